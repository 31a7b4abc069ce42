"""The workbook as a reader meets it: what it opens on, what is unknown, what is drawn, and how it prints."""

from __future__ import annotations

import math
import re
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple
from xml.etree import ElementTree as ET

import pytest
from xlsxwriter.utility import xl_cell_to_rowcol

from tests.office.sheets import Sheets
from tests.plans import plan_of
from tests.render.test_workbook import MAIN, made
from ucj_cli.engine.report import report
from ucj_cli.i18n import CODES, get_locale
from ucj_cli.plan_file.load import load_plan
from ucj_cli.render.excel import workbook
from ucj_cli.render.excel.table import TOP

if TYPE_CHECKING:
    from ucj_cli.i18n import Code
    from ucj_cli.plan_file.model import Plan

EN = get_locale("en")

pytestmark = pytest.mark.slow

WAGES: list[dict[str, Any]] = [
    {"id": "pabrik", "workers": 400, "participants": 100, "segment": "pu", "wage": 3_000_000,
     "programmes": ["jkk", "jkm", "jht", "jp"]},
    {"id": "tani", "workers": 300, "participants": 50, "paid_by": "kota", "months": {"from": 3, "to": 11}},
    {"id": "lain", "workers": "rest", "participants": None, "programmes": ["jkk", "jkm", "jht"]},
]  # fmt: skip


def wages() -> Plan:
    """A plan with all programmes, months that are not paid, and a fund that has no known ceiling."""
    groups = [{key: value for key, value in group.items() if value is not None} for group in WAGES]
    return plan_of(groups=groups, funds={"kota": {"kind": "public"}})


PLANS: dict[str, Any] = {"shipped": lambda: load_plan("config/targets.yaml"), "wages": wages, "smallest": plan_of}
ALL_PLANS = pytest.mark.parametrize("name", PLANS)


# What it opens on


@pytest.mark.parametrize("code", CODES)
def test_it_opens_on_the_answers_of_the_year(code: Code) -> None:
    sheets = Sheets(made(wages(), code=code))
    view = ET.fromstring(sheets.parts["xl/workbook.xml"]).find(f".//{MAIN}workbookView")  # noqa: S314 - made here
    assert view is not None
    names = list(sheets.files)
    assert names[int(view.get("activeTab", 0))] == get_locale(code).text("sheet.year")
    selected = [name for name, part in sheets.files.items() if b'tabSelected="1"' in sheets.parts[part]]
    assert selected == [get_locale(code).text("sheet.year")]


def test_its_notes_say_on_which_day_it_was_made() -> None:
    told = report(plan_of(), 2026)._replace(made=date(2026, 3, 3))
    texts = {cell.value for cell in Sheets(workbook(told, EN)).cells["Notes"].values()}
    assert "This report was made on 3 March 2026." in texts


# Months


@ALL_PLANS
@pytest.mark.parametrize("year", [2025, 2026, 2030])
def test_the_months_are_those_of_budget_by_programme(name: str, year: int) -> None:
    told = report(PLANS[name](), year)
    sheets = Sheets(workbook(told, EN))
    heads, budget = sheets.heads("Months", 5), told.budget
    for row, month in enumerate(budget.months, 6):
        assert sheets.value("Months", f"A{row}") == EN.month_name(month.month)
        assert sheets.value("Months", f"{heads['People paid for']}{row}") == month.people
        assert sheets.value("Months", f"{heads['Total, Rp']}{row}") == month.total
        for programme in budget.programmes:
            found = sheets.value("Months", f"{heads[f'{programme.upper()}, Rp']}{row}")
            assert found == month.programmes.get(programme, 0)
    assert sheets.value("Months", f"{heads['Total, Rp']}18") == budget.budget.total
    assert sheets.value("Months", f"{heads['Public money, Rp']}18") == budget.budget.public
    of_public = [column for head, column in heads.items() if head.endswith("from public money, Rp")]
    assert sum(sheets.value("Months", f"{column}18") for column in of_public) == budget.budget.public  # type: ignore[misc]
    assert {head.partition(",")[0] for head in heads} >= {programme.upper() for programme in budget.programmes}


