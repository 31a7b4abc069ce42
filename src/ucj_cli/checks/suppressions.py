"""Findings that a plan's author has looked at: ``# ucj: ignore[UCJ301] why`` at the end of their line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ucj_cli.checks.rules import RULES, UNUSED_IGNORE
from ucj_cli.yamldoc.findings import Finding, Span
from ucj_cli.yamldoc.reader import LINE_END

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from ucj_cli.plan_file.merge import Layer
    from ucj_cli.yamldoc.document import Node

_IGNORE = re.compile(r"(?:^|\s)#\s*ucj:\s*ignore\[([A-Za-z0-9,\s]*)\]")


def without_ignored(findings: list[Finding], files: Sequence[Layer], tried: Container[str]) -> list[Finding]:
    """Return *findings* without those ignored on their line, plus one for each ignore that ignores nothing.

    *files* are the plan's own and those that it extends; whether an ignore of these is needed is theirs to say. Of a
    rule that was not *tried* nobody knows it.
    """
    own = files[0].source.path
    ignores = {_key(span, code, own): span for file in files for span, code in _ignores(file)}
    used = {key for found in findings if (key := _key(found.span, found.code, own)) in ignores}
    kept = [found for found in findings if _key(found.span, found.code, own) not in used]
    unused = [
        Finding(UNUSED_IGNORE.code, (), span, {"code": key[2]})
        for key, span in ignores.items()
        if key not in used and key[0] == own and (key[2] in tried or key[2] not in RULES)
    ]
    return [*kept, *unused]


def _key(span: Span, code: str, own: str) -> tuple[str, int, str]:
    """By what a finding and its ignore are known to belong together."""
    return span.file or own, span.line, code


def _ignores(file: Layer) -> Iterator[tuple[Span, str]]:
    source, document = file
    for number, line in enumerate(re.split(LINE_END, source.raw.decode("utf-8-sig", "replace")), 1):
        if "ucj:" in line:
            for comment in _IGNORE.finditer(line):
                start = line.index("#", comment.start()) + 1
                if not _inside_a_value(document.root, number, start):
                    for code in re.findall(r"\w+", comment[1]):
                        yield Span(number, start, number, comment.end() + 1, source.path), code.upper()


def _inside_a_value(node: Node, line: int, column: int) -> bool:
    """Whether a place lies within a text, where a # begins no comment."""
    if node.children:
        return any(_inside_a_value(child, line, column) for child in node.children.values())
    return node.span.start <= (line, column) < node.span.end
