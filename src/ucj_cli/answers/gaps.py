"""The answer of ``ucj gap`` for several regions: a row each, and what they come to together."""

from datetime import date
from typing import Any

from ucj_cli.answers.base import Answer, Budget, Note, People, Percent, PlanFile, Record, RegionName, Rupiah, flat
from ucj_cli.vocabulary import Status, TargetBasis


class RegionGap(Record):
    """One region's gap, as `ucj gap` answers it alone. `basis` and `status` are the workforce's: the denominator."""

    plan: PlanFile
    region: RegionName
    as_of: date
    basis: str | None
    status: Status
    workforce: People
    participants: People
    coverage_percent: Percent
    coverage_in_year_percent: Percent
    target_percent: Percent
    target_basis: TargetBasis
    participants_needed: People
    gap: People
    gap_to_full: People
    budget: Budget
    shortfall: Rupiah | None


class GapTotal(Record):
    """All regions together: sums, and coverage of the summed workforce. `bases` counts the different denominators."""

    regions: int
    bases: int
    workforce: People
    participants: People
    coverage_in_year_percent: Percent
    participants_needed: People
    gap: People
    gap_to_full: People
    budget: Budget
    shortfall: Rupiah | None


class Gaps(Answer):
    """The gap of a year in several regions; `without_plan` are the other regions of the province, if it is one."""

    year: int
    regions: tuple[RegionGap, ...]
    total: GapTotal
    without_plan: tuple[RegionName, ...]
    notes: tuple[Note, ...]

    def rows(self) -> list[dict[str, Any]]:
        """One row a region."""
        return [_row(self.year, found) for found in self.regions]


def _row(year: int, found: RegionGap) -> dict[str, Any]:
    record = found.model_dump(mode="json", exclude={"plan", "region"})
    return {"region_code": found.region.code, "region_name": found.region.name, "year": year, **flat(record)}
