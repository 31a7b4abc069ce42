"""Claims: published figures that `ucj check` recomputes."""

from typing import Annotated, Literal

from pydantic import Field

from ucj_cli.plan_file.fields import Amount, Exact, Section, Text


class MoneyClaim(Section):
    """Published: so many people for so many months cost so much."""

    kind: Literal["money"]
    people: Amount
    months: Annotated[int, Field(ge=1, le=1200)]
    contribution: Amount | None = None
    budget: Amount
    source: Text | None = None


class CoverageClaim(Section):
    """Published: so many participants of so many workers are so many percent."""

    kind: Literal["coverage"]
    participants: Amount
    workers: Annotated[int, Field(ge=1, lt=10**15)]
    percent: Annotated[Exact, Field(ge=0, le=1000)]
    source: Text | None = None


class SumClaim(Section):
    """Published: these parts add up to this total."""

    kind: Literal["sum"]
    parts: Annotated[tuple[Amount, ...], Field(min_length=1, strict=False)]
    total: Amount
    source: Text | None = None


Claim = Annotated[MoneyClaim | CoverageClaim | SumClaim, Field(discriminator="kind")]

CLAIMS: dict[object, type[Section]] = {"money": MoneyClaim, "coverage": CoverageClaim, "sum": SumClaim}
