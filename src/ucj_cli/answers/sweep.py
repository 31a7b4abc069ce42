"""The answer of ``ucj sweep``: a row for each combination of varied inputs and each year."""

import json
from typing import Any

from ucj_cli.answers.base import Answer, People, Percent, Record, Rupiah


class SweepRow(Record):
    """A year of one combination's road. `settings` are the varied inputs; `shortfall` null if a ceiling is unknown."""

    settings: dict[str, Any]
    year: int
    workforce: People
    target_percent: Percent
    participants_needed: People
    gap: People
    new: People
    budget_new: Rupiah
    budget_total: Rupiah
    shortfall: Rupiah | None


class Sweep(Answer):
    """All combinations, the last varied input changing fastest."""

    results: tuple[SweepRow, ...]

    def to_json(self) -> str:
        """JSON Lines: one object a row."""
        return "".join(f"{json.dumps(row)}\n" for row in self.rows())

    def rows(self) -> list[dict[str, Any]]:
        """One row a combination and year, a column for each varied input first."""
        return [{**row.settings, **row.model_dump(mode="json", exclude={"settings"})} for row in self.results]
