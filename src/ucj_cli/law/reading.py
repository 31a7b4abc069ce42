"""Reading a table of the law: what must stand in each of its rows, so that a slip of the pen is told and not reckoned.

The tables are ours, so whoever reads what is said here has just edited one.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple, get_args

from ucj_cli.law.month import Month
from ucj_cli.vocabulary import FIRST_YEAR, LAST_YEAR, PaidBy, Programme, Sector, Segment
from ucj_cli.yamldoc.document import Source
from ucj_cli.yamldoc.reader import read_nodes

if TYPE_CHECKING:
    from pathlib import Path


class _Columns(NamedTuple):
    """The keys that every row of a table has, and those that some have."""

    needed: tuple[str, ...]
    others: tuple[str, ...] = ()


_ORIGIN = ("regulation", "verified", "last_checked")
_TABLES = {
    "contributions": _Columns(
        ("segment", "programme", "payer", "from", *_ORIGIN), ("to", "percent", "base", "rupiah", "conditions")
    ),
    "bands": _Columns(("from", *_ORIGIN, "bands"), ("to",)),
    "wage_ceilings": _Columns(("from", *_ORIGIN, "rupiah"), ("to",)),
    "benefits": _Columns(("benefit", "from", *_ORIGIN), ("to", "rupiah", "note")),
    "membership": _Columns(("rule", "value", "unit", "from", *_ORIGIN), ("to", "note")),
    "national_targets": _Columns(("year", "percent", *_ORIGIN)),
}
_CONDITIONS: dict[str, tuple[object, ...]] = {
    "paid_by": get_args(PaidBy),
    "sector": get_args(Sector),
    "risk_class": (1, 2, 3, 4, 5),
    "labour_intensive": (True, False),
}
_WORDS: dict[str, tuple[str, ...]] = {
    "segment": get_args(Segment),
    "programme": (*get_args(Programme), "jkp"),
    "payer": ("self", "employer", "worker", "state", "jkk"),
    "base": ("income_band", "lowest_band", "wage", "wage_to_ceiling", "wage_to_5_million"),
    "verified": ("confirmed", "single", "practice", "recalled"),
}


def read_rows(file: Path) -> list[dict[str, Any]]:
    """Read the rows of one table, as they are written; fractions are exact decimals.

    Raises:
        ValueError: the file is damaged; it says where, and what cannot stand there.
    """
    document = read_nodes(Source(file.name, file.read_bytes()))
    if document.findings:
        raise ValueError(f"{file.name}: {document.findings[0]}")
    rows = document.root.value
    if not rows or not isinstance(rows, list):
        raise ValueError(f"{file.name}: it has no rows")
    for number, row in enumerate(rows, 1):
        if wrong := _wrong(row, _TABLES[file.stem]):
            raise ValueError(f"{file.name}: row {number}: {wrong}")
    return rows


def _wrong(row: object, columns: _Columns) -> str:  # noqa: PLR0911 - a mistake a line
    """Return what is wrong with a row; nothing where it is right."""
    if not isinstance(row, dict):
        return f"{row!r} is no row"
    if missing := [key for key in columns.needed if key not in row]:
        return f"{missing} are missing"
    if unknown := [key for key in row if key not in (*columns.needed, *columns.others)]:
        return f"{unknown} are unknown"
    if wrong := [f"{key}: {value!r}" for key, value in row.items() if not _fits(key, value)]:
        return f"not possible: {', '.join(wrong)}"
    if "to" in row and row["to"] < row["from"]:
        return "it ends before it begins"
    if "segment" in row and not ("percent" in row) == ("base" in row) != ("rupiah" in row):
        return "it has either `percent` and `base`, or `rupiah`"
    return ""


def _fits(key: str, value: Any) -> bool:  # noqa: ANN401, PLR0911 - a kind of value a line
    """Whether *value* can stand under *key*, whichever table it is."""
    if key in _WORDS:
        return value in _WORDS[key]
    match key:
        case "from" | "to":
            return isinstance(value, str) and Month.is_written(value)
        case "last_checked":
            return isinstance(value, date)
        case "percent":
            return type(value) in (int, Decimal) and 0 <= value <= 100  # noqa: PLR2004 - per cent
        case "rupiah" | "value":
            return type(value) is int and value > 0
        case "year":
            return type(value) is int and FIRST_YEAR <= value <= LAST_YEAR
        case "bands":
            return isinstance(value, dict) and 0 in value and all(_fits("rupiah", base) for base in value.values())
        case "conditions":
            return isinstance(value, dict) and all(_is_condition(name, met) for name, met in value.items())
    return isinstance(value, str) and value != ""


def _is_condition(name: object, met: object) -> bool:
    return (
        name in _CONDITIONS
        and isinstance(met, list)
        and all(each in _CONDITIONS[str(name)] for each in met)
        and met != []
    )
