"""The answer of ``ucj roadmap`` for several regions: a row each, and what they come to together."""

from typing import Any

from ucj_cli.answers.base import Answer, Budget, Note, People, Percent, PlanFile, Record, RegionName, Rupiah, flat
from ucj_cli.vocabulary import Status


class RegionRoad(Record):
    """One region's road from its first year to its last: who is enrolled, what it costs in all these years.

    `basis` and `status` are the workforce's: the denominator.
    """

    plan: PlanFile
    region: RegionName
    basis: str | None
    status: Status
    first: int
    last: int
    coverage_percent: Percent
    target_percent: Percent
    coverage_end_percent: Percent
    participants_end: People
    new: People
    lapsed: People
    budget: Budget
    shortfall: Rupiah | None


class RoadTotal(Record):
    """All regions together; a shortfall is null if a ceiling of any year is unknown."""

    regions: int
    bases: int
    participants_end: People
    new: People
    lapsed: People
    budget: Budget
    shortfall: Rupiah | None


class Roadmaps(Answer):
    """The roads of several regions; `without_plan` are the other regions of the province, if it is one."""

    regions: tuple[RegionRoad, ...]
    total: RoadTotal
    without_plan: tuple[RegionName, ...]
    notes: tuple[Note, ...]

    def rows(self) -> list[dict[str, Any]]:
        """One row a region."""
        return [_row(found) for found in self.regions]


def _row(found: RegionRoad) -> dict[str, Any]:
    record = found.model_dump(mode="json", exclude={"plan", "region"})
    return {"region_code": found.region.code, "region_name": found.region.name, **flat(record)}
