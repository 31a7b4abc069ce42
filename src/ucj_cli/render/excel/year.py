"""The sheet of one year, which follows the year chosen in it: coverage, gap, groups, money, payers."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ucj_cli.render.excel.block import (
    BlockRow,
    YearContext,
    block_columns,
    need_formula,
    need_of,
    shortfall_formula,
    write_block,
)
from ucj_cli.render.excel.book import AMBER, BLUE, NONE, RED, share
from ucj_cli.render.excel.column import Column, table_of, write_list, write_table
from ucj_cli.render.excel.rates import amounts
from ucj_cli.render.excel.table import MILLIONTHS, TOP, Table, derived_percent, looked_up, numbered, of_target
from ucj_cli.render.excel.terms import terms_looked_up
from ucj_cli.render.screens.parts import tag_value

if TYPE_CHECKING:
    from collections.abc import Callable

    from ucj_cli.answers.gap import GapSegment, TagSum
    from ucj_cli.render.excel.book import Sheet, Value
    from ucj_cli.render.excel.model import Model
    from ucj_cli.render.excel.table import Layout

FIGURES: list[Column[Model]] = [
    Column("year", value=lambda model: model.report.year, style="year", accepts="choice", among="={years}"),
    Column("as_of_day", value=lambda model: model.standing.day, style="date"),
    Column("workforce", "{of_workforce}", lambda model: model.gap.workforce),
    Column("participants", "{participants_now}", lambda model: model.gap.participants),
    Column("coverage_now", "{covered}", lambda model: share(model.gap.coverage_percent), "percent"),
    Column(
        "coverage",
        derived_percent("{participants}", "{workforce}"),
        lambda model: share(model.gap.coverage_in_year_percent),
        "percent",
        strong=True,
    ),
    Column("target", "{of_target}", lambda model: share(model.gap.target_percent), "exact", strong=True),
    Column("basis", "{of_basis}", lambda model: model.text(f"basis.{model.gap.target_basis}"), "word"),
    Column("needed", "{of_needed}", lambda model: model.gap.participants_needed),
    Column("gap", "MAX(0,{needed}-{participants})", lambda model: model.gap.gap, strong=True),
    Column("new", "{all_new}", lambda model: model.gap.new),
    # Half-up below zero too: a half goes up
    Column(
        "points",
        f"INT(ROUND(({{target}}-{{coverage}})*{MILLIONTHS},0)/100+0.5)/100",
        lambda model: model.gap.gap_points,
        "points",
    ),
    Column("to_full", "MAX(0,{workforce}-{participants})", lambda model: model.gap.gap_to_full),
    Column(
        "achievement",
        f'IF({{target}}=0,"{NONE}",'
        f"ROUND(ROUND({{coverage}}*{MILLIONTHS},0)*10000/ROUND({{target}}*{MILLIONTHS},0),0)/10000)",
        lambda model: share(model.gap.achievement_percent),
        "percent",
    ),
    Column("lacking", "MAX(0,{gap}-SUM({first}))", lambda model: model.chosen.lacking),
]
"""Where the region stands: a line each."""

GROUPS = [
    *block_columns("{today}"),
    *(
        Column[BlockRow](key, f"{{of_{key}}}", style="plain", step=True)
        for key in ("first_month", "last_month", "new_first")
    ),
]
"""The year's groups begin with the participants of today: nobody added since, nobody lost."""


def _sum(key: str, value: Callable[[GapSegment], Value]) -> Column[GapSegment]:
    """Return the column of what the groups of a segment come to."""
    return Column(key, f"SUMIF({{segments}},{{segment}},{{year_{key}}})", value)


def _part(key: str, of: str, value: Callable[[GapSegment], Value]) -> Column[GapSegment]:
    return Column(key, f'IF({{workers}}=0,"{NONE}",{derived_percent(of, "{workers}")})', value, "percent")


SEGMENTS: list[Column[GapSegment]] = [
    Column("segment", value=lambda row: row.segment.upper(), style="text"),
    _sum("workers", lambda row: row.workers),
    _sum("participants", lambda row: row.participants),
    _part("coverage_now", "{participants}", lambda row: share(row.coverage_percent)),
    _sum("new", lambda row: row.new),
    _sum("after", lambda row: row.participants_after),
    _part("coverage", "{after}", lambda row: share(row.coverage_after_percent)),
]
"""Wage earners and own-account workers apart."""


def _tag_sum(key: str, value: Callable[[TagSum], Value], style: str = "people") -> Column[TagSum]:
    """Return the column of what the groups with a value of the tag come to; only the same letters are the same."""
    return Column(key, f"SUMPRODUCT(EXACT({{tags}},{{tag}})*{{year_{key}}})", value, style)


