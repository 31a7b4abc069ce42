"""Which values a plan takes: years, amounts, percentages, names and days; and what a section of it is."""

from datetime import date
from decimal import Decimal
from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Discriminator, Field, Tag
from pydantic_core import PydanticCustomError

from ucj_cli.i18n import Code, Locale
from ucj_cli.i18n.visible import visible
from ucj_cli.vocabulary import FIRST_YEAR, ID, LAST_YEAR
from ucj_cli.yamldoc.values import is_date, parse_scalar


def _exact(value: object) -> object:
    """Let a whole number be a decimal; leave all else to be refused as it is."""
    return Decimal(value) if type(value) is int else value


def _iso_date(value: object) -> object:
    """Let a quoted ``"2025-09-09"`` be a date too."""
    return parse_scalar(value) if isinstance(value, str) and is_date(value) else value


def _text(value: str) -> str:
    """Refuse blanks alone, which are no name and no source; make what a terminal would obey visible."""
    if not value.strip():
        raise PydanticCustomError("empty", "nothing but blanks")
    return visible(value)


def _year_within(value: date) -> date:
    if not FIRST_YEAR <= value.year <= LAST_YEAR:
        raise PydanticCustomError("date_range", "year out of range")
    return value


def each_once(value: tuple[str, ...]) -> tuple[str, ...]:
    """Refuse a list that says something twice."""
    if len(set(value)) < len(value):
        raise PydanticCustomError("repeated", "each once")
    return value


Year = Annotated[int, Field(ge=FIRST_YEAR, le=LAST_YEAR)]
Amount = Annotated[int, Field(ge=0, lt=10**15)]
Exact = Annotated[Decimal, BeforeValidator(_exact)]
Percent = Annotated[Exact, Field(ge=0, le=100)]
Growth = Annotated[Exact, Field(gt=-100, le=100)]
Text = Annotated[
    str,
    Field(min_length=1, max_length=2000, json_schema_extra={"pattern": r"\S"}),
    AfterValidator(_text),
]
Id = Annotated[str, Field(pattern=f"^{ID}$")]
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
