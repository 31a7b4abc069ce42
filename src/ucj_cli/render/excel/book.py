"""The workbook and its sheets: a text stays a text, an input looks like one, and a formula carries its result."""

from __future__ import annotations

import io
import math
from datetime import date, datetime, time
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from ucj_cli.errors import OutputError
from ucj_cli.i18n.visible import visible

if TYPE_CHECKING:
    from xlsxwriter.format import Format

    from ucj_cli.i18n import Code, Locale
    from ucj_cli.render.excel.table import Table

MOST = 10**15
"""A spreadsheet holds whole numbers exactly to 15 digits."""

Value = int | float | str | Decimal | date | None
"""What a cell can hold; None is an empty one."""
NONE = "\u2013"
"""A dash: what stands where there is no number."""

INK, PAPER, LINE = "#1F3864", "#DCE6F1", "#BFBFBF"
BLUE, AMBER, RED = "#1F5FA8", "#E08E0B", "#C0392B"
GREYS = ("#595959", "#8C8C8C", "#2E8B57", "#8E44AD")
INPUT_INK, INPUT_PAPER = "#0000FF", "#FFF9DB"  # blue on pale yellow: what offices know as a cell to fill in

# The separators in a format are the program's own: 428.699 in an Indonesian office, 428,699 in an English one. Only the
# currency and the names of months say their language (-421 is Indonesian, -809 English), so that they stay what they
# are wherever the file is opened.
LOCAL = {
    "id": {"money": "[$Rp-421]#,##0", "date": "[$-421]d mmm yyyy", "month": "[$-421]mmm yyyy"},
    "en": {"money": '"Rp"#,##0', "date": "[$-809]d mmm yyyy", "month": "[$-809]mmm yyyy"},
}

NUMBERS = {
    "text": "@",
    "word": "General",  # a formula whose result is a word: in a text cell, editing would make a text of the formula
    "people": "#,##0",
    "rupiah": "#,##0",
    "percent": "0.00%",
    "rate": "0.00##%",
    "points": "0.00",
    "pace": "#,##0.0",
    "exact": "0.00##%",
    "year": "0",
    "plain": "0",
}

WHOLE = 999_999_999_999_999
RANGES: dict[str, tuple[str, float, float]] = {
    "people": ("integer", 0, 99_999_999),
    "rupiah": ("integer", 0, WHOLE),
    "wage": ("integer", 0, 999_999_999),
    "percent": ("decimal", 0, 1),
    "growth": ("decimal", -0.9999, 1),
    "coverage": ("decimal", 0, 10),
    "pass_rate": ("decimal", 0.000001, 1),
    "priority": ("integer", 1, 1000),
    "month": ("integer", 1, 12),
}
"""What the plan itself accepts, within what a workbook computes exactly."""

A4, HEADER_ROOM, LINE_HEIGHT, HEAD_WIDTH = 9, 80, 14, 9
PAGE_WIDTH, PAGE_ROWS = 150, 32
"""How many characters and rows a page of A4 has room for, lying, in letters of full size."""
SMALLEST = 0.7
"""How small letters may become on paper, as a part of their size: a sheet that is wider has pages side by side."""


def _formats(file: Workbook, code: Code) -> dict[str, Format]:
    """Every format of the workbook: a plain one, one for inputs, one for sums of each kind of number."""
    numbers = NUMBERS | LOCAL[code]
    base = {"font_name": "Calibri", "font_size": 10, "valign": "vcenter"}
    boxed = base | {"border": 1, "border_color": LINE}
    aside = {"align": "right"}  # a dash or "unknown" stands where the number would
    looks: dict[str, dict[str, Any]] = {
        "title": base | {"bold": True, "font_size": 15, "font_color": INK},
        "subtitle": base | {"bold": True, "font_size": 12, "font_color": INK},
        "remark": base | {"italic": True, "font_color": "#595959"},
        "bare": base,
        "prose": base | {"text_wrap": True, "valign": "top"},
        "head": boxed | {"bold": True, "bg_color": PAPER, "text_wrap": True, "align": "center"},
        "head.year": boxed | {"bold": True, "bg_color": PAPER, "align": "center", "num_format": "0"},
        "head.month": boxed | {"bold": True, "bg_color": PAPER, "align": "center", "num_format": numbers["month"]},
        "wrapped": boxed | {"text_wrap": True, "indent": 1},
        "bad": {"font_color": "#9C0006", "bg_color": "#FFC7CE"},
        "at_least": {"num_format": '#,##0"+?"'},
    }
    for name, number in numbers.items():
        look = boxed | {"num_format": number} | ({"indent": 1} if name in ("text", "word") else aside)
        looks[name] = look
        looks[f"{name}.input"] = look | {"bg_color": INPUT_PAPER, "font_color": INPUT_INK}
        looks[f"{name}.sum"] = look | {"bold": True, "top": 2, "bg_color": "#F2F2F2"}
        looks[f"{name}.strong"] = look | {"bold": True}
        looks[f"{name}.step"] = look | {"font_color": "#7F7F7F", "italic": True}
    return {name: file.add_format(look) for name, look in looks.items()}


