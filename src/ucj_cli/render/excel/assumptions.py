"""The sheet of assumptions: what the figures stand on, where it comes from, and whether anybody published it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple, get_args

from ucj_cli.plan_file.series import workforce_in
from ucj_cli.render.excel.book import NONE, share
from ucj_cli.render.excel.cells import derived_percent, half_up_share, looked_up
from ucj_cli.render.excel.layout import ASSUMPTIONS
from ucj_cli.render.excel.targets import first_given
from ucj_cli.vocabulary import TargetPath

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ucj_cli.render.excel.book import Sheet, Value
    from ucj_cli.render.excel.layout import Layout
    from ucj_cli.render.excel.model import Model


SOURCE_WIDTH = 70


class Linked(NamedTuple):
    """A number that is an input on another sheet, shown here beside its source."""

    label: str
    cell: str
    value: Value
    style: str
    source: str | None
    status: str | None


def write_assumptions(sheet: Sheet, layout: Layout, model: Model) -> None:
    """Write the sheet."""
    sheet.title("assumptions.title", "assumptions.remark", region=model.plan.region.name)
    _legend(sheet)
    sheet.headings(layout.assumptions.top, 0, map(str, layout.assumptions.columns))
    _own(sheet, layout, model)
    row = layout.assumptions.end + 1
    sheet.say(row, 0, "assumptions.linked", "subtitle")
    for i, linked in enumerate(_linked(sheet.name, layout, model), row + 1):
        sheet.text(i, 0, linked.label)
        sheet.formula(i, 1, linked.cell, linked.value, linked.style)
        _origin(sheet, i, linked.source, linked.status)
        row = i
    _checks(sheet, layout, model, row + 2)
    sheet.widths((0, 0, 46), (1, 1, 22), (2, 2, SOURCE_WIDTH + 8), (3, 3, 16))
    sheet.freeze(layout.assumptions.row(0), (layout.assumptions.top, layout.assumptions.top))


def _legend(sheet: Sheet) -> None:
    sheet.say(2, 0, "legend.input", "text.input")
    sheet.say(2, 1, "legend.computed", "text")
    sheet.say(2, 2, "legend.step", "text.step")


def _own(sheet: Sheet, layout: Layout, model: Model) -> None:
    """What is given once for all years: today's coverage, the growth, the path; and what follows from it."""
    plan, here = model.plan, sheet.name
    rows = {key: layout.assumptions.row(i) for i, key in enumerate(ASSUMPTIONS)}
    coverage, workforce, targets = plan.coverage, plan.workforce, plan.targets
    origins = {
        **dict.fromkeys(("as_of", "percent", "participants"), (coverage.source, coverage.status)),
        "growth": (workforce.source, workforce.status),
        "path": (targets.source, targets.status),
    }
    for key, row in rows.items():
        sheet.say(row, 0, f"assumption.{key}")
        _origin(sheet, row, *origins.get(key, (None, None)))
    sheet.text(rows["region"], 1, plan.region.name)
    sheet.text(rows["code"], 1, plan.region.code)
    sheet.day(rows["as_of"], 1, coverage.date)
    sheet.number(rows["as_of_year"], 1, model.as_of, "year")
    sheet.given(rows["growth"], 1, share(workforce.growth_percent), "exact")
    sheet.accept((rows["growth"], 1), (rows["growth"], 1), "growth")
    sheet.given(rows["path"], 1, targets.path, "text")
    sheet.accept((rows["path"], 1), (rows["path"], 1), "choice", list(get_args(TargetPath)))
    _today(sheet, layout, model, rows)
    now, sizes = layout.assumed("as_of_year", here), layout.targets.told
    found = looked_up(sizes.all("workforce", here), sizes.all("year", here), now)
    sheet.formula(rows["workforce_now"], 1, found, workforce_in(workforce, model.as_of), "people")


