"""What was found, in the forms that people, editors and CI systems read."""

from __future__ import annotations

import json
import re
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args
from urllib.parse import unquote
from xml.etree import ElementTree as ET

import jsonschema  # type: ignore[import-untyped]
import pytest

from tests.checks.looking import SOUND, look, reported, with_sections
from tests.conftest import needed
from ucj_cli import __version__
from ucj_cli.answers.check import Check, CheckedFile, FoundInFile, Summary
from ucj_cli.checks.formats import FORM_NAMES, Form, report
from ucj_cli.checks.record import answer
from ucj_cli.checks.registry import explained
from ucj_cli.checks.rules import RULES
from ucj_cli.i18n import get_locale
from ucj_cli.plan_file.find import shipped_plan

if TYPE_CHECKING:
    from tests.conftest import RunUcj, WritePlan

EN = get_locale("en")
MIXED = with_sections(
    "groups:\n"
    "  - {id: petani, workers: 9_000, planned: {2026: 9_500}}\n"
    "  - {id: nelayan, workers: 8_000, planned: {2026: 9_000, 2027: 9_500}, status: assumed}\n"
    "  - {id: lain, workers: rest}\n"
    "claims:\n"
    "  - {kind: sum, parts: [1, 2], total: 4, source: koran}\n"
    "  - {kind: sum, parts: [1, 2], total: 5, source: koran}\n"
)
"""Two errors, some warnings, some information; two findings of the same rule in one group."""

TWO_FILES = answer([look(MIXED, "a/malang.yaml"), look(SOUND.replace("source: RPJMD", ""), "b.yaml")], EN)


def told(form: Form, found: Check = TWO_FILES) -> str:
    return report(found, form, EN)


def findings(found: Check = TWO_FILES) -> list[tuple[str, FoundInFile]]:
    return [(file.path, one) for file in found.files for one in file.findings]


def test_the_examples_have_every_severity() -> None:
    assert {one.severity for _, one in findings()} == {"error", "warning", "info"}
    assert TWO_FILES.summary == Summary(errors=2, warnings=sum(one.severity == "warning" for _, one in findings()))


# Text


def test_text_has_a_line_a_finding_the_hint_of_a_run_once_and_a_count() -> None:
    lines = told("text").splitlines()
    heads = [f"{path}:{one.line}:{one.column}: {one.code} [" for path, one in findings()]
    assert [line.partition("[")[0] + "[" for line in lines[:-1] if not line.startswith("    ")] == heads
    runs = groupby((path, one.hint) for path, one in findings())
    hints = [f"    {hint}" for (_, hint), _ in runs if hint]
    assert [line for line in lines if line.startswith("    ")] == hints
    assert lines[-1].startswith("2 errors, ")
    assert lines[-1].endswith(" in 2 files")


def test_a_terminal_shows_twenty_findings_of_a_file_and_counts_the_rest() -> None:
    many = reported("".join(f"key{n}: 1\n" for n in range(60)) + SOUND, "many.yaml")
    both = many.model_copy(update={"files": (*many.files, *TWO_FILES.files)})
    shown = report(both, "text", EN, on_terminal=True).splitlines()
    assert len([line for line in shown if line.startswith("many.yaml:") and "[error]" in line]) == 20
    assert "many.yaml: ... and at least 40 more: `ucj check PLAN -o findings.md` writes all of them" in shown
    assert len([line for line in shown if line.startswith("    allowed here: ")]) == 1
    assert shown[-1].startswith("60 errors, ")
    assert set(told("text").splitlines()[:-1]) < set(shown)
    forms: tuple[Form, ...] = get_args(Form)
    assert all(told(form, many).count("UCJ010") >= 60 for form in forms)


# Markdown


def test_md_is_a_table_below_its_count() -> None:
    lines = told("md").splitlines()
    assert lines[:3] == ["### ucj check", "", told("text").splitlines()[-1]]
    rows = [line for line in lines if line.startswith("| ") and "UCJ" in line]
    assert [row.split(" | ")[0] for row in rows] == [f"| {path}:{one.line}:{one.column}" for path, one in findings()]
    assert all(len(re.findall(r"(?<!\\)\|", row)) == 3 for row in rows)


# JSON


def test_json_has_the_keys_that_were_promised() -> None:
    found = json.loads(told("json"))
    assert list(found) == "schema ucj plan region files summary".split()
    assert (found["schema"], found["ucj"]) == ("ucj/check/1", __version__)
    assert list(found["files"][0]) == "path findings".split()
    keys = "code rule severity line column end_line end_column path message hint".split()
    assert all(list(one) == keys for file in found["files"] for one in file["findings"])
    assert list(found["summary"]) == "errors warnings".split()


