"""Findings that a plan's author has looked at: ``# ucj: ignore[UCJ301] why``.

The comment counts for its line, whole for each value that begins there (behind its key, or a group's first line) and
for one whose closing bracket stands there; on a line of its own it counts as if it stood on the next one. So it
survives a formatter, which puts a value on several lines.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from ucj_cli.checks.rules import READING, RULES, UNUSED_IGNORE
from ucj_cli.i18n.visible import quoted
from ucj_cli.yamldoc.findings import Finding, Span
from ucj_cli.yamldoc.reader import LINE_END

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from ucj_cli.plan_file.merge import Layer
    from ucj_cli.yamldoc.document import Node

_COMMENT = r"(?:^|(?<=\s))#(?:(?!\s#).)*"  # a second # with a space before it begins another one
_IGNORE = r"(?a)#\s*ucj:\s*ignore\[(\s*\w+[\w,\s]*)\](?!.*\[\s*(?:UCJ|ucj)\d)"
_MEANT = re.compile(
    r"#[\W_]{0,5}(?:ucj:|ucj[\W_]{0,5}(?:ignor|noqa|disabl|suppress|skip|abai)|(?:\w{2,4}\W{1,3})?(?:ignore|noqa|disable)\W{1,3}ucj\d)",
    re.IGNORECASE | re.ASCII,
)
"""What an ignore looks like to whoever mistyped it."""


class _Ignore(NamedTuple):
    """One code in a comment (none where it is mistyped), and the first and last line that it counts for."""

    comment: str
    span: Span
    code: str | None
    first: int
    last: int


def without_ignored(findings: list[Finding], files: Sequence[Layer], tried: Container[str]) -> list[Finding]:
    """Return *findings* without those ignored, plus one for each ignore that ignores nothing.

    *files* are the plan's own and those that it extends; whether an ignore of these is needed is theirs to say. Of a
    rule that was not *tried* nobody knows it. What keeps a plan from being read is never ignored.
    """
    own = files[0].source.path
    lines: dict[tuple[str, str | None], list[int]] = defaultdict(list)
    for found in sorted(findings, key=lambda found: found.span.line):
        lines[found.span.file or own, found.code].append(found.span.line)
    ignored: set[tuple[str, str | None, int]] = set()
    needed: dict[tuple[str, str | None, int, int], bool] = {}
    unneeded: list[Finding] = []
    for ignore in (ignore for file in files for ignore in _ignores(file)):
        file, code, reading = ignore.span.file, ignore.code, ignore.code in READING
        reach = (file, code, ignore.first, ignore.last)
        if reach not in needed and not reading:
            among = lines[file, code]
            hit = among[bisect_left(among, ignore.first) : bisect_right(among, ignore.last)]
            ignored.update((file, code, line) for line in hit)
            needed[reach] = bool(hit)
        known = code is None or reading or code in tried or code not in RULES
        if file == own and known and not needed.get(reach):
            remedy = "form" if code is None else "reading" if reading else None
            facts = {"comment": ignore.comment, "remedy": remedy}
            unneeded.append(Finding(UNUSED_IGNORE.code, (), ignore.span, facts))
    kept = [found for found in findings if (found.span.file or own, found.code, found.span.line) not in ignored]
    return [*kept, *unneeded]


def _ignores(file: Layer) -> Iterator[_Ignore]:
    source, document = file
    text = source.raw.decode("utf-8-sig", "replace")
    if not _MEANT.search(text):
        return
    places = _Places(document.root)
    lines = re.split(LINE_END, text)
    following = _following(lines)
    for number, line in enumerate(lines, 1):
        alone = line.lstrip()[:1] == "#"
        for comment in re.finditer(_COMMENT, line) if "#" in line else ():
            if not _MEANT.match(comment[0]) or places.within_text(number, comment.start() + 1):
                continue
            first, last = places.reach(following[number] if alone else number, alone=alone)
            right = re.match(_IGNORE, comment[0])
            end = comment.start() + (right.end() if right else len(comment[0].rstrip()))
            span = Span(number, comment.start() + 1, number, end + 1, source.path)
            for code in dict.fromkeys(re.findall(r"\w+", right[1]) if right else (None,)):
                said = f"ignore[{code}]" if code else quoted(comment[0].strip())
                yield _Ignore(said, span, code and code.upper(), first, last)


def _following(lines: Sequence[str]) -> list[int]:
    """Return for each line's number that of the next line which holds more than a comment."""
    following = [len(lines) + 1] * (len(lines) + 1)
    for number in range(len(lines) - 1, 0, -1):
        is_blank = lines[number].lstrip()[:1] in ("", "#")
        following[number] = following[number + 1] if is_blank else number + 1
    return following


class _Places:
    """Where a file's values begin and end, by line."""

    def __init__(self, root: Node) -> None:
        self._texts: list[tuple[tuple[int, int], tuple[int, int]]] = []
        self._last: dict[int, int] = {}
        self._first: dict[int, int] = {}
        self._note(root)
        self._texts.sort()

    def _note(self, node: Node) -> None:
        self._texts += [(key.start, key.end) for key in node.keys.values()]
        for step, child in node.children.items():
            (begin, _), (end, after) = node.keys.get(step, child.span).start, child.span.end
            end -= after == 1  # it ended with the line before
            self._last[begin] = max(end, self._last.get(begin, 0))
            scalar = not isinstance(child.value, (dict, list))
            if scalar:
                self._texts.append((child.span.start, child.span.end))
            if scalar or child.flow:
                self._first[end] = min(begin, self._first.get(end, begin))
            self._note(child)

    def within_text(self, line: int, column: int) -> bool:
        """Whether a place lies within a text, where a # begins no comment."""
        i = bisect_right(self._texts, ((line, column), (line + 1, 0)))
        return i > 0 and (line, column) < self._texts[i - 1][1]

    def reach(self, line: int, *, alone: bool) -> tuple[int, int]:
        """Return the lines of the values that begin on *line*, and, unless a comment stands *alone*, that end there."""
        return line if alone else self._first.get(line, line), self._last.get(line, line)