def _today(sheet: Sheet, layout: Layout, model: Model, rows: dict[str, int]) -> None:
    """Participants as given, or as the given percentage of the workforce; and the coverage that they are."""
    here, coverage = sheet.name, model.plan.coverage
    participants, workforce = layout.assumed("participants", here), layout.assumed("workforce_now", here)
    corner = (rows["participants"], 1)
    if coverage.participants is None:
        sheet.given(rows["percent"], 1, share(coverage.percent or Decimal(0)), "exact")
        sheet.accept((rows["percent"], 1), (rows["percent"], 1), "coverage")
        formula = half_up_share(layout.assumed("percent", here), workforce)
        sheet.formula(*corner, formula, model.report.gap.participants, "people")
    else:
        sheet.text(rows["percent"], 1, NONE, "exact")
        sheet.given(*corner, coverage.participants, "people")
        sheet.accept(corner, corner, "people")
    covered = share(model.report.gap.coverage_percent)
    sheet.formula(rows["coverage_now"], 1, derived_percent(participants, workforce), covered, "percent")


def _linked(here: str, layout: Layout, model: Model) -> Iterable[Linked]:
    """Every dated input of the sheets of targets and funds."""
    plan, text = model.plan, model.lang.text
    years, targets = layout.targets.told, plan.targets
    at = {year: i for i, year in enumerate(model.years_of_targets)}
    for year, size in sorted(plan.workforce.size.items()):
        cell = years.at("size", at[year], here)
        label = text("sheet.assumption.size", year=year)
        yield Linked(label, cell, size, "people", plan.workforce.source, plan.workforce.status)
    for year, percent in sorted(targets.percent.items()):
        cell = years.at("given", at[year], here)
        yield Linked(
            text("sheet.assumption.target", year=year), cell, share(percent), "exact", targets.source, targets.status
        )
    for name, fund in model.funds.items():
        for year, ceiling in sorted(fund.ceiling.items()):
            cell = layout.funds.at(("ceiling", name), model.years_of_funds.index(year), here)
            label = text("sheet.assumption.ceiling", fund=model.report.details.payer_names[name], year=year)
            yield Linked(label, cell, ceiling, "money", fund.source, None)


def _origin(sheet: Sheet, row: int, source: str | None, status: str | None) -> None:
    sheet.make_room(row, source or "", SOURCE_WIDTH)
    sheet.text(row, 2, source or "", "wrapped")
    if status:
        sheet.say(row, 3, f"status.{status}")
    else:
        sheet.text(row, 3, "")


def _checks(sheet: Sheet, layout: Layout, model: Model, row: int) -> None:
    """What has to hold for the figures to be those of `ucj`: the groups add up, and the road begins where it did."""
    here, targets = sheet.name, layout.targets.told
    sheet.say(row, 0, "checks.title", "subtitle")
    fine = model.lang.text("sheet.checks.agree")
    groups = {key: layout.groups.told.at(key, len(model.groups), here) for key in ("size", "today")}
    workforce, participants = layout.assumed("workforce_now", here), layout.assumed("participants", here)
    begins = f"MAX({layout.assumed('as_of_year', here)},{first_given(targets, here)})"
    first = layout.road.told.at("year", 0, here)
    for i, (key, holds, otherwise) in enumerate(
        (
            ("size", f"{groups['size']}={workforce}", f"{groups['size']}-{workforce}"),
            ("today", f"{groups['today']}={participants}", f"{groups['today']}-{participants}"),
            ("road", f"{begins}={first}", begins),
        ),
        row + 1,
    ):
        sheet.say(i, 0, f"checks.{key}")
        sheet.formula(i, 1, f'IF({holds},"{fine}",{otherwise})', fine, "plain")
        remark = model.lang.text(f"sheet.checks.{key}.remark")
        sheet.make_room(i, remark, SOURCE_WIDTH)
        sheet.text(i, 2, remark, "wrapped")
    bad = {"type": "cell", "criteria": "!=", "value": f'"{fine}"', "format": sheet.look("bad")}
    sheet.page.conditional_format(row + 1, 1, row + 3, 1, bad)
