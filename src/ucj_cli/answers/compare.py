"""The answers about scenarios: ``ucj compare``, what differs between plans, and ``ucj sweep``, every combination."""

import json
from typing import Any

from ucj_cli.answers.base import Answer, Budget, People, Percent, PlanFile, Record, Rupiah, flat


class ComparedPlan(PlanFile):
    """One of the plans: its file, and the name by which it is told from the others."""

    name: str


class ComparedInput(Record):
    """An input that is not the same in all plans: a value each (null where there is none), and where it is written."""

    path: str
    values: tuple[Any, ...]
    places: tuple[str | None, ...]


class ComparedValue(Record):
    """A year of one plan's road. `coverage_percent` is its end's; `shortfall` is null if a ceiling is unknown."""

    workforce: People
    target_percent: Percent
    coverage_percent: Percent
    participants_needed: People
    gap: People
    new: People
    budget: Budget
    shortfall: Rupiah | None


class Difference(Record):
    """What a plan has more than the first one, or less; null where one of the two is unknown."""

    coverage_points: Percent
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

    def rows(self) -> list[dict[str, Any]]:
        """One row a year and plan."""
        return [
            {**self.key_columns(), "year": year.year, "plan": plan.name, **flat(value.model_dump(mode="json"))}
            for year in self.years
            for plan, value in zip(self.plans, year.values, strict=True)
            if value is not None
        ]


class SweepRow(Record):
    """A year of one combination's road. `settings` are the varied inputs; `shortfall` null if a ceiling is unknown."""

    settings: dict[str, Any]
    year: int
    workforce: People
    target_percent: Percent
    participants_needed: People
    gap: People
    new: People
    budget_new: Rupiah
    budget_total: Rupiah
    shortfall: Rupiah | None


class Sweep(Answer):
    """All combinations, the last varied input changing fastest."""

    results: tuple[SweepRow, ...]

    def to_json(self) -> str:
        """JSON Lines: one object a row."""
        return "".join(f"{json.dumps(row)}\n" for row in self.rows())

    def rows(self) -> list[dict[str, Any]]:
        """One row a combination and year, a column for each varied input first."""
        return [{**row.settings, **row.model_dump(mode="json", exclude={"settings"})} for row in self.results]
