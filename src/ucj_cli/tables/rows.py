"""The rows of a table: what is below its heading, less totals, titles of sections, blank rows and footnotes."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from ucj_cli.tables.cells import Problem, Sheet, Value, shown

if TYPE_CHECKING:
    from collections.abc import Sequence

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
) -> tuple[list[Row], list[tuple[int, int]]]:
    """Take the rows of the table one after the other, and what is none of them out.

    Of each total comes its number in the sheet, and how many rows stand above it.
    """
    rows: list[Row] = []
    totals: list[tuple[int, int]] = []
    sums = _Sums(sheet, numeric)
    section, apart, last_is_sum = "", False, False
    waiting: list[Problem] = []
    for number in range(first, len(sheet.rows)):
        cells = [(c, value) for c, value in enumerate(sheet.rows[number]) if value is not None]
        name = next((c for c in named if given(sheet.value(number, c)) is not None), None)
        values = [given(sheet.value(number, column)) for column in numeric]
        figures = any(map(_has_figure if name is not None else _is_figure, values))
        if not cells:
            apart = bool(rows)
        elif _is_total(cells):
            totals.append((number, len(rows)))
            apart = True
        elif name is not None and figures:
            problems += waiting
            waiting, apart = [], False
            last_is_sum = sums.has(number)
            sums.add(number)
            rows.append(Row(number, section))
        elif figures:
            if not sums.has(number):
                problems.append(Problem(sheet.place(number, (named or [0])[0]), "table.no_name", {}))
            totals.append((number, len(rows)))
        elif _is_section(sheet, number, cells):
            section = " ".join(shown(value) for _, value in cells)
        elif name is not None and not apart and not _NOTE.match(shown(cells[0][1])):
            facts: dict[str, object] = {"name": shown(sheet.value(number, name))}
            problem = Problem(sheet.place(number, (numeric or [0])[0]), "table.no_figure", facts)
            (waiting if len(cells) == 1 else problems).append(problem)
        else:
            apart = True
    if last_is_sum:  # although it has another name than a total
        problems.append(Problem(sheet.place(rows[-1].number, numeric[0]), "table.perhaps_total", {}))
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


class _Sums:
    """Adds up the figures of the rows, column by column."""

    def __init__(self, sheet: Sheet, numeric: list[int]) -> None:
        self._sheet, self._numeric = sheet, numeric
        self._sums: Counter[int] = Counter()
        self._rows = 0

    def add(self, number: int) -> None:
        """Add one row."""
        self._sums.update(self._figures(number))
        self._rows += 1

    def has(self, number: int) -> bool:
        """Whether every figure of a row is the sum of those above it, of two rows and more."""
        figures = self._figures(number)
        sums = {column: self._sums[column] for column in figures}
        return self._rows > 1 and any(sums.values()) and figures == sums

    def _figures(self, number: int) -> dict[int, int]:
        return {c: whole for c in self._numeric if (whole := _plain_number(self._sheet.value(number, c))) is not None}
