"""The sheet of the road: every year to the last target, with its groups."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from ucj_cli.i18n.visible import visible
from ucj_cli.render.excel.block import YearContext, block_columns, write_block
from ucj_cli.render.excel.book import AMBER, BLUE, GREYS, share
from ucj_cli.render.excel.column import Column, Total, table_of, write_table, write_totals
from ucj_cli.render.excel.rates import amounts
from ucj_cli.render.excel.table import TOP, Table, derived_percent, half_up_share, of_target
from ucj_cli.render.excel.terms import terms_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ucj_cli.answers.base import Payer
    from ucj_cli.answers.roadmap import RoadmapYear
    from ucj_cli.render.excel.book import Sheet, Value
    from ucj_cli.render.excel.model import Model
    from ucj_cli.render.excel.table import Key, Layout


CHART_ROWS = 20


class RoadRow(NamedTuple):
    """A year of the road: its answer, whether its target is given and what that is called, what plans leave open."""

    answer: RoadmapYear
    is_given: bool
    basis: str
    lacking: int
    public: list[Payer]
    unknown: str

    @property
    def unknown_funds(self) -> int:
        """How many public funds have to pay, and nobody knows how much they have."""
        return sum(each.ceiling is None and each.need > 0 for each in self.public)


def _short(rows: Sequence[RoadRow]) -> Value:
    """Return what is known to be short; a word where that is nothing, and some fund's ceiling is unknown."""
    known = sum(each.shortfall or 0 for row in rows for each in row.public)
    return rows[0].unknown if not known and any(row.unknown_funds for row in rows) else known


_SHORT = Column[RoadRow](
    "short",
    'IF(AND({unknown_funds}>0,{shortfalls}=0),"{word_unknown}",{shortfalls})',
    lambda row: _short([row]),
    "rupiah",
    total=Total('IF(AND(SUM({unknown_funds:all})>0,SUM({short:all})=0),"{word_unknown}",SUM({short:all}))', _short),
)
_COVERAGE = derived_percent("{after}", "{workforce}")
ROAD: list[Column[RoadRow]] = [
    Column("year", "", lambda row: row.answer.year, lambda row: "year.strong" if row.is_given else "year"),
    Column("workforce", "{of_workforce}", lambda row: row.answer.workforce),
    Column("target", "{of_target}", lambda row: share(row.answer.target_percent), "exact"),
    Column("basis", "{of_basis}", style="word"),
    Column("start", "SUM({block_start})", lambda row: row.answer.participants_start),
    Column("lost", "{start}-{participants}", lambda row: row.answer.lapsed, total=True),
    Column("participants", "SUM({block_participants})", lambda row: row.answer.retained),
    Column("needed", "{of_needed}", lambda row: row.answer.participants_needed),
    Column("gap", "MAX(0,{needed}-{participants})", lambda row: row.answer.missing_at_start),
    Column("new", "SUM({block_new})", lambda row: row.answer.new, total=True),
    Column("after", "SUM({block_after})", lambda row: row.answer.participants_end),
    Column("coverage", _COVERAGE, lambda row: share(row.answer.coverage_end_percent), "percent"),
    Column("active", "SUMPRODUCT({block_after}*{actives})", lambda row: row.answer.active_year_end),
    Column(
        "existing_money", "SUM({block_existing_money})", lambda row: row.answer.budget.existing, "rupiah", total=True
    ),
    Column("new_money", "SUM({block_new_money})", lambda row: row.answer.budget.new, "rupiah", total=True),
    Column("total", "SUM({block_total})", lambda row: row.answer.budget.total, "rupiah", total=True),
    Column("public", "SUM({block_public})", lambda row: row.answer.budget.public, "rupiah", total=True),
    _SHORT,
    Column("unknown_funds", "{unknowns}", lambda row: row.unknown_funds),
    Column("lacking", "MAX(0,{gap}-SUM({block_first}))", step=True),
]

# Who is still there: in the first year nobody lapses; where a headcount is listed, no more than it
_STAYS = f"({{start}}-{half_up_share('{of_lapse}', '{start}')})"
FIRST_BLOCK = block_columns("IF({listed}=0,{start},MIN({start},{planned}))", start="{today}")
LATER_BLOCK = block_columns(f"IF({{listed}}={{year}},MIN({_STAYS},{{planned}}),{_STAYS})", start="{end_before}")


def roadmap_tables(model: Model) -> tuple[Table, tuple[Table, ...]]:
    """Lay out the road, and below it the groups of each year."""
    sheet, years, many = model.text("roadmap"), len(model.road_years), len(model.groups)
    road = table_of(sheet, TOP, [*ROAD, *_scenarios(model)], years)
    below = road.end + CHART_ROWS + 4
    return road, tuple(
        table_of(sheet, below + n * (many + 4), LATER_BLOCK, many, steps_from=road.columns["lacking"])
        for n in range(years)
    )


def _scenarios(model: Model) -> list[Column[RoadRow]]:
    """Return the coverage of other plans' roads, as `ucj` computed it: their inputs are not in this workbook."""

    def scenario(number: int) -> Column[RoadRow]:
        other = model.report.scenarios[number]
        coverage = {year.year: share(year.coverage_end_percent) for year in other.roadmap.years}
        key = ("scenario", number)
        return Column(key, "", lambda row: coverage.get(row.answer.year), "percent", heading=other.name)

    return [scenario(number) for number in range(len(model.report.scenarios))]


