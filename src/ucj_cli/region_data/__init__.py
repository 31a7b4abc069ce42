"""What is published of the 514 regions, and the regions that a few words may mean."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path
from typing import NamedTuple

from ucj_cli.errors import UsageError
from ucj_cli.i18n import CODES, Code

_DATA = Path(__file__).parent / "data"
SURVEY_YEARS = (2023, 2024, 2025)
TARGET_BASIS_YEAR = 2023
"""The survey on which the official targets of 2025 stand, wherever it could be checked."""

EMPLOYEES_YEAR = 2024


class Region(NamedTuple):
    """A kabupaten or kota: employed people and employees by the survey's year."""

    code: str
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
            row["name"],
            row["province"],
            {year: int(row[f"employed_{year}"]) for year in SURVEY_YEARS},
            {EMPLOYEES_YEAR: int(row[f"employees_{EMPLOYEES_YEAR}"])},
        )
        for row in _rows("regions")
    )


@cache
def minimum_wages() -> dict[str, tuple[MinimumWage, ...]]:
    """Minimum wages by region code, the earliest first; most regions' are not known here."""
    found: dict[str, list[MinimumWage]] = {}
    for row in _rows("minimum_wages"):
        wage = MinimumWage(row["from"], row["to"], int(row["rupiah"]), {code: row[f"source_{code}"] for code in CODES})
        found.setdefault(row["code"], []).append(wage)
    return {code: tuple(wages) for code, wages in found.items()}


def _rows(table: str) -> list[dict[str, str]]:
    with (_DATA / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def find_regions(words: str) -> tuple[Region, ...]:
    """All regions that *words* may mean: a code or its beginning, parts of a name, or a province.

    Raises:
        UsageError: there is none; the nearest names are told.
    """
    wanted = words.lower().split()
    all_regions = regions()
    by_code = tuple(region for region in all_regions if wanted and region.code.startswith(wanted[0]))
    by_word = tuple(region for region in all_regions if set(wanted) <= set(region.name.lower().split()))
    by_part = tuple(region for region in all_regions if all(word in region.name.lower() for word in wanted))
    by_province = tuple(region for region in all_regions if region.province.lower() == " ".join(wanted))
    found = by_code or by_word or by_province or by_part
    if not found:
        raise UsageError("region_unknown", words=words, nearest=", ".join(_nearest(words)) or "-")
    return found


def the_region(words: str) -> Region:
    """Find the one region that *words* name: a whole code, a whole name, or a part that only one has.

    Raises:
        UsageError: there is none, or there are several, which are told.
    """
    found = find_regions(words)
    whole = [region for region in found if words.strip().lower() in (region.code, region.name.lower())]
    if whole:
        return whole[0]
    if len(found) > 1:
        several = ", ".join(f"{region.name} ({region.code})" for region in found[:SHOWN])
        key = "region_ambiguous" if len(found) <= SHOWN else "region_ambiguous_many"
        raise UsageError(key, words=words, several=several, count=len(found))
    return found[0]


SHOWN = 8
"""How many regions of the same name are told."""


def _nearest(words: str) -> list[str]:
    from difflib import get_close_matches

    names = {name: region.name for region in regions() for name in (region.name, region.name.split(" ", 1)[1])}
    return list(dict.fromkeys(names[name] for name in get_close_matches(words.title(), names, 3)))