class Book:
    """The workbook that is being written."""

    def __init__(self, locale: Locale, region: str, day: date) -> None:
        self.locale, self.region, self.day = locale, region, day
        self._out = io.BytesIO()
        self.file = Workbook(self._out, {"in_memory": True, "strings_to_urls": False, "strings_to_formulas": False})
        # The plan's day, not the clock's: the same plan makes the same file, byte for byte
        self.file.set_properties({"title": region, "comments": "ucj", "created": datetime.combine(day, time())})
        self.formats = _formats(self.file, locale.code)

    def sheet(self, key: str) -> Sheet:
        """Add a new sheet, the next in order."""
        return Sheet(self, self.locale.text(f"sheet.{key}"))

    def content(self) -> bytes:
        """Return the bytes of the finished file."""
        self.file.close()
        return self._out.getvalue()


class _Page(Worksheet):
    """A worksheet that takes formulas as they are.

    XlsxWriter looks through each for 30 functions newer than any that stands here, which took two thirds of the time.
    Should it one day do so elsewhere, this does nothing.
    """

    def _prepare_formula(self, formula: str, expand_future_functions: bool = False) -> str:  # noqa: ARG002, FBT001, FBT002 - XlsxWriter's own signature
        return formula.removeprefix("=")


class Sheet:
    """One sheet of it. Rows and columns are counted from 0."""

    def __init__(self, book: Book, name: str) -> None:
        self.book, self.locale, self.name = book, book.locale, name
        self.page = page = book.file.add_worksheet(name, _Page)
        self._formats = book.formats
        self._lines: dict[int, int] = {}
        self._page_rows, self.pages = PAGE_ROWS, 1
        page.hide_gridlines(2)
        page.set_landscape()
        page.set_paper(A4)
        page.fit_to_pages(1, 0)
        page.set_margins(left=0.4, right=0.4, top=0.7, bottom=0.6)
        region = visible(book.region)[:HEADER_ROOM].replace("&", "&&")  # & begins a command there
        page.set_header(f"&L{region}&C&A&R{book.locale.text('sheet.printed', day=book.day)}")
        page.set_footer("&L ucj&R&P / &N")

    def string(self, row: int, column: int, text: str, style: str = "text") -> None:
        """Write a text as it is given; never anything else, whatever it begins with."""
        self.page.write_string(row, column, visible(text), self._formats[style])

    def text(self, row: int, column: int, key: str, style: str = "text", **facts: object) -> None:
        """Write a text of the catalogue."""
        self.string(row, column, self.locale.text(f"sheet.{key}", **facts), style)

    def constant(self, row: int, column: int, value: Value, style: str) -> None:
        """Write what is neither an input nor computed: a text, a number, a day; None is an empty cell."""
        if value is None:
            self.page.write_blank(row, column, None, self._formats[style])
        elif isinstance(value, str):
            self.string(row, column, value, style)
        elif isinstance(value, date):
            self.page.write_datetime(row, column, datetime.combine(value, time()), self._formats[style])
        else:
            self.page.write_number(row, column, stored(value), self._formats[style])

    def accept(self, first: tuple[int, int], last: tuple[int, int], kind: str, among: str | list[str] = "") -> None:
        """Let the inputs between two corners take only what *kind* allows."""
        self.page.data_validation(*first, *last, _validation(kind, among, self.locale))

    def formula(self, row: int, column: int, formula: str, value: Value, style: str) -> None:
        """Write a formula and its result, which previews show."""
        self.page.write_formula(row, column, f"={formula}", self._formats[style], _result(value))

    def head(self, row: int, column: int, heading: Value) -> None:
        """Write a heading: a text, a year or a month."""
        style = "head" if isinstance(heading, str) else "head.year" if isinstance(heading, int) else "head.month"
        self.constant(row, column, heading, style)

    def heading(self, row: int, column: int, key: str) -> None:
        """Write a column's heading, a text of the catalogue, and make room for it."""
        text = self.locale.text(f"sheet.column.{key}")
        self.make_room(row, text, HEAD_WIDTH, most=4)
        self.head(row, column, text)

    def over(self, row: int, first: int, last: int, text: str, style: str = "head") -> None:
        """Write a text, by default a heading, over several columns."""
        if last > first:
            self.page.merge_range(row, first, row, last, "", self._formats[style])
        self.string(row, first, text, style)

    def lines(self, row: int, first: int, last: int, text: str, width: int) -> None:
        """Write a text in lines over several columns, together of a *width* in letters, and make room for it."""
        self.make_room(row, text, width)
        self.over(row, first, last, text, "wrapped")

    def title(self, key: str, **facts: object) -> None:
        """Write the sheet's title, and what its figures are."""
        self.text(0, 0, f"{key}.title", "title", **facts)
        self.text(1, 0, f"{key}.remark", "remark", **facts)

    def widths(self, *widths: tuple[int, int, int]) -> None:
        """Set widths in characters: of each first to last column."""
        for first, last, width in widths:
            self.page.set_column(first, last, width)
        total, names = sum((last - first + 1) * width for first, last, width in widths), widths[0][2]
        self.pages = pages = max(1, math.ceil((total - names) * SMALLEST / (PAGE_WIDTH - names * SMALLEST)))
        self.page.fit_to_pages(pages, 0)
        if pages > 1:
            self.page.repeat_columns(0, 0)
        self._page_rows = int(PAGE_ROWS * max(1, ((total - names) / pages + names) / PAGE_WIDTH))

    def keep_together(self, *parts: tuple[int, int]) -> None:
        """Begin a new page before each part, from a first row to a last, that no longer fits on the one before."""
        begins, breaks = 0, []
        for first, last in parts:
            if first and last - begins >= self._page_rows:
                begins = first
                breaks.append(first)
        self.page.set_h_pagebreaks(breaks)

    def fold(self, first: int, last: int) -> None:
        """Fold away columns that only show the steps of a calculation; the [+] above them opens them."""
        self.page.set_column(first, last, 13, None, {"level": 1, "hidden": True})
        self.page.set_column(last + 1, last + 1, None, None, {"collapsed": True})

    def make_room(self, row: int, text: str, width: int, most: int = 99) -> None:
        """Make a row as high as *text* needs in a column of *width*: not every program does so when it opens a file."""
        self._lines[row] = max(self._lines.get(row, 1), min(most, 1 + len(text) // width))
        self.page.set_row(row, LINE_HEIGHT * self._lines[row] + 1)

    def freeze(self, row: int, printed: tuple[int, int] = (0, 0)) -> None:
        """Keep the rows above and the first column in sight; the rows *printed* stand on every page."""
        self.page.freeze_panes(row, 1)
        self.page.repeat_rows(*printed)

    def head_pages(self, table: Table) -> None:
        """Repeat the headings of a table on every page after them, if it is longer than a page."""
        if table.rows > self._page_rows:
            self.page.repeat_rows(table.top)

    def chart(self, kind: dict[str, Any], title: str) -> Any:  # noqa: ANN401 - XlsxWriter's charts have no common type
        """Make a chart with a title of the catalogue."""
        drawn: Any = self.book.file.add_chart(kind)
        drawn.set_title(
            {"name": self.locale.text(f"sheet.{title}"), "name_font": {"size": 11, "bold": True}, "overlay": False}
        )
        drawn.set_legend({"position": "bottom"})
        return drawn

    def mark(self, corners: tuple[int, int, int, int], style: str, **when: str) -> None:
        """Show every cell between two corners in another *style* *when* something holds of it."""
        self.page.conditional_format(*corners, {**when, "format": self._formats[style]})

    def mark_unless(self, corners: tuple[int, int, int, int], text: str) -> None:
        """Colour every cell between two corners that does not say *text*."""
        self.mark(corners, "bad", type="cell", criteria="!=", value=f'"{text}"')


def stored(value: float | Decimal) -> int | float:
    """Return a number as a spreadsheet stores it: whole numbers exactly, decimals as the nearest binary fraction.

    Raises:
        OutputError: it has more digits than a spreadsheet holds.
    """
    if not -MOST < value < MOST:
        raise OutputError("workbook_digits", value=int(value))
    return float(value) if isinstance(value, Decimal) else value


def _result(value: Value) -> int | float | str:
    """Return a formula's result as the file carries it."""
    return stored(value) if isinstance(value, int | float | Decimal) else str(value)


def share(percent: int | Decimal | None) -> Decimal | None:
    """Return a percentage as a spreadsheet has it: 43.95 % is 0.4395."""
    return None if percent is None else Decimal(percent).scaleb(-2)


def _validation(kind: str, among: str | list[str], locale: Locale) -> dict[str, Any]:
    """Return the data validation of a *kind* of input: a range of numbers, or one of a list."""
    refused = {"error_title": locale.text("sheet.refused"), "error_message": locale.text(f"sheet.takes.{kind}")}
    if kind == "choice":
        return {"validate": "list", "source": among, **refused}
    numbers, least, most = RANGES[kind]
    return {"validate": numbers, "criteria": "between", "minimum": least, "maximum": most, **refused}
