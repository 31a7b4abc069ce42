"""The answer of ``ucj cost``: people x months x contribution = budget."""

from typing import Any, Literal

from pydantic import Field

from ucj_cli.answers.base import Answer, People, Record, Rupiah, absent
from ucj_cli.vocabulary import Segment


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

    def rows(self) -> list[dict[str, Any]]:
        """One row a month: one person's contribution by programme, the people, and what they cost together."""
        return [
            {**month.model_dump(), "people": self.people, "budget": month.total * self.people}
            for month in self.contribution_per_month
        ]
