"""The sheet of rates: the law, whose amounts are inputs; below it stand the prices that follow from it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from ucj_cli.render.excel.book import NONE, share
from ucj_cli.render.excel.layout import band_table, ceiling_table
from ucj_cli.render.screens.rates import conditions

if TYPE_CHECKING:
    from ucj_cli.law.month import Month
    from ucj_cli.law.tables import RateRow
    from ucj_cli.render.excel.book import Sheet
    from ucj_cli.render.excel.layout import Layout
    from ucj_cli.render.excel.model import Model


def write_rates(sheet: Sheet, layout: Layout, model: Model) -> None:
    """Write the sheet's upper part: rows of the law, bands, ceilings."""
    rates = layout.rates
    sheet.title("rates.title", "rates.remark")
    sheet.headings(rates.top, 0, map(str, rates.columns))
    for i, row in enumerate(model.law.rows):
        _row(sheet, layout, model, row, i)
    _bands(sheet, model)
    _ceilings(sheet, model)
    sheet.widths((0, 0, 30), (1, 1, 14), (2, 2, 22), (3, len(model.years) + 2, 12))
    sheet.freeze(rates.row(0))


def _row(sheet: Sheet, layout: Layout, model: Model, row: RateRow, i: int) -> None:
    lang, line = model.lang, layout.rates.row(i)
    texts = {
        "segment": lang.text(f"segment.{row.segment}"),
        "programme": row.programme.upper(),
        "base": lang.text(f"base.{row.base or 'flat'}"),
        "owed_by": lang.text(f"owed.{row.payer}"),
    }
    for key, text in texts.items():
        sheet.text(line, layout.rates.column(key), text)
    decided = "; ".join((*conditions(row.conditions, lang), row.regulation, lang.text(f"verified.{row.verified}")))
    sheet.text(line, layout.rates.column("regulation"), decided, "bare")
    column = layout.rates.column("rate")
    if row.rupiah is None:
        sheet.given(line, column, share(row.percent or 0), "rate")
        sheet.accept((line, column), (line, column), "percent")
    else:
        sheet.given(line, column, row.rupiah, "rupiah")
        sheet.accept((line, column), (line, column), "wage")
    _month(sheet, line, layout.rates.column("from_month"), row.start)
    _month(sheet, line, layout.rates.column("to_month"), row.end)


def _bands(sheet: Sheet, model: Model) -> None:
    """The bands of every table, one below the other; a table is found by its place."""
    table = band_table(sheet.name, model.law)
    sheet.say(table.top - 1, 0, "bands.title", "subtitle")
    sheet.headings(table.top, table.left, map(str, table.columns))
    bands = [band for tables in model.law.bands for band in tables.bands.items()]
    for i, (income_from, base) in enumerate(bands):
        sheet.number(table.row(i), 0, income_from, "rupiah")
        sheet.given(table.row(i), 1, base, "rupiah")
    sheet.accept((table.row(0), 1), (table.end - 1, 1), "wage")


def _ceilings(sheet: Sheet, model: Model) -> None:
    table = ceiling_table(sheet.name, model.law)
    sheet.say(table.top - 1, table.left, "ceilings.title", "subtitle")
    sheet.headings(table.top, table.left, map(str, table.columns))
    for i, ceiling in enumerate(model.law.ceilings):
        _month(sheet, table.row(i), table.left, ceiling.start)
        _month(sheet, table.row(i), table.left + 1, ceiling.end)
        sheet.given(table.row(i), table.left + 2, ceiling.rupiah, "rupiah")
    sheet.accept((table.row(0), table.left + 2), (table.end - 1, table.left + 2), "wage")


def _month(sheet: Sheet, row: int, column: int, month: Month | None) -> None:
    if month is None:
        sheet.text(row, column, NONE)
    else:
        sheet.day(row, column, date(month.year, month.number, 1), "month")
