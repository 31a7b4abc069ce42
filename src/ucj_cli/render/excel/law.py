"""The law over the years of the workbook: which rows hold when, and which of them a group's contributions follow."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ucj_cli.engine.unit_cost import paid_terms
from ucj_cli.law.contribution import contributions_due
from ucj_cli.law.month import Month
from ucj_cli.law.tables import Bands, Ceiling, band_tables, ceilings, contributions, first_month, is_in_force

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ucj_cli.law.contribution import Bearer, Terms
    from ucj_cli.law.tables import RateRow
    from ucj_cli.plan_file.model import Fund, Group


class Period(NamedTuple):
    """Months over which the law stays the same."""

    first: Month
    last: Month


class Owed(NamedTuple):
    """What one person of a group owes for a programme: in each period the row that decides, and the rupiah."""

    group: int
    programme: str
    bearer: Bearer
    rows: tuple[RateRow | None, ...]
    rupiah: tuple[int, ...]


class Law(NamedTuple):
    """The rows in force at any time in the years, the periods between their changes, and what groups owe."""

    rows: tuple[RateRow, ...]
    bands: tuple[Bands, ...]
    ceilings: tuple[Ceiling, ...]
    periods: tuple[Period, ...]
    owed: tuple[Owed, ...]

    def owed_by(self, group: int, bearer: Bearer) -> list[int]:
        """The numbers in `owed` of what the *bearer* owes for a person of *group*; they follow each other."""
        return [n for n, owed in enumerate(self.owed) if (owed.group, owed.bearer) == (group, bearer)]


def law_of(groups: tuple[Group, ...], funds: dict[str, Fund], years: range) -> Law:
    """The law over *years*, as far as the *groups* can owe it."""
    first, last = max(Month(years[0], 1), first_month()), Month(years[-1], 12)

    def holds(row: RateRow | Bands | Ceiling) -> bool:
        return row.start <= last and (row.end is None or row.end >= first)

    rows = tuple(row for row in contributions() if holds(row) and row.payer in ("self", "employer", "worker"))
    bands, limits = tuple(filter(holds, band_tables())), tuple(filter(holds, ceilings()))
    periods = tuple(_periods([*rows, *bands, *limits], first, last))
    parts = [
        part
        for number, group in enumerate(groups)
        if (terms := paid_terms(group, funds).terms)
        for part in _owed(number, terms, periods)
    ]
    return Law(rows, bands, limits, periods, tuple(parts))


def _periods(rows: Iterable[RateRow | Bands | Ceiling], first: Month, last: Month) -> Iterable[Period]:
    begins = {first} | {row.start for row in rows} | {row.end.later(1) for row in rows if row.end}
    starts = sorted(month for month in begins if first <= month <= last)
    for start, following in zip(starts, [*starts[1:], last.later(1)], strict=True):
        yield Period(start, following.later(-1))


def _owed(number: int, terms: Terms, periods: tuple[Period, ...]) -> Iterable[Owed]:
    """The payer's contributions first, then a wage earner's own."""
    by_period = [
        {(part.programme, part.bearer): (row, part) for row, part in contributions_due(terms, p.first)} for p in periods
    ]
    keys = dict.fromkeys(key for parts in by_period for key in parts)
    for key in sorted(keys, key=lambda key: key[1] == "worker"):
        programme, bearer = key
        found = [parts.get(key) for parts in by_period]
        rows = tuple(each[0] if each else None for each in found)
        yield Owed(number, programme, bearer, rows, tuple(each[1].rupiah if each else 0 for each in found))


def table_in(tables: Sequence[Bands | Ceiling], month: Month) -> int:
    """The number of the table that holds in *month*."""
    return next(n for n, table in enumerate(tables) if is_in_force(table, month))
