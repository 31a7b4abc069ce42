"""The answers of ``ucj gap``: where a region, or several, stands; who is missing, what it costs, who pays."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Annotated, Any

from pydantic import Field

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
    absent,
    code_columns,
    flat,
    rows_of,
)
from ucj_cli.vocabulary import Segment, Status, TargetBasis


class GapGroup(Record):
    """One group of workers in the gap of a year.

    `new` are the people to enrol; `names_to_propose` so many that `new` people pass verification, null where no pass
    rate is known; `cost_per_person` is what one participant costs in that year, all payers together (0 where the group
    is paid for elsewhere), `cost_per_new_person` one who is enrolled in it, from the month on that the plan says;
    `price_assumed` says that a rate of the plan is in them, which no law has ordered yet. A coverage is null where the
    group has no workers. `tags` are what the group is added up by.
    """

    id: str
    name: str
    segment: Segment
    paid_by: str
    status: Status
    workers: People
    participants: People
    coverage_percent: Percent | None
    planned: People | None
    new: People
    participants_after: People
    coverage_after_percent: Percent | None
    names_to_propose: People | None
    cost_per_person: Rupiah
    cost_per_new_person: Rupiah
    price_assumed: bool
    tags: dict[str, str]
    budget: Budget


def group_rows(groups: Sequence[GapGroup]) -> list[dict[str, Any]]:
    """Return a row for each of *groups*, with a column for each tag of any of them."""
    tags = {f"tags_{name}": "" for name in dict.fromkeys(name for group in groups for name in group.tags)}
    return [
        {**flat(group.model_dump(mode="json", exclude={"tags"})), **tags, **flat({"tags": group.tags})}
        for group in groups
    ]


class GapSegment(Record):
    """Wage earners or own-account workers in the gap of a year: the sums of their groups."""

    segment: Segment
    workers: People
    participants: People
    coverage_percent: Percent | None
    new: People
    participants_after: People
    coverage_after_percent: Percent | None
    budget: Budget


class TagSum(Record):
    """The groups in which a tag has one value, added up; `value` is null for those that do not have the tag."""

    tag: str
    value: str | None
    workers: People
    participants: People
    coverage_percent: Percent | None
    new: People
    participants_after: People
    coverage_after_percent: Percent | None
    budget: Budget


TagSums = Annotated[tuple[TagSum, ...], Field(exclude_if=absent)]
"""The groups added up by a tag; left out of the JSON where none was asked for."""


class TagTotal(Record):
    """What is enrolled and paid in the groups in which a tag has one value, over several years."""

    tag: str
    value: str | None
    new: People
    budget: Budget


TagTotals = Annotated[tuple[TagTotal, ...], Field(exclude_if=absent)]


class Gap(Answer):
    """The gap of a year against today's participants: nobody added, nobody lost.

    `coverage_percent` is of the workforce of the as-of year, `coverage_in_year_percent` of that of `year`. `gap` is to
    the target, `gap_to_full` to everybody; `achievement_percent` (*capaian*) is coverage in per cent of the target.
    `new` are the people to enrol in all groups: more than the gap where more are planned. `segments` is empty for a
    plan without groups.
    """

    year: int
    as_of: date
    workforce: People
    participants: People
    coverage_percent: Percent
    coverage_in_year_percent: Percent
    target_percent: Percent
    target_basis: TargetBasis
    participants_needed: People
    gap: People
    gap_points: Percent
    gap_to_full: People
    achievement_percent: Percent | None
    new: People
    segments: tuple[GapSegment, ...]
    groups: tuple[GapGroup, ...]
    payers: tuple[Payer, ...]
    by: TagSums = ()
    budget: Budget
    notes: tuple[Note, ...]

    def tables(self) -> dict[str, Callable[[], Rows]]:
        """One row a group; a payer; a segment; a value of the tag that was asked for."""
        lead = {**self.key_columns(), "year": self.year}
        return {
            "groups": lambda: [{**lead, **row} for row in group_rows(self.groups)],
            "payers": lambda: rows_of(lead, self.payers),
            "segments": lambda: rows_of(lead, self.segments),
            **({"by": lambda: rows_of(lead, self.by)} if self.by else {}),
        }


class RegionGap(Record):
    """One region's gap, as `ucj gap` answers it alone. `basis` and `status` are the workforce's: the denominator.

    `shortfall` is null if the ceiling of a fund that has to pay is unknown, `shortfall_at_least` what is known of it.
    """

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
    new: People
    gap_to_full: People
    budget: Budget
    shortfall: Rupiah | None
    shortfall_at_least: Rupiah


class GapTotal(Record):
    """All regions together: sums, and coverage of the summed workforce. `bases` counts the different denominators."""

    regions: int
    bases: int
    workforce: People
    participants: People
    coverage_in_year_percent: Percent
    participants_needed: People
    gap: People
    new: People
    gap_to_full: People
    budget: Budget
    shortfall: Rupiah | None
    shortfall_at_least: Rupiah


class Gaps(Answer):
    """The gap of a year in several regions; `without_plan` are the other regions of the province, if it is one.

    `shared` are the funds that plans share: in the total their needs are added, and a ceiling counts once.
    """

    year: int
    regions: tuple[RegionGap, ...]
    total: GapTotal
    shared: tuple[SharedFund, ...]
    without_plan: tuple[RegionName, ...]
    notes: tuple[Note, ...]

    def tables(self) -> dict[str, Callable[[], Rows]]:
        """One row a region."""
        return {"regions": lambda: [_region_row(self.year, found) for found in self.regions]}


def _region_row(year: int, found: RegionGap) -> dict[str, Any]:
    record = found.model_dump(mode="json", exclude={"plan", "region"})
    return {
        **code_columns(found.region),
        "region_name": found.region.name,
        "plan": found.plan.path,
        "year": year,
        **flat(record),
    }
