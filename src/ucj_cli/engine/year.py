"""A year worked out: who is needed, who is to be enrolled, what it costs, who pays. Every answer is told from this."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ucj_cli.answers.gap import GapGroup
from ucj_cli.engine.allocation import Place, split
from ucj_cli.engine.funding import Bill, existing_paid, payers
from ucj_cli.engine.groups import planned_in
from ucj_cli.engine.targets import needed_of, target_in
from ucj_cli.engine.unit_cost import unit_cost_in
from ucj_cli.plan.series import workforce_in
from ucj_cli.rounding import apportion

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ucj_cli.answers.base import Payer
    from ucj_cli.engine.groups import Population
    from ucj_cli.engine.targets import Target
    from ucj_cli.plan.model import Plan


class YearResult(NamedTuple):
    """What was worked out for a year, group by group in the order of the plan."""

    population: Population
    year: int
    workforce: int
    target: Target
    needed: int
    gap: int
    places: list[Place]
    bills: list[Bill]
    payers: tuple[Payer, ...]

    @property
    def plan(self) -> Plan:
        """The plan that it is of."""
        return self.population.plan


def year_result(population: Population, year: int, participants: Sequence[int] | None = None) -> YearResult:
    """Work out *year*, beginning with these *participants* in each group; by default with today's.

    Raises:
        OutOfRangeError: the plan has no workforce or target, or the law no rates, for that year.
    """
    participants = population.participants if participants is None else participants
    plan, funds = population.plan, population.funds
    workforce, target = workforce_in(plan.workforce, year), target_in(plan, year)
    needed = needed_of(workforce, target)
    gap = max(0, needed - sum(participants))
    places = [
        Place(workers, insured, planned_in(group, year), group.priority)
        for group, workers, insured in zip(
            population.groups, apportion(workforce, population.sizes), participants, strict=True
        )
    ]
    prices = [unit_cost_in(tariff, year) for tariff in population.tariffs]
    public = {name for name, fund in funds.items() if fund.kind == "public"}
    bills = [
        Bill(
            group,
            payer,
            prices[tariff],
            existing_paid(place.participants, place.planned),
            new,
            public=payer in public,
        )
        for group, payer, tariff, place, new in zip(
            population.groups, population.payers, population.tariff, places, split(gap, places), strict=True
        )
    ]
    return YearResult(population, year, workforce, target, needed, gap, places, bills, payers(bills, funds, year))


def group_records(result: YearResult, names: Sequence[str]) -> tuple[GapGroup, ...]:
    """The groups of a year as answers tell them, called by *names*."""
    return tuple(map(_group, result.bills, result.places, names))


def _group(bill: Bill, place: Place, name: str) -> GapGroup:
    group = bill.group
    return GapGroup.model_construct(
        id=group.id,
        name=name,
        segment=group.segment,
        paid_by=bill.payer,
        status=group.status,
        workers=place.workers,
        participants=place.participants,
        planned=place.planned,
        new=bill.new,
        cost_per_person=bill.price.total,
        existing=bill.existing,
        worker_share=bill.price.worker,
        public=bill.public,
        pass_rate=group.pass_rate_percent,
    )
