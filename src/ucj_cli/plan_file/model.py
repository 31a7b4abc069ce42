"""The plan file: its sections, their keys, and which values each takes.

Unknown keys are errors everywhere. What must hold *between* keys stands in `ucj_cli.plan_file.rules`.
"""

from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import Discriminator, Field, PrivateAttr, Tag

from ucj_cli.plan_file.assumed_rates import AssumedRate, Conditions
from ucj_cli.plan_file.claims import Claim
from ucj_cli.plan_file.fields import Amount, Day, Exact, Growth, Id, Name, Percent, Section, Text, Year
from ucj_cli.plan_file.group import Change, Group, Months
from ucj_cli.plan_file.rules import rules_of
from ucj_cli.plan_file.uncertain import PathText, Uncertain
from ucj_cli.vocabulary import FundKind, Status, TargetPath
from ucj_cli.yamldoc.document import Document, Origin, Source, document_of
from ucj_cli.yamldoc.findings import PlanError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from ucj_cli.plan_file.standing import Standing
    from ucj_cli.yamldoc.document import Document


class Region(Section):
    """Whose plan this is; a federation, a firm or Indonesia as a whole has no code."""

    name: Text
    code: Annotated[str, Field(pattern=r"^[0-9]{2}(\.[0-9]{2})?$")] | None = None

    @property
    def key(self) -> str:
        """What tells it from other regions: its code, or its name where it has none."""
        return self.code or self.name


class Workforce(Section):
    """The workers to be covered: the denominator of every percentage."""

    size: Annotated[dict[Year, Annotated[int, Field(ge=1, lt=10**15)]], Field(min_length=1)]
    growth_percent: Growth = Decimal(0)
    source: Text | None = None
    status: Status = "published"


class Observation(Section):
    """Who was a participant on a day: in per cent of that year's workforce, in people, or both."""

    percent: Annotated[Exact, Field(ge=0, le=1000)] | None = None
    participants: Amount | None = None
    source: Text | None = None
    status: Status = "published"


class Coverage(Observation):
    """The first observation: the sizes of the groups are those of its year."""

    date: Day


class Targets(Section):
    """Which coverage is to be reached in which year: in per cent of its workforce, or in people."""

    percent: Annotated[dict[Year, Percent], Field(min_length=1)] = Field(default_factory=dict)
    participants: Annotated[dict[Year, Amount], Field(min_length=1)] = Field(default_factory=dict)
    path: TargetPath = "linear"
    source: Text | None = None
    status: Status = "published"

    @property
    def years(self) -> list[int]:
        """The years for which a target is given."""
        return sorted({*self.percent, *self.participants})

    def way(self, year: int) -> tuple[str, str, int]:
        """Return the path of the target that is given for *year*."""
        return ("targets", "percent" if year in self.percent else "participants", year)


class Fund(Section):
    """Money that pays contributions for others; *shared* is its name where several plans have the same money."""

    name: Name | None = None
    kind: FundKind
    ceiling: dict[Year, Amount] = Field(default_factory=dict)
    growth_percent: Growth | None = None
    spent: dict[Year, Amount] = Field(default_factory=dict)
    shared: Id | None = None
    carry_over: bool = False
    half_price: bool = False
    source: Text | None = None


def _extends_form(value: object) -> str:
    return "several" if isinstance(value, (list, tuple)) else "one"


PlanPath = Annotated[str, Field(max_length=2000, pattern=r"\.[Yy][Aa]?[Mm][Ll]$")]
Several = Annotated[tuple[PlanPath, ...], Field(min_length=1, strict=False)]
Extended = Annotated[
    Annotated[PlanPath, Tag("one")] | Annotated[Several, Tag("several")],
    Discriminator(_extends_form),
]
"""A plan of which this one changes parts; or several, each laid over the one before."""


class Plan(Section):
    """A region's plan, as its file has it."""

    extends: Extended | None = None
    region: Region
    workforce: Workforce
    coverage: Coverage
    observed: dict[Day, Observation] = Field(default_factory=dict)
    targets: Targets
    funds: dict[Id, Fund] = Field(default_factory=dict)
    groups: Annotated[tuple[Group, ...], Field(strict=False)] = ()
    assumed_rates: Annotated[tuple[AssumedRate, ...], Field(strict=False)] = ()
    claims: Annotated[tuple[Claim, ...], Field(strict=False)] = ()
    uncertain: dict[PathText, Uncertain] = Field(default_factory=dict)

    _origin: Origin | None = PrivateAttr()
    _seen: "tuple[Standing, ...] | None" = PrivateAttr(default=None)

    @property
    def source(self) -> Source:
        """The file that the plan was read from."""
        return self._origin.source if self._origin else Source("", b"")

    def __eq__(self, other: object) -> bool:
        """Whether two plans say the same, wherever they were written."""
        return isinstance(other, Plan) and self.__dict__ == other.__dict__

    __hash__ = None  # type: ignore[assignment]  # a plan holds mappings

    def as_of(self, day: "date | str") -> "Plan":
        """Return the plan as it stood on *day*: later observations count for nothing.

        Raises:
            UsageError: *day* is none, or nothing was observed by then.
        """
        from ucj_cli.plan_file.arguments import day_of
        from ucj_cli.plan_file.standing import seen_on

        return seen_on(self, day_of(day))

    @property
    def document(self) -> "Document":
        """The plan's values, each with the place where it was written."""
        if self._origin:
            return self._origin.document
        return document_of(self.model_dump(by_alias=True, exclude_unset=True))

    def replace(self, changes: "Mapping[str, object] | None" = None, /, **sections: object) -> "Plan":
        """Return this plan with *changes*: values by their path, such as ``{"groups.ojol.planned.2026": 9_000}``.

        They are laid over the plan as a scenario would be: a mapping changes parts of what is there, None removes.
        *sections* are changes whose path is one word: ``plan.replace(workforce={"size": {2025: 459_084}})``.

        Raises:
            PlanError: the plan would not be valid so.
            UsageError: a path leads nowhere.
        """
        from ucj_cli.plan_file.arguments import mapping_of
        from ucj_cli.plan_file.load import plan_with

        return plan_with(self, {**({} if changes is None else mapping_of(changes)), **sections})

    def model_post_init(self, context: Any, /) -> None:  # noqa: ANN401 - Pydantic's own signature
        """Keep what the reader passes along; a plan that was not read has the rules between its keys tried here.

        Raises:
            PlanError: the plan breaks one of them.
        """
        self._origin = context if isinstance(context, Origin) else None
        if self._origin is None and (findings := [*rules_of(self)]):
            raise PlanError("", findings)


SECTIONS: dict[tuple[str | int, ...], type[Section]] = {
    (): Plan,
    ("region",): Region,
    ("workforce",): Workforce,
    ("coverage",): Coverage,
    ("observed", "*"): Observation,
    ("targets",): Targets,
    ("funds", "*"): Fund,
    ("assumed_rates", "*"): AssumedRate,
    ("assumed_rates", "*", "conditions"): Conditions,
    ("uncertain", "*"): Uncertain,
    ("groups", "*"): Group,
    ("groups", "*", "months"): Months,
    ("groups", "*", "changes", "*"): Change,
    ("groups", "*", "changes", "*", "months"): Months,
}
"""Which model stands at which place of the plan; a claim's depends on its kind."""
