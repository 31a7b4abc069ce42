"""What a file is called says what is in it: the ending decides the form, or `--format` does, never one against both."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ucj_cli.checks.formats import FORM_NAMES
from ucj_cli.cli.endings import REPORTS, SPEAKING

if TYPE_CHECKING:
    from tests.conftest import RunUcj, WritePlan

ANSWERS = """gap --year 2026
budget --year 2026
roadmap --to 2027
afford --year 2026
compare config/targets.yaml config/scenarios/rpjmd.yaml --to 2027
explain gap --year 2026
cost --people 5 --months 3 --from 2026-01
rates --date 2026-05
regions malang""".splitlines()

ROOT = Path(__file__).parents[2]


def begins_as(file: Path) -> str:
    """The form that the file has, by what it holds."""
    text = file.read_text("utf-8")
    if text.startswith("{"):
        try:
            json.loads(text)
        except ValueError:
            assert [json.loads(line) for line in text.splitlines()]
            return "lines"
        return "json"
    if text.startswith("## "):
        return "md"
    rows = list(csv.reader(text.splitlines()))
    return "csv" if len(rows[0]) > 2 and len({len(row) for row in rows}) == 1 else "table"


@pytest.mark.parametrize("command", ANSWERS)
@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("a.json", "json"),
        ("a.CSV", "csv"),
        ("a.md", "md"),
        ("a.txt", "table"),
        ("a", "table"),
        ("a.tmp", "table"),
        ("2026.1", "table"),
    ],
)
def test_the_ending_decides_the_form(run_ucj: RunUcj, tmp_path: Path, command: str, name: str, form: str) -> None:
    done = run_ucj(*command.split(), "-o", tmp_path / name, "--quiet", cwd=ROOT)
    assert (done.stderr, done.status) == ("", 0)
    assert begins_as(tmp_path / name) == form


@pytest.mark.parametrize(
    ("name", "form"), [("a.jsonl", "lines"), ("a.ndjson", "lines"), ("a.json", "lines"), ("a.csv", "csv"), ("a", "csv")]
)
def test_the_rows_of_a_sweep_go_to_csv_or_json_lines(run_ucj: RunUcj, tmp_path: Path, name: str, form: str) -> None:
    arguments = ("sweep", "--vary", "targets.percent.2030=60,65", "--to", "2027", "-q", "-o", tmp_path / name)
    assert run_ucj(*arguments).status == 0
    assert begins_as(tmp_path / name) == form


@pytest.mark.parametrize("command", [*ANSWERS, "sweep --vary targets.percent.2030=60"])
@pytest.mark.parametrize(
    ("form", "name"), [("json", "a.csv"), ("csv", "a.json"), ("table", "a.md"), ("md", "a.txt"), ("csv", "a.xlsx")]
)
def test_an_ending_against_the_form_is_refused_with_both(
    run_ucj: RunUcj, tmp_path: Path, command: str, form: str, name: str
) -> None:
    done = run_ucj(*command.split(), "--format", form, "-o", tmp_path / name, cwd=ROOT)
    assert done.status == 2
    assert name in done.stderr
    assert f"--format {form}" in done.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("command", [*ANSWERS, "sweep --vary targets.percent.2030=60", "schema", "init --code 35.73"])
@pytest.mark.parametrize("name", ["a.ods", "a.html", "a.pdf", "a.doc", "a.png", "a.csv.gz"])
def test_an_ending_of_another_program_s_files_is_refused(
    run_ucj: RunUcj, tmp_path: Path, command: str, name: str
) -> None:
    done = run_ucj(*command.split(), "-o", tmp_path / name, cwd=ROOT)
    assert done.status == 2
    assert "allowed endings: ." in done.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("a.json", '{\n  "schema": "ucj/check/1"'),
        ("a.sarif", '{\n  "$schema"'),
        ("a.xml", "<?xml"),
        ("a.txt", "0 errors"),
    ],
)
def test_the_ending_decides_the_form_of_a_report_of_checks(
    run_ucj: RunUcj, write_plan: WritePlan, tmp_path: Path, name: str, begins: str
) -> None:
    assert run_ucj("check", write_plan(), "-o", tmp_path / name, GITHUB_ACTIONS="true").status == 0
    assert begins in (tmp_path / name).read_text("utf-8")


def test_several_reports_of_checks_go_by_their_endings(run_ucj: RunUcj, write_plan: WritePlan, tmp_path: Path) -> None:
    files = tmp_path / "a.sarif", tmp_path / "b.xml"
    assert run_ucj("check", write_plan(), "-o", files[0], "-o", files[1]).status == 0
    assert [file.read_text("utf-8")[:1] for file in files] == ["{", "<"]
    refused = run_ucj("check", write_plan(), "--format", "text", "-o", tmp_path / "c.json")
    assert (refused.status, "--format text" in refused.stderr) == (2, True)


def test_every_form_of_report_has_its_endings() -> None:
    assert set(REPORTS) == set(FORM_NAMES)
    assert {ending for endings in REPORTS.values() for ending in endings} - set(SPEAKING) == {".log"}


def test_what_a_check_means_goes_to_a_file_too(run_ucj: RunUcj, tmp_path: Path) -> None:
    assert run_ucj("explain", "UCJ101", "-o", tmp_path / "a.md") == ("", "", 0)
    assert (tmp_path / "a.md").read_text("utf-8") == run_ucj("explain", "UCJ101", "--format", "md").stdout
    assert run_ucj("explain", "UCJ101", "--format", "csv").status == 2
