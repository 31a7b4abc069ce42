"""What the days and years of a plan say against each other; of several families, as the codes' first digits tell."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from ucj_cli.checks.registry import CheckContext, rule
from ucj_cli.checks.rules.consistency import figure_of
from ucj_cli.checks.rules.provenance import day_at, is_old
from ucj_cli.engine.targets import coverage_now, needed_on, target_on
from ucj_cli.law.month import LAST_MONTH
from ucj_cli.plan_file.group import group_in
from ucj_cli.plan_file.series import ceiling_in
from ucj_cli.plan_file.standing import participants_now, participants_of, standing, standings
from ucj_cli.yamldoc.findings import Finding, TextKey

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from ucj_cli.plan_file.group import Group

OLD_OBSERVATION = 6
"""So many months old a figure is still of today: BPJS branches tell regions theirs every quarter or half-year."""

CHANGES = """\
groups:
  - {id: petani, workers: 9_000, income: 1_000_000, changes: {2027: {income: %s}}, source: BPS}
  - {id: lain, workers: rest, source: BPS}
"""
SPENT = "funds: {apbd: {kind: public, ceiling: {2025: 5_300_000_000}, spent: {2025: %s}, source: APBD}}"
ENROL = """\
groups:
  - {id: petani, workers: 9_000, months: {from: 3, to: 12}, enrol_from: {2026: %s}, source: BPS}
  - {id: lain, workers: rest, source: BPS}
"""


@rule("UCJ107", "change-of-nothing", "warning", wrong=CHANGES % "1_000_000", right=CHANGES % "1_500_000")
def change_of_nothing(case: CheckContext) -> Iterator[Finding]:
    """A change is of a year to come, and something is different from then on."""
    today = standing(case.plan).day.year
    for i, group in enumerate(case.plan.groups):
        for year in group.changes:
            is_over = year < today
            if is_over or _is_nothing_new(group, year, case.plan.coverage.date.year):
                why = "over" if is_over else "nothing"
                facts = {"year": year, "why": TextKey(f"change.{why}"), "remedy": why}
                yield Finding("UCJ107", ("groups", i, "changes", year), facts=facts)


def _is_nothing_new(group: Group, year: int, first: int) -> bool:
    """Whether *group* would be on the same terms in *year* without what changes then."""
    others = {entry: change for entry, change in group.changes.items() if entry != year}
    before, now = group_in(group.model_copy(update={"changes": others}), year, first), group_in(group, year, first)
    keys = {"payer" if key == "paid_by" else key for key in group.changes[year].model_fields_set}
    return all(getattr(before, key) == getattr(now, key) for key in keys)


@rule(
    "UCJ108",
    "observation-falls",
    "warning",
    wrong="observed: {2025-12-11: {participants: 13_847, source: BPJS}}",
    right="observed: {2025-12-11: {participants: 138_000, source: BPJS}}",
)
def observation_falls(case: CheckContext) -> Iterator[Finding]:
    """Participants that are a tenth fewer than at the observation before were mostly counted on another basis."""
    for earlier, seen in pairwise(standings(case.plan)):
        before, people = participants_of(case.plan, earlier), participants_of(case.plan, seen)
        if 10 * (before - people) > before:
            facts = {"people": people, "day": seen.day, "before": before, "earlier": earlier.day}
            yield Finding("UCJ108", figure_of(seen), facts=facts)


@rule(
    "UCJ207",
    "behind-the-path",
    "warning",
    wrong="observed: {2026-10-31: {percent: 41.5, source: BPJS}}",
    right="observed: {2026-10-31: {percent: 43.5, source: BPJS}}",
)
def behind_the_path(case: CheckContext) -> Iterator[Finding]:
    """Where the plan stands lies below what its path asks for on that day."""
    plan, seen = case.plan, standing(case.plan)
    coverage, expected = coverage_now(plan), target_on(plan, seen.day)
    if coverage < expected and seen.day <= case.today:  # of a day that has not been UCJ304 tells
        missing = needed_on(plan, seen.day) - participants_now(plan)
        facts = {"day": seen.day, "coverage": coverage, "expected": expected, "missing": missing}
        yield Finding("UCJ207", figure_of(seen), facts=facts)


@rule(
    "UCJ307",
    "no-newer-observation",
    "info",
    wrong="coverage: {date: 2025-09-09, percent: 32.3, source: BPJS}",
    right="observed: {2026-10-31: {percent: 43.5, source: BPJS}}",
)
def no_newer_observation(case: CheckContext) -> Iterator[Finding]:
    """Who asks where a region stands today wants a figure of this half-year."""
    day, _, way = standing(case.plan)
    if months_between(day, case.today) > OLD_OBSERVATION and not is_old(day, case.today):  # of which UCJ303 tells
        yield Finding("UCJ307", day_at(way), facts={"day": day, "months": OLD_OBSERVATION})


def months_between(first: date, last: date) -> int:
    """Return how many months have begun after *first* by *last*: on the same day of a month the next one has not."""
    begun = LAST_MONTH * (last.year - first.year) + last.month - first.month
    return begun + (last.day > first.day)


@rule("UCJ409", "spent-above-the-ceiling", "warning", wrong=SPENT % "5_400_000_000", right=SPENT % "5_000_000_000")
def spent_above_the_ceiling(case: CheckContext) -> Iterator[Finding]:
    """Nobody spends more than there is: one of the two is another year's, or the ceiling was raised."""
    for name, fund in case.plan.funds.items():
        for year, spent in fund.spent.items():
            ceiling = ceiling_in(fund, year)
            if ceiling is not None and spent > ceiling:
                facts = {"fund": name, "year": year, "spent": spent, "ceiling": ceiling}
                yield Finding("UCJ409", ("funds", name, "spent", year), facts=facts)


@rule("UCJ410", "enrolled-outside-the-months", "warning", wrong=ENROL % 2, right=ENROL % 10)
def enrolled_outside_the_months(case: CheckContext) -> Iterator[Finding]:
    """New people are paid within the months in which their group is paid, or not at all."""
    first_year = case.plan.coverage.date.year
    for i, group in enumerate(case.plan.groups):
        for year, month in group.enrol_from.items():
            months = group_in(group, year, first_year).months
            if not months.first <= month <= months.last:
                remedy = "after" if month > months.last else "before"
                facts = {"year": year, "month": month, "first": months.first, "last": months.last, "remedy": remedy}
                yield Finding("UCJ410", ("groups", i, "enrol_from", year), facts=facts)


RULES = (
    change_of_nothing,
    observation_falls,
    behind_the_path,
    no_newer_observation,
    spent_above_the_ceiling,
    enrolled_outside_the_months,
)
