"""The answer of ``ucj budget``: a year's money by month, programme, payer and group."""

from typing import Annotated, Any

from pydantic import Field

from ucj_cli.answers.base import Answer, Budget, Note, Payer, People, Record, Rupiah
from ucj_cli.answers.gap import GapGroup


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
    budget: Budget
    notes: Annotated[tuple[Note, ...], Field(default=(), exclude=True)]
    """For the screen: what a reader has to know."""
    payer_names: Annotated[dict[str, str], Field(default_factory=dict, exclude=True)]
    """For the screen: how each payer is called."""

    def rows(self) -> list[dict[str, Any]]:
        """One row a month and payer."""
        return [
            {
                **self.key_columns(),
                "year": self.year,
                "month": month.month,
                "payer": payer.id,
                "kind": payer.kind,
                "rupiah": month.payers.get(payer.id, 0),
            }
            for month in self.months
            for payer in self.payers
        ]
