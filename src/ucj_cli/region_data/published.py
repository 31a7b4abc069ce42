"""What is published of the place that a code stands for: a kabupaten or kota, a province (35), or the nation (00)."""

from __future__ import annotations

import re
from functools import cache

from ucj_cli.region_data import SURVEY_YEARS, Region, regions

NATION = "00"

_KIND = re.compile(r"\s*(provinsi|prov|kabupaten|kab|kota)\b[\s.]*(?:adm(?:inistrasi)?\b[\s.]*)?", re.IGNORECASE)


def regions_of(code: str) -> tuple[Region, ...]:
    """List the kabupaten and kota that *code* stands for; none where no place has it."""
    if code == NATION:
        return regions()
    return tuple(region for region in regions() if code in (region.code, region.code[:2]))


def official_name(code: str) -> str | None:
    """Return the name of the place; None where no place has that code."""
    found = regions_of(code)
    if not found:
        return None
    return "Indonesia" if code == NATION else found[0].name if "." in code else found[0].province


def place_of(code: str) -> Region | None:
    """Return a province or the nation as one region, its figures summed; None where no such place has that code."""
    lying, name = regions_of(code), official_name(code)
    if name is None or "." in code:
        return None
    bps = code if code == NATION else lying[0].bps_code[:2]
    employed, employees = (
        {year: sum(figures[year] for figures in all_figures) for year in all_figures[0]}
        for all_figures in ([region.employed for region in lying], [region.employees for region in lying])
    )
    return Region(code, bps, name, name, employed, employees)


def employed_in(code: str, year: int) -> tuple[int, int]:
    """Return how many people were employed there by the survey nearest to *year*, and the survey's year."""
    survey = max(min(SURVEY_YEARS), min(max(SURVEY_YEARS), year))
    return sum(region.employed[survey] for region in regions_of(code)), survey


def code_of(name: str) -> str | None:
    """Return the code of the place that has just this *name*; None where there is none, or are several."""
    kind, letters = _parts(name)
    found = [code for code, (other, same) in _called().items() if same == letters and kind in ("", other)]
    return found[0] if len(found) == 1 else None


@cache
def _called() -> dict[str, tuple[str, str]]:
    """Return the names of all places by their codes, taken apart."""
    places = {region.code: region.name for region in regions()}
    places |= {region.code[:2]: region.province for region in regions()} | {NATION: official_name(NATION) or ""}
    return {code: _parts(place) for code, place in places.items()}


def may_be_called(name: str, code: str) -> bool:
    """Whether the place of *code* may be meant by *name*, spelled or shortened: ``Kab. Malang``, ``Pangkep``.

    Provinces and the nation go by many names, in English too: only what is another place's name is none of theirs.
    """
    called = official_name(code) or ""
    if name == called:  # as most plans have it: the names of all places need not be taken apart
        return True
    known = code_of(name)
    if known is not None or "." not in code:
        return known in (None, code)
    (kind, letters), (official_kind, official) = _parts(name), _parts(called)
    if kind and official_kind and kind != official_kind:
        return False
    rest = iter(official)  # an abbreviation has its letters in the name's order
    return official in letters or all(letter in rest for letter in letters)


def _parts(name: str) -> tuple[str, str]:
    """Of a place's name: its kind, by the first three letters, and the letters of all else."""
    found = _KIND.match(name)
    rest = name[found.end() :] if found else name
    return (found[1][:3].lower() if found else ""), "".join(re.findall(r"[^\W_]", rest.lower()))
