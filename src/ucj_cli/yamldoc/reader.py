"""YAML with positions: one pass over the parser's events builds the values and remembers where each was written.

The pass is bounded: in size, in depth, in the number of values. What a plan may not hold (anchors, aliases, tags,
second documents, duplicate keys, words that mean different things to different readers) is found here.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any, NoReturn

import yaml

from ucj_cli.i18n.visible import LONGEST
from ucj_cli.vocabulary import MOST_DIGITS
from ucj_cli.yamldoc.document import INVALID, Document, Node
from ucj_cli.yamldoc.findings import START, Finding, Span, TextKey
from ucj_cli.yamldoc.problems import OPEN_ENDED, problem_of
from ucj_cli.yamldoc.values import AmbiguousError, TooManyDigitsError, parse_scalar

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ucj_cli.yamldoc.document import Source

EXTENDS = "extends"
"""The key by which a plan names the one that it changes parts of."""

LINE_END = "\r\n|[\r\n\x85\u2028\u2029]"
"""What YAML takes for the end of a line, as a pattern."""

_NO_COLON = re.compile(r"([12][0-9]{3}|[a-z_]+) *[=:] *([^ ].*)")
"""An entry whose key is not told apart from its value."""
_NO_CENTS = ("-", "--", "\u2013", "\u2014")
"""What may stand after the comma of whole rupiah: ``Rp5.300.000,-``."""

MOST_BYTES = 2_000_000
MOST_DEPTH = 60
MOST_VALUES = 100_000

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # libyaml is eight times faster, and is not in every build


# libyaml 0.2.6 stops scanning here. It scans ahead of its events, so what is nested too deep for us (MOST_DEPTH) was
# not seen yet: the text before this place is read again, and holds it.
_TOO_DEEP_FOR_LIBYAML = "exceeded maximum nesting depth"


class _Stop(Exception):  # noqa: N818 - not an error but the end of the reading
    """Nothing more can be read."""


def read_nodes(source: Source) -> Document:
    """Read the nodes of a YAML file. Never raises for what the file holds: see the document's findings."""
    reader = _Reader(source.path)
    try:
        reader.read(_text(source.raw, reader))
    except _Stop:
        return Document(reader.root, reader.findings, complete=False)
    if EXTENDS not in reader.root.keys:
        reader.refuse_nulls()
    return Document(reader.root, reader.findings, complete=True)


def _text(raw: bytes, reader: _Reader) -> str:
    if len(raw) > MOST_BYTES:
        reader.stop("UCJ002", START, what=TextKey("limit.bytes"), limit=MOST_BYTES)
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8-sig", "replace")
        reader.stop("UCJ003", reader.after(before), what=f"0x{raw[error.start]:02X}")


