"""``ucj explain WHAT``: which figures can be explained, and the answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from ucj_cli.answers.explain import Explain
from ucj_cli.engine.explain import money, people
from ucj_cli.engine.explain.telling import Telling
from ucj_cli.engine.groups import members_of
from ucj_cli.engine.head import head
from ucj_cli.engine.outcome import outcome
from ucj_cli.errors import UsageError
from ucj_cli.language import language
from ucj_cli.plan.findings import nearest

if TYPE_CHECKING:
    from collections.abc import Callable

    from ucj_cli.answers.explain import Step
    from ucj_cli.language import Code
    from ucj_cli.plan.model import Plan

What = Literal["target", "workforce", "needed", "gap", "new", "contribution", "budget", "shortfall", "afford"]

OF_ALL: dict[str, Callable[[Telling], Step]] = {
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

OF_GROUP: dict[str, Callable[[Telling, int], Step]] = {
    "workforce": people.workers_of,
    "gap": people.new_of,
    "new": people.new_of,
    "contribution": money.contribution_of,
    "budget": money.budget_of,
    "shortfall": money.shortfall_for,
    "afford": money.afford_for,
}
"""What can be explained of one group: its own figures, its part of the gap, and what its fund lacks and buys."""


def explain(plan: Plan, what: What, year: int, group: str | None = None, lang: Code = "en") -> Explain:
    """How the figure *what* of *year* came about, of all groups or of one; names and sentences in *lang*.

    Raises:
        UsageError: there is no such figure or group, or the figure is not one of a group.
        OutOfRangeError: the plan has no workforce or target, or the law no rates, for that year.
    """
    known: dict[str, object] = {**OF_ALL} if group is None else {**OF_GROUP}
    if what not in known:
        raise UsageError("explain_of_no_group", value=what, allowed=", ".join(known))
    telling = Telling(outcome(members_of(plan), year), language(lang))
    if group is None:
        step = OF_ALL[what](telling)
    else:
        ids = [each.id for each in telling.result.members.groups]
        if group not in ids:
            raise UsageError("group_unknown", value=group, nearest=nearest(group, ids) or "-", allowed=", ".join(ids))
        step = OF_GROUP[what](telling, ids.index(group))
    return Explain(**head("explain/1", plan), what=what, year=year, group=group, step=step)
