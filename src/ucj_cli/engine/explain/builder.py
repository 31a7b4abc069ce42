"""What every step is told with: the year as the engine worked it out, the language, and the plan's own lines."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from ucj_cli.answers.base import as_json
from ucj_cli.answers.explain import GivenInput, Step
from ucj_cli.engine.notes import group_name, payer_names
from ucj_cli.plan_file.merge import dotted

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from decimal import Decimal

    from ucj_cli.answers.explain import GivenLaw, Unit
    from ucj_cli.engine.year import YearResult
    from ucj_cli.i18n import Locale
    from ucj_cli.plan_file.model import Plan
    from ucj_cli.yamldoc.document import Node
    from ucj_cli.yamldoc.findings import KeyPath, Span


class StepBuilder(NamedTuple):
    """The year to tell of, and the language to tell it in."""

    result: YearResult
    lang: Locale

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
        """Build a step: *facts* fill in the sentence *how*; *name* says whose figure it is if there are several."""
        label = self.lang.text(f"explain.{what}", year=self.result.year)
        return Step(
            what=what,
            name=f"{name}: {label}" if name else label,
            value=value,
            unit=unit,
            how=self.lang.text(f"explain.how.{how}", **facts),
            inputs=tuple(inputs),
            laws=tuple(laws),
            steps=tuple(steps),
        )

    def given(self, *way: Any) -> GivenInput:  # noqa: ANN401 - keys and numbers
        """Return the plan's value at *way*, with its line, its source and its standing."""
        document = self.plan.document
        value: Any = self.plan
        stands_on: Any = None
        section: tuple[Any, ...] = ()
        for n, key in enumerate(way):
            if n and hasattr(value, "source"):
                stands_on, section = value, way[:n]
            value = value[key] if isinstance(value, (dict, tuple)) else getattr(value, FIELDS.get(key, key))
        node, covered = document.walk(way)
        borrowed = self._is_above(node, (*section, "source"))
        return GivenInput(
            path=dotted(way, document),
            value=as_json(value),
            place=node.span.format(self.plan.source.path) if covered == way else None,
            source=None if borrowed else getattr(stands_on, "source", None),
            status="assumed" if borrowed else getattr(stands_on, "status", "published"),
        )

    def _is_above(self, node: Node, source: KeyPath) -> bool:
        """Whether a value was laid over the plan that names the *source*: then the source is not of this value."""
        named, covered = self.plan.document.walk(source)
        return covered == source and self._layer(node.span) < self._layer(named.span)

    def _layer(self, span: Span) -> int:
        """How far down a value lies: on top what is set for this run, then the plan's own file, then those below it."""
        if span.is_setting:
            return 0
        below = [source.path for source in self.plan.source.extends]
        return below.index(span.file) + 2 if span.file in below else 1

    def group_given(self, i: int, *keys: Any) -> list[GivenInput]:  # noqa: ANN401
        """Return the value of *keys* of group number *i*; an empty list where the plan has no groups of its own."""
        return [self.given("groups", i, *keys)] if self.plan.groups else []

    def group(self, i: int) -> str:
        """Return the name of group number *i*."""
        return group_name(self.result.population.groups[i], self.lang)

    def payer(self, payer: str) -> str:
        """Return the name of a payer."""
        return payer_names(self.plan, self.lang).get(payer, payer)


FIELDS = {"from": "first", "to": "last"}
"""Keys that are not called so in the model."""
