"""Mending what has one right answer: numbers and dates that are written another way than a plan has them.

Only the value itself is replaced: comments, layout, line ends and a byte order mark stay as they are.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ucj_cli.yamldoc.differences import unified
from ucj_cli.yamldoc.reader import LINE_END

if TYPE_CHECKING:
    from ucj_cli.checks.runner import Checked
    from ucj_cli.yamldoc.findings import Finding


def mendable(checked: Checked) -> list[Finding]:
    """List what is found that has one right answer, in this file."""
    return [
        found
        for found in checked.findings
        # One on two lines, or in a plan that this one extends, is for its author
        if found.facts.get("meant") and found.span.line == found.span.end_line and found.span.file == checked.path
    ]


def mended(checked: Checked) -> bytes:
    """Return the file's bytes, each such value rewritten as a plan has it; the same bytes if nothing needs a change."""
    meant = mendable(checked)
    if not meant:  # among them every file that cannot be read as text
        return checked.source.raw
    text = checked.source.raw.decode("utf-8")
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    parts = re.split(f"({LINE_END})", text.removeprefix(mark))  # lines, and between them how each one ends
    for found in sorted(meant, key=lambda found: found.span, reverse=True):
        line, start, _, end, _ = found.span
        written = parts[2 * (line - 1)]
        parts[2 * (line - 1)] = f"{written[: start - 1]}{found.facts['meant']}{written[end - 1 :]}"
    return (mark + "".join(parts)).encode()


def difference(checked: Checked, content: bytes) -> str:
    """Return what changes from the file to *content*, as a patch."""
    return unified(checked.path, checked.source.raw, content)
