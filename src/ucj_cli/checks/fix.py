"""Mending what has one right answer: numbers written with thousands dots, decimal commas, % or Rp.

Only the number itself is replaced: comments, layout, line ends and a byte order mark stay as they are.
"""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ucj_cli.checks.run import Checked

# What YAML takes for the end of a line
_LINES = re.compile(r"[^\r\n\x85\u2028\u2029]*(?:\r\n|[\r\n\x85\u2028\u2029]|$)")


def mended(checked: Checked) -> bytes:
    """The file's bytes with every number written as a plan has it; the same bytes where there is nothing to mend."""
    text = checked.source.raw.decode("utf-8")
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    lines = _LINES.findall(text.removeprefix(mark))
    numbers = [
        found
        for found in checked.findings
        if found.facts.get("meant") and found.span.line == found.span.end_line  # one on two lines is for its author
    ]
    for found in sorted(numbers, key=lambda found: found.span, reverse=True):
        line, start, _, end = found.span
        before, after = lines[line - 1][: start - 1], lines[line - 1][end - 1 :]
        lines[line - 1] = f"{before}{found.facts['meant']}{after}"
    return (mark + "".join(lines)).encode()


def difference(checked: Checked, content: bytes) -> str:
    """What changes from the file to *content*, as a unified diff."""
    before, after = checked.source.raw.decode("utf-8"), content.decode("utf-8")
    return "".join(
        line if line.endswith("\n") else f"{line}\n"
        for line in difflib.unified_diff(
            before.splitlines(keepends=True), after.splitlines(keepends=True), checked.path, checked.path, n=1
        )
    )
