"""The sheet of one year, which follows the year chosen in it: coverage, gap, groups, money, payers."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ucj_cli.render.excel.block import YearContext, block_columns, need_formula, need_of, shortfall_formula, write_block
from ucj_cli.render.excel.book import AMBER, BLUE, NONE, RED, share
from ucj_cli.render.excel.column import Column, table_of, write_list, write_table
from ucj_cli.render.excel.table import MILLIONTHS, TOP, Table, derived_percent, looked_up, numbered, of_target

if TYPE_CHECKING:
    from ucj_cli.render.excel.book import Sheet, Value
    from ucj_cli.render.excel.model import Model
    from ucj_cli.render.excel.table import Layout

FIGURES: list[Column[Model]] = [
    Column("year", value=lambda model: model.report.year, style="year", accepts="choice", among="={years}"),
    Column("as_of_day", value=lambda model: model.plan.coverage.date, style="date"),
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

GROUPS = block_columns("{today}")
"""The year's groups begin with the participants of today: nobody added since, nobody lost."""


class PayerRow(NamedTuple):
    """A payer, and what it has to find; what a fund has and lacks may be unknown."""

    payer: str
    kind: str
    need: int
    is_fund: bool
    ceiling: Value
    shortfall: Value


PAYERS: list[Column[PayerRow]] = [
    Column("payer", style="text"),
    Column("kind", style="text"),
    Column("need", "{need_of_payer}", style="rupiah"),
    Column("ceiling", lambda row: "{ceiling_of_fund}" if row.is_fund else "", style="rupiah"),
    Column("shortfall", lambda row: "{shortfall_of_fund}" if row.is_fund else "", style="rupiah", strong=True),
]


def year_tables(model: Model) -> tuple[Table, Table, Table]:
    """Lay out the figures, and below them the groups and the payers."""
    sheet = model.text("year")
    keys = tuple(str(line.key) for line in FIGURES)
    figures = Table(sheet, TOP - 1, len(keys), numbered(("label", "value")), keys)
    groups = table_of(sheet, figures.end + 3, GROUPS, len(model.groups))
    return figures, groups, table_of(sheet, groups.end + 4, PAYERS, len(model.payers))


def write_year(sheet: Sheet, layout: Layout, model: Model) -> None:
    """Write the sheet."""
    sheet.title("year", region=model.plan.region.name)
    sheet.widths((0, 0, 34), (1, 1, 18), (2, 4, 15), (5, 8, 10), (9, 9, 12), (10, 13, 16))
    _write_figures(sheet, layout, model)
    sheet.text(layout.year.top - 1, 0, "year.groups", "subtitle")
    write_block(sheet, layout, layout.year, model, _context(layout, model))
    _write_payers(sheet, layout, model)
    _gap_chart(sheet, layout.year)
    if model.funds:
        _fund_chart(sheet, layout.payers, len(model.funds))
    figures, groups, payers = layout.figures, layout.year, layout.payers
    sheet.keep_together((0, figures.end + 1), (groups.top - 1, groups.end), (payers.top - 1, payers.end))
    sheet.freeze(TOP)
    sheet.head_pages(groups)


def _write_figures(sheet: Sheet, layout: Layout, model: Model) -> None:
    names = {
        **of_target(layout.targets, layout.figures.line("year")),
        "years": layout.payer_price.across(-1),
        "participants_now": layout.assumptions.line("participants"),
        "covered": layout.assumptions.line("coverage_now"),
        "first": layout.year.all("first"),
    }
    write_list(sheet, layout.figures, FIGURES, model, names)
    for row, line in enumerate(FIGURES, layout.figures.row(0)):
        sheet.text(row, 0, f"figure.{line.key}", "text.strong" if line.strong else "text")


def _context(layout: Layout, model: Model) -> YearContext:
    chosen = layout.figures.line("year")

    def price(table: Table, i: int) -> str:
        return looked_up(table.across(i), table.across(-1), chosen)

    def cells_of(i: int) -> dict[str, str]:
        worker = price(layout.worker_price, i) if "worker" in model.payers else "0"
        return {"payer_amount": price(layout.payer_price, i), "worker_amount": worker}

    cells = {key: layout.figures.line(key) for key in ("year", "workforce", "lacking")}
    return YearContext(GROUPS, model.chosen, cells, cells_of)


def _write_payers(sheet: Sheet, layout: Layout, model: Model) -> None:
    """Write who pays, and public money together."""
    table, chosen, unknown = layout.payers, layout.figures.line("year"), model.locale.text("unknown")

    def names(i: int) -> dict[str, str]:
        payer = model.payers[i]
        found = {"need_of_payer": need_formula(layout, model, payer, layout.year)}
        if payer in model.funds:
            ceiling = looked_up(layout.funds.all(("ceiling", payer)), layout.funds.all("year"), chosen)
            found["ceiling_of_fund"] = f'IF(ISNUMBER({ceiling}),{ceiling},"{unknown}")'
            found["shortfall_of_fund"] = shortfall_formula(table.at("need", i), table.at("ceiling", i), unknown)
        return found

    sheet.text(table.top - 1, 0, "year.payers", "subtitle")
    write_table(sheet, table, PAYERS, [_payer_row(model, payer) for payer in model.payers], names)
    sheet.text(table.end, 0, "public", "text.sum")
    sheet.string(table.end, 1, "", "text.sum")
    sheet.formula(table.end, 2, f"SUM({layout.year.all('public')})", model.gap.budget.public, "rupiah.sum")


def _payer_row(model: Model, payer: str) -> PayerRow:
    name, need, fund = model.payer_name(payer), need_of(model.gap.payers, payer), model.funds.get(payer)
    if fund is None:
        return PayerRow(name, model.text(f"kind.{payer}"), need, False, NONE, NONE)
    answer = next(each for each in model.gap.payers if each.id == payer)
    amounts = (model.locale.text("unknown") if each is None else each for each in (answer.ceiling, answer.shortfall))
    return PayerRow(name, model.text(f"kind.{fund.kind}"), need, True, *amounts)


def _gap_chart(sheet: Sheet, groups: Table) -> None:
    """People to enrol, group by group."""
    drawn = sheet.chart({"type": "bar"}, "chart.gap")
    drawn.add_series(
        {
            "name": sheet.locale.text("sheet.column.new"),
            "categories": f"={sheet.name}!{groups.all('group')}",
            "values": f"={sheet.name}!{groups.all('new')}",
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
                "categories": f"={sheet.name}!{payers.part(0, funds).all('payer')}",
                "values": f"={sheet.name}!{payers.part(0, funds).all(key)}",
                "fill": {"color": colour},
            }
        )
    drawn.set_y_axis({"num_format": "#,##0,,", "major_gridlines": {"visible": True, "line": {"color": "#D9D9D9"}}})
    drawn.set_size({"width": 560, "height": 330})
    sheet.page.insert_chart(TOP - 1, 9, drawn)
