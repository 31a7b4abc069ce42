"""What a script hands over to make or ask a plan; a mistake is one of ucj's errors."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import date
from os import PathLike
from typing import TYPE_CHECKING, TypeVar

from ucj_cli.errors import UsageError
from ucj_cli.i18n.visible import quoted
from ucj_cli.vocabulary import FIRST_YEAR, LAST_YEAR
from ucj_cli.yamldoc.document import plain_value
from ucj_cli.yamldoc.values import is_date

if TYPE_CHECKING:
    from pathlib import Path

    from ucj_cli.plan_file.model import Plan

Value = TypeVar("Value")


def path_of(path: str | Path) -> str:
    """Return the name of a file as text.

    Raises:
        UsageError: it is none, such as a plan that is there already, or empty.
    """
    if not str(path) or not isinstance(path, str | PathLike):
        raise UsageError("path_needed", value=quoted(path))
    return str(path)


def day_of(day: object) -> date:
    """Return a day, which may be written as in a plan, ``2025-06-30``.

    Raises:
        UsageError: it is none, or is written another way.
    """
    day = plain_value(day)
    if isinstance(day, date) and FIRST_YEAR <= day.year <= LAST_YEAR:
        return day
    text = str(day)
    found = None
    with suppress(ValueError):
        found = date.fromisoformat(text) if is_date(text) else None
    if found and FIRST_YEAR <= found.year <= LAST_YEAR:
        return found
    from ucj_cli.yamldoc.proposals import suggest_days

    match suggest_days(text):
        case [meant]:
            raise UsageError("day_meant", value=quoted(text), meant=meant)
        case [first, second]:
            raise UsageError("day_either", value=quoted(text), first=first, second=second)
    raise UsageError("day_needed", value=quoted(text))


def settings_of(settings: Iterable[str]) -> list[str]:
    """Return settings, ``PATH=VALUE`` each, as a list.

    Raises:
        UsageError: they are no list, but one text, or something else.
    """
    listed = _listed(settings)
    if listed is None:
        raise UsageError("settings_needed", value=quoted(settings))
    return listed


def values_of(name: str, values: Iterable[Value]) -> list[Value]:
    """Return the values of an argument, or of an input's path, called *name*, as a list.

    Raises:
        UsageError: they are no list, but one text, or something else; or there is none.
    """
    listed = _listed(values)
    if not listed:
        raise UsageError("values_needed", path=name)
    return listed


def _listed(values: Iterable[Value]) -> list[Value] | None:
    """List *values*; None where they do not follow each other, as the letters of a text and the keys of a mapping."""
    plain = plain_value(values)  # an array of numpy may be a single number
    return [*plain] if isinstance(plain, Iterable) and not isinstance(plain, str | bytes | Mapping) else None


def mapping_of(values: Mapping[str, Value]) -> dict[str, Value]:
    """Return values by their names as a dictionary.

    Raises:
        UsageError: they have no names.
    """
    if not isinstance(values, Mapping):
        raise UsageError("mapping_needed", value=quoted(values))
    return dict(values)


def plan_of(plan: object) -> Plan:
    """Return *plan*.

    Raises:
        UsageError: it is none, such as the name of its file.
    """
    from ucj_cli.plan_file.model import Plan

    if not isinstance(plan, Plan):
        raise UsageError("plan_needed", value=quoted(plan))
    return plan


def plans_of(plans: Iterable[object]) -> list[Plan]:
    """Return *plans* as a list.

    Raises:
        UsageError: they are no list, or one of them is no plan.
    """
    from ucj_cli.plan_file.model import Plan

    listed = None if isinstance(plans, Plan) else _listed(plans)
    if listed is None:
        raise UsageError("plans_needed")
    return [plan_of(plan) for plan in listed]
