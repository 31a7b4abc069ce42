"""A table found in a sheet: its heading of up to three lines, its rows, and what is around them and is none.

Titles, numbers of columns, blank rows, totals and footnotes are left out. A row that might be either is asked about.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from ucj_cli.tables.cells import Problem, Sheet, TableError, Value, column_name, shown, stop
from ucj_cli.tables.headings import BY_YEAR, Meaning, meaning_of, scale_in
from ucj_cli.tables.rows import Row, given, take_rows

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_ABOVE = 40
"""Rows in which a heading is looked for."""
MOST_LINES = 3
_NUMBERED = re.compile(r"\(?-?([0-9]+)\)?")


class Table(NamedTuple):
    """What was found: each column's meaning, the rows, and the totals with how many rows stand above them."""

    sheet: Sheet
    columns: dict[int, Meaning]
    rows: list[Row]
    unused: list[str]
    totals: list[tuple[int, int]]

    def cell(self, row: Row, key: str) -> tuple[Value, str]:
        """Return the value of the column *key* and its place; nothing where there is no such column."""
        for column, meaning in self.columns.items():
            if meaning.key == key:
                return given(self.sheet.value(row.number, column)), self.sheet.place(row.number, column)
        return None, self.sheet.place(row.number, 0)

    def by_year(self, row: Row, key: str) -> Iterator[tuple[int, Value, str, Meaning]]:
        """Yield the values of the columns *key*, one a year."""
        for column, meaning in self.columns.items():
            if meaning.key == key and meaning.year:
                yield (
                    meaning.year,
                    given(self.sheet.value(row.number, column)),
                    self.sheet.place(row.number, column),
                    meaning,
                )


class _Heading(NamedTuple):
    first: int
    last: int
    texts: dict[int, str]
    columns: dict[int, Meaning]


def find_table(sheet: Sheet, known: dict[str, tuple[str, ...]], needed: tuple[str, ...]) -> Table | None:
    """Find the table of the *known* columns; None where no row has the *needed* ones as its heading.

    Raises:
        TableError: it cannot be told what some of it means.
    """
    heading = _heading(sheet, known, needed)
    if heading is None:
        return None
    problems = [*_of_headings(sheet, heading)]
    named = [column for column, meaning in heading.columns.items() if meaning.key in ("name", "code", "id")]
    first = heading.last + 1
    if _is_numbering(sheet.rows[first] if first < len(sheet.rows) else []):
        first += 1
    numeric = [c for c, meaning in heading.columns.items() if meaning.key in (*_AMOUNTS, *BY_YEAR)]
    rows, totals = take_rows(sheet, first, named, numeric, problems)
    problems += _of_rows(sheet, heading, rows)
    if problems:
        raise TableError(problems)
    unused = [text for column, text in heading.texts.items() if column not in heading.columns and not _is_idle(text)]
    return Table(sheet, heading.columns, rows, unused, totals)


def heads(sheet: Sheet, known: dict[str, tuple[str, ...]], needed: tuple[str, ...]) -> bool:
    """Whether a row of *sheet* names the *needed* columns."""
    return _heading(sheet, known, needed) is not None


_AMOUNTS = ("workers", "participants", "workforce", "percent", "wage", "income")


def _is_idle(text: str) -> bool:
    """Whether a column only numbers the rows."""
    return re.sub("[^a-z#]", "", text.lower()) in ("no", "nomor", "nr", "number", "urut", "nourut", "#", "")


def _heading(sheet: Sheet, known: dict[str, tuple[str, ...]], needed: tuple[str, ...]) -> _Heading | None:
    """Find the first rows whose texts, one below the other, name the *needed* columns."""
    for first in range(min(len(sheet.rows), MOST_ABOVE)):
        best = None
        for lines in range(1, MOST_LINES + 1):
            if lines > 1 and not _goes_on(sheet, first + lines - 1):
                break
            texts = _texts(sheet, first, lines)
            found = {c: meaning for c, text in texts.items() if (meaning := meaning_of(text, known))}
            fits = {meaning.key for meaning in found.values()} >= {*needed}
            if fits and (best is None or len(found) > len(best.columns)):
                best = _Heading(first, first + lines - 1, texts, found)
        if best:
            return best
    return None


