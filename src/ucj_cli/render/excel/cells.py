"""Where tables stand on their sheets, and how formulas name their cells.

A formula is a template: ``{new}`` is the cell of the column `new` in the formula's own row, ``{new:all}`` the whole
column, ``{new:above}`` what stands above that row, from the heading on. A column of another sheet is named alike.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Hashable

MILLIONTHS = 1_000_000
"""Percentages are reckoned with in millionths, which are whole numbers: 43.95 % is 439,500 of them."""


def letters(column: int) -> str:
    """The name of a column, counted from 0: A, B, ... Z, AA."""
    name = ""
    while column >= 0:
        column, letter = divmod(column, 26)
        name = chr(ord("A") + letter) + name
        column -= 1
    return name


class Field:
    """A column of a table, as the formulas of one row name it."""

    __slots__ = ("column", "first", "last", "row", "sheet")

    def __init__(self, sheet: str, column: int, first: int, last: int) -> None:
        self.sheet, self.column, self.first, self.last, self.row = sheet, letters(column), first, last, first

    def __format__(self, part: str) -> str:
        """Write the cell of the row at hand; ``all``: the whole column; ``above``: what stands above the cell."""
        if part == "all":
            return f"{self.sheet}${self.column}${self.first}:${self.column}${self.last}"
        if part == "above":
            return f"{self.sheet}${self.column}${self.first - 1}:{self.column}{self.row - 1}"
        return f"{self.sheet}{self.column}{self.row}"


@dataclass(frozen=True)
class Table:
    """A table on a sheet: its heading's row, its columns in their order, how many rows follow. All counted from 0."""

    sheet: str
    top: int
    columns: tuple[Hashable, ...]
    rows: int
    left: int = 0

    def column(self, key: Hashable) -> int:
        """The number of the column *key*."""
        return self.left + self.columns.index(key)

    def row(self, i: int) -> int:
        """The number of the row *i* of the table."""
        return self.top + 1 + i

    @property
    def end(self) -> int:
        """The first row below the table."""
        return self.row(self.rows)

    def at(self, key: Hashable, i: int, here: str = "") -> str:
        """The cell in column *key* and row *i* (-1 is the heading), as formulas on the sheet *here* name it."""
        return f"{self._prefix(here)}${letters(self.column(key))}${self.row(i) + 1}"

    def all(self, key: Hashable, here: str = "") -> str:
        """The column *key*."""
        return self.block(key, key, 0, self.rows - 1, here)

    def across(self, i: int, here: str = "") -> str:
        """The columns of years in row *i* (-1 is the heading, where the years stand)."""
        years = [key for key in self.columns if isinstance(key, int)]
        return self.block(years[0], years[-1], i, i, here)

    def block(self, left: Hashable, right: Hashable, top: int, bottom: int, here: str = "") -> str:
        """The cells from column *left* to *right* and row *top* to *bottom*."""
        corner = f"${letters(self.column(right))}${self.row(bottom) + 1}"
        return f"{self.at(left, top, here)}:{corner}"

    def fields(self, here: str = "") -> dict[str, Field]:
        """The columns that have a name, for the formulas on the sheet *here*."""
        prefix, first, last = self._prefix(here), self.row(0) + 1, self.row(self.rows - 1) + 1
        return {key: Field(prefix, self.column(key), first, last) for key in self.columns if isinstance(key, str)}

    def _prefix(self, here: str) -> str:
        return "" if self.sheet == here else f"{self.sheet}!"


def floor_share(total: str, weight: str, whole: str) -> tuple[str, str]:
    """Formulas of total x weight / whole, cut to a whole number, and of the remainder.

    The thousands of *total* are divided first, the rest after them: a spreadsheet holds whole numbers exactly to 15
    digits, and people x people has more in a region of 30 million.
    """
    high = f"INT({total}/1000)*{weight}"
    low = f"(MOD({high},{whole})*1000+MOD({total},1000)*{weight})"
    return f"INT({high}/{whole})*1000+INT({low}/{whole})", f"MOD({low},{whole})"


def half_up_share(percent: str, of: str) -> str:
    """The formula of a percentage of a whole number, half-up to a whole one."""
    return f"ROUND(ROUND({percent}*{MILLIONTHS},0)*{of}/{MILLIONTHS},0)"


def derived_percent(part: str, whole: str) -> str:
    """The formula of a derived percentage: half-up to two decimals, as official figures are."""
    return f"ROUND({part}*10000/{whole},0)/10000"


def latest(years: str, held: str, year: str) -> str:
    """The formula of the last of *years*, not after *year*, in which a number is *held*; 0 if there is none.

    SUMPRODUCT makes MAX go through a whole range in every spreadsheet, without an array formula.
    """
    return f"SUMPRODUCT(MAX(({years}<={year})*ISNUMBER({held})*{years}))"


def looked_up(held: str, years: str, year: str) -> str:
    """The formula of what is *held* for *year*."""
    return f"INDEX({held},MATCH({year},{years},0))"
