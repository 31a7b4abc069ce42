"""The answer of ``ucj regions``: kabupaten and kota with their codes and employed people."""

from typing import Any

from ucj_cli.answers.base import Answer, People, Record, flat


class RegionRow(Record):
    """A region. `employed` are people at work, `employees` those with an employer, by the year of the survey."""

    code: str
    name: str
    province: str
    employed: dict[int, People]
    employees: dict[int, People]
    source: str


class Regions(Answer):
    """The regions asked for, by code."""

    regions: tuple[RegionRow, ...]

    def rows(self) -> list[dict[str, Any]]:
        """One row a region."""
        return [flat(region.model_dump(mode="json")) for region in self.regions]