class _Reader:
    """Builds nodes from events. Keeps the containers that are still open, and in each mapping the key that waits."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._clear()

    def _clear(self) -> None:
        self.root = Node({}, START)
        self.findings: list[Finding] = []
        self._nulls: list[tuple[Node, Any, Finding]] = []
        self._open: list[Node] = []
        self._steps: list[Any] = []
        self._keys: list[Node | None] = []
        self._tabbed = ""

    def stop(self, code: str, span: Span, **facts: Any) -> NoReturn:  # noqa: ANN401
        self._found(code, span, **facts)
        raise _Stop

    def refuse_nulls(self) -> None:
        """Call every null a mistake: only a plan that extends another one may remove something by it."""
        for parent, name, finding in self._nulls:
            self.findings.append(finding)
            parent.value[name] = parent.children[name].value = INVALID

    def after(self, text: str) -> Span:
        """Return the place of the character that follows *text*."""
        lines = re.split(LINE_END, text)
        line, column = len(lines), len(lines[-1]) + 1
        return Span(line, column, line, column + 1, self._file)

    def read(self, text: str) -> None:
        self._tabbed = text if "\t" in text else ""
        try:
            self._take_all(yaml.parse(text, Loader=_LOADER))
        except yaml.reader.ReaderError as error:
            before = text.encode()[: error.position].decode(errors="replace")
            self.stop("UCJ003", self.after(before), what=f"U+{ord(text[len(before)]):04X}")
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            if mark and error.problem == _TOO_DEEP_FOR_LIBYAML:
                self._clear()
                return self.read(text[: mark.index])
            place = (mark.line + 1, mark.column + 1) if mark else (1, 1)
            line, column = min(place, self.after(text).start)  # the end of a file may be told as the line after it
            if any(found.span.line == line for found in self.findings):  # what is wrong there is told already
                raise _Stop from error
            there = text[mark.index : mark.index + 1] if mark else ""
            problem, facts = problem_of(error.context, error.problem, there), {}
            if problem.key in OPEN_ENDED and error.context_mark:
                facts = {"remedy": "open", "line": error.context_mark.line + 1}
            self.stop("UCJ004", Span(line, column, line, column + 1, self._file), problem=problem, **facts)

    def _take_all(self, events: Iterable[Any]) -> None:
        documents = values = 0
        for event in events:
            kind = type(event)
            if kind is yaml.ScalarEvent:
                self._attach(self._scalar(event))
                values += 1
            elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
                self._enter(event, {} if kind is yaml.MappingStartEvent else [])
                values += 1
            elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                self._leave(event)
            elif kind is yaml.AliasEvent:
                self._found("UCJ006", self._span(event), what=f"*{event.anchor}")
                self._attach(Node(INVALID, self._span(event)))
            elif kind is yaml.DocumentStartEvent:
                documents += 1
                if documents > 1:
                    self.stop("UCJ005", self._span(event), what=TextKey("not_a_plan.second"))
            if values > MOST_VALUES:
                self.stop("UCJ002", self._span(event), what=TextKey("limit.values"), limit=MOST_VALUES)
        if not documents:
            self.stop("UCJ005", START, what=TextKey("not_a_plan.empty"))

    def _scalar(self, event: Any) -> Node:  # noqa: ANN401
        text, span = event.value, self._span(event)
        if event.anchor or event.tag:
            self._shorthand(event)
        if self._refuse_tab(event, text):
            return Node(INVALID, span, text)
        if event.style:
            return Node(text, span, text)
        try:
            return Node(parse_scalar(text), span, text)
        except AmbiguousError:
            self._found("UCJ008", span, value=text)
        except TooManyDigitsError:
            self._found("UCJ002", span, what=TextKey("limit.digits"), limit=MOST_DIGITS)
        return Node(INVALID, span, text)

    def _enter(self, event: Any, empty: dict[Any, Any] | list[Any]) -> None:  # noqa: ANN401
        if event.anchor or event.tag:
            self._shorthand(event)
        node = Node(empty, self._span(event), flow=event.flow_style)
        self._refuse_tab(event, "[" if isinstance(empty, list) else "{")
        if len(self._open) >= MOST_DEPTH:
            self.stop("UCJ002", node.span, what=TextKey("limit.depth"), limit=MOST_DEPTH)
        self._steps.append(self._attach(node))
        self._open.append(node)
        self._keys.append(None)

    def _leave(self, event: Any) -> None:  # noqa: ANN401
        node = self._open.pop()
        self._steps.pop()
        self._keys.pop()
        end = self._span(event).end
        if not node.flow:  # a block's end is where the next token begins: it ends with the last value in it
            end = max((child.span.end for child in node.children.values()), default=node.span.end)
        node.span = Span(*node.span.start, *end, self._file)

    def _attach(self, node: Node) -> Any:  # noqa: ANN401 - a key of any type, or an index
        """Put *node* where the file has it; the step to it from its container."""
        if not self._open:
            self.root = node
            return None
        parent = self._open[-1]
        if isinstance(parent.value, list):
            step = len(parent.value)
            if node.value is None:
                self._found("UCJ009", node.span, key="-")
                node.value = INVALID
            parent.value.append(node.value)
            parent.children[step] = node
            return step
        key = self._keys[-1]
        if key is None:
            if isinstance(node.value, (dict, list)):
                self.stop("UCJ012", node.span, value=TextKey("value.key"), expected=TextKey("expected.key"))
            self._keys[-1] = node
            return None
        self._keys[-1] = None
        return self._pair(parent, key, node)

    def _pair(self, parent: Node, key: Node, node: Node) -> str | int:
        """Give *parent* the value *node* under *key*; its name."""
        # `{percent: 41,23}` is two entries, 41 and an empty 23 without a colon
        comma = parent.flow and node.value is None and node.span.start == key.span.end
        if comma and (self._lacks_a_colon(key) or self._cut_off(parent, key)):
            return key.text
        if key.value is INVALID:
            return key.text
        name: str | int = key.text if isinstance(key.value, date) else key.value  # a day is named as it is written
        if type(name) not in (str, int):
            self._found("UCJ012", key.span, value=f"`{key.text}`", expected=TextKey("expected.key"))
            return key.text
        if name in parent.keys:
            self._found("UCJ007", key.span, key=key.text, line=parent.keys[name].line)
            return name
        if node.value is None and node.text:
            facts = {"key": key.text}
            self._nulls.append((parent, name, Finding("UCJ009", (*self._steps[1:], name), key.span, facts)))
        elif node.value is None:
            self._found("UCJ009", key.span, name, key=key.text, remedy="comma" if comma else None)
            node.value = INVALID
        parent.keys[name] = key.span
        parent.value[name] = node.value
        parent.children[name] = node
        return name

    def _lacks_a_colon(self, key: Node) -> bool:
        """Say of ``2026=42.5`` and ``2026:42.5`` that a colon with a blank belongs between the two."""
        found = _NO_COLON.fullmatch(key.text)
        if found:
            if key.value is INVALID and self.findings[-1].code == "UCJ008":
                self.findings.pop()  # to others 2026:42.5 is a time
            self._found("UCJ009", key.span, key=key.text, remedy="colon", guess=f"{found[1]}: {found[2]}")
        return found is not None

    def _cut_off(self, parent: Node, key: Node) -> bool:
        """Give the digits of *key* back to the number before the comma that cut them off, and say it once."""
        last = next(reversed(parent.children.items()), None)
        if last is None or last[1].children or not (key.text[:1].isdigit() or key.text in _NO_CENTS):
            return False
        name, cut = last
        if key.value is INVALID and self.findings[-1].code in ("UCJ002", "UCJ008"):
            self.findings.pop()  # not the digits are wrong, but the comma before them
        said = self.findings[-1] if self.findings else None
        if said is None or said.facts.get("remedy") != "comma" or said.path != (*self._steps[1:], name):
            self._found("UCJ009", key.span, name, key=key.text, remedy="comma")
        cut.text = f"{cut.text},{key.text}"[:LONGEST]  # a bound: there may be thousands of commas
        cut.span = cut.span._replace(end_line=key.span.end_line, end_column=key.span.end_column)
        cut.value = parent.value[name] = INVALID
        return True

    def _span(self, event: Any) -> Span:  # noqa: ANN401 - PyYAML's events are untyped
        start, end = event.start_mark, event.end_mark
        return Span(start.line + 1, start.column + 1, end.line + 1, end.column + 1, self._file)

    def _refuse_tab(self, event: Any, text: str) -> bool:  # noqa: ANN401
        """Refuse a tab before a value: libyaml takes it for a space, and PyYAML's own reader for no YAML at all."""
        found = bool(self._tabbed) and self._tabbed[event.start_mark.index - 1] == "\t"
        if found:
            self._found("UCJ008", self._span(event), value=f"\t{text}", remedy="tab")
        return found

    def _shorthand(self, event: Any) -> None:  # noqa: ANN401
        for what in (event.anchor and f"&{event.anchor}", event.tag):
            if what:
                self._found("UCJ006", self._span(event), what=what)

    def _found(self, code: str, span: Span, *step: Any, **facts: Any) -> None:  # noqa: ANN401
        """Note a finding in the container that is open, or at the *step* below it."""
        self.findings.append(Finding(code, (*self._steps[1:], *step), span, facts))
