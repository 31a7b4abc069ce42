"""The screen of ``ucj sweep``: its rows, as they are in the CSV."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ucj_cli.language.visible import visible
from ucj_cli.show.page import Column, Page, Row, Table

if TYPE_CHECKING:
    from ucj_cli.answers.sweep import Sweep
    from ucj_cli.language import Language


def page(answer: Sweep, lang: Language) -> Page:
    """All combinations as a page; the columns are called as in the CSV, because inputs are."""
    rows = answer.rows()
    columns = tuple(Column(visible(name)) for name in (rows[0] if rows else ()))
    lines = (Row(tuple(_cell(value, lang) for value in row.values())) for row in rows)
    return Page(title=lang.say("sweep.title"), tables=(Table(columns, tuple(lines)),) if rows else ())


def _cell(value: object, lang: Language) -> str:
    if value is None:
        return lang.say("unknown")
    return lang.number(value) if isinstance(value, int) else visible(str(value))
