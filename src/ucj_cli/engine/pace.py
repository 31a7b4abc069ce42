"""The pace of enrolment: people a month so far, the one that is needed, and where the one so far leads."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from ucj_cli.answers.track import Pace, PaceNeeded, Projected
from ucj_cli.engine.targets import needed_of, target_in, year_end
from ucj_cli.plan_file.series import workforce_in
from ucj_cli.plan_file.standing import participants_of, standings
from ucj_cli.rounding import divide_half_up, divide_up, percent
from ucj_cli.vocabulary import LAST_YEAR

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ucj_cli.plan_file.model import Plan

DAYS, MONTHS = 36_525, 1_200
"""So many days are so many months: a month is a twelfth of 365.25 days."""
TENTHS = 10


class _Stand(NamedTuple):
    """The participants on a day."""

    day: date
    people: int


def a_month(people: int, days: int) -> Decimal:
    """Return how many people a month *people* in so many *days* are, half-up to one decimal."""
    return Decimal(divide_half_up(TENTHS * people * DAYS, MONTHS * days)).scaleb(-1)


def pace_of(plan: Plan) -> Pace:
    """Work out the pace so far and the one that is needed, and where the one so far leads."""
    seen = [_Stand(found.day, participants_of(plan, found)) for found in standings(plan)]
    now = seen[-1]
    since = _since(seen) if len(seen) > 1 else None
    pace = None if since is None else _between(since, now)
    return Pace(
        since=since and since.day,
        people_per_month=pace,
        last_people_per_month=None if since is None else _between(seen[-2], now),
        needed=tuple(_needed(plan, now)),
        projected=() if pace is None else tuple(_projected(plan, now, pace)),
    )


def _since(seen: list[_Stand]) -> _Stand:
    """Return the latest observation that is at least twelve months older than the last, else the first."""
    day = seen[-1].day
    year_before = date(day.year - 1, day.month, min(day.day, monthrange(day.year - 1, day.month)[1]))
    return max((found for found in seen if found.day <= year_before), default=seen[0])


def _between(before: _Stand, after: _Stand) -> Decimal:
    return a_month(after.people - before.people, (after.day - before.day).days)


def _years_to_come(plan: Plan, day: date) -> list[int]:
    """List the years of the given targets whose end is still to come, with this one if the path has begun."""
    given = [year for year in plan.targets.years if year_end(year) > day]
    this = [day.year] if day.year >= plan.targets.years[0] and day < year_end(day.year) else []
    return sorted({*this, *given})


def _needed(plan: Plan, now: _Stand) -> Iterator[PaceNeeded]:
    """Yield what is needed to the end of this year, of the next given target's after it, and of the last one's."""
    given = [year for year in plan.targets.years if year > now.day.year]
    this = [year for year in _years_to_come(plan, now.day) if year == now.day.year]
    for year in sorted({*this, *given[:1], *given[-1:]}):
        target = target_in(plan, year)
        missing = max(0, needed_of(workforce_in(plan.workforce, year), target) - now.people)
        pace = a_month(missing, (year_end(year) - now.day).days)
        yield PaceNeeded(year=year, target_percent=target.percent, people_per_month=pace)


def _projected(plan: Plan, now: _Stand, pace: Decimal) -> Iterator[Projected]:
    """Yield where *pace* leads at the end of this year, and of each given target's."""
    tenths = int(TENTHS * pace)
    for year in _years_to_come(plan, now.day):
        workforce, days = workforce_in(plan.workforce, year), (year_end(year) - now.day).days
        people = now.people + divide_half_up(tenths * days * MONTHS, TENTHS * DAYS)
        yield Projected(
            year=year,
            coverage_percent=percent(max(0, min(people, workforce)), workforce),
            reached_in=_reached_in(now, needed_of(workforce, target_in(plan, year)), tenths),
        )


def _reached_in(now: _Stand, needed: int, tenths: int) -> str:
    """Return the month in which *needed* people are reached at so many *tenths* of a person a month."""
    missing = needed - now.people
    if missing > 0 and tenths <= 0:
        return "never"
    days = divide_up(missing * TENTHS * DAYS, tenths * MONTHS) if missing > 0 else 0
    if days > (year_end(LAST_YEAR) - now.day).days:
        return f"beyond {LAST_YEAR}"
    return f"{now.day + timedelta(days=days):%Y-%m}"
