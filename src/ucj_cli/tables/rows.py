"""The rows of a table: what is below its heading, less totals, titles of sections, blank rows and footnotes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from ucj_cli.tables.cells import Problem, Sheet, Value, shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_TOTAL = re.compile(r"(?:grand\s*total|sub\s*-?\s*(?:total|jumlah)|total|jumlah)\b", re.IGNORECASE)
_NOTE = re.compile(
    r"\(?\*|\d\)|(?:sumber|catatan|keterangan|ket|note|notes|source|data)\b|dicetak|diolah|mengetahui", re.IGNORECASE
)
_SECTION = re.compile(r"(?:[A-Z]|[IVX]+)[.)]?")
_NO_VALUE = ("-", "–", "—", "--", "n/a", "na", "tidak ada", "belum ada", "nihil", "tad", "...", "…")

REST = ("rest", "sisa", "sisanya", "selebihnya", "remainder")
"""Words for all workers that no other group has."""


class Row(NamedTuple):
    """A row of the table: its number in the sheet, and the section that it stands in."""

    number: int
    section: str


def given(value: Value) -> Value:
    """Return what a cell says; a dash and *n/a* say nothing."""
    return None if isinstance(value, str) and value.lower() in _NO_VALUE else value


def take_rows(
    sheet: Sheet, first: int, named: list[int], numeric: list[int], problems: list[Problem]
) -> tuple[list[Row], list[tuple[int, tuple[int, ...]]]]:
    """Take the rows of the table one after the other, and what is none of them out."""
    rows: list[Row] = []
    totals: list[tuple[int, tuple[int, ...]]] = []
    section, apart = "", False
    waiting: list[Problem] = []
    for number in range(first, len(sheet.rows)):
        cells = [(c, value) for c, value in enumerate(sheet.rows[number]) if value is not None]
        name = next((c for c in named if given(sheet.value(number, c)) is not None), None)
        values = [given(sheet.value(number, column)) for column in numeric]
        figures = any(map(_has_figure if name is not None else _is_figure, values))
        if not cells:
            apart = bool(rows)
        elif _is_total(cells):
            totals.append((number, tuple(row.number for row in rows)))
            apart = True
        elif name is not None and figures:
            problems += waiting
            waiting, apart = [], False
            rows.append(Row(number, section))
        elif figures:
            if not _is_sum(sheet, number, numeric, rows):
                problems.append(Problem(sheet.place(number, (named or [0])[0]), "table.no_name", {}))
            totals.append((number, tuple(row.number for row in rows)))
        elif _is_section(sheet, number, cells):
            section = " ".join(shown(value) for _, value in cells)
        elif name is not None and not apart and not _NOTE.match(shown(cells[0][1])):
            facts: dict[str, object] = {"name": shown(sheet.value(number, name))}
            problem = Problem(sheet.place(number, (numeric or [0])[0]), "table.no_figure", facts)
            (waiting if len(cells) == 1 else problems).append(problem)
        else:
            apart = True
    problems += _sums_with_a_name(sheet, numeric, rows)
    return rows, totals


def _has_figure(value: Value) -> bool:
    """Whether a cell holds a figure, however it is written."""
    text = shown(value)
    return bool(re.search("[0-9]", text)) or text.lower() in REST


def _is_figure(value: Value) -> bool:
    """Whether a cell is a figure and nothing else: a day beside a signature is none."""
    return re.fullmatch(r"(?:Rp\.?)?\s*[-(]?[0-9][0-9.,\s]*[-)]?", shown(value)) is not None


def _is_total(cells: Sequence[tuple[int, Value]]) -> bool:
    """Whether the first text of a row says that it adds up the others."""
    first = next((value for _, value in cells if isinstance(value, str) and re.search("[a-zA-Z]", value)), "")
    return _TOTAL.match(str(first)) is not None


def _is_section(sheet: Sheet, number: int, cells: Sequence[tuple[int, Value]]) -> bool:
    """Whether a row heads the ones below it: *A. Penerima upah*, the letter before the words or in its own cell."""
    texts = [shown(value) for _, value in cells]
    if len(texts) == 1:
        return re.match(r"(?:[A-H]|[IVX]+)[.)]\s*\S", texts[0]) is not None or segment_of(texts[0]) is not None
    below = sheet.rows[number + 1] if number + 1 < len(sheet.rows) else []
    return len(texts) == len(("A", "words")) and _SECTION.fullmatch(texts[0]) is not None and any(below)


def segment_of(text: str) -> str | None:
    """Return the segment that *text* names."""
    words = re.sub(r"^(?:[A-H]|[IVX]+)[.)]\s+", "", text.strip())
    words = re.sub("[^a-z]+", " ", re.sub("^(?:[A-H]|[IVX]+) ", "", words).lower()).strip()
    words = re.sub(r"^(?:pekerja|segmen|peserta) | (?:bpu|pu)$", "", words) or words
    return _SEGMENTS.get(words)


_SEGMENTS = {
    **dict.fromkeys(("pu", "penerima upah", "upah", "wage earner", "wage earners", "employee", "employees"), "pu"),
    **dict.fromkeys(
        (
            *("bpu", "bukan penerima upah", "mandiri", "pekerja mandiri", "own account", "own account worker"),
            *("own account workers", "self employed", "non wage earners"),
        ),
        "bpu",
    ),
}


def _plain_number(value: Value) -> int | None:
    """Return a figure's digits as a whole number, enough to see what adds up."""
    text = re.sub(r"[., ](?=[0-9]{3}(?:[^0-9]|$))", "", shown(given(value)))
    return int(text) if re.fullmatch("[0-9]{1,15}", text) else None


def _is_sum(sheet: Sheet, number: int, numeric: list[int], rows: list[Row]) -> bool:
    """Whether every figure of a row is the sum of those above it, of two rows and more."""
    figures = [(c, whole) for c in numeric if (whole := _plain_number(sheet.value(number, c))) is not None]
    above = [row for row in rows if row.number < number]
    sums = [sum(_plain_number(sheet.value(row.number, column)) or 0 for row in above) for column, _ in figures]
    return len(above) > 1 and bool(figures) and any(sums) and [whole for _, whole in figures] == sums


def _sums_with_a_name(sheet: Sheet, numeric: list[int], rows: list[Row]) -> Iterator[Problem]:
    """Ask about a last row that is the sum of those above it, although it has another name."""
    if rows and _is_sum(sheet, rows[-1].number, numeric, rows[:-1]):
        yield Problem(sheet.place(rows[-1].number, numeric[0]), "table.perhaps_total", {})
