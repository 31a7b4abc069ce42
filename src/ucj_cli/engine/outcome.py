"""A year worked out: who is needed, who is to be enrolled, what it costs, who pays. Every answer is told from this."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from ucj_cli.answers.gap import GapGroup
from ucj_cli.engine.budget import Bill, kept, payers
from ucj_cli.engine.groups import funds_of, groups_of, planned_in, workers_in
from ucj_cli.engine.notes import name_of
from ucj_cli.engine.price import price_in
from ucj_cli.engine.split import Place, split
from ucj_cli.engine.targets import target_in
from ucj_cli.plan.workforce import workforce_in
from ucj_cli.rounding import ceil, percent

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ucj_cli.answers.common import Payer
    from ucj_cli.engine.targets import Target
    from ucj_cli.language import Language
    from ucj_cli.plan.model import Plan


class Outcome(NamedTuple):
    """What was worked out for a year, group by group in the order of the plan."""

    plan: Plan
    year: int
    workforce: int
    target: Target
    needed: int
    gap: int
    places: list[Place]
    bills: list[Bill]
    payers: tuple[Payer, ...]


def outcome(plan: Plan, year: int, participants: Sequence[int]) -> Outcome:
    """Work out *year*, beginning with these *participants* in each group.

    Raises:
        OutOfRangeError: the plan has no workforce or target, or the law no rates, for that year.
    """
    workforce, target = workforce_in(plan.workforce, year), target_in(plan, year)
    # A path that begins at a coverage above 100 % asks for no more people than there are
    needed = min(workforce, ceil(Fraction(target.percent) / 100 * workforce))
    gap = max(0, needed - sum(participants))
    groups, funds = groups_of(plan), funds_of(plan)
    places = [
        Place(workers, insured, planned_in(group, year), group.priority)
        for group, workers, insured in zip(groups, workers_in(plan, year), participants, strict=True)
    ]
    bills = [
        Bill(
            group,
            price_in(group, funds, year),
            kept(place.participants, place.planned),
            new,
            public=group.payer in funds and funds[group.payer].kind == "public",
        )
        for group, place, new in zip(groups, places, split(gap, places), strict=True)
    ]
    return Outcome(plan, year, workforce, target, needed, gap, places, bills, payers(bills, funds, year))


def groups_told(result: Outcome, lang: Language) -> tuple[GapGroup, ...]:
    """The groups of a year as answers tell them; names in *lang*."""
    return tuple(_group(bill, place, lang) for bill, place in zip(result.bills, result.places, strict=True))


def _group(bill: Bill, place: Place, lang: Language) -> GapGroup:
    group, after = bill.group, place.participants + bill.new
    rate = group.pass_rate_percent
    return GapGroup(
        id=group.id,
        name=name_of(group, lang),
        segment=group.segment,
        paid_by=group.payer,
        status=group.status,
        workers=place.workers,
        participants=place.participants,
        planned=place.planned,
        new=bill.new,
        participants_after=after,
        coverage_after_percent=percent(after, place.workers) if place.workers else None,
        names_to_propose=ceil(bill.new * 100 / Fraction(rate)) if rate else None,
        cost_per_person=bill.price.total,
        budget=bill.budget,
        shares=bill.shares,
    )
