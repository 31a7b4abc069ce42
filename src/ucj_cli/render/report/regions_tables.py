"""The tables of several regions: each region's year in several orders, its road, and the sources of its figures."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple

from ucj_cli.render.page import Column, Row, Table
from ucj_cli.render.report.inputs import columns, law, sections

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ucj_cli.answers.gap import RegionGap
    from ucj_cli.engine.report import RegionsReport
    from ucj_cli.i18n import Locale
    from ucj_cli.plan_file.model import Plan

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


def in_orders(report: RegionsReport, locale: Locale) -> dict[str, Table]:
    """The same table in every order."""
    heads = ("region", "as_of", "workers", "coverage", "target", "new", "public", "basis")
    heading = tuple(Column(locale.text(f"column.{head}"), head not in ("region", "basis")) for head in heads)
    bases = {source: f"{i}: {_short(source, locale)}" for source, i in numbers(report).items()}
    total, note = _total(report, locale), locale.text("several.table.note")
    tables = {}
    for order in ORDERS:
        rows = (_row(region, bases, locale) for region in ordered(report, order))
        named = locale.text("several.table.title", year=report.year, order=locale.text(f"several.order.{order}"))
        tables[order] = Table(heading, (*rows, total), named, note)
    return tables


def numbers(report: RegionsReport) -> dict[str | None, int]:
    """The denominators' numbers, by which two that are cut to the same words stay apart; the most common is 1."""
    found = Counter(plan.workforce.source for plan in report.plans)
    common = sorted(found, key=lambda source: (-found[source], source or ""))
    return {source: i for i, source in enumerate(common, 1)}


def _short(source: str | None, locale: Locale) -> str:
    """A source without its remarks, which follow a semicolon, and no longer than a table has room for."""
    name = (source or locale.text("no_source")).partition(";")[0]
    return name if len(name) <= ROOM else f"{name[: ROOM - 1]}…"


def _row(region: Region, bases: dict[str | None, str], locale: Locale) -> Row:
    gap = region.gap
    cells = (
        gap.region.name,
        locale.date(gap.as_of),
        locale.people(gap.workforce),
        locale.percent(gap.coverage_in_year_percent),
        locale.percent(gap.target_percent),
        locale.people(gap.gap),
        locale.number(gap.budget.public),
        f"{bases[gap.basis]}{' *' if region.assumed else ''}",
    )
    return Row(cells)


def _total(report: RegionsReport, locale: Locale) -> Row:
    total = report.gaps.total
    figures = (locale.people(total.workforce), locale.percent(total.coverage_in_year_percent), "")
    money = (locale.people(total.gap), locale.number(total.budget.public))
    return Row((_together(total.bases, locale), "", *figures, *money, ""), 0, "strong")


def _together(bases: int, locale: Locale) -> str:
    """How a sum is called: one over different denominators says that it is one."""
    return locale.text("several.total", bases=bases) if bases > 1 else locale.text("gaps.total")


def roads(report: RegionsReport, locale: Locale) -> Table:
    """Each region's road: its years, who is enrolled on it, and what it costs."""
    heads = ("region", "coverage", "from", "until", "target", "new", "public")
    heading = tuple(Column(locale.text(f"column.{head}"), head != "region") for head in heads)
    rows = [
        Row(
            (
                road.region.name,
                locale.percent(road.coverage_percent),
                str(road.first),
                str(road.last),
                locale.percent(road.target_percent),
                locale.people(road.new),
                locale.number(road.budget.public),
            )
        )
        for road in sorted(report.roads.regions, key=lambda road: road.region.code)
    ]
    total = report.roads.total
    cells = (
        _together(total.bases, locale),
        "",
        "",
        "",
        "",
        locale.people(total.new),
        locale.number(total.budget.public),
    )
    spans = {(road.first, road.last) for road in report.roads.regions}
    note = locale.text("several.roads.note") if len(spans) > 1 else ""
    return Table(heading, (*rows, Row(cells, 0, "strong")), locale.text("several.roads.table"), note)


def sources(report: RegionsReport, locale: Locale) -> Table:
    """Under each region its figures with source and standing, and the plan's files with fingerprint; then the law."""
    rows = (row for region in ordered(report, "code") for row in _sources(region, locale))
    return Table(
        columns(locale), (*rows, law(locale)), locale.text("several.basis.table"), locale.text("several.basis.note")
    )


def _sources(region: Region, locale: Locale) -> Iterator[Row]:
    file = region.gap.plan
    yield Row((region.gap.region.name, "", "", ""), 0, "strong")
    yield from (row._replace(level=1) for row in sections(region.plan, locale))
    changes = (f"--set {setting}" for setting in file.set)
    files = [("; ".join([file.path, *changes]), file.sha256), *((below.path, below.sha256) for below in file.extends)]
    for where, sha256 in files:
        yield Row((locale.text("report.about.plan"), where, f"{locale.text('report.about.print')} {sha256}", ""), 1)
