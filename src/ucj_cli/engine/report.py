"""All the answers of a report, from one plan."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ucj_cli.answers.report import Report, Scenario
from ucj_cli.engine.afford import afford
from ucj_cli.engine.gap import gap
from ucj_cli.engine.months import budget
from ucj_cli.engine.roadmap import roadmap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ucj_cli.language import Code
    from ucj_cli.plan.model import Plan


def report(
    plan: Plan,
    year: int,
    first: int | None = None,
    last: int | None = None,
    scenarios: Sequence[Plan] = (),
    lang: Code = "en",
) -> Report:
    """*year* of *plan*, its road from *first* to *last*, and the roads of the *scenarios*; names and notes in *lang*.

    Raises:
        OutOfRangeError: a plan has no workforce or target, or the law no rates, for one of the years.
    """
    return Report(
        plan,
        gap(plan, year, lang),
        budget(plan, year, lang),
        roadmap(plan, first, last, lang),
        afford(plan, year, None, lang),
        tuple(
            Scenario(Path(scenario.source.path).stem, roadmap(scenario, first, last, lang)) for scenario in scenarios
        ),
    )
