"""Notes as remarks under a page: what is short stands out, the rest is to be known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ucj_cli.render.page import Remark

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ucj_cli.answers.base import Note
    from ucj_cli.i18n import Locale

SHORT = ("fund_short", "afford_short", "afford_drops")
"""Notes that say that money is missing."""


def remark(note: Note, locale: Locale) -> Remark:
    """One note, labelled by what it says."""
    if note.code in SHORT:
        return Remark(locale.text("label.short"), note.text, "bad")
    return Remark(locale.text("label.know"), note.text)


def remarks(notes: Iterable[Note], locale: Locale) -> tuple[Remark, ...]:
    """All notes, in their order."""
    return tuple(remark(note, locale) for note in notes)