def test_json_names_a_value_by_the_ids_of_its_groups_and_funds() -> None:
    paths = {one.path for _, one in findings()}
    assert {"groups.petani.planned.2026", "groups.nelayan.status", "claims.0.total", "targets"} <= paths


# GitHub


def test_github_has_an_annotation_a_finding_errors_first_and_a_count_last() -> None:
    lines = told("github").splitlines()
    kinds = [line.split(" ")[0] for line in lines[:-1]]
    severities = [one.severity for _, one in findings()]
    assert kinds == [
        *["::error"] * severities.count("error"),
        *["::warning"] * severities.count("warning"),
        *["::notice"] * severities.count("info"),
    ]
    assert not lines[-1].startswith("::")
    found = TWO_FILES.files[0].findings[0]
    assert lines[0].startswith(
        f"::error file=a/malang.yaml,line={found.line},col={found.column},endLine={found.end_line},"
        f"endColumn={found.end_column},title=ucj (UCJ105)::"
    )


def one_finding(path: str = "plan.yaml", message: str = "wrong", hint: str | None = None) -> Check:
    """An answer about one file with one error."""
    found = FoundInFile(
        code="UCJ105",
        rule="claim-does-not-hold",
        severity="error",
        line=3,
        column=5,
        end_line=3,
        end_column=9,
        path="claims.0",
        message=message,
        hint=hint,
    )
    return TWO_FILES.model_copy(
        update={"files": (CheckedFile(path=path, findings=(found,)),), "summary": Summary(errors=1, warnings=0)}
    )


def test_github_escapes_what_would_end_a_command_or_a_property() -> None:
    line = told("github", one_finding("50%:a,b\r\nc.yaml", "100%\r\nof: a, b", "x\ny")).splitlines()[0]
    place, _, message = line.removeprefix("::error ").partition("::")
    assert place.startswith("file=50%25%3Aa%2Cb%0D%0Ac.yaml,line=3,col=5,")
    assert message == "100%25%0D%0Aof: a, b%0Ax%0Ay"


# GitLab


def test_gitlab_has_an_issue_a_finding_with_its_place() -> None:
    issues = json.loads(told("gitlab"))
    assert [(issue["check_name"].split()[0], issue["location"]["path"]) for issue in issues] == [
        (one.code, path) for path, one in findings()
    ]
    assert {issue["severity"] for issue in issues} == {"major", "minor", "info"}
    for issue, (_, one) in zip(issues, findings(), strict=True):
        assert issue["location"]["positions"] == {
            "begin": {"line": one.line, "column": one.column},
            "end": {"line": one.end_line, "column": one.end_column},
        }
        assert one.message in issue["description"]


def fingerprints(form: str, text: str, path: str = "plan.yaml") -> list[str]:
    if form == "gitlab":
        return [issue["fingerprint"] for issue in json.loads(told("gitlab", reported(text, path)))]
    results = json.loads(told("sarif", reported(text, path)))["runs"][0]["results"]
    return [value for result in results for value in result["partialFingerprints"].values()]


FINGERPRINTED = pytest.mark.parametrize("form", ["gitlab", "sarif"])


@FINGERPRINTED
def test_fingerprints_are_unique(form: str) -> None:
    found = [*fingerprints(form, MIXED), *fingerprints(form, MIXED, "other.yaml")]
    assert len(set(found)) == len(found) > 10


@FINGERPRINTED
@pytest.mark.parametrize(
    "moved",
    [
        pytest.param("# a new line\n\n" + MIXED, id="lines above"),
        pytest.param(MIXED.replace("{id: petani", "{  id: petani"), id="columns"),
        pytest.param(MIXED.replace("\n", "\r\n"), id="line ends"),
        pytest.param(
            MIXED.replace("groups:\n", "groups:\n  - {id: umkm, workers: 7, source: BPS}\n"), id="a group above"
        ),
    ],
)
def test_fingerprints_stay_when_lines_move(form: str, moved: str) -> None:
    assert fingerprints(form, moved) == fingerprints(form, MIXED)


# SARIF


def sarif(found: Check = TWO_FILES) -> dict[str, Any]:
    log: dict[str, Any] = json.loads(told("sarif", found))
    return log


