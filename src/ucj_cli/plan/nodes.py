"""YAML with positions: one pass over the parser's events builds the values and remembers where each was written.

The pass is bounded: in size, in depth, in the number of values. What a plan may not hold (anchors, aliases, tags,
second documents, duplicate keys, words that mean different things to different readers) is found here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

import yaml

from ucj_cli.plan.findings import START, Finding, Path, Span, Term
from ucj_cli.plan.scalars import MOST_DIGITS, AmbiguousError, TooManyDigitsError, meaning

MOST_BYTES = 2_000_000
MOST_DEPTH = 60
MOST_VALUES = 200_000

_UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # libyaml is eight times faster, and is not in every build


class Refused:
    """Stands where a value was already found wrong, so that nothing more is said about it."""


REFUSED = Refused()


@dataclass(slots=True, eq=False)
class Node:
    """One value of the file: what it is, where it stands, and as what it was written."""

    value: Any
    span: Span
    text: str = ""
    flow: bool = False
    keys: dict[Any, Span] = field(default_factory=dict)
    children: dict[Any, Node] = field(default_factory=dict)


@dataclass(slots=True)
class Document:
    """A file's values as nodes, and what was found wrong on the way."""

    root: Node
    findings: list[Finding]
    complete: bool
    """Whether the file could be read to its end."""

    def walk(self, path: Path) -> tuple[Node, Path]:
        """Follow *path* as far as the file goes: the last node there is, and the part of the path that it covers."""
        node, covered = self.root, []
        for step in path:
            if step in node.children:
                node = node.children[step]
                covered.append(step)
        return node, tuple(covered)


class _Stop(Exception):  # noqa: N818 - not an error but the end of the reading
    """Nothing more can be read."""


def read_nodes(raw: bytes) -> Document:
    """The nodes of a YAML file. Never raises for what the file holds: see the document's findings."""
    reader = _Reader()
    try:
        reader.read(_text(raw, reader))
    except _Stop:
        return Document(reader.root, reader.findings, complete=False)
    return Document(reader.root, reader.findings, complete=True)


def _text(raw: bytes, reader: _Reader) -> str:
    if len(raw) > MOST_BYTES:
        reader.stop(Finding("UCJ002", (), START, {"what": Term("limit.bytes"), "limit": MOST_BYTES}))
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8-sig", "replace")
        reader.stop(Finding("UCJ003", (), _place(before), {"what": f"0x{raw[error.start]:02X}"}))
    found = _UNPRINTABLE.search(text)
    if found:
        code_point = f"U+{ord(found.group()):04X}"
        reader.stop(Finding("UCJ003", (), _place(text[: found.start()]), {"what": code_point}))
    return text


def _place(before: str) -> Span:
    line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    return Span(line, column, line, column + 1)


def _span(event: Any) -> Span:  # noqa: ANN401 - PyYAML's events are untyped
    start, end = event.start_mark, event.end_mark
    return Span(start.line + 1, start.column + 1, end.line + 1, end.column + 1)


