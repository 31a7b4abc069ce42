"""What the money reaches: the road walked once more under the funds' ceilings."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ucj_cli.engine.afford import Purchase, spend
from ucj_cli.engine.groups import population_of
from ucj_cli.engine.pathway import PathwayYear, first_year, last_year, pathway, retained, years_between
from ucj_cli.engine.targets import needed_of, target_in
from ucj_cli.engine.year import YearResult, once_more
from ucj_cli.plan_file.series import ceiling_in
from ucj_cli.rounding import percent

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from decimal import Decimal

    from ucj_cli.plan_file.model import Fund, Plan


class FundedWalkYear(NamedTuple):
    """One year under the ceilings: its participants at the *start*, group by group, what it asks for, what is bought.

    *result* is the year as this walk finds it: who is retained, and whom the target still lacks. *others* are the new
    people whom no fund pays for: employers, workers themselves and others enrol their share; none where they do not.
    """

    start: list[int]
    result: YearResult
    purchases: list[Purchase]
    others: int
    end: list[int]

    @property
    def dropped(self) -> int:
        """Participants whom their fund cannot keep."""
        bought = ((purchase, i) for purchase in self.purchases for i in purchase.kept)
        return sum(self.result.groups[i].existing - purchase.kept[i] for purchase, i in bought)

    @property
    def kept(self) -> int:
        """Those retained, less those dropped."""
        return self.result.participants - self.dropped

    @property
    def added(self) -> int:
        """New people whom funds pay for."""
        return sum(sum(purchase.added.values()) for purchase in self.purchases)

    @property
    def participants_end(self) -> int:
        """Participants at the end of the year: kept, added, and enrolled by others."""
        return sum(self.end)

    @property
    def coverage_end_percent(self) -> Decimal:
        """Participants at the end of the year, of its workforce."""
        return percent(self.participants_end, self.result.workforce)

    @property
    def missing_to_target(self) -> int:
        """People whom the target of the year still lacks at its end."""
        return max(0, self.result.needed - self.participants_end)


def funded_walk(road: Sequence[PathwayYear], *, others: bool = True) -> Iterator[FundedWalkYear]:
    """Walk the years of *road*, which fills every gap, once more under the ceilings, each from what was reached.

    Every fund buys what it can: existing participants first, new ones only if it keeps all of them. One without a
    known ceiling keeps its people and adds nobody; what a year leaves is added to the next one's where the fund carries
    it over. Groups that no fund pays keep theirs, and enrol their share of the gap if the *others* do. *road* begins
    where the plan's does, and is taken as it is for as long as both are the same.
    """
    participants = road[0].start if road else []
    left: dict[str, int] = {}
    for filled in road:
        result = filled.result
        if participants != filled.start:
            groups = [found.group for found in result.groups]
            result = once_more(result, retained(groups, result.year, participants, begins=False))
        funded = _bought(participants, result, left, others=others)
        yield funded
        participants, left = funded.end, _carried(funded, result.population.funds)


def _carried(walked: FundedWalkYear, funds: Mapping[str, Fund]) -> dict[str, int]:
    """Return what a year leaves to the next one, in rupiah, of the funds that carry it over."""
    return {
        each.fund: each.available - each.spent
        for each in walked.purchases
        if each.available is not None and funds[each.fund].carry_over
    }


def _bought(start: list[int], result: YearResult, left: Mapping[str, int], *, others: bool) -> FundedWalkYear:
    """Let every fund buy in a year, with what was *left* to it, and the others enrol."""
    funds, groups = result.population.funds, result.groups
    ceilings = {name: ceiling_in(fund, result.year) for name, fund in funds.items()}
    purchases = [
        spend(name, None if ceiling is None else ceiling + left.get(name, 0), result)
        for name, ceiling in ceilings.items()
    ]
    enrolled = [group.new if others and group.payer not in funds else 0 for group in groups]
    end = [group.existing + new for group, new in zip(groups, enrolled, strict=True)]
    for purchase in purchases:
        for i, kept in purchase.kept.items():
            end[i] = kept + purchase.added[i]
    return FundedWalkYear(start, result, purchases, sum(enrolled), end)


class Reached(NamedTuple):
    """Where a walk under the ceilings ends, the first year that ends behind, the first that meets the last target."""

    coverage_end_percent: Decimal
    behind_from: int | None
    reached_in: int | None


def reached(walked: Sequence[FundedWalkYear]) -> Reached:
    """Sum up the years *walked*; None where the walk is never behind, or the last target is not met in them."""
    plan = walked[0].result.plan
    last = target_in(plan, plan.targets.years[-1])
    return Reached(
        walked[-1].coverage_end_percent,
        next((year.result.year for year in walked if year.missing_to_target), None),
        next(
            (year.result.year for year in walked if year.participants_end >= needed_of(year.result.workforce, last)),
            None,
        ),
    )


BothYears = tuple[PathwayYear, FundedWalkYear]
"""A year on the road that fills every gap, and on the one under the ceilings."""


class Roads(NamedTuple):
    """Both roads of a plan from where they begin, of which from the year *first* on is shown."""

    first: int
    filled: list[PathwayYear]
    funded: list[FundedWalkYear]

    @property
    def shown(self) -> list[BothYears]:
        """The years that are shown, on both roads."""
        return [years for years in zip(self.filled, self.funded, strict=True) if years[0].result.year >= self.first]


def both_roads(plan: Plan, first: int | None = None, last: int | None = None) -> Roads:
    """Walk both roads of *plan*, to be shown from *first* to *last*, by default from the beginning to the last target.

    Raises:
        OutOfRangeError: *first* lies before the road begins or after *last*, or a year is not covered.
    """
    return roads_between(plan, *years_between(first_year(plan), last_year(plan), first, last))


def roads_between(plan: Plan, first: int, last: int) -> Roads:
    """Walk both roads of *plan* to *last*, to be shown from *first* on, as far as they have begun.

    Raises:
        OutOfRangeError: the plan has no workforce or target, or the law no rates, for a year.
    """
    filled = [*pathway(population_of(plan), last)]
    return Roads(first, filled, [*funded_walk(filled)])
