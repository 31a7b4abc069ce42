"""The answer of ``ucj afford``: what the money of a year buys."""

from typing import Annotated, Any

from pydantic import Field

from ucj_cli.answers.base import Answer, Note, People, Percent, Record, Rupiah


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
    notes: Annotated[tuple[Note, ...], Field(default=(), exclude=True)]
    """For the screen: what a reader has to know."""
    payer_names: Annotated[dict[str, str], Field(default_factory=dict, exclude=True)]
    """For the screen: how each payer is called."""

    def rows(self) -> list[dict[str, Any]]:
        """One row a group that a fund pays for."""
        return [{**self.key_columns(), "year": self.year, **group.model_dump()} for group in self.groups]
