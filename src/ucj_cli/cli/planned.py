"""What the plan of a command line has names for, to complete them: years, groups, funds, tags, and paths of values.

It is read as it stands, valid or not, and nothing is said of what is wrong in it: somebody is typing. But a name that
no valid plan can have is not offered: it may be made to do something on the line of whoever presses a key.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

from ucj_cli.i18n import detect_language
from ucj_cli.plan_file.find import find_plan, shipped_plan
from ucj_cli.plan_file.merge import read_layers
from ucj_cli.vocabulary import FIRST_YEAR, ID, LAST_YEAR
from ucj_cli.yamldoc.document import Document, Node, Source
from ucj_cli.yamldoc.findings import PlanError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from typer._click.core import Context

MOST_BYTES = 256 * 1024
"""Of a plan and all that it extends: more would keep a shell waiting."""


def years(context: Context, _begun: str) -> Iterator[tuple[str, str]]:
    """Yield the years from that of the coverage to that of the last target."""
    yield from ((str(year), "") for year in _years(_document(context)))


def _years(document: Document) -> range:
    root = document.root
    targets = _child(root, "targets")
    given = [year for kind in ("percent", "participants") for year in _keys(_child(targets, kind))]
    found = [year for year in given if isinstance(year, int) and FIRST_YEAR <= year <= LAST_YEAR]
    day = _child(_child(root, "coverage"), "date")
    first = getattr(day.value if day else None, "year", min(found, default=LAST_YEAR))
    return range(max(first, FIRST_YEAR), max(found, default=0) + 1)


def groups(context: Context, _begun: str) -> Iterator[tuple[str, str]]:
    """Yield the groups' ids, with their names."""
    for group in _groups(context):
        own = _child(group, "id")
        for id_ in _ids([own.text] if own else []):
            yield id_, _name(group)


def funds(context: Context, _begun: str) -> Iterator[tuple[str, str]]:
    """Yield the funds' ids, each with the sign that a value follows."""
    found = _child(_document(context).root, "funds")
    for id_ in _ids(_keys(found)):
        yield f"{id_}=", _name(_child(found, id_))


def tags(context: Context, _begun: str) -> Iterator[tuple[str, str]]:
    """Yield the tags that groups have."""
    found = dict.fromkeys(tag for group in _groups(context) for tag in _ids(_keys(_child(group, "tags"))))
    yield from ((tag, "") for tag in found)


def paths(context: Context, begun: str) -> Iterator[tuple[str, str]]:
    """Yield the paths that what is *begun* can be continued to, or the words that may be its value."""
    from ucj_cli.plan_file.continuing import continued

    document = _document(context)
    yield from ((path, "") for path in continued(document, begun, _years(document)))


def _document(context: Context) -> Document:
    """Read the plan that the command line names, else the one that is found, with all that it extends."""
    named = [*(context.params.get("plans") or ()), context.params.get("plan")]
    path = find_plan(next(filter(None, named), None)) or str(shipped_plan())
    read = _reader()
    return read_layers(read(path), read).document


def _reader() -> Callable[[str], Source]:
    """Make what reads files, as long as they are small together; never a pipe, a device or standard input."""
    left = MOST_BYTES

    def read(path: str) -> Source:
        nonlocal left
        if not os.path.isfile(path) or os.path.getsize(path) > left:  # noqa: PTH113, PTH202 - a path that is none is no file
            raise PlanError(path, [])
        raw = Path(path).read_bytes()
        left -= len(raw)
        return Source(path, raw)

    return read


def _groups(context: Context) -> list[Node]:
    found = _child(_document(context).root, "groups")
    return list(found.children.values()) if found and isinstance(found.value, list) else []


def _child(node: Node | None, key: str | int) -> Node | None:
    return node.children.get(key) if node else None


def _keys(node: Node | None) -> list[str | int]:
    return list(node.children) if node and isinstance(node.value, dict) else []


def _ids(keys: Iterable[str | int]) -> Iterator[str]:
    """Yield those of *keys* that a valid plan can have."""
    yield from (key for key in map(str, keys) if re.fullmatch(ID, key))


def _name(section: Node | None) -> str:
    """Return what a group or fund is called, in the language of the command line if it has a name in it."""
    name = _child(section, "name")
    own = _child(name, detect_language()) or name
    return own.text if own and not own.children else ""
