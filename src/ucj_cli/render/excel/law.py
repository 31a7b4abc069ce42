"""The law over the years of a workbook: its rows, the periods between their changes, and what groups owe in each."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ucj_cli.engine.unit_cost import assumed_rows
from ucj_cli.law.contribution import contributions_due
from ucj_cli.law.month import Month
from ucj_cli.law.tables import Bands, Ceiling, band_tables, ceilings, contributions, first_month

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ucj_cli.engine.groups import Population
    from ucj_cli.law.contribution import Bearer, Terms
    from ucj_cli.law.tables import RateRow


class Period(NamedTuple):
    """Months over which the law and the terms of groups stay the same."""

    first: Month
    last: Month


class Owed(NamedTuple):
    """What one person of a group owes for a programme: in each period the row that decides, and the rupiah.

    The row is its number among those of the law; None in a period in which nothing is owed.
    """

    group: int
    programme: str
    bearer: Bearer
    rows: tuple[int | None, ...]
    rupiah: tuple[int, ...]


class Law(NamedTuple):
    """The rows in force at any time in the years, the periods between their changes, and what groups owe."""

    rows: tuple[RateRow, ...]
    bands: tuple[Bands, ...]
    ceilings: tuple[Ceiling, ...]
    periods: tuple[Period, ...]
    owed: tuple[Owed, ...]

    def owed_by(self, group: int, bearer: Bearer) -> list[int]:
        """List the numbers in `owed` of what *bearer* owes for a person of *group*; they follow each other."""
        return [n for n, owed in enumerate(self.owed) if (owed.group, owed.bearer) == (group, bearer)]

    def periods_of(self, year: int) -> list[int]:
        """List the numbers of the periods of *year*; they follow each other."""
        return [n for n, period in enumerate(self.periods) if period.first.year == year]


def law_of(population: Population, years: range) -> Law:
    """Return the law over *years*, as far as the groups can owe it, and what the plan assumes before it.

    No period spans two years, as terms do not.
    """
    first, last = max(Month(years[0], 1), first_month()), Month(years[-1], 12)

    def holds(row: RateRow | Bands | Ceiling) -> bool:
        return row.start <= last and (row.end is None or row.end >= first)

    assumed = assumed_rows(population.plan)
    rows = [row for row in contributions() if holds(row) and row.payer in ("self", "employer", "worker")]
    bands, limits = tuple(filter(holds, band_tables())), tuple(filter(holds, ceilings()))
    periods = tuple(_periods([*rows, *bands, *limits, *filter(holds, assumed)], first, last))
    years_terms = [population.in_year(period.first.year) for period in periods]
    by_group = [[each.terms[each.terms_of[n]].terms for each in years_terms] for n in range(len(population.groups))]
    due = (
        row
        for terms in by_group
        for due_on, period in zip(terms, periods, strict=True)
        if due_on
        for row, _ in contributions_due(due_on, period.first)
    )
    rows = [*dict.fromkeys(row for row in due if row.is_assumed), *rows]
    owed = [part for number, terms in enumerate(by_group) for part in _owed(number, terms, periods, rows)]
    return Law(tuple(rows), bands, limits, periods, tuple(owed))


def _periods(rows: Iterable[RateRow | Bands | Ceiling], first: Month, last: Month) -> Iterable[Period]:
    begins = {first} | {row.start for row in rows} | {row.end.later(1) for row in rows if row.end}
    begins |= {Month(year, 1) for year in range(first.year, last.year + 1)}
    starts = sorted(month for month in begins if first <= month <= last)
    for start, following in zip(starts, [*starts[1:], last.later(1)], strict=True):
        yield Period(start, following.later(-1))


def _owed(
    number: int, terms: Sequence[Terms | None], periods: Sequence[Period], law: Sequence[RateRow]
) -> Iterable[Owed]:
    """List what is owed on the *terms* of each period: the payer's contributions first, then a wage earner's own."""
    by_period = [
        {
            (part.programme, part.bearer): (law.index(row), part.rupiah)
            for row, part in contributions_due(due_on, period.first)
        }
        if due_on
        else {}
        for due_on, period in zip(terms, periods, strict=True)
    ]
    keys = dict.fromkeys(key for due in by_period for key in due)
    for key in sorted(keys, key=lambda key: key[1] == "worker"):
        found = [due.get(key, (None, 0)) for due in by_period]
        yield Owed(number, *key, tuple(row for row, _ in found), tuple(rupiah for _, rupiah in found))