def write_roadmap(sheet: Sheet, layout: Layout, model: Model) -> None:
    """Write the sheet."""
    road, asked, scenarios = layout.road, model.asked, _scenarios(model)
    sheet.title("roadmap", region=model.plan.region.name, day=model.standing.day)
    lacking = road.columns["lacking"]
    sheet.widths((0, 0, 28), (1, 1, 18), (2, 2, 11), (3, 3, 17), (4, 11, 12), (12, 17, 17), (18, lacking - 1, 12))
    rows = [
        RoadRow(
            answer,
            answer.target_basis == "given",
            model.text(f"basis.{answer.target_basis}"),
            groups.lacking,
            [each for each in answer.payers if each.kind == "public"],
            model.locale.text("unknown"),
        )
        for answer, groups in zip(model.road_years, model.road, strict=True)
    ]
    write_table(sheet, road, [*ROAD, *scenarios], rows, lambda n: _names(layout, model, n))
    # The sums of the years that were asked for; the road to them may begin earlier
    sheet.text(road.end, 0, "all_years", "text.sum", first=asked[0].year, last=asked[-1].year)
    earlier = len(rows) - len(asked)
    write_totals(sheet, road.end, road.part(earlier, len(asked)), ROAD[1:], rows[earlier:])
    _chart(sheet, road, model)
    for n, block in enumerate(layout.blocks):
        sheet.text(block.top - 1, 0, "roadmap.groups", "subtitle", year=model.road_years[n].year)
        write_block(sheet, layout, block, model, _context(layout, model, n))
    blocks = ((block.top - 1, block.end) for block in layout.blocks)
    sheet.keep_together((0, road.end), (road.end + 1, road.end + CHART_ROWS), *blocks)
    sheet.freeze(road.row(0))
    sheet.head_pages(layout.blocks[0])


def _names(layout: Layout, model: Model, n: int) -> dict[str, str]:
    """Return what the formulas of a year name: its target, its groups, and the public funds."""
    line = model.years_of_funds.index(model.road_years[n].year)
    cells = [[layout.funds.at((part, name), line) for part in ("shortfall", "need")] for name in model.public]
    year = f"{layout.road.refs(n)['year']}"
    return {
        **{f"block_{key}": f"{ref:all}" for key, ref in layout.blocks[n].refs(0).items()},
        **of_target(layout.targets, year),
        "word_unknown": model.locale.text("unknown"),
        "actives": layout.blocks[n].all("active"),
        "shortfalls": f"SUM({','.join(short for short, _ in cells)})" if cells else "0",
        "unknowns": "+".join(f"ISTEXT({short})*({need}>0)" for short, need in cells) or "0",
    }


def _context(layout: Layout, model: Model, n: int) -> YearContext:
    """Each year begins with the people at the end of the one before, the first with those of today."""
    year = model.road_years[n].year

    def cells_of(i: int) -> dict[str, str]:
        cells = {
            **terms_in(layout, model, i, year),
            **amounts(layout, model, lambda table: table.at(year, i)),
        }
        return cells | ({"end_before": layout.blocks[n - 1].at("after", i)} if n else {})

    cells = {key: layout.road.at(key, n) for key in ("year", "workforce", "lacking")}
    return YearContext(LATER_BLOCK if n else FIRST_BLOCK, model.road[n], cells, cells_of)


def _chart(sheet: Sheet, road: Table, model: Model) -> None:
    """Coverage on the road: the target, what is reached, and the scenarios."""
    drawn, lines = sheet.chart({"type": "column"}, "chart.road"), sheet.chart({"type": "line"}, "chart.road")
    series: list[tuple[Key, str, str]] = [("target", model.text("column.target"), AMBER)]
    series += [
        (("scenario", number), visible(scenario.name), GREYS[number % len(GREYS)])
        for number, scenario in enumerate(model.report.scenarios)
    ]
    years = {"categories": road.series("year")}
    reached = {"name": model.text("column.coverage"), "values": road.series("coverage")}
    drawn.add_series({**years, **reached, "fill": {"color": BLUE}, "gap": 40})
    for key, name, colour in series:
        line = {"line": {"color": colour, "width": 2.25}, "marker": {"type": "circle", "size": 4}}
        lines.add_series({**years, **line, "name": name, "values": road.series(key)})
    drawn.combine(lines)
    drawn.set_y_axis(
        {
            "num_format": "0%",
            "min": 0,
            "max": _top(model),
            "major_gridlines": {"visible": True, "line": {"color": "#D9D9D9"}},
        }
    )
    drawn.set_size({"width": 840, "height": 370})
    sheet.page.insert_chart(road.end + 2, 1, drawn)  # the first column, and what lies over it, stands on every page


def _top(model: Model) -> float:
    """Return where the axis of coverage ends: at 100 %, or the ten above what is more."""
    roads = [model.road_years, *(scenario.roadmap.years for scenario in model.report.scenarios)]
    most = max(year.coverage_end_percent for road in roads for year in road)
    return max(10, math.ceil(most / 10)) / 10
