"""The sheet of rates: the law, whose amounts are inputs; what one person owes by it, in a month and in a year."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from ucj_cli.engine.unit_cost import unit_cost_in
from ucj_cli.law.tables import is_in_force
from ucj_cli.render.excel.book import NONE, share
from ucj_cli.render.excel.column import Column, table_of, write_table
from ucj_cli.render.excel.table import TOP, Table, half_up_share, numbered
from ucj_cli.render.screens.reference import conditions

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ucj_cli.i18n import Locale
    from ucj_cli.law.contribution import Bearer
    from ucj_cli.law.month import Month
    from ucj_cli.law.tables import Bands, Ceiling, RateRow
    from ucj_cli.render.excel.book import Sheet
    from ucj_cli.render.excel.law import Owed
    from ucj_cli.render.excel.model import Model
    from ucj_cli.render.excel.table import Layout

REGULATION, REGULATION_WIDTH = (7, 10), 52
"""From which column to which the words of a row of the law stand, and how many letters wide that is."""
_MONTHS_PAID = (
    "({first}<={last})*({to}>={year}*12+{first})*({begin}<={year}*12+{last})"
    "*(1+{to}-({to}>{year}*12+{last})*({to}-{year}*12-{last})-{begin}-({begin}<{year}*12+{first})*({year}*12+{first}-{begin}))"
)
"""How many of a period's months are paid in a year, period by period: from the later beginning to the earlier end.
Months are numbered through: year x 12 + month."""


class Price(NamedTuple):
    """A table of what one person costs in each year: borne by whom, of those who are there or of those who are new."""

    key: str
    bearer: Bearer
    is_new: bool

    def is_written(self, model: Model) -> bool:
        """Whether anybody bears it."""
        return self.bearer == "payer" or "worker" in model.payers

    def table(self, layout: Layout) -> Table:
        """Return where it stands."""
        table: Table = getattr(layout, f"{self.key}_price")
        return table


PRICES = (
    Price("payer", "payer", False),
    Price("worker", "worker", False),
    Price("payer_new", "payer", True),
    Price("worker_new", "worker", True),
)

_BANDS: list[Column[tuple[int, int]]] = [
    Column("income_from", value=lambda band: band[0], style="rupiah"),
    Column("band_base", value=lambda band: band[1], style="rupiah", accepts="wage"),
]
_CEILINGS: list[Column[Ceiling]] = [
    Column("from_month", value=lambda ceiling: _first_day(ceiling.start), style="month"),
    Column("to_month", "", lambda row: _first_day(row.end), lambda row: "month" if row.end else "text"),
    Column("wage_ceiling", value=lambda ceiling: ceiling.rupiah, style="rupiah", accepts="wage"),
]


def _rate_columns(locale: Locale) -> list[Column[RateRow]]:
    return [
        Column("segment", value=lambda row: locale.text(f"segment.{row.segment}"), style="text"),
        Column("programme", value=lambda row: row.programme.upper(), style="text"),
        Column("base", value=lambda row: locale.text(f"base.{_base(row)}"), style="text"),
        Column(
            "rate",
            value=lambda row: share(row.percent or 0) if row.rupiah is None else row.rupiah,
            style=lambda row: "rate" if row.rupiah is None else "rupiah",
            accepts=lambda row: "percent" if row.rupiah is None else "wage",
        ),
        Column("from_month", value=lambda row: _first_day(row.start), style="month"),
        Column("to_month", value=lambda row: _first_day(row.end), style=lambda row: "month" if row.end else "text"),
        Column("owed_by", value=lambda row: locale.text(f"owed.{row.payer}"), style="text"),
    ]


def _base(row: RateRow) -> str:
    """Return what a row is a percentage of; rupiah that a plan assumes are flat, whatever base the law has there."""
    return "flat" if row.rupiah is not None or row.base is None else row.base


def _write_regulations(sheet: Sheet, table: Table, model: Model) -> None:
    """Write beside each row of the law when it holds, and where that was read: over several columns, in lines."""
    sheet.over(table.top, *REGULATION, model.text("column.regulation"))
    for row, law in enumerate(model.law.rows, table.row(0)):
        verified = model.locale.text(f"verified.{law.verified}")
        words = "; ".join(filter(None, (*conditions(dict(law.conditions), model.locale), law.regulation, verified)))
        sheet.lines(row, *REGULATION, words, REGULATION_WIDTH)


def _first_day(month: Month | None) -> date | str:
    return NONE if month is None else date(month.year, month.number, 1)


def amounts(layout: Layout, model: Model, find: Callable[[Table], str]) -> dict[str, str]:
    """Return the formulas of what a person costs a payer and a worker, which *find* gives for each table of prices."""
    return {f"{price.key}_amount": find(price.table(layout)) if price.is_written(model) else "0" for price in PRICES}


def rates_tables(model: Model) -> tuple[Table, Table, Table, Table, Table, Table, Table, Table]:
    """Lay out the law; below it its bands and ceilings, beside each other, and the amounts of a month and of a year."""
    sheet, law, many = model.text("rates"), model.law, len(model.groups)
    rates = table_of(sheet, TOP, _rate_columns(model.locale), len(law.rows))
    # A line for each band; tables that follow each other in time stand below
    bands = table_of(sheet, rates.end + 3, _BANDS, sum(len(table.bands) for table in law.bands))
    ceilings = Table(
        sheet, bands.top, len(law.ceilings), numbered((column.key for column in _CEILINGS), len(bands.columns) + 2)
    )
    below = max(bands.end, ceilings.end) + 6
    owed = Table(sheet, below, len(law.owed), numbered(("group", "programme", "owed_by", *range(len(law.periods)))))
    columns = numbered(("group", "by", *model.years))
    first, second, third, fourth = (
        Table(sheet, owed.end + 3 + n * (many + 3), many, columns) for n in range(len(PRICES))
    )
    return rates, bands, ceilings, owed, first, second, third, fourth


def write_rates(sheet: Sheet, layout: Layout, model: Model) -> None:
    """Write the sheet."""
    law = model.law
    sheet.title("rates")
    sheet.widths(
        (0, 0, 30),
        (1, 1, 14),
        (2, 2, 20),
        (3, 5, 11),
        (6, 6, 14),
        (7, max(len(model.years) + 1, len(law.periods) + 2, REGULATION[1]), 11),
    )
    write_table(sheet, layout.rates, _rate_columns(model.locale), law.rows)
    _write_regulations(sheet, layout.rates, model)
    sheet.text(layout.bands.top - 1, 0, "bands.title", "subtitle")
    write_table(sheet, layout.bands, _BANDS, [band for table in law.bands for band in table.bands.items()])
    sheet.text(layout.ceilings.top - 1, layout.ceilings.columns["from_month"], "ceilings.title", "subtitle")
    write_table(sheet, layout.ceilings, _CEILINGS, law.ceilings)
    _write_monthly(sheet, layout, model)
    below = [layout.owed]
    for price in PRICES:
        if price.is_written(model):
            _write_yearly(sheet, layout, model, price)
            below.append(price.table(layout))
    sheet.keep_together(
        (0, layout.rates.end),
        (layout.bands.top - 1, layout.bands.end),
        *((table.top - (4 if table is layout.owed else 1), table.end) for table in below),
    )
    sheet.freeze(layout.rates.row(0))


def _write_monthly(sheet: Sheet, layout: Layout, model: Model) -> None:
    """Write the rupiah that one person owes in a month.

    There is a line for each group, programme and bearer, and a column for each period.
    """
    table = layout.owed
    sheet.text(table.top - 4, 0, "monthly.title", "subtitle")
    columns: list[Column[Owed]] = [
        Column("group", value=lambda owed: model.names[owed.group], style="text"),
        Column("programme", value=lambda owed: owed.programme.upper(), style="text"),
        Column("owed_by", value=lambda owed: model.text(f"bearer.{owed.bearer}"), style="text"),
    ]
    for n, period in enumerate(model.law.periods):
        columns.append(_period_column(layout, model, n))
        # The first month stands above the last, and above both their numbers
        sheet.constant(table.top - 1, table.columns[n], _first_day(period.first), "head.month")
        for above, month in ((3, period.first), (2, period.last)):
            sheet.constant(table.top - above, table.columns[n], month.year * 12 + month.number, "plain.step")
    write_table(sheet, table, columns, model.law.owed)


def _period_column(layout: Layout, model: Model, n: int) -> Column[Owed]:
    last = model.law.periods[n].last
    return Column(
        n,
        lambda owed: _monthly(layout, model, owed, n),
        lambda owed: owed.rupiah[n],
        style="rupiah",
        heading=date(last.year, last.number, 1),
    )


def _monthly(layout: Layout, model: Model, owed: Owed, n: int) -> str:
    """Return the formula of one part in a month of period *n*; each is rounded half-up before anything is added."""
    number, month, law = owed.rows[n], model.law.periods[n].first, model.law
    if number is None:
        return ""
    rate, base = layout.rates.at("rate", number), _base(law.rows[number])
    earns = layout.terms.at("earns", model.term(owed.group, month.year))
    if base == "flat":
        return rate
    if base in ("income_band", "lowest_band"):
        bands, at = layout.bands, _in_force(law.bands, month)
        first = sum(len(table.bands) for table in law.bands[:at])
        last = first + len(law.bands[at].bands) - 1
        found = f"VLOOKUP({earns},{bands.block('income_from', 'band_base', first, last)},2,TRUE)"
        return half_up_share(rate, found if base == "income_band" else bands.at("band_base", first))
    if base == "wage_to_ceiling":
        earns = f"MIN({earns},{layout.ceilings.at('wage_ceiling', _in_force(law.ceilings, month))})"
    return half_up_share(rate, earns)


def _in_force(tables: Sequence[Bands | Ceiling], month: Month) -> int:
    """Return the number of the table that holds in *month*."""
    return next(n for n, table in enumerate(tables) if is_in_force(table, month))


def _write_yearly(sheet: Sheet, layout: Layout, model: Model, price: Price) -> None:
    """Write the rupiah that one person is owed for in each year; a row is written from its group's number."""
    table = price.table(layout)
    parts = [model.law.owed_by(i, price.bearer) for i in range(len(model.groups))]
    columns: list[Column[int]] = [
        Column("group", value=lambda i: model.names[i], style="text"),
        Column("by", value=lambda _: "", style="text"),
        *(_year_column(layout, model, price, parts, year) for year in model.years),
    ]
    sheet.text(table.top - 1, 0, f"yearly.{price.key}", "subtitle")
    write_table(sheet, table, columns, range(len(model.groups)))


def _year_column(layout: Layout, model: Model, price: Price, parts: list[list[int]], year: int) -> Column[int]:
    """Return the column of a year, group by group, in rupiah.

    It adds up, over the periods of the year, the months paid x what the *parts* owed cost in a month.
    """
    owed, periods, terms = layout.owed, model.law.periods_of(year), model.population.in_year(year)

    def formula(i: int) -> str:
        if not parts[i]:
            return ""
        line = model.term(i, year)
        months = _MONTHS_PAID.format(
            begin=owed.block(periods[0], periods[-1], -4, -4),
            to=owed.block(periods[0], periods[-1], -3, -3),
            year=price.table(layout).at(year, -1),
            first=layout.terms.at("new_first" if price.is_new else "first_month", line),
            last=layout.terms.at("last_month", line),
        )
        return f"SUMPRODUCT({owed.block(periods[0], periods[-1], parts[i][0], parts[i][-1])}*{months})"

    def rupiah(i: int) -> int:
        paid = terms.terms[terms.terms_of[i]]
        cost = unit_cost_in(terms.new_terms.get(i, paid) if price.is_new else paid, year)
        return cost.payer if price.bearer == "payer" else cost.worker

    return Column(year, formula, rupiah, style="rupiah")
