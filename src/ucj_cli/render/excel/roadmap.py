"""The sheet of the road: every year to the last target, and below it the groups of each year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ucj_cli.i18n.visible import visible
from ucj_cli.render.excel.block import Setting, write_block
from ucj_cli.render.excel.book import share
from ucj_cli.render.excel.cells import derived_percent, half_up_share, looked_up
from ucj_cli.render.excel.layout import ROAD
from ucj_cli.render.excel.steps import lacking
from ucj_cli.render.excel.styles import AMBER, BLUE, GREYS

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable

    from ucj_cli.answers.base import Payer
    from ucj_cli.render.excel.book import Sheet, Value
    from ucj_cli.render.excel.layout import Layout
    from ucj_cli.render.excel.model import Model

MONEY = ("existing_money", "new_money", "total", "public")
FORMULAS = {
    **{key: f"{{of_{key}}}" for key in ("workforce", "target", "basis", "needed")},
    **{key: f"SUM({{block_{key}}})" for key in ("start", "participants", "new", "after", *MONEY)},
    "lost": "{start}-{participants}",
    "gap": "MAX(0,{needed}-{participants})",
    "coverage": derived_percent("{after}", "{workforce}"),
    "active": "SUMPRODUCT({block_after}*{actives})",
    "short": "{shortfalls}",
    "unknown_funds": "{unknowns}",
    "lacking": "MAX(0,{gap}-SUM({block_first}))",
}
STYLES = {
    "target": "exact", "basis": "word", "coverage": "percent", "lacking": "people.step",
    **dict.fromkeys((*MONEY, "short"), "rupiah"),
}  # fmt: skip
SUMMED = ("lost", "new", *MONEY, "short")

STAYS = f"({{start}}-{half_up_share('{lapse}', '{start}')})"
BEGINS = "IF({listed}=0,{start},MIN({start},{planned}))"
GOES_ON = f"IF({{listed}}={{year}},MIN({STAYS},{{planned}}),{STAYS})"
"""Who is still there: in the first year nobody lapses; where a headcount is listed, no more than it."""


def write_roadmap(sheet: Sheet, layout: Layout, model: Model) -> None:
    """Write the sheet."""
    told, steps = layout.road
    sheet.title("roadmap.title", "roadmap.remark", region=model.plan.region.name, day=model.plan.coverage.date)
    sheet.headings(told.top, 0, ROAD)
    sheet.headings(steps.top, steps.left, map(str, steps.columns))
    for n in range(len(model.told)):
        _year(sheet, layout, model, n)
    _scenarios(sheet, layout, model)
    _sums(sheet, layout, model)
    _chart(sheet, layout, model)
    for n, block in enumerate(layout.blocks):
        sheet.say(block.told.top - 1, 0, "roadmap.groups", "subtitle", year=model.told[n].year)
        write_block(sheet, layout, block, model, _setting(sheet.name, layout, model, n))
    sheet.widths((0, 0, 28), (1, 1, 18), (2, 2, 11), (3, 3, 17), (4, 11, 12), (12, 17, 17), (18, steps.left - 1, 12))
    sheet.steps(layout.blocks[0].steps)
    sheet.freeze(told.row(0))


def _year(sheet: Sheet, layout: Layout, model: Model, n: int) -> None:
    """The line of a year."""
    here, year = sheet.name, model.told[n]
    told, row = layout.road.told, layout.road.told.row(n)
    fields = layout.road.fields(here)
    for field in fields.values():
        field.row = row + 1
    targets = layout.targets.told
    years, public = targets.all("year", here), [name for name, fund in model.funds.items() if fund.kind == "public"]
    line = model.years_of_funds.index(year.year)
    cells = [[layout.funds.at((part, name), line, here) for part in ("shortfall", "need")] for name in public]
    names = {
        **fields,
        **{f"block_{key}": f"{field:all}" for key, field in layout.blocks[n].fields(here).items()},
        **{
            f"of_{key}": looked_up(targets.all(key, here), years, f"{fields['year']}")
            for key in ("workforce", "target", "basis", "needed")
        },
        "actives": layout.groups.steps.all("active", here),
        "shortfalls": f"SUM({','.join(short for short, _ in cells)})" if cells else "0",
        "unknowns": "+".join(f"ISTEXT({short})*({need}>0)" for short, need in cells) or "0",
    }
    sheet.number(row, 0, year.year, "year.strong" if year.target_basis == "given" else "year")
    for key, value in _results(model, n):
        column = (layout.road.steps if key == "lacking" else told).column(key)
        sheet.formula(row, column, FORMULAS[key].format_map(names), value, STYLES.get(key, "people"))


def _results(model: Model, n: int) -> Iterable[tuple[str, Value]]:
    year = model.told[n]
    public = [payer for payer in year.payers if payer.kind == "public"]
    yield "workforce", year.workforce
    yield "target", share(year.target_percent)
    yield "basis", model.lang.text(f"sheet.basis.{year.target_basis}")
    yield "start", year.participants_start
    yield "lost", year.lapsed
    yield "participants", year.retained
    yield "needed", year.participants_needed
    yield "gap", year.gap
    yield "new", year.new
    yield "after", year.participants_end
    yield "coverage", share(year.coverage_end_percent)
    yield "active", year.active_year_end
    yield "existing_money", year.budget.existing
    yield "new_money", year.budget.new
    yield "total", year.budget.total
    yield "public", year.budget.public
    yield "short", sum(payer.shortfall or 0 for payer in public)
    yield "unknown_funds", sum(_unknown(payer) for payer in public)
    yield "lacking", lacking(model.road[n].result)


def _unknown(payer: Payer) -> bool:
    return payer.ceiling is None and payer.need > 0


def _scenarios(sheet: Sheet, layout: Layout, model: Model) -> None:
    """The coverage of other plans' roads, as `ucj` computed it: their inputs are not in this workbook."""
    told = layout.road.told
    for number, scenario in enumerate(model.report.scenarios):
        column = told.column(("scenario", number))
        sheet.text(told.top, column, scenario.name, "head")
        coverage = {year.year: year.coverage_end_percent for year in scenario.roadmap.years}
        for n, year in enumerate(model.told):
            if year.year in coverage:
                sheet.number(told.row(n), column, share(coverage[year.year]), "percent")


