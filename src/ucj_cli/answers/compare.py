"""The answers about scenarios: ``ucj compare``, what differs between plans, and ``ucj sweep``, every combination."""

import json
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from typing import Any

from ucj_cli.answers.base import Answer, Budget, Payer, People, Percent, PlanFile, Record, Rows, Rupiah, as_json, flat
from ucj_cli.answers.roadmap import Funded
from ucj_cli.answers.sweep import USUAL, quantiles_of


class ComparedPlan(PlanFile):
    """One of the plans: its file, and the name by which it is told from the others.

    `funded` is where the known ceilings lead in the last year; null where the plan's road has not begun by then.
    """

    name: str
    funded: Funded | None


class ComparedInput(Record):
    """An input that is not the same in all plans: a value each (null where there is none), and where it is written."""

    path: str
    values: tuple[Any, ...]
    places: tuple[str | None, ...]


class ComparedValue(Record):
    """A year of one plan's road. `coverage_percent` is its end's, `funded_percent` what the known ceilings reach.

    `shortfall` is null if a ceiling is unknown; `payers` are told one by one, whatever is unknown of another.
    `price_assumed` says that a price rests on rates that the plan assumes, which no law has ordered yet.
    """

    workforce: People
    target_percent: Percent
    coverage_percent: Percent
    funded_percent: Percent
    participants_needed: People
    gap: People
    new: People
    budget: Budget
    shortfall: Rupiah | None
    price_assumed: bool
    payers: tuple[Payer, ...]


class Difference(Record):
    """What a plan has more than the first one, or less.

    `shortfall` is null if the ceiling of a fund is unknown that is not the same in both; one that is the same lacks the
    same, as much as that may be.
    """

    coverage_points: Percent
    funded_points: Percent
    participants_needed: People
    gap: People
    new: People
    budget: Budget
    shortfall: Rupiah | None


class ComparedYear(Record):
    """A year of all plans in their order; null where a plan's road has not begun."""

    year: int
    values: tuple[ComparedValue | None, ...]
    differences: tuple[Difference | None, ...]


class Compare(Answer):
    """What differs between plans. The head's `plan` is the first of them; `differences` are against it."""

    plans: tuple[ComparedPlan, ...]
    inputs: tuple[ComparedInput, ...]
    years: tuple[ComparedYear, ...]

    def tables(self) -> dict[str, Callable[[], Rows]]:
        """One row a year and plan; an input and plan, its value and where it is written."""
        return {"years": self._years, "inputs": self._inputs}

    def _inputs(self) -> Rows:
        return [
            {"path": changed.path, "plan": plan.name, "value": value, "place": place}
            for changed in self.inputs
            for plan, value, place in zip(self.plans, changed.values, changed.places, strict=True)
        ]

    def _years(self) -> Rows:
        """One row a year and plan; need, ceiling and shortfall of each fund that one of the plans has come last."""
        found = [
            (year.year, plan.name, value)
            for year in self.years
            for plan, value in zip(self.plans, year.values, strict=True)
            if value is not None
        ]
        funds = fund_ids(payer for _, _, value in found for payer in value.payers)
        return [
            {
                **self.key_columns(),
                "year": year,
                "plan": name,
                **flat(value.model_dump(mode="json", exclude={"payers"})),
                **fund_columns(value.payers, funds, ("need", "ceiling", "shortfall")),
            }
            for year, name, value in found
        ]


def fund_ids(payers: Iterable[Payer]) -> list[str]:
    """List the funds among *payers*, each once."""
    return list(dict.fromkeys(payer.id for payer in payers if payer.is_fund))


def fund_columns(payers: Iterable[Payer], funds: Iterable[str], figures: Iterable[str]) -> dict[str, Rupiah | None]:
    """Return the *figures* of each of *funds* as columns, such as `need_apbd`; None where a plan has no such fund."""
    found = {payer.id: payer for payer in payers}
    return {f"{figure}_{fund}": getattr(found.get(fund), figure, None) for fund in funds for figure in figures}


class SweepRow(Record):
    """A year of one combination's road. `settings` are the varied inputs.

    `funded_percent` is the coverage that the known ceilings reach at the year's end; `shortfall` is the sum of what is
    known: at least so much, unless `shortfall_known`. `funds` are told one by one.
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

    def columns(self, funds: Iterable[str]) -> dict[str, Any]:
        """Return the row of a table: the varied inputs, the figures, need and shortfall of each of *funds*."""
        cells = {**self.settings, **self.__dict__}  # many times as fast as Pydantic's own way, and a sweep has millions
        del cells["settings"], cells["funds"]
        for percentage in ("target_percent", "funded_percent"):
            cells[percentage] = as_json(cells[percentage])
        return {**cells, **fund_columns(self.funds, funds, ("need", "shortfall"))}


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
