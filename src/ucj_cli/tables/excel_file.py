"""An Excel workbook as sheets of values: formulas by the results that the file keeps, nothing is worked out.

The file comes from anywhere: it is looked through within bounds before openpyxl reads it.
"""

from __future__ import annotations

import io
import re
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any, NamedTuple
from xml.etree import ElementTree as ET
from zipfile import BadZipFile, ZipFile, ZipInfo

from ucj_cli.errors import MissingExtraError, UcjError
from ucj_cli.tables.cells import MOST_CELLS, Sheet, Value, stop
from ucj_cli.vocabulary import MOST_DIGITS

MOST_UNPACKED = 100_000_000
MOST_PARTS = 2_000
MOST_PLACES = 3_000_000
"""Rows by columns, up to the last cell that holds something."""
_STEP = 1 << 16
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


class _Look(NamedTuple):
    """What a sheet's part tells that openpyxl does not, where it reads only."""

    hidden: frozenset[int]
    pending: frozenset[tuple[int, int]]
    rows: int
    columns: int


def read_workbook(file: str, raw: bytes, hidden: str = "") -> list[Sheet]:
    """Read the sheets that are shown; or the one that is *hidden*, by its name.

    Raises:
        TableError: it is no workbook, or holds too much.
        MissingExtraError: openpyxl is not installed.
    """
    try:
        from openpyxl import load_workbook
    except ModuleNotFoundError as error:
        raise MissingExtraError("table.needs_openpyxl", file=file) from error
    import warnings

    try:
        parts = _unpacked(file, raw)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what it leaves out, such as checks of inputs and pictures
            book = load_workbook(io.BytesIO(raw), read_only=True, data_only=True, keep_links=False)
            read = [
                each
                for each in book.worksheets
                if (each.title if hidden else each.sheet_state) == (hidden or "visible")
            ]
            return [_sheet(file, each, _look(parts[_part_of(each)]), as_shown=not hidden) for each in read]
    except UcjError:
        raise
    except Exception as error:
        raise stop(file, "table.no_workbook") from error


def _part_of(sheet: Any) -> str:  # noqa: ANN401
    """Return the name of a sheet's part in the file, for which openpyxl has no public name."""
    return str(sheet._worksheet_path)  # noqa: SLF001


def _unpacked(file: str, raw: bytes) -> dict[str, bytes]:
    """Return the parts, unpacked within bounds, whatever the file says of their sizes.

    Raises:
        TableError: they are larger, or declare entities, which no workbook does.
    """
    parts, room, cells = {}, MOST_UNPACKED, 0
    with ZipFile(io.BytesIO(raw)) as archive:
        infos = archive.infolist()
        if len(infos) > MOST_PARTS:
            raise stop(file, "table.too_large")
        for info in infos:
            content = _part(archive, info, room)
            if content is None:
                raise stop(file, "table.too_large")
            room -= len(content)
            if not info.filename.endswith((".xml", ".rels")):
                continue
            if b"<!DOCTYPE" in content or b"<!ENTITY" in content or b"\0" in content[:4]:
                raise stop(file, "table.no_workbook")
            parts[info.filename] = content
            if "worksheets/" in info.filename:
                cells += len(re.findall(rb"<(?:\w+:)?c[ />]", content))
    if cells > MOST_CELLS:
        raise stop(file, "table.too_many_cells", limit=MOST_CELLS)
    return parts


def _part(archive: ZipFile, info: ZipInfo, room: int) -> bytes | None:
    """Unpack a part; None where it has more than *room* bytes."""
    if info.flag_bits & 1:  # a password
        raise BadZipFile
    pieces, size = [], 0
    with archive.open(info) as stream:
        while piece := stream.read(_STEP):
            size += len(piece)
            if size > room:
                return None
            pieces.append(piece)
    return b"".join(pieces)


def _look(content: bytes) -> _Look:
    """Find the hidden rows, and the formulas that have no result."""
    hidden, pending = set(), set()
    row = column = -1
    rows = columns = 0
    for event, element in ET.iterparse(io.BytesIO(content), ("start", "end")):  # noqa: S314 - no entities: see _unpacked
        if event == "start" and element.tag == f"{_MAIN}row":
            row, column = int(element.get("r") or row + 2) - 1, -1
            if element.get("hidden") in ("1", "true") or element.get("ht") == "0":
                hidden.add(row)
        elif event == "end" and element.tag == f"{_MAIN}c":
            column = _column(element.get("r"), column)
            if len(element):  # what holds nothing is there for its colours
                rows, columns = max(rows, row + 1), max(columns, column + 1)
            if element.find(f"{_MAIN}f") is not None and not element.findtext(f"{_MAIN}v"):
                pending.add((row, column))
            element.clear()
    return _Look(frozenset(hidden), frozenset(pending), rows, columns)


def _column(reference: str | None, before: int) -> int:
    """Return the column of ``C7``; a cell that does not say stands after the one *before*."""
    letters = re.match("[A-Z]{1,3}", reference or "")
    if not letters:
        return before + 1
    column = 0
    for letter in letters[0]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return column - 1


def _sheet(file: str, sheet: Any, look: _Look, *, as_shown: bool) -> Sheet:  # noqa: ANN401 - a class of openpyxl without a public name
    if look.rows * look.columns > MOST_PLACES:
        raise stop(f"{file}:{sheet.title}", "table.too_large")
    rows = sheet.iter_rows(max_row=look.rows, max_col=look.columns) if look.rows else ()
    read = [[_plain(cell, as_shown=as_shown) for cell in row] for row in rows]
    return Sheet(file, sheet.title, read, look.hidden, look.pending)


def _plain(cell: Any, *, as_shown: bool) -> Value:  # noqa: ANN401
    """Return a cell's value as Python's own: floats by their 15 digits, percentages *as shown*, if asked."""
    value = cell.value
    if isinstance(value, str):
        return " ".join(value.split()) or None
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, (bool, date)) or value is None:
        return value
    if isinstance(value, (int, float)):
        number = Decimal(value) if isinstance(value, int) else Decimal(f"{value:.{MOST_DIGITS}g}")
        if as_shown and "%" in str(cell.number_format):
            return f"{number.scaleb(2).normalize():f}%"
        return int(number) if number == number.to_integral_value() and abs(number) < 10**MOST_DIGITS else number
    return str(value) if not isinstance(value, time) else f"{value:%H:%M}"
