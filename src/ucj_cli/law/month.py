"""A month of a year: what contributions are owed for."""

from __future__ import annotations

import re
from typing import NamedTuple


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
        found = re.fullmatch(r"(\d{4})-(0[1-9]|1[0-2])", text)
        if not found:
            raise ValueError(text)
        return cls(int(found[1]), int(found[2]))

    def __str__(self) -> str:
        """Write ``2026-04``."""
        return f"{self.year:04}-{self.number:02}"

    def later(self, count: int) -> Month:
        """The month *count* months after this one."""
        years, number = divmod(self.number - 1 + count, 12)
        return Month(self.year + years, number + 1)


def months_of(year: int, first: int = 1, last: int = 12) -> list[Month]:
    """The months of *year* from *first* to *last*, both included."""
    return [Month(year, number) for number in range(first, last + 1)]
