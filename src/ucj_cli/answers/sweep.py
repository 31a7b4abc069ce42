"""The answer of ``ucj sweep``, a row a combination and year; and what the rows come to: quantiles, what moves most."""

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from math import ceil
from typing import Any

from ucj_cli.answers.base import Answer, Payer, People, Percent, Record, Rows, Rupiah, as_json
from ucj_cli.answers.compare import fund_columns, fund_ids
from ucj_cli.errors import UsageError
from ucj_cli.i18n.visible import quoted
from ucj_cli.yamldoc.document import plain_value

USUAL = (5, 50, 95)
"""The percentages that are asked for most."""


class SweepRow(Record):
    """A year of one combination's road. `settings` are the varied inputs.

    `funded_percent` is the coverage that the known ceilings reach at the year's end; `shortfall` is the sum of what is
    known: at least so much, unless `shortfall_known`. `funds` are told one by one. `price_assumed` says that a price
    rests on rates that the plan assumes; null where no combination assumes any.
    """

    settings: dict[str, Any]
    year: int
    workforce: People
    target_percent: Percent
    participants_needed: People
    missing_at_start: People
    new: People
    budget_new: Rupiah
    budget_total: Rupiah
    budget_public: Rupiah
    funded_percent: Percent
    shortfall: Rupiah
    shortfall_known: bool
    funds: tuple[Payer, ...]
    price_assumed: bool | None

    def columns(self, funds: Iterable[str]) -> dict[str, Any]:
        """Return the row of a table: the varied inputs, the figures, need and shortfall of each of *funds*."""
        cells = {**self.settings, **self.__dict__}  # many times as fast as Pydantic's own way, and a sweep has millions
        del cells["settings"], cells["funds"], cells["price_assumed"]
        for percentage in ("target_percent", "funded_percent"):
            cells[percentage] = as_json(cells[percentage])
        last = {} if self.price_assumed is None else {"price_assumed": self.price_assumed}
        return {**cells, **fund_columns(self.funds, funds, ("need", "shortfall")), **last}


def column_kinds(inputs: Mapping[str, type], funds: Iterable[str], *, assumes: bool) -> dict[str, type]:
    """Return the kind of each column of a `SweepRow`: the varied *inputs* as they are, people and rupiah as int."""
    others = {"target_percent": float, "funded_percent": float, "shortfall_known": bool}
    figures = (name for name in SweepRow.model_fields if name not in ("settings", "funds", "price_assumed"))
    return {
        **inputs,
        **{name: others.get(name, int) for name in figures},
        **{f"{figure}_{fund}": int for fund in funds for figure in ("need", "shortfall")},
        **({"price_assumed": bool} if assumes else {}),
    }


class Sweep(Answer):
    """All combinations, the last varied input changing fastest."""

    results: tuple[SweepRow, ...]

    def to_json(self) -> str:
        """JSON Lines: one object a row."""
        return "".join(f"{json.dumps(row)}\n" for row in self.rows())

    def tables(self) -> dict[str, Callable[[], Rows]]:
        """One row a combination and year, a column for each varied input first."""
        return {"rows": self._rows}

    def _rows(self) -> Rows:
        """One row a combination and year, a column for each varied input first."""
        funds = fund_ids(payer for row in self.results for payer in row.funds)
        return [row.columns(funds) for row in self.results]

    def quantiles(self, percents: Sequence[int | Decimal] = USUAL) -> Rows:
        """One row a year and each of *percents*, of all combinations: the value that so many of 100 do not exceed."""
        inputs = self.results[0].settings if self.results else ()
        return quantiles_of(self.rows(), inputs, percents)


def quantiles_of(rows: Iterable[dict[str, Any]], inputs: Collection[str], percents: Sequence[int | Decimal]) -> Rows:
    """Return a row for each year and each of *percents*, of every figure of *rows* but the varied *inputs*.

    By nearest rank: the smallest value that at least so many of 100 values do not exceed, so it is always one of them.
    Of a figure that is unknown in one of the rows it is unknown; what rests on assumed rates in one of them does so.

    Raises:
        UsageError: one of *percents* is no percentage.
    """
    told = [*map(_percent, percents)]
    years: dict[int, dict[str, list[Any]]] = {}
    for row in rows:
        figures = years.setdefault(row["year"], {})
        for name, value in row.items():
            if name not in inputs and name != "year":
                figures.setdefault(name, []).append(value)
    return [row for year in sorted(years) for row in _of_year(year, years[year], told)]


_TRUTHS = {"shortfall_known": all, "price_assumed": any}
"""What is true or false in each row, and when it is of all of them."""


def _percent(percent: object) -> Decimal:
    """Return a percentage from 0 to 100.

    Raises:
        UsageError: it is none.
    """
    plain = plain_value(percent)
    if type(plain) in (int, float, Decimal):
        exact = Decimal(str(plain))
        if exact.is_finite() and 0 <= exact <= 100:  # noqa: PLR2004 - per cent
            return exact
    raise UsageError("quantiles_needed", value=quoted(percent))


def _of_year(year: int, figures: dict[str, list[Any]], percents: Sequence[Decimal]) -> Iterator[dict[str, Any]]:
    said = {name: every(figures[name]) for name, every in _TRUTHS.items() if name in figures}
    told = {name: None if None in values else sorted(values) for name, values in figures.items()}
    count = len(figures["workforce"])
    for percent in percents:
        place = max(0, ceil(Fraction(percent) * count / 100) - 1)
        cells = {name: values and values[place] for name, values in told.items()} | said
        yield {"year": year, "quantile": as_json(percent), "roads": count, **cells}


class Swing(Record):
    """What one input does alone, all others as the plan has them: the road with its lowest value and its highest.

    Money is that of all years that are asked for, the shortfall what is known of it; `funded_percent` is what the known
    ceilings reach at the end of the last. Where not `shortfall_known`, it is at least so much at one of the ends;
    `price_assumed` says that a price rests on rates that the plan assumes.
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
    shortfall_known: bool
    price_assumed: bool

    @property
    def moves(self) -> tuple[Rupiah, Rupiah, Decimal]:
        """How far public money, the shortfall and coverage lie apart."""
        return (
            abs(self.budget_public_high - self.budget_public_low),
            abs(self.shortfall_high - self.shortfall_low),
            abs(self.funded_percent_high - self.funded_percent_low),
        )
