"""Mending what has one right answer: numbers written with thousands dots, decimal commas, % or Rp.

Only the number itself is replaced: comments, layout, line ends and a byte order mark stay as they are.
"""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING

from ucj_cli.yamldoc.reader import LINE_END

if TYPE_CHECKING:
    from ucj_cli.checks.runner import Checked


def mended(checked: Checked) -> bytes:
    """Return the file's bytes, each number rewritten as a plan has it; the same bytes if nothing needs a change."""
    text = checked.source.raw.decode("utf-8")
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    parts = re.split(f"({LINE_END})", text.removeprefix(mark))  # lines, and between them how each one ends
    numbers = [
        found
        for found in checked.findings
        # One on two lines, or in a plan that this one extends, is for its author
        if found.facts.get("meant") and found.span.line == found.span.end_line and found.span.file == checked.path
    ]
    for found in sorted(numbers, key=lambda found: found.span, reverse=True):
        line, start, _, end, _ = found.span
        written = parts[2 * (line - 1)]
        parts[2 * (line - 1)] = f"{written[: start - 1]}{found.facts['meant']}{written[end - 1 :]}"
    return (mark + "".join(parts)).encode()


def difference(checked: Checked, content: bytes) -> str:
    """Return what changes from the file to *content*, as a unified diff."""
    before, after = checked.source.raw.decode("utf-8"), content.decode("utf-8")
    return "".join(
        line if line.endswith("\n") else f"{line}\n"
        for line in difflib.unified_diff(
            before.splitlines(keepends=True), after.splitlines(keepends=True), checked.path, checked.path, n=1
        )
    )
