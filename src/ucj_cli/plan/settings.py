"""Values that are changed for one run: ``--set targets.percent.2030=70``, and `Plan.replace` in Python.

What is set is laid over the plan as a scenario file would be, so it does the same as editing the file.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin

from ucj_cli.errors import UsageError
from ucj_cli.language.visible import quoted
from ucj_cli.plan.findings import SETTING, Span, nearest
from ucj_cli.plan.layers import laid_over
from ucj_cli.plan.model import FIRST_YEAR, LAST_YEAR, Group, Plan
from ucj_cli.plan.nodes import EXTENDS, Document, Node
from ucj_cli.plan.scalars import MOST_DIGITS, AmbiguousError, TooManyDigitsError, meaning

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ucj_cli.plan.findings import Finding


YEAR = re.compile(r"[1-9][0-9]{3}")


class Place(NamedTuple):
    """Where a setting leads: the keys on the way, as the plan has them, and which kinds of value may stand there."""

    keys: list[str | int]
    kinds: list[Any]


def with_settings(document: Document, settings: Sequence[str]) -> Document:
    """*document* with *settings*, ``PATH=VALUE`` each, laid over it one after the other.

    Raises:
        UsageError: a setting has no value, or its path does not lead to one value of a plan.
    """
    findings, root = list(document.findings), document.root
    for setting in settings:
        path, _, text = setting.partition("=")
        if not path or not text:
            raise UsageError("set_needed", value=quoted(setting))
        place = _value_place(root, path, setting)
        root = _laid(root, place.keys, _read(text, place.kinds, setting), setting, findings)
    return Document(root, findings, document.complete)


def values_at(document: Document, path: str, texts: Sequence[str]) -> list[object]:
    """What each of *texts* means as the value at *path*.

    Raises:
        UsageError: the path does not lead to one value of a plan.
    """
    setting = f"{path}={','.join(texts)}"
    place = _value_place(document.root, path, setting)
    return [_read(text, place.kinds, setting) for text in texts]


def with_changes(document: Document, changes: Mapping[str, object]) -> tuple[Document, tuple[str, ...]]:
    """*document* with values by their path, and what was changed as settings; a mapping merges, None removes.

    Raises:
        UsageError: a path leads nowhere.
    """
    findings, root = list(document.findings), document.root
    settings = tuple(f"{path}={value}" for path, value in changes.items())
    for (path, value), setting in zip(changes.items(), settings, strict=True):
        place = _place(path.split("."), root, setting)
        root = _laid(root, place.keys, value, setting, findings)
    return Document(root, findings, document.complete), settings


def as_document(data: Mapping[str, object]) -> Document:
    """A plan that was never a file, as a document."""
    return Document(_node(data, Span(1, 1, 1, 1)), [], complete=True)


def _value_place(root: Node, path: str, setting: str) -> Place:
    place = _place(path.split("."), root, setting)
    if not any(_is_scalar(kind) for kind in place.kinds):
        raise UsageError("set_whole", setting=quoted(setting), path=path)
    return place


def _place(steps: list[str], root: Node, setting: str) -> Place:
    """Follow *steps* through what a plan may hold, and through the plan itself where its own ids are named."""
    keys: list[str | int] = []
    kinds: list[Any] = [Plan]
    node: Node | None = root
    for step in steps:
        container = next((kind for kind in kinds if not _is_scalar(kind)), None)
        if _is_list(container) and (
            _element(container) is not Group or (step.isdecimal() and step not in _groups(node))
        ):
            raise UsageError("set_list", setting=quoted(setting), path=".".join(map(str, keys)))
        key = int(step) if _has_years(container) and YEAR.fullmatch(step) else step
        known = _known(container, node)
        if step not in known and not isinstance(key, int):
            guess = nearest(step, known)
            raise UsageError(
                "set_unknown",
                setting=quoted(setting),
                step=quoted(step),
                nearest=".".join(map(str, [*keys, guess])) if guess else "-",
                allowed=", ".join(known) or (f"{FIRST_YEAR}-{LAST_YEAR}" if _has_years(container) else "-"),
            )
        keys.append(key)
        kinds = _inside(container, step)
        node = _child(node, key)
    return Place(keys, kinds)


def _known(container: Any, node: Node | None) -> list[str]:  # noqa: ANN401 - any type that a plan is built from
    """The names that may follow: a section's keys, languages, or the ids that the plan has; none where years do."""
    if _is_list(container):
        return [str(name) for name in _groups(node)]
    if get_origin(container) is dict:
        [key, *_] = _kinds(get_args(container)[0])
        if get_origin(key) is Literal:
            return list(get_args(key))
        return [] if key is int or node is None else [str(name) for name in node.children]
    if container is None:
        return []
    names = [field.alias or name for name, field in container.model_fields.items()]
    return [name for name in names if name != EXTENDS and (container, name) != (Group, "id")]


