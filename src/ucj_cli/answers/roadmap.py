"""The answers of ``ucj roadmap``: every year to the last target; and the roads of several regions."""

from typing import Any

from ucj_cli.answers.base import (
    Answer,
    Budget,
    Note,
    Payer,
    People,
    Percent,
    PlanFile,
    Record,
    RegionName,
    Rupiah,
    code_columns,
    flat,
)
from ucj_cli.answers.gap import GapGroup
from ucj_cli.vocabulary import PayerKind, Status, TargetBasis


class RoadmapYear(Record):
    """One year: who is there at its start, who is lost, who is enrolled, what it costs.

    `retained` are the participants at the start less those `lapsed`; `participants_end` is retained and new;
    `active_year_end` leaves out own-account workers who are paid only to September or earlier.
    """

    year: int
    workforce: People
    target_percent: Percent
    target_basis: TargetBasis
    participants_start: People
    lapsed: People
    retained: People
    participants_needed: People
    gap: People
    new: People
    participants_end: People
    coverage_end_percent: Percent
    active_year_end: People
    groups: tuple[GapGroup, ...]
    payers: tuple[Payer, ...]
    budget: Budget


class PayerTotal(Record):
    """What one payer needs over all years; its shortfall is null if any year's ceiling is unknown."""

    id: str
    kind: PayerKind
    need: Rupiah
    shortfall: Rupiah | None


class Totals(Record):
    """The sums over the years shown."""

    new: People
    budget: Budget
    payers: tuple[PayerTotal, ...]


class Roadmap(Answer):
    """The road to the last target, year by year."""

    years: tuple[RoadmapYear, ...]
    totals: Totals
    notes: tuple[Note, ...]

    def rows(self) -> list[dict[str, Any]]:
        """One row a year and group."""
        return [
            {**self.key_columns(), "year": year.year, **flat(group.model_dump(mode="json"))}
            for year in self.years
            for group in year.groups
        ]


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
        return [_region_row(found) for found in self.regions]


def _region_row(found: RegionRoad) -> dict[str, Any]:
    record = found.model_dump(mode="json", exclude={"plan", "region"})
    return {
        **code_columns(found.region),
        "region_name": found.region.name,
        "plan": found.plan.path,
        **flat(record),
    }
