"""The answers of ``ucj roadmap``: every year to the last target; and the roads of several regions."""

from collections.abc import Callable
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
    Rows,
    Rupiah,
    SharedFund,
    code_columns,
    flat,
    rows_of,
)
from ucj_cli.answers.gap import GapGroup, TagSums, TagTotals, group_rows
from ucj_cli.vocabulary import PayerKind, Status, TargetBasis


class FundedYear(Record):
    """The same year under the ceilings of the funds, beginning with whom the money reached in the year before.

    Of those retained the funds keep and drop people; they add new ones, and others (employers, workers themselves)
    enrol their share. `spent` is each fund's money in rupiah.
    """

    participants_start: People
    kept: People
    dropped: People
    added: People
    others: People
    participants_end: People
    coverage_end_percent: Percent
    missing_to_target: People
    spent: dict[str, Rupiah]


class Reached(Record):
    """Where the money leads: coverage in the last year, the first year behind, the year that meets the last target."""

    coverage_end_percent: Percent
    behind_from: int | None
    reached_in: int | None


class Funded(Reached):
    """What the money reaches; `funds_only` is the same with nobody enrolled by others."""

    funds_only: Reached


class RoadmapYear(Record):
    """One year: who is there at its start, who is lost, who is enrolled, what it costs.

    `retained` are the participants at the start less those `lapsed`, `missing_at_start` what the target lacks of them;
    `participants_end` is retained and new;
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
    missing_at_start: People
    new: People
    participants_end: People
    coverage_end_percent: Percent
    active_year_end: People
    groups: tuple[GapGroup, ...]
    payers: tuple[Payer, ...]
    by: TagSums = ()
    budget: Budget
    funded: FundedYear


class PayerTotal(Record):
    """What one payer needs over all years.

    `shortfall` is null if any year's ceiling is unknown, `shortfall_at_least` that of the years of which it is known.
    """

    id: str
    kind: PayerKind
    need: Rupiah
    shortfall: Rupiah | None
    shortfall_at_least: Rupiah


class Totals(Record):
    """The sums over the years shown."""

    new: People
    budget: Budget
    payers: tuple[PayerTotal, ...]
    by: TagTotals = ()


class Roadmap(Answer):
    """The road to the last target, year by year."""

    years: tuple[RoadmapYear, ...]
    funded: Funded
    totals: Totals
    notes: tuple[Note, ...]

    def tables(self) -> dict[str, Callable[[], Rows]]:
        """One row a year and group; a year; a year and payer; a year and value of the tag that was asked for."""
        lead, parts = self.key_columns(), {"groups", "payers", "by"}
        return {
            "groups": lambda: [
                {**lead, "year": year.year, **row} for year in self.years for row in group_rows(year.groups)
            ],
            "years": lambda: [{**lead, **flat(year.model_dump(mode="json", exclude=parts))} for year in self.years],
            "payers": lambda: self._of_years("payers"),
            **({"by": lambda: self._of_years("by")} if self.totals.by else {}),
        }

    def _of_years(self, part: str) -> Rows:
        """One row a year and record of that *part* of it."""
        lead = self.key_columns()
        return [row for year in self.years for row in rows_of({**lead, "year": year.year}, getattr(year, part))]


class RegionRoad(Record):
    """One region's road from its first year to its last: who is enrolled, what it costs in all these years.

    `basis` and `status` are the workforce's: the denominator. `shortfall` is null if the ceiling of a fund that has to
    pay is unknown in a year; `shortfall_at_least` is what is known of it. `funded` is where the known ceilings lead.
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
    funded: Reached
    funded_participants_end: People
    new: People
    lapsed: People
    budget: Budget
    shortfall: Rupiah | None
    shortfall_at_least: Rupiah


class RoadTotalYear(Record):
    """A year of all regions whose roads hold it, with how many they are; `funded_*` is what the ceilings reach."""

    year: int
    regions: int
    workforce: People
    participants_end: People
    coverage_end_percent: Percent
    new: People
    budget: Budget
    funded_participants_end: People
    funded_percent: Percent


class RoadTotal(Record):
    """All regions together, each at the end of its own road; a shortfall is null if a ceiling of any year is unknown.

    `years` are the sums of each year, over the regions whose roads hold it.
    """

    regions: int
    bases: int
    participants_end: People
    funded_participants_end: People
    new: People
    lapsed: People
    budget: Budget
    shortfall: Rupiah | None
    shortfall_at_least: Rupiah
    years: tuple[RoadTotalYear, ...]


class Roadmaps(Answer):
    """The roads of several regions; `without_plan` are the other regions of the province, if it is one.

    `shared` are the funds that plans share: in the total their needs are added, and a ceiling counts once.
    """

    regions: tuple[RegionRoad, ...]
    total: RoadTotal
    shared: tuple[SharedFund, ...]
    without_plan: tuple[RegionName, ...]
    notes: tuple[Note, ...]

    def tables(self) -> dict[str, Callable[[], Rows]]:
        """One row a region; a year of all that have it on their road."""
        return {
            "regions": lambda: [_region_row(found) for found in self.regions],
            "years": lambda: rows_of({}, self.total.years),
        }


def _region_row(found: RegionRoad) -> dict[str, Any]:
    record = found.model_dump(mode="json", exclude={"plan", "region"})
    return {
        **code_columns(found.region),
        "region_name": found.region.name,
        "plan": found.plan.path,
        **flat(record),
    }