def _goes_on(sheet: Sheet, row: int) -> bool:
    """Whether a row may be a further line of a heading: years and words, and no figures but those."""
    cells = [cell for cell in (sheet.rows[row] if row < len(sheet.rows) else []) if cell is not None]
    if not cells or _is_numbering(sheet.rows[row]):
        return False
    return all(
        _is_year(cell) or (isinstance(cell, str) and not re.fullmatch(r"[-Rp. ]*[0-9][0-9.,]*", cell)) for cell in cells
    )


def _is_year(value: Value) -> bool:
    return re.fullmatch(r"(?:19|20)[0-9]{2}\*?", shown(value)) is not None


def _texts(sheet: Sheet, first: int, lines: int) -> dict[int, str]:
    """Put the lines of a heading together; a cell over several columns stands in the first of them."""
    rows = [sheet.rows[row] for row in range(first, first + lines)]
    width = max(map(len, rows))
    texts = {}
    spanning = [""] * lines  # of each line the last heading, if it has something below: it spans what is empty after it
    for column in range(width):
        parts = []
        for i in range(lines):
            text = shown(sheet.value(first + i, column))
            below = any(sheet.value(first + j, column) is not None for j in range(i + 1, lines))
            if text:
                spanning[i] = text if sheet.value(first + i + 1, column) is not None else ""
            parts.append(text or (spanning[i] if below else ""))
        if joined := " ".join(filter(None, parts)):
            texts[column] = joined
    return texts


def _is_numbering(cells: list[Value]) -> bool:
    """Whether a row only numbers the columns: 1, 2, 3 or (1), (2), (3)."""
    filled = [shown(cell) for cell in cells if cell is not None]
    numbers = [int(found[1]) for text in filled if (found := _NUMBERED.fullmatch(text)) and len(found[1]) <= len("99")]
    return len(filled) > 1 and numbers == [*range(numbers[0] if numbers else 0, (numbers or [0])[0] + len(filled))]


def _of_headings(sheet: Sheet, heading: _Heading) -> Iterator[Problem]:
    """Ask about headings: two of the same meaning, a plan without its year, figures in thousands."""
    seen: dict[tuple[str, int | None], int] = {}
    for column, meaning in heading.columns.items():
        place = sheet.place(heading.last, column)
        text = heading.texts[column]
        key = (meaning.key, meaning.year if meaning.key in BY_YEAR else None)
        if key in seen:
            facts: dict[str, object] = {"heading": text, "other": column_name(seen[key])}
            yield Problem(place, "table.heading_twice", facts)
        seen[key] = column
        if meaning.key in BY_YEAR and meaning.year is None:
            yield Problem(place, "table.heading_without_year", {"heading": text})
    above = (
        (row, column, shown(value))
        for row in range(heading.last + 1)
        for column, value in enumerate(sheet.rows[row])
        if row < heading.first or column in heading.columns
    )
    for row, column, text in above:
        unit = scale_in(text)
        if unit and (row >= heading.first or re.search(r"\b(?:dalam|satuan|in)\b|^\(", text, re.IGNORECASE)):
            yield Problem(sheet.place(row, column), "table.in_thousands", {"heading": text, "unit": unit})


def _of_rows(sheet: Sheet, heading: _Heading, rows: list[Row]) -> Iterator[Problem]:
    """Ask about hidden rows, formulas without a result, and cells beyond the heading of a CSV file."""
    for row in rows:
        if row.number in sheet.hidden:
            yield Problem(sheet.place(row.number, 0), "table.hidden_row", {"row": row.number + 1})
        for column in heading.columns:
            if (row.number, column) in sheet.pending:
                yield Problem(sheet.place(row.number, column), "table.no_result", {})
            elif shown(sheet.value(row.number, column)).startswith("#"):
                error = shown(sheet.value(row.number, column))
                yield Problem(sheet.place(row.number, column), "table.error_value", {"value": error})
        beyond = range(max(heading.texts) + 1, len(sheet.rows[row.number]))
        filled = [column for column in beyond if sheet.rows[row.number][column] is not None]
        if filled and not sheet.name:
            yield Problem(sheet.place(row.number, filled[0]), "table.beyond_heading", {})


def no_table(sheets: list[Sheet], first: str) -> TableError:
    """Make the error of sheets that have no table."""
    where = sheets[0].place(0, 0) if sheets else first
    return stop(where, "table.no_heading")
