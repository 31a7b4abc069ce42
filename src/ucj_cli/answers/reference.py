"""The answers that look something up: ``ucj rates``, the contributions in force, and ``ucj regions``."""

from collections.abc import Callable
from datetime import date as day
from typing import Any

from pydantic import Field

from ucj_cli.answers.base import Answer, People, Percent, Record, Rows, Rupiah, absent, rows_of


class Rate(Record):
    """One row of the law: a percentage of a base, or a flat amount in rupiah, a person and month.

    `verified` is ``assumed`` for a rate of the plan, whose source then stands for the regulation; nobody has checked
    it.
    """

    segment: str
    programme: str
    payer: str
    percent: Percent | None = Field(default=None, exclude_if=absent)
    rupiah: Rupiah | None = Field(default=None, exclude_if=absent)
    base: str | None
    start: str = Field(alias="from")
    end: str | None = Field(alias="to")
    conditions: dict[str, list[Any]]
    regulation: str
    verified: str
    last_checked: day | None


class IncomeBand(Record):
    """Own-account workers from an income on: the base, and the full price by programme, in rupiah a month."""

    income_from: Rupiah
    base: Rupiah
    jkk: Rupiah
    jkm: Rupiah
    jht: Rupiah


class Rates(Answer):
    """The contributions in force in the month `date`; `wage_ceiling` is the wage up to which JP is owed."""

    date: str
    rates: tuple[Rate, ...]
    bands: tuple[IncomeBand, ...]
    wage_ceiling: Rupiah

    def tables(self) -> dict[str, Callable[[], Rows]]:
        """One row a row of the law, a condition's values joined by a space; an income band."""
        return {
            "rates": lambda: [_row(rate) for rate in self.rates],
            "bands": lambda: rows_of({"date": self.date}, self.bands),
        }


_COLUMNS = ("segment", "programme", "payer", "percent", "rupiah", "base", "from", "to")
_CONDITIONS = ("sector", "paid_by", "risk_class", "labour_intensive")


def _row(rate: Rate) -> dict[str, Any]:
    record = {"percent": None, "rupiah": None, **rate.model_dump(mode="json")}
    conditions = record.pop("conditions")
    for name in _CONDITIONS:
        record[name] = " ".join(str(value).lower() for value in conditions.get(name, []))
    return {name: record[name] for name in sorted(record, key=_order)}


def _order(name: str) -> int:
    return _COLUMNS.index(name) if name in _COLUMNS else len(_COLUMNS)


class RegionRow(Record):
    """A region. `code` is Kemendagri's, `bps_code` that of BPS, which is another number in four regions of ten.

    `employed` are people at work, `employees` those with an employer, by the year of the survey.
    """

    code: str
    bps_code: str
    name: str
    province: str
    employed: dict[int, People]
    employees: dict[int, People]
    source: str


class Regions(Answer):
    """The regions asked for, by code."""

    regions: tuple[RegionRow, ...]

    def tables(self) -> dict[str, Callable[[], Rows]]:
        """One row a region."""
        return {"regions": lambda: rows_of({}, self.regions)}
