"""The plan file: its sections, their keys, and which values each takes.

Unknown keys are errors everywhere. What must hold *between* keys stands in `ucj_cli.plan_file.rules`.
"""

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    PrivateAttr,
    Tag,
)
from pydantic_core import PydanticCustomError

from ucj_cli.i18n import Code, Locale
from ucj_cli.i18n.visible import visible
from ucj_cli.plan_file.rules import rules_of
from ucj_cli.vocabulary import (
    FIRST_YEAR,
    LAST_YEAR,
    OWN_PAYER,
    FundKind,
    Programme,
    Sector,
    Segment,
    Status,
    TargetPath,
)
from ucj_cli.yamldoc.document import Document, Origin, Source, document_of
from ucj_cli.yamldoc.findings import PlanError
from ucj_cli.yamldoc.values import is_date, parse_scalar

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ucj_cli.yamldoc.document import Document


def _exact(value: object) -> object:
    """Let a whole number be a decimal; leave all else to be refused as it is."""
    return Decimal(value) if type(value) is int else value


def _iso_date(value: object) -> object:
    """Let a quoted ``"2025-09-09"`` be a date too."""
    return parse_scalar(value) if isinstance(value, str) and is_date(value) else value


def _year_within(value: date) -> date:
    if not FIRST_YEAR <= value.year <= LAST_YEAR:
        raise PydanticCustomError("date_range", "year out of range")
    return value


def _each_once(value: tuple[str, ...]) -> tuple[str, ...]:
    if len(set(value)) < len(value):
        raise PydanticCustomError("repeated", "each once")
    return value


Year = Annotated[int, Field(ge=FIRST_YEAR, le=LAST_YEAR)]
Amount = Annotated[int, Field(ge=0, lt=10**15)]
Exact = Annotated[Decimal, BeforeValidator(_exact)]
Percent = Annotated[Exact, Field(ge=0, le=100)]
Text = Annotated[str, Field(min_length=1, max_length=2000), AfterValidator(visible)]
Id = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$")]
Day = Annotated[date, BeforeValidator(_iso_date), AfterValidator(_year_within)]
Month = Annotated[int, Field(ge=1, le=12)]


class Section(BaseModel):
    """A part of the plan: strict, frozen, and closed to unknown keys."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, defer_build=True)


def _name_form(value: object) -> str:
    return "names" if isinstance(value, dict) else "text"


Names = Annotated[dict[Code, Text], Field(min_length=1)]
Name = Annotated[Annotated[Text, Tag("text")] | Annotated[Names, Tag("names")], Discriminator(_name_form)]
"""One text for all languages, or one for each."""


def localized(name: dict[Code, str] | str | None, locale: Locale) -> str:
    """Return a name in the chosen language, or in the other one if it has only that; empty where there is no name."""
    if isinstance(name, dict):
        return name.get(locale.code) or next(iter(name.values()))
    return name or ""


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
    growth_percent: Annotated[Exact, Field(gt=-100, le=100)] = Decimal(0)
    source: Text | None = None
    status: Status = "published"


class Coverage(Section):
    """Who is a participant today."""

    date: Day
    percent: Annotated[Exact, Field(ge=0, le=1000)] | None = None
    participants: Amount | None = None
    source: Text | None = None
    status: Status = "published"


class Targets(Section):
    """Which coverage is to be reached in which year."""

    percent: Annotated[dict[Year, Percent], Field(min_length=1)]
    path: TargetPath = "linear"
    source: Text | None = None
    status: Status = "published"


class Fund(Section):
    """Money that pays contributions for others."""

    name: Name | None = None
    kind: FundKind
    ceiling: dict[Year, Amount] = Field(default_factory=dict)
    half_price: bool = False
    source: Text | None = None


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


class Group(Section):
    """Workers who are counted once, share a payer, and are enrolled together.

    Own-account workers (*bukan penerima upah*, ``bpu``) have an income and a sector; wage earners (*penerima upah*,
    ``pu``) a wage, a risk class, and may work in labour-intensive industry.
    """

    id: Id
    name: Name | None = None
    workers: Workers
    participants: Amount | None = None
    segment: Segment = "bpu"
    programmes: Annotated[tuple[Programme, ...], Field(min_length=1, strict=False), AfterValidator(_each_once)] = (
        "jkk",
        "jkm",
    )
    paid_by: Annotated[str, Field(min_length=1)] | None = None
    income: Amount = 0
    sector: Sector = "other"
    wage: Annotated[int, Field(ge=1, lt=10**15)] | None = None
    risk_class: Annotated[int, Field(ge=1, le=5)] = 1
    labour_intensive: bool = False
    planned: dict[Year, Amount] = Field(default_factory=dict)
    priority: Annotated[int, Field(ge=1, le=1000)] | None = None
    months: Months = Field(default_factory=Months, json_schema_extra={"default": {"from": 1, "to": 12}})
    pass_rate_percent: Annotated[Exact, Field(gt=0, le=100)] | None = None
    lapse_percent: Percent = Decimal(0)
    source: Text | None = None
    status: Status = "published"

    @property
    def payer(self) -> str:
        """Who pays: a fund's id, employer, self or elsewhere."""
        return self.paid_by or OWN_PAYER[self.segment]


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


class Plan(Section):
    """A region's plan, as its file has it."""

    extends: Annotated[str, Field(max_length=2000, pattern=r"\.[Yy][Aa]?[Mm][Ll]$")] | None = None
    region: Region
    workforce: Workforce
    coverage: Coverage
    targets: Targets
    funds: dict[Id, Fund] = Field(default_factory=dict)
    groups: Annotated[tuple[Group, ...], Field(strict=False)] = ()
    claims: Annotated[tuple[Claim, ...], Field(strict=False)] = ()

    _origin: Origin | None = PrivateAttr()

    @property
    def source(self) -> Source:
        """The file that the plan was read from."""
        return self._origin.source if self._origin else Source("", b"")

    def __eq__(self, other: object) -> bool:
        """Whether two plans say the same, wherever they were written."""
        return isinstance(other, Plan) and self.__dict__ == other.__dict__

    __hash__ = None  # type: ignore[assignment]  # a plan holds mappings

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
    ("targets",): Targets,
    ("funds", "*"): Fund,
    ("groups", "*"): Group,
    ("groups", "*", "months"): Months,
}
"""Which model stands at which place of the plan; a claim's depends on its kind."""

CLAIMS: dict[object, type[Section]] = {"money": MoneyClaim, "coverage": CoverageClaim, "sum": SumClaim}
