"""Figures that are listed for some years: which listed year holds, and how the figure of any other year comes about.

The workforce stands beside the plan, not in the engine, because a plan is valid only if its groups add up to it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from ucj_cli.errors import OutOfRangeError
from ucj_cli.rounding import divide_half_up, grown

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ucj_cli.plan_file.model import Fund, Workforce
    from ucj_cli.vocabulary import CeilingBasis


class Listed(NamedTuple):
    """The listed years around a year: the latest not after it, and the first after it; None if there is none."""

    before: int | None
    after: int | None


def listed_around(years: Iterable[int], year: int) -> Listed:
    """Find the years of a list between which *year* lies."""
    before = after = None
    for listed in years:
        if listed <= year:
            before = listed if before is None else max(before, listed)
        else:
            after = listed if after is None else min(after, listed)
    return Listed(before, after)


def spans(years: Iterable[int]) -> list[tuple[int, int]]:
    """Return the runs of consecutive *years* (rising), each as its first and its last year."""
    runs: list[tuple[int, int]] = []
    for year in years:
        if runs and runs[-1][1] == year - 1:
            runs[-1] = (runs[-1][0], year)
        else:
            runs.append((year, year))
    return runs


def format_years(years: Iterable[int]) -> str:
    """Write *years* (rising) as people list them: ``2026-2028, 2030``."""
    return ", ".join(f"{first}-{last}" if last > first else str(first) for first, last in spans(years))


class WorkforceYear(NamedTuple):
    """The workforce of a year, how it came about, and the listed years that it stands on."""

    workers: int
    basis: Literal["given", "between", "grown"]
    listed: tuple[int, ...]


def workforce_in(workforce: Workforce, year: int) -> int:
    """Return the eligible workers in *year*: see `workforce_year`."""
    size = workforce.size
    return size[year] if year in size else workforce_year(workforce, year).workers


def workforce_year(workforce: Workforce, year: int) -> WorkforceYear:
    """Work out the eligible workers in *year*.

    Given years hold; between two of them runs a straight line; after the last one the workforce grows by
    `growth_percent` a year, computed from the last given year in one step.

    Raises:
        OutOfRangeError: *year* lies before the first given one, or so late that nobody is left.
    """
    size = workforce.size
    if year in size:
        return WorkforceYear(size[year], "given", (year,))
    before, after = listed_around(size, year)
    if before is None:
        raise OutOfRangeError("workforce_before_first", year=year, first=min(size))
    if after is None:
        workers = grown(size[before], workforce.growth_percent, year - before)
        if not workers:
            raise OutOfRangeError("workforce_gone", year=year)
        return WorkforceYear(workers, "grown", (before,))
    risen = (size[after] - size[before]) * (year - before)
    workers = divide_half_up(size[before] * (after - before) + risen, after - before)
    return WorkforceYear(workers, "between", (before, after))


class CeilingYear(NamedTuple):
    """A fund's rupiah in a year, and whether they are given for it or grown from the last listed *year*."""

    rupiah: int
    basis: CeilingBasis
    year: int


def ceiling_year(fund: Fund, year: int) -> CeilingYear | None:
    """Return the ceiling of *fund* in *year*; None where it is unknown.

    It is money of its own year: what no year lists is unknown, unless the fund says what it does after the last one.
    """
    if year in fund.ceiling:
        return CeilingYear(fund.ceiling[year], "given", year)
    last = max(fund.ceiling, default=year)
    if fund.growth_percent is None or year <= last:
        return None
    return CeilingYear(grown(fund.ceiling[last], fund.growth_percent, year - last), "grown", last)


def ceiling_in(fund: Fund, year: int) -> int | None:
    """Return the rupiah of *fund* in *year*: see `ceiling_year`."""
    found = ceiling_year(fund, year)
    return None if found is None else found.rupiah
