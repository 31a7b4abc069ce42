"""Rates that no law has ordered yet, as a plan assumes them: their form is that of the law's own rows."""

from typing import Annotated, Literal

from pydantic import Field

from ucj_cli.plan_file.fields import Amount, Exact, Section, Text
from ucj_cli.vocabulary import PaidBy, Programme, Sector, Segment

MonthText = Annotated[str, Field(pattern=r"^(199[0-9]|20[0-9]{2}|2100)-(0[1-9]|1[0-2])$")]
"""A month of a year: ``2028-01``."""


class Conditions(Section):
    """For whom a rate holds; what is not named does not matter."""

    paid_by: Annotated[tuple[PaidBy, ...], Field(min_length=1, strict=False)] = ()
    sector: Annotated[tuple[Sector, ...], Field(min_length=1, strict=False)] = ()
    risk_class: Annotated[tuple[Annotated[int, Field(ge=1, le=5)], ...], Field(min_length=1, strict=False)] = ()
    labour_intensive: Annotated[tuple[bool, ...], Field(min_length=1, strict=False)] = ()


class AssumedRate(Section):
    """One contribution from a month on: a percentage of a base, or rupiah a person and month.

    Without a payer it is what own-account workers or employers owe; without a base a percentage is of what the law's
    own is of.
    """

    first: MonthText = Field(alias="from")
    last: MonthText | None = Field(None, alias="to")
    segment: Segment
    programme: Programme
    payer: Literal["self", "employer", "worker"] | None = None
    percent: Annotated[Exact, Field(ge=0, le=100)] | None = None
    rupiah: Amount | None = None
    base: Literal["income_band", "lowest_band", "wage", "wage_to_ceiling"] | None = None
    conditions: Conditions = Field(default_factory=Conditions, json_schema_extra={"default": {}})
    source: Text | None = None
