"""Finding a region by its code, its name, or a part of either."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ucj_cli.errors import UsageError
from ucj_cli.regions.data import regions

if TYPE_CHECKING:
    from ucj_cli.regions.data import Region


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
    """The one region that *words* name: a whole code, a whole name, or a part that only one has.

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