def test_sarif_has_the_structure_of_the_standard() -> None:
    log = sarif()
    assert set(log) == {"$schema", "version", "runs"}
    assert log["version"] == "2.1.0"
    assert log["$schema"].endswith("sarif-schema-2.1.0.json")
    (run,) = log["runs"]
    driver = run["tool"]["driver"]
    assert run["columnKind"] == "unicodeCodePoints"
    assert (driver["name"], driver["version"]) == ("ucj", __version__)
    for rule in driver["rules"]:
        assert set(rule) == {"id", "name", "shortDescription", "fullDescription", "help", "defaultConfiguration"}
        assert rule["defaultConfiguration"]["level"] in {"error", "warning", "note"}
        assert rule["shortDescription"]["text"]
        assert rule["fullDescription"]["text"]
    for result in run["results"]:
        assert set(result) == {"ruleId", "ruleIndex", "level", "message", "locations", "partialFingerprints"}
        assert result["level"] in {"error", "warning", "note"}
        assert result["message"]["text"]
        assert all(type(value) is str for value in result["partialFingerprints"].values())


SCHEMA = Path(__file__).parents[1] / "browser/node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json"


@pytest.mark.browser
@needed(SCHEMA.exists(), "npm install --prefix tests/browser brings SARIF's schema")
def test_sarif_is_valid_by_the_schema_of_the_standard(tmp_path: Path) -> None:
    schema = json.loads(SCHEMA.read_text("utf-8"))
    elsewhere = TWO_FILES.model_copy(
        update={"files": (TWO_FILES.files[0].model_copy(update={"path": f"{tmp_path}/b\\s %.yaml"}),)}
    )
    for found in (TWO_FILES, elsewhere, TWO_FILES.model_copy(update={"files": ()})):
        jsonschema.Draft4Validator(schema, format_checker=jsonschema.FormatChecker()).validate(sarif(found))


def test_sarif_rules_are_those_that_were_broken_each_once_with_its_page() -> None:
    (run,) = sarif()["runs"]
    rules = run["tool"]["driver"]["rules"]
    ids = [rule["id"] for rule in rules]
    assert sorted(set(ids)) == sorted(ids)
    assert set(ids) == {one.code for _, one in findings()}
    assert all(ids[result["ruleIndex"]] == result["ruleId"] for result in run["results"])
    assert all(rule["help"]["markdown"] == explained(RULES[rule["id"]], EN) for rule in rules)


def test_sarif_places_count_from_1_and_end_behind_the_value() -> None:
    (run,) = sarif()["runs"]
    for result, (path, one) in zip(run["results"], findings(), strict=True):
        (location,) = result["locations"]
        place = location["physicalLocation"]
        assert place["artifactLocation"]["uri"] == path
        assert place["region"] == {
            "startLine": one.line,
            "startColumn": one.column,
            "endLine": one.end_line,
            "endColumn": one.end_column,
        }
    first = run["results"][0]["locations"][0]["physicalLocation"]["region"]
    line = MIXED.splitlines()[first["startLine"] - 1]
    assert line[first["startColumn"] - 1 : first["endColumn"] - 1] == "4"  # the total that 1 and 2 do not come to


@pytest.mark.parametrize("path", ["my plan.yaml", "50%.yaml", "a#b?.yaml", "kota-🚲.yaml"])
def test_sarif_names_a_file_as_a_uri(path: str) -> None:
    (run,) = sarif(one_finding(path))["runs"]
    uri = run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert re.fullmatch(r"[A-Za-z0-9._~/%-]+", uri)
    assert unquote(uri) == path


def test_sarif_of_nothing_has_no_results() -> None:
    (run,) = sarif(TWO_FILES.model_copy(update={"files": ()}))["runs"]
    assert run["results"] == run["tool"]["driver"]["rules"] == []


# JUnit


def junit(found: Check = TWO_FILES) -> ET.Element:
    return ET.fromstring(told("junit", found).encode())  # noqa: S314 - our own report


def test_junit_counts_what_it_holds() -> None:
    root = junit()
    assert root.tag == "testsuites"
    assert [suite.get("name") for suite in root] == [file.path for file in TWO_FILES.files]
    for suite, file in zip(root, TWO_FILES.files, strict=True):
        cases = suite.findall("testcase")
        assert int(suite.get("tests", "")) == len(cases) == len(file.findings)
        assert int(suite.get("failures", "")) == len(suite.findall("testcase/failure"))
        assert int(suite.get("errors", "")) == len(suite.findall("testcase/error")) == 0
        assert len(suite.findall("testcase/failure")) == sum(one.severity != "info" for one in file.findings)


def test_junit_says_the_message_and_the_hint() -> None:
    failure = junit().find("testsuite/testcase/failure")
    found = TWO_FILES.files[0].findings[0]
    assert failure is not None
    assert failure.get("message") == found.message
    assert failure.text == f"a/malang.yaml:{found.line}:{found.column}: {found.message}\n{found.hint}"


