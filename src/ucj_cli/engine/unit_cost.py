"""What one person of a group costs in a year, and who bears it."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from ucj_cli.law.contribution import REMEMBERED, ContributionPart, Terms, year_parts

if TYPE_CHECKING:
    from ucj_cli.law.tables import PaidBy
    from ucj_cli.plan_file.group import Group
    from ucj_cli.plan_file.model import Fund


class PaidTerms(NamedTuple):
    """What a person's contributions in a year depend on: the terms, None if paid for elsewhere; the months paid."""

    terms: Terms | None
    first: int
    last: int


class UnitCost(NamedTuple):
    """One person's contributions in a year, in rupiah: what the payer bears, what a wage earner bears, by month.

    *months* are those that are paid, from *first* on (1 to 12); none where people are paid for elsewhere.
    """

    payer: int
    worker: int
    total: int
    first: int
    months: tuple[tuple[ContributionPart, ...], ...]

    def contributions_in(self, month: int) -> tuple[ContributionPart, ...]:
        """Return the contributions of a month (1 to 12); none where it is not paid."""
        i = month - self.first
        return self.months[i] if 0 <= i < len(self.months) else ()


_THEMSELVES: dict[str, PaidBy] = {"employer": "employer", "self": "self"}

NOTHING = UnitCost(0, 0, 0, 1, ())


@lru_cache(REMEMBERED)
def unit_cost_in(terms: PaidTerms, year: int) -> UnitCost:
    """Work out what one person costs in *year*; nothing where it is paid for elsewhere.

    Raises:
        OutOfRangeError: the law of that year is not known here.
    """
    if terms.terms is None:
        return NOTHING
    months = year_parts(terms.terms, year, terms.first, terms.last)
    parts = [part for month in months for part in month]
    worker = sum(part.rupiah for part in parts if part.bearer == "worker")
    total = sum(part.rupiah for part in parts)
    return UnitCost(total - worker, worker, total, terms.first, months)


def paid_terms(group: Group, funds: dict[str, Fund]) -> PaidTerms:
    """Return what the contributions of *group* depend on."""
    terms = None if group.payer == "elsewhere" else _terms(group, funds)
    return PaidTerms(terms, group.months.first, group.months.last)


def _terms(group: Group, funds: dict[str, Fund]) -> Terms:
    return Terms(
        group.segment,
        group.programmes,
        _paid_by(group.payer, funds),
        income=group.income,
        sector=group.sector,
        wage=group.wage or 0,
        risk_class=group.risk_class,
        labour_intensive=group.labour_intensive,
    )


def _paid_by(payer: str, funds: dict[str, Fund]) -> PaidBy:
    if payer in _THEMSELVES:
        return _THEMSELVES[payer]
    fund = funds[payer]
    if fund.kind == "public":
        return "public"
    return "donor_half_price" if fund.half_price else "donor"
