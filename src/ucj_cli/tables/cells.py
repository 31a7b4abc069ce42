"""Cells of a sheet with their places, and what is wrong with some of them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from ucj_cli.errors import UcjError
from ucj_cli.i18n.visible import in_message, short

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ucj_cli.i18n import Locale

MOST_BYTES = 20_000_000
MOST_CELLS = 100_000
SHOWN = 20
"""How many problems of one file are told."""

Value = str | int | Decimal | bool | date | None
"""What a cell holds; a text is stripped and never empty."""


class Sheet(NamedTuple):
    """A sheet's rows from the first on, each with its cells from the first on.

    *hidden* are the rows that are not shown, *pending* the cells whose formula has no result in the file.
    """

    file: str
    name: str
    rows: list[list[Value]]
    hidden: frozenset[int] = frozenset()
    pending: frozenset[tuple[int, int]] = frozenset()

    def value(self, row: int, column: int) -> Value:
        """Return what the cell holds, None if it is beyond the end."""
        cells = self.rows[row] if row < len(self.rows) else []
        return cells[column] if column < len(cells) else None

    def place(self, row: int, column: int) -> str:
        """Name a cell: ``groups.xlsx:Sheet1!C7``; the one sheet of a CSV file has no name."""
        sheet = f"{self.name}!" if self.name else ""
        return f"{self.file}:{sheet}{column_name(column)}{row + 1}"


class Problem(NamedTuple):
    """What is wrong with a cell, or not clear: its place, a text's key and the facts."""

    place: str
    key: str
    facts: dict[str, object]

    def message(self, locale: Locale) -> str:
        """Say it in the language of *locale*."""
        return f"{short(self.place)}: {locale.text(self.key, **in_message(self.facts))}"


class TableError(UcjError):
    """A table that cannot be read, or not without asking: every problem with its cell."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("table.not_read", count=len(problems))
        self.problems = tuple(problems)

    def message(self, locale: Locale) -> str:
        """Return a line for each problem, the first twenty."""
        lines = [problem.message(locale) for problem in self.problems[:SHOWN]]
        if len(self.problems) > SHOWN:
            lines.append(locale.text("more_findings", count=len(self.problems) - SHOWN))
        return "\n".join(lines)


def stop(place: str, key: str, **facts: object) -> TableError:
    """Make the error of a single problem."""
    return TableError([Problem(place, key, facts)])


def column_name(column: int) -> str:
    """Return a column's letters: 0 is A, 26 is AA."""
    name, rest = "", column + 1
    while rest:
        rest, letter = divmod(rest - 1, 26)
        name = chr(ord("A") + letter) + name
    return name


def shown(value: Value) -> str:
    """Return what a cell holds as a text."""
    return "" if value is None else str(value)
