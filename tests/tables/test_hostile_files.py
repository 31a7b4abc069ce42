"""Files that are no tables, or too much of one, are refused in one line, soon, and nothing in them is followed."""

from __future__ import annotations

import csv
import time
import zipfile
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

from tests.tables.offices import HEAD, Rows, csv_file, workbook
from ucj_cli.tables import cells, excel_file
from ucj_cli.tables.cells import TableError
from ucj_cli.tables.files import read_sheets
from ucj_cli.tables.groups import read_groups
from ucj_cli.tables.regions import MOST_PROBLEMS, region_plans

if TYPE_CHECKING:
    from pathlib import Path


def key_of(file: Path) -> str:
    with pytest.raises(TableError) as raised:
        read_groups(file)
    [problem] = raised.value.problems
    return problem.key


def with_part(file: Path, name: str, content: bytes) -> Path:
    """The workbook with one of its parts another."""
    with zipfile.ZipFile(file) as archive:
        parts = {info.filename: archive.read(info) for info in archive.infolist()} | {name: content}
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for each, old in parts.items():
            archive.writestr(each, old)
    return file


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (b"", "table.no_heading"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "table.old_excel"),
        (b"<html><table><tr><td>Kelompok", "table.markup"),
        (b"PK\x03\x04" + b"\0" * 100, "table.no_workbook"),
        (b"Kelompok;Pe\0kerja\n", "table.no_text"),
        (b'Kelompok;Pekerja\n"Ojek;5\n', "table.no_csv"),
        (b"\xff\xfe\x00", "table.no_text"),
    ],
)
def test_what_is_no_table_is_refused(tmp_path: Path, content: bytes, key: str) -> None:
    file = tmp_path / "tabel.xlsx"
    file.write_bytes(content)
    assert key_of(file) == key


def test_a_missing_file_a_folder_and_one_that_is_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert key_of(tmp_path / "nowhere.csv") == key_of(tmp_path) == "table.unreadable"
    monkeypatch.setattr("ucj_cli.tables.files.MOST_BYTES", 10)
    assert key_of(csv_file(tmp_path, [HEAD])) == "table.too_large"


def test_a_cell_that_is_too_long_is_refused_and_others_read_csv_as_before(tmp_path: Path) -> None:
    limit = csv.field_size_limit()
    rows: Rows = [HEAD, [1, "Ojek " + "o" * 100_000, 5, 0]]
    assert key_of(csv_file(tmp_path, rows)) == "table.no_csv"
    assert csv.field_size_limit() == limit


def test_too_many_cells_are_refused_in_both_forms(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ucj_cli.tables.text_file.MOST_CELLS", 10)
    monkeypatch.setattr(excel_file, "MOST_CELLS", 10)
    rows = [HEAD, *([i, f"Kelompok {i}", i, 0] for i in range(3))]
    assert key_of(csv_file(tmp_path, rows)) == key_of(workbook(tmp_path, {"Data": rows})) == "table.too_many_cells"
    assert cells.MOST_CELLS == 100_000


def test_a_zip_bomb_is_refused_while_it_is_unpacked(tmp_path: Path) -> None:
    file = workbook(tmp_path, {"Data": [HEAD]})
    with_part(file, "xl/worksheets/sheet1.xml", b" " * (excel_file.MOST_UNPACKED + 1))
    assert file.stat().st_size < 1_000_000
    begun = time.monotonic()
    assert key_of(file) == "table.too_large"
    assert time.monotonic() - begun < 5


def test_entities_are_refused(tmp_path: Path) -> None:
    bomb = (
        b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "cccccccc">]><worksheet><sheetData>&b;</sheetData></worksheet>'
    )
    file = workbook(tmp_path, {"Data": [HEAD]})
    assert key_of(with_part(file, "xl/worksheets/sheet1.xml", bomb)) == "table.no_workbook"


@pytest.mark.parametrize(
    "inside",
    [
        '<dimension ref="A1:XFD1048576"/><sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>',
        '<dimension ref="A1:XFD1048576"/><sheetData><row r="1048576"><c r="XFD1048576" s="0"/></row></sheetData>',
        '<sheetData><row r="x"><c r="A1"><v>1</v></c></row></sheetData>',
        '<sheetData><row r="1"><c r="A1" t="s"><v>99999</v></c></row></sheetData>',
        '<sheetData><row r="1"><c r="A1" t="d"><v>never</v></c></row></sheetData>',
        '<sheetData/><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>',
        "<sheetData><row>",
    ],
)
def test_a_sheet_that_lies_about_itself_is_refused_soon(tmp_path: Path, inside: str) -> None:
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    content = f'<worksheet xmlns="{main}">{inside}</worksheet>'.encode()
    begun = time.monotonic()
    assert key_of(with_part(workbook(tmp_path, {"Data": [HEAD]}), "xl/worksheets/sheet1.xml", content)) in (
        *("table.no_heading", "table.too_large", "table.no_workbook"),
    )
    assert time.monotonic() - begun < 5


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("[Content_Types].xml", b"<Types/>"),
        ("xl/workbook.xml", b'<?xml version="1.0" encoding="UTF-99"?><workbook/>'),
        ("xl/_rels/workbook.xml.rels", b"<Relationships/>"),
        ("xl/styles.xml", b"<styleSheet"),
    ],
)
def test_a_damaged_workbook_is_refused(tmp_path: Path, name: str, content: bytes) -> None:
    assert key_of(with_part(workbook(tmp_path, {"Data": [HEAD]}), name, content)) == "table.no_workbook"


@pytest.mark.slow
def test_as_many_cells_as_are_taken_are_read_soon(tmp_path: Path) -> None:
    rows = [HEAD, *([i, f"Kelompok {i}", i, 0] for i in range(1, 24_900))]
    begun = time.monotonic()
    assert len(read_groups(workbook(tmp_path, {"Data": rows}))) == 24_899
    assert time.monotonic() - begun < 30


@pytest.mark.parametrize(
    "rows",
    [
        [["Kelompok", "Pekerja"], *(row for i in range(1, 5_000) for row in ([f"Ojek {i}", i], ["Jumlah", 5]))],
        [["Kelompok", "Pekerja"], *(row for i in range(1, 5_000) for row in ([f"Ojek {i}", i], [None, 7]))],
        [["Daftar"], ["kata"] * 10_000, ["kata"] * 10_000],
    ],
    ids=["totals", "figures without a name", "a wide heading"],
)
def test_time_grows_as_the_cells_do(tmp_path: Path, rows: Rows) -> None:
    begun = time.monotonic()
    with suppress(TableError):
        read_groups(csv_file(tmp_path, rows))
    assert time.monotonic() - begun < 5


def test_a_table_of_regions_that_are_none_is_left_soon(tmp_path: Path) -> None:
    rows: Rows = [["Wilayah", "Pekerja 2025", "Cakupan (%)"], *([f"Kota X{i}", 1_000, "20"] for i in range(20_000))]
    with pytest.raises(TableError) as raised:
        region_plans(read_sheets(csv_file(tmp_path, rows)), "tabel.csv")
    assert MOST_PROBLEMS <= len(raised.value.problems) < MOST_PROBLEMS + 10


def test_without_openpyxl_a_workbook_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from ucj_cli.errors import MissingExtraError

    monkeypatch.setitem(__import__("sys").modules, "openpyxl", None)
    with pytest.raises(MissingExtraError, match="pip install openpyxl;"):
        read_groups(workbook(tmp_path, {"Data": [HEAD]}))
