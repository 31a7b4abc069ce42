"""The road to the last target: each year begins with the people of the year before, less those who are lost."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ucj_cli.engine.groups import planned_in
from ucj_cli.engine.year import YearResult, year_result
from ucj_cli.rounding import divide_half_up, share

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ucj_cli.engine.groups import Population
    from ucj_cli.plan.model import Group, Plan


class Year(NamedTuple):
    """One year worked out, with the participants at its start, group by group."""

    start: list[int]
    result: YearResult


def first_year(plan: Plan) -> int:
    """Where the road begins: the later of the coverage year and the first given target's."""
    return max(plan.coverage.date.year, min(plan.targets.percent))


def road(population: Population, last: int) -> Iterator[Year]:
    """Every year from the first to *last*.

    Raises:
        OutOfRangeError: the plan has no workforce or target, or the law no rates, for a year.
    """
    first = first_year(population.plan)
    participants = population.participants
    for year in range(first, last + 1):
        result = year_result(population, year, _retained(population.groups, year, participants, begins=year == first))
        yield Year(participants, result)
        participants = [place.participants + bill.new for place, bill in zip(result.places, result.bills, strict=True)]


def _retained(groups: Sequence[Group], year: int, participants: Sequence[int], *, begins: bool) -> list[int]:
    """Who is still there: less those who lapse, but in the first year; where a headcount is listed, no more than it."""
    kept = []
    for group, people in zip(groups, participants, strict=True):
        lapsed = 0 if begins or not group.lapse_percent else divide_half_up(*share(group.lapse_percent, people))
        stay, planned = people - lapsed, planned_in(group, year)
        if planned is not None and (begins or year in group.planned):
            stay = min(stay, planned)
        kept.append(stay)
    return kept
