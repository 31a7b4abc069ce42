"""Values that are changed for one run: ``--set targets.percent.2030=70``, and `Plan.replace` in Python.

What is set is laid over the plan as a scenario file would be, so it does the same as editing the file.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, get_args, get_origin

from ucj_cli.errors import UsageError
from ucj_cli.i18n.visible import quoted
from ucj_cli.plan_file.group import Group
from ucj_cli.plan_file.kinds import element_of, has_days, has_ids, has_years, is_list, is_scalar, is_text, kinds_of
from ucj_cli.plan_file.merge import merge_nodes
from ucj_cli.plan_file.model import Plan
from ucj_cli.vocabulary import FIRST_YEAR, LAST_YEAR, MOST_DIGITS
from ucj_cli.yamldoc.document import Document, Node, Source, node_of
from ucj_cli.yamldoc.findings import PlanError, Span
from ucj_cli.yamldoc.reader import EXTENDS, read_nodes
from ucj_cli.yamldoc.values import AmbiguousError, TooManyDigitsError, is_date, parse_scalar

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

YEAR = re.compile(r"[1-9][0-9]{3}")


class Target(NamedTuple):
    """Where an override leads: the keys on the way, as the plan has them, and which kinds of value may stand there.

    *required* says that something must.
    """

    keys: list[str | int]
    kinds: list[Any]
    required: bool


def with_settings(document: Document, settings: Sequence[str]) -> Document:
    """Lay *settings*, ``PATH=VALUE`` each, over *document*, one after the other; one that is no plan stays as it is.

    Raises:
        UsageError: a setting has no value, or its path leads nowhere.
        PlanError: a list or mapping in it is not written as in a plan.
    """
    if not settings or not document.complete or not isinstance(document.root.value, dict):
        return document
    for setting in settings:
        path, _, text = str(setting).partition("=")
        if not path or not text:
            raise UsageError("set_needed", value=quoted(setting))
        with naming_setting(setting):
            target = target_of(path.split("."), document.root, new=text.startswith("{"))
            place = f"--set {quoted(setting)}"
            document = _apply(document, target.keys, _read(text, target, place), place)
    return document


def parse_values(document: Document, path: str, texts: Sequence[str]) -> list[object]:
    """Read each of *texts* as the value at *path*.

    Raises:
        UsageError: the path does not lead to one value of a plan.
        PlanError: a list or mapping among them is not YAML.
    """
    with naming_setting(f"{path}={','.join(texts)}"):
        target = target_of(path.split("."), document.root)
        return [_read(text, target, f"{path}={quoted(text)}") for text in texts]


def keys_of(document: Document, path: str) -> list[str | int]:
    """Return the keys on the way of *path*, as the plan has them.

    Raises:
        UsageError: the path leads nowhere.
    """
    with naming_setting(path):
        return target_of(path.split("."), document.root).keys


def with_changes(document: Document, changes: Mapping[str, object]) -> tuple[Document, tuple[str, ...]]:
    """Lay values by their path over *document*, and say them as settings; a mapping merges, None removes.

    Raises:
        UsageError: a path leads nowhere.
    """
    settings = tuple(f"{path}={_said(value)}" for path, value in changes.items())
    for (path, value), setting in zip(changes.items(), settings, strict=True):
        with naming_setting(setting):
            target = target_of(str(path).split("."), document.root, new=isinstance(value, Mapping))
            document = _apply(document, target.keys, value, quoted(setting))
    return document, settings


def _said(value: object) -> str:
    """Write a value of Python as a setting does: null and true, not None and True."""
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{key}: {_said(child)}' for key, child in value.items())}}}"
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(map(_said, value))}]"
    return "null" if value is None else str(value).lower() if isinstance(value, bool) else str(value)


class _OverrideError(Exception):
    """What is wrong with an override: a text's key and its facts, but for the override itself."""

    def __init__(self, key: str, **facts: object) -> None:
        super().__init__(key)
        self.key = key
        self.facts = facts


@contextmanager
def naming_setting(setting: str) -> Iterator[None]:
    """Say of which *setting* something is wrong."""
    try:
        yield
    except _OverrideError as error:
        raise UsageError(error.key, setting=quoted(setting), **error.facts) from error
    except TooManyDigitsError as error:
        raise UsageError("set_digits", setting=quoted(setting), most=MOST_DIGITS) from error


