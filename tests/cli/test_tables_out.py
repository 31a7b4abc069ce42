"""Tables out: which table of an answer becomes CSV or a sheet, and how an Indonesian spreadsheet gets it."""

from __future__ import annotations

import csv
import io
import json
from datetime import datetime
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

import ucj_cli as ucj

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import RunUcj

TABLES = {
    "gap": ["groups", "payers", "segments"],
    "budget": ["months", "programmes", "payers", "groups"],
    "afford": ["groups", "funds"],
    "roadmap": ["groups", "years", "payers"],
}


def read_csv(text: str, **form: Any) -> list[dict[str, str]]:  # noqa: ANN401 - how csv is written
    return list(csv.DictReader(io.StringIO(text), **form))


@pytest.mark.parametrize(("command", "table"), [(name, table) for name, tables in TABLES.items() for table in tables])
def test_every_table_of_an_answer_may_be_asked_for(run_ucj: RunUcj, command: str, table: str) -> None:
    years = ["--year", "2026"] if command != "roadmap" else ["--to", "2027"]
    done = run_ucj(command, *years, "--rows", table, "--format", "csv")
    assert done.status == 0, done.stderr
    answer = json.loads(run_ucj(command, *years, "--format", "json").stdout)
    rows = read_csv(done.stdout)
    records = answer.get(table, answer.get("years" if command == "roadmap" else "months"))
    assert rows
    assert {row["region_code"] for row in rows} == {"35.73"}
    if command == "roadmap":
        records = records if table == "years" else [each for year in answer["years"] for each in year[table]]
    elif command == "budget" and table in ("months", "programmes"):
        wanted = "payers" if table == "months" else "programmes"
        assert sum(int(row["rupiah"]) for row in rows) == sum(sum(month[wanted].values()) for month in answer["months"])
        return
    assert len(rows) == len(records)


def test_the_first_table_is_the_usual_one(run_ucj: RunUcj) -> None:
    usual = run_ucj("gap", "--year", "2026", "--format", "csv").stdout
    assert usual == run_ucj("gap", "--year", "2026", "--format", "csv", "--rows", "groups").stdout


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        (["--rows", "payer", "--format", "csv"], "it has: groups, payers, segments"),
        (["--rows", "payers"], "--rows chooses a table for CSV or a sheet, and the form is table"),
        (["--rows", "payers", "--format", "json"], "the form is json"),
        (["--csv", "excel"], "--csv says how CSV is written, and the form is table"),
    ],
)
def test_what_has_no_table_is_wrong_usage(run_ucj: RunUcj, arguments: list[str], error: str) -> None:
    done = run_ucj("gap", "--year", "2026", *arguments)
    assert done.status == 2
    assert error in done.stderr


def test_rows_in_python_take_the_same_names() -> None:
    answer = ucj.gap(ucj.load_plan("config/targets.yaml"), 2026)
    assert [row["id"] for row in answer.rows("payers")] == [payer.id for payer in answer.payers]
    assert answer.rows() == answer.rows("groups")
    with pytest.raises(ucj.UsageError, match="payer"):
        answer.rows("payer")


def test_csv_for_an_indonesian_spreadsheet(run_ucj: RunUcj) -> None:
    plain = read_csv(run_ucj("gap", "--year", "2026", "--format", "csv").stdout)
    text = run_ucj("gap", "--year", "2026", "--format", "csv", "--csv", "excel").stdout
    assert text.startswith("\ufeff")
    rows = read_csv(text.removeprefix("\ufeff"), delimiter=";")
    assert len(rows) == len(plain)
    assert [row["coverage_after_percent"].replace(",", ".") for row in rows] == [
        row["coverage_after_percent"] for row in plain
    ]
    assert any("," in row["coverage_after_percent"] for row in rows)
    assert [row["new"] for row in rows] == [row["new"] for row in plain]


def test_sweep_writes_such_csv_too(run_ucj: RunUcj) -> None:
    done = run_ucj("sweep", "--vary", "targets.percent.2030=55.5", "--from", "2030", "--to", "2030", "--csv", "excel")
    assert ";55,5;" in done.stdout.replace("\ufeff", ";") or done.stdout.split("\r\n")[1].startswith("55,5;")


@pytest.mark.parametrize("how", ["ending", "format"])
def test_a_sheet_has_the_rows_as_numbers_and_text(run_ucj: RunUcj, tmp_path: Path, how: str) -> None:
    file = tmp_path / ("rows.xlsx" if how == "ending" else "rows.tmp")
    form = [] if how == "ending" else ["--format", "xlsx"]
    assert run_ucj("gap", "--year", "2026", "--rows", "payers", "-o", file, *form).status == 0
    with ZipFile(file) as book:
        sheet, strings = (book.read(f"xl/{part}.xml").decode() for part in ("worksheets/sheet1", "sharedStrings"))
    assert "<v>5660524800</v>" in sheet
    assert "35.73" in strings
    assert "<f>" not in sheet


def test_the_same_rows_are_the_same_sheet_on_every_day(run_ucj: RunUcj, tmp_path: Path) -> None:
    assert run_ucj("gap", "--year", "2026", "-o", tmp_path / "rows.xlsx").status == 0
    made = load_workbook(tmp_path / "rows.xlsx").properties
    assert (made.created, made.modified) == (datetime(1980, 1, 1), datetime(1980, 1, 1))  # noqa: DTZ001


def test_a_sheet_of_no_rows_is_empty(run_ucj: RunUcj, tmp_path: Path, write_plan: Any) -> None:  # noqa: ANN401
    done = run_ucj("gap", write_plan(), "--year", "2026", "--rows", "segments", "-o", tmp_path / "none.xlsx")
    assert done.status == 0, done.stderr


def test_sweep_has_no_sheet(run_ucj: RunUcj, tmp_path: Path) -> None:
    done = run_ucj("sweep", "--vary", "targets.percent.2030=55", "-o", tmp_path / "x.xlsx")
    assert done.status == 2
