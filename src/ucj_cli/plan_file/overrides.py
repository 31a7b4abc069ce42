"""Values that are changed for one run: ``--set targets.percent.2030=70``, and `Plan.replace` in Python.

What is set is laid over the plan as a scenario file would be, so it does the same as editing the file.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin

from ucj_cli.errors import UsageError
from ucj_cli.i18n.visible import quoted
from ucj_cli.plan_file.merge import merge_nodes
from ucj_cli.plan_file.model import Group, Plan
from ucj_cli.vocabulary import FIRST_YEAR, LAST_YEAR, MOST_DIGITS
from ucj_cli.yamldoc.document import Document, Node, node_of
from ucj_cli.yamldoc.findings import Span, nearest
from ucj_cli.yamldoc.reader import EXTENDS
from ucj_cli.yamldoc.values import AmbiguousError, TooManyDigitsError, parse_scalar

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

YEAR = re.compile(r"[1-9][0-9]{3}")


class Target(NamedTuple):
    """Where an override leads: the keys on the way, as the plan has them, and which kinds of value may stand there."""

    keys: list[str | int]
    kinds: list[Any]


def with_settings(document: Document, settings: Sequence[str]) -> Document:
    """Lay *settings*, ``PATH=VALUE`` each, over *document*, one after the other; one that is no plan stays as it is.

    Raises:
        UsageError: a setting has no value, or its path does not lead to one value of a plan.
    """
    if not settings or not document.complete or not isinstance(document.root.value, dict):
        return document
    for setting in settings:
        path, _, text = setting.partition("=")
        if not path or not text:
            raise UsageError("set_needed", value=quoted(setting))
        with _in(setting):
            target = _value_target(document.root, path)
            document = _apply(document, target.keys, _parse(text, target.kinds), f"--set {quoted(setting)}")
    return document


def parse_values(document: Document, path: str, texts: Sequence[str]) -> list[object]:
    """Read each of *texts* as the value at *path*.

    Raises:
        UsageError: the path does not lead to one value of a plan.
    """
    with _in(f"{path}={','.join(texts)}"):
        kinds = _value_target(document.root, path).kinds
        return [_parse(text, kinds) for text in texts]


def with_changes(document: Document, changes: Mapping[str, object]) -> tuple[Document, tuple[str, ...]]:
    """Lay values by their path over *document*, and say them as settings; a mapping merges, None removes.

    Raises:
        UsageError: a path leads nowhere.
    """
    settings = tuple(f"{path}={value}" for path, value in changes.items())
    for (path, value), setting in zip(changes.items(), settings, strict=True):
        with _in(setting):
            document = _apply(document, _target(path.split("."), document.root).keys, value, quoted(setting))
    return document, settings


class _OverrideError(Exception):
    """What is wrong with an override: a text's key and its facts, but for the override itself."""

    def __init__(self, key: str, **facts: object) -> None:
        super().__init__(key)
        self.key = key
        self.facts = facts


@contextmanager
def _in(setting: str) -> Iterator[None]:
    """Say of which *setting* something is wrong."""
    try:
        yield
    except _OverrideError as error:
        raise UsageError(error.key, setting=quoted(setting), **error.facts) from error
    except TooManyDigitsError as error:
        raise UsageError("set_digits", setting=quoted(setting), most=MOST_DIGITS) from error


def _value_target(root: Node, path: str) -> Target:
    target = _target(path.split("."), root)
    if not any(_is_scalar(kind) for kind in target.kinds):
        raise _OverrideError("set_whole", path=path)
    return target


def _target(steps: list[str], root: Node) -> Target:
    """Follow *steps* through what a plan may hold, and through the plan itself where its own ids are named."""
    keys: list[str | int] = []
    kinds: list[Any] = [Plan]
    node: Node | None = root
    for step in steps:
        container = next((kind for kind in kinds if not _is_scalar(kind)), None)
        if _is_list(container) and (
            _element(container) is not Group or (step.isascii() and step.isdecimal() and step not in _groups(node))
        ):
            raise _OverrideError("set_list", path=".".join(map(str, keys)))
        key = int(step) if _has_years(container) and YEAR.fullmatch(step) else step
        known = _known(container, node)
        if step not in known and not isinstance(key, int):
            guess = nearest(step, known)
            raise _OverrideError(
                "set_unknown",
                step=quoted(step),
                nearest=".".join(map(str, [*keys, guess])) if guess else "-",
                allowed=known or ([f"{FIRST_YEAR}-{LAST_YEAR}"] if _has_years(container) else ["-"]),
            )
        keys.append(key)
        kinds = _inside(container, step)
        node = _child(node, key)
    return Target(keys, kinds)


def _known(container: Any, node: Node | None) -> list[str]:  # noqa: ANN401 - any type that a plan is built from
    """List the names that may follow: a section's keys, languages, or the plan's ids; none where years follow."""
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
    """List the kinds of value that may stand under *step*."""
    if _is_list(container):
        return [_element(container)]
    if get_origin(container) is dict:
        return _kinds(get_args(container)[1])
    fields = {field.alias or name: field.annotation for name, field in container.model_fields.items()}
    return _kinds(fields[step])


def _kinds(annotation: Any) -> list[Any]:  # noqa: ANN401
    """List the plain types of an annotation: ``Exact | None`` is a Decimal, a name is text or a mapping."""
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
    """Return the groups in the list *node*, by their id."""
    items = node.children.values() if node else ()
    return {item.children["id"].text: item for item in items if "id" in item.children}


def _child(node: Node | None, key: str | int) -> Node | None:
    if node is not None and isinstance(node.value, list):
        return _groups(node).get(key)
    return node.children.get(key) if node else None


def _parse(text: str, kinds: list[Any]) -> object:
    """Read *text* where such *kinds* of value may stand: text stays as it is, all else is read as in a plan."""
    if all(kind is str or get_origin(kind) is Literal for kind in kinds if _is_scalar(kind)):
        return text
    try:
        value = parse_scalar(text)
    except AmbiguousError:  # that it is no number is said as of a file
        return text
    return text if value is None else value


def _apply(document: Document, keys: list[str | int], value: object, place: str) -> Document:
    """Lay *value* over *document*, as a scenario file would that holds nothing else; *place* is what errors name."""
    one_group = keys[0] == "groups" and len(keys) > 1
    for key in reversed(keys[2:] if one_group else keys):
        value = {key: value}
    if one_group:
        if not isinstance(value, Mapping):  # a group cannot be removed: its workers must be somewhere
            raise _OverrideError("set_whole", path=".".join(map(str, keys)))
        value = {"groups": [{"id": keys[1], **value}]}
    findings = list(document.findings)
    root = merge_nodes(document.root, node_of(value, Span.of_setting(place)), findings)
    return Document(root, findings, document.complete)
