"""What all answers share: how figures are written, the head of an answer, notes, budgets and payers."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, NamedTuple, Self

from pydantic import BaseModel, ConfigDict, Field, PlainSerializer

from ucj_cli.errors import UsageError
from ucj_cli.i18n.visible import quoted
from ucj_cli.vocabulary import FUND_KINDS, MOST_DIGITS, CeilingBasis, PayerKind


def _json_number(value: Decimal) -> int | float:
    """A percentage as a JSON number: 41, 43.95. Plans give 15 digits at most, which a float holds exactly."""
    return int(value) if value == value.to_integral_value() else float(value)


def as_json(value: Any) -> Any:  # noqa: ANN401 - any value of a plan
    """A plan's value as JSON has it."""
    if isinstance(value, Decimal):
        return _json_number(value)
    if isinstance(value, float):
        return float(f"{value:.{MOST_DIGITS}g}")  # as the plan takes it: 54.02 for 54.019999999999996
    if isinstance(value, (list, tuple)):
        return [as_json(item) for item in value]
    if isinstance(value, dict):
        return {key: as_json(item) for key, item in value.items()}
    return value.isoformat() if isinstance(value, date) else value


def absent(value: object) -> bool:
    """Whether a key is left out of the JSON, because the answer has nothing under it."""
    return value is None or value == ()


Rows = list[dict[str, Any]]
People = int
Rupiah = int
Percent = Annotated[Decimal, PlainSerializer(_json_number, return_type=int | float, when_used="json")]


class Record(BaseModel):
    """An answer or a part of one: frozen, and closed to unknown keys."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, defer_build=True, serialize_by_alias=True, validate_by_name=True
    )

    _fields: ClassVar[set[str]]

    @classmethod
    def __pydantic_init_subclass__(cls, **_: Any) -> None:  # noqa: ANN401 - Pydantic's own signature
        """Note the names of the fields once, for every record that is made by `model_construct`."""
        cls._fields = set(cls.__pydantic_fields__)

    if not TYPE_CHECKING:  # checkers take the arguments from the fields, as they do of Pydantic's own method

        @classmethod
        def model_construct(cls, _fields_set: set[str] | None = None, **figures: Any) -> Self:  # noqa: ANN401
            """Build a record without validation. Every field must be given.

            For what an answer has thousands of, years and groups: validating them again took half the time of a
            road, and Pydantic's own method of this name takes five times as long.
            """
            record = _new(cls)
            _put(record, "__dict__", figures)
            _put(record, "__pydantic_fields_set__", cls._fields if _fields_set is None else _fields_set)
            _put(record, "__pydantic_extra__", None)
            _put(record, "__pydantic_private__", None)
            return record


_new, _put = object.__new__, object.__setattr__  # a record is frozen for everybody else


class ExtendedFile(Record):
    """A plan that the plan extends: its path, and the SHA-256 of its bytes."""

    path: str
    sha256: str


class PlanFile(Record):
    """The plan that an answer stands on: its path, and the SHA-256 of its bytes.

    `extends` are the plans below it, the nearest first, `set` what was changed for this run, ``PATH=VALUE`` each, and
    `as_of` the day after which nothing that was observed counts in this run; each is left out where there is nothing
    to tell.
    """

    path: str
    sha256: str
    extends: Annotated[tuple[ExtendedFile, ...], Field(exclude_if=absent)] = ()
    set: Annotated[tuple[str, ...], Field(exclude_if=absent)] = ()
    as_of: Annotated[date | None, Field(exclude_if=absent)] = None

    @property
    def files(self) -> list[tuple[str, str]]:
        """The plan's files, each with its SHA-256: its own, then those that it changes parts of."""
        return [(self.path, self.sha256), *((below.path, below.sha256) for below in self.extends)]


class RegionName(Record):
    """Whose answer it is; `code` is null where the plan names none."""

    name: str
    code: str | None


class Note(Record):
    """What a reader has to know before showing a figure to anyone."""

    code: str
    text: str


