"""The dated tables under ``law/``: reading them, and finding what is in force in a month."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from ucj_cli.errors import OutOfRangeError
from ucj_cli.plan.nodes import read_nodes
from ucj_cli.rates.month import Month

if TYPE_CHECKING:
    from datetime import date

_LAW = Path(__file__).parent / "law"

PaidBy = Literal["public", "donor", "donor_half_price", "self", "employer"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What every row of the law carries: from when to when it holds, its regulation, and how sure we are."""

    start: Month
    end: Month | None = None
    regulation: str
    verified: str
    last_checked: date

    def holds_in(self, month: Month) -> bool:
        """Whether the row is in force in *month*."""
        return self.start <= month and (self.end is None or month <= self.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class RateRow(Row):
    """One contribution: a percentage of a base, or a flat amount in rupiah."""

    segment: str
    programme: str
    payer: str
    percent: Decimal | None = None
    rupiah: int | None = None
    base: str | None = None
    conditions: dict[str, list[Any]]
    share: Fraction = Fraction(0)

    def fits(self, facts: dict[str, object]) -> bool:
        """Whether every condition of the row is met."""
        return all(facts[name] in allowed for name, allowed in self.conditions.items())


@dataclass(frozen=True, slots=True)
class Band:
    """An income band of own-account workers: from which income on, and the base it is charged on."""

    income_from: int
    base: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Bands(Row):
    """The bands in force together, by rising income."""

    bands: tuple[Band, ...]

    def base(self, income: int) -> int:
        """The base for a declared monthly *income*."""
        return max(band.base for band in self.bands if band.income_from <= income)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ceiling(Row):
    """The wage up to which pension contributions are owed."""

    rupiah: int


def read_table(name: str) -> list[dict[str, Any]]:
    """The rows of one table of ``law/``, as they are written; fractions are exact decimals."""
    document = read_nodes((_LAW / f"{name}.yaml").read_bytes())
    if document.findings:
        raise ValueError(f"{name}.yaml: {document.findings[0]}")
    rows: list[dict[str, Any]] = document.root.value
    return rows


def _dated(row: dict[str, Any]) -> dict[str, Any]:
    """A row's common part, with its months read."""
    common = {"start": Month.parse(row["from"]), "end": Month.parse(row["to"]) if "to" in row else None}
    return {name: value for name, value in row.items() if name not in ("from", "to")} | common


@cache
def contributions() -> tuple[RateRow, ...]:
    """All rows of contributions, as the table lists them."""
    return tuple(
        RateRow(**{"conditions": {}, **_dated(row), "share": Fraction(row.get("percent", 0)) / 100})
        for row in read_table("contributions")
    )


@cache
def band_tables() -> tuple[Bands, ...]:
    """All tables of income bands."""
    return tuple(
        Bands(**{**_dated(row), "bands": tuple(Band(**band) for band in row["bands"])}) for row in read_table("bands")
    )


@cache
def ceilings() -> tuple[Ceiling, ...]:
    """All wage ceilings."""
    return tuple(Ceiling(**_dated(row)) for row in read_table("wage_ceilings"))


@cache
def in_force(month: Month) -> dict[tuple[str, str], tuple[RateRow, ...]]:
    """The rows in force in *month*, by segment and programme.

    Raises:
        OutOfRangeError: *month* lies before the first row of the law.
    """
    first = first_month()
    if month < first:
        raise OutOfRangeError("law_before_first", month=month, first=first)
    found: dict[tuple[str, str], list[RateRow]] = {}
    for row in contributions():
        if row.holds_in(month):
            found.setdefault((row.segment, row.programme), []).append(row)
    return {key: tuple(rows) for key, rows in found.items()}


@cache
def bands_in(month: Month) -> Bands:
    """The income bands in force in *month*."""
    return next(table for table in band_tables() if table.holds_in(month))


@cache
def ceiling_in(month: Month) -> Ceiling:
    """The wage ceiling in force in *month*."""
    return next(ceiling for ceiling in ceilings() if ceiling.holds_in(month))


@cache
def first_month() -> Month:
    """The first month for which contributions are known."""
    return min(row.start for row in contributions())


@cache
def last_checked() -> date:
    """The day up to which every row of contributions is known to hold: what comes after it is an assumption."""
    return min(row.last_checked for row in (*contributions(), *band_tables(), *ceilings()) if row.end is None)
