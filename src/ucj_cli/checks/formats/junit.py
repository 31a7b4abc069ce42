"""For CI systems that read test results: JUnit XML, a suite a file, a failed test a finding."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from ucj_cli.i18n.visible import visible

if TYPE_CHECKING:
    from ucj_cli.answers.check import Check, CheckedFile
    from ucj_cli.i18n import Locale


def render(answer: Check, locale: Locale) -> str:  # noqa: ARG001 - the report holds nothing but what was found
    """The findings as failed tests; information is a test that passes with words."""
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
