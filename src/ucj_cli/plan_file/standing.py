"""Where a plan stands: who was a participant on which day, in the whole and in its groups.

It stands beside the plan, not in the engine, because a plan is valid only if its groups add up on every such day.
"""

# ruff: noqa: SLF001 - a plan keeps what was worked out of it, and is made of a plan

from __future__ import annotations

from bisect import bisect_right
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from ucj_cli.errors import UsageError
from ucj_cli.plan_file.series import workforce_in
from ucj_cli.rounding import divide_half_up, share
from ucj_cli.yamldoc.document import Origin

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from ucj_cli.plan_file.group import Group
    from ucj_cli.plan_file.model import Observation, Plan


class Standing(NamedTuple):
    """The participants on a *day*, and the *observation* of the plan that says so, which stands at *way* in it."""

    day: date
    observation: Observation
    way: tuple[str, ...]


def standings(plan: Plan) -> tuple[Standing, ...]:
    """List all observations of *plan* that count in this run, by their day."""
    if plan._seen is None:  # asked for once an observation: to sort them each time would take their square
        last = plan.source.as_of
        found = [Standing(plan.coverage.date, plan.coverage, ("coverage",))]
        found += [Standing(day, seen, ("observed", day.isoformat())) for day, seen in plan.observed.items()]
        counted = (each for each in found if last is None or each.day <= last)
        plan._seen = tuple(sorted(counted, key=lambda each: each.day))
    return plan._seen


def standing(plan: Plan) -> Standing:
    """Return where *plan* stands: its latest observation."""
    return standings(plan)[-1]


def seen_on(plan: Plan, day: date) -> Plan:
    """Return *plan* as it stood on *day*.

    Raises:
        UsageError: nothing was observed by then.
    """
    first = min(plan.coverage.date, *plan.observed) if plan.observed else plan.coverage.date
    if day < first:
        raise UsageError("as_of_before_first", day=day, first=first)
    seen = plan.model_copy()
    seen._origin = Origin(plan.source._replace(as_of=day), plan.document)
    seen._seen = None
    return seen


def participants_of(plan: Plan, seen: Standing) -> int:
    """Return the participants that were *seen*: as given, else the given percent of that year's workforce."""
    if seen.observation.participants is not None:
        return seen.observation.participants
    workers = workforce_in(plan.workforce, seen.day.year)
    return divide_half_up(*share(seen.observation.percent or Decimal(0), workers))


def participants_now(plan: Plan) -> int:
    """Return the participants where the plan stands."""
    return participants_of(plan, standing(plan))


def group_figures(plan: Plan, group: Group) -> dict[date, int]:
    """Return the participants of *group* by the days of which they are told; what it says itself is of the first."""
    return {plan.coverage.date: group.participants or 0, **group.observed}


def figure_day(plan: Plan, group: Group, day: date) -> date | None:
    """Return the day of the latest figure of *group* by *day*; None where there is none, or the group is the rest."""
    if group.workers == "rest":
        return None
    return max((told for told in group_figures(plan, group) if told <= day), default=None)


def group_participants(plan: Plan, group: Group, day: date) -> int | None:
    """Return the participants of *group* on *day*: its latest figure by then; None for the rest, which has no own."""
    return group_participants_on(plan, group, [day])[0]


def group_participants_on(plan: Plan, group: Group, days: Sequence[date]) -> list[int] | list[None]:
    """Return the participants of *group* on each of *days*; None for the rest, which has no own."""
    if group.workers == "rest":
        return [None] * len(days)
    figures = sorted(group_figures(plan, group).items())
    told = [day for day, _ in figures]
    return [figures[known - 1][1] if (known := bisect_right(told, day)) else 0 for day in days]
