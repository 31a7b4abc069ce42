"""What was changed in a report's workbook comes back as a scenario."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import load_workbook
from xlsxwriter.utility import xl_cell_to_rowcol

from tests.tables.offices import workbook
from tests.tables.test_hostile_files import with_part
from ucj_cli.plan_file.find import shipped_plan
from ucj_cli.plan_file.load import load_plan
from ucj_cli.vocabulary import INPUTS_SHEET

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import RunUcj


@pytest.fixture
def report(run_ucj: RunUcj, tmp_path: Path) -> Path:
    """A report's workbook beside its plan."""
    (tmp_path / "targets.yaml").write_bytes(shipped_plan().read_bytes())
    done = run_ucj("report", "--year", "2026", "-o", "report.xlsx", cwd=tmp_path)
    assert done.status == 0, done.stderr
    return tmp_path / "report.xlsx"


def with_inputs(file: Path, changes: dict[str, Any]) -> Path:
    """The workbook as a spreadsheet saves it: inputs changed in their cells, and the hidden sheet worked out."""
    import re
    import zipfile

    book = load_workbook(file)
    hidden = book[INPUTS_SHEET]
    rows = {hidden.cell(row, 1).value: row for row in range(2, hidden.max_row + 1)}
    name = f"xl/worksheets/sheet{book.sheetnames.index(INPUTS_SHEET) + 1}.xml"
    with zipfile.ZipFile(file) as archive:
        part = archive.read(name).decode()
    for path, value in changes.items():
        formula = str(hidden.cell(rows[path], 4).value)
        sheet, cell = formula[len("=IF(") : formula.index('=""')].split("!")
        row, column = xl_cell_to_rowcol(cell.replace("$", ""))
        there = book[sheet.strip("'")].cell(row + 1, column + 1)
        assert there.data_type in "ns", f"{path} is worked out, and is no input"
        kind = ' t="str"' if isinstance(value, str) else ""
        pattern = rf'<c r="D{rows[path]}"[^>]*>(<f>.*?</f>)<v>.*?</v></c>'
        part, count = re.subn(pattern, rf'<c r="D{rows[path]}"{kind}>\1<v>{value}</v></c>', part)
        assert count == 1
    return with_part(file, name, part.encode())


def test_an_untouched_workbook_changes_nothing(run_ucj: RunUcj, report: Path) -> None:
    done = run_ucj("import", report, "--as-scenario", cwd=report.parent)
    assert done.status == 0, done.stderr
    assert [line for line in done.stdout.splitlines() if line[:1] != "#"] == ["extends: targets.yaml"]
    assert done.stderr == "ucj: 0 inputs were changed in the workbook\n"


def test_changed_inputs_are_those_of_the_scenario(run_ucj: RunUcj, report: Path) -> None:
    changes = {
        "targets.percent.2030": 0.6,
        "targets.path": "smooth",
        "workforce.growth_percent": 0.0125,
        "groups.ojol.planned.2026": 9000,
        "groups.ojol.months.to": 11,
        "groups.ojol.changes.2027.priority": 3,
        "groups.ojol.enrol_from.2026": 4,
        "funds.dbhcht.ceiling.2026": "-",
        "funds.apbd.ceiling.2027": 5_000_000_000,
    }
    scenarios = report.parent / "scenarios"
    scenarios.mkdir()
    with_inputs(report, changes)
    done = run_ucj("import", "report.xlsx", "--as-scenario", "-o", "scenarios/new.yaml", cwd=report.parent)
    assert done.status == 0, done.stderr
    meant = load_plan(report.parent / "targets.yaml").replace(
        {
            "targets.percent.2030": Decimal(60),
            "targets.path": "smooth",
            "workforce.growth_percent": Decimal("1.25"),
            "groups.ojol.planned.2026": 9_000,
            "groups.ojol.months.to": 11,
            "groups.ojol.changes.2027.priority": 3,
            "groups.ojol.enrol_from.2026": 4,
            "funds.dbhcht.ceiling.2026": None,
            "funds.apbd.ceiling.2027": 5_000_000_000,
        }
    )
    plan = load_plan(scenarios / "new.yaml")
    assert plan.extends == "../targets.yaml"
    assert plan.model_dump(exclude={"extends"}) == meant.model_dump(exclude={"extends"})


