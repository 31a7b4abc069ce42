"""Looking at a plan's text: what is found in it on a fixed day, and where a file's lines end."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from ucj_cli.checks.record import answer
from ucj_cli.checks.runner import Checked, check_source
from ucj_cli.i18n import get_locale
from ucj_cli.yamldoc.document import Source

if TYPE_CHECKING:
    from ucj_cli.answers.check import Check
    from ucj_cli.i18n import Code
    from ucj_cli.yamldoc.findings import Finding

TODAY = date(2026, 11, 22)
"""The day on which all plans of these tests are looked at."""

SOUND = """\
region: {name: Kota Malang, code: "35.73"}
workforce: {size: {2025: 428_699}, source: "BPS, Sakernas August 2025"}
coverage: {date: 2025-09-09, percent: 32.3, source: BPJS}
targets: {percent: {2025: 41, 2045: 100}, source: RPJMD}
"""
"""A plan without an error or a warning, a section a line."""


def with_sections(fragment: str) -> str:
    """*fragment*, completed with those sections of `SOUND` that it does not have."""
    own = re.findall(r"^(\w+):", fragment, re.MULTILINE)
    return "".join(line for line in SOUND.splitlines(True) if line.partition(":")[0] not in own) + fragment


def look(text: str | bytes, path: str = "plan.yaml", wanted: frozenset[str] | None = None) -> Checked:
    """*text* as the file *path*, checked on `TODAY`."""
    return check_source(Source(path, text.encode() if isinstance(text, str) else text), TODAY, wanted)


def codes(text: str | bytes, wanted: frozenset[str] | None = None) -> list[str]:
    """The codes of what is found in *text*."""
    return [found.code for found in look(text, wanted=wanted).findings]


def reported(text: str | bytes, path: str = "plan.yaml", lang: Code = "en") -> Check:
    """The answer of `ucj check` about one file."""
    return answer([look(text, path)], get_locale(lang))


def is_inside(found: Finding, text: str) -> bool:
    """Whether the finding's span lies in the file, its end at or after its beginning."""
    lines = re.split(r"\r\n|[\r\n\x85\u2028\u2029]", text.removeprefix("\ufeff"))
    span = found.span
    return (
        1 <= span.line <= span.end_line <= len(lines)
        and span.start <= span.end
        and 1 <= span.column <= len(lines[span.line - 1]) + 2
        and 1 <= span.end_column <= len(lines[span.end_line - 1]) + 2
    )
