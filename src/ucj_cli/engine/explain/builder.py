"""What every step is told with: the year as the engine worked it out, the language, and the plan's own lines."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from ucj_cli.answers.base import as_json
from ucj_cli.answers.explain import GivenInput, Step
from ucj_cli.engine.allocation import stages
from ucj_cli.engine.notes import group_name, payer_names
from ucj_cli.plan_file.merge import dotted
from ucj_cli.plan_file.provenance import origin_of
from ucj_cli.plan_file.standing import figure_day, standing

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from decimal import Decimal

    from ucj_cli.answers.explain import GivenLaw, Unit
    from ucj_cli.engine.allocation import Stage
    from ucj_cli.engine.unit_cost import PaidTerms
    from ucj_cli.engine.year import YearResult
    from ucj_cli.i18n import Locale
    from ucj_cli.plan_file.model import Plan
    from ucj_cli.yamldoc.document import Document


class Share(NamedTuple):
    """What one group got in a stage of the split: its place in the stage, and the stage's whole room and people."""

    stage: Stage
    place: int
    rooms: int
    taken: int


class StepBuilder(NamedTuple):
    """The year to tell of, the language to tell it in, the plan's lines, and each group's shares of the gap.

    *priced* are the steps of a person's price that were told already, by their terms: most groups share them.
    """

    result: YearResult
    lang: Locale
    document: Document
    shares: Mapping[int, list[Share]]
    priced: dict[PaidTerms, list[Step]]

    @classmethod
    def of(cls, result: YearResult, lang: Locale) -> StepBuilder:
        """Gather what all steps of *result* need: once, as a plan may have thousands of groups."""
        shares: dict[int, list[Share]] = {}
        for stage in stages(result.gap, result.groups):
            rooms, taken = sum(stage.room), sum(stage.people)
            for place, i in enumerate(stage.groups):
                if stage.people[place]:
                    shares.setdefault(i, []).append(Share(stage, place, rooms, taken))
        return cls(result, lang, result.plan.document, shares, {})

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
        origin = origin_of(self.plan, *way)
        return GivenInput(
            path=dotted(way, self.document),
            value=as_json(origin.value),
            place=self.document.place(way),
            source=origin.source,
            status=origin.status,
        )

    def group_given(self, i: int, *keys: Any) -> list[GivenInput]:  # noqa: ANN401
        """Return the value of *keys* of group number *i*; an empty list where the plan has no groups of its own."""
        return [self.given("groups", i, *keys)] if self.plan.groups else []

    def participants_given(self, i: int) -> list[GivenInput]:
        """Return what the plan gives of the participants of group number *i* today, if it gives any."""
        group = self.result.population.groups[i]
        told = figure_day(self.plan, group, standing(self.plan).day) if self.plan.groups else None
        if told in group.observed:
            return [self.given("groups", i, "observed", str(told))]
        return [self.given("groups", i, "participants")] if told and group.participants else []

    def group(self, i: int) -> str:
        """Return the name of group number *i*."""
        return group_name(self.result.population.groups[i], self.lang)

    def payer(self, payer: str) -> str:
        """Return the name of a payer."""
        return payer_names(self.plan, self.lang).get(payer, payer)
