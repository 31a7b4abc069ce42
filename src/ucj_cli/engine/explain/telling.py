"""What every step is told with: the year as the engine worked it out, the language, and the plan's own lines."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from ucj_cli.answers.common import as_json
from ucj_cli.answers.explain import GivenInput, Step
from ucj_cli.engine.notes import name_of, payer_names
from ucj_cli.plan.layers import dotted

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from decimal import Decimal

    from ucj_cli.answers.explain import GivenLaw, Unit
    from ucj_cli.engine.outcome import Outcome
    from ucj_cli.language import Language
    from ucj_cli.plan.model import Plan


class Telling(NamedTuple):
    """The year to tell of, and the language to tell it in."""

    result: Outcome
    lang: Language

    @property
    def plan(self) -> Plan:
        """The plan that it is of."""
        return self.result.plan

    def step(  # noqa: PLR0913 - a step has that many parts
        self,
        what: str,
        value: int | Decimal | None,
        unit: Unit,
        how: str,
        facts: Mapping[str, object] = MappingProxyType({}),
        /,
        *,
        name: str = "",
        inputs: Sequence[GivenInput] = (),
        laws: Sequence[GivenLaw] = (),
        steps: Sequence[Step] = (),
    ) -> Step:
        """A step: *how* names the sentence that *facts* fill in, *name* whose figure it is where there are several."""
        label = self.lang.say(f"explain.{what}", year=self.result.year)
        return Step(
            what=what,
            name=f"{name}: {label}" if name else label,
            value=value,
            unit=unit,
            how=self.lang.say(f"explain.how.{how}", **facts),
            inputs=tuple(inputs),
            laws=tuple(laws),
            steps=tuple(steps),
        )

    def given(self, *way: Any) -> GivenInput:  # noqa: ANN401 - keys and numbers
        """The plan's value at *way*, with its line, its source and its standing."""
        document = self.plan.document
        value: Any = self.plan
        stands_on: Any = self.plan
        for key in way:
            if hasattr(value, "source") and value is not self.plan:
                stands_on = value
            value = value[key] if isinstance(value, (dict, tuple)) else getattr(value, FIELDS.get(key, key))
        node, covered = document.walk(way)
        return GivenInput(
            path=dotted(way, document),
            value=as_json(value),
            place=node.span.told(self.plan.source.path) if covered == way else None,
            source=getattr(stands_on, "source", None) if stands_on is not self.plan else None,
            status=getattr(stands_on, "status", "published"),
        )

    def group_given(self, i: int, *keys: Any) -> list[GivenInput]:  # noqa: ANN401
        """The value of *keys* of the group number *i*; nothing where the plan has no groups of its own."""
        return [self.given("groups", i, *keys)] if self.plan.groups else []

    def group(self, i: int) -> str:
        """What the group number *i* is called."""
        return name_of(self.result.members.groups[i], self.lang)

    def payer(self, payer: str) -> str:
        """What a payer is called."""
        return payer_names(self.plan, self.lang).get(payer, payer)


FIELDS = {"from": "first", "to": "last"}
"""Keys that are not called so in the model."""
