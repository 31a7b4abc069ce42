"""The chapter about the road to the last target, and the scenarios beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ucj_cli.i18n.visible import visible
from ucj_cli.render.page import Column, Fact, Page, Row, Table
from ucj_cli.render.screens.roadmap import short

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ucj_cli.answers.roadmap import Roadmap, RoadmapYear
    from ucj_cli.engine.report import Report
    from ucj_cli.i18n import Locale

NOTHING = "-"


def roads(report: Report, locale: Locale) -> list[tuple[str, Roadmap]]:
    """The report's own road, and the scenarios', each with how it is called."""
    own = (locale.text("report.own"), report.roadmap)
    return [own, *((visible(scenario.name), scenario.roadmap) for scenario in report.scenarios)]


def road(report: Report, locale: Locale) -> Page:
    """Every year to the last target."""
    years, totals = report.roadmap.years, report.roadmap.totals
    first, last = years[0], years[-1]
    facts = (
        Fact(locale.people(totals.new), locale.text("report.road.new", first=first.year, last=last.year), "", "todo"),
        Fact(locale.rupiah(totals.budget.public), locale.text("report.road.public"), ""),
    )
    return Page(
        locale.text("report.road", percent=last.target_percent, year=last.year),
        facts=facts,
        tables=(_years(report, locale), *_scenarios(report, locale)),
    )


def _years(report: Report, locale: Locale) -> Table:
    heads = ("target", "reached", "gap", "new", "lost", "end", "public", "short")
    columns = (
        Column(locale.text("column.year"), number=False),
        *(Column(locale.text(f"column.{head}")) for head in heads),
    )
    rows = tuple(_year(year, locale) for year in report.roadmap.years)
    signs = locale.text("report.road.signs", signs=locale.text("roadmap.signs"))
    return Table(columns, rows, locale.text("report.road.table"), signs)


def _year(year: RoadmapYear, locale: Locale) -> Row:
    given = year.target_basis == "given"
    cells = (
        str(year.year),
        f"{'' if given else '~'}{locale.percent(year.target_percent)}",
        locale.percent(year.coverage_end_percent),
        locale.people(year.gap),
        locale.people(year.new),
        locale.people(year.lapsed),
        locale.people(year.participants_end),
        locale.number(year.budget.public),
        short(year, locale),
    )
    return Row(cells, 0, "strong" if given else "plain")


def _scenarios(report: Report, locale: Locale) -> Iterator[Table]:
    """The plans beside each other: their sums, and their coverage year by year."""
    if not report.scenarios:
        return
    named = roads(report, locale)
    heads = ("reached", "new", "public")
    columns = tuple(Column(locale.text(f"column.{head}")) for head in heads)
    yield Table(
        (Column(locale.text("column.plan"), number=False), *columns),
        tuple(_sums(name, roadmap, locale) for name, roadmap in named),
        locale.text("report.sums.table"),
    )
    reached = [{year.year: year.coverage_end_percent for year in roadmap.years} for _, roadmap in named]
    years = sorted({year for road in reached for year in road})
    rows = (
        Row((str(year), *(locale.percent(road[year]) if year in road else NOTHING for road in reached)))
        for year in years
    )
    yield Table(
        (Column(locale.text("column.year"), number=False), *(Column(name) for name, _ in named)),
        tuple(rows),
        locale.text("report.scenarios.table"),
    )


def _sums(name: str, roadmap: Roadmap, locale: Locale) -> Row:
    totals, last = roadmap.totals, roadmap.years[-1]
    reached = f"{locale.percent(last.coverage_end_percent)} ({last.year})"
    return Row((name, reached, locale.people(totals.new), locale.number(totals.budget.public)))
