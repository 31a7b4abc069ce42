"""The regions that a few words may mean, as an answer."""

from __future__ import annotations

from ucj_cli.answers.regions import RegionRow, Regions
from ucj_cli.engine.header import answer_header
from ucj_cli.regions.data import SURVEY, SURVEY_YEARS
from ucj_cli.regions.find import find_regions


def regions(words: str = "") -> Regions:
    """All regions that *words* may mean; without words, all.

    Raises:
        UsageError: there is none.
    """
    source = f"{SURVEY} {SURVEY_YEARS[0]} to {SURVEY_YEARS[-1]}"
    return Regions(
        **answer_header("regions/1"),
        regions=tuple(RegionRow(**region._asdict(), source=source) for region in find_regions(words)),
    )