# What is unknown


@pytest.mark.parametrize("code", CODES)
def test_a_shortfall_that_nobody_knows_is_a_word_and_never_0(code: Code) -> None:
    """On every sheet: in a cell that is called a shortfall, or what funds lack, and in what it adds up to."""
    lang = get_locale(code)
    sheets = Sheets(made(wages(), code=code))
    heads = sheets.heads(lang.text("sheet.roadmap"), 4)
    column, rows = heads[lang.text("sheet.column.short")], range(5, 5 + 21 + 1)
    told = [sheets.value(lang.text("sheet.roadmap"), f"{column}{row}") for row in rows]
    assert told == [lang.text("unknown")] * len(rows)
    assert lang.text("unknown") in {cell.value for cell in sheets.cells[lang.text("sheet.year")].values()}


def test_what_is_known_to_be_short_is_added_up_as_far_as_it_is_known() -> None:
    groups = [
        {"id": "a", "workers": 500, "paid_by": "kota"},
        {"id": "b", "workers": "rest", "paid_by": "cukai"},
    ]
    funds = {"kota": {"kind": "public"}, "cukai": {"kind": "public", "ceiling": {2026: 1, 2027: 10**9}}}
    targets = {"percent": {2025: 40, 2028: 100}}
    sheets = Sheets(made(plan_of(groups=groups, funds=funds, targets=targets)))
    heads = sheets.heads("Roadmap", 4)
    head = EN.text("sheet.column.short")
    assert "as far as known" in head
    years = {sheets.value("Roadmap", f"A{row}"): sheets.value("Roadmap", f"{heads[head]}{row}") for row in range(5, 10)}
    short = years[2026]
    assert isinstance(short, int)
    unknown = EN.text("unknown")
    assert years == {2025: unknown, 2026: short, 2027: unknown, 2028: unknown, "2025 to 2028": short}


def test_a_shortfall_of_funds_that_are_all_known_is_a_number_even_if_it_is_0() -> None:
    funds = {"kota": {"kind": "public", "ceiling": dict.fromkeys(range(2025, 2046), 10**12)}}
    sheets = Sheets(made(plan_of(groups=[{"id": "a", "workers": "rest", "paid_by": "kota"}], funds=funds)))
    column = sheets.heads("Roadmap", 4)[EN.text("sheet.column.short")]
    assert {sheets.value("Roadmap", f"{column}{row}") for row in range(5, 27)} == {0}


def test_the_sum_of_a_fund_tells_the_years_of_which_its_shortfall_is_known() -> None:
    funds = {"kota": {"kind": "public", "ceiling": {2026: 1}}, "cukai": {"kind": "public"}}
    groups = [{"id": "a", "workers": 500, "paid_by": "kota"}, {"id": "b", "workers": "rest", "paid_by": "cukai"}]
    sheets = Sheets(made(plan_of(groups=groups, funds=funds, targets={"percent": {2025: 40, 2028: 100}})))
    of_2026, total = (sheets.value("Funds", f"D{row}") for row in (7, 10))
    assert isinstance(of_2026, int)
    assert (sheets.value("Funds", "A10"), total) == ("2025 to 2028", of_2026)
    assert sheets.value("Funds", "G10") == EN.text("unknown")
    part = ET.fromstring(sheets.parts[sheets.files["Funds"]])  # noqa: S314 - made here
    marked = {
        str(each.get("sqref")): each.findtext(f".//{MAIN}formula") for each in part.iter(f"{MAIN}conditionalFormatting")
    }
    assert marked["D10"] == "COUNT($D$6:$D$9)<4"
    assert "+?" in sheets.parts["xl/styles.xml"].decode()


# What is drawn


@pytest.mark.parametrize(("covered", "end"), [(30, 1), (100, 1), (121, 1.3)])
def test_the_axis_of_coverage_ends_at_100_percent_or_what_the_figures_need(covered: int, end: float) -> None:
    sheets = Sheets(made(plan_of(coverage={"date": date(2025, 9, 9), "percent": covered})))
    (chart,) = [part.decode() for name, part in sheets.parts.items() if "chart" in name and b"on the road" in part]
    assert [float(most) for most in re.findall(r'<c:max val="([^"]+)"', chart)] == [end]


