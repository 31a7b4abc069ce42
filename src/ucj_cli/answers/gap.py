"""The answer of ``ucj gap``: where a region stands, who is missing, what it costs, who pays."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from pydantic import Field, SerializerFunctionWrapHandler, computed_field, model_serializer

from ucj_cli.answers.base import Answer, Budget, Note, Payer, People, Percent, Record, Rupiah, flat
from ucj_cli.rounding import divide_up, percent, share
from ucj_cli.vocabulary import Segment, Status, TargetBasis


class GapGroup(Record):
    """One group of workers in the gap of a year.

    `new` are the people to enrol; `cost_per_person` is what one of them costs in that year, all payers together
    (0 where the group is paid for elsewhere). What follows from these is reckoned when it is asked for: a road has
    thousands of groups, and few of them are looked at.
    """

    id: str
    name: str
    segment: Segment
    paid_by: str
    status: Status
    workers: People
    participants: People
    planned: People | None
    new: People
    cost_per_person: Rupiah
    existing: Annotated[People, Field(exclude=True)]
    """Participants who are paid for: all, or as many as are planned."""
    worker_share: Annotated[Rupiah, Field(exclude=True)]
    """What wage earners bear of `cost_per_person` themselves."""
    public: Annotated[bool, Field(exclude=True)]
    """Whether a public fund pays."""
    pass_rate: Annotated[Decimal | None, Field(exclude=True)]
    """How many of 100 proposed names pass verification."""

    @computed_field  # type: ignore[prop-decorator]  # mypy knows no decorated property
    @property
    def participants_after(self) -> People:
        """Participants, and those to be enrolled."""
        return self.participants + self.new

    @computed_field  # type: ignore[prop-decorator]
    @property
    def coverage_after_percent(self) -> Percent | None:
        """Of the group's workers; null where it has none."""
        return percent(self.participants_after, self.workers) if self.workers else None

    @computed_field  # type: ignore[prop-decorator]
    @property
    def names_to_propose(self) -> People | None:
        """So many that `new` people pass verification; null where no pass rate is known."""
        if not self.pass_rate:
            return None
        passing, hundred = share(self.pass_rate, 1)
        return divide_up(self.new * hundred, passing)

    @computed_field  # type: ignore[prop-decorator]
    @property
    def budget(self) -> Budget:
        """The group's money."""
        existing, new = self.existing * self.cost_per_person, self.new * self.cost_per_person
        paid = (self.existing + self.new) * (self.cost_per_person - self.worker_share)
        return Budget(existing=existing, new=new, total=existing + new, public=paid if self.public else 0)

    @model_serializer(mode="wrap")
    def _in_order(self, told: SerializerFunctionWrapHandler):  # type: ignore[no-untyped-def]  # noqa: ANN202 - a type would hide the fields from the schema
        """The figures that are reckoned stand where a reader looks for them, not behind all others."""
        record = told(self)
        return {name: record[name] for name in _ORDER if name in record}

    @property
    def shares(self) -> dict[str, tuple[Rupiah, Rupiah]]:
        """What each payer bears in rupiah: for one person, and for all people of the year."""
        people = self.existing + self.new
        borne = {self.paid_by: self.cost_per_person - self.worker_share, "worker": self.worker_share}
        return {payer: (person, person * people) for payer, person in borne.items() if person}


_ORDER = (
    *("id", "name", "segment", "paid_by", "status", "workers", "participants", "planned", "new"),
    *("participants_after", "coverage_after_percent", "names_to_propose", "cost_per_person", "budget"),
)


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
        lead = {**self.key_columns(), "year": self.year}
        return [{**lead, **flat(group.model_dump(mode="json"))} for group in self.groups]
