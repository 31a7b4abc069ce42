"""3xx: what the figures stand on: sources, assumptions, age."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from ucj_cli.checks.registry import CheckContext, rule
from ucj_cli.law.tables import last_checked
from ucj_cli.plan_file.series import format_years
from ucj_cli.plan_file.standing import standing, standings
from ucj_cli.yamldoc.findings import Finding, KeyPath

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ucj_cli.plan_file.model import Plan

OLD_COVERAGE = 2
OLD_SURVEY = 3


def _figures(plan: Plan) -> Iterator[tuple[KeyPath, str, str | None, str]]:
    """All that has a source: its path, the path as text, the source, and the standing."""
    for section in ("workforce", "coverage", "targets"):
        part = getattr(plan, section)
        yield (section,), section, part.source, part.status
    for day, seen in plan.observed.items():
        yield ("observed", str(day)), f"observed.{day}", seen.source, seen.status
    for name, fund in plan.funds.items():
        if fund.ceiling or fund.spent:
            yield ("funds", name), f"funds.{name}", fund.source, "published"
    for i, group in enumerate(plan.groups):
        yield ("groups", i), f"groups.{group.id}", group.source, group.status
    for i, claim in enumerate(plan.claims):
        yield ("claims", i), f"claims.{i}", claim.source, "published"


@rule(
    "UCJ301",
    "figure-without-source",
    "warning",
    wrong="workforce: {size: {2025: 428_699}}",
    right="workforce: {size: {2025: 428_699}, source: 'BPS, Sakernas August 2025'}",
)
def figure_without_source(case: CheckContext) -> Iterator[Finding]:
    """A figure that nobody can look up cannot be defended before an auditor."""
    for path, name, source, status in _figures(case.plan):
        if source is None and status == "published":
            yield Finding("UCJ301", path, facts={"name": name})


@rule(
    "UCJ302",
    "figure-assumed",
    "info",
    wrong="workforce: {size: {2025: 428_699}, source: an estimate, status: assumed}",
    right="workforce: {size: {2025: 428_699}, source: 'BPS, Sakernas August 2025'}",
)
def figure_assumed(case: CheckContext) -> Iterator[Finding]:
    """An assumption is no mistake, but whoever reads the plan has to know of it."""
    for path, name, _, status in _figures(case.plan):
        if status == "assumed":
            yield Finding("UCJ302", (*path, "status"), facts={"name": name})
    for i, rate in enumerate(case.plan.assumed_rates):
        facts = {"name": f"assumed_rates: {rate.segment} {rate.programme} {rate.first}"}
        yield Finding("UCJ302", ("assumed_rates", i), facts=facts)


@rule(
    "UCJ303",
    "coverage-is-old",
    "warning",
    wrong="coverage: {date: 2022-12-31, percent: 25, source: BPJS}\n"
    "workforce: {size: {2022: 428_699}, source: 'BPS, Sakernas August 2025'}",
    right="coverage: {date: 2025-09-09, percent: 32.3, source: BPJS}",
)
def coverage_is_old(case: CheckContext) -> Iterator[Finding]:
    """Coverage rises and decays from year to year; a gap from an old figure is the gap of another year."""
    day, _, way = standing(case.plan)
    if is_old(day, case.today):
        yield Finding("UCJ303", day_at(way), facts={"day": day, "years": OLD_COVERAGE})


def is_old(day: date, today: date) -> bool:
    """Whether a figure of *day* is so old that it is of another time."""
    return (today - day).days > OLD_COVERAGE * 366


def day_at(way: tuple[str, ...]) -> tuple[str, ...]:
    """Return where the day of an observation stands: its own key, or that of the coverage."""
    return ("coverage", "date") if way == ("coverage",) else way


@rule(
    "UCJ304",
    "coverage-in-the-future",
    "error",
    wrong="coverage: {date: 2099-12-31, percent: 32.3, source: BPJS}",
    right="coverage: {date: 2025-09-09, percent: 32.3, source: BPJS}",
)
def coverage_in_the_future(case: CheckContext) -> Iterator[Finding]:
    """Nobody has counted the participants of a day that has not been."""
    for day, _, way in standings(case.plan):
        if day > case.today:
            yield Finding("UCJ304", day_at(way), facts={"day": day})


@rule(
    "UCJ305",
    "survey-is-old",
    "info",
    wrong="workforce: {size: {2025: 428_699}, source: 'BPS, Sakernas August 2019'}",
    right="workforce: {size: {2025: 428_699}, source: 'BPS, Sakernas August 2025'}",
)
def survey_is_old(case: CheckContext) -> Iterator[Finding]:
    """The denominator moves every percentage; a newer survey may be out. Its year is read from the source's words."""
    source = case.plan.workforce.source or ""
    years = [int(year) for year in re.findall(r"\b(?:19|20)\d\d\b", source)]
    if years and date(max(years) + OLD_SURVEY, 12, 31) < case.today:
        yield Finding("UCJ305", ("workforce", "source"), facts={"year": max(years), "years": OLD_SURVEY})


@rule(
    "UCJ306",
    "rates-assumed",
    "info",
    wrong="funds: {apbd: {kind: public, ceiling: {2045: 5_300_000_000}, source: APBD}}",
    right="funds: {apbd: {kind: public, ceiling: {2025: 5_300_000_000}, source: APBD}}",
)
def rates_assumed(case: CheckContext) -> Iterator[Finding]:
    """What the law asks after it was last checked is not known: the last rates hold on as an assumption.

    Told where money is budgeted for such years, once: that every plan has years to come says nothing of a plan.
    """
    checked = last_checked()
    ceilings = [(year, name) for name, fund in case.plan.funds.items() for year in fund.ceiling if year > checked.year]
    if ceilings:
        first, name = min(ceilings)
        facts = {"years": format_years(range(first, max(ceilings)[0] + 1)), "day": checked}
        yield Finding("UCJ306", ("funds", name, "ceiling", first), facts=facts)


RULES = (
    figure_without_source,
    figure_assumed,
    coverage_is_old,
    coverage_in_the_future,
    survey_is_old,
    rates_assumed,
)
