"""What one person of a group costs in a year, and who bears it."""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from ucj_cli.law.contribution import REMEMBERED, ContributionPart, Terms, rests_on_assumed, year_parts
from ucj_cli.law.month import Month
from ucj_cli.law.tables import ASSUMED, RateRow, conditions_of
from ucj_cli.vocabulary import OWES

if TYPE_CHECKING:
    from ucj_cli.plan_file.assumed_rates import AssumedRate
    from ucj_cli.plan_file.group import Group
    from ucj_cli.plan_file.model import Fund, Plan
    from ucj_cli.vocabulary import PaidBy


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


def rests_on_assumed_in(terms: PaidTerms, year: int) -> bool:
    """Whether what one person costs in *year* follows a rate that the plan assumes."""
    return terms.terms is not None and rests_on_assumed(terms.terms, year, terms.first, terms.last)


def assumed_rows(plan: Plan) -> tuple[RateRow, ...]:
    """Return the rates that *plan* assumes, in the form of the law's rows; its source stands for the regulation."""
    return tuple(_row(rate) for rate in plan.assumed_rates)


def _row(rate: AssumedRate) -> RateRow:
    met = {name: values for name, values in rate.conditions if values}
    return RateRow(
        segment=rate.segment,
        programme=rate.programme,
        payer=rate.payer or OWES[rate.segment][0],
        start=Month.parse(rate.first),
        end=Month.parse(rate.last) if rate.last else None,
        regulation=rate.source or "",
        verified=ASSUMED,
        last_checked=None,
        percent=rate.percent,
        rupiah=rate.rupiah,
        base=rate.base,
        conditions=conditions_of(met),
        share=Fraction(rate.percent or 0) / 100,
    )


def paid_terms(group: Group, funds: dict[str, Fund], assumed: tuple[RateRow, ...] = ()) -> PaidTerms:
    """Return what the contributions of *group* depend on, with the rates that its plan has *assumed*."""
    terms = None if group.payer == "elsewhere" else _terms(group, funds, assumed)
    return PaidTerms(terms, group.months.first, group.months.last)


def _terms(group: Group, funds: dict[str, Fund], assumed: tuple[RateRow, ...]) -> Terms:
    return Terms(
        group.segment,
        group.programmes,
        _paid_by(group.payer, funds),
        income=group.income,
        sector=group.sector,
        wage=group.wage or 0,
        risk_class=group.risk_class,
        labour_intensive=group.labour_intensive,
        assumed=assumed,
    )


def _paid_by(payer: str, funds: dict[str, Fund]) -> PaidBy:
    if payer in _THEMSELVES:
        return _THEMSELVES[payer]
    fund = funds[payer]
    if fund.kind == "public":
        return "public"
    return "donor_half_price" if fund.half_price else "donor"
