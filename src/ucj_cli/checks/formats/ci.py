"""For CI systems: GitHub annotations, GitLab code quality, JUnit."""

from __future__ import annotations

import json
import os
from collections import Counter
from hashlib import sha256
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from ucj_cli.checks.formats.text import count
from ucj_cli.i18n.visible import valid, visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ucj_cli.answers.check import Check, CheckedFile, FoundInFile
    from ucj_cli.i18n import Locale


def fingerprinted(answer: Check) -> Iterator[tuple[str, FoundInFile, str]]:
    """Each finding with its file and its fingerprint; no two are alike."""
    seen: Counter[tuple[str, str, str]] = Counter()
    for file in answer.files:
        for found in file.findings:
            key = (file.path, found.code, found.path)
            ordinal = seen[key]
            seen[key] += 1
            yield file.path, found, sha256(os.fsencode("\0".join([*key, str(ordinal)]))).hexdigest()


_COMMANDS = {"error": "error", "warning": "warning", "info": "notice"}


def github(answer: Check, locale: Locale) -> str:
    """Write the findings as workflow commands."""
    found = sorted(
        ((file.path, found) for file in answer.files for found in file.findings),
        key=lambda pair: list(_COMMANDS).index(pair[1].severity),
    )
    return "".join(f"{_command(path, finding)}\n" for path, finding in found) + count(answer, locale) + "\n"


def _command(path: str, found: FoundInFile) -> str:
    places = {"line": found.line, "col": found.column, "endLine": found.end_line, "endColumn": found.end_column}
    where = ",".join(f"{name}={value}" for name, value in places.items())
    text = f"{found.message}\n{found.hint}" if found.hint else found.message
    title = _property(f"ucj ({found.code})")
    return f"::{_COMMANDS[found.severity]} file={_property(path)},{where},title={title}::{_data(text)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(valid(text)).replace(":", "%3A").replace(",", "%2C")


_GITLAB = {"error": "major", "warning": "minor", "info": "info"}


def gitlab(answer: Check, locale: Locale) -> str:  # noqa: ARG001 - the report holds nothing but what was found
    """Write the findings as a list of issues."""
    issues = [
        {
            "check_name": f"{found.code} {found.rule}",
            "description": f"{found.message} ({found.hint})" if found.hint else found.message,
            "severity": _GITLAB[found.severity],
            "fingerprint": fingerprint,
            "location": {
                "path": valid(path),
                "positions": {
                    "begin": {"line": found.line, "column": found.column},
                    "end": {"line": found.end_line, "column": found.end_column},
                },
            },
        }
        for path, found, fingerprint in fingerprinted(answer)
    ]
    return json.dumps(issues, indent=2) + "\n"


def junit(answer: Check, locale: Locale) -> str:  # noqa: ARG001 - the report holds nothing but what was found
    """Write the findings as failed tests; information is a test that passes with words."""
    suites = ET.Element("testsuites", name="ucj check")
    for file in answer.files:
        _suite(suites, file)
    ET.indent(suites)
    return ET.tostring(suites, encoding="unicode", xml_declaration=True) + "\n"


def _suite(suites: ET.Element, file: CheckedFile) -> None:
    path = visible(file.path)
    failures = sum(found.severity != "info" for found in file.findings)
    tests = str(max(1, len(file.findings)))
    suite = ET.SubElement(suites, "testsuite", name=path, tests=tests, failures=str(failures), errors="0")
    if not file.findings:
        ET.SubElement(suite, "testcase", name="sound", classname=path)
    for found in file.findings:
        where = f"{path}:{found.line}:{found.column}"
        case = ET.SubElement(suite, "testcase", name=f"{found.code} {found.rule} {where}", classname=path)
        text = f"{where}: {found.message}" + (f"\n{found.hint}" if found.hint else "")
        if found.severity == "info":
            ET.SubElement(case, "system-out").text = text
        else:
            ET.SubElement(case, "failure", message=found.message, type=found.severity).text = text
