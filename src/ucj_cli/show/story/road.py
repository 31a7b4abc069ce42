"""The chapter about the road to the last target, and the scenarios beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ucj_cli.language.visible import visible
from ucj_cli.show.page import Column, Fact, Page, Row, Table
from ucj_cli.show.roadmap import short

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ucj_cli.answers.report import Report
    from ucj_cli.answers.roadmap import Roadmap, RoadmapYear
    from ucj_cli.language import Language

NOTHING = "-"


def roads(report: Report, lang: Language) -> list[tuple[str, Roadmap]]:
    """The report's own road, and the scenarios', each with how it is called."""
    own = (lang.say("report.own"), report.roadmap)
    return [own, *((visible(scenario.name), scenario.roadmap) for scenario in report.scenarios)]


def road(report: Report, lang: Language) -> Page:
    """Every year to the last target."""
    years, totals = report.roadmap.years, report.roadmap.totals
    first, last = years[0], years[-1]
    facts = (
        Fact(lang.people(totals.new), lang.say("report.road.new", first=first.year, last=last.year), "", "todo"),
        Fact(lang.rupiah(totals.budget.public), lang.say("report.road.public"), ""),
    )
    return Page(
        lang.say("report.road", percent=last.target_percent, year=last.year),
        facts=facts,
        tables=(_years(report, lang), *_scenarios(report, lang)),
    )


def _years(report: Report, lang: Language) -> Table:
    heads = ("target", "reached", "gap", "new", "lost", "end", "public", "short")
    columns = (
        Column(lang.say("column.year"), number=False),
        *(Column(lang.say(f"column.{head}")) for head in heads),
    )
    rows = tuple(_year(year, lang) for year in report.roadmap.years)
    signs = lang.say("report.road.signs", signs=lang.say("roadmap.signs"))
    return Table(columns, rows, lang.say("report.road.table"), signs)


def _year(year: RoadmapYear, lang: Language) -> Row:
    given = year.target_basis == "given"
    cells = (
        str(year.year),
        f"{'' if given else '~'}{lang.percent(year.target_percent)}",
        lang.percent(year.coverage_end_percent),
        lang.people(year.gap),
        lang.people(year.new),
        lang.people(year.lapsed),
        lang.people(year.participants_end),
        lang.number(year.budget.public),
        short(year, lang),
    )
    return Row(cells, 0, "strong" if given else "plain")


def _scenarios(report: Report, lang: Language) -> Iterator[Table]:
    """The plans beside each other: their sums, and their coverage year by year."""
    if not report.scenarios:
        return
    named = roads(report, lang)
    heads = ("reached", "new", "public")
    columns = tuple(Column(lang.say(f"column.{head}")) for head in heads)
    yield Table(
        (Column(lang.say("column.plan"), number=False), *columns),
        tuple(_sums(name, roadmap, lang) for name, roadmap in named),
        lang.say("report.sums.table"),
    )
    reached = [{year.year: year.coverage_end_percent for year in roadmap.years} for _, roadmap in named]
    years = sorted({year for road in reached for year in road})
    rows = (
        Row((str(year), *(lang.percent(road[year]) if year in road else NOTHING for road in reached))) for year in years
    )
    yield Table(
        (Column(lang.say("column.year"), number=False), *(Column(name) for name, _ in named)),
        tuple(rows),
        lang.say("report.scenarios.table"),
    )


def _sums(name: str, roadmap: Roadmap, lang: Language) -> Row:
    totals, last = roadmap.totals, roadmap.years[-1]
    reached = f"{lang.percent(last.coverage_end_percent)} ({last.year})"
    return Row((name, reached, lang.people(totals.new), lang.number(totals.budget.public)))
