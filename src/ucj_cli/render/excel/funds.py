"""The sheet of funds: what each has, needs and lacks in each year of the road; what others pay."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ucj_cli.plan_file.series import ceiling_in
from ucj_cli.render.excel.block import need_formula, need_of, shortfall_formula
from ucj_cli.render.excel.book import NONE, SMALLEST, share
from ucj_cli.render.excel.column import Column, Total, write_table, write_totals
from ucj_cli.render.excel.table import TOP, Table, looked_up, numbered

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ucj_cli.answers.base import Payer
    from ucj_cli.plan_file.model import Fund
    from ucj_cli.render.excel.book import Sheet, Value
    from ucj_cli.render.excel.model import Model
    from ucj_cli.render.excel.table import Key, Layout

FUND_WIDTH, NAME_WIDTH = 19, 26
SOURCE = (3, 4)
"""From which column to which a fund's source stands."""
PAGE_COLUMNS = 6
"""How many columns of a page stand beside the years at the smallest, also where letters are wide."""


class FundYear(NamedTuple):
    """A line of the sheet of funds; where the road leads through its year, the block of its groups and the answers."""

    line: int
    year: int
    block: Table | None
    payers: Sequence[Payer]


def _parts(model: Model, payer: str) -> tuple[str, ...]:
    """List what is told of a payer; only funds have ceilings, of which some grow, and some have spent."""
    if payer not in model.funds:
        return ("need",)
    grows, spent = model.funds[payer].growth_percent is not None, bool(model.funds[payer].spent)
    return (*(("given",) if grows else ()), "ceiling", "need", "shortfall", *(("spent",) if spent else ()))


def given_ceiling(fund: str, of: Fund) -> tuple[str, str]:
    """Return the column of the ceilings that are given: one of its own where the fund's ceiling grows after them."""
    return ("ceiling" if of.growth_percent is None else "given", fund)


def funds_tables(model: Model) -> tuple[Table, Table]:
    """Lay out years down, payers across; and below it what is said of each fund for all years."""
    keys: list[Key] = [(part, payer) for payer in model.payers for part in _parts(model, payer)]
    table = Table(model.text("funds"), TOP + 1, len(model.years_of_funds), numbered(("year", *keys)))
    columns = numbered(("payer", "ceiling_growth", "last_listed"))
    return table, Table(table.sheet, table.end + 3, len(model.funds), columns)


def write_funds(sheet: Sheet, layout: Layout, model: Model) -> None:
    """Write the sheet."""
    table, asked = layout.funds, model.asked
    road = {answer.year: (block, answer.payers) for answer, block in zip(model.road_years, layout.blocks, strict=True)}
    rows = [FundYear(i, year, *road.get(year, (None, ()))) for i, year in enumerate(model.years_of_funds)]
    lines = range(model.years_of_funds.index(asked[0].year), model.years_of_funds.index(asked[-1].year) + 1)
    sheet.title("funds")
    sheet.widths((0, 0, NAME_WIDTH), (1, max(len(table.columns) - 1, SOURCE[1]), FUND_WIDTH))
    sheet.string(table.top - 1, 0, "", "head")
    columns: list[Column[FundYear]] = [Column("year", style="year", heading=model.text("column.year"))]
    spans = []
    for payer in model.payers:
        parts = _parts(model, payer)
        ends = table.columns[parts[0], payer], table.columns[parts[-1], payer]
        spans.append(ends)
        sheet.make_room(table.top - 1, model.payer_name(payer), len(parts) * FUND_WIDTH - 3, most=4)
        sheet.over(table.top - 1, *ends, model.payer_name(payer))
        columns += _fund_columns(layout, model, payer, lines) if payer in model.funds else [_need(model, payer)]
    _keep_funds_whole(sheet, spans)
    write_table(sheet, table, columns, rows)
    sheet.text(table.end, 0, "all_years", "text.sum", first=asked[0].year, last=asked[-1].year)
    asked_rows = table.part(lines[0], len(lines))
    write_totals(sheet, table.end, asked_rows, columns[1:], [rows[i] for i in lines])
    for name in model.funds:
        known, at = f"COUNT({asked_rows.all(('shortfall', name))})", table.columns["shortfall", name]
        more = {"type": "formula", "criteria": f"={known}<{len(lines)}"}
        sheet.mark((table.end, at, table.end, at), "at_least", **more)
    _write_terms(sheet, layout, model)
    sheet.freeze(table.row(0), (table.top - 1, table.top))


def _write_terms(sheet: Sheet, layout: Layout, model: Model) -> None:
    """Write what a fund's ceiling does after the last one that is given, and where its money is told of."""
    table = layout.fund_terms
    sheet.text(table.top - 1, 0, "sources", "subtitle")

    def last_given(fund: tuple[str, Fund]) -> str:
        years, given = layout.funds.all("year"), layout.funds.all(given_ceiling(*fund))
        last = f"SUMPRODUCT(MAX(ISNUMBER({given})*{years}))"
        return f'IF({last}=0,"{NONE}",{last})'

    columns: list[Column[tuple[str, Fund]]] = [
        Column("payer", value=lambda fund: model.payer_name(fund[0]), style="wrapped"),
        Column(
            "ceiling_growth",
            "",
            lambda fund: NONE if fund[1].growth_percent is None else share(fund[1].growth_percent),
            "exact",
            lambda fund: "" if fund[1].growth_percent is None else "growth",
        ),
        Column("last_listed", last_given, lambda fund: max(fund[1].ceiling, default=None), "year"),
    ]
    write_table(sheet, table, columns, list(model.funds.items()))
    sheet.over(table.top, *SOURCE, model.text("column.source"))
    for row, (name, fund) in enumerate(model.funds.items(), table.row(0)):
        sheet.make_room(row, model.payer_name(name), NAME_WIDTH)
        source = fund.source or model.locale.text("no_source")
        sheet.lines(row, *SOURCE, source, (SOURCE[1] - SOURCE[0] + 1) * FUND_WIDTH)


