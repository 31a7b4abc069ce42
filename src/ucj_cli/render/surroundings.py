"""What standard output is, as `ucj doctor` tells it: by what the screens themselves go by."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Literal

from ucj_cli.answers.doctor import Screen
from ucj_cli.render.output import on_terminal
from ucj_cli.render.streams import wish
from ucj_cli.render.terminal import terminal

if TYPE_CHECKING:
    from rich.console import Console


def screen() -> Screen:
    """Look at standard output."""
    encoding = getattr(sys.stdout, "encoding", None) or "?"
    if not on_terminal():
        return Screen(encoding=encoding, width=None, colours=None, because="no_terminal")
    console = terminal()
    because = _because(console)
    colours = console.color_system if because in ("terminal", "FORCE_COLOR") and not console.no_color else None
    return Screen(encoding=encoding, width=console.width, colours=colours, because=because)


def _because(console: Console) -> Literal["terminal", "NO_COLOR", "FORCE_COLOR", "TERM"]:
    """Return what decides about colours on a screen that is drawn."""
    if console.no_color:
        return "FORCE_COLOR" if wish("FORCE_COLOR") is False else "NO_COLOR"
    if console.color_system is None:
        return "TERM"
    return "terminal" if sys.stdout.isatty() else "FORCE_COLOR"
