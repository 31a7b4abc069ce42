"""A group of workers in the plan file: its keys, what changes in it from a year on, and what it is in a year."""

from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Discriminator, Field, Tag

from ucj_cli.plan_file.fields import (
    Amount,
    Day,
    Exact,
    Growth,
    Id,
    Month,
    Name,
    Percent,
    Section,
    Text,
    Year,
    each_once,
)
from ucj_cli.rounding import grown
from ucj_cli.vocabulary import OWN_PAYER, Programme, Sector, Segment, Status


class Months(Section):
    """The months of the year in which contributions are paid, both included."""

    first: Month = Field(1, alias="from")
    last: Month = Field(12, alias="to")


def _workers_form(value: object) -> str:
    return "rest" if isinstance(value, str) and value.isalpha() else "number"


Workers = Annotated[
    Annotated[Amount, Tag("number")] | Annotated[Literal["rest"], Tag("rest")],
    Discriminator(_workers_form),
]
Programmes = Annotated[tuple[Programme, ...], Field(min_length=1, strict=False), AfterValidator(each_once)]
Payer = Annotated[str, Field(min_length=1)]
Wage = Annotated[int, Field(ge=1, lt=10**15)]
RiskClass = Annotated[int, Field(ge=1, le=5)]
Priority = Annotated[int, Field(ge=1, le=1000)]
PassRate = Annotated[Exact, Field(gt=0, le=100)]


class Change(Section):
    """What is different in a group from the January of a year on, until a later entry changes it again."""

    programmes: Programmes | None = None
    paid_by: Payer | None = None
    income: Amount | None = None
    sector: Sector | None = None
    wage: Wage | None = None
    risk_class: RiskClass | None = None
    labour_intensive: bool | None = None
    priority: Priority | None = None
    months: Months | None = None
    pass_rate_percent: PassRate | None = None
    lapse_percent: Percent | None = None


class Group(Section):
    """Workers who are counted once, share a payer, and are enrolled together.

    Own-account workers (*bukan penerima upah*, ``bpu``) have an income and a sector; wage earners (*penerima upah*,
    ``pu``) a wage, a risk class, and may work in labour-intensive industry.
    """

    id: Id
    name: Name | None = None
    workers: Workers
    participants: Amount | None = None
    observed: dict[Day, Amount] = Field(default_factory=dict)
    segment: Segment = "bpu"
    programmes: Programmes = ("jkk", "jkm")
    paid_by: Payer | None = None
    income: Amount = 0
    sector: Sector = "other"
    wage: Wage | None = None
    risk_class: RiskClass = 1
    labour_intensive: bool = False
    growth_percent: Growth = Decimal(0)
    planned: dict[Year, Amount] = Field(default_factory=dict)
    enrol_from: dict[Year, Month] = Field(default_factory=dict)
    priority: Priority | None = None
    months: Months = Field(default_factory=Months, json_schema_extra={"default": {"from": 1, "to": 12}})
    pass_rate_percent: PassRate | None = None
    lapse_percent: Percent = Decimal(0)
    changes: dict[Year, Change] = Field(default_factory=dict)
    tags: dict[Id, Text] = Field(default_factory=dict)
    source: Text | None = None
    status: Status = "published"

    @property
    def payer(self) -> str:
        """Who pays: a fund's id, employer, self or elsewhere."""
        return self.paid_by or OWN_PAYER[self.segment]

    @property
    def is_constant(self) -> bool:
        """Whether its terms are the same in every year."""
        return not self.changes and not self.growth_percent


EARNINGS = {"pu": "wage", "bpu": "income"}
"""What rises by a group's `growth_percent`, by segment."""


def group_in(group: Group, year: int, first: int) -> Group:
    """Return *group* on the terms of *year*: with what has changed by then, and its wage or income grown.

    It grows from its last listed year on, computed in one step; what the group itself says counts as of *first*, the
    year of the coverage date.
    """
    if group.is_constant:
        return group
    changed, earned = changed_by(group, year), EARNINGS[group.segment]
    terms: dict[str, Any] = {key: getattr(group.changes[entry], key) for key, entry in changed.items()}
    amount, listed = terms.get(earned, getattr(group, earned)), changed.get(earned, first)
    if group.growth_percent and amount and year > listed:
        terms[earned] = grown(amount, group.growth_percent, year - listed)
    return group.model_copy(update=terms) if terms else group


def changed_by(group: Group, year: int) -> dict[str, int]:
    """Return the keys of *group* that have changed by *year*, each with the latest entry that changes it."""
    entries = sorted(entry for entry in group.changes if entry <= year)
    return {key: entry for entry in entries for key in group.changes[entry].model_fields_set}
