"""The dated tables under ``law/``: reading them, and finding what is in force in a month."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from ucj_cli.errors import OutOfRangeError
from ucj_cli.law.month import Month
from ucj_cli.law.reading import read_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

_LAW = Path(__file__).parent / "data"

ASSUMED = "assumed"
"""How far a row is verified that no law has ordered yet."""


class RateRow(NamedTuple):
    """One contribution: a percentage of a base, or a flat amount in rupiah; with its regulation and how sure we are.

    What a plan assumes has the same form: its regulation is then the plan's own source, and nobody has checked it.
    """

    segment: str
    programme: str
    payer: str
    start: Month
    end: Month | None
    regulation: str
    verified: str
    last_checked: date | None
    percent: Decimal | None = None
    rupiah: int | None = None
    base: str | None = None
    conditions: tuple[tuple[str, tuple[Any, ...]], ...] = ()
    share: Fraction = Fraction(0)

    @property
    def is_assumed(self) -> bool:
        """Whether it is a plan's assumption, and not law."""
        return self.verified == ASSUMED

    def applies_to(self, facts: Mapping[str, object]) -> bool:
        """Whether every condition of the row is met."""
        return all(facts[name] in allowed for name, allowed in self.conditions)


class Bands(NamedTuple):
    """The income bands of own-account workers that are in force together: from which income on, the base of each."""

    bands: dict[int, int]
    start: Month
    end: Month | None
    regulation: str
    verified: str
    last_checked: date

    def base(self, income: int) -> int:
        """Return the base for a declared monthly *income*, both in rupiah."""
        return max(base for income_from, base in self.bands.items() if income_from <= income)


class Ceiling(NamedTuple):
    """The wage up to which pension contributions are owed."""

    rupiah: int
    start: Month
    end: Month | None
    regulation: str
    verified: str
    last_checked: date


class Benefit(NamedTuple):
    """What is paid when something happens to a participant; without *rupiah* it is given in kind."""

    benefit: str
    start: Month
    end: Month | None
    regulation: str
    verified: str
    last_checked: date
    rupiah: int | None = None
    note: str = ""


def is_in_force(row: RateRow | Bands | Ceiling | Benefit, month: Month) -> bool:
    """Whether a row of the law is in force in *month*."""
    return row.start <= month and (row.end is None or month <= row.end)


def table_names() -> list[str]:
    """List the tables of ``law/``, by name."""
    return sorted(file.stem for file in _LAW.glob("*.yaml"))


def read_table(name: str) -> list[dict[str, Any]]:
    """Read the rows of one table of ``law/``, as they are written."""
    return read_rows(_LAW / f"{name}.yaml")


def _dated(row: dict[str, Any]) -> dict[str, Any]:
    """Return a row's common part, with its months read."""
    common = {"start": Month.parse(row["from"]), "end": Month.parse(row["to"]) if "to" in row else None}
    return {name: value for name, value in row.items() if name not in ("from", "to")} | common


@cache
def contributions() -> tuple[RateRow, ...]:
    """All rows of contributions, as the table lists them."""
    return tuple(
        RateRow(
            **{**_dated(row), "conditions": conditions_of(row.get("conditions", {}))},
            share=Fraction(row.get("percent", 0)) / 100,
        )
        for row in read_table("contributions")
    )


def conditions_of(met: Mapping[str, Iterable[Any]]) -> tuple[tuple[str, tuple[Any, ...]], ...]:
    """Return conditions by name, each with the values that meet it, as a row has them."""
    return tuple((name, tuple(values)) for name, values in met.items())


@cache
def band_tables() -> tuple[Bands, ...]:
    """All tables of income bands."""
    return tuple(Bands(**_dated(row)) for row in read_table("bands"))


@cache
def ceilings() -> tuple[Ceiling, ...]:
    """All wage ceilings."""
    return tuple(Ceiling(**_dated(row)) for row in read_table("wage_ceilings"))


@cache
def benefits_in(month: Month) -> tuple[Benefit, ...]:
    """List the benefits in force in *month*, in the table's order; none where none are known yet."""
    rows = [Benefit(**_dated(row)) for row in read_table("benefits")]
    return tuple(row for row in rows if is_in_force(row, month))


@cache
def in_force(month: Month) -> dict[tuple[str, str], tuple[RateRow, ...]]:
    """Return the rows in force in *month*, by segment and programme.

    Raises:
        OutOfRangeError: *month* lies before the first row of the law.
    """
    _covered(month)
    found: dict[tuple[str, str], list[RateRow]] = {}
    for row in contributions():
        if is_in_force(row, month):
            found.setdefault((row.segment, row.programme), []).append(row)
    return {key: tuple(rows) for key, rows in found.items()}


def _covered(month: Month) -> None:
    first = first_month()
    if month < first:
        raise OutOfRangeError("law_before_first", month=month, first=first)


@cache
def bands_in(month: Month) -> Bands:
    """Return the income bands in force in *month*."""
    _covered(month)
    return next(table for table in band_tables() if is_in_force(table, month))


@cache
def ceiling_in(month: Month) -> Ceiling:
    """Return the wage ceiling in force in *month*."""
    _covered(month)
    return next(ceiling for ceiling in ceilings() if is_in_force(ceiling, month))


@cache
def first_month() -> Month:
    """Return the first month for which contributions are known."""
    return min(row.start for row in contributions())


@cache
def last_checked() -> date:
    """Return the day up to which contributions and bands are known to hold; later months are an assumption."""
    rows = [row.last_checked for row in contributions() if row.end is None and row.last_checked is not None]
    return min(rows + [table.last_checked for table in band_tables() if table.end is None])


@cache
def _membership() -> dict[str, int]:
    return {row["rule"]: int(row["value"]) for row in read_table("membership")}


def membership_rule(rule: str) -> int:
    """Return the value of a rule of membership, such as ``bpu_inactive_after_unpaid_months``."""
    return _membership()[rule]


class NationalTarget(NamedTuple):
    """The coverage that the nation has set itself for a year, in percent, and where it says so."""

    year: int
    percent: Decimal
    regulation: str


@cache
def national_targets() -> dict[int, NationalTarget]:
    """Return the nation's targets by year."""
    rows = read_table("national_targets")
    return {row["year"]: NationalTarget(row["year"], Decimal(row["percent"]), row["regulation"]) for row in rows}


def last_national_target() -> NationalTarget:
    """Return the nation's target of the last year for which it has one."""
    targets = national_targets()
    return targets[max(targets)]
