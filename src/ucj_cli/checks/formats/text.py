"""For people: a line a finding, its hint below, a count last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ucj_cli.i18n.visible import short
from ucj_cli.yamldoc.findings import SHOWN

if TYPE_CHECKING:
    from ucj_cli.answers.check import Check
    from ucj_cli.i18n import Locale


def text(answer: Check, locale: Locale, *, on_terminal: bool = False) -> str:
    """Write the findings as text; on a terminal no more of a file than anybody reads there, the rest counted."""
    lines: list[str] = []
    for file in answer.files:
        shown = file.findings[:SHOWN] if on_terminal else file.findings
        path, before = short(file.path), None
        for found in shown:
            where = f"{path}:{found.line}:{found.column}"
            lines.append(f"{where}: {found.code} [{locale.text(f'severity.{found.severity}')}] {found.message}")
            if found.hint and found.hint != before:  # once is enough for a run of findings
                lines.append(f"    {found.hint}")
            before = found.hint
        if len(shown) < len(file.findings):
            lines.append(f"{path}: {locale.text('more_findings.all', count=len(file.findings) - len(shown))}")
    return "\n".join([*lines, count(answer, locale)]) + "\n"


def count(answer: Check, locale: Locale) -> str:
    """How many errors, warnings and pieces of information there are in how many files."""
    infos = sum(found.severity == "info" for file in answer.files for found in file.findings)
    summary = answer.summary
    counts = {"errors": summary.errors, "warnings": summary.warnings, "infos": infos, "files": len(answer.files)}
    return locale.text("check.count", **counts)
