"""A month of a year: what contributions are owed for."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from ucj_cli.errors import UsageError
from ucj_cli.i18n.visible import quoted
from ucj_cli.vocabulary import FIRST_YEAR, LAST_YEAR
from ucj_cli.yamldoc.document import plain_value

LAST_MONTH = 12


class Month(NamedTuple):
    """A month; months sort as they follow each other."""

    year: int
    number: int

    @classmethod
    def parse(cls, text: str) -> Month:
        """Read ``2026-04``.

        Raises:
            ValueError: *text* is not a month.
        """
        if not cls.is_written(text):
            raise ValueError(text)
        year, number = text.split("-")
        return cls(int(year), int(number))

    @staticmethod
    def is_written(text: str) -> bool:
        """Whether *text* is a month as ``2026-04`` is."""
        return re.fullmatch(r"[0-9]{4}-(0[1-9]|1[0-2])", text) is not None

    def __str__(self) -> str:
        """Write ``2026-04``."""
        return f"{self.year:04}-{self.number:02}"

    def later(self, count: int) -> Month:
        """Return the month *count* months after this one."""
        years, number = divmod(self.number - 1 + count, 12)
        return Month(self.year + years, number + 1)


def months_of(year: int, first: int = 1, last: int = 12) -> list[Month]:
    """List the months of *year* from *first* to *last*, both included."""
    return [Month(year, number) for number in range(first, last + 1)]


def month_of(month: Month | date | str) -> Month:
    """Return the month that is meant by ``2026-04``, or that a day lies in.

    Raises:
        UsageError: it is not written so, or lies outside of the years that may be named.
    """
    month = plain_value(month)  # type: ignore[assignment]  # numpy has months too
    try:
        found = Month(month.year, month.month) if isinstance(month, date) else Month.parse(str(month))
    except ValueError as error:
        from ucj_cli.yamldoc.proposals import suggest_month

        meant = suggest_month(str(month))
        raise UsageError("month_meant" if meant else "month_needed", value=quoted(month), meant=meant) from error
    if not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise UsageError("month_needed", value=quoted(month))
    return found
