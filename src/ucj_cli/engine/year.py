"""A year worked out: who is needed, who is to be enrolled, what it costs, who pays. Every answer is made from this."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from ucj_cli.answers.gap import GapGroup
from ucj_cli.engine.allocation import allocate
from ucj_cli.engine.funding import budget_of, payers_of, shortfall_of
from ucj_cli.engine.groups import held_to_plan, planned_in
from ucj_cli.engine.targets import needed_of, target_in
from ucj_cli.engine.unit_cost import unit_cost_in
from ucj_cli.errors import OutOfRangeError
from ucj_cli.plan_file.series import workforce_in
from ucj_cli.rounding import apportion, divide_up, percent, share

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from ucj_cli.answers.base import Budget, Payer
    from ucj_cli.engine.groups import Population
    from ucj_cli.engine.targets import Target
    from ucj_cli.engine.unit_cost import UnitCost
    from ucj_cli.plan_file.model import Group, Plan


@dataclass(slots=True)
class GroupYear:
    """One group in one year: its people, who of them is new, what one of them costs, who pays.

    *participants* are those before anybody is enrolled, and *existing* those of them who are paid for; *planned* is
    the headcount that holds in the year, None where there is none. *new* is filled in when the gap has been split
    among all groups.
    """

    group: Group
    payer: str
    workers: int
    participants: int
    existing: int
    planned: int | None
    unit_cost: UnitCost
    is_public: bool
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
    payers: tuple[Payer, ...]

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
    def shortfall(self) -> int | None:
        """What the funds with a need lack together; None if the ceiling of one of them is unknown."""
        return shortfall_of(self.payers)


def year_result(population: Population, year: int, retained: Sequence[int] | None = None) -> YearResult:
    """Work out *year*, beginning with the participants *retained* in each group, who are all paid for.

    By default it begins with today's, of whom a group with a planned headcount pays for so many.

    Raises:
        OutOfRangeError: *year* was over by today, or the plan has no workforce or target, or the law no rates, for it.
    """
    plan, funds, as_of = population.plan, population.funds, population.plan.coverage.date
    if retained is None and year < as_of.year:
        raise OutOfRangeError("year_is_over", year=year, as_of=as_of)
    participants = population.participants if retained is None else retained
    workforce, target = workforce_in(plan.workforce, year), target_in(plan, year)
    needed = needed_of(workforce, target)
    gap = max(0, needed - sum(participants))
    unit_costs = [unit_cost_in(terms, year) for terms in population.terms]
    public = {name for name, fund in funds.items() if fund.kind == "public"}
    planned = [planned_in(group, year) for group in population.groups]
    groups = [
        GroupYear(group, payer, workers, insured, paid_for, headcount, unit_costs[terms], payer in public)
        for group, payer, terms, workers, insured, paid_for, headcount in zip(
            population.groups,
            population.payers,
            population.terms_of,
            apportion(workforce, population.sizes),
            participants,
            held_to_plan(participants, planned) if retained is None else retained,
            planned,
            strict=True,
        )
    ]
    for group, new in zip(groups, allocate(gap, groups), strict=True):
        group.new = new
    return YearResult(population, year, workforce, target, needed, gap, groups, payers_of(groups, funds, year))


def group_records(result: YearResult, names: Sequence[str]) -> tuple[GapGroup, ...]:
    """Return the groups of a year as answers hold them, called by *names*."""
    return tuple(_record(group, name) for group, name in zip(result.groups, names, strict=True))


def _record(found: GroupYear, name: str) -> GapGroup:
    group, after = found.group, found.participants_after
    return GapGroup.model_construct(
        id=group.id,
        name=name,
        segment=group.segment,
        paid_by=found.payer,
        status=group.status,
        workers=found.workers,
        participants=found.participants,
        planned=found.planned,
        new=found.new,
        participants_after=after,
        coverage_after_percent=percent(after, found.workers) if found.workers else None,
        names_to_propose=_names_to_propose(found.new, group.pass_rate_percent),
        cost_per_person=found.unit_cost.total,
        budget=budget_of(found),
    )


def _names_to_propose(new: int, pass_rate: Decimal | None) -> int | None:
    """Return so many names that *new* people pass verification, of every 100 as many as the *pass_rate* says."""
    if pass_rate is None:
        return None
    passing, hundred = share(pass_rate, 1)
    return divide_up(new * hundred, passing)
