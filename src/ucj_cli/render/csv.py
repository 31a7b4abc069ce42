"""Tidy CSV: one header, one row a group (and year), no totals; numbers depend on no language."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def to_csv(rows: Iterable[dict[str, Any]]) -> str:
    """*rows* as CSV; all have the same columns."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    for number, row in enumerate(rows):
        if not number:
            writer.writerow(row)
        writer.writerow([escape_formula(value) for value in row.values()])
    return text.getvalue()


def escape_formula(value: object) -> object:
    """A text cell that a spreadsheet would take for a formula is led by an apostrophe; numbers stay numbers."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value