def _keep_funds_whole(sheet: Sheet, spans: Sequence[tuple[int, int]]) -> None:
    """Begin a new page before each payer, of columns from a first to a last, that no longer fits on the one before.

    Such a sheet has a scale: what is fitted to pages heeds no such breaks in Excel.
    """
    begins, breaks = 1, []
    for first, last in spans:
        if last - begins >= PAGE_COLUMNS:
            begins = first
            breaks.append(first)
    if breaks and sheet.pages > 1:
        sheet.page.set_print_scale(int(SMALLEST * 100))
        sheet.page.set_v_pagebreaks(breaks)


def _need(model: Model, payer: str) -> Column[FundYear]:
    """Return the column of the rupiah that a payer has to find; a dash where the road does not lead through a year."""
    return Column(
        ("need", payer),
        lambda row: need_formula(model, payer, row.block) if row.block else "",
        lambda row: need_of(row.payers, payer) if row.block else NONE,
        style="rupiah",
        total=True,
        heading=model.text("column.need"),
    )


def _fund_columns(layout: Layout, model: Model, fund: str, lines: range) -> list[Column[FundYear]]:
    """Return the columns of a fund's ceiling, need and shortfall, in rupiah.

    The shortfall of all *lines* is what is known of it, and unknown where that is nothing.
    """
    table, given, unknown = layout.funds, model.funds[fund], model.locale.text("unknown")
    cells = table.part(lines[0], len(lines)).all(("shortfall", fund))

    def shortfall(payers: Sequence[Payer]) -> Value:
        answer = next(payer for payer in payers if payer.id == fund)
        return unknown if answer.shortfall is None else answer.shortfall

    def in_all(_: object) -> Value:
        answer = next(payer for payer in model.report.roadmap.totals.payers if payer.id == fund)
        return answer.shortfall_at_least if answer.shortfall_at_least or answer.shortfall is not None else unknown

    def formula(row: FundYear) -> str:
        need, ceiling = (table.at((part, fund), row.line) for part in ("need", "ceiling"))
        return shortfall_formula(need, ceiling, unknown) if row.block else ""

    spent: list[Column[FundYear]] = [
        Column(("spent", fund), "", lambda row: given.spent.get(row.year), "rupiah", heading=model.text("column.spent"))
    ]
    return [
        *_ceilings(layout, model, fund),
        _need(model, fund),
        Column(
            ("shortfall", fund),
            formula,
            lambda row: shortfall(row.payers) if row.block else NONE,
            style="rupiah",
            strong=True,
            total=Total(
                f'IF(AND(COUNT({cells})<{len(lines)},SUM({cells})=0),"{unknown}",SUM({cells}))',
                in_all,
            ),
            heading=model.text("column.shortfall"),
        ),
        *(spent if given.spent else []),
    ]


def _ceilings(layout: Layout, model: Model, fund: str) -> list[Column[FundYear]]:
    """Return the columns of a fund's ceilings: those given, and where they grow after the last one, what that makes."""
    of, unknown = model.funds[fund], model.locale.text("unknown")

    def given(heading: str) -> Column[FundYear]:
        key, text = given_ceiling(fund, of), model.text(f"column.{heading}")
        return Column(key, "", lambda row: of.ceiling.get(row.year), "rupiah", "rupiah", heading=text)

    def ceiling(row: FundYear) -> Value:
        known = ceiling_in(of, row.year)
        return unknown if known is None else known

    def formula(row: FundYear) -> str:
        return _ceiling_formula(layout, model, fund, row.line)

    if of.growth_percent is None:
        return [given("ceiling")]
    grown = Column[FundYear](("ceiling", fund), formula, ceiling, "rupiah", heading=model.text("column.ceiling"))
    return [given("given_ceiling"), grown]


def _ceiling_formula(layout: Layout, model: Model, fund: str, line: int) -> str:
    """Return the formula of a ceiling that grows after the last given one; in a year before, without one, unknown."""
    table, terms, number = layout.funds, layout.fund_terms, list(model.funds).index(fund)
    given, year = table.at(("given", fund), line), table.at("year", line)
    growth, last = terms.at("ceiling_growth", number), terms.at("last_listed", number)
    amount = looked_up(table.all(("given", fund)), table.all("year"), last)
    grown = f"ROUND(ROUND({amount}*(1+{growth})^({year}-{last}),3),0)"
    grows = f"AND(ISNUMBER({growth}),ISNUMBER({last}),{year}>{last})"
    return f'IF(ISNUMBER({given}),{given},IF({grows},{grown},"{model.locale.text("unknown")}"))'