def test_an_input_that_no_plan_takes_is_refused(run_ucj: RunUcj, report: Path) -> None:
    changes = {"groups.ojol.planned.2026": 9000.5, "bpu.jkk": 0.02, "funds.dbhcht.ceiling.2026": "much"}
    with_inputs(report, changes)
    done = run_ucj("import", report, "--as-scenario", cwd=report.parent)
    assert done.status == 2
    told = [line.partition(": ")[2] for line in done.stderr.splitlines()]
    assert told[:2] == [
        "`groups.ojol.planned.2026` cannot be `9000.5`",
        "`funds.dbhcht.ceiling.2026` cannot be `much`",
    ]
    assert told[2].startswith("`bpu.jkk` was changed, and is not read back from a workbook")


def test_a_plan_that_has_changed_since_is_told(run_ucj: RunUcj, report: Path) -> None:
    plan = report.parent / "targets.yaml"
    plan.write_text(plan.read_text("utf-8") + "# changed\n", "utf-8")
    done = run_ucj("import", report, "--as-scenario", cwd=report.parent)
    assert (done.status, "no longer" in done.stderr) == (0, True)


def test_away_from_its_plan_a_workbook_says_where_it_belongs(run_ucj: RunUcj, report: Path, tmp_path: Path) -> None:
    away = tmp_path / "away"
    away.mkdir()
    done = run_ucj("import", report, "--as-scenario", cwd=away)
    assert (done.status, done.stdout) == (2, "")
    assert "`targets.yaml` is not here: run this in the folder where the report was made" in done.stderr


def test_what_was_saved_without_results_and_other_files_are_refused(run_ucj: RunUcj, report: Path) -> None:
    load_workbook(report).save(report)
    assert "no results" in run_ucj("import", report, "--as-scenario", cwd=report.parent).stderr
    done = run_ucj("import", report.parent / "targets.yaml", "--as-scenario")
    assert (done.status, "no workbook" in done.stderr) == (2, True)


def test_every_coloured_cell_is_read_back_but_for_the_year_to_look_at(report: Path) -> None:
    book = load_workbook(report)
    formulas = [str(row[3].value) for row in book[INPUTS_SHEET].iter_rows(min_row=2)]
    known = {formula[len("=IF(") : formula.index('=""')].replace("$", "") for formula in formulas}
    coloured = {
        f"{sheet.title}!{cell.coordinate}": sheet.title
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.fill.fgColor.rgb == "FFFFF9DB" and cell.data_type != "f"
    }
    others = [name for place, name in coloured.items() if place not in known]
    assert len(coloured) > 300
    assert others == ["Assumptions", "Year"]  # the legend, and the year


@pytest.mark.parametrize(
    "rows",
    [
        [["targets", "text", "", "smooth"]],
        [["groups.ojol", "number", "", 5]],
        [["groups", "number", "", 5]],
        [["", "number", "", 5]],
        [["targets.percent", "number", "", 5], ["targets.percent.2030", "number", "", 60]],
        [["targets.percent.2030", "number", "", 60], ["targets.percent", "number", "", 5]],
        [["targets: {percent: {2030: 1}} #.path", "text", "", "smooth"]],
        [["targets..path", "text", "", "smooth"]],
    ],
)
def test_a_hidden_sheet_that_was_written_by_others_is_refused(
    run_ucj: RunUcj, tmp_path: Path, rows: list[list[object]]
) -> None:
    (tmp_path / "targets.yaml").write_bytes(shipped_plan().read_bytes())
    file = workbook(tmp_path, {INPUTS_SHEET: [["extends", "targets.yaml", "0"], *rows]})
    done = run_ucj("import", file, "--as-scenario", cwd=tmp_path)
    assert (done.stdout, done.status) == ("", 2)
    assert "no workbook of `ucj report`" in done.stderr


@pytest.mark.parametrize(("before", "now"), [(".", 5), ("1.2.3", 5), ("-", "inf"), ("5", "1e999"), ("5", True)])
def test_what_is_no_number_in_the_hidden_sheet_is_no_fault_of_ucj(
    run_ucj: RunUcj, tmp_path: Path, before: str, now: object
) -> None:
    (tmp_path / "targets.yaml").write_bytes(shipped_plan().read_bytes())
    row = ["targets.participants.2030", "number", before, now]
    file = workbook(tmp_path, {INPUTS_SHEET: [["extends", "targets.yaml", "0"], row]})
    done = run_ucj("import", file, "--as-scenario", cwd=tmp_path)
    assert "fault" not in done.stderr
    assert done.status == (0 if now == 5 else 2)
