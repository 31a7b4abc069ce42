"""A year's money: by group, and by who pays."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from ucj_cli.answers.base import Budget, Payer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ucj_cli.engine.unit_cost import UnitCost
    from ucj_cli.law.contribution import ContributionPart
    from ucj_cli.plan.model import Fund, Group
    from ucj_cli.vocabulary import PayerKind


class Bill(NamedTuple):
    """What a group costs in a year: its price, who pays it, for how many people."""

    group: Group
    payer: str
    price: UnitCost
    existing: int
    new: int
    public: bool

    @property
    def people(self) -> int:
        """Everybody who is paid for."""
        return self.existing + self.new

    def parts_in(self, month: int) -> tuple[ContributionPart, ...]:
        """One person's contributions in a month (1 to 12); none where it is not paid."""
        months = self.group.months
        paid = self.price.months and months.first <= month <= months.last
        return self.price.months[month - months.first] if paid else ()


def existing_paid(participants: int, planned: int | None) -> int:
    """The existing participants who are paid for: all, or as many as the planned headcount has room for."""
    return participants if planned is None else min(participants, planned)


def money_of(bills: Sequence[Bill]) -> Budget:
    """The money of all groups together."""
    existing = new = public = 0
    for bill in bills:
        existing += bill.existing * bill.price.total
        new += bill.new * bill.price.total
        if bill.public:
            public += bill.people * bill.price.payer
    return Budget.model_construct(existing=existing, new=new, total=existing + new, public=public)


def payers(bills: Sequence[Bill], funds: dict[str, Fund], year: int) -> tuple[Payer, ...]:
    """Every fund of the plan with its need, ceiling and shortfall; then employers, workers and self-payers who pay."""
    need: defaultdict[str, int] = defaultdict(int)
    for bill in bills:
        people = bill.existing + bill.new
        need[bill.payer] += people * bill.price.payer
        if bill.price.worker:
            need["worker"] += people * bill.price.worker
    others: tuple[PayerKind, ...] = ("employer", "worker", "self")
    return (
        *(_fund(name, fund, need[name], fund.ceiling.get(year)) for name, fund in funds.items()),
        *(_payer(kind, need[kind]) for kind in others if need[kind]),
    )


def _fund(name: str, fund: Fund, need: int, ceiling: int | None) -> Payer:
    shortfall = None if ceiling is None else max(0, need - ceiling)
    return Payer.model_construct(id=name, kind=fund.kind, need=need, ceiling=ceiling, shortfall=shortfall)


def _payer(kind: PayerKind, need: int) -> Payer:
    return Payer.model_construct(id=kind, kind=kind, need=need, ceiling=None, shortfall=None)


def shortfall_of(payers: Sequence[Payer]) -> int | None:
    """What the funds that have to pay lack together; None if the ceiling of one of them is unknown."""
    lacks = [payer.shortfall for payer in payers if payer.need and payer.kind in ("public", "donor")]
    known = [lack for lack in lacks if lack is not None]
    return sum(known) if len(known) == len(lacks) else None


def added_up(budgets: Sequence[Budget]) -> Budget:
    """The sum of several years' or regions' money."""
    return Budget(
        existing=sum(budget.existing for budget in budgets),
        new=sum(budget.new for budget in budgets),
        total=sum(budget.total for budget in budgets),
        public=sum(budget.public for budget in budgets),
    )
