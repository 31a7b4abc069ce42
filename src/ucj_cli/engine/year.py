"""A year worked out: who is needed, who is to be enrolled, what it costs, who pays. Every answer is made from this."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from ucj_cli.engine.allocation import allocate
from ucj_cli.engine.funding import budget_of, payers_of, shortfall_of
from ucj_cli.engine.groups import held_to_plan, planned_in, workers_in
from ucj_cli.engine.targets import needed_of, target_in
from ucj_cli.engine.unit_cost import rests_on_assumed_in, unit_cost_in
from ucj_cli.errors import OutOfRangeError
from ucj_cli.plan_file.series import workforce_in
from ucj_cli.plan_file.standing import standing

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ucj_cli.answers.base import Budget, Payer
    from ucj_cli.engine.groups import Population
    from ucj_cli.engine.targets import Target
    from ucj_cli.engine.unit_cost import UnitCost
    from ucj_cli.law.contribution import ContributionPart
    from ucj_cli.plan_file.group import Group
    from ucj_cli.plan_file.model import Plan


@dataclass(slots=True)
class GroupYear:
    """One group in one year: its people, who of them is new, what one of them costs, who pays.

    *group* is on the terms of the year. *participants* are those before anybody is enrolled, and *existing* those of
    them who are paid for; *planned* is the headcount that holds in the year, None where there is none. *unit_cost* is
    what one of the existing costs, *new_cost* one who is new, and *price_assumed* whether a rate that the plan assumes
    is in it. *new* is filled in when the gap has been split among all groups.
    """

    group: Group
    payer: str
    workers: int
    participants: int
    existing: int
    planned: int | None
    unit_cost: UnitCost
    new_cost: UnitCost
    is_public: bool
    price_assumed: bool = False
    new: int = 0

    @property
    def uncovered(self) -> int:
        """Workers without cover; never below zero, although participants above workers are really published."""
        return max(0, self.workers - self.participants)

    @property
    def tier(self) -> tuple[bool, int]:
        """Where its priority puts it: 1 first, those without one after all that have one."""
        return (self.group.priority is None, self.group.priority or 0)

    @property
    def missing_to_plan(self) -> int:
        """People that the planned headcount still lacks, whether or not the group has them."""
        return max(0, (self.planned or 0) - self.participants)

    @property
    def people(self) -> int:
        """Everybody who is paid for."""
        return self.existing + self.new

    def contributions_in(self, month: int) -> Iterator[tuple[int, ContributionPart]]:
        """Yield the contributions of a month (1 to 12), part by part: for so many people, so much of each."""
        for people, cost in ((self.existing, self.unit_cost), (self.new, self.new_cost)):
            for part in cost.contributions_in(month):
                yield people, part

    @property
    def participants_after(self) -> int:
        """Participants, and those to be enrolled."""
        return self.participants + self.new


class YearResult(NamedTuple):
    """What was worked out for a year; *groups* are in the order of the plan, *gap* is what the target still lacks."""

    population: Population
    year: int
    workforce: int
    target: Target
    needed: int
    gap: int
    groups: list[GroupYear]

    @property
    def plan(self) -> Plan:
        """The plan that it is of."""
        return self.population.plan

    @property
    def participants(self) -> int:
        """Participants before anybody is enrolled."""
        return sum(group.participants for group in self.groups)

    @property
    def new(self) -> int:
        """The people to enrol."""
        return sum(group.new for group in self.groups)

    @property
    def budget(self) -> Budget:
        """The money of all groups together."""
        return budget_of(*self.groups)

    @property
    def payers(self) -> tuple[Payer, ...]:
        """Who pays how much: every fund of the plan, and others who pay."""
        return payers_of(self.groups, self.population.funds, self.year)

    @property
    def is_price_assumed(self) -> bool:
        """Whether a price in it rests on a rate that the plan assumes."""
        return any(group.price_assumed for group in self.groups)

    @property
    def shortfall(self) -> int | None:
        """What the funds with a need lack together; None if the ceiling of one of them is unknown."""
        return shortfall_of(self.payers)


def year_result(population: Population, year: int, retained: Sequence[int] | None = None) -> YearResult:
    """Work out *year*, beginning with the participants *retained* in each group, who are all paid for.

    By default it begins with today's, of whom a group with a planned headcount pays for so many.

    Raises:
        OutOfRangeError: *year* was over by today, or the plan has no workforce or target, or the law no rates, for it.
    """
    plan = population.plan
    if retained is None and year < (today := standing(plan).day).year:
        raise OutOfRangeError("year_is_over", year=year, as_of=today)
    participants = population.participants if retained is None else retained
    workforce, target = workforce_in(plan.workforce, year), target_in(plan, year)
    needed = needed_of(workforce, target)
    gap = max(0, needed - sum(participants))
    groups = _groups(population, year, workers_in(population, year), participants, pay_all=retained is not None)
    _enrol(gap, groups)
    return YearResult(population, year, workforce, target, needed, gap, groups)


def once_more(result: YearResult, retained: Sequence[int]) -> YearResult:
    """Work out the year of *result* for other participants, who are all paid for."""
    groups = [
        GroupYear(
            found.group,
            found.payer,
            found.workers,
            people,
            people,
            found.planned,
            found.unit_cost,
            found.new_cost,
            found.is_public,
            found.price_assumed,
        )
        for found, people in zip(result.groups, retained, strict=True)
    ]
    gap = max(0, result.needed - sum(retained))
    _enrol(gap, groups)
    return result._replace(gap=gap, groups=groups)


def _enrol(gap: int, groups: Sequence[GroupYear]) -> None:
    """Split *gap* among *groups*."""
    for group, new in zip(groups, allocate(gap, groups), strict=True):
        group.new = new


def _groups(
    population: Population, year: int, workers: Sequence[int], participants: Sequence[int], *, pay_all: bool
) -> list[GroupYear]:
    """Return the groups before anybody is enrolled; without *pay_all* a planned headcount limits who is paid for."""
    terms = population.in_year(year)
    public = {name for name, fund in population.funds.items() if fund.kind == "public"}
    unit_costs = [unit_cost_in(each, year) for each in terms.terms]
    assumed = [rests_on_assumed_in(each, year) for each in terms.terms]
    new_costs = {i: unit_cost_in(each, year) for i, each in terms.new_terms.items()}
    planned = [planned_in(group, year) for group in terms.groups]
    paid_for = participants if pay_all else held_to_plan(participants, planned)
    return [
        GroupYear(
            group,
            payer,
            workers[i],
            participants[i],
            paid_for[i],
            planned[i],
            unit_costs[number],
            new_costs.get(i, unit_costs[number]),
            payer in public,
            assumed[number],
        )
        for i, (group, payer, number) in enumerate(zip(terms.groups, terms.payers, terms.terms_of, strict=True))
    ]
