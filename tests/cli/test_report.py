"""`ucj report` as its users run it: which file, in which form, and what is said of it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.conftest import SMALLEST
from tests.show.reading import cells, read

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import RunUcj, WritePlan


@pytest.mark.parametrize(
    ("name", "beginning"), [("a.html", "<!doctype html>"), ("b.HTML", "<!doctype"), ("c.md", "# ")]
)
def test_the_ending_decides_the_form(run_ucj: RunUcj, tmp_path: Path, name: str, beginning: str) -> None:
    file = tmp_path / name
    done = run_ucj("report", "-o", file, "--year", "2026")
    assert (done.stdout, done.status) == ("", 0)
    assert file.read_text("utf-8").startswith(beginning)
    assert [left.name for left in tmp_path.iterdir()] == [name]


def test_what_was_written_is_said_in_one_line_unless_quiet(run_ucj: RunUcj, write_plan: WritePlan) -> None:
    plan = write_plan()
    file = plan.with_name("report.html")
    said = run_ucj("report", "--plan", plan, "-o", file).stderr
    assert said == f"ucj: {file} is written ({file.stat().st_size:,} bytes)\n"
    assert run_ucj("report", "--plan", plan, "-o", file, "--force", "--quiet") == ("", "", 0)


@pytest.mark.parametrize("name", ["report.pdf", "report", "report.htm", ".html"])
@pytest.mark.parametrize("lang", ["en", "id"])
def test_another_ending_is_refused_with_the_allowed_ones(run_ucj: RunUcj, tmp_path: Path, name: str, lang: str) -> None:
    done = run_ucj("report", "-o", tmp_path / name, "--lang", lang)
    assert done.status == 2
    assert ".html, .xlsx, .md" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_an_existing_file_is_replaced_only_with_force(run_ucj: RunUcj, tmp_path: Path) -> None:
    file = tmp_path / "report.md"
    file.write_text("mine", "utf-8")
    done = run_ucj("report", "-o", file)
    assert (done.status, file.read_text("utf-8")) == (2, "mine")
    assert "--force" in done.stderr
    assert run_ucj("report", "-o", file, "--force").status == 0
    assert file.read_text("utf-8") != "mine"


def test_without_a_file_it_is_wrong_usage(run_ucj: RunUcj) -> None:
    done = run_ucj("report")
    assert (done.stdout, done.status) == ("", 2)
    assert "--output" in done.stderr


def test_further_plans_are_scenarios_on_the_same_years(run_ucj: RunUcj, write_plan: WritePlan) -> None:
    plan = write_plan()
    slow = write_plan(SMALLEST.replace("2025: 41", "2025: 33"), "slow.yaml")
    fast = write_plan(SMALLEST.replace("2045: 100", "2031: 100"), "fast.yaml")
    file = plan.with_name("report.html")
    years = ("--from", "2027", "--to", "2030")
    assert run_ucj("report", slow, fast, "--plan", plan, "-o", file, *years).status == 0
    page = read(file.read_text("utf-8"))
    assert [row[0] for row in cells(page, "table-1")] == ["2027", "2028", "2029", "2030"]
    assert [row[0] for row in cells(page, "table-2")] == ["this plan", "slow", "fast"]
    other = json.loads(run_ucj("roadmap", "--plan", fast, *years, "--format", "json").stdout)
    told = [row[3] for row in cells(page, "table-3")]
    assert told == [f"{year['coverage_end_percent']:.2f}%" for year in other["years"]]


def test_a_scenario_that_is_not_valid_leaves_no_file(run_ucj: RunUcj, write_plan: WritePlan, tmp_path: Path) -> None:
    done = run_ucj("report", write_plan("a: 1", "wrong.yaml"), "-o", tmp_path / "report.html")
    assert done.status == 2
    assert "wrong.yaml" in done.stderr
    assert not (tmp_path / "report.html").exists()


def test_the_same_plan_gives_the_same_bytes(run_ucj: RunUcj, write_plan: WritePlan) -> None:
    plan = write_plan()
    files = [plan.with_name(name) for name in ("one.html", "two.html")]
    for file in files:
        assert run_ucj("report", "--plan", plan, "-o", file, "--year", "2030").status == 0
    assert files[0].read_bytes() == files[1].read_bytes()


def test_markdown_tables_have_as_many_cells_in_every_row(run_ucj: RunUcj, tmp_path: Path) -> None:
    assert run_ucj("report", "-o", tmp_path / "r.md", "--year", "2026").status == 0
    tables = [block for block in (tmp_path / "r.md").read_text("utf-8").split("\n\n") if block.startswith("|")]
    assert len(tables) == 7
    for table in tables:
        lines = table.replace(r"\|", "").splitlines()
        assert len({line.count("|") for line in lines}) == 1