class _Reader:
    """Builds nodes from events; keeps the containers that are still open."""

    def __init__(self) -> None:
        self.root = Node({}, START)
        self.findings: list[Finding] = []
        self._open: list[tuple[Node, Path]] = []
        self._key: list[Node | None] = []
        self._documents = 0
        self._values = 0

    def stop(self, finding: Finding) -> None:
        self.findings.append(finding)
        raise _Stop

    def read(self, text: str) -> None:
        try:
            for event in yaml.parse(text, Loader=_LOADER):
                self._take(event)
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
            problem = " ".join(filter(None, [error.context, error.problem]))
            self.stop(Finding("UCJ004", (), Span(line, column, line, column + 1), {"problem": problem}))
        if not self._documents:
            self.stop(Finding("UCJ005", (), START, {"what": Term("not_a_plan.empty")}))

    def _take(self, event: Any) -> None:  # noqa: ANN401 - PyYAML's events are untyped
        kind = type(event)
        if kind is yaml.ScalarEvent:
            self._shorthand(event)
            self._attach(self._scalar(event), event)
        elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
            self._shorthand(event)
            value: Any = {} if kind is yaml.MappingStartEvent else []
            self._enter(Node(value, _span(event), flow=event.flow_style), event)
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            node, _ = self._open.pop()
            self._key.pop()
            node.span = node.span._replace(end_line=event.end_mark.line + 1, end_column=event.end_mark.column + 1)
        elif kind is yaml.AliasEvent:
            self._refuse("UCJ006", event, what=f"*{event.anchor}")
            self._attach(Node(REFUSED, _span(event)), event)
        elif kind is yaml.DocumentStartEvent:
            self._documents += 1
            if self._documents > 1:
                self.stop(Finding("UCJ005", (), _span(event), {"what": Term("not_a_plan.second")}))

    def _shorthand(self, event: Any) -> None:  # noqa: ANN401
        if event.anchor:
            self._refuse("UCJ006", event, what=f"&{event.anchor}")
        if event.tag:
            self._refuse("UCJ006", event, what=event.tag)

    def _scalar(self, event: Any) -> Node:  # noqa: ANN401
        span = _span(event)
        text = event.value
        if event.style:
            return Node(text, span, text)
        try:
            return Node(meaning(text), span, text)
        except AmbiguousError:
            self._refuse("UCJ008", event, value=text)
        except TooManyDigitsError:
            self._refuse("UCJ002", event, what=Term("limit.digits"), limit=MOST_DIGITS)
        return Node(REFUSED, span, text)

    def _enter(self, node: Node, event: Any) -> None:  # noqa: ANN401
        if len(self._open) >= MOST_DEPTH:
            self.stop(Finding("UCJ002", (), node.span, {"what": Term("limit.depth"), "limit": MOST_DEPTH}))
        path = self._attach(node, event)
        self._open.append((node, path))
        self._key.append(None)

    def _attach(self, node: Node, event: Any) -> Path:  # noqa: ANN401
        """Put *node* where the file has it; its path."""
        self._values += 1
        if self._values > MOST_VALUES:
            self.stop(Finding("UCJ002", (), node.span, {"what": Term("limit.values"), "limit": MOST_VALUES}))
        if not self._open:
            self.root = node
            return ()
        parent, path = self._open[-1]
        if isinstance(parent.value, list):
            step = len(parent.value)
            if node.value is None:
                self.findings.append(Finding("UCJ009", (*path, step), node.span, {"key": "-"}))
                node.value = REFUSED
            parent.value.append(node.value)
            parent.children[step] = node
            return (*path, step)
        key = self._key[-1]
        if key is None:
            if isinstance(node.value, (dict, list)):
                self.stop(Finding("UCJ012", path, node.span, {"value": "?", "expected": Term("expected.key")}))
            self._key[-1] = node
            return path
        self._key[-1] = None
        return self._pair(parent, path, key, node)

    def _pair(self, parent: Node, path: Path, key: Node, node: Node) -> Path:
        """Give *parent* the value *node* under *key*."""
        name = key.value
        if name is REFUSED:
            return (*path, key.text)
        if name in parent.keys:
            facts = {"key": key.text, "line": parent.keys[name].line}
            self.findings.append(Finding("UCJ007", (*path, name), key.span, facts))
            return (*path, name)
        if node.value is None:
            # `{percent: 41,23}` is two entries, 41 and an empty 23
            remedy = "comma" if parent.flow and not node.text else None
            self.findings.append(Finding("UCJ009", (*path, name), key.span, {"key": key.text, "remedy": remedy}))
            node.value = REFUSED
        parent.keys[name] = key.span
        parent.value[name] = node.value
        parent.children[name] = node
        return (*path, name)

    def _refuse(self, code: str, event: Any, **facts: Any) -> None:  # noqa: ANN401
        path = self._open[-1][1] if self._open else ()
        self.findings.append(Finding(code, path, _span(event), facts))