def target_of(steps: list[str], root: Node, *, new: bool = False) -> Target:
    """Follow *steps* through what a plan may hold, and through the plan itself where its own ids are named.

    The last one may be the id of a *new* fund or group.
    """
    keys: list[str | int] = []
    kinds: list[Any] = [Plan]
    required = False
    node: Node | None = root
    for number, step in enumerate(steps, 1):
        container = next((kind for kind in kinds if not is_scalar(kind)), None)
        if is_list(container) and (
            element_of(container) is not Group or (step.isascii() and step.isdecimal() and step not in _groups(node))
        ):
            raise _OverrideError("set_list", path=".".join(map(str, keys)))
        key = int(step) if has_years(container) and YEAR.fullmatch(step) else step
        known = known_in(container, node)
        opens = number == len(steps) and ((new and is_list(container)) or _takes(container, new=new))
        listed = isinstance(key, int) or (has_days(container) and is_date(step))
        if step not in known and not listed and not opens:
            from ucj_cli.plan_file.meant import probably_meant

            guess = probably_meant(step, known)
            raise _OverrideError(
                "set_unknown",
                step=quoted(step),
                nearest=".".join(map(str, [*keys, guess])) if guess else None,
                allowed=known or [_form_of(container)],
            )
        keys.append(key)
        kinds, required = inside(container, step)
        node = child_of(node, key)
    return Target(keys, kinds, required)


def known_in(container: Any, node: Node | None) -> list[str]:  # noqa: ANN401 - any type that a plan is built from
    """List the names that may follow: a section's keys, languages, or the plan's ids; none where years follow."""
    if is_list(container):
        return [str(name) for name in _groups(node)]
    if get_origin(container) is dict:
        [key, *_] = kinds_of(get_args(container)[0])
        if get_origin(key) is Literal:
            return list(get_args(key))
        return [] if key is int or node is None else [str(name) for name in node.children]
    if container is None:
        return []
    names = [field.alias or name for name, field in container.model_fields.items()]
    return [name for name in names if name != EXTENDS and (container, name) != (Group, "id")]


def _takes(container: Any, *, new: bool) -> bool:  # noqa: ANN401
    """Whether *container* takes another id: of a *new* fund, or of a single value such as a tag's."""
    return has_ids(container) and (new or all(map(is_scalar, kinds_of(get_args(container)[1]))))


def _form_of(container: Any) -> str:  # noqa: ANN401
    """Return what may follow in *container*, where it has no names of its own."""
    if has_years(container):
        return f"{FIRST_YEAR}-{LAST_YEAR}"
    return "YYYY-MM-DD" if has_days(container) else "-"


def inside(container: Any, step: str) -> tuple[list[Any], bool]:  # noqa: ANN401
    """List the kinds of value that may stand under *step*, and say whether one must."""
    if is_list(container):
        return [element_of(container)], True
    if get_origin(container) is dict:
        return kinds_of(get_args(container)[1]), False
    field = {field.alias or name: field for name, field in container.model_fields.items()}[step]
    return kinds_of(field.annotation), field.is_required()


def _groups(node: Node | None) -> dict[str | int, Node]:
    """Return the groups in the list *node*, by their id."""
    items = node.children.values() if node else ()
    return {item.children["id"].text: item for item in items if "id" in item.children}


def child_of(node: Node | None, key: str | int) -> Node | None:
    """Return what *node* has under *key*, of groups under an id; None where there is nothing."""
    if node is not None and isinstance(node.value, list):
        return _groups(node).get(key)
    return node.children.get(key) if node else None


def _read(text: str, target: Target, place: str) -> object:
    """Read *text* by what may stand at *target*: a list, a mapping, one value, or null, which removes.

    Raises:
        PlanError: a list or mapping is not written as in a plan.
    """
    lists = any(is_list(kind) for kind in target.kinds)
    mappings = any(not is_list(kind) and not is_scalar(kind) for kind in target.kinds)
    if (lists and text.startswith("[")) or (mappings and text.startswith("{")):
        read = read_nodes(Source(place, text.encode(errors="surrogateescape")))
        if read.findings:
            span = Span.of_setting(place)
            raise PlanError(
                "", [found._replace(path=(*target.keys, *found.path), span=span) for found in read.findings]
            )
        return read.root.value
    if text == "null" and not target.required:
        return None
    if not any(is_scalar(kind) for kind in target.kinds):
        raise _OverrideError("set_not_removed" if text == "null" else "set_whole", path=".".join(map(str, target.keys)))
    return _parse(text, target.kinds)


def _parse(text: str, kinds: list[Any]) -> object:
    """Read *text* where such *kinds* of value may stand: text stays as it is, all else is read as in a plan."""
    if is_text(kinds):
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
        if value.get("id", keys[1]) != keys[1]:  # the id by which it is found is not its to change
            raise _OverrideError("set_unknown", step="id", nearest=None, allowed=", ".join(known_in(Group, None)))
        value = {"groups": [{**value, "id": keys[1]}]}
    findings = list(document.findings)
    root = merge_nodes(document.root, node_of(value, Span.of_setting(place)), findings)
    return Document(root, findings, document.complete)
