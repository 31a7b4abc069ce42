"""A CSV file as one sheet: its encoding and what separates its cells are found out."""

from __future__ import annotations

import codecs
import csv
from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING

from ucj_cli.tables.cells import MOST_CELLS, Sheet, Value, stop

if TYPE_CHECKING:
    from collections.abc import Iterator

SEPARATORS = ";,\t|"
_LOOKED_AT = 200
"""So many lines decide what separates the cells."""
_LONGEST = 100_000
"""The letters of one cell: one more is a quotation mark that was never closed."""


def read_text(file: str, raw: bytes) -> Sheet:
    """Read the cells of a CSV file.

    Raises:
        TableError: it is no text, or holds too much.
    """
    text = _decoded(file, raw)
    separator = _separator_said(text)
    if separator:
        text = text.partition("\n")[2]
    rows: list[list[Value]] = [[]] if separator else []  # so that rows keep their numbers
    cells = 0
    try:
        for row in _rows(text, separator or _separator(text)):
            cells += len(row)
            if cells > MOST_CELLS:
                raise stop(file, "table.too_many_cells", limit=MOST_CELLS)
            rows.append([" ".join(cell.split()) or None for cell in row])
    except csv.Error as error:
        raise stop(f"{file}:{len(rows) + 1}", "table.no_csv") from error
    return Sheet(file, "", rows)


def _decoded(file: str, raw: bytes) -> str:
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encodings = ["utf-16"]
    elif b"\0" in raw[:2]:  # UTF-16 without its mark: one byte of each Latin letter is zero
        encodings = ["utf-16-be" if raw.startswith(b"\0") else "utf-16-le"]
    else:
        encodings = ["utf-8-sig", "cp1252"]
    for encoding in encodings:
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise stop(file, "table.no_text")


def _rows(text: str, separator: str) -> Iterator[list[str]]:
    for row in csv.reader(text.splitlines(keepends=True), delimiter=separator, strict=True):
        if any(len(cell) > _LONGEST for cell in row):  # the limit of `csv` itself is of the whole process
            raise csv.Error
        yield row


def _separator_said(text: str) -> str:
    """Return what Excel's own line ``sep=;`` says."""
    first = text[:10].partition("\n")[0].strip().lower()
    return first[4] if first[:4] == "sep=" and len(first) == len("sep=;") else ""


def _separator(text: str) -> str:
    """Return the sign that makes the most rows of the same width, of those with two cells and more."""

    def fit(separator: str) -> tuple[int, int]:
        try:
            widths = Counter(len(row) for row in islice(_rows(text, separator), _LOOKED_AT) if len(row) > 1)
        except csv.Error:
            return (0, 0)
        width, rows = max(widths.items(), key=lambda found: (found[1], found[0]), default=(0, 0))
        return rows, width

    return max(SEPARATORS, key=fit)
