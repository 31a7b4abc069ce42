"""Who pays in a year, and what no fund covers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ucj_cli.render.excel.book import NONE
from ucj_cli.render.excel.cells import looked_up

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ucj_cli.answers.base import Payer
    from ucj_cli.render.excel.book import Sheet
    from ucj_cli.render.excel.layout import Layout, Pair
    from ucj_cli.render.excel.model import Model


def need_formula(layout: Layout, model: Model, payer: str, block: Pair, here: str) -> str:
    """The formula of what a payer has to find for all people in a year's *block* of groups."""
    people = f"({block.steps.all('existing', here)}+{block.told.all('new', here)})"
    if payer == "worker":  # wage earners' own share, whoever pays the rest
        return f"SUMPRODUCT({people}*{block.steps.all('worker_price', here)})"
    theirs = f"({layout.groups.steps.all('payer_number', here)}={model.payers.index(payer) + 1})"
    return f"SUMPRODUCT({theirs}*{people}*{block.steps.all('payer_price', here)})"


def shortfall_formula(need: str, ceiling: str, unknown: str) -> str:
    """The formula of what a fund lacks: unknown without a ceiling, which is neither nothing nor no end."""
    return f'IF(ISNUMBER({ceiling}),MAX(0,{need}-{ceiling}),"{unknown}")'


def need_of(payers: Sequence[Payer], payer: str) -> int:
    """What a payer has to find, by the answer; nothing where it is not listed."""
    return next((each.need for each in payers if each.id == payer), 0)


def write_payers(sheet: Sheet, layout: Layout, model: Model) -> None:
    """Write the payers of the chosen year: need, ceiling, shortfall; and public money together."""
    table, payers = layout.payers, model.report.gap.payers
    sheet.say(table.top - 1, 0, "year.payers", "subtitle")
    sheet.headings(table.top, 0, map(str, table.columns))
    for i, payer in enumerate(model.payers):
        row = table.row(i)
        sheet.text(row, 0, model.report.details.payer_names[payer])
        sheet.say(row, 1, f"kind.{model.funds[payer].kind if payer in model.funds else payer}")
        need = need_formula(layout, model, payer, layout.year, sheet.name)
        sheet.formula(row, 2, need, need_of(payers, payer), "rupiah")
        if payer in model.funds:
            _fund(sheet, layout, next(each for each in payers if each.id == payer), i)
        else:
            sheet.text(row, 3, NONE, "rupiah")
            sheet.text(row, 4, NONE, "rupiah")
    row = table.end
    sheet.say(row, 0, "public", "text.sum")
    sheet.text(row, 1, "", "text.sum")
    public = layout.year.told.all("public", sheet.name)
    sheet.formula(row, 2, f"SUM({public})", model.report.gap.budget.public, "rupiah.sum")


def _fund(sheet: Sheet, layout: Layout, payer: Payer, i: int) -> None:
    table, here, unknown = layout.payers, sheet.name, sheet.book.lang.text("unknown")
    years, chosen = layout.funds.all("year", here), layout.figure("year", here)
    found = looked_up(layout.funds.all(("ceiling", payer.id), here), years, chosen)
    ceiling = unknown if payer.ceiling is None else payer.ceiling
    sheet.formula(table.row(i), 3, f'IF(ISNUMBER({found}),{found},"{unknown}")', ceiling, "rupiah")
    lacks = shortfall_formula(table.at("need", i, here), table.at("ceiling", i, here), unknown)
    shortfall = unknown if payer.shortfall is None else payer.shortfall
    sheet.formula(table.row(i), 4, lacks, shortfall, "rupiah.strong")
