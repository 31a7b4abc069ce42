"""What one person owes: in a month of each period, by programme; and in each year, by who bears it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from ucj_cli.engine.unit_cost import paid_terms, unit_cost_in
from ucj_cli.render.excel.cells import half_up_share
from ucj_cli.render.excel.law import table_in
from ucj_cli.render.excel.layout import band_table, ceiling_table, owed_table

if TYPE_CHECKING:
    from ucj_cli.law.contribution import Bearer
    from ucj_cli.render.excel.book import Sheet
    from ucj_cli.render.excel.cells import Table
    from ucj_cli.render.excel.law import Owed
    from ucj_cli.render.excel.layout import Layout
    from ucj_cli.render.excel.model import Model

MONTHS_PAID = (
    "({to}>={year}*12+{first})*({begin}<={year}*12+{last})"
    "*(1+{to}-({to}>{year}*12+{last})*({to}-{year}*12-{last})-{begin}-({begin}<{year}*12+{first})*({year}*12+{first}-{begin}))"
)
"""How many of a period's months are paid in a year, period by period: from the later beginning to the earlier end.
Months are numbered through: year x 12 + month."""


def write_prices(sheet: Sheet, layout: Layout, model: Model) -> None:
    """Write the sheet's lower part."""
    table = owed_table(sheet.name, model.law)
    sheet.say(table.top - 4, 0, "monthly.title", "subtitle")
    _periods(sheet, model, table)
    for i, owed in enumerate(model.law.owed):
        sheet.text(table.row(i), 0, model.names[owed.group])
        sheet.text(table.row(i), 1, owed.programme.upper())
        sheet.say(table.row(i), 2, f"bearer.{owed.bearer}")
        for n, rupiah in enumerate(owed.rupiah):
            formula = _monthly(sheet, layout, model, owed, n)
            if formula:
                sheet.formula(table.row(i), table.column(n), formula, rupiah, "rupiah")
            else:
                sheet.number(table.row(i), table.column(n), 0, "rupiah")
    _yearly(sheet, layout, model, layout.payer_price, "payer")
    if "worker" in model.payers:
        _yearly(sheet, layout, model, layout.worker_price, "worker")


def _periods(sheet: Sheet, model: Model, table: Table) -> None:
    """The first and last month of each period, and their numbers above them."""
    sheet.headings(table.top, 0, ("group", "programme", "owed_by"))
    for n, period in enumerate(model.law.periods):
        for above, month, style in ((1, period.first, "head.month"), (0, period.last, "head.month")):
            column, row = table.column(n), table.top - above
            sheet.day(row, column, date(month.year, month.number, 1), style)
            sheet.number(row - 2, column, month.year * 12 + month.number, "plain.step")


def _monthly(sheet: Sheet, layout: Layout, model: Model, owed: Owed, n: int) -> str | None:
    """The formula of one part in a month of period *n*; each is rounded half-up before anything is added."""
    row, month = owed.rows[n], model.law.periods[n].first
    if row is None:
        return None
    here, law = sheet.name, model.law
    rate = layout.rates.at("rate", next(i for i, each in enumerate(law.rows) if each is row), here)
    earns = layout.groups.told.at("earns", owed.group, here)
    if row.base is None:
        return rate
    if row.base in ("income_band", "lowest_band"):
        bands, at = band_table(here, law), table_in(law.bands, month)
        first = sum(len(table.bands) for table in law.bands[:at])
        last = first + len(law.bands[at].bands) - 1
        lowest = bands.at("band_base", first, here)
        found = f"VLOOKUP({earns},{bands.block('income_from', 'band_base', first, last, here)},2,TRUE)"
        return half_up_share(rate, found if row.base == "income_band" else lowest)
    if row.base == "wage_to_ceiling":
        earns = f"MIN({earns},{ceiling_table(here, law).at('wage_ceiling', table_in(law.ceilings, month), here)})"
    return half_up_share(rate, earns)


def _yearly(sheet: Sheet, layout: Layout, model: Model, table: Table, bearer: Bearer) -> None:
    """The price of one person in each year: the months paid in each period x what a month of it costs."""
    here, groups = sheet.name, layout.groups.told
    sheet.say(table.top - 1, 0, f"yearly.{bearer}", "subtitle")
    sheet.headings(table.top, 0, ("group", "by"))
    monthly, periods = owed_table(here, model.law), len(model.law.periods) - 1
    for year in model.years:
        sheet.number(table.top, table.column(year), year, "head.year")
    for i, group in enumerate(model.groups):
        sheet.text(table.row(i), 0, model.names[i])
        sheet.text(table.row(i), 1, "")
        parts = model.law.owed_by(i, bearer)
        names = {"first": groups.at("first_month", i, here), "last": groups.at("last_month", i, here)}
        for year in model.years:
            row, column = table.row(i), table.column(year)
            if not parts:
                sheet.number(row, column, 0, "rupiah")
                continue
            price = unit_cost_in(paid_terms(group, model.funds), year)
            amounts = monthly.block(0, periods, parts[0], parts[-1], here)
            months = MONTHS_PAID.format(
                begin=monthly.block(0, periods, -4, -4, here),
                to=monthly.block(0, periods, -3, -3, here),
                year=table.at(year, -1, here),
                **names,
            )
            value = price.payer if bearer == "payer" else price.worker
            sheet.formula(row, column, f"SUMPRODUCT({amounts}*{months})", value, "rupiah")
