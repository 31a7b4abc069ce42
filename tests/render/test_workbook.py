"""The workbook as a file: what stands in its cells before any program has opened it."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import pytest
from xlsxwriter.utility import xl_col_to_name

from tests.conftest import SMALLEST
from tests.office.sheets import Sheets
from tests.plans import plan_of
from ucj_cli.engine.report import report
from ucj_cli.errors import MissingExtraError, OutputError
from ucj_cli.i18n import CODES, get_locale
from ucj_cli.plan_file.load import load_plan
from ucj_cli.render.excel import workbook

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import WritePlan
    from ucj_cli.i18n import Code
    from ucj_cli.plan_file.model import Plan

# What Excel 2016 and LibreOffice 7.4 both have
FUNCTIONS = {
    *("AND", "COUNT", "COUNTIF", "COUNTIFS", "IF", "INDEX", "INT", "ISNUMBER", "ISTEXT", "MATCH", "MAX", "MIN", "MOD"),
    *("OR", "ROUND", "SUM", "SUMIF", "SUMPRODUCT", "VLOOKUP"),
}
HOSTILE = {
    "formula": '=HYPERLINK("http://x")',
    "plus": "+1+1",
    "minus": "-1+cmd|' /C calc'!A0",
    "at": "@SUM(1)",
    "array": "{=1+1}",
    "script": "<script>alert(1)</script>",
    "escape": "\x1b[31mred",
    "override": "safe\u202egnihton",
    "noncharacter": "a\ufffeb",
    "escaped": "_x0041_",
    "error": "#N/A",
    "address": "http://example.org",
    "amper": "A & B &D",
}
VISIBLE = HOSTILE | {"escape": r"\x1b[31mred", "override": r"safe\u202egnihton", "noncharacter": r"a\ufffeb"}
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


pytestmark = pytest.mark.slow


def made(plan: Plan, year: int = 2026, code: Code = "en") -> bytes:
    return workbook(report(plan, year, lang=code), get_locale(code))


def shipped() -> Plan:
    return load_plan("config/targets.yaml")


@pytest.fixture(scope="module")
def sheets() -> Sheets:
    return Sheets(made(shipped()))


def hostile_plan() -> Plan:
    groups = [{"id": key, "name": name, "workers": 50, "source": name} for key, name in HOSTILE.items()]
    return plan_of(
        region={"name": HOSTILE["formula"], "code": "35.73"},
        funds={"kota": {"kind": "public", "name": HOSTILE["script"], "source": HOSTILE["minus"]}},
        groups=[*groups, {"id": "rest", "workers": "rest", "paid_by": "kota"}],
    )


def test_every_formula_carries_a_result_that_is_no_error(sheets: Sheets) -> None:
    formulas = [cell for cells in sheets.cells.values() for cell in cells.values() if cell.formula is not None]
    assert len(formulas) > 5_000
    assert [cell for cell in formulas if cell.value in (None, "") or cell.kind == "e"] == []


def test_formulas_use_only_what_old_programs_have_too(sheets: Sheets) -> None:
    formulas = {cell.formula for cells in sheets.cells.values() for cell in cells.values() if cell.formula}
    used = {name for formula in formulas for name in re.findall(r"([A-Z.]+)\(", formula)}
    assert used - FUNCTIONS == set()


@pytest.mark.parametrize("code", CODES)
def test_the_sheets_have_names_in_the_language_of_the_report(code: Code) -> None:
    names = {
        "en": [
            "Assumptions",
            "Targets",
            "Groups",
            "Terms",
            "Rates",
            "Year",
            "Months",
            "Roadmap",
            "Funds",
            "Record",
            "Notes",
        ],
        "id": [
            "Asumsi",
            "Target",
            "Kelompok",
            "Ketentuan",
            "Iuran",
            "Tahun",
            "Bulan",
            "Peta jalan",
            "Dana",
            "Rekaman",
            "Catatan",
        ],
    }
    assert list(Sheets(made(load_plan("config/targets.yaml"), code=code)).cells) == names[code]


def test_the_same_report_makes_the_same_bytes() -> None:
    assert made(shipped()) == made(shipped())


def test_a_text_is_shown_as_text_whatever_it_says() -> None:
    found = Sheets(made(hostile_plan()))
    texts = {cell.value for cells in found.cells.values() for cell in cells.values() if cell.kind == "s"}
    assert set(VISIBLE.values()) - texts == set()
    assert [
        name for name, part in found.parts.items() if b"<hyperlink" in part or b"relationships/hyperlink" in part
    ] == []
    formulas = "".join(cell.formula or "" for cells in found.cells.values() for cell in cells.values())
    assert "HYPERLINK" not in formulas
    for name, part in found.parts.items():
        if name.endswith((".xml", ".rels")):
            ET.fromstring(part)  # noqa: S314 - made here


def test_every_input_is_coloured_and_checked(sheets: Sheets) -> None:
    """A coloured cell has a check of what is typed into it, and a check stands on coloured cells alone."""
    styles = ET.fromstring(sheets.parts["xl/styles.xml"])  # noqa: S314 - made here
    fills = [fill.find(f".//{MAIN}fgColor") for fill in styles.iterfind(f"{MAIN}fills/*")]
    pale = {n for n, colour in enumerate(fills) if colour is not None and colour.get("rgb") == "FFFFF9DB"}
    inputs = {str(n) for n, xf in enumerate(styles.iterfind(f"{MAIN}cellXfs/*")) if int(xf.get("fillId", 0)) in pale}
    coloured, checked = set(), set()
    for name, part in sheets.files.items():
        root = ET.fromstring(sheets.parts[part])  # noqa: S314 - made here
        coloured |= {(name, str(cell.get("r"))) for cell in root.iter(f"{MAIN}c") if cell.get("s") in inputs}
        for check in root.iter(f"{MAIN}dataValidation"):
            assert check.get("error")
            checked |= {(name, place) for span in str(check.get("sqref")).split() for place in within(span)}
    legend = {("Assumptions", "A3")}
    computed = {(name, place) for name, place in checked if sheets.cells[name][place].formula is not None}
    assert coloured - legend == checked - computed
    assert computed == {("Groups", "E13"), ("Groups", "F13")}  # the rest is what the other groups leave
    assert len(coloured) > 300


def within(span: str) -> list[str]:
    """The cells of ``B5:C9``."""
    corners = [re.fullmatch(r"([A-Z]+)(\d+)", corner) for corner in span.split(":")]
    (left, top), (right, bottom) = (corner.groups() for corner in (corners[0], corners[-1]) if corner)
    names = [xl_col_to_name(n) for n in range(200)]
    columns = names[names.index(left) : names.index(right) + 1]
    return [f"{column}{row}" for column in columns for row in range(int(top), int(bottom) + 1)]


def test_a_sheet_is_set_up_for_a_screen_and_for_paper(sheets: Sheets) -> None:
    for part in sheets.files.values():
        text = sheets.parts[part].decode()
        assert re.search('<pageSetup paperSize="9"[^>]* fitToHeight="0"[^>]* orientation="landscape"', text)
        assert "Kota Malang" in re.findall(r"<oddHeader>(.*)</oddHeader>", text)[0]
        assert 'state="frozen"' in text or part == sheets.files["Notes"]


def test_there_are_charts_of_the_road_the_gap_and_the_funds(sheets: Sheets) -> None:
    charts = [part.decode() for name, part in sheets.parts.items() if name.startswith("xl/charts/chart")]
    titles = [get_locale("en").text(f"sheet.chart.{name}") for name in ("gap", "funds", "road")]
    assert len(charts) == 3
    assert all(any(title in chart for chart in charts) for title in titles)


def test_scenarios_stand_beside_the_road(write_plan: WritePlan) -> None:
    other = load_plan(write_plan(SMALLEST.replace("2045: 100", "2030: 60, 2045: 100"), "faster.yaml"))
    plan = load_plan(write_plan())
    told = report(plan, 2026, scenarios=[other])
    found = Sheets(workbook(told, get_locale("en")))
    column = found.heads("Roadmap", 4)["faster"]
    reached = {year.year: year.coverage_end_percent for year in told.scenarios[0].roadmap.years}
    assert found.value("Roadmap", f"{column}10") == float(reached[2030] / 100) == 0.6


def test_a_part_of_the_road_is_added_up_alone(write_plan: WritePlan) -> None:
    told = report(load_plan(write_plan()), 2026, (2030, 2032))
    found = Sheets(workbook(told, get_locale("en")))
    row = found.find("Roadmap", "2030 to 2032")
    heads = found.heads("Roadmap", 4)
    assert found.value("Roadmap", f"{heads['To enrol']}{row}") == told.roadmap.totals.new
    assert found.value("Roadmap", f"{heads['Total, Rp']}{row}") == told.roadmap.totals.budget.total


# What a workbook is refused for


def test_without_the_extra_one_line_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ucj_cli.render.excel.find_spec", {}.get)
    with pytest.raises(MissingExtraError) as raised:
        made(shipped())
    for code in CODES:
        message = raised.value.message(get_locale(code))
        assert "pip install xlsxwriter" in message
        assert "\n" not in message


TOO_MUCH: dict[str, dict[str, Any]] = {
    "workbook_rows": {"groups": [{"id": f"g{n}", "workers": 1} for n in range(300)] + [{"id": "r", "workers": "rest"}]},
    "workbook_people": {"workforce": {"size": {2025: 100_000_000}}},
    "workbook_wage": {
        "groups": [{"id": "a", "workers": "rest", "segment": "pu", "wage": 1_000_000_000, "programmes": ["jkk"]}]
    },
    "workbook_decimals": {"targets": {"percent": {2025: Decimal("41.23456"), 2045: 100}}},
    "workbook_digits": {
        "workforce": {"size": {2025: 99_999_999}},
        "groups": [
            {"id": "a", "workers": "rest", "segment": "pu", "wage": 999_999_999, "programmes": ["jkk", "jkm", "jht"]}
        ],
    },
}


@pytest.mark.parametrize("key", TOO_MUCH)
def test_what_a_spreadsheet_cannot_compute_exactly_is_refused_in_one_line(key: str) -> None:
    with pytest.raises(OutputError) as raised:
        made(plan_of(**TOO_MUCH[key]))
    assert raised.value.key == key
    assert all("\n" not in raised.value.message(get_locale(code)) for code in CODES)


def test_a_json_answer_has_the_figures_that_previews_show(sheets: Sheets) -> None:
    """The results that the file carries, without any program recalculating it."""
    gap = json.loads(report(shipped(), 2026).gap.model_dump_json())
    row = sheets.find("Year", get_locale("en").text("sheet.figure.gap"))
    assert sheets.value("Year", f"B{row}") == gap["gap"] == 49_944
    row = sheets.find("Year", "Tobacco excise (DBHCHT)")
    assert sheets.value("Year", f"E{row}") == gap["payers"][0]["shortfall"] == 1_660_524_800


def test_the_file_can_be_written(tmp_path: Path) -> None:
    from ucj_cli.render.files import write_file

    write_file(tmp_path / "report.xlsx", made(shipped()), force=False)
    assert (tmp_path / "report.xlsx").read_bytes().startswith(b"PK")
