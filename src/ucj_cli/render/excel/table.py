"""Where tables stand on their sheets, how formulas name their cells, and the formulas that several sheets need.

A formula is a template: ``{new}`` is the cell of the column `new` in the formula's own row, ``{new:all}`` the whole
column, ``{new:above}`` what stands above that row, from the heading on. A column of another sheet is named alike.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from xlsxwriter.utility import quote_sheetname, xl_col_to_name, xl_rowcol_to_cell

if TYPE_CHECKING:
    from collections.abc import Iterable

_column_name = cache(xl_col_to_name)

Key = str | int | tuple[str, str | int]
"""What a column is found by: its name, a year or the number of a period, or what it tells of whom."""

TOP = 3
"""The row in which the headings of a sheet's first table stand."""

MILLIONTHS = 1_000_000
"""Percentages are reckoned with in millionths, which are whole numbers: 43.95 % is 439,500 of them."""


class Ref(NamedTuple):
    """A column of a table, as the formulas of one row name it; rows are counted from 1, as in a cell's name."""

    prefix: str
    column: str
    row: int
    first: int
    last: int

    def __format__(self, part: str) -> str:
        """Write the cell of the row at hand; ``all``: the whole column; ``above``: what stands above the cell."""
        if part == "all":
            return f"{self.prefix}${self.column}${self.first}:${self.column}${self.last}"
        if part == "above":
            return f"{self.prefix}${self.column}${self.first - 1}:{self.column}{self.row - 1}"
        return f"{self.prefix}{self.column}{self.row}"


@dataclass(frozen=True)
class Table:
    """A table: its sheet, its heading's row, how many rows follow, its columns' numbers. All counted from 0.

    `lines` are the names of its rows, where they have any: a list of figures below each other.
    """

    sheet: str
    top: int
    rows: int
    columns: dict[Key, int]
    lines: tuple[str, ...] = ()
    prefix: str = ""

    def row(self, i: int) -> int:
        """Return the number of the row *i* of the table."""
        return self.top + 1 + i

    @property
    def end(self) -> int:
        """The first row below the table."""
        return self.row(self.rows)

    def at(self, key: Key, i: int) -> str:
        """Return the cell in column *key* and row *i* (-1 is the heading)."""
        return self.prefix + xl_rowcol_to_cell(self.row(i), self.columns[key], row_abs=True, col_abs=True)

    def all(self, key: Key) -> str:
        """Return the cells of the column *key*."""
        return self.block(key, key, 0, self.rows - 1)

    def across(self, i: int) -> str:
        """Return the cells of the years in row *i* (-1 is the heading, where the years stand)."""
        years = [key for key in self.columns if isinstance(key, int)]
        return self.block(years[0], years[-1], i, i)

    def block(self, left: Key, right: Key, top: int, bottom: int) -> str:
        """Return the cells from column *left* to *right* and row *top* to *bottom*."""
        corner = xl_rowcol_to_cell(self.row(bottom), self.columns[right], row_abs=True, col_abs=True)
        return f"{self.at(left, top)}:{corner}"

    def line(self, name: str) -> str:
        """Return the cell of the value of the line *name*."""
        return self.at("value", self.lines.index(name))

    def refs(self, i: int) -> dict[str, Ref]:
        """Return the columns that have a name, for the formulas of row *i*."""
        row, first, last = self.row(i) + 1, self.row(0) + 1, self.row(self.rows - 1) + 1
        return {
            key: Ref(self.prefix, _column_name(column), row, first, last)
            for key, column in self.columns.items()
            if isinstance(key, str)
        }

    def part(self, first: int, rows: int) -> Table:
        """Return the *rows* of the table that begin with row *first*."""
        return replace(self, top=self.top + first, rows=rows)

    def seen_from(self, sheet: str) -> Table:
        """Return the table as the formulas on *sheet* name it: without the sheet's name, if it is their own."""
        return replace(self, prefix="" if self.sheet == sheet else f"{quote_sheetname(self.sheet)}!")

    def series(self, key: Key) -> str:
        """Return the column *key* as a chart names it: with its sheet, whichever the chart is on."""
        return f"={self.seen_from('').all(key)}"


class Layout(NamedTuple):
    """Every table of the workbook. It is settled before anything is written: sheets name each other's cells."""

    assumptions: Table
    targets: Table
    groups: Table
    planned: Table
    terms: Table
    rates: Table
    bands: Table
    ceilings: Table
    owed: Table
    payer_price: Table
    worker_price: Table
    payer_new_price: Table
    worker_new_price: Table
    figures: Table
    year: Table
    payers: Table
    segments: Table
    tags: Table
    months: Table
    parts: Table
    road: Table
    blocks: tuple[Table, ...]
    funds: Table
    fund_terms: Table

    def seen_from(self, sheet: str) -> Layout:
        """Return the tables as the formulas on *sheet* name them."""
        own = {name: table.seen_from(sheet) for name, table in self._asdict().items() if isinstance(table, Table)}
        return self._replace(**own, blocks=tuple(block.seen_from(sheet) for block in self.blocks))


def numbered(keys: Iterable[Key], left: int = 0) -> dict[Key, int]:
    """Return the numbers of columns that stand side by side, from *left* on."""
    return {key: column for column, key in enumerate(keys, left)}


def floor_share(total: str, weight: str, whole: str) -> tuple[str, str]:
    """Formulas of total x weight / whole, cut to a whole number, and of the remainder.

    The thousands of *total* are divided first, the rest after them: a spreadsheet holds whole numbers exactly to 15
    digits, and people x people has more in a region of 30 million.
    """
    high = f"INT({total}/1000)*{weight}"
    low = f"(MOD({high},{whole})*1000+MOD({total},1000)*{weight})"
    return f"INT({high}/{whole})*1000+INT({low}/{whole})", f"MOD({low},{whole})"


def half_up_share(percent: str, of: str) -> str:
    """Return the formula of a percentage of a whole number, rounded half-up to a whole one."""
    return f"ROUND(ROUND({percent}*{MILLIONTHS},0)*{of}/{MILLIONTHS},0)"


def derived_percent(part: str, whole: str) -> str:
    """Return the formula of a derived percentage, rounded half-up to two decimals, as official figures are."""
    return f"ROUND({part}*10000/{whole},0)/10000"


def latest(years: str, held: str, year: str) -> str:
    """Return the formula of the last of *years*, not after *year*, in which a number is *held*; 0 if there is none.

    SUMPRODUCT makes MAX go through a whole range in every spreadsheet, without an array formula.
    """
    return f"SUMPRODUCT(MAX(({years}<={year})*ISNUMBER({held})*{years}))"


def looked_up(held: str, years: str, year: str) -> str:
    """Return the formula of what is *held* for *year*."""
    return f"INDEX({held},MATCH({year},{years},0))"


def of_target(targets: Table, year: str) -> dict[str, str]:
    """Return the formulas of what the sheet of targets says of *year*, by the names that other sheets give them."""
    keys = ("workforce", "target", "basis", "needed")
    return {f"of_{key}": looked_up(targets.all(key), targets.all("year"), year) for key in keys}
