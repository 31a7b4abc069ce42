"""Notes as remarks under a page: what is short stands out, the rest is to be known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ucj_cli.show.page import Remark

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ucj_cli.answers.common import Note
    from ucj_cli.language import Language

SHORT = ("fund_short", "afford_short", "afford_drops")
"""Notes that say that money is missing."""


def remark(note: Note, lang: Language) -> Remark:
    """One note, labelled by what it says."""
    if note.code in SHORT:
        return Remark(lang.say("label.short"), note.text, "bad")
    return Remark(lang.say("label.know"), note.text)


def remarks(notes: Iterable[Note], lang: Language) -> tuple[Remark, ...]:
    """All notes, in their order."""
    return tuple(remark(note, lang) for note in notes)
