"""What one person of a group costs in a year, and who bears it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from ucj_cli.rates.contribution import Part, Terms, year_parts

if TYPE_CHECKING:
    from ucj_cli.plan.model import Fund, Group
    from ucj_cli.rates.law import PaidBy


class Price(NamedTuple):
    """One person's contributions in a year, in rupiah: what the payer bears, what a wage earner bears, by month."""

    payer: int
    worker: int
    months: tuple[tuple[Part, ...], ...]

    @property
    def total(self) -> int:
        """All of it."""
        return self.payer + self.worker


_THEMSELVES: dict[str, PaidBy] = {"employer": "employer", "self": "self"}

NOTHING = Price(0, 0, ())


def price_in(group: Group, funds: dict[str, Fund], year: int) -> Price:
    """The price of one person of *group* in *year*; nothing where the group is paid for elsewhere.

    Raises:
        OutOfRangeError: the law of that year is not known here.
    """
    if group.payer == "elsewhere":
        return NOTHING
    return _year_price(_terms(group, funds), year, group.months.first, group.months.last)


@cache
def _year_price(terms: Terms, year: int, first: int, last: int) -> Price:
    months = year_parts(terms, year, first, last)
    parts = [part for month in months for part in month]
    worker = sum(part.rupiah for part in parts if part.bearer == "worker")
    return Price(sum(part.rupiah for part in parts) - worker, worker, months)


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
