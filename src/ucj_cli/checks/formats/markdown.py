"""For the summary of a CI job: Markdown, a table of what was found."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ucj_cli.checks.formats.text import count
from ucj_cli.i18n.visible import visible

if TYPE_CHECKING:
    from ucj_cli.answers.check import Check
    from ucj_cli.i18n import Locale


def md(answer: Check, locale: Locale) -> str:
    """Write the findings as a table, below their count."""
    lines = ["### ucj check", "", count(answer, locale), ""]
    rows = [
        f"| {_plain(file.path)}:{found.line}:{found.column} | {found.code} "
        f"({locale.text(f'severity.{found.severity}')}) {_plain(found.message)}"
        + (f"<br>{_plain(found.hint)} |" if found.hint else " |")
        for file in answer.files
        for found in file.findings
    ]
    if rows:
        lines += [f"| {locale.text('check.place')} | {locale.text('check.finding')} |", "|---|---|", *rows, ""]
    return "\n".join(lines)


def _plain(text: str) -> str:
    """Write *text* so that nothing in it is Markdown or HTML."""
    return re.sub(r"([\\`*_\[\]<>|#!~&@])", r"\\\1", visible(text))
