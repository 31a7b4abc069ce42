"""Figures as offices write them: thousands with dots or with commas, found out from the whole table, never guessed."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from ucj_cli.tables.cells import Problem, Value, shown
from ucj_cli.yamldoc.proposals import suggest_days, suggest_number, suggest_spelled

if TYPE_CHECKING:
    from collections.abc import Iterable

_GROUPED = re.compile(r"(?<![0-9.,])[0-9]{1,3}(?:([.,])[0-9]{3})(?:\1[0-9]{3})*(?![0-9])")
_CENTS = re.compile(r"([.,])[0-9]{1,2}(?![0-9.,])")


class Notation(NamedTuple):
    """How many figures of a table have dots for thousands, and how many commas."""

    dots: int
    commas: int

    @property
    def is_mixed(self) -> bool:
        """Whether both are there."""
        return bool(self.dots and self.commas)


def notation_of(values: Iterable[Value]) -> Notation:
    """Count the signs between thousands in the figures of people and money."""
    found = [match[1] for value in values if isinstance(value, str) and (match := _GROUPED.search(value))]
    return Notation(found.count("."), found.count(","))


class Figures:
    """Reads the figures of one table, and notes what is wrong with them."""

    def __init__(self, notation: Notation) -> None:
        self.problems: list[Problem] = []
        self._notation = notation

    def whole(self, value: Value, place: str) -> int | None:
        """Read a number of people or rupiah; None where the cell is empty, or a problem is noted."""
        if value is None:
            return None
        meant = suggest_number(shown(value), whole=True)
        mixed = isinstance(value, str) and self._notation.is_mixed and self._is_of_the_fewer(value)
        if meant is not None and not mixed and (isinstance(value, str) or type(value) is int):
            return int(meant)
        if mixed:
            self.wrong(place, "table.either_notation", value=value)
        elif (
            isinstance(value, Decimal) and value == round(value, 3) != round(value) and value > 0
        ):  # 7.711 in a workbook
            self.wrong(place, "table.perhaps_thousands", value=value, meant=f"{int(value * 1000):_}")
        elif isinstance(value, str) and (spelled := suggest_spelled(value)):
            self.wrong(place, "table.spelled", value=value, meant=spelled)
        else:
            self.wrong(place, "table.not_whole", value=shown(value))
        return None

    def _is_of_the_fewer(self, value: str) -> bool:
        """Whether a figure is written the way that fewer are; where both are as many, each is."""
        found = _GROUPED.search(value)
        dots, commas = self._notation
        return found is not None and (dots <= commas if found[1] == "." else commas <= dots)

    def percent(self, value: Value, place: str) -> Decimal | None:
        """Read a percentage; None where the cell is empty, or a problem is noted."""
        if value is None:
            return None
        if isinstance(value, (int, Decimal)) and not isinstance(value, bool):
            return Decimal(value)
        text = shown(value)
        sign = _GROUPED.fullmatch(text.strip("% "))
        thousands = {".": self._notation.dots, ",": self._notation.commas}
        meant = suggest_number(text, whole=False)
        if meant is None or (sign and thousands[sign[1]]):
            self.wrong(place, "table.not_percent", value=text)
            return None
        return Decimal(meant)

    def day(self, value: Value, place: str) -> date | None:
        """Read a day; None where the cell is empty, or a problem is noted."""
        if value is None or isinstance(value, date):
            return value
        days = suggest_days(shown(value))
        if len(days) == 1:
            return days[0]
        if days:
            self.wrong(place, "table.either_day", value=shown(value), first=days[0], second=days[1])
        else:
            self.wrong(place, "table.not_day", value=shown(value))
        return None

    def wrong(self, place: str, key: str, **facts: object) -> None:
        """Note what is wrong with the cell at *place*."""
        self.problems.append(Problem(place, key, facts))
