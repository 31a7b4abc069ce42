"""The rows of an answer as a plain sheet: a header, a line each, numbers as numbers and all else as text."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING

from ucj_cli.errors import OutputError
from ucj_cli.render.excel import check_extra
from ucj_cli.render.text import in_one_cell

if TYPE_CHECKING:
    from ucj_cli.answers.base import Rows

WIDEST = 40
MOST_ROWS = 1_048_575
"""The rows that a sheet holds below its header."""
NO_DAY = datetime(1980, 1, 1)  # noqa: DTZ001 - it has no zone
"""When the file says that it was made, as its parts do: the same answer is the same file on every day."""


def sheet_of(rows: Rows) -> bytes:
    """Return *rows*, which all have the same columns, as a workbook of one sheet.

    Raises:
        MissingExtraError: the library that writes workbooks is not installed.
        OutputError: there are more rows than a sheet holds.
    """
    check_extra()
    if len(rows) > MOST_ROWS:
        raise OutputError("sheet_rows", count=len(rows), most=MOST_ROWS)
    from xlsxwriter import Workbook

    content = BytesIO()
    with Workbook(content, {"in_memory": True}) as book:
        book.set_properties({"created": NO_DAY})
        sheet = book.add_worksheet()
        sheet.freeze_panes(1, 0)
        head = book.add_format({"bold": True})
        for column, name in enumerate(rows[0] if rows else ()):
            sheet.write_string(0, column, name, head)
            widest = max(len(str(row[name])) for row in rows[:1000])
            sheet.set_column(column, column, min(WIDEST, max(len(name), widest) + 2))
        for number, row in enumerate(rows, 1):
            for column, value in enumerate(row.values()):
                if isinstance(value, bool):
                    sheet.write_boolean(number, column, value)
                elif isinstance(value, int | float):
                    sheet.write_number(number, column, value)
                elif value is not None:
                    sheet.write_string(number, column, str(in_one_cell(value)))
    return content.getvalue()
