"""Which number a path of the plan leads to: a whole one or a fraction, and between which limits the plan takes it."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from types import UnionType
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from ucj_cli.errors import UsageError
from ucj_cli.i18n.visible import quoted
from ucj_cli.plan_file.kinds import element_of, is_list, is_scalar, kinds_of
from ucj_cli.plan_file.model import Plan
from ucj_cli.plan_file.overrides import child_of, keys_of
from ucj_cli.plan_file.rules import rules_of
from ucj_cli.rounding import CENT, half_up, two_decimals
from ucj_cli.vocabulary import MOST_DIGITS
from ucj_cli.yamldoc.proposals import suggest_number, suggest_spelled

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ucj_cli.yamldoc.document import Document, Node


class Number(NamedTuple):
    """The kind of a number: people, rupiah and months are *whole*; a limit is None where there is none."""

    whole: bool
    least: Decimal | None
    most: Decimal | None

    def nearest(self, value: float | Decimal) -> int | Decimal:
        """Return the number that a plan takes which is nearest to *value*; a fraction has two decimals."""
        held = Decimal(value)
        if self.least is not None:
            held = max(held, self.least)
        if self.most is not None:
            held = min(held, self.most)
        return half_up(Fraction(held)) if self.whole else two_decimals(held)

    def is_written_so(self, value: Decimal) -> bool:
        """Whether *value* has no decimals where the number is whole: ``21.000`` may be a thousand as much."""
        return not self.whole or int(value.as_tuple().exponent) >= 0

    def holds(self, value: Decimal | int) -> bool:
        """Whether *value* is within the limits."""
        return (self.least is None or self.least <= value) and (self.most is None or value <= self.most)

    def refusal(self, value: Decimal, written: str) -> UsageError | None:
        """Say why a plan does not take *value*, which was *written* so; None where it does."""
        if not self.is_written_so(value):
            meant = suggest_number(written, whole=True) or suggest_spelled(written)
            return UsageError("spread_meant" if meant else "spread_whole", value=quoted(written), meant=meant)
        if not self.holds(value):
            return UsageError("spread_beyond", value=quoted(written), least=self.least, most=self.most)
        return None

    def takes(self, value: object) -> bool:
        """Whether a plan takes *value* here as it is, without asking it."""
        if type(value) is not int and (self.whole or type(value) is not Decimal):
            return False
        if type(value) is Decimal and not (value.is_finite() and len(value.as_tuple().digits) <= MOST_DIGITS):
            return False
        return self.holds(value)


class Place(NamedTuple):
    """Where a number stands: the *keys* that lead to it, and its kind."""

    keys: tuple[str | int, ...]
    number: Number


def number_at(document: Document, path: str) -> Number | None:
    """Return the kind of the number at *path*; None where something else stands.

    Raises:
        UsageError: the path leads nowhere.
    """
    place = place_at(document, path)
    return place and place.number


def place_at(document: Document, path: str) -> Place | None:
    """Return where the number at *path* stands; None where something else does, such as ``workers: rest``.

    Raises:
        UsageError: the path leads nowhere.
    """
    keys = keys_of(document, path)
    node: Node | None = document.root
    for key in keys:
        node = child_of(node, key)
    if node is not None and isinstance(node.value, str):
        return None
    number = next(_numbers(_annotation(keys), ()), None)
    return number and Place((*keys,), number)


def with_numbers(plan: Plan, places: Mapping[str, Place], values: Mapping[str, object]) -> Plan | None:
    """Return *plan* with other numbers, as `Plan.replace` does, but for where they are written: a fifth of its time.

    Only numbers within their limits change, so nothing but the rules between the keys can be broken: these are tried.
    None where a value is of another kind, or a rule is broken: then `Plan.replace` says what is wrong.
    """
    changed: Any = plan
    for path, value in values.items():
        place = places.get(path)
        if place is None or not place.number.takes(value):
            return None
        exact = value if place.number.whole else Decimal(value)  # type: ignore[arg-type]  # it is a number
        changed = _put(changed, place.keys, exact)
        if changed is None:
            return None
    return None if any(True for _ in rules_of(changed)) else changed


def _put(node: Any, keys: tuple[str | int, ...], value: object) -> Any:  # noqa: ANN401 - any part of a plan
    """Return *node* with *value* where *keys* lead; None where something on the way is not there yet."""
    key, *rest = keys
    if isinstance(node, tuple):
        place = next(i for i, group in enumerate(node) if group.id == key)
        put = _put(node[place], (*rest,), value)
        return put and (*node[:place], put, *node[place + 1 :])
    if isinstance(node, dict):
        put = _put(node.get(key), (*rest,), value) if rest else value
        return None if put is None else {**node, key: put}
    if node is None:
        return None
    name = next(name for name, field in type(node).model_fields.items() if key in (field.alias, name))
    put = _put(getattr(node, name), (*rest,), value) if rest else value
    return None if put is None else node.model_copy(update={name: put})


def _annotation(keys: Sequence[str | int]) -> Any:  # noqa: ANN401 - any type that a plan is built from
    """Follow *keys* from the plan to what may stand there, with its limits."""
    here: Any = Plan
    for key in keys:
        container = next(kind for kind in kinds_of(here) if not is_scalar(kind))
        if is_list(container):
            here = element_of(container)
        elif get_origin(container) is dict:
            here = get_args(container)[1]
        else:
            field = {field.alias or name: field for name, field in container.model_fields.items()}[str(key)]
            here = Annotated[field.annotation, field]
    return here


def _numbers(annotation: Any, limits: tuple[Any, ...]) -> Iterator[Number]:  # noqa: ANN401
    """Find the numbers of *annotation*, with the *limits* around it."""
    if get_origin(annotation) is Annotated:
        inner, *about = get_args(annotation)
        told = [limit for each in about for limit in (each.metadata if isinstance(each, FieldInfo) else [each])]
        yield from _numbers(inner, (*limits, *told))
    elif get_origin(annotation) in (Union, UnionType):
        for part in get_args(annotation):
            yield from _numbers(part, limits)
    elif annotation in (int, Decimal):
        step = 1 if annotation is int else CENT  # the next number that is not the limit itself
        least = [*_told(limits, "ge", 0), *_told(limits, "gt", step)]
        most = [*_told(limits, "le", 0), *_told(limits, "lt", -step)]
        yield Number(annotation is int, max(least, default=None), min(most, default=None))


def _told(limits: tuple[Any, ...], name: str, step: int | Decimal) -> list[Decimal]:
    return [Decimal(limit) + step for each in limits if (limit := getattr(each, name, None)) is not None]
