"""The answer of ``ucj diff``: what a change of plan files does."""

from collections.abc import Callable
from typing import Any, Literal

from ucj_cli.answers.base import Answer, People, Percent, PlanFile, Record, RegionName, Rows, Rupiah, code_columns, flat
from ucj_cli.answers.check import FoundInFile
from ucj_cli.answers.compare import ComparedValue, Difference, fund_columns, fund_ids


class DiffInput(Record):
    """An input that is not the same: its values (null where there is none), and where they are written."""

    path: str
    old: Any
    new: Any
    old_place: str | None
    new_place: str | None


class DiffYear(Record):
    """A year of the road that is not the same; null where a side's road does not have it."""

    year: int
    old: ComparedValue | None
    new: ComparedValue | None
    difference: Difference | None


class DiffTotal(Record):
    """What the new plan has more, or less: in all years people to enrol and public money, in the last one coverage.

    That is what the known ceilings reach; null where a road has not begun by then.
    """

    new: People
    public: Rupiah
    funded_points: Percent | None


class DiffFinding(FoundInFile):
    """A finding that is new, or gone; in the plan's own file, or in one that it extends."""

    change: Literal["new", "gone"]
    file: str


class PlanDiff(Record):
    """One plan: its file and region before and after (null where it is not there), and what is not the same.

    `name` is what its two sides are matched by. Nothing comes of a side that is not valid: its findings say why.
    """

    name: str
    change: Literal["changed", "added", "removed"]
    old: PlanFile | None
    new: PlanFile | None
    region: RegionName | None
    inputs: tuple[DiffInput, ...]
    years: tuple[DiffYear, ...]
    total: DiffTotal | None
    findings: tuple[DiffFinding, ...]


class Diff(Answer):
    """What differs between two sets of plans; of those in which nothing does only the number is told."""

    plans: tuple[PlanDiff, ...]
    unchanged: int

    @property
    def findings(self) -> tuple[DiffFinding, ...]:
        """What is new or gone in all plans."""
        return tuple(found for plan in self.plans for found in plan.findings)

    def tables(self) -> dict[str, Callable[[], Rows]]:
        """One row a plan, year and side; an input; a finding; a plan."""
        return {"years": self._years, "inputs": self._inputs, "findings": self._findings, "plans": self._plans}

    def _years(self) -> Rows:
        found = [
            (plan, year.year, side, value)
            for plan in self.plans
            for year in plan.years
            for side, value in (("old", year.old), ("new", year.new))
            if value is not None
        ]
        funds = fund_ids(payer for *_, value in found for payer in value.payers)
        return [
            {
                **_lead(plan),
                "year": year,
                "side": side,
                **flat(value.model_dump(mode="json", exclude={"payers"})),
                **fund_columns(value.payers, funds, ("need", "ceiling", "shortfall")),
            }
            for plan, year, side, value in found
        ]

    def _inputs(self) -> Rows:
        return [{**_lead(plan), **given.model_dump()} for plan in self.plans for given in plan.inputs]

    def _findings(self) -> Rows:
        return [{**_lead(plan), **found.model_dump()} for plan in self.plans for found in plan.findings]

    def _plans(self) -> Rows:
        return [
            {
                **_lead(plan),
                "inputs": len(plan.inputs),
                "years": len(plan.years),
                "new": plan.total and plan.total.new,
                "public": plan.total and plan.total.public,
                "funded_points": plan.total and plan.total.model_dump(mode="json")["funded_points"],
                "findings_new": sum(found.change == "new" for found in plan.findings),
                "findings_gone": sum(found.change == "gone" for found in plan.findings),
            }
            for plan in self.plans
        ]


def _lead(plan: PlanDiff) -> dict[str, Any]:
    return {"plan": plan.name, "change": plan.change, **code_columns(plan.region)}
