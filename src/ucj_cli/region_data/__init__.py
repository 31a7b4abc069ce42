"""What is published of the 514 regions."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path
from typing import NamedTuple

from ucj_cli.i18n import CODES, Code

_DATA = Path(__file__).parent / "data"
SURVEY_YEARS = (2023, 2024, 2025)
TARGET_BASIS_YEAR = 2023
"""The survey on which the official targets of 2025 stand, wherever it could be checked."""

EMPLOYEES_YEAR = 2024


class Region(NamedTuple):
    """A kabupaten or kota by its code of Kemendagri and of BPS: employed people and employees by the survey's year."""

    code: str
    bps_code: str
    name: str
    province: str
    employed: dict[int, int]
    employees: dict[int, int]


class MinimumWage(NamedTuple):
    """A region's minimum wage in rupiah a month, in force from a month to another (``2026-01``)."""

    start: str
    end: str
    rupiah: int
    source: dict[Code, str]


@cache
def regions() -> tuple[Region, ...]:
    """All regions, by code."""
    return tuple(
        Region(
            row["code"],
            row["bps_code"],
            row["name"],
            row["province"],
            {year: int(row[f"employed_{year}"]) for year in SURVEY_YEARS},
            {EMPLOYEES_YEAR: int(row[f"employees_{EMPLOYEES_YEAR}"])},
        )
        for row in _rows("regions")
    )


class NationalParticipants(NamedTuple):
    """The nation's active participants of a month (``2025-02``): wage earners and own-account workers."""

    month: str
    pu: int
    bpu: int
    source: dict[Code, str]


@cache
def national_participants() -> NationalParticipants:
    """Return the latest published split of the nation's participants."""
    row = _rows("national_participants")[-1]
    return NationalParticipants(row["month"], int(row["pu"]), int(row["bpu"]), _source(row))


@cache
def minimum_wages() -> dict[str, tuple[MinimumWage, ...]]:
    """Minimum wages by region code, the earliest first; most regions' are not known here."""
    found: dict[str, list[MinimumWage]] = {}
    for row in _rows("minimum_wages"):
        wage = MinimumWage(row["from"], row["to"], int(row["rupiah"]), _source(row))
        found.setdefault(row["code"], []).append(wage)
    return {code: tuple(wages) for code, wages in found.items()}


def bps_code(code: str) -> str:
    """Return the BPS code, digits without a dot, of the region or province of a Kemendagri *code*; "" for any other."""
    for region in regions():
        if code == region.code:
            return region.bps_code
        if code == region.code[:2]:
            return region.bps_code[:2]
    return ""


@cache
def other_names() -> tuple[tuple[str, str], ...]:
    """Former and short names of regions and provinces: the code, and the name."""
    return tuple((row["code"], row["name"]) for row in _rows("other_names"))


def _source(row: dict[str, str]) -> dict[Code, str]:
    """Return where a row was published, by language."""
    return {code: row[f"source_{code}"] for code in CODES}


def _rows(table: str) -> list[dict[str, str]]:
    with (_DATA / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