# How it prints


class Grid(NamedTuple):
    """A sheet's columns and rows as they are shown: widths in characters, heights in points."""

    widths: dict[int, float]
    heights: dict[int, float]
    pages: int
    last: int


def grid(root: ET.Element) -> Grid:
    widths = {}
    for column in root.iter(f"{MAIN}col"):
        hidden = column.get("hidden") == "1"
        for number in range(int(column.get("min", 0)), int(column.get("max", 0)) + 1):
            widths[number - 1] = 0 if hidden else float(column.get("width", 0))
    heights = {int(row.get("r", 0)) - 1: float(row.get("ht", 15)) for row in root.iter(f"{MAIN}row")}
    setup = root.find(f"{MAIN}pageSetup")
    assert setup is not None
    last = max(xl_cell_to_rowcol(str(cell.get("r")))[1] for cell in root.iter(f"{MAIN}c"))
    return Grid(widths, heights, int(setup.get("fitToWidth", 1)), last)


def crowded() -> Plan:
    """Sixty groups with long names and amounts of billions."""
    groups = [
        {"id": f"g{n}", "name": f"Kelompok pekerja nomor {n} " * 4, "workers": 9_000, "paid_by": "kota"}
        for n in range(60)
    ]
    return plan_of(
        workforce={"size": {2025: 1_000_000}},
        groups=[*groups, {"id": "rest", "workers": "rest"}],
        funds={"kota": {"kind": "public", "name": "Anggaran Pendapatan dan Belanja Daerah"}},
    )


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("name", [*PLANS, "crowded"])
def test_every_sheet_can_be_read_on_paper(name: str, code: Code) -> None:
    """An A4 page across has room for 150 characters; nothing becomes smaller than two thirds, names stand on each."""
    sheets = Sheets(made((PLANS | {"crowded": crowded})[name](), code=code))
    for sheet, part in sheets.files.items():
        found = grid(ET.fromstring(sheets.parts[part]))  # noqa: S314 - made here
        wide = sum(found.widths.get(column, 9) for column in range(found.last + 1))
        names = found.widths.get(0, 9)
        assert 150 / ((wide - names) / found.pages + names) > 0.66, sheet
        if found.pages > 1:
            assert f"{sheet}!$A:$A," in re.sub("'", "", sheets.parts["xl/workbook.xml"].decode())


DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"


def test_the_road_is_drawn_on_one_sheet_of_paper() -> None:
    """What lies over the first column stands on every page, and nine columns are the least that stand beside it."""
    sheets = Sheets(made(load_plan("config/targets.yaml")))
    (drawing,) = [
        ET.fromstring(sheets.parts[name])  # noqa: S314 - made here
        for name, part in sheets.parts.items()
        if "drawings/drawing" in name and name.endswith(".xml") and part.count(b"<xdr:graphicFrame ") == 1
    ]
    first, last = (int(found.text or 0) for found in drawing.iter(f"{DRAWING}col"))
    assert first > 0
    assert last < 10


@pytest.mark.parametrize("code", CODES)
def test_every_number_has_room_in_its_column(code: Code) -> None:
    """Also sums by a tag of hundreds of billions: in a column that is too narrow a spreadsheet shows ###."""
    groups: list[dict[str, Any]] = [
        {"id": "pabrik", "workers": 300_000, "segment": "pu", "wage": 5_000_000, "paid_by": "employer",
         "programmes": ["jkk", "jkm", "jht", "jp"], "tags": {"opd": "Disnaker"}},
        {"id": "tani", "workers": "rest", "paid_by": "kota"},
    ]  # fmt: skip
    plan = plan_of(
        workforce={"size": {2025: 900_000}},
        groups=groups,
        funds={"kota": {"kind": "public", "ceiling": {2026: 10**11}, "spent": {2026: 10**11}}},
    )
    sheets = Sheets(workbook(report(plan, 2026, lang=code, by="opd"), get_locale(code)))
    cut = []
    for sheet, part in sheets.files.items():
        widths = grid(ET.fromstring(sheets.parts[part])).widths  # noqa: S314 - made here
        for place, cell in sheets.cells[sheet].items():
            wide = widths.get(xl_cell_to_rowcol(place)[1], 9)
            if isinstance(cell.value, int) and wide and len(f"{cell.value}") * 7 / 6 > wide:  # a comma is half as wide
                cut.append((sheet, place, cell.value, wide))
    assert cut == []


