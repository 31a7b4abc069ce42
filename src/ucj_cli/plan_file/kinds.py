"""Which kinds of value may stand at a place of the plan, read off the models' annotations."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin


def kinds_of(annotation: Any) -> list[Any]:  # noqa: ANN401 - any type that a plan is built from
    """List the plain types of an annotation: ``Exact | None`` is a Decimal, a name is text or a mapping."""
    if get_origin(annotation) is Annotated:
        return kinds_of(get_args(annotation)[0])
    if get_origin(annotation) in (Union, UnionType):
        return [kind for part in get_args(annotation) for kind in kinds_of(part)]
    return [] if annotation is NoneType else [annotation]


def is_list(kind: Any) -> bool:  # noqa: ANN401
    """Whether a list may stand there."""
    return get_origin(kind) is tuple


def element_of(kind: Any) -> Any:  # noqa: ANN401
    """Return the kind of what the list *kind* holds."""
    return kinds_of(get_args(kind)[0])[0]


def has_years(kind: Any) -> bool:  # noqa: ANN401
    """Whether *kind* is a mapping whose keys are years."""
    return get_origin(kind) is dict and kinds_of(get_args(kind)[0]) == [int]


def has_days(kind: Any) -> bool:  # noqa: ANN401
    """Whether *kind* is a mapping whose keys are days."""
    return get_origin(kind) is dict and kinds_of(get_args(kind)[0]) == [date]


def has_ids(kind: Any) -> bool:  # noqa: ANN401
    """Whether *kind* is a mapping whose keys the plan chooses."""
    return get_origin(kind) is dict and kinds_of(get_args(kind)[0]) == [str]


def is_scalar(kind: Any) -> bool:  # noqa: ANN401
    """Whether one value may stand there."""
    return get_origin(kind) is Literal or kind in (str, int, Decimal, bool, date)


def is_text(kinds: list[Any]) -> bool:
    """Whether what may stand there as one value is a text."""
    return all(kind is str or get_origin(kind) is Literal for kind in kinds if is_scalar(kind))
