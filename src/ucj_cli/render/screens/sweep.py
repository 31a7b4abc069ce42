"""The screen of ``ucj sweep``: its rows, as they are in the CSV."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ucj_cli.i18n.visible import visible
from ucj_cli.render.page import Column, Page, Row, Table

if TYPE_CHECKING:
    from ucj_cli.answers.compare import Sweep
    from ucj_cli.i18n import Locale


def page(answer: Sweep, locale: Locale) -> Page:
    """All combinations as a page; the columns are called as in the CSV, because inputs are."""
    rows = answer.rows()
    columns = tuple(Column(visible(name)) for name in (rows[0] if rows else ()))
    lines = (Row(tuple(_cell(name, value, locale) for name, value in row.items())) for row in rows)
    return Page(title=locale.text("sweep.title"), tables=(Table(columns, tuple(lines)),) if rows else ())


def _cell(name: str, value: object, locale: Locale) -> str:
    if value is None:
        return locale.text("unknown")
    if isinstance(value, int) and name != "year":
        return locale.number(value)
    return visible(str(value))
