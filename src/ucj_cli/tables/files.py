"""From a path to the sheets of a file, by what the file holds and not by its name."""

from __future__ import annotations

from pathlib import Path

from ucj_cli.i18n.borrowed import reason_of
from ucj_cli.tables.cells import MOST_BYTES, Sheet, stop
from ucj_cli.tables.text_file import read_text

_ZIP, _OLD_EXCEL = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_MARKUP = (b"<html", b"<!doctype", b"<table", b"<?xml", b"%pdf", b"{\\rtf")
"""How files begin that are called ``.xls`` and are none."""


def shown_sheets(path: str | Path, sheet: str | None = None) -> list[Sheet]:
    """Read the sheets of a table's file that are shown; of a workbook, only the one called *sheet*, if it is given.

    Raises:
        TableError: it cannot be read, is neither an Excel workbook nor CSV, or has no such sheet.
        MissingExtraError: a workbook needs openpyxl, and it is not installed.
    """
    sheets = read_sheets(path)
    if sheet is None:
        return sheets
    found = [each for each in sheets if each.name and each.name.lower() == sheet.lower()]
    if not found:
        names = [each.name for each in sheets if each.name]
        raise stop(str(path), "table.sheet_unknown", sheet=sheet, allowed=names)
    return found


def read_sheets(path: str | Path, hidden: str = "") -> list[Sheet]:
    """Read the sheets of a table's file; or, of a workbook, the one that is *hidden*, by its name.

    Raises:
        TableError: it cannot be read, or is neither an Excel workbook nor CSV.
        MissingExtraError: a workbook needs openpyxl, and it is not installed.
    """
    file = str(path)
    try:
        with Path(path).open("rb") as stream:
            raw = stream.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        raise stop(file, "table.unreadable", reason=reason_of(error)) from error
    if len(raw) > MOST_BYTES:
        raise stop(file, "table.too_large")
    if raw.startswith(_OLD_EXCEL):
        raise stop(file, "table.old_excel")
    if raw[:200].lstrip().lower().startswith(_MARKUP):
        raise stop(file, "table.markup")
    if raw.startswith(_ZIP):
        from ucj_cli.tables.excel_file import read_workbook

        return read_workbook(file, raw, hidden)
    return [] if hidden else [read_text(file, raw)]