def test_junit_of_a_sound_file_is_one_passed_test() -> None:
    found = TWO_FILES.model_copy(update={"files": (CheckedFile(path="sound.yaml", findings=()),)})
    (suite,) = junit(found)
    assert (suite.get("tests"), suite.get("failures")) == ("1", "0")
    assert [list(case) for case in suite] == [[]]


# Names that would break out of a report

HOSTILE = ["<script>alert(1)</script>", "::error::x", "]]>", "a\x1b[31mred", "\"'&<", "\u202e.yaml", "a\nb", "`|*_"]


@pytest.mark.parametrize("form", FORM_NAMES)
@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_stays_a_name(form: Form, name: str) -> None:
    quoted = json.dumps(name).replace("\x7f", "\\x7f")
    text = with_sections(f"coverage: {{date: 2025-09-09, percent: 32.3, source: BPJS, {quoted}: 1}}\n")
    found = reported(text, f"{name}.yaml" if form in {"junit", "text"} else "plan.yaml")
    assert [one.code for _, one in findings(found)] == ["UCJ010"]
    written = told(form, found)
    assert "\x1b" not in written
    assert "\u202e" not in written
    if form in {"json", "gitlab", "sarif"}:
        json.loads(written)
    elif form == "junit":
        assert [element.tag for element in junit(found).iter()] == ["testsuites", "testsuite", "testcase", "failure"]
    elif form == "github":
        assert len(re.findall(r"^::", written, re.MULTILINE)) == 1
    elif form == "md":
        assert len(written.splitlines()) == 7
        assert not re.search(r"(?<!\\)[<>|*`_](?!br>| )", written.splitlines()[-1][2:-2].replace("<br>", ""))
    else:
        assert len(written.splitlines()) == 3


def test_a_github_path_cannot_begin_a_command_of_its_own() -> None:
    written = told("github", one_finding("x\n::error::y.yaml"))
    assert len(re.findall(r"^::", written, re.MULTILINE)) == 1


# Several forms in one run


def test_several_forms_are_written_in_one_run(run_ucj: RunUcj, write_plan: WritePlan, tmp_path: Path) -> None:
    file = write_plan(MIXED)
    forms = [word for form in FORM_NAMES[1:] for word in ("--format", form)]
    outputs = [word for form in FORM_NAMES[1:] for word in ("--output", tmp_path / f"report.{form}")]
    done = run_ucj("check", file, *forms, *outputs, "--format", "text")
    assert done.status == 1
    assert done.stdout == run_ucj("check", file, "--format", "text").stdout
    for form in FORM_NAMES[1:]:
        written = (tmp_path / f"report.{form}").read_text(encoding="utf-8")
        assert written == run_ucj("check", file, "--format", form).stdout, form


def test_a_report_is_replaced_only_with_force(run_ucj: RunUcj, write_plan: WritePlan) -> None:
    file, kept = write_plan(MIXED), write_plan("kept", "report.json")
    refused = run_ucj("check", file, "--format", "json", "--output", kept)
    assert (refused.status, kept.read_text(encoding="utf-8")) == (2, "kept")
    assert run_ucj("check", file, "--format", "json", "--output", kept, "--force").status == 1
    assert json.loads(kept.read_text(encoding="utf-8"))["summary"]["errors"] == 2


def test_more_files_than_forms_are_wrong_usage(run_ucj: RunUcj, write_plan: WritePlan, tmp_path: Path) -> None:
    done = run_ucj("check", write_plan(), "--format", "json", "-o", tmp_path / "a", "-o", tmp_path / "b")
    assert done.status == 2
    assert not (tmp_path / "a").exists()


@pytest.mark.parametrize("form", FORM_NAMES)
def test_a_name_that_is_not_utf8_is_no_fault(run_ucj: RunUcj, tmp_path: Path, form: str) -> None:
    try:
        (tmp_path / "kota\udcff.yaml").write_text(MIXED, encoding="utf-8")
    except OSError:  # some systems have no such names
        pytest.skip("file names are UTF-8 here")
    done = run_ucj("check", ".", "--format", form, cwd=tmp_path)
    assert (done.status, done.stderr) == (1, "")


@pytest.mark.parametrize("form", FORM_NAMES)
def test_the_shipped_plan_is_reported_in_every_form_and_language(form: Form) -> None:
    raw = shipped_plan().read_bytes()
    english, indonesian = (
        report(answer([look(raw)], get_locale(lang)), form, get_locale(lang)) for lang in ("en", "id")
    )
    assert english != indonesian
    assert english.count("UCJ302") == indonesian.count("UCJ302")
