"""2xx: targets that cannot be meant so, or that others would ask more of."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from ucj_cli.checks.rule import Case, rule
from ucj_cli.checks.years import spans, told
from ucj_cli.engine.targets import coverage_now, target_in
from ucj_cli.errors import OutOfRangeError
from ucj_cli.plan.findings import Finding
from ucj_cli.rates.law import membership_rule, national_targets

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from ucj_cli.plan.model import Plan

FULL = 100
LONG_TERM = 2045


@rule(
    "UCJ201",
    "target-falls",
    "warning",
    wrong="targets: {percent: {2025: 41, 2026: 39, 2045: 100}, source: RPJMD}",
    right="targets: {percent: {2025: 41, 2026: 43, 2045: 100}, source: RPJMD}",
)
def target_falls(case: Case) -> Iterator[Finding]:
    """A later year asks for no less than an earlier one."""
    given = sorted(case.plan.targets.percent.items())
    for (before, high), (year, low) in pairwise(given):
        if low < high:
            facts = {"year": year, "percent": low, "before": before, "earlier": high}
            yield Finding("UCJ201", ("targets", "percent", year), facts=facts)


@rule(
    "UCJ202",
    "target-below-coverage",
    "warning",
    wrong="targets: {percent: {2025: 30, 2045: 100}, source: RPJMD}",
    right="targets: {percent: {2025: 41, 2045: 100}, source: RPJMD}",
)
def target_below_coverage(case: Case) -> Iterator[Finding]:
    """A target below today's coverage is reached before it is begun; the two may stand on different bases."""
    coverage = coverage_now(case.plan)
    for year, percent in case.plan.targets.percent.items():
        if percent < coverage and year >= case.plan.coverage.date.year:
            facts = {"year": year, "percent": percent, "coverage": coverage}
            yield Finding("UCJ202", ("targets", "percent", year), facts=facts)


@rule(
    "UCJ203",
    "below-the-national-target",
    "warning",
    wrong="targets: {percent: {2025: 41, 2045: 90}, source: RPJMD}",
    right="targets: {percent: {2025: 41, 2045: 100}, source: RPJMD}",
)
def below_the_national_target(case: Case) -> Iterator[Finding]:
    """The nation's long-term plan asks for 99.5 % in 2045."""
    national = national_targets()[LONG_TERM]
    last = max(case.plan.targets.percent)
    percent = target_in(case.plan, LONG_TERM).percent if last >= LONG_TERM else None
    if percent is not None and percent < national:
        facts = {"percent": percent, "national": national, "year": LONG_TERM}
        yield Finding("UCJ203", ("targets", "percent", last), facts=facts)


@rule(
    "UCJ204",
    "never-everybody",
    "info",
    wrong="targets: {percent: {2025: 41, 2030: 51.71}, source: RPJMD}",
    right="targets: {percent: {2025: 41, 2045: 100}, source: RPJMD}",
)
def never_everybody(case: Case) -> Iterator[Finding]:
    """Universal coverage is everybody; a plan may end before it gets there."""
    given = case.plan.targets.percent
    if max(given.values()) < FULL and not any(True for _ in below_the_national_target(case)):
        last = max(given)
        facts = {"percent": given[last], "year": last}
        yield Finding("UCJ204", ("targets", "percent", last), facts=facts)


@rule(
    "UCJ205",
    "target-before-coverage",
    "info",
    wrong="targets: {percent: {2024: 35, 2025: 41, 2045: 100}, source: RPJMD}",
    right="targets: {percent: {2025: 41, 2045: 100}, source: RPJMD}",
)
def target_before_coverage(case: Case) -> Iterator[Finding]:
    """A target of a year before the coverage date is history: only the path to the next one still follows from it."""
    as_of = case.plan.coverage.date.year
    for year in case.plan.targets.percent:
        if year < as_of:
            yield Finding("UCJ205", ("targets", "percent", year), facts={"year": year, "as_of": as_of})


@rule(
    "UCJ206",
    "growth-below-what-is-asked",
    "info",
    wrong="targets: {percent: {2025: 33, 2026: 34, 2027: 100}, source: RPJMD}",
    right="targets: {percent: {2025: 41, 2026: 50, 2027: 100}, source: RPJMD}",
)
def growth_below_what_is_asked(case: Case) -> Iterator[Finding]:
    """Permendagri 15/2024 asks regions to raise coverage by a fifth of its value over the year before."""
    plan = case.plan
    asked = membership_rule("coverage_growth_asked")
    slow = []
    before = _target(plan, plan.coverage.date.year) or coverage_now(plan)
    for year in range(plan.coverage.date.year + 1, max(plan.targets.percent) + 1):
        now = _target(plan, year) or before
        enough = before * (FULL + asked) / FULL
        if before and now < enough <= FULL:
            slow.append(year)
        before = now
    for first, last in spans(slow):
        path = ("targets", "percent", last) if last in plan.targets.percent else ("targets", "percent")
        yield Finding("UCJ206", path, facts={"years": told(first, last), "asked": asked})


def _target(plan: Plan, year: int) -> Decimal | None:
    """The target of *year*; None where the plan says nothing of it."""
    try:
        return target_in(plan, year).percent
    except OutOfRangeError:
        return None
