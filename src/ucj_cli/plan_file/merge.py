"""Plans that extend a plan: each file is read by itself, then laid over the one below it.

Mappings merge key by key, groups by their id, a scalar or a list replaces, and null removes. Every value keeps the
place where it was written.
"""

from __future__ import annotations

import os
import posixpath
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any, NamedTuple

from ucj_cli.plan_file.files import is_no_file, is_plan_file, real_path
from ucj_cli.plan_file.find import STANDARD_INPUT
from ucj_cli.yamldoc.document import INVALID, Document, Node
from ucj_cli.yamldoc.findings import Finding, PlanError, TextKey
from ucj_cli.yamldoc.reader import EXTENDS, read_nodes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from ucj_cli.yamldoc.document import Source
    from ucj_cli.yamldoc.findings import KeyPath

MOST_LAYERS = 10


class Layer(NamedTuple):
    """One file of a plan, as it is written there."""

    source: Source
    document: Document


class _Named(NamedTuple):
    """A plan that `extends` names: where that stands, and the *file* that is meant."""

    path: KeyPath
    node: Node
    file: str


class Layers(NamedTuple):
    """A plan's own file first, then those that it extends; and all of them as one document."""

    files: tuple[Layer, ...]
    document: Document

    @property
    def source(self) -> Source:
        """The plan's own file, with those below it."""
        return self.files[0].source._replace(extends=tuple(layer.source for layer in self.files[1:]))


def read_layers(source: Source, read: Callable[[str], Source]) -> Layers:
    """Read *source* and all that it extends; *read* brings a file's bytes.

    Never raises for what the files hold: see the document's findings.
    """
    files, missing = _chain(source, read)
    return Layers(tuple(files), files[0].document if missing is None else _merged(files, missing))


def _merged(files: Sequence[Layer], missing: list[Finding]) -> Document:
    """All files as one document; as far as they can be read, and unless a file is *missing*."""
    findings = [found for layer in files for found in layer.document.findings] + missing
    complete = not missing and all(layer.document.complete for layer in files)
    root = files[-1].document.root
    if complete and isinstance(root.value, dict):
        for layer in reversed(files[:-1]):
            root = merge_nodes(root, layer.document.root, findings)
    return Document(root, findings, complete)


def _chain(source: Source, read: Callable[[str], Source]) -> tuple[list[Layer], list[Finding] | None]:
    """List *source* and all below it, the nearest first, and say why a file that is named cannot be read.

    The second value is None where there is only one file: it is the whole plan, or has no `extends` to follow.
    """
    found: dict[str, Layer] = {}
    missing = _collect(source, read, (), found)
    files = [*reversed(found.values())]
    return files, missing if missing or len(files) > 1 else None


def _collect(
    source: Source, read: Callable[[str], Source], way: tuple[str, ...], found: dict[str, Layer]
) -> list[Finding]:
    """Add *source* to what is *found*, after all that it extends; *way* are the files that led to it.

    Of several plans a later one lies over an earlier one. What two of them extend lies below both, once.
    """
    document = read_nodes(source)
    named = document.root.children.get(EXTENDS)
    missing: list[Finding] = []
    if named is not None and named.value is INVALID:  # it is said already what is wrong with it
        document = document._replace(complete=False)
    elif named is not None and document.complete:
        way = (*way, real_path(source.path))
        for plan in _plans_of(source, named):
            missing += _follow(plan, read, way, found)
    found[real_path(source.path)] = Layer(source, document)
    return missing


def _plans_of(source: Source, named: Node) -> list[_Named]:
    """List what the `extends` of *source* names: one plan, or several."""
    nodes: dict[KeyPath, Node] = {(EXTENDS,): named}
    if isinstance(named.value, list) and named.value:
        nodes = {(EXTENDS, i): plan for i, plan in named.children.items()}
    return [_Named(path, node, _resolve(source, node.text)) for path, node in nodes.items()]


def _follow(
    plan: _Named, read: Callable[[str], Source], way: tuple[str, ...], found: dict[str, Layer]
) -> list[Finding]:
    """Read the file that is named, and all below it, unless it lies there already."""
    path, node, file = plan
    reason: object = TextKey("extends.not_a_plan")
    if isinstance(node.value, str) and is_plan_file(node.text):
        place = real_path(file)
        reason = _unfit(file, place, way, len(way) + len(found))
        if reason is None:
            if place in found:
                return []
            try:
                return _collect(read(file), read, way, found)
            except PlanError as error:
                reason = error.findings[0].facts["reason"]
    written = "[…]" if isinstance(node.value, list) else "{…}" if isinstance(node.value, dict) else node.text
    return [Finding("UCJ026", path, node.span, {"file": written, "reason": reason})]


