"""Many scenarios at once: every combination of varied inputs, and the road that each leads to."""

from __future__ import annotations

from itertools import product
from math import prod
from typing import TYPE_CHECKING

from ucj_cli.answers.base import as_json
from ucj_cli.answers.compare import Sweep, SweepRow
from ucj_cli.engine.groups import population_of
from ucj_cli.engine.header import answer_header
from ucj_cli.engine.pathway import first_year, last_year, pathway, years_between
from ucj_cli.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from ucj_cli.engine.pathway import PathwayYear
    from ucj_cli.plan_file.model import Plan

MOST_COMBINATIONS = 10_000


def sweep(
    plan: Plan,
    vary: Mapping[str, Sequence[object]],
    first: int | None = None,
    last: int | None = None,
    watch: Callable[[Sequence[dict[str, object]]], Iterable[dict[str, object]]] = iter,
) -> Sweep:
    """The road from *first* to *last* (as `roadmap` has it) for every combination of the values that *vary* gives.

    *vary* has values by the path of an input: ``{"targets.percent.2030": [60, 65, 70]}``. *watch* may show how far it
    is: it is given all combinations and passes them on.

    Raises:
        UsageError: a path leads nowhere, or there are too many combinations.
        PlanError: the plan would not be valid with one of the combinations.
        OutOfRangeError: a year is not covered.
    """
    count = prod(map(len, vary.values()))
    if count > MOST_COMBINATIONS:
        raise UsageError("sweep_too_many", count=count, most=MOST_COMBINATIONS)
    rows: list[SweepRow] = []
    for settings in watch(list(_combinations(vary))):
        shown = {path: as_json(value) for path, value in settings.items()}
        rows += (_row(shown, year) for year in _road(plan.replace(settings) if settings else plan, first, last))
    return Sweep(**answer_header("sweep/1", plan), results=tuple(rows))


def _combinations(vary: Mapping[str, Sequence[object]]) -> Iterator[dict[str, object]]:
    for values in product(*vary.values()):
        yield dict(zip(vary, values, strict=True))


def _road(plan: Plan, first: int | None, last: int | None) -> Iterator[PathwayYear]:
    """Walk one combination's road, as `roadmap` does."""
    first, last = years_between(first_year(plan), last_year(plan), first, last)
    return (year for year in pathway(population_of(plan), last) if year.result.year >= first)


def _row(settings: dict[str, object], year: PathwayYear) -> SweepRow:
    result = year.result
    budget = result.budget
    return SweepRow.model_construct(
        settings=settings,
        year=result.year,
        workforce=result.workforce,
        target_percent=result.target.percent,
        participants_needed=result.needed,
        gap=result.gap,
        new=result.new,
        budget_new=budget.new,
        budget_total=budget.total,
        shortfall=result.shortfall,
    )
