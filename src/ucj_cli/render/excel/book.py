"""The pen: writes cells so that a text stays a text, an input looks like one, and a formula carries its result."""

from __future__ import annotations

import io
from datetime import datetime, time
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from ucj_cli.errors import OutputError
from ucj_cli.i18n.visible import visible
from ucj_cli.render.excel.styles import Styles, checks

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from xlsxwriter.format import Format

    from ucj_cli.i18n import Locale
    from ucj_cli.render.excel.cells import Table

MOST = 10**15
"""A spreadsheet holds whole numbers exactly to 15 digits."""

Value = int | float | str | Decimal
NONE = "\u2013"
"""A dash: what stands where there is no number."""

A4, HEADER_ROOM, LINE_HEIGHT, HEAD_WIDTH = 9, 80, 14, 13


class Book:
    """The workbook that is being written."""

    def __init__(self, locale: Locale, region: str, day: date) -> None:
        self.lang, self.region, self.day = locale, region, day
        self._out = io.BytesIO()
        self.file = Workbook(self._out, {"in_memory": True, "strings_to_urls": False, "strings_to_formulas": False})
        # The plan's day, not the clock's: the same plan makes the same file, byte for byte
        self.file.set_properties({"title": region, "comments": "ucj", "created": datetime.combine(day, time())})
        self.styles = Styles(self.file, locale.code)

    def sheet(self, key: str) -> Sheet:
        """A new sheet, the next in order."""
        return Sheet(self, self.lang.text(f"sheet.{key}"))

    def content(self) -> bytes:
        """The finished file."""
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
        self.book, self.name = book, name
        self.page = page = book.file.add_worksheet(name, _Page)
        self._formats = book.styles.formats
        self._lines: dict[int, int] = {}
        page.hide_gridlines(2)
        page.set_landscape()
        page.set_paper(A4)
        page.fit_to_pages(1, 0)
        page.set_margins(left=0.4, right=0.4, top=0.7, bottom=0.6)
        region = visible(book.region)[:HEADER_ROOM].replace("&", "&&")  # & begins a command there
        page.set_header(f"&L{region}&C&A&R{book.lang.text('sheet.printed', day=book.day)}")
        page.set_footer("&L ucj&R&P / &N")

    def text(self, row: int, column: int, text: str, style: str = "text") -> None:
        """Write a text; never anything else, whatever it begins with."""
        self.page.write_string(row, column, visible(text), self._formats[style])

    def say(self, row: int, column: int, key: str, style: str = "text", **facts: object) -> None:
        """Write a text of the catalogue."""
        self.text(row, column, self.book.lang.text(f"sheet.{key}", **facts), style)

    def number(self, row: int, column: int, value: int | Decimal, style: str) -> None:
        """Write a number that is neither an input nor computed."""
        self.page.write_number(row, column, stored(value), self._formats[style])

    def day(self, row: int, column: int, value: date, style: str = "date") -> None:
        """Write a day."""
        self.page.write_datetime(row, column, datetime.combine(value, time()), self._formats[style])

    def given(self, row: int, column: int, value: Value | None, style: str) -> None:
        """Write an input; where nothing is given, an empty cell that can be filled in."""
        look = self._formats[f"{style}.input"]
        if value is None:
            self.page.write_blank(row, column, None, look)
        elif isinstance(value, str):
            self.page.write_string(row, column, visible(value), look)
        else:
            self.page.write_number(row, column, stored(value), look)

    def accept(self, first: tuple[int, int], last: tuple[int, int], kind: str, among: str | list[str] = "") -> None:
        """Let the inputs between two corners take only what *kind* allows."""
        self.page.data_validation(*first, *last, checks(kind, among, self.book.lang))

    def formula(self, row: int, column: int, formula: str, value: Value, style: str) -> None:
        """Write a formula and its result, which previews show."""
        self.page.write_formula(row, column, f"={formula}", self._formats[style], shown(value))

    def headings(self, row: int, left: int, keys: Iterable[str], style: str = "head") -> None:
        """Write the headings of columns."""
        texts = [self.book.lang.text(f"sheet.column.{key}") for key in keys]
        self.make_room(row, max(texts, key=len), HEAD_WIDTH, most=3)
        for column, text in enumerate(texts, left):
            self.text(row, column, text, style)

    def over(self, row: int, first: int, last: int, text: str) -> None:
        """Write a heading over several columns."""
        if last > first:
            self.page.merge_range(row, first, row, last, "", self._formats["head"])
        self.text(row, first, text, "head")

    def title(self, key: str, remark: str | None = None, **facts: object) -> None:
        """Write the sheet's title, and what its figures are."""
        self.say(0, 0, key, "title", **facts)
        if remark is not None:
            self.say(1, 0, remark, "remark", **facts)

    def widths(self, *widths: tuple[int, int, int]) -> None:
        """Set widths in characters: of each first to last column."""
        for first, last, width in widths:
            self.page.set_column(first, last, width)

    def steps(self, table: Table) -> None:
        """Fold away columns that only show the steps of a calculation; the [+] above them opens them."""
        last = table.left + len(table.columns) - 1
        self.page.set_column(table.left, last, 13, None, {"level": 1, "hidden": True})
        self.page.set_column(last + 1, last + 1, None, None, {"collapsed": True})

    def prose(self, row: int, text: str, width: int) -> None:
        """Write a text that is broken into lines of *width* characters."""
        self.make_room(row, text, width)
        self.text(row, 0, text, "prose")

    def make_room(self, row: int, text: str, width: int, most: int = 99) -> None:
        """Make a row as high as *text* needs in a column of *width*: not every program does so when it opens a file."""
        self._lines[row] = max(self._lines.get(row, 1), min(most, 1 + len(text) // width))
        self.page.set_row(row, LINE_HEIGHT * self._lines[row] + 1)

    def freeze(self, row: int, printed: tuple[int, int] = (0, 0)) -> None:
        """Keep the rows above and the first column in sight; the rows *printed* stand on every page."""
        self.page.freeze_panes(row, 1)
        self.page.repeat_rows(*printed)

    def chart(self, kind: dict[str, Any], title: str) -> Any:  # noqa: ANN401 - XlsxWriter's charts have no common type
        """Make a chart with a title of the catalogue."""
        drawn: Any = self.book.file.add_chart(kind)
        drawn.set_title(
            {"name": self.book.lang.text(f"sheet.{title}"), "name_font": {"size": 11, "bold": True}, "overlay": False}
        )
        drawn.set_legend({"position": "bottom"})
        return drawn

    def look(self, style: str) -> Format:
        """A cell format by its name."""
        return self._formats[style]


def stored(value: float | Decimal) -> int | float:
    """A number as a spreadsheet stores it: whole numbers exactly, decimals as the nearest binary fraction.

    Raises:
        OutputError: it has more digits than a spreadsheet holds.
    """
    if not -MOST < value < MOST:
        raise OutputError("workbook_digits", value=int(value))
    return float(value) if isinstance(value, Decimal) else value


def shown(value: Value) -> int | float | str:
    """A formula's result as the file carries it."""
    return value if isinstance(value, str) else stored(value)


def share(percent: int | Decimal) -> Decimal:
    """A percentage as a spreadsheet has it: 43.95 % is 0.4395."""
    return Decimal(percent).scaleb(-2)
