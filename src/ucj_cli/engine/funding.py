"""A year's money: what it comes to, and who pays."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from ucj_cli.answers.base import Budget, Payer
from ucj_cli.plan_file.series import ceiling_year

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ucj_cli.engine.year import GroupYear
    from ucj_cli.plan_file.model import Fund
    from ucj_cli.vocabulary import PayerKind


def budget_of(*groups: GroupYear) -> Budget:
    """Return the money of *groups* in rupiah: of existing and of new participants, and what public funds pay of it."""
    existing = new = public = 0
    for group in groups:
        cost, new_cost = group.unit_cost, group.new_cost
        existing += group.existing * cost.total
        new += group.new * new_cost.total
        if group.is_public:
            public += group.existing * cost.payer + group.new * new_cost.payer
    return Budget.model_construct(existing=existing, new=new, total=existing + new, public=public)


def total_budget(budgets: Iterable[Budget]) -> Budget:
    """Add up the money of years or regions."""
    existing = new = public = 0
    for budget in budgets:
        existing += budget.existing
        new += budget.new
        public += budget.public
    return Budget.model_construct(existing=existing, new=new, total=existing + new, public=public)


def payers_of(groups: Sequence[GroupYear], funds: dict[str, Fund], year: int) -> tuple[Payer, ...]:
    """List every fund of the plan with its need, ceiling and shortfall; then employers, workers and self who pay."""
    need = _needs(groups)
    others: tuple[PayerKind, ...] = ("employer", "worker", "self")
    return (
        *(_fund(name, fund, need[name], year) for name, fund in funds.items()),
        *(_payer(kind, need[kind]) for kind in others if need[kind]),
    )


def funds_needed(groups: Sequence[GroupYear], funds: dict[str, Fund], year: int) -> tuple[Payer, ...]:
    """List every fund of the plan as `payers_of` does, and nobody else: a sweep has millions of years."""
    need = _needs(groups)
    return tuple([_fund(name, fund, need[name], year) for name, fund in funds.items()])


def _needs(groups: Sequence[GroupYear]) -> defaultdict[str, int]:
    """Add up what each payer needs."""
    need: defaultdict[str, int] = defaultdict(int)
    for group in groups:
        cost, new_cost = group.unit_cost, group.new_cost
        if not cost.total:
            continue
        need[group.payer] += group.existing * cost.payer + group.new * new_cost.payer
        if cost.worker:
            need["worker"] += group.existing * cost.worker + group.new * new_cost.worker
    return need


def _fund(name: str, fund: Fund, need: int, year: int) -> Payer:
    found = ceiling_year(fund, year)
    ceiling = None if found is None else found.rupiah
    return Payer.model_construct(
        id=name,
        kind=fund.kind,
        need=need,
        ceiling=ceiling,
        shortfall=None if ceiling is None else max(0, need - ceiling),
        spent=fund.spent.get(year),
        ceiling_basis=None if found is None else found.basis,
        shared=fund.shared,
    )


_NO_FUND = dict.fromkeys(("ceiling", "shortfall", "spent", "ceiling_basis", "shared"))


def _payer(kind: PayerKind, need: int) -> Payer:
    return Payer.model_construct(id=kind, kind=kind, need=need, **_NO_FUND)


def shortfall_of(payers: Iterable[Payer]) -> int | None:
    """Sum the shortfalls of all funds with a need. Return None if any ceiling is unknown."""
    return known_sum(payer.shortfall for payer in payers if payer.need and payer.is_fund)


def shortfall_at_least(payers: Iterable[Payer]) -> int:
    """Sum the shortfalls that are known, in rupiah."""
    return sum([payer.shortfall or 0 for payer in payers])


def known_sum(amounts: Iterable[int | None]) -> int | None:
    """Sum *amounts*. Return None if one of them is unknown."""
    total = 0
    for amount in amounts:
        if amount is None:
            return None
        total += amount
    return total
