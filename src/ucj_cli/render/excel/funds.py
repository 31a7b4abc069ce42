"""The sheet of funds: what each has in a year, what it needs on the road, and what it lacks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ucj_cli.render.excel.book import NONE
from ucj_cli.render.excel.payers import need_formula, need_of, shortfall_formula

if TYPE_CHECKING:
    from ucj_cli.answers.base import Payer
    from ucj_cli.render.excel.book import Sheet, Value
    from ucj_cli.render.excel.layout import Layout
    from ucj_cli.render.excel.model import Model


def write_funds(sheet: Sheet, layout: Layout, model: Model) -> None:
    """Write the sheet."""
    table = layout.funds
    sheet.title("funds.title", "funds.remark")
    sheet.text(table.top - 1, 0, "", "head")
    sheet.say(table.top, 0, "column.year", "head")
    on_road = {year.year: n for n, year in enumerate(model.told)}
    for payer in model.payers:
        _heading(sheet, layout, model, payer)
        for i, year in enumerate(model.years_of_funds):
            sheet.number(table.row(i), 0, year, "year")
            if payer in model.funds:
                sheet.given(
                    table.row(i), table.column(("ceiling", payer)), model.funds[payer].ceiling.get(year), "rupiah"
                )
            _need(sheet, layout, model, payer, (i, on_road.get(year)))
        _sum(sheet, layout, model, payer)
    sheet.say(table.end, 0, "all_years", "text.sum", first=model.asked[0].year, last=model.asked[-1].year)
    _sources(sheet, layout, model)
    sheet.widths((0, 0, 26), (1, len(table.columns), 19))
    sheet.freeze(table.row(0), (table.top - 1, table.top))


def _heading(sheet: Sheet, layout: Layout, model: Model, payer: str) -> None:
    """The payer's name over its columns."""
    table, name = layout.funds, model.report.details.payer_names[payer]
    parts = ("ceiling", "need", "shortfall") if payer in model.funds else ("need",)
    sheet.over(table.top - 1, table.column((parts[0], payer)), table.column((parts[-1], payer)), name)
    for part in parts:
        column = table.column((part, payer))
        sheet.say(table.top, column, f"column.{part}", "head")
        if part == "ceiling":
            sheet.accept((table.row(0), column), (table.end - 1, column), "rupiah")


def _need(sheet: Sheet, layout: Layout, model: Model, payer: str, line: tuple[int, int | None]) -> None:
    """A payer's need and shortfall in the year of a line; a dash where the road does not lead through it."""
    table, here, (i, n) = layout.funds, sheet.name, line
    row, fund = table.row(i), payer in model.funds
    if n is None:
        for part in ("need", "shortfall")[: 1 + fund]:
            sheet.text(row, table.column((part, payer)), NONE, "rupiah")
        return
    payers, unknown = model.told[n].payers, model.lang.text("unknown")
    need = need_formula(layout, model, payer, layout.blocks[n], here)
    sheet.formula(row, table.column(("need", payer)), need, need_of(payers, payer), "rupiah")
    if fund:
        formula = shortfall_formula(table.at(("need", payer), i, here), table.at(("ceiling", payer), i, here), unknown)
        answer = next(each for each in payers if each.id == payer)
        sheet.formula(row, table.column(("shortfall", payer)), formula, _known(answer, unknown), "rupiah.strong")


def _known(payer: Payer, unknown: str) -> Value:
    return unknown if payer.shortfall is None else payer.shortfall


def _sum(sheet: Sheet, layout: Layout, model: Model, payer: str) -> None:
    """The sums of the years asked for; a shortfall is unknown if that of any year is."""
    table, here, unknown = layout.funds, sheet.name, model.lang.text("unknown")
    lines = [model.years_of_funds.index(year.year) for year in model.asked]
    totals = {total.id: total for total in model.report.roadmap.totals.payers}
    need = table.block(("need", payer), ("need", payer), lines[0], lines[-1], here)
    value = totals[payer].need if payer in totals else 0
    sheet.formula(table.end, table.column(("need", payer)), f"SUM({need})", value, "rupiah.sum")
    if payer in model.funds:
        sheet.text(table.end, table.column(("ceiling", payer)), "", "text.sum")
        cells = table.block(("shortfall", payer), ("shortfall", payer), lines[0], lines[-1], here)
        formula = f'IF(COUNT({cells})={len(lines)},SUM({cells}),"{unknown}")'
        shortfall = totals[payer].shortfall
        column = table.column(("shortfall", payer))
        sheet.formula(table.end, column, formula, unknown if shortfall is None else shortfall, "rupiah.sum")


def _sources(sheet: Sheet, layout: Layout, model: Model) -> None:
    row = layout.funds.end + 2
    sheet.say(row, 0, "sources", "subtitle")
    for i, (name, fund) in enumerate(model.funds.items(), row + 1):
        sheet.text(i, 0, model.report.details.payer_names[name])
        sheet.text(i, 1, fund.source or model.lang.text("no_source"), "bare")
