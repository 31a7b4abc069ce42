"""For code scanning: SARIF 2.1.0, with the help of every rule that was broken."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from ucj_cli._version import __version__
from ucj_cli.checks.formats.ci import fingerprinted
from ucj_cli.checks.registry import explained, explained_plainly
from ucj_cli.checks.rules import RULES

if TYPE_CHECKING:
    from ucj_cli.answers.check import Check, FoundInFile
    from ucj_cli.checks.registry import Rule
    from ucj_cli.i18n import Locale

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {"error": "error", "warning": "warning", "info": "note"}


def sarif(answer: Check, locale: Locale) -> str:
    """Write the findings as one run of ucj."""
    codes = sorted({found.code for file in answer.files for found in file.findings})
    log = {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "ucj",
                        "version": __version__,
                        "semanticVersion": __version__,
                        "rules": [_rule(RULES[code], locale) for code in codes],
                    }
                },
                "columnKind": "unicodeCodePoints",
                "results": [
                    _result(path, found, fingerprint, codes) for path, found, fingerprint in fingerprinted(answer)
                ],
            }
        ],
    }
    return json.dumps(log, indent=2) + "\n"


def _rule(rule: Rule, locale: Locale) -> dict[str, Any]:
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.message(locale)},
        "fullDescription": {"text": rule.why(locale) or rule.message(locale)},
        "help": {"text": explained_plainly(rule, locale), "markdown": explained(rule, locale)},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }


def _result(path: str, found: FoundInFile, fingerprint: str, codes: list[str]) -> dict[str, Any]:
    region = {
        "startLine": found.line,
        "startColumn": found.column,
        "endLine": found.end_line,
        "endColumn": found.end_column,
    }
    place = {"artifactLocation": {"uri": uri_of(path)}, "region": region}
    return {
        "ruleId": found.code,
        "ruleIndex": codes.index(found.code),
        "level": _LEVELS[found.severity],
        "message": {"text": message_of(found)},
        "locations": [{"physicalLocation": place}],
        "partialFingerprints": {"ucj/1": fingerprint},
    }


def uri_of(path: str) -> str:
    """Write a file's path, as the repository has it, as SARIF does."""
    file = Path(path)
    return file.as_uri() if file.is_absolute() else quote(os.fsencode(file.as_posix()))


def message_of(found: FoundInFile) -> str:
    """Write what was found, and what to do about it."""
    return f"{found.message}. {found.hint}" if found.hint else found.message
