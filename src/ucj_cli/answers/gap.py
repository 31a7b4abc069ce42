"""The answer of ``ucj gap``: where a region stands, who is missing, what it costs, who pays."""

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import Field

from ucj_cli.answers.common import Answer, Budget, Note, Part, Payer, People, Percent, Rupiah, TargetBasis, flat


class GapGroup(Part):
    """One group of workers in the gap of a year.

    `new` are the people to enrol; `cost_per_person` is what one of them costs in that year, all payers together
    (0 where the group is paid for elsewhere); `names_to_propose` allows for names that do not pass verification.
    """

    id: str
    name: str
    segment: Literal["pu", "bpu"]
    paid_by: str
    status: Literal["published", "assumed"]
    workers: People
    participants: People
    planned: People | None
    new: People
    participants_after: People
    coverage_after_percent: Percent | None
    names_to_propose: People | None
    cost_per_person: Rupiah
    budget: Budget
    worker_share: Annotated[Rupiah, Field(default=0, exclude=True)]
    """For the screen: what wage earners bear of `cost_per_person` themselves."""

    @property
    def shares(self) -> dict[str, tuple[Rupiah, Rupiah]]:
        """What each payer bears in rupiah: for one person, and for all people of the year."""
        people = self.budget.total // self.cost_per_person if self.cost_per_person else 0
        borne = {self.paid_by: self.cost_per_person - self.worker_share, "worker": self.worker_share}
        return {payer: (person, person * people) for payer, person in borne.items() if person}


class Gap(Answer):
    """The gap of a year against today's participants: nobody added, nobody lost.

    `coverage_percent` is of the workforce of the as-of year, `coverage_in_year_percent` of that of `year`. `gap` is to
    the target, `gap_to_full` to everybody; `achievement_percent` (*capaian*) is coverage in per cent of the target.
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
    groups: tuple[GapGroup, ...]
    payers: tuple[Payer, ...]
    budget: Budget
    notes: tuple[Note, ...]
    payer_names: Annotated[dict[str, str], Field(default_factory=dict, exclude=True)]
    """For the screen: how each payer is called."""
    waypoints: Annotated[tuple[tuple[int, Percent], ...], Field(default=(), exclude=True)]
    """For the screen: the given (year, target) before and after the year."""

    def rows(self) -> list[dict[str, Any]]:
        """One row a group."""
        lead = {**self.lead(), "year": self.year}
        return [{**lead, **flat(group.model_dump(mode="json"))} for group in self.groups]
