"""What the rows of a sweep come to: the quantiles of each year, and which input moves the most."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from math import ceil
from typing import Any

from ucj_cli.answers.base import Percent, Record, Rows, Rupiah, as_json

USUAL = (5, 50, 95)
"""The percentages that are asked for most."""


def quantiles_of(rows: Iterable[dict[str, Any]], inputs: Collection[str], percents: Sequence[int | Decimal]) -> Rows:
    """Return a row for each year and each of *percents*, of every figure of *rows* but the varied *inputs*.

    By nearest rank: the smallest value that at least so many of 100 values do not exceed, so it is always one of them.
    Of a figure that is unknown in one of the rows it is unknown.
    """
    years: dict[int, dict[str, list[Any]]] = {}
    for row in rows:
        figures = years.setdefault(row["year"], {})
        for name, value in row.items():
            if name not in inputs and name != "year":
                figures.setdefault(name, []).append(value)
    return [row for year in sorted(years) for row in _of_year(year, years[year], percents)]


def _of_year(year: int, figures: dict[str, list[Any]], percents: Sequence[int | Decimal]) -> Iterator[dict[str, Any]]:
    known = all(figures.pop("shortfall_known"))
    told = {name: None if None in values else sorted(values) for name, values in figures.items()}
    count = len(figures["workforce"])
    for percent in percents:
        place = max(0, ceil(Fraction(percent) * count / 100) - 1)
        cells = {name: values and values[place] for name, values in told.items()}
        yield {"year": year, "quantile": as_json(percent), "roads": count, **cells, "shortfall_known": known}


class Swing(Record):
    """What one input does alone, all others as the plan has them: the road with its lowest value and its highest.

    Money is that of all years that are asked for, the shortfall what is known of it; `funded_percent` is what the known
    ceilings reach at the end of the last.
    """

    path: str
    low: Any
    high: Any
    budget_public_low: Rupiah
    budget_public_high: Rupiah
    shortfall_low: Rupiah
    shortfall_high: Rupiah
    funded_percent_low: Percent
    funded_percent_high: Percent

    @property
    def moves(self) -> tuple[Rupiah, Rupiah, Decimal]:
        """How far public money, the shortfall and coverage lie apart."""
        return (
            abs(self.budget_public_high - self.budget_public_low),
            abs(self.shortfall_high - self.shortfall_low),
            abs(self.funded_percent_high - self.funded_percent_low),
        )
