"""Tables as offices write them, made for the tests: rows to CSV in any form, or to a workbook."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import xlsxwriter

if TYPE_CHECKING:
    from pathlib import Path

Rows = list[list[object]]

HEAD: list[object] = ["No.", "Kelompok Pekerja", "Jumlah Pekerja", "Peserta"]


def csv_file(  # noqa: PLR0913 - all that CSV files differ in
    folder: Path, rows: Rows, separator: str = ";", encoding: str = "utf-8", *, line_end: str = "\n", first: str = ""
) -> Path:
    """Write rows as they stand, so that what has to be quoted is quoted already."""
    lines = [separator.join("" if cell is None else str(cell) for cell in row) for row in rows]
    file = folder / "tabel.csv"
    file.write_bytes((first + line_end.join(lines) + line_end).encode(encoding))
    return file


class Formula(NamedTuple):
    """A formula with the result that the file keeps."""

    text: str
    result: object = ""


def workbook(folder: Path, sheets: dict[str, Rows], hidden: tuple[int, ...] = (), merged: tuple[str, ...] = ()) -> Path:
    """Write a workbook; *hidden* rows count from 0, *merged* ranges get the text of their first cell."""
    file = folder / "tabel.xlsx"
    with xlsxwriter.Workbook(str(file)) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                for column, cell in enumerate(row):
                    if isinstance(cell, Formula):
                        sheet.write_formula(number, column, cell.text, None, cell.result)
                    elif cell is not None:
                        sheet.write(number, column, cell)
            for number in hidden:
                sheet.set_row(number, None, None, {"hidden": True})
            for span in merged:
                sheet.merge_range(span, "")
                first = span.split(":")[0]
                sheet.write(first, rows[int(first[1:]) - 1][ord(first[0]) - ord("A")])
    return file
