"""Findings that a plan's author has looked at: ``# ucj: ignore[UCJ301] why`` at the end of their line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ucj_cli.checks.rule import RULES, told_when_loading
from ucj_cli.plan.findings import Finding, Span
from ucj_cli.plan.nodes import LINE_END

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from ucj_cli.plan.nodes import Document, Node

_IGNORE = re.compile(r"(?:^|\s)#\s*ucj:\s*ignore\[([A-Za-z0-9,\s]*)\]")
UNUSED = "UCJ090"
COVERAGE = "coverage: {date: 2025-09-09, percent: 32.3, source: BPJS}"

told_when_loading(
    UNUSED, "ignore-unused", f"{COVERAGE}  # ucj: ignore[UCJ101] looked at\n", f"{COVERAGE}\n", severity="warning"
)


def without_ignored(findings: list[Finding], document: Document, text: str, tried: Container[str]) -> list[Finding]:
    """*findings* less those that *text* ignores on their line, and one more for each ignore that ignores nothing.

    Of a rule that was not *tried* nobody knows whether its ignore is needed.
    """
    ignores = {(span.line, code): span for span, code in _ignores(document, text)}
    used = {key for finding in findings if (key := (finding.span.line, finding.code)) in ignores}
    kept = [finding for finding in findings if (finding.span.line, finding.code) not in used]
    unused = [key for key in ignores if key not in used and (key[1] in tried or key[1] not in RULES)]
    return [*kept, *(Finding(UNUSED, (), ignores[key], {"code": key[1]}) for key in unused)]


def _ignores(document: Document, text: str) -> Iterator[tuple[Span, str]]:
    for number, line in enumerate(re.split(LINE_END, text), 1):
        if "ucj:" in line:
            for comment in _IGNORE.finditer(line):
                start = line.index("#", comment.start()) + 1
                if not _inside_a_value(document.root, number, start):
                    for code in re.findall(r"\w+", comment[1]):
                        yield Span(number, start, number, comment.end() + 1), code.upper()


def _inside_a_value(node: Node, line: int, column: int) -> bool:
    """Whether a place lies within a text, where a # begins no comment."""
    if node.children:
        return any(_inside_a_value(child, line, column) for child in node.children.values())
    return node.span[:2] <= (line, column) < node.span[2:]
