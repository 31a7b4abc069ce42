"""For GitLab: a Code Quality report."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from ucj_cli.checks.formats.fingerprint import fingerprinted

if TYPE_CHECKING:
    from ucj_cli.answers.check import Check
    from ucj_cli.i18n import Locale

_SEVERITIES = {"error": "major", "warning": "minor", "info": "info"}


def render(answer: Check, locale: Locale) -> str:  # noqa: ARG001 - the report holds nothing but what was found
    """The findings as a list of issues."""
    issues = [
        {
            "check_name": f"{found.code} {found.rule}",
            "description": f"{found.message} ({found.hint})" if found.hint else found.message,
            "severity": _SEVERITIES[found.severity],
            "fingerprint": fingerprint,
            "location": {
                "path": path,
                "positions": {
                    "begin": {"line": found.line, "column": found.column},
                    "end": {"line": found.end_line, "column": found.end_column},
                },
            },
        }
        for path, found, fingerprint in fingerprinted(answer)
    ]
    return json.dumps(issues, indent=2) + "\n"
