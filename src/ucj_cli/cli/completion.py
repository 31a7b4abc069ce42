"""``ucj completion SHELL``: the script that completes what is typed in a shell, and what that script asks for."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Annotated

import typer

from ucj_cli.cli import options as opt
from ucj_cli.cli.options import help_text
from ucj_cli.errors import UsageError
from ucj_cli.i18n.visible import quoted, visible

SCRIPTS = {"bash": "ucj.bash", "zsh": "_ucj", "fish": "ucj.fish", "powershell": "ucj.ps1"}
"""By shell: the script, under the name that the shell looks for."""

SHELL = Annotated[str, typer.Argument(metavar="SHELL", help=help_text("completion.shell"))]
# What the scripts ask: which words may stand in place of WORD, after the words BEFORE. An option joined to its value,
# because PowerShell leaves empty arguments out.
WORD = Annotated[str | None, typer.Option("--word", hidden=True)]
BEFORE = Annotated[list[str] | None, typer.Argument(metavar="[WORDS]...", hidden=True)]


def completion(shell: SHELL, before: BEFORE = None, word: WORD = None, lang: opt.LANG = None) -> None:  # noqa: ARG001
    """Write the script of a shell, or answer it."""
    from ucj_cli.render.output import write_data
    from ucj_cli.yamldoc.findings import nearest

    if shell not in SCRIPTS:
        facts = {"nearest": nearest(shell, list(SCRIPTS)), "allowed": ", ".join(SCRIPTS)}
        raise UsageError("shell_unknown", value=quoted(shell), **facts)
    if word is None:
        text = (Path(__file__).parent / "shells" / SCRIPTS[shell]).read_text("utf-8")
    else:
        text = "".join(f"{line}\n" for line in _lines(before or [], word))
    write_data(text, None, force=False)


def _lines(before: list[str], word: str) -> list[str]:
    """List what may stand in place of *word*: each whole, a tab, and what it is; a tab alone where no file may.

    Whoever presses a key wants no report of what is wrong with what is not typed yet: then nothing is offered.
    """
    from ucj_cli.cli.completing import offered

    lines: list[str] = []
    with suppress(Exception):  # what came before stands
        lines.extend(f"{visible(offer.text)}\t{visible(offer.about)}" for offer in offered(before, word))
    return lines
