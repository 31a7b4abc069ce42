"""How far long work is: on standard error, and only where that is a terminal."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ucj_cli.i18n import Locale

Item = TypeVar("Item")

FEW = 5
"""So many items are done before anybody could read a bar."""


def with_progress(items: Sequence[Item], locale: Locale, *, quiet: bool) -> Iterable[Item]:
    """*items*, with a bar that follows them; it is gone when they are done."""
    if quiet or len(items) <= FEW or not sys.stderr.isatty():
        return items
    from rich.console import Console
    from rich.progress import track

    return track(items, locale.text("progress"), console=Console(stderr=True), transient=True)