class Answer(Record):
    """The head of every answer. `shape` is the command and the version of its shape, such as ``ucj/gap/1``."""

    shape: str = Field(alias="schema")
    ucj: str
    plan: PlanFile | None
    region: RegionName | None

    def to_json(self) -> str:
        """The answer as the text of a JSON file."""
        return self.model_dump_json(indent=2, ensure_ascii=True) + "\n"

    def tables(self) -> dict[str, Callable[[], Rows]]:
        """The tables that the answer has, by name, each as what makes its rows; the first one is the usual."""
        raise NotImplementedError

    def rows(self, table: str | None = None) -> Rows:
        """One *table* of the answer as tidy rows, for CSV and data frames: by default the first.

        All have the same columns, and none is a total.

        Raises:
            UsageError: the answer has no table of that name.
        """
        tables = self.tables()
        name = next(iter(tables)) if table is None else table
        if name not in tables:
            raise UsageError("rows_unknown", value=quoted(name), allowed=", ".join(tables))
        return tables[name]()

    def key_columns(self) -> dict[str, Any]:
        """What a row begins with: whose it is."""
        return code_columns(self.region)


def code_columns(region: RegionName | None) -> dict[str, Any]:
    """A region's code in the columns of a row: Kemendagri's, and that of BPS.

    ``35.10`` is 35.1 to whoever takes it for a number; ``3510`` stays what it is.
    """
    from ucj_cli.region_data import bps_code

    code = (region.code if region else None) or ""
    return {"region_code": code, "region_bps": bps_code(code)}


def rows_of(lead: dict[str, Any], records: Iterable[Record]) -> Rows:
    """Return a row for each of *records*, after the columns of *lead*."""
    return [{**lead, **flat(record.model_dump(mode="json"))} for record in records]


def flat(record: dict[str, Any], prefix: str = "") -> dict[str, Any]:
    """A record with its sections spread out: ``{"budget": {"new": 1}}`` becomes ``{"budget_new": 1}``."""
    cells: dict[str, Any] = {}
    for name, value in record.items():
        if isinstance(value, dict):
            cells |= flat(value, f"{prefix}{name}_")
        else:
            cells[prefix + name] = value
    return cells


class Budget(Record):
    """A year's money in rupiah: for who is insured already, for who is new, for both; and the public funds' part."""

    existing: Rupiah
    new: Rupiah
    total: Rupiah
    public: Rupiah


class Payer(Record):
    """What one payer needs in a year, in rupiah. Null: no ceiling is published, which is not zero but unknown.

    `ceiling_basis` says whether the ceiling is given for the year or grown from the last one that is; `spent` is what
    was really spent; `shared` the name of the money where several plans have the same.
    """

    id: str
    kind: PayerKind
    need: Rupiah
    ceiling: Rupiah | None
    shortfall: Rupiah | None
    spent: Rupiah | None
    ceiling_basis: CeilingBasis | None
    shared: str | None

    @property
    def is_fund(self) -> bool:
        """Whether it is a fund of the plan, which has a ceiling; not somebody who pays for himself."""
        return self.kind in FUND_KINDS


class SharedFund(Record):
    """Money that several plans name: what they need of it together, its ceiling counted once, what it lacks.

    Over several years the sums; null if the ceiling of one of them is unknown. `ceiling_at_least` and
    `shortfall_at_least` are those of the years of which it is known, the former null if it is of none.
    """

    name: str
    plans: tuple[str, ...]
    need: Rupiah
    ceiling: Rupiah | None
    ceiling_at_least: Rupiah | None
    shortfall: Rupiah | None
    shortfall_at_least: Rupiah


class Details(NamedTuple):
    """What a screen shows beside an answer, and a script does not need.

    `payer_names` is how each payer is called; `waypoints` the given (year, target) before and after the year;
    `worker_shares` what wage earners bear of a year themselves, in rupiah by the group's id: one participant, and one
    who is new. `assumed_days` are those whose observation is assumed.
    """

    payer_names: Mapping[str, str]
    waypoints: tuple[tuple[int, Decimal], ...] = ()
    worker_shares: Mapping[str, tuple[Rupiah, Rupiah]] = MappingProxyType({})
    assumed_days: frozenset[date] = frozenset()