def _unfit(file: str, place: str, way: tuple[str, ...], layers: int) -> TextKey | None:
    """Why *file*, which lies at *place*, cannot be extended; what else is wrong with it, reading it says."""
    if place in way:
        return TextKey("extends.circle")
    if is_no_file(file):
        return TextKey("extends.not_a_file")
    return TextKey("extends.too_many") if layers >= MOST_LAYERS else None


def _resolve(source: Source, name: str) -> str:
    """Return the path of the plan *name*, which is relative to the file *source* that names it; of the same revision.

    Without its ``..``, unless a folder on the way is a link: then what lies above is not what is written before.
    """
    if source.revision:
        beside = PurePosixPath(source.path.removeprefix(f"{source.revision}:")).parent
        return f"{source.revision}:{posixpath.normpath(beside / name)}"
    way = str((Path() if source.path == STANDARD_INPUT else Path(source.path).parent) / name)
    short = os.path.normpath(way)
    return short if real_path(short) == real_path(way) else way


def merge_nodes(base: Node, upper: Node, findings: list[Finding], way: KeyPath = ()) -> Node:
    """Return the mapping *base* with the changes of the mapping *upper*; add what cannot be done to *findings*."""
    made = _like(base)
    made.keys, made.children = dict(base.keys), dict(base.children)
    for name, child in upper.children.items():
        before, path = base.children.get(name), (*way, name)
        if child.value is None:
            if before is None:
                findings.append(_nothing_to_remove(path, upper))
            made.children.pop(name, None)
            made.keys.pop(name, None)
        elif isinstance(child.value, dict) and before is not None and isinstance(before.value, dict):
            made.children[name] = merge_nodes(before, child, findings, path)
        elif path == ("groups",) and isinstance(child.value, list) and before and isinstance(before.value, list):
            made.children[name] = _groups(before, child, findings)
        else:
            findings.extend(_nulls(child, path))
            made.keys[name], made.children[name] = upper.keys[name], child
    made.value = {name: child.value for name, child in made.children.items()}
    return made


def _groups(base: Node, upper: Node, findings: list[Finding]) -> Node:
    """Return the groups of *base* in order, each with its changes from *upper*, then those that only *upper* has."""
    items = list(base.children.values())
    index = {_id(item): i for i, item in reversed(list(enumerate(items)))}
    for item in upper.children.values():
        i = index.pop(_id(item), None)  # a second group of the same id is no change of the first, but a mistake
        way = ("groups", len(items) if i is None else i)
        if i is None:
            findings.extend(_nulls(item, way))
            items.append(item)
        else:
            items[i] = merge_nodes(items[i], item, findings, way)
    made = _like(base)
    made.children = dict(enumerate(items))
    made.value = [item.value for item in items]
    return made


def _id(group: Node) -> Any:  # noqa: ANN401 - an id may be of any type: that it must be text is said later
    named = group.children.get("id")
    return named.value if named and not isinstance(named.value, (dict, list)) else object()


def _like(node: Node) -> Node:
    """Return an empty container that stands where *node* does."""
    return Node(None, node.span, flow=node.flow)


def _nulls(node: Node, way: KeyPath) -> Iterator[Finding]:
    """Each null in what is new: there is nothing that it could remove."""
    for name, child in node.children.items():
        if child.value is None:
            yield _nothing_to_remove((*way, name), node)
        yield from _nulls(child, (*way, name))


def _nothing_to_remove(path: KeyPath, parent: Node) -> Finding:
    return Finding("UCJ027", path, parent.keys.get(path[-1], parent.span), {"key": path[-1]})


def dotted(path: KeyPath, document: Document) -> str:
    """Write a path as people do: ``groups.ojol.planned.2026``, a group by its id."""
    steps = [str(step) for step in path]
    if path[:1] == ("groups",) and len(path) > 1:
        group = document.walk(path[:2])[0].children.get("id")
        if group is not None and isinstance(group.value, str):
            steps[1] = group.value
    return ".".join(steps)