@pytest.mark.parametrize(("funds", "breaks"), [(2, []), (5, [7, 13])])
def test_no_page_breaks_within_a_fund(funds: int, breaks: list[int]) -> None:
    names = [f"dana-{n}" for n in range(funds)]
    groups: list[dict[str, Any]] = [{"id": name, "workers": 10, "paid_by": name} for name in names]
    plan = plan_of(
        groups=[*groups, {"id": "lain", "workers": "rest"}], funds={name: {"kind": "public"} for name in names}
    )
    sheets = Sheets(made(plan))
    root = ET.fromstring(sheets.parts[sheets.files["Funds"]])  # noqa: S314 - made here
    assert [int(each.get("id", 0)) for each in root.iterfind(f"{MAIN}colBreaks/{MAIN}brk")] == breaks
    spans = [str(cell.get("ref")) for cell in root.iter(f"{MAIN}mergeCell")]
    begins = [xl_cell_to_rowcol(span.split(":")[0]) for span in spans]
    assert [column for row, column in begins if row == TOP] == [1, 4, 7, 10, 13][:funds]


@pytest.mark.parametrize(("name", "repeated"), [("shipped", 1), ("crowded", 22)])
def test_a_table_that_is_longer_than_a_page_has_its_headings_on_each(name: str, repeated: int) -> None:
    """Otherwise the sheet's title stands there."""
    sheets = Sheets(made((PLANS | {"crowded": crowded})[name]()))
    book = sheets.parts["xl/workbook.xml"].decode()
    assert re.findall(r"Year!\$(\d+):\$\d+<", book) == [str(repeated)]


@pytest.mark.parametrize("code", CODES)
@ALL_PLANS
def test_no_heading_is_cut(name: str, code: Code) -> None:
    """Every heading, broken at its blanks, has as many lines as its row is high."""
    sheets = Sheets(made(PLANS[name](), code=code))
    for sheet, part in sheets.files.items():
        root = ET.fromstring(sheets.parts[part])  # noqa: S314 - made here
        found, styles = grid(root), head_styles(sheets)
        merged = {
            tuple(xl_cell_to_rowcol(span.split(":")[0])): xl_cell_to_rowcol(span.split(":")[1])[1]
            for span in (str(cell.get("ref")) for cell in root.iter(f"{MAIN}mergeCell"))
        }
        for cell in root.iter(f"{MAIN}c"):
            place = str(cell.get("r"))
            value = sheets.cells[sheet][place].value
            if cell.get("s") in styles and isinstance(value, str):
                row, column = xl_cell_to_rowcol(place)
                wide = sum(found.widths.get(each, 9) for each in range(column, merged.get((row, column), column) + 1))
                if wide:
                    assert lines(value, wide * 1.05) * 13 <= found.heights[row], (sheet, place, value)


def head_styles(sheets: Sheets) -> set[str]:
    """The formats of headings: bold on blue paper, with lines that are broken."""
    root = ET.fromstring(sheets.parts["xl/styles.xml"])  # noqa: S314 - made here
    fills = [fill.find(f".//{MAIN}fgColor") for fill in root.iterfind(f"{MAIN}fills/*")]
    blue = {n for n, colour in enumerate(fills) if colour is not None and colour.get("rgb") == "FFDCE6F1"}
    return {str(n) for n, xf in enumerate(root.iterfind(f"{MAIN}cellXfs/*")) if int(xf.get("fillId", 0)) in blue}


def lines(text: str, width: float) -> int:
    """How many lines a text has in a column of so many characters."""
    count, left = 1, width
    for word in text.split():
        if len(word) > left and left < width:
            count, left = count + 1, width
        count += max(0, math.ceil(len(word) / width) - 1)
        left -= len(word) + 1
    return count