def _tag_columns(model: Model) -> list[Column[TagSum]]:
    """Return the columns of the groups added up by the tag that was asked for."""
    tag = model.gap.by[0].tag if model.gap.by else ""
    return [
        Column("tag", value=lambda row: tag_value(row, model.locale), style="text", heading=tag),
        _tag_sum("workers", lambda row: row.workers),
        _tag_sum("participants", lambda row: row.participants),
        _tag_sum("new", lambda row: row.new),
        _tag_sum("public", lambda row: row.budget.public, "rupiah"),
        _tag_sum("total", lambda row: row.budget.total, "rupiah"),
        _tag_sum("after", lambda row: row.participants_after),  # people: the columns from here on are narrow
    ]


class PayerRow(NamedTuple):
    """A payer, and what it has to find; what a fund has and lacks may be unknown."""

    payer: str
    kind: str
    need: int
    is_fund: bool
    ceiling: Value
    shortfall: Value
    spent: Value


PAYERS: list[Column[PayerRow]] = [
    Column("payer", style="text"),
    Column("kind", style="text"),
    Column("need", "{need_of_payer}", style="rupiah"),
    Column("ceiling", lambda row: "{ceiling_of_fund}" if row.is_fund else "", style="rupiah"),
    Column("shortfall", lambda row: "{shortfall_of_fund}" if row.is_fund else "", style="rupiah", strong=True),
    # What was really spent is no part of any sum
    Column("spent", lambda row: "{spent_of_fund}" if row.is_fund and row.spent is not None else "", style="rupiah"),
]


def year_tables(model: Model) -> tuple[Table, Table, Table, Table, Table]:
    """Lay out the figures, and below them the groups, the payers, the segments and the values of a tag."""
    sheet = model.text("year")
    keys = tuple(str(line.key) for line in FIGURES)
    figures = Table(sheet, TOP - 1, len(keys), numbered(("label", "value")), keys)
    groups = table_of(sheet, figures.end + 3, GROUPS, len(model.groups))
    payers = table_of(sheet, groups.end + 4, PAYERS, len(model.payers))
    segments = table_of(sheet, payers.end + 4, SEGMENTS, len(model.gap.segments))
    tags = table_of(sheet, segments.end + 3, _tag_columns(model), len(model.gap.by))
    return figures, groups, payers, segments, tags


def write_year(sheet: Sheet, layout: Layout, model: Model) -> None:
    """Write the sheet."""
    sheet.title("year", region=model.plan.region.name)
    sheet.widths((0, 0, 29), (1, 1, 15), (2, 5, 15), (6, 8, 10), (9, 10, 10), (11, 14, 15))
    _write_figures(sheet, layout, model)
    sheet.text(layout.year.top - 1, 0, "year.groups", "subtitle")
    write_block(sheet, layout, layout.year, model, _context(layout, model))
    _write_payers(sheet, layout, model)
    if model.gap.segments:
        _write_segments(sheet, layout, model)
    if model.gap.by:
        _write_tags(sheet, layout, model)
    _gap_chart(sheet, layout.year)
    if model.funds:
        _fund_chart(sheet, layout.payers, len(model.funds))
    below = [table for table in (layout.segments, layout.tags) if table.rows]
    tables = (layout.year, layout.payers, *below)
    sheet.keep_together((0, layout.figures.end + 1), *((table.top - 1, table.end) for table in tables))
    sheet.freeze(TOP)
    sheet.head_pages(layout.year)


def _write_figures(sheet: Sheet, layout: Layout, model: Model) -> None:
    names = {
        **of_target(layout.targets, layout.figures.line("year")),
        "years": layout.payer_price.across(-1),
        "participants_now": layout.assumptions.line("participants"),
        "covered": layout.assumptions.line("coverage_now"),
        "first": layout.year.all("first"),
        "all_new": f"SUM({layout.year.all('new')})",
    }
    write_list(sheet, layout.figures, FIGURES, model, names)
    for row, line in enumerate(FIGURES, layout.figures.row(0)):
        sheet.text(row, 0, f"figure.{line.key}", "text.strong" if line.strong else "text")


def _context(layout: Layout, model: Model) -> YearContext:
    chosen = layout.figures.line("year")

    def cells_of(i: int) -> dict[str, str]:
        return {
            **terms_looked_up(layout, model, i, chosen),
            **amounts(layout, model, lambda table: looked_up(table.across(i), table.across(-1), chosen)),
        }

    cells = {key: layout.figures.line(key) for key in ("year", "workforce", "lacking")}
    return YearContext(GROUPS, model.chosen, cells, cells_of)


