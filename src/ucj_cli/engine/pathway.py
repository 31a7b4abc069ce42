"""The road to the last target: each year begins with the people of the year before, less those who are lost."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ucj_cli.engine.arguments import year_of
from ucj_cli.engine.groups import held_to_plan, planned_in
from ucj_cli.engine.year import YearResult, year_result
from ucj_cli.errors import OutOfRangeError
from ucj_cli.law.month import LAST_MONTH
from ucj_cli.plan_file.standing import standing
from ucj_cli.rounding import divide_half_up, percent, share

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from ucj_cli.engine.groups import Population
    from ucj_cli.plan_file.group import Group
    from ucj_cli.plan_file.model import Plan


class PathwayYear(NamedTuple):
    """One year worked out, with the participants at its *start*, group by group; its result begins with who is left."""

    start: list[int]
    result: YearResult

    @property
    def retained(self) -> int:
        """Participants at the start less those who are lost."""
        return self.result.participants

    @property
    def lapsed(self) -> int:
        """Participants at the start who are lost."""
        return sum(self.start) - self.retained

    @property
    def participants_end(self) -> int:
        """Retained and new participants."""
        return self.retained + self.result.new

    @property
    def coverage_end_percent(self) -> Decimal:
        """Participants at the end of the year, of its workforce."""
        return percent(self.participants_end, self.result.workforce)


def first_year(plan: Plan) -> int:
    """Return the year in which the road begins: the first one that still has a month after the as-of date."""
    today = standing(plan).day
    return today.year + (today.month == LAST_MONTH)


def last_year(plan: Plan) -> int:
    """Return the year where the road ends: of the last given target, or where it begins if that year is over."""
    return max(first_year(plan), *plan.targets.years)


def years_between(begins: int, ends: int, first: int | None, last: int | None) -> tuple[int, int]:
    """Return the first and the last year that are asked for: by default all from where a road *begins* to its end.

    Raises:
        OutOfRangeError: *first* lies before the road begins, or after *last*.
        UsageError: one of them is no year from 1990 to 2100.
    """
    first = begins if first is None else year_of(first)
    last = ends if last is None else year_of(last)
    if first < begins:
        raise OutOfRangeError("roadmap_before_first", year=first, first=begins)
    if last < first:
        raise OutOfRangeError("roadmap_backwards", first=first, last=last)
    return first, last


def pathway(population: Population, last: int) -> Iterator[PathwayYear]:
    """Walk every year from the first to *last*.

    Raises:
        OutOfRangeError: the plan has no workforce or target, or the law no rates, for a year.
    """
    first = first_year(population.plan)
    participants = population.participants
    for year in range(first, last + 1):
        groups = population.in_year(year).groups
        result = year_result(population, year, retained(groups, year, participants, begins=year == first))
        yield PathwayYear(participants, result)
        participants = [group.participants_after for group in result.groups]


def retained(groups: Sequence[Group], year: int, participants: Sequence[int], *, begins: bool) -> list[int]:
    """Return who is left: less those who lapse, but in the first year; no more than a headcount that is listed."""
    stay = [
        people - divide_half_up(*share(group.lapse_percent, people)) if group.lapse_percent and not begins else people
        for group, people in zip(groups, participants, strict=True)
    ]
    return held_to_plan(
        stay, [planned_in(group, year) if begins or year in group.planned else None for group in groups]
    )
