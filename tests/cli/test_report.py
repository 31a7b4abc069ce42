"""`ucj report` as its users run it: which file, in which form, and what is said of it."""

from __future__ import annotations

import json
import re
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from tests.conftest import SMALLEST
from tests.render.reading import cells, read
from ucj_cli.i18n import CODES, get_locale

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import RunUcj, WritePlan
    from ucj_cli.i18n import Code


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
    assert run_ucj("report", plan, slow, fast, "-o", file, *years).status == 0
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
    assert len(tables) == 9
    for table in tables:
        lines = table.replace(r"\|", "").splitlines()
        assert len({line.count("|") for line in lines}) == 1


# Several regions

OTHER = SMALLEST.replace("Kota Malang", "Kabupaten Malang").replace("35.73", "35.07")


def test_plans_of_several_regions_are_one_report_of_them(run_ucj: RunUcj, write_plan: WritePlan) -> None:
    one, two = write_plan(), write_plan(OTHER, "two.yaml")
    file = one.with_name("report.md")
    done = run_ucj("report", one, two, "-o", file, "--year", "2026")
    assert (done.stdout, done.status) == ("", 0)
    text = file.read_text("utf-8")
    assert text.startswith("# Universal Coverage Jamsostek: Jawa Timur, 2 of 38 regions, 2026\n")
    assert "Kota Surabaya" in text  # one of those without a plan
    tables = [block for block in text.split("\n\n") if block.startswith("|")]
    assert len(tables) == 4
    for table in tables:
        assert len({line.count("|") for line in table.replace(r"\|", "").splitlines()}) == 1


def test_a_folder_of_plans_is_the_same_report(run_ucj: RunUcj, write_plan: WritePlan, tmp_path: Path) -> None:
    one, two = write_plan(), write_plan(OTHER, "two.yaml")
    files = [tmp_path / "files.html", tmp_path / "folder.html"]
    for file, plans in zip(files, ([one, two], [tmp_path]), strict=True):
        assert run_ucj("report", *plans, "-o", file, "--year", "2030").status == 0
    assert files[0].read_bytes() == files[1].read_bytes()


@pytest.mark.parametrize("ending", ["html", "md", "xlsx"])
@pytest.mark.parametrize("options", [[], ["--set", "targets.percent.2045=99"], ["--quiet"]])
def test_the_plan_that_is_named_is_the_reports(
    run_ucj: RunUcj, write_plan: WritePlan, ending: str, options: list[str]
) -> None:
    """And not the one that is found here, of which it would be a scenario."""
    write_plan(SMALLEST, "targets.yaml")
    named = write_plan(OTHER, "two.yaml")
    files = [named.with_name(f"{name}.{ending}") for name in ("argument", "option")]
    ways: tuple[list[str | Path], ...] = ([named], ["--plan", named])
    for file, plan in zip(files, ways, strict=True):
        assert run_ucj("report", *plan, "-o", file, "--year", "2026", *options, cwd=named.parent).status == 0
    assert files[0].read_bytes() == files[1].read_bytes()
    if ending != "xlsx":
        assert "Kabupaten Malang, 2026" in files[0].read_text("utf-8")
        assert "Kota Malang" not in files[0].read_text("utf-8")


def test_what_is_set_holds_for_the_scenarios_too(run_ucj: RunUcj, write_plan: WritePlan) -> None:
    """As `compare` has it; and standard input is read once."""
    slow = write_plan(SMALLEST.replace("2045: 100", "2045: 90"), "slow.yaml")
    file = slow.with_name("report.html")
    options = ("-o", file, "--to", "2027", "--set", "targets.percent.2027=60")
    assert run_ucj("report", "-", slow, *options, stdin=SMALLEST).status == 0
    page = read(file.read_text("utf-8"))
    assert [row[0] for row in cells(page, "table-2")] == ["this plan", "slow"]
    assert {row[1] for row in cells(page, "table-2")} == {"60.00% (2027)"}


@pytest.mark.parametrize("lang", ["en", "id"])
def test_a_workbook_of_several_regions_is_refused_in_a_line(run_ucj: RunUcj, write_plan: WritePlan, lang: str) -> None:
    one, two = write_plan(), write_plan(OTHER, "two.yaml")
    done = run_ucj("report", one, two, "-o", one.with_name("r.xlsx"), "--lang", lang)
    assert (done.stdout, done.status) == ("", 2)
    assert ".html, .md" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    assert not one.with_name("r.xlsx").exists()


def test_a_year_and_a_changed_value_are_those_of_every_region(run_ucj: RunUcj, write_plan: WritePlan) -> None:
    one, two = write_plan(), write_plan(OTHER, "two.yaml")
    file = one.with_name("report.html")
    options = ("--year", "2030", "--set", "targets.percent.2030=70")
    assert run_ucj("report", one, two, "-o", file, *options, "--from", "2028", "--to", "2031").status == 0
    page = read(file.read_text("utf-8"))
    assert [row[4] for row in cells(page, "regions-code")] == ["70%", "70%", ""]
    assert [row[2:4] for row in cells(page, "roads-table")] == [["2028", "2031"], ["2028", "2031"], ["", ""]]
    assert "changed for this report: targets.percent.2030=70" in page.one("id", "basis").text


def test_a_year_that_one_region_does_not_cover_is_told_with_its_file(run_ucj: RunUcj, write_plan: WritePlan) -> None:
    one, two = write_plan(), write_plan(OTHER.replace("2025: 428_699", "2028: 428_699"), "two.yaml")
    done = run_ucj("report", one, two, "-o", one.with_name("r.html"), "--year", "2026")
    assert done.status == 2
    assert "two.yaml" in done.stderr


PLANS = {"config/targets.yaml": ["2025"], "examples/jawa-timur": ["2022", "2026"]}
"""Plans of one region and of several, and the years of the first and the last day of their coverage."""


@pytest.mark.parametrize("lang", ["en", "id"])
@pytest.mark.parametrize("form", ["html", "md"])
@pytest.mark.parametrize("plan", PLANS)
def test_a_report_names_no_shell_command(run_ucj: RunUcj, tmp_path: Path, lang: str, form: str, plan: str) -> None:
    """A mayor has no shell: what `ucj gap` or `--set` would tell stands in words."""
    file = tmp_path / f"report.{form}"
    options = ("--year", "2026", "--lang", lang, "--set", "targets.percent.2030=70")
    assert run_ucj("report", plan, "-o", file, *options).status == 0
    text = re.sub(r"<style>.*?</style>|<[^>]*>", " ", file.read_text("utf-8"), flags=re.DOTALL)
    assert re.findall(r"ucj [a-z]\w+|(?<!\S)--\w+|`", text.replace("\\", "")) == []


@pytest.mark.parametrize("lang", CODES)
@pytest.mark.parametrize("form", ["html", "md"])
@pytest.mark.parametrize("plan", PLANS)
def test_a_report_says_when_it_was_made_and_of_which_day_its_coverage_is(
    run_ucj: RunUcj, tmp_path: Path, lang: Code, form: str, plan: str
) -> None:
    file, today = tmp_path / f"report.{form}", datetime.now().astimezone().date()
    assert run_ucj("report", plan, "-o", file, "--year", "2026", "--lang", lang).status == 0
    head = file.read_text("utf-8").partition("<section" if form == "html" else "## ")[0]
    made = [get_locale(lang).text("report.made", day=day) for day in (today, today + timedelta(1))]  # at midnight
    assert any(words in head for words in made)
    assert re.findall(r"\b20\d\d\b", head.partition(made[0])[0])[-len(PLANS[plan]) :] == PLANS[plan]
