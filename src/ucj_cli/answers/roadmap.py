"""The answer of ``ucj roadmap``: every year to the last target."""

from typing import Annotated, Any

from pydantic import Field

from ucj_cli.answers.base import Answer, Budget, Note, Payer, People, Percent, Record, Rupiah, flat
from ucj_cli.answers.gap import GapGroup
from ucj_cli.vocabulary import PayerKind, TargetBasis


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
    notes: Annotated[tuple[Note, ...], Field(default=(), exclude=True)]
    """For the screen: what a reader has to know."""
    payer_names: Annotated[dict[str, str], Field(default_factory=dict, exclude=True)]
    """For the screen: how each payer is called."""

    def rows(self) -> list[dict[str, Any]]:
        """One row a year and group."""
        return [
            {**self.key_columns(), "year": year.year, **flat(group.model_dump(mode="json"))}
            for year in self.years
            for group in year.groups
        ]
