"""The answer of ``ucj compare``: what differs between plans."""

from collections.abc import Callable, Iterable
from typing import Any

from ucj_cli.answers.base import Answer, Budget, Payer, People, Percent, PlanFile, Record, Rows, Rupiah, flat
from ucj_cli.answers.roadmap import Funded


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
