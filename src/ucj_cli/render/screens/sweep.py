"""The screens of what a sweep comes to: its quantiles by year, and what each input moves, with a picture."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ucj_cli.i18n.visible import visible
from ucj_cli.render.page import Column, Page, Remark, Row, Table
from ucj_cli.render.screens.inputs import written
from ucj_cli.render.screens.parts import signed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ucj_cli.answers.sweep import Swing
    from ucj_cli.i18n import Locale

WIDTH = 30
"""The cells of the picture: from the least public money of all to the most."""


def quantiles_page(rows: Sequence[Mapping[str, Any]], locale: Locale) -> Page:
    """Show the quantiles; the columns are called as in the CSV."""
    columns = tuple(Column(name) for name in (rows[0] if rows else ()))
    lines = (Row(tuple(_cell(name, value, locale) for name, value in row.items())) for row in rows)
    return Page(
        title=locale.text("quantiles.title"),
        tables=(Table(columns, tuple(lines)),) if rows else (),
        remarks=(Remark(locale.text("label.know"), locale.text("quantiles.told")),),
    )


def _cell(name: str, value: object, locale: Locale) -> str:
    if value is None:
        return locale.text("unknown")
    return str(value) if name == "year" else written(value, locale)


def tornado_page(swings: Sequence[Swing], locale: Locale) -> Page:
    """Show what each input moves between its ends, in a table, and public money as bars."""
    heads = ("from", "to", "picture", "public", "shortfall", "funded")
    columns = (
        Column(locale.text("tornado.path"), number=False),
        *(Column(locale.text(f"tornado.{head}"), number=head != "picture") for head in heads),
    )
    money = [rupiah for swing in swings for rupiah in (swing.budget_public_low, swing.budget_public_high)]
    rows = tuple(Row(_swing(swing, min(money), max(money), locale)) for swing in swings)
    return Page(
        title=locale.text("tornado.title"),
        tables=(Table(columns, rows),),
        remarks=(Remark(locale.text("label.know"), locale.text("tornado.told")),),
    )


def _swing(swing: Swing, least: int, most: int, locale: Locale) -> tuple[str, ...]:
    return (
        visible(swing.path),
        written(swing.low, locale),
        written(swing.high, locale),
        _bar(swing.budget_public_low, swing.budget_public_high, least, most),
        signed(swing.budget_public_high - swing.budget_public_low, locale),
        signed(swing.shortfall_high - swing.shortfall_low, locale),
        signed(swing.funded_percent_high - swing.funded_percent_low, locale),
    )


def _bar(low: int, high: int, least: int, most: int) -> str:
    """Draw where public money lies between the least of all and the most: the end of the higher value is full."""
    span = max(1, most - least)
    places = [(rupiah - least) * (WIDTH - 1) // span for rupiah in (low, high)]
    first, last = min(places), max(places)
    bar = ["░"] * (last - first + 1)
    bar[places[1] - first] = "█"
    return " " * first + "".join(bar)