def _write_payers(sheet: Sheet, layout: Layout, model: Model) -> None:
    """Write who pays, and public money together."""
    table, chosen, unknown = layout.payers, layout.figures.line("year"), model.locale.text("unknown")

    def names(i: int) -> dict[str, str]:
        payer = model.payers[i]
        found = {"need_of_payer": need_formula(model, payer, layout.year)}
        if payer in model.funds:
            ceiling = looked_up(layout.funds.all(("ceiling", payer)), layout.funds.all("year"), chosen)
            found["ceiling_of_fund"] = f'IF(ISNUMBER({ceiling}),{ceiling},"{unknown}")'
            if ("spent", payer) in layout.funds.columns:
                spent = looked_up(layout.funds.all(("spent", payer)), layout.funds.all("year"), chosen)
                found["spent_of_fund"] = f'IF({spent}="","{NONE}",{spent})'
            found["shortfall_of_fund"] = shortfall_formula(table.at("need", i), table.at("ceiling", i), unknown)
        return found

    sheet.text(table.top - 1, 0, "year.payers", "subtitle")
    write_table(sheet, table, PAYERS, [_payer_row(model, payer) for payer in model.payers], names)
    sheet.text(table.end, 0, "public", "text.sum")
    sheet.string(table.end, 1, "", "text.sum")
    sheet.formula(table.end, 2, f"SUM({layout.year.all('public')})", model.gap.budget.public, "rupiah.sum")


def _write_segments(sheet: Sheet, layout: Layout, model: Model) -> None:
    """Write what the groups of each segment come to."""
    names = {"segments": layout.groups.all("segment"), **_of_year(layout)}
    sheet.text(layout.segments.top - 1, 0, "year.segments", "subtitle")
    write_table(sheet, layout.segments, SEGMENTS, model.gap.segments, lambda _: names)


def _write_tags(sheet: Sheet, layout: Layout, model: Model) -> None:
    """Write what the groups with each value of the tag come to."""
    names = {"tags": layout.groups.all("tag"), **_of_year(layout)}
    sheet.text(layout.tags.top - 1, 0, "year.tags", "subtitle", tag=model.gap.by[0].tag)
    write_table(sheet, layout.tags, _tag_columns(model), model.gap.by, lambda _: names)


def _of_year(layout: Layout) -> dict[str, str]:
    """Return the columns of the year's groups, by the names that the formulas of their sums give them."""
    return {f"year_{key}": f"{ref:all}" for key, ref in layout.year.refs(0).items()}


def _payer_row(model: Model, payer: str) -> PayerRow:
    name, need, fund = model.payer_name(payer), need_of(model.gap.payers, payer), model.funds.get(payer)
    if fund is None:
        return PayerRow(name, model.text(f"kind.{payer}"), need, False, NONE, NONE, NONE)
    answer = next(each for each in model.gap.payers if each.id == payer)
    unknown, kind = model.locale.text("unknown"), model.text(f"kind.{fund.kind}")
    ceiling, shortfall = (unknown if each is None else each for each in (answer.ceiling, answer.shortfall))
    spent = (NONE if answer.spent is None else answer.spent) if fund.spent else None
    return PayerRow(name, kind, need, True, ceiling, shortfall, spent)


def _gap_chart(sheet: Sheet, groups: Table) -> None:
    """People to enrol, group by group."""
    drawn = sheet.chart({"type": "bar"}, "chart.gap")
    drawn.add_series(
        {
            "name": sheet.locale.text("sheet.column.new"),
            "categories": groups.series("group"),
            "values": groups.series("new"),
            "fill": {"color": BLUE},
            "gap": 60,
            "data_labels": {"value": True, "num_format": "#,##0"},
        }
    )
    drawn.set_legend({"none": True})
    drawn.set_y_axis({"reverse": True, "num_font": {"size": 8}})
    drawn.set_x_axis({"visible": False, "major_gridlines": {"visible": False}})
    drawn.set_size({"width": 560, "height": 330})
    sheet.page.insert_chart(TOP - 1, 2, drawn, {"x_offset": 12})


def _fund_chart(sheet: Sheet, payers: Table, funds: int) -> None:
    """Draw what each fund needs, beside what it has, in rupiah."""
    drawn = sheet.chart({"type": "column"}, "chart.funds")
    for key, colour in (("need", AMBER), ("ceiling", BLUE), ("shortfall", RED)):
        drawn.add_series(
            {
                "name": sheet.locale.text(f"sheet.column.{key}"),
                "categories": payers.part(0, funds).series("payer"),
                "values": payers.part(0, funds).series(key),
                "fill": {"color": colour},
            }
        )
    drawn.set_y_axis({"num_format": "#,##0,,", "major_gridlines": {"visible": True, "line": {"color": "#D9D9D9"}}})
    drawn.set_size({"width": 560, "height": 330})
    sheet.page.insert_chart(TOP - 1, 9, drawn)