def _inside(container: Any, step: str) -> list[Any]:  # noqa: ANN401
    """The kinds of value that may stand under *step*."""
    if _is_list(container):
        return [_element(container)]
    if get_origin(container) is dict:
        return _kinds(get_args(container)[1])
    fields = {field.alias or name: field.annotation for name, field in container.model_fields.items()}
    return _kinds(fields[step])


def _kinds(annotation: Any) -> list[Any]:  # noqa: ANN401
    """The plain types of an annotation: ``Exact | None`` is a Decimal, a name is text or a mapping."""
    if get_origin(annotation) is Annotated:
        return _kinds(get_args(annotation)[0])
    if get_origin(annotation) in (Union, UnionType):
        return [kind for part in get_args(annotation) for kind in _kinds(part)]
    return [] if annotation is NoneType else [annotation]


def _is_list(kind: Any) -> bool:  # noqa: ANN401
    return get_origin(kind) is tuple


def _element(kind: Any) -> Any:  # noqa: ANN401
    return _kinds(get_args(kind)[0])[0]


def _has_years(kind: Any) -> bool:  # noqa: ANN401
    return get_origin(kind) is dict and _kinds(get_args(kind)[0]) == [int]


def _is_scalar(kind: Any) -> bool:  # noqa: ANN401
    return get_origin(kind) is Literal or kind in (str, int, Decimal, bool, date)


def _groups(node: Node | None) -> dict[str | int, Node]:
    """The groups in the list *node*, by their id."""
    items = node.children.values() if node else ()
    return {item.children["id"].text: item for item in items if "id" in item.children}


def _child(node: Node | None, key: str | int) -> Node | None:
    if node is not None and isinstance(node.value, list):
        return _groups(node).get(key)
    return node.children.get(key) if node else None


def _read(text: str, kinds: list[Any], setting: str) -> object:
    """What *text* means where such *kinds* of value may stand: text stays as it is, all else is read as in a plan."""
    if all(kind is str or get_origin(kind) is Literal for kind in kinds if _is_scalar(kind)):
        return text
    try:
        value = meaning(text)
    except TooManyDigitsError as error:
        raise UsageError("set_digits", setting=quoted(setting), most=MOST_DIGITS) from error
    except AmbiguousError:  # that it is no number is said as of a file
        return text
    return text if value is None else value


def _laid(root: Node, keys: list[str | int], value: object, setting: str, findings: list[Finding]) -> Node:
    """*root* with *value* laid over it, as a scenario file would that holds nothing else."""
    one_group = keys[0] == "groups" and len(keys) > 1
    for key in reversed(keys[2:] if one_group else keys):
        value = {key: value}
    if one_group:
        if not isinstance(value, Mapping):  # a group cannot be removed: its workers must be somewhere
            raise UsageError("set_whole", setting=quoted(setting), path=".".join(map(str, keys)))
        value = {"groups": [{"id": keys[1], **value}]}
    upper = _node(value, Span(1, 1, 1, 1, f"{SETTING}{quoted(setting)}"), setting)
    return laid_over(root, upper, findings)


def _node(value: object, span: Span, setting: str = "") -> Node:
    """A value of Python as a node of a file; a fraction as the decimal that one writes for it."""
    if isinstance(value, Mapping):
        node = Node({}, span)
        node.keys = dict.fromkeys(value, span)
        node.children = {key: _node(child, span, setting) for key, child in value.items()}
        node.value = {key: child.value for key, child in node.children.items()}
        return node
    if isinstance(value, (list, tuple)):
        node = Node([], span)
        node.children = {i: _node(child, span, setting) for i, child in enumerate(value)}
        node.value = [child.value for child in node.children.values()]
        return node
    if isinstance(value, float):
        value = Decimal(repr(value))
    if isinstance(value, (int, Decimal)) and len(Decimal(value).as_tuple().digits) > MOST_DIGITS:
        raise UsageError("set_digits", setting=quoted(setting), most=MOST_DIGITS)
    return Node(value, span, str(value).lower() if isinstance(value, bool) else str(value))
