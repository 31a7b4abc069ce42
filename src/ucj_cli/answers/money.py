"""The answers about money: ``ucj budget``, ``ucj afford`` and ``ucj cost``."""

from collections.abc import Callable
from typing import Any, Literal

from pydantic import Field

from ucj_cli.answers.base import (
    Answer,
    Budget,
    Note,
    Payer,
    People,
    Percent,
    Record,
    Rows,
    Rupiah,
    absent,
    rows_of,
)
from ucj_cli.answers.gap import GapGroup, TagSums, group_rows
from ucj_cli.vocabulary import Segment


class BudgetMonth(Record):
    """One month (1 to 12): the people paid for, and the rupiah by programme and by payer."""

    month: int
    people: People
    total: Rupiah
    programmes: dict[str, Rupiah]
    payers: dict[str, Rupiah]


class YearBudget(Answer):
    """The money of a year. The months add up to the year, and so do programmes, payers and groups."""

    year: int
    months: tuple[BudgetMonth, ...]
    programmes: dict[str, Rupiah]
    payers: tuple[Payer, ...]
    groups: tuple[GapGroup, ...]
    by: TagSums = ()
    budget: Budget
    notes: tuple[Note, ...]

    def tables(self) -> dict[str, Callable[[], Rows]]:
        """One row a month and payer; a month and programme; a payer; a group; a value of the tag asked for."""
        lead = {**self.key_columns(), "year": self.year}
        return {
            "months": lambda: self._months(lead),
            "programmes": lambda: [
                {**lead, "month": month.month, "programme": programme, "rupiah": month.programmes.get(programme, 0)}
                for month in self.months
                for programme in self.programmes
            ],
            "payers": lambda: rows_of(lead, self.payers),
            "groups": lambda: [{**lead, **row} for row in group_rows(self.groups)],
            **({"by": lambda: rows_of(lead, self.by)} if self.by else {}),
        }

    def _months(self, lead: dict[str, Any]) -> Rows:
        return [
            {
                **lead,
                "month": month.month,
                "payer": payer.id,
                "kind": payer.kind,
                "rupiah": month.payers.get(payer.id, 0),
            }
            for month in self.months
            for payer in self.payers
        ]


class AffordFund(Record):
    """One fund. `available` is null where no ceiling is known: then those insured stay, and nobody is added.

    `months_if_all_paid` is for how many of its months it can pay for everybody, existing and new; null without a bill
    or a ceiling.
    """

    id: str
    available: Rupiah | None
    existing_need: Rupiah
    kept: People
    added: People
    spent: Rupiah
    left: Rupiah | None
    months_if_all_paid: int | None


class AffordGroup(Record):
    """One group that a fund pays for: how many of its participants are kept, how many people are added."""

    id: str
    kept: People
    added: People


class Afford(Answer):
    """What the funds buy in a year. *With others*: employers and self-payers also enrol their share of the gap."""

    year: int
    funds: tuple[AffordFund, ...]
    groups: tuple[AffordGroup, ...]
    participants_reached: People
    coverage_reached_percent: Percent
    coverage_with_others_percent: Percent
    missing_to_target: People
    notes: tuple[Note, ...]

    def tables(self) -> dict[str, Callable[[], Rows]]:
        """One row a group that a fund pays for; a fund."""
        lead = {**self.key_columns(), "year": self.year}
        return {"groups": lambda: rows_of(lead, self.groups), "funds": lambda: rows_of(lead, self.funds)}


class MonthCost(Record):
    """One person's contribution in one month (``2026-04``), in rupiah; programmes not asked for are left out."""

    month: str
    jkk: Rupiah | None = Field(default=None, exclude_if=absent)
    jkm: Rupiah | None = Field(default=None, exclude_if=absent)
    jht: Rupiah | None = Field(default=None, exclude_if=absent)
    jp: Rupiah | None = Field(default=None, exclude_if=absent)
    total: Rupiah


class Cost(Answer):
    """What people x months cost by law.

    `budget` is the computed amount, the sum of `programmes`; `left_over` is the budget that was given less that amount,
    null where none was given. `solved_for` says which of the three was missing. `agrees` says, where all three were
    given, whether the given budget and the computed one differ by less than a unit of the last digit that was given.
    """

    people: People
    months: int
    start: str = Field(alias="from")
    segment: Segment
    contribution_per_month: tuple[MonthCost, ...]
    budget: Rupiah
    programmes: dict[str, Rupiah]
    left_over: Rupiah | None
    solved_for: Literal["people", "months", "budget"] | None
    agrees: bool | None

    def tables(self) -> dict[str, Callable[[], Rows]]:
        """One row a month: one person's contribution by programme, the people, and what they cost together."""
        return {
            "months": lambda: [
                {**month.model_dump(), "people": self.people, "budget": month.total * self.people}
                for month in self.contribution_per_month
            ]
        }
