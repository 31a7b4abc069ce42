"""Findings that a plan's author has looked at: ``# ucj: ignore[UCJ301] why`` at the end of their line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ucj_cli.checks.rule import told_when_loading
from ucj_cli.plan.findings import Finding, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_IGNORE = re.compile(r"(?:^|\s)#\s*ucj:\s*ignore\[([A-Z0-9,\s]*)\]")
UNUSED = "UCJ090"
COVERAGE = "coverage: {date: 2025-09-09, percent: 32.3, source: BPJS}"

told_when_loading(
    UNUSED, "ignore-unused", f"{COVERAGE}  # ucj: ignore[UCJ101] looked at\n", f"{COVERAGE}\n", severity="warning"
)


def without_ignored(findings: list[Finding], text: str) -> list[Finding]:
    """*findings* less those that *text* ignores on their line, and one more for each ignore that ignores nothing."""
    ignores = {(span.line, code): span for span, code in _ignores(text)}
    used = {key for finding in findings if (key := (finding.span.line, finding.code)) in ignores}
    kept = [finding for finding in findings if (finding.span.line, finding.code) not in used]
    unused = [Finding(UNUSED, (), ignores[key], {"code": key[1]}) for key in ignores if key not in used]
    return [*kept, *unused]


def _ignores(text: str) -> Iterator[tuple[Span, str]]:
    for number, line in enumerate(text.split("\n"), 1):
        if "ucj:" in line:
            for comment in _IGNORE.finditer(line):
                start = line.index("#", comment.start()) + 1
                for code in re.findall(r"\w+", comment[1]):
                    yield Span(number, start, number, comment.end() + 1), code
