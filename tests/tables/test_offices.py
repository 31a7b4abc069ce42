"""Tables as offices write them: each is read right, or refused with the cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from tests.tables.offices import HEAD, Formula, Rows, csv_file, workbook
from ucj_cli import read_groups
from ucj_cli.tables.cells import TableError

if TYPE_CHECKING:
    from pathlib import Path

OJEK, PASAR = ("Pengemudi ojek online", 7_711), ("Pedagang pasar", 12_345)
BOTH = [(*OJEK, 0), (*PASAR, 1_200)]


def figures(groups: list[dict[str, object]]) -> list[tuple[object, ...]]:
    return [(group["name"], group["workers"], group.get("participants", 0)) for group in groups]


def refused(file: Path) -> list[tuple[str, str]]:
    """Each cell that is asked about, and the question."""
    with pytest.raises(TableError) as raised:
        read_groups(file)
    return [(problem.place.rpartition("/")[2], problem.key) for problem in raised.value.problems]


PLAIN: Rows = [HEAD, [1, OJEK[0], "7.711", 0], [2, PASAR[0], "12.345", "1.200"]]


# 1 to 5: CSV in all its forms


@pytest.mark.parametrize("separator", [";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_csv_of_any_separator_and_encoding(tmp_path: Path, separator: str, encoding: str, line_end: str) -> None:
    rows = [*PLAIN, [3, "Pekerja café", 56, 0]]
    found = read_groups(csv_file(tmp_path, rows, separator, encoding, line_end=line_end))
    assert figures(found) == [*BOTH, ("Pekerja café", 56, 0)]


def test_csv_with_commas_in_quoted_numbers(tmp_path: Path) -> None:
    rows: Rows = [HEAD, [1, OJEK[0], '"7,711"', 0], [2, PASAR[0], '"12,345"', '"1,200"']]
    assert figures(read_groups(csv_file(tmp_path, rows, ","))) == BOTH


def test_csv_with_commas_in_numbers_that_are_not_quoted_is_refused(tmp_path: Path) -> None:
    rows: Rows = [HEAD, [1, OJEK[0], "7,711", 0], [2, PASAR[0], "12,345", "1,200"]]
    assert ("tabel.csv:E2", "table.beyond_heading") in refused(csv_file(tmp_path, rows, ","))


def test_a_line_that_says_the_separator_is_no_row(tmp_path: Path) -> None:
    file = csv_file(tmp_path, [*PLAIN, [3, "Juru parkir", "lima", 0]], first="sep=;\n")
    assert refused(file) == [("tabel.csv:C5", "table.not_whole")]


# 6 to 10: what stands above, below and between


def test_titles_column_numbers_blank_rows_totals_and_footnotes_are_no_groups(tmp_path: Path) -> None:
    rows: Rows = [
        ["DAFTAR KELOMPOK PEKERJA RENTAN"],
        ["KOTA MALANG TAHUN 2025"],
        [],
        HEAD,
        [1, 2, 3, 4],
        [1, OJEK[0], 7_711, 0],
        [],
        [2, PASAR[0], 12_345, 1_200],
        [None, "Jumlah", 20_056, 1_200],
        [],
        ["Sumber: Dinas Tenaga Kerja, 2025"],
        ["*) angka sementara"],
        [None, None, "Malang, 9 September 2025"],
        [None, None, "Kepala Dinas"],
        [None, None, "NIP 19650101 199003 1 001"],
    ]
    assert figures(read_groups(workbook(tmp_path, {"Data": rows}, merged=("A1:D1", "A2:D2")))) == BOTH


@pytest.mark.parametrize("total", ["JUMLAH", "Total", "Grand Total", "Jumlah Seluruhnya", "TOTAL KESELURUHAN", None])
@pytest.mark.parametrize("column", [0, 1])
def test_a_total_row_is_never_a_group(tmp_path: Path, total: str | None, column: int) -> None:
    last: list[object] = [None, None, 20_056, 1_200]
    last[column] = total
    rows: Rows = [HEAD, [1, OJEK[0], 7_711, 0], [2, PASAR[0], 12_345, 1_200], last]
    assert figures(read_groups(workbook(tmp_path, {"Data": rows}))) == BOTH


def test_subtotals_and_sections_tell_the_segment(tmp_path: Path) -> None:
    rows: Rows = [
        HEAD,
        ["A.", "Penerima Upah"],
        [1, "Pekerja toko", 900, 100],
        [None, "Sub Jumlah", 900, 100],
        ["B.", "Bukan Penerima Upah"],
        [2, OJEK[0], 7_711, 0],
        [3, PASAR[0], 12_345, 1_200],
        [None, "Sub Jumlah", 20_056, 1_200],
        [None, "Jumlah", 20_956, 1_300],
    ]
    found = read_groups(workbook(tmp_path, {"Data": rows}))
    assert figures(found) == [("Pekerja toko", 900, 100), *BOTH]
    assert [group["segment"] for group in found] == ["pu", "bpu", "bpu"]


def test_a_last_row_that_adds_up_the_others_under_a_name_of_its_own_is_asked_about(tmp_path: Path) -> None:
    rows: Rows = [*PLAIN, [3, "Semua kelompok", "20.056", "1.200"]]
    assert refused(csv_file(tmp_path, rows)) == [("tabel.csv:C4", "table.perhaps_total")]


def test_a_row_without_a_name_that_is_no_sum_is_asked_about(tmp_path: Path) -> None:
    rows: Rows = [*PLAIN, [3, None, "20.057", "1.200"]]
    assert refused(csv_file(tmp_path, rows)) == [("tabel.csv:B4", "table.no_name")]


# 11 to 14: headings


def test_a_heading_of_two_lines_with_years_below_a_merged_one(tmp_path: Path) -> None:
    rows: Rows = [
        ["No", "Kelompok", "Jumlah Pekerja", "Target", None, "Sumber Dana"],
        [None, None, None, 2025, 2026],
        [1, OJEK[0], 7_711, 3_000, 5_000, "DBHCHT"],
        [2, PASAR[0], 12_345, None, 2_000, "APBD"],
    ]
    found = read_groups(workbook(tmp_path, {"Data": rows}, merged=("D1:E1", "A1:A2", "B1:B2", "C1:C2")))
    assert [group.get("planned") for group in found] == [{2025: 3_000, 2026: 5_000}, {2026: 2_000}]
    assert [group["paid_by"] for group in found] == ["dbhcht", "apbd"]


def test_a_heading_of_three_lines(tmp_path: Path) -> None:
    rows: Rows = [
        ["No", "Kelompok", "Jumlah", None, "Rencana", None],
        [None, None, "Pekerja", "Peserta", "Tahun", None],
        [None, None, None, None, 2026, 2027],
        [1, OJEK[0], 7_711, 0, 5_000, 7_000],
    ]
    [group] = read_groups(workbook(tmp_path, {"Data": rows}, merged=("C1:D1", "E1:F1", "E2:F2")))
    assert (group["workers"], group["participants"], group["planned"]) == (7_711, 0, {2026: 5_000, 2027: 7_000})


def test_english_headings_and_all_columns(tmp_path: Path) -> None:
    heads = "id|Group|Workers|Participants|Segment|Programmes|Paid by|Monthly wage (Rp)|Income|Sector|Planned 2026"
    toko: list[object] = ["toko", "Shop assistants", 900, 100, "PU", "JKK, JKM, JHT", "Employer", "3.736.101"]
    toko += [None, None, 500, 2, "Disnaker", "Disnaker 2025", "assumed"]
    ojol: list[object] = ["ojol", "Drivers", "rest", "-", "BPU", "JKK & JKM", "CSR", None, "1.000.000"]
    ojol += ["Transport", None, 1]
    rows: Rows = [[*heads.split("|"), "Priority", "Agency", "Source", "Status"], toko, ojol]
    assert read_groups(workbook(tmp_path, {"Data": rows})) == [
        {
            "id": "toko",
            "name": "Shop assistants",
            "workers": 900,
            "participants": 100,
            "segment": "pu",
            "wage": 3_736_101,
            "programmes": ["jkk", "jkm", "jht"],
            "paid_by": "employer",
            "planned": {2026: 500},
            "priority": 2,
            "tags": {"opd": "Disnaker"},
            "source": "Disnaker 2025",
            "status": "assumed",
        },
        {
            "id": "ojol",
            "name": "Drivers",
            "workers": "rest",
            "segment": "bpu",
            "income": 1_000_000,
            "sector": "transport",
            "programmes": ["jkk", "jkm"],
            "paid_by": "csr",
            "priority": 1,
            "source": "tabel.xlsx:Data!A3",
        },
    ]


@pytest.mark.parametrize(
    ("heading", "key"),
    [
        ("Target", "table.heading_without_year"),
        ("Jumlah tenaga kerja", "table.heading_twice"),
        ("Upah (ribu Rp)", "table.in_thousands"),
        ("Target 2026 (ribuan orang)", "table.in_thousands"),
    ],
)
def test_a_heading_that_may_be_misread_is_asked_about(tmp_path: Path, heading: str, key: str) -> None:
    rows: Rows = [["No", "Kelompok", "Pekerja", heading], [1, OJEK[0], 7_711, 3]]
    assert ("tabel.xlsx:Data!D1", key) in refused(workbook(tmp_path, {"Data": rows}))


# 15 to 18: figures


@pytest.mark.parametrize(
    "written", ["7.711", "7,711", "7711", " 7 711 ", "7.711 orang", "7.711,00", "7'711", "7\u00a0711"]
)
def test_thousands_in_any_notation_that_is_clear(tmp_path: Path, written: str) -> None:
    assert read_groups(csv_file(tmp_path, [HEAD, [1, OJEK[0], written, 0]]))[0]["workers"] == 7_711


def test_both_notations_in_one_table_are_asked_about_where_fewer_use_it(tmp_path: Path) -> None:
    rows: Rows = [*PLAIN, [3, "Juru parkir", "1,560", 0]]
    assert refused(csv_file(tmp_path, rows)) == [("tabel.csv:C4", "table.either_notation")]


@pytest.mark.parametrize(
    ("value", "key"),
    [
        (7.711, "table.perhaps_thousands"),
        (-5, "table.not_whole"),
        ("12,5", "table.not_whole"),
        ("10%", "table.not_whole"),
        ("7,7 ribu", "table.spelled"),
        ("(560)", "table.not_whole"),
        ("sekitar 500", "table.not_whole"),
        (1e20, "table.not_whole"),
        (Formula("=1/0", "#DIV/0!"), "table.error_value"),
    ],
)
def test_a_figure_that_is_no_whole_number_is_refused_with_its_cell(tmp_path: Path, value: object, key: str) -> None:
    rows: Rows = [HEAD, [1, OJEK[0], 7_711, 0], [2, "Juru parkir", 56, value]]
    assert refused(workbook(tmp_path, {"Rentan 2025": rows})) == [("tabel.xlsx:Rentan 2025!D3", key)]


def test_a_formula_is_read_by_the_result_in_the_file(tmp_path: Path) -> None:
    rows: Rows = [HEAD, [1, OJEK[0], Formula("=7000+711", 7_711), 0], [2, PASAR[0], 12_345, 1_200]]
    total: Rows = [[None, "Jumlah", Formula("=SUM(C2:C3)", 20_056), Formula("=SUM(D2:D3)", 1_200)]]
    file = workbook(tmp_path, {"Data": rows + total})
    assert figures(read_groups(file)) == BOTH
    load_workbook(file).save(file)  # which keeps no results
    assert refused(file) == [("tabel.xlsx:Data!C2", "table.no_result")]


def test_all_that_is_wrong_is_told_at_once(tmp_path: Path) -> None:
    heads: list[object] = [*HEAD, "Segmen", "Program", "Sumber dana"]
    rows: Rows = [
        heads,
        [1, OJEK[0], "banyak", 0, "BPU", "JKK", "APBD"],
        [2, PASAR[0], 12_345, 0, "campuran", "JKK, JKP", "Pak Budi"],
        [3, OJEK[0], 5, 0, "BPU", "JKK", "perusahaan"],
        [4, "Pekerja toko", 5, 0, "PU", "JKK", "mandiri"],
        [5, "Pekerja pabrik", None, 0, "PU", "JKK", "perusahaan"],
    ]
    assert refused(workbook(tmp_path, {"Data": rows})) == [
        ("tabel.xlsx:Data!C2", "table.not_whole"),
        ("tabel.xlsx:Data!E3", "table.segment_unknown"),
        ("tabel.xlsx:Data!F3", "table.programmes_unknown"),
        ("tabel.xlsx:Data!G3", "table.payer_unknown"),
        ("tabel.xlsx:Data!B4", "table.twice"),
        ("tabel.xlsx:Data!G4", "table.payer_of_other_segment"),
        ("tabel.xlsx:Data!G5", "table.payer_of_other_segment"),
        ("tabel.xlsx:Data!G5", "table.no_wage"),
        ("tabel.xlsx:Data!C6", "table.no_figure"),
        ("tabel.xlsx:Data!G6", "table.no_wage"),
    ]


# 19 and 20: sheets and rows that are not shown


def test_a_hidden_row_is_asked_about_and_a_hidden_total_is_not(tmp_path: Path) -> None:
    rows: Rows = [*PLAIN, [None, "Jumlah", 20_056, 1_200]]
    assert refused(workbook(tmp_path, {"Data": rows}, hidden=(2,))) == [("tabel.xlsx:Data!A3", "table.hidden_row")]
    assert figures(read_groups(workbook(tmp_path, {"Data": rows}, hidden=(3,)))) == BOTH


def test_the_sheet_that_has_a_table_is_found_and_one_of_several_is_named(tmp_path: Path) -> None:
    file = workbook(tmp_path, {"Sampul": [["Laporan"]], "Data": PLAIN})
    assert figures(read_groups(file)) == BOTH
    two = workbook(tmp_path, {"2024": PLAIN, "2025": [*PLAIN, [3, "Juru parkir", 56, 0]]})
    assert refused(two) == [("tabel.xlsx", "table.several")]
    assert len(read_groups(two, "2025")) == 3


def test_blank_columns_before_and_between_are_no_matter(tmp_path: Path) -> None:
    rows: Rows = [[None, *row[:2], None, *row[2:]] for row in PLAIN]
    assert figures(read_groups(workbook(tmp_path, {"Data": rows}))) == BOTH


def test_without_a_heading_that_is_known_there_is_no_table(tmp_path: Path) -> None:
    assert refused(csv_file(tmp_path, [["a", "b"], ["c", 1]])) == [("tabel.csv:A1", "table.no_heading")]


def test_wage_earners_whose_wage_nobody_gave_are_counted_and_not_costed(tmp_path: Path) -> None:
    rows: Rows = [[*HEAD, "Segmen"], [1, "Pekerja toko", 900, 100, "PU"]]
    assert read_groups(csv_file(tmp_path, rows))[0]["paid_by"] == "elsewhere"
