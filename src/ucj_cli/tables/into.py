"""Groups of a table into a plan that is there: by their id, and all that is not changed stays byte for byte.

A value is replaced where it stands, a key is added after the last one of its group, a group after the last group.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from ucj_cli.errors import OutputError
from ucj_cli.tables.payers import words_of
from ucj_cli.tables.yaml_text import flow, item, lines, section
from ucj_cli.yamldoc.document import Node, Source
from ucj_cli.yamldoc.reader import LINE_END, read_nodes

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ucj_cli.tables.groups import Groups
    from ucj_cli.yamldoc.findings import Span

_SOURCE = "source"


class Merged(NamedTuple):
    """A plan with the groups of a table in it: its bytes before and now, and what is there now by changed path.

    *kept_sources* are the groups whose figures are changed, and whose source is still what it was.
    """

    before: bytes
    content: bytes
    changes: dict[str, str]
    kept_sources: list[str]
    groups: Groups


class _Edit(NamedTuple):
    """A text that takes the place of what stands between two places of the file."""

    start: int
    end: int
    text: str


def fund_names(document: Node) -> dict[str, str]:
    """List the funds of a plan by their ids and names, as tables may call them."""
    funds = document.children.get("funds")
    found: dict[str, str] = {}
    for key, fund in (funds.children if funds else {}).items():
        found |= dict.fromkeys((words_of(str(key)), *_names(fund)), str(key))
    return found


def merged_into(raw: bytes, path: str, read: Groups) -> Merged:
    """Return the plan with the groups that were *read* in it, and what is changed.

    The source of a group that is there already is changed only where the table has a column of sources.

    Raises:
        OutputError: the plan is written in a way in which that cannot be done line by line.
    """
    plan = _Plan(raw, path, read)
    for key, fund in read.funds.items():
        plan.add_fund(key, fund)
    for group in read.groups:
        plan.merge(group)
    return Merged(raw, plan.written(), plan.changes, plan.kept_sources, read)


class _Plan:
    """A plan's text, its nodes, and the edits so far."""

    def __init__(self, raw: bytes, path: str, read: Groups) -> None:
        self._mark = b"\xef\xbb\xbf" if raw.startswith(b"\xef\xbb\xbf") else b""
        self._text = raw.removeprefix(self._mark).decode()
        self._path = path
        self._rows, self._day = read.rows, read.day
        self._document = read_nodes(Source(path, raw))
        self._root = self._document.root
        self._starts = [0, *(found.end() for found in re.finditer(LINE_END, self._text))]
        end = re.search("\r\n|\n|\r", self._text)
        self._line_end = end[0] if end else "\n"
        self._edits: list[_Edit] = []
        self._new: list[Mapping[str, object]] = []
        self._funds: dict[str, Mapping[str, object]] = {}
        self.changes: dict[str, str] = {}
        self.kept_sources: list[str] = []
        coverage = self._root.children.get("coverage")
        self._coverage_day = coverage.value.get("date") if coverage and isinstance(coverage.value, dict) else None

    def add_fund(self, key: str, fund: Mapping[str, object]) -> None:
        """Add a fund that the plan does not have."""
        self._funds[key] = fund
        self.changes[f"funds.{key}"] = flow(fund)

    def merge(self, group: Mapping[str, object]) -> None:
        """Put one group in; participants of another day than the plan's coverage are an observation of that day."""
        if self._day and self._day != self._coverage_day and "participants" in group:
            seen = {"observed": {str(self._day): group["participants"]}}
            group = {key: value for key, value in group.items() if key != "participants"} | seen
        node = self._group(group)
        if node is None:
            self._new.append(group)
            self.changes[f"groups.{group['id']}"] = flow(group)
            return
        name = str(node.children["id"].value)
        new: dict[object, object] = {key: value for key, value in group.items() if key not in ("id", "name")}
        if _SOURCE in node.children and group[_SOURCE] in self._rows:
            del new[_SOURCE]
        if new.get("segment") == "bpu" and "segment" not in node.children:
            del new["segment"]
        before = len(self.changes)
        self._merge_keys(f"groups.{name}", node, new)
        if len(self.changes) > before and _SOURCE not in new:
            self.kept_sources.append(name)

    def _group(self, group: Mapping[str, object]) -> Node | None:
        """Find the group of the same id, else the one of the same name."""
        groups = self._root.children.get("groups")
        nodes = [node for node in groups.children.values() if "id" in node.children] if groups else []
        by_id = [node for node in nodes if node.children["id"].value == group["id"]]
        by_name = [node for node in nodes if words_of(str(group["name"])) in _names(node)]
        return next(iter((*by_id, *by_name)), None)

    def _merge_keys(self, path: str, node: Node, values: Mapping[object, object]) -> None:
        added: dict[object, object] = {}
        for key, value in values.items():
            child = node.children.get(key)
            if child is None:
                added[key] = value
                self.changes[f"{path}.{key}"] = flow(value)
            elif isinstance(value, dict) and isinstance(child.value, dict):
                self._merge_keys(f"{path}.{key}", child, value)
            elif child.value != value:
                self.changes[f"{path}.{key}"] = flow(value)
                self._replace(child.span, flow(value))
        if added:
            self._add(node, added)

    def _replace(self, span: Span, text: str) -> None:
        start, end = self._at(span.start), self._at(span.end)
        kept = re.search(f"(?:{LINE_END})[ \t]*$", self._text[start:end])  # a block of text ends with its line
        self._edits.append(_Edit(start, end - len(kept[0]) if kept else end, text))

    def _add(self, node: Node, added: Mapping[object, object]) -> None:
        """Add keys after the last one of a mapping."""
        new = lines(added)
        if node.flow:
            self._add_in_flow(node, new)
            return
        indent = " " * (min(span.column for span in node.keys.values()) - 1)
        self._insert_after(node.span, [indent + line for line in new])

    def _add_in_flow(self, node: Node, new: list[str]) -> None:
        """Add entries after the last one of what is written on one line."""
        last = max(node.children.values(), key=lambda child: child.span.end, default=None)
        at = self._at(node.span.start) + 1 if last is None else self._at(last.span.end)
        self._edits.append(_Edit(at, at, ", ".join(new if last is None else ["", *new])))

    def _insert_after(self, span: Span, new: list[str]) -> None:
        """Insert lines below the one on which *span* ends."""
        line = span.end_line - (1 if span.end_column == 1 and span.end_line > span.line else 0)
        at = self._starts[line] if line < len(self._starts) else len(self._text)
        unfinished = at == len(self._text) and not re.search(f"(?:{LINE_END})$", self._text)
        text = "".join(f"{line}{self._line_end}" for line in new)
        self._edits.append(_Edit(at, at, self._line_end + text if unfinished else text))

    def _at(self, place: tuple[int, int]) -> int:
        line, column = place
        return self._starts[line - 1] + column - 1 if line <= len(self._starts) else len(self._text)

    def _section(self, name: str, in_flow: list[str], in_block: list[str], whole: list[str]) -> None:
        """Add entries to a section, which may be missing, empty, or written on one line."""
        node = self._root.children.get(name)
        if node is None:
            self._insert_after(self._root.span._replace(end_line=len(self._starts), end_column=2), whole)
        elif node.flow:
            self._add_in_flow(node, in_flow)
        else:
            self._insert_after(node.span, in_block)

    def written(self) -> bytes:
        """Return the plan's bytes, edited.

        Raises:
            OutputError: they do not say what they should.
        """
        added = {"funds": self._add_funds, "groups": self._add_groups}
        for name in sorted(added, key=lambda name: name not in self._root.children):  # what goes on before what begins
            added[name]()
        text = self._text
        for _, edit in sorted(enumerate(self._edits), key=lambda each: (each[1].start, each[0]), reverse=True):
            text = text[: edit.start] + edit.text + text[edit.end :]
        raw = self._mark + text.encode()
        self._verify(raw)
        return raw

    def _add_funds(self) -> None:
        if self._funds:
            node = self._root.children.get("funds")
            block = lines(self._funds)
            column = min((span.column for span in node.keys.values()), default=3) if node else 3
            whole = section("funds", self._funds)
            self._section("funds", block, [" " * (column - 1) + line for line in block], whole)

    def _add_groups(self) -> None:
        if self._new:
            block = [line for group in self._new for line in item(group, self._indent())]
            self._section("groups", [flow(group) for group in self._new], block, ["groups:", *block])

    def _indent(self) -> int:
        """Return how far the dashes of the plan's groups stand from the left."""
        groups = self._root.children.get("groups")
        return 2 if groups is None or groups.flow else groups.span.column - 1

    def _verify(self, raw: bytes) -> None:
        """Read the result again: every change is there, and nothing else is another.

        Raises:
            OutputError: it is not so.
        """
        document = read_nodes(Source(self._path, raw))
        if len(document.findings) > len(self._document.findings) or not document.complete:
            raise OutputError("import.not_by_lines", file=self._path)
        now, then = _flat(document.root), _flat(self._root)
        for path in now.keys() | then.keys():
            if now.get(path) != then.get(path) and not any(
                path == each or path.startswith(f"{each}.") for each in self.changes
            ):
                raise OutputError("import.not_by_lines", file=self._path)
        for path, after in self.changes.items():
            if _under(document.root, path) != after:
                raise OutputError("import.not_by_lines", file=self._path)


