"""Which years and months a command is about, where the command line does not say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ucj_cli.errors import UsageError

if TYPE_CHECKING:
    from datetime import date

    from ucj_cli.law.month import Month
    from ucj_cli.plan_file.model import Plan


def check_span(first: int | None, last: int | None) -> None:
    """Refuse a last year before the first.

    Raises:
        UsageError: it is so.
    """
    if first is not None and last is not None and last < first:
        raise UsageError("to_before_from", first=first, last=last)


def year_or_now(plan: Plan, year: int | None) -> int:
    """Return the year asked for, else the current one: not before the as-of date's, nor after the last target's."""
    return common_year([plan], year)


def common_year(plans: list[Plan], year: int | None) -> int:
    """Return the year asked for, else the current one: after all as-of dates' and, if it can be, no last target's."""
    if year is not None:
        return year
    from ucj_cli.plan_file.standing import standing

    last = min(plan.targets.years[-1] for plan in plans)
    return max(min(last, today().year), *(standing(plan).day.year for plan in plans))


def today() -> date:
    """Return the day on which a command runs, in local time."""
    from datetime import datetime

    return datetime.now().astimezone().date()


def this_month(*, january: bool = False) -> Month:
    """Return the current month, or January of its year."""
    from ucj_cli.law.month import Month

    now = today()
    return Month(now.year, 1 if january else now.month)
