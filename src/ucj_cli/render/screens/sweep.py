"""The screens of ``ucj sweep``: its rows as in the CSV, their quantiles, and a picture of what each input moves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ucj_cli.i18n.visible import visible
from ucj_cli.render.page import Column, Page, Remark, Row, Table
from ucj_cli.render.rows import MOST_SHOWN
from ucj_cli.render.screens.inputs import written
from ucj_cli.render.screens.parts import MONEY_SIGNS, Field, Shortfall, columns_of, row_of, sign_remarks, signed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from ucj_cli.answers.sweep import Sweep, Swing
    from ucj_cli.i18n import Locale

DROPPABLE = {
    **dict.fromkeys(("workforce", "participants_needed", "missing_at_start"), 2),
    **dict.fromkeys(("budget_new", "budget_total"), 3),
    "target_percent": 4,
}
WIDTH = 30
"""The cells of the picture: from the least public money of all to the most."""


def sweep_page(answer: Sweep, locale: Locale) -> Page:
    """Show the combinations, of very many the first."""
    rows = answer.rows()
    remarks = list(_remarks(rows, locale))
    if len(rows) > MOST_SHOWN:
        remarks.append(Remark(locale.text("label.know"), locale.text("sweep.more", rows=MOST_SHOWN)))
    return _page("sweep.title", rows[:MOST_SHOWN], remarks, locale)


def quantiles_page(rows: Sequence[Mapping[str, Any]], locale: Locale) -> Page:
    """Show the quantiles of each year."""
    told = Remark(locale.text("label.know"), locale.text("quantiles.told"))
    return _page("quantiles.title", rows, (told, *_remarks(rows, locale)), locale)


def _page(title: str, rows: Sequence[Mapping[str, Any]], remarks: Iterable[Remark], locale: Locale) -> Page:
    """Show *rows*; the columns are called as in the CSV, because inputs are."""
    columns = tuple(Column(visible(name), droppable=_rank(name)) for name in (rows[0] if rows else ()))
    lines = tuple(Row(tuple(_cell(name, row, locale) for name in row)) for row in rows)
    return Page(
        title=locale.text(title),
        tables=(Table(columns, lines),) if rows else (),
        remarks=tuple(remarks),
    )


def _rank(name: str) -> int:
    """Return when a narrow terminal leaves a column out; never an input, the year, or what is asked of a year."""
    if name.startswith(("need_", "shortfall_")):  # of a fund; and whether the sum is known, which its cell says too
        return 1
    return DROPPABLE.get(name, 0)


def _cell(name: str, row: Mapping[str, Any], locale: Locale) -> str:
    value = row[name]
    if value is None:
        return locale.text("unknown")
    if name == "shortfall":
        return Shortfall(value, unknown=not row["shortfall_known"]).cell(locale)
    return str(value) if name == "year" else written(value, locale)


def _remarks(rows: Sequence[Mapping[str, Any]], locale: Locale) -> Iterator[Remark]:
    yield from sign_remarks(locale, *MONEY_SIGNS)
    if any(row.get("price_assumed") for row in rows):
        yield _assumed(locale)


def _assumed(locale: Locale) -> Remark:
    return Remark(locale.text("label.know"), locale.text("prices_assumed"))


def tornado_page(swings: Sequence[Swing], locale: Locale) -> Page:
    """Show what each input moves between its ends, in a table, and public money as bars."""
    money = [rupiah for swing in swings for rupiah in (swing.budget_public_low, swing.budget_public_high)]

    def drawn(swing: Swing, _: Locale) -> str:
        return _bar(swing.budget_public_low, swing.budget_public_high, min(money), max(money))

    bars = Remark(locale.text("label.know"), locale.text("tornado.bars"), sign="█")
    return Page(
        title=locale.text("tornado.title"),
        tables=(swings_table(swings, locale, Field("moves_between", drawn, number=False, droppable=1, drawn=True)),),
        remarks=(*tornado_remarks(swings, locale), bars),
    )


def swings_table(swings: Sequence[Swing], locale: Locale, *picture: Field, last: Sequence[Field] = ()) -> Table:
    """List the inputs, their ends, and what they move; a *picture* stands between, and the *last* columns behind."""
    fields = (
        Field("input", lambda swing, _: visible(swing.path), number=False),
        Field("from", lambda swing, locale: written(swing.low, locale)),
        Field("to", lambda swing, locale: written(swing.high, locale)),
        *picture,
        Field("moves_public", lambda swing, locale: signed(swing.budget_public_high - swing.budget_public_low, locale)),
        Field("moves_short", _moves_short),
        Field("moves_funded", _moves_funded, droppable=2),
        *last,
    )
    return Table(columns_of(fields, locale), tuple(row_of(fields, swing, locale) for swing in swings))


def _moves_funded(swing: Swing, locale: Locale) -> str:
    return signed(swing.funded_percent_high - swing.funded_percent_low, locale)


def _moves_short(swing: Swing, locale: Locale) -> str:
    """Write how the known shortfall moves; that there is more to it where a ceiling is unknown."""
    moved = swing.shortfall_high - swing.shortfall_low
    known = signed(moved, locale) if moved or swing.shortfall_known else ""
    return known if swing.shortfall_known else f"{known}?" if not known else f"{known} + ?"


def tornado_remarks(swings: Sequence[Swing], locale: Locale) -> Iterator[Remark]:
    """Say what the figures are, and whether prices are assumed."""
    yield Remark(locale.text("label.know"), locale.text("tornado.told"))
    yield Remark(locale.text("label.know"), locale.text("tornado.unknown"), sign="?")
    if any(swing.price_assumed for swing in swings):
        yield _assumed(locale)


def _bar(low: int, high: int, least: int, most: int) -> str:
    """Draw where public money lies between the least of all and the most: the end of the higher value is full."""
    span = max(1, most - least)
    places = [(rupiah - least) * (WIDTH - 1) // span for rupiah in (low, high)]
    first, last = min(places), max(places)
    bar = ["░"] * (last - first + 1)
    bar[places[1] - first] = "█"
    return " " * first + "".join(bar)