def _sums(sheet: Sheet, layout: Layout, model: Model) -> None:
    """The sums of the years that were asked for; the road to them may begin earlier."""
    told, asked = layout.road.told, model.asked
    sheet.say(told.end, 0, "all_years", "text.sum", first=asked[0].year, last=asked[-1].year)
    results = [dict(_results(model, n)) for n in range(len(model.told) - len(asked), len(model.told))]
    for key in ROAD[1:]:
        if key in SUMMED:
            total = sum(int(result[key]) for result in results)
            cells = told.block(key, key, told.rows - len(asked), told.rows - 1, sheet.name)
            sheet.formula(told.end, told.column(key), f"SUM({cells})", total, "rupiah.sum")
        else:
            sheet.text(told.end, told.column(key), "", "text.sum")


def _setting(here: str, layout: Layout, model: Model, n: int) -> Setting:
    """Each year begins with the people at the end of the one before, the first with those of today."""
    earlier = layout.blocks[n - 1].told
    year = model.told[n].year
    return Setting(
        cells={key: layout.road.told.at(key, n, here) for key in ("year", "workforce")}
        | {"lacking": layout.road.steps.at("lacking", n, here)},
        formulas={
            "start": lambda i: earlier.at("after", i, here) if n else "{today}",
            "participants": lambda _: GOES_ON if n else BEGINS,
            "payer_price": lambda i: layout.payer_price.at(year, i, here),
            "worker_price": lambda i: layout.worker_price.at(year, i, here) if "worker" in model.payers else "0",
        },
        groups=model.told[n].groups,
        starts=model.road[n].start,
        result=model.road[n].result,
    )


def _chart(sheet: Sheet, layout: Layout, model: Model) -> None:
    """Coverage on the road: the target, what is reached, and the scenarios."""
    told, lang = layout.road.told, model.lang
    drawn, lines = sheet.chart({"type": "column"}, "chart.road"), sheet.chart({"type": "line"}, "chart.road")
    series: list[tuple[Hashable, str, str]] = [("target", lang.text("sheet.column.target"), AMBER)]
    series += [
        (("scenario", number), visible(scenario.name), GREYS[number % len(GREYS)])
        for number, scenario in enumerate(model.report.scenarios)
    ]
    years = {"categories": f"={told.all('year')}"}
    reached = {"name": lang.text("sheet.column.coverage"), "values": f"={told.all('coverage')}"}
    drawn.add_series({**years, **reached, "fill": {"color": BLUE}, "gap": 40})
    for key, name, colour in series:
        line = {"line": {"color": colour, "width": 2.25}, "marker": {"type": "circle", "size": 4}}
        lines.add_series({**years, **line, "name": name, "values": f"={told.all(key)}"})
    drawn.combine(lines)
    drawn.set_y_axis({"num_format": "0%", "min": 0, "major_gridlines": {"visible": True, "line": {"color": "#D9D9D9"}}})
    drawn.set_size({"width": 980, "height": 370})
    sheet.page.insert_chart(told.end + 2, 0, drawn, {"x_offset": 6})
