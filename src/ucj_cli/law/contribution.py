"""The contribution of one person in one month, by programme and by who bears it."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from ucj_cli.law.month import Month, months_of
from ucj_cli.law.tables import bands_in, ceiling_in, in_force, is_in_force
from ucj_cli.rounding import divide_half_up

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ucj_cli.law.tables import RateRow
    from ucj_cli.vocabulary import PaidBy, Programme, Sector, Segment

REMEMBERED = 50_000
"""So many prices are not worked out again: enough for a thousand groups, and a bound for a sweep over wages."""

OWN_BASE = {"pu": "wage", "bpu": "income_band"}
"""What a percentage is of, by segment, where neither its row nor the law says."""

Bearer = Literal["payer", "worker"]
"""Who bears a part: whoever pays for the group (a fund, employer, the worker alone), or a wage earner's own share."""


class Terms(NamedTuple):
    """All that a person's contribution depends on, but for the month. Income and wage are rupiah a month.

    *assumed* are rates that no law has ordered yet: each goes before every row of the law that it fits as well.
    """

    segment: Segment
    programmes: tuple[Programme, ...]
    paid_by: PaidBy
    income: int = 0
    sector: Sector = "other"
    wage: int = 0
    risk_class: int = 1
    labour_intensive: bool = False
    assumed: tuple[RateRow, ...] = ()


LOWEST_BAND = Terms("bpu", ("jkk", "jkm"), "public")
"""What a fund pays for who has no income that is known: the least that anybody is insured for."""


class ContributionPart(NamedTuple):
    """One programme's contribution that one bearer owes, in rupiah."""

    programme: Programme
    bearer: Bearer
    rupiah: int


@lru_cache(REMEMBERED)
def contribution(terms: Terms, month: Month) -> tuple[ContributionPart, ...]:
    """Return one person's contribution in *month*, part by part; each part is rounded half-up to the rupiah.

    Raises:
        OutOfRangeError: *month* lies before the law that is known here.
    """
    return tuple(part for _, part in contributions_due(terms, month))


def contributions_due(terms: Terms, month: Month) -> Iterator[tuple[RateRow, ContributionPart]]:
    """Each part of one person's contribution in *month*, with the row of the law that it follows.

    Raises:
        OutOfRangeError: *month* lies before the law that is known here.
    """
    rows = in_force(month)
    for programme in terms.programmes:
        assumed = [row for row in terms.assumed if row.programme == programme and is_in_force(row, month)]
        for row in _most_specific(rows[terms.segment, programme], assumed, terms):
            bearer: Bearer = "worker" if row.payer == "worker" else "payer"
            yield row, ContributionPart(programme, bearer, _owed(row, terms, month))


@lru_cache(REMEMBERED)
def year_parts(terms: Terms, year: int, first: int, last: int) -> tuple[tuple[ContributionPart, ...], ...]:
    """One person's contributions from month *first* to *last* of *year*, month by month."""
    return tuple(contribution(terms, month) for month in months_of(year, first, last))


@lru_cache(REMEMBERED)
def rests_on_assumed(terms: Terms, year: int, first: int, last: int) -> bool:
    """Whether a contribution from month *first* to *last* of *year* follows a rate that no law has ordered yet."""
    months = months_of(year, first, last) if terms.assumed else ()
    return any(row.is_assumed for month in months for row, _ in contributions_due(terms, month))


def _most_specific(rows: Iterable[RateRow], assumed: Iterable[RateRow], terms: Terms) -> list[RateRow]:
    """For each who owes, the row that fits and has the most conditions; an *assumed* one goes before all of the law.

    Of several assumed ones with as many conditions the latest counts. One without a base has that of the law.
    """
    facts = {
        "paid_by": terms.paid_by,
        "sector": terms.sector,
        "risk_class": terms.risk_class,
        "labour_intensive": terms.labour_intensive,
    }
    found: dict[str, RateRow] = {}
    for row in rows:
        if row.applies_to(facts) and (row.payer not in found or len(row.conditions) > len(found[row.payer].conditions)):
            found[row.payer] = row
    bases = {payer: row.base for payer, row in found.items()}
    for row in sorted(assumed, key=lambda row: (len(row.conditions), row.start)):
        if row.segment == terms.segment and row.applies_to(facts):
            found[row.payer] = row._replace(base=row.base or bases.get(row.payer) or OWN_BASE[terms.segment])
    return list(found.values())


def _owed(row: RateRow, terms: Terms, month: Month) -> int:
    if row.rupiah is not None:
        return row.rupiah
    share = row.share
    return divide_half_up(base_of(row, terms, month) * share.numerator, share.denominator)


def base_of(row: RateRow, terms: Terms, month: Month) -> int:
    """Return the rupiah of which the *row*'s percentage is owed: a band's base, or the wage, perhaps to the ceiling."""
    if row.base == "income_band":
        return bands_in(month).base(terms.income)
    if row.base == "lowest_band":
        return bands_in(month).base(0)
    if row.base == "wage_to_ceiling":
        return min(terms.wage, ceiling_in(month).rupiah)
    return terms.wage
