"""``ucj explain WHAT``: which figures can be explained, and the answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from ucj_cli.answers.explain import Explain
from ucj_cli.engine.arguments import year_of
from ucj_cli.engine.explain import money, people
from ucj_cli.engine.explain.builder import StepBuilder
from ucj_cli.engine.groups import population_of
from ucj_cli.engine.header import answer_header, locale_of
from ucj_cli.engine.year import year_result
from ucj_cli.errors import UsageError
from ucj_cli.i18n.visible import quoted
from ucj_cli.plan_file.arguments import plan_of
from ucj_cli.yamldoc.findings import nearest

if TYPE_CHECKING:
    from collections.abc import Callable

    from ucj_cli.answers.explain import Step
    from ucj_cli.i18n import Code
    from ucj_cli.plan_file.model import Plan


What = Literal["target", "workforce", "needed", "gap", "new", "contribution", "budget", "shortfall", "afford"]

OF_ALL: dict[str, Callable[[StepBuilder], Step]] = {
    "target": people.target,
    "workforce": people.workforce,
    "needed": people.needed,
    "gap": people.gap,
    "new": people.new,
    "contribution": money.contributions,
    "budget": money.budget,
    "shortfall": money.shortfall,
    "afford": money.afford,
}
"""What can be explained, and by what."""

OF_GROUP: dict[str, Callable[[StepBuilder, int], Step]] = {
    "workforce": people.workers_of,
    "gap": people.new_of,
    "new": people.new_of,
    "contribution": money.contribution_of,
    "budget": money.budget_of,
    "shortfall": money.shortfall_for,
    "afford": money.afford_for,
}
"""What can be explained of one group: its own figures, its part of the gap, and what its fund lacks and buys."""


def explain(plan: Plan, what: What, year: int, group: str | None = None, *, lang: Code = "en") -> Explain:
    """How the figure *what* of *year* came about, of all groups or of one; names and sentences in *lang*.

    Raises:
        UsageError: there is no such figure or group, the figure is not one of a group, or *year* is none.
        OutOfRangeError: the plan has no workforce or target, or the law no rates, for that year.
    """
    plan, year = plan_of(plan), year_of(year)
    known: dict[str, object] = {**OF_ALL} if group is None else {**OF_GROUP}
    if str(what) not in known:
        key = "choice_unknown" if group is None else "explain_of_no_group"
        raise UsageError(key, value=quoted(what), allowed=", ".join(known))
    builder = StepBuilder.of(year_result(population_of(plan), year), locale_of(lang))
    if group is None:
        step = OF_ALL[what](builder)
    else:
        ids = [each.id for each in builder.result.population.groups]
        if str(group) not in ids:
            raise UsageError("group_unknown", value=quoted(group), nearest=nearest(str(group), ids), allowed=ids)
        step = OF_GROUP[what](builder, ids.index(str(group)))
    return Explain(**answer_header("explain/1", plan), what=what, year=year, group=group, step=step)
