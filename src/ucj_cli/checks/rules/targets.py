"""2xx: targets that cannot be meant so, or that others would ask more of."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from ucj_cli.checks.registry import CheckContext, rule
from ucj_cli.engine.targets import coverage_now, coverage_of, target_in
from ucj_cli.errors import OutOfRangeError
from ucj_cli.law.tables import last_national_target, membership_rule, national_targets
from ucj_cli.plan_file.series import format_years
from ucj_cli.plan_file.standing import standing, standings
from ucj_cli.yamldoc.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ucj_cli.plan_file.model import Plan

FULL = 100
LONG_TERM = 2045


@rule(
    "UCJ201",
    "target-falls",
    "warning",
    wrong="targets: {percent: {2025: 41, 2026: 39, 2045: 100}, source: RPJMD}",
    right="targets: {percent: {2025: 41, 2026: 43, 2045: 100}, source: RPJMD}",
)
def target_falls(case: CheckContext) -> Iterator[Finding]:
    """A later year asks for no less than an earlier one."""
    for (before, high), (year, low) in pairwise(case.targets.items()):
        if low < high:
            facts = {"year": year, "percent": low, "before": before, "earlier": high}
            yield Finding("UCJ201", case.plan.targets.way(year), facts=facts)


@rule(
    "UCJ202",
    "target-below-coverage",
    "warning",
    wrong="targets: {percent: {2025: 30, 2045: 100}, source: RPJMD}",
    right="targets: {percent: {2025: 41, 2045: 100}, source: RPJMD}",
)
def target_below_coverage(case: CheckContext) -> Iterator[Finding]:
    """A target below the first coverage is reached before it is begun; the two may stand on different bases.

    One that a later observation has passed is a target that was reached.
    """
    first = standings(case.plan)[0]
    coverage = coverage_of(case.plan, first)
    for year, percent in case.targets.items():
        if percent < coverage and year >= first.day.year:
            facts = {"year": year, "percent": percent, "coverage": coverage}
            yield Finding("UCJ202", case.plan.targets.way(year), facts=facts)


@rule(
    "UCJ203",
    "below-the-national-target",
    "warning",
    wrong="targets: {percent: {2025: 41, 2045: 90}, source: RPJMD}",
    right="targets: {percent: {2025: 41, 2045: 100}, source: RPJMD}",
)
def below_the_national_target(case: CheckContext) -> Iterator[Finding]:
    """The nation's long-term plan asks for 99.5 % in 2045."""
    percent = _below_the_nation(case.plan)
    if percent is not None:
        facts = {"percent": percent, "national": national_targets()[LONG_TERM].percent, "year": LONG_TERM}
        yield Finding("UCJ203", case.plan.targets.way(max(case.targets)), facts=facts)


def _below_the_nation(plan: Plan) -> Decimal | None:
    """Return the plan's target of 2045 if it is below the nation's; None where it is not, or ends before."""
    percent = _target(plan, LONG_TERM) if plan.targets.years[-1] >= LONG_TERM else None
    return percent if percent is not None and percent < national_targets()[LONG_TERM].percent else None


@rule(
    "UCJ204",
    "never-everybody",
    "info",
    wrong="targets: {percent: {2025: 41, 2030: 51.71}, source: RPJMD}",
    right="targets: {percent: {2025: 41, 2045: 100}, source: RPJMD}",
)
def never_everybody(case: CheckContext) -> Iterator[Finding]:
    """Universal coverage is everybody, or as many as the nation aims at; a plan may end before it gets there."""
    given = case.targets
    if max(given.values()) < last_national_target().percent and _below_the_nation(case.plan) is None:
        last = max(given)
        facts = {"percent": given[last], "year": last}
        yield Finding("UCJ204", case.plan.targets.way(last), facts=facts)


@rule(
    "UCJ205",
    "target-before-coverage",
    "info",
    wrong="targets: {percent: {2024: 35, 2025: 41, 2045: 100}, source: RPJMD}",
    right="targets: {percent: {2025: 41, 2045: 100}, source: RPJMD}",
)
def target_before_coverage(case: CheckContext) -> Iterator[Finding]:
    """A target of a year before the first observation is history: only the path to the next one follows from it."""
    first = standings(case.plan)[0].day.year
    for year in case.targets:
        if year < first:
            yield Finding("UCJ205", case.plan.targets.way(year), facts={"year": year, "first": first})


@rule(
    "UCJ206",
    "growth-below-what-is-asked",
    "info",
    wrong="targets: {percent: {2025: 33, 2026: 34, 2027: 100}, source: RPJMD}",
    right="targets: {percent: {2025: 41, 2026: 50, 2027: 100}, source: RPJMD}",
)
def growth_below_what_is_asked(case: CheckContext) -> Iterator[Finding]:
    """Permendagri 15/2024 asks regions to raise coverage by a fifth of its value over the year before.

    Only of years whose target and the one before are given: a path between far-off targets is nobody's decision.
    """
    plan, asked = case.plan, membership_rule("coverage_growth_asked")
    as_of, given = standing(plan).day.year, case.targets
    known = {as_of: coverage_now(plan), **given}
    slow = []
    for year in given:
        enough = known.get(year - 1, Decimal(0)) * (FULL + asked) / FULL
        if year > as_of and given[year] < enough <= FULL:
            slow.append(year)
    if slow:
        facts = {"years": format_years(slow), "asked": asked}
        yield Finding("UCJ206", plan.targets.way(slow[0]), facts=facts)


def _target(plan: Plan, year: int) -> Decimal | None:
    """Return the target of *year* in percent; None where the plan says nothing of it."""
    try:
        return target_in(plan, year).percent
    except OutOfRangeError:
        return None


RULES = (
    target_falls,
    target_below_coverage,
    below_the_national_target,
    never_everybody,
    target_before_coverage,
    growth_below_what_is_asked,
)