def _names(node: Node) -> set[str]:
    """Return the names of a group or a fund in all languages, in small letters."""
    name = node.children.get("name")
    return {words_of(str(each.value)) for each in (name, *name.children.values())} if name else set()


def _child(node: Node, key: str) -> Node | None:
    """Return the value under *key*, a group by its id."""
    if isinstance(node.value, list):
        return next(
            (
                each
                for each in node.children.values()
                if "id" in each.children and str(each.children["id"].value) == key
            ),
            None,
        )
    return next((child for name, child in node.children.items() if str(name) == key), None)


def _under(root: Node, path: str) -> str | None:
    node: Node | None = root
    for key in path.split("."):
        node = _child(node, key) if node is not None else None
    return flow(node.value) if node is not None else None


def _flat(node: Node, path: str = "") -> dict[str, str]:
    """List the values of a document by their paths, groups by id."""
    if isinstance(node.value, dict) and node.children:
        return {
            k: v
            for key, child in node.children.items()
            for k, v in _flat(child, f"{path}.{key}" if path else str(key)).items()
        }
    if isinstance(node.value, list) and path == "groups":
        found: dict[str, str] = {}
        for i, child in node.children.items():
            name = child.children["id"].value if "id" in child.children else i
            found |= _flat(child, f"{path}.{name}")
        return found
    return {path: flow(node.value)}
