"""A group's name that would steer a browser, a spreadsheet or a terminal is shown as text, in every form there is."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import pytest

from tests.conftest import SMALLEST

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import RunUcj, WritePlan

NAMES = {
    "formula": r"=HYPERLINK(\"http://x\")",
    "script": "<script>alert(1)</script>",
    "turned": r"a\u202eb",
    "colour": r"\x1b[31mred",
}
"""As they are written in a plan, between double quotes."""

ACTS = ("\x1b", "\u202e", "<script>")
"""What must not come out as it is; a formula is tested by its own leading sign."""

COMMANDS = ("gap", "budget", "roadmap", "afford", "explain new", "compare")
FORMS = ("table", "json", "csv", "md")


@pytest.fixture
def plan(write_plan: WritePlan) -> Path:
    groups = "".join(
        f'  - {{id: {name}, name: "{text}", workers: 1000, paid_by: kota}}\n' for name, text in NAMES.items()
    )
    fund = 'funds: {kota: {name: "=1+1<script>", kind: public, ceiling: {2026: 1}}}\n'
    return write_plan(f"{SMALLEST}{fund}groups:\n{groups}  - {{id: rest, workers: rest}}\n")


def told(run_ucj: RunUcj, command: str, plan: Path, *more: str, **env: str) -> str:
    name, *what = command.split()
    years = ["--from", "2026", "--to", "2026"] if name in ("roadmap", "compare") else ["--year", "2026"]
    which = [str(plan), "--set", "workforce.growth_percent=1"] if name == "compare" else ["--plan", str(plan)]
    done = run_ucj(name, *what, *which, *years, *more, **env)
    assert (done.status, done.stderr) == (0, "")
    return done.stdout


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("command", COMMANDS)
def test_no_form_lets_a_name_act(run_ucj: RunUcj, plan: Path, command: str, form: str) -> None:
    text = told(run_ucj, command, plan, "--format", form)
    for sign in ACTS[:2]:
        assert sign not in text
    if form == "md":
        assert "<script>" not in text
    if form == "csv":
        assert ",=HYPERLINK" not in text
        assert not [line for line in text.splitlines() if line.startswith(("=", "+", "@"))]


@pytest.mark.parametrize("command", ["gap", "roadmap", "explain new"])
def test_a_terminal_shows_only_the_colours_that_are_ours(run_ucj: RunUcj, plan: Path, command: str) -> None:
    text = told(run_ucj, command, plan, FORCE_COLOR="1", TERM="xterm-256color", COLUMNS="120")
    assert "\x1b[31mred" not in text
    assert "\u202e" not in text


@pytest.mark.parametrize("ending", [".html", ".md"])
def test_a_report_shows_them_as_text(run_ucj: RunUcj, plan: Path, tmp_path: Path, ending: str) -> None:
    file = tmp_path / f"report{ending}"
    told(run_ucj, "report", plan, "--output", str(file), "--quiet")
    text = file.read_text("utf-8")
    assert [sign for sign in ACTS if sign in text] == []
    assert "HYPERLINK" in text


def test_backquotes_in_a_name_set_nothing_of_a_report_in_another_letter(
    run_ucj: RunUcj, write_plan: WritePlan, tmp_path: Path
) -> None:
    fund = "funds: {kota: {name: 'a `b` c', kind: public}}\n"
    group = "groups: [{id: g, workers: rest, paid_by: kota, name: 'd `e` f'}]\n"
    file = tmp_path / "report.html"
    run_ucj("report", write_plan(f"{SMALLEST}{fund}{group}"), "--year", "2026", "-o", file)
    page = file.read_text("utf-8")
    assert page.count("a `b` c") > 1
    assert "d `e` f" in page
    assert "<code>" not in page


def test_a_workbook_has_them_as_text(run_ucj: RunUcj, plan: Path, tmp_path: Path) -> None:
    file = tmp_path / "report.xlsx"
    told(run_ucj, "report", plan, "--output", str(file), "--quiet")
    with zipfile.ZipFile(file) as parts:
        strings = parts.read("xl/sharedStrings.xml").decode()
        formulas = "".join(parts.read(name).decode() for name in parts.namelist() if "worksheets/sheet" in name)
    assert "=HYPERLINK" in strings
    assert "HYPERLINK" not in formulas
    assert [sign for sign in ACTS if sign in strings] == []
