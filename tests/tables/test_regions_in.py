"""A table of regions becomes a plan each."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from tests.tables.offices import Rows, csv_file, workbook
from ucj_cli.errors import OutputError
from ucj_cli.i18n import CODES
from ucj_cli.plan_file.load import load_plan
from ucj_cli.region_data import regions
from ucj_cli.render import files

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import RunUcj

HEAD: list[object] = [
    *("No", "Kabupaten/Kota", "Penduduk Bekerja 2023", "Peserta per 30 Juni 2025", "Cakupan (%)"),
    *("Target 2026 (%)", "Target Peserta 2027", "Sumber"),
]
ROWS: Rows = [
    ["CAKUPAN JAMSOSTEK PROVINSI JAWA TIMUR"],
    HEAD,
    [1, "Kota Malang", "428.699", "138.470", "32,3", "45,5", "214.350", "BPJS TK"],
    [2, "Kab. Malang", "1.421.000", "284.200", "20", "30", None, "BPJS TK"],
    [None, "Jawa Timur", None, None, None],
    [None, "Jumlah", "1.849.699", "422.670"],
]


def test_a_row_is_a_plan_with_all_that_it_says(run_ucj: RunUcj, tmp_path: Path) -> None:
    rows = [row for row in ROWS if row[1:2] != ["Jawa Timur"]]
    done = run_ucj("import", csv_file(tmp_path, rows), "-o", tmp_path / "rencana")
    assert (done.status, done.stderr) == (0, f"ucj: 2 plans are written to {tmp_path / 'rencana'}\n")
    plan = load_plan(tmp_path / "rencana" / "kota-malang.yaml")
    assert (plan.region.name, plan.region.code, plan.workforce.size) == ("Kota Malang", "35.73", {2023: 428_699})
    assert (plan.coverage.date.isoformat(), plan.coverage.participants) == ("2025-06-30", 138_470)
    assert plan.coverage.percent == Decimal("32.3")
    assert (plan.targets.percent, plan.targets.participants) == ({2026: Decimal("45.5")}, {2027: 214_350})
    assert plan.coverage.source == "BPJS TK"
    assert load_plan(tmp_path / "rencana" / "kabupaten-malang.yaml").region.code == "35.07"
    assert run_ucj("gap", tmp_path / "rencana", "--year", "2026").status == 0


def test_codes_that_a_spreadsheet_made_numbers_of_are_known(run_ucj: RunUcj, tmp_path: Path) -> None:
    rows: Rows = [
        ["Kode", "Wilayah", "Pekerja", "Tahun", "Tanggal", "Cakupan"],
        [35.1, "?", 900_000, 2025, "2025-06-30", 0.2],
    ]
    run_ucj("import", workbook(tmp_path, {"Data": rows}), "-o", tmp_path / "rencana")
    [file] = (tmp_path / "rencana").iterdir()
    assert load_plan(file).region.code == "35.10"


@pytest.mark.parametrize("lang", CODES)
def test_all_that_is_not_clear_is_told_with_its_cell(run_ucj: RunUcj, tmp_path: Path, lang: str) -> None:
    rows: Rows = [
        ["Kab/Kota", "Pekerja", "Cakupan", "Tanggal"],
        ["Malang", 428_699, 32.3, "30 Juni 2025"],
        ["Kota Batu", 0, 1001, "3/4/2025"],
    ]
    done = run_ucj("import", workbook(tmp_path, {"Data": rows}), "-o", tmp_path / "rencana", "--lang", lang)
    assert done.status == 2
    cells = [line.split("Data!")[1].split(":")[0] for line in done.stderr.splitlines()]
    assert sorted(cells) == ["A2", "B2", "B3", "B3", "C3", "D3"]
    assert not (tmp_path / "rencana").exists()


def test_a_plan_that_is_there_is_replaced_only_by_force_and_then_all_are(run_ucj: RunUcj, tmp_path: Path) -> None:
    rows = [row for row in ROWS if row[1:2] != ["Jawa Timur"]]
    folder = tmp_path / "rencana"
    folder.mkdir()
    (folder / "kota-malang.yaml").write_text("mine")
    assert run_ucj("import", csv_file(tmp_path, rows), "-o", folder).status == 2
    assert [file.read_text() for file in folder.iterdir()] == ["mine"]
    assert run_ucj("import", csv_file(tmp_path, rows), "-o", folder, "--force").status == 0
    assert len([*folder.iterdir()]) == 2


@pytest.mark.parametrize("stopped", [OutputError("file_is_folder", file="x"), KeyboardInterrupt()])
def test_stopped_in_the_midst_it_leaves_none(
    run_ucj: RunUcj, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stopped: BaseException
) -> None:
    """As by a disk that is full after the first plan."""
    write = files.write_file
    wrote: list[Path] = []

    def once(file: Path, content: bytes, *, force: bool) -> None:
        if wrote:
            raise stopped
        wrote.append(file)
        write(file, content, force=force)

    monkeypatch.setattr(files, "write_file", once)
    done = run_ucj("import", csv_file(tmp_path, ROWS), "-o", tmp_path / "plans")
    assert done.status == (130 if isinstance(stopped, KeyboardInterrupt) else 2)
    assert len(wrote) == 1
    assert not (tmp_path / "plans").exists()


def test_a_sheet_is_named_in_any_case(run_ucj: RunUcj, tmp_path: Path) -> None:
    rows = [row for row in ROWS if row[1:2] != ["Jawa Timur"]]
    file = workbook(tmp_path, {"Catatan": [["kosong"]], "Data": rows})
    assert run_ucj("import", file, "--sheet", "data", "-o", tmp_path / "rencana").status == 0
    assert len([*(tmp_path / "rencana").iterdir()]) == 2


def test_without_a_folder_there_is_nowhere_to_write(run_ucj: RunUcj, tmp_path: Path) -> None:
    done = run_ucj("import", csv_file(tmp_path, ROWS))
    assert (done.status, "--output" in done.stderr) == (2, True)


def test_all_514_regions_are_found_by_code(run_ucj: RunUcj, tmp_path: Path) -> None:
    rows: Rows = [["Kode Wilayah", "Kab/Kota", "Pekerja 2023", "Cakupan", "Target 2026", "Tanggal"]]
    rows += [[region.code, region.name, region.employed[2023], 30, 40, "2025-06-30"] for region in regions()]
    assert run_ucj("import", csv_file(tmp_path, rows), "-o", tmp_path / "rencana").status == 0
    assert len([*(tmp_path / "rencana").iterdir()]) == len(regions()) == 514


@pytest.mark.parametrize(
    "heading", ["Penduduk Bekerja Agustus 2025", "Jumlah Penduduk Bekerja (Agustus 2025)", "Pekerja Feb. 2025"]
)
def test_the_month_of_a_survey_belongs_to_the_workforce(run_ucj: RunUcj, tmp_path: Path, heading: str) -> None:
    rows: Rows = [["Wilayah", heading, "Peserta per 30 Juni 2025"], ["Kota Malang", 430_000, 138_470]]
    assert run_ucj("import", csv_file(tmp_path, rows), "-o", tmp_path / "rencana").status == 0
    plan = load_plan(tmp_path / "rencana" / "kota-malang.yaml")
    assert plan.workforce.size == {2025: 430_000}


def test_a_labour_force_is_no_workforce_and_that_is_told_once(run_ucj: RunUcj, tmp_path: Path) -> None:
    rows: Rows = [["Wilayah", "Angkatan Kerja 2025", "Cakupan", "Tanggal"], ["Kota Malang", 1, 30, "2025-06-30"]]
    [line] = run_ucj("import", csv_file(tmp_path, rows), "-o", tmp_path / "rencana").stderr.splitlines()
    assert "without those who look for work" in line
