"""The answer of ``ucj explain``: how one figure came about, step by step, to the plan's lines and the regulations."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Literal

from ucj_cli.answers.base import Answer, Percent, Record, Rows
from ucj_cli.vocabulary import Status

if TYPE_CHECKING:
    from collections.abc import Iterator

Unit = Literal["people", "rupiah", "percent", "months"]


class GivenInput(Record):
    """A value of the plan: its path, what it is, where it is written, and what it stands on.

    `place` is ``FILE:LINE:COLUMN``, of the plan or of one that it extends; null where the value holds by default.
    """

    path: str
    value: Any
    place: str | None
    source: str | None
    status: Status


class GivenLaw(Record):
    """A row of the law: what one programme costs a person and month, by which regulation, and how sure that is.

    `payer` is who owes it by law: ``employer``, ``worker`` or ``self``. `percent` is of `base_rupiah`, which is what
    `base` names; all three are null where the amount is flat.
    """

    programme: str
    payer: str
    rupiah: int
    percent: Percent | None
    base: str | None
    base_rupiah: int | None
    regulation: str
    verified: str


class Step(Record):
    """One figure: what it is, how much, how it is reckoned, and from what."""

    what: str
    name: str
    value: int | Percent | None
    unit: Unit
    how: str
    inputs: tuple[GivenInput, ...] = ()
    laws: tuple[GivenLaw, ...] = ()
    steps: "tuple[Step, ...]" = ()

    def all(self, level: int = 0) -> "Iterator[tuple[int, Step]]":
        """This step and those below it, each with how deep it lies."""
        yield level, self
        for step in self.steps:
            yield from step.all(level + 1)


class Explain(Answer):
    """How a figure of a year came about; `group` is null where it is of all groups."""

    what: str
    year: int
    group: str | None
    step: Step

    def tables(self) -> dict[str, Callable[[], Rows]]:
        """One row a step, in the order in which they are told."""
        lead = {**self.key_columns(), "year": self.year}
        return {
            "steps": lambda: [
                {**lead, "level": level, **step.model_dump(mode="json", include=SHOWN)}
                for level, step in self.step.all()
            ]
        }


SHOWN = {"what", "name", "value", "unit", "how"}
