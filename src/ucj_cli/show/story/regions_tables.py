"""The tables of several regions: each region's year in several orders, its road, and the sources of its figures."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple

from ucj_cli.show.page import Column, Row, Table
from ucj_cli.show.story.inputs import columns, law, sections

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ucj_cli.answers.gaps import RegionGap
    from ucj_cli.answers.report import RegionsReport
    from ucj_cli.language import Language
    from ucj_cli.plan.model import Plan

ROOM = 48
"""How many letters of a denominator's source a table has room for; it stands in full among the sources."""


class Region(NamedTuple):
    """A region's year, and the plan that it stands on."""

    gap: RegionGap
    plan: Plan

    @property
    def assumed(self) -> bool:
        """Whether nobody published the denominator."""
        return self.plan.workforce.status == "assumed"


ORDERS: dict[str, Callable[[Region], Any]] = {
    "code": lambda region: region.gap.region.code,
    "coverage": lambda region: -region.gap.coverage_in_year_percent,
    "gap": lambda region: -region.gap.gap,
    "public": lambda region: -region.gap.budget.public,
    "date": lambda region: region.gap.as_of,
}
"""In which orders the regions stand, by what comes first; those that are equal in it stand by code."""


def ordered(report: RegionsReport, order: str) -> list[Region]:
    """The regions in one of the orders."""
    found = [Region(gap, plan) for gap, plan in zip(report.gaps.regions, report.plans, strict=True)]
    return sorted(sorted(found, key=ORDERS["code"]), key=ORDERS[order])


def in_orders(report: RegionsReport, lang: Language) -> dict[str, Table]:
    """The same table in every order."""
    heads = ("region", "as_of", "workers", "coverage", "target", "new", "public", "basis")
    heading = tuple(Column(lang.say(f"column.{head}"), head not in ("region", "basis")) for head in heads)
    bases = {source: f"{i}: {_short(source, lang)}" for source, i in numbers(report).items()}
    total, note = _total(report, lang), lang.say("several.table.note")
    tables = {}
    for order in ORDERS:
        rows = (_row(region, bases, lang) for region in ordered(report, order))
        named = lang.say("several.table.title", year=report.year, order=lang.say(f"several.order.{order}"))
        tables[order] = Table(heading, (*rows, total), named, note)
    return tables


def numbers(report: RegionsReport) -> dict[str | None, int]:
    """The denominators' numbers, by which two that are cut to the same words stay apart; the most common is 1."""
    found = Counter(plan.workforce.source for plan in report.plans)
    common = sorted(found, key=lambda source: (-found[source], source or ""))
    return {source: i for i, source in enumerate(common, 1)}


def _short(source: str | None, lang: Language) -> str:
    """A source without its remarks, which follow a semicolon, and no longer than a table has room for."""
    name = (source or lang.say("no_source")).partition(";")[0]
    return name if len(name) <= ROOM else f"{name[: ROOM - 1]}…"


def _row(region: Region, bases: dict[str | None, str], lang: Language) -> Row:
    gap = region.gap
    cells = (
        gap.region.name,
        lang.date(gap.as_of),
        lang.people(gap.workforce),
        lang.percent(gap.coverage_in_year_percent),
        lang.percent(gap.target_percent),
        lang.people(gap.gap),
        lang.number(gap.budget.public),
        f"{bases[gap.basis]}{' *' if region.assumed else ''}",
    )
    return Row(cells)


def _total(report: RegionsReport, lang: Language) -> Row:
    total = report.gaps.total
    figures = (lang.people(total.workforce), lang.percent(total.coverage_in_year_percent), "")
    money = (lang.people(total.gap), lang.number(total.budget.public))
    return Row((_together(total.bases, lang), "", *figures, *money, ""), 0, "strong")


def _together(bases: int, lang: Language) -> str:
    """How a sum is called: one over different denominators says that it is one."""
    return lang.say("several.total", bases=bases) if bases > 1 else lang.say("gaps.total")


def roads(report: RegionsReport, lang: Language) -> Table:
    """Each region's road: its years, who is enrolled on it, and what it costs."""
    heads = ("region", "coverage", "from", "until", "target", "new", "public")
    heading = tuple(Column(lang.say(f"column.{head}"), head != "region") for head in heads)
    rows = [
        Row(
            (
                road.region.name,
                lang.percent(road.coverage_percent),
                str(road.first),
                str(road.last),
                lang.percent(road.target_percent),
                lang.people(road.new),
                lang.number(road.budget.public),
            )
        )
        for road in sorted(report.roads.regions, key=lambda road: road.region.code)
    ]
    total = report.roads.total
    cells = (_together(total.bases, lang), "", "", "", "", lang.people(total.new), lang.number(total.budget.public))
    spans = {(road.first, road.last) for road in report.roads.regions}
    note = lang.say("several.roads.note") if len(spans) > 1 else ""
    return Table(heading, (*rows, Row(cells, 0, "strong")), lang.say("several.roads.table"), note)


def sources(report: RegionsReport, lang: Language) -> Table:
    """Under each region its figures with source and standing, and the plan's files with fingerprint; then the law."""
    rows = (row for region in ordered(report, "code") for row in _sources(region, lang))
    return Table(columns(lang), (*rows, law(lang)), lang.say("several.basis.table"), lang.say("several.basis.note"))


def _sources(region: Region, lang: Language) -> Iterator[Row]:
    file = region.gap.plan
    yield Row((region.gap.region.name, "", "", ""), 0, "strong")
    yield from (row._replace(level=1) for row in sections(region.plan, lang))
    changes = (f"--set {setting}" for setting in file.set)
    files = [("; ".join([file.path, *changes]), file.sha256), *((below.path, below.sha256) for below in file.extends)]
    for where, sha256 in files:
        yield Row((lang.say("report.about.plan"), where, f"{lang.say('report.about.print')} {sha256}", ""), 1)
