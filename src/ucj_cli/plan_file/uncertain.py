"""Inputs of which a range is known: how each is spread, in the plan as in ``--vary PATH=uniform:1:9``."""

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from ucj_cli.plan_file.fields import Exact, Section, Text

Shape = Literal["uniform", "triangular", "normal"]
PathText = Annotated[str, Field(max_length=200, pattern=r"^[a-z_]+(\.[A-Za-z0-9_-]+)+$")]
"""The path of an input, as `--set` takes it."""


class Uncertain(Section):
    """Between what an input lies, and how likely each value is.

    Uniform: all alike. Triangular: up to the likely one, and down again; so it is where a likely one is given and no
    shape. Normal: about 95 of 100 lie between the ends, around their middle. Without a likely value it is the middle.
    """

    low: Exact
    high: Exact
    likely: Exact | None = None
    shape: Shape | None = None
    source: Text | None = None

    @property
    def spread(self) -> Shape:
        """The shape, where none is given by whether a value is likely."""
        return self.shape or ("uniform" if self.likely is None else "triangular")

    @property
    def middle(self) -> Decimal:
        """Half way between the ends."""
        return (self.low + self.high) / 2
