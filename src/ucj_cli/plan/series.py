"""The workforce of a year and today's participants, from what the plan gives.

They stand beside the plan, not in the engine, because a plan is valid only if its groups add up to them.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from ucj_cli.errors import OutOfRangeError
from ucj_cli.rounding import divide_half_up, share

if TYPE_CHECKING:
    from ucj_cli.plan.model import Plan, Workforce


def workforce_in(workforce: Workforce, year: int) -> int:
    """Eligible workers in *year*.

    Given years hold; between two of them runs a straight line; after the last one the workforce grows by
    `growth_percent` a year, computed from the last given year in one step.

    Raises:
        OutOfRangeError: *year* lies before the first given one, or so late that nobody is left.
    """
    size = workforce.size
    if year in size:
        return size[year]
    years = sorted(size)
    first, last = years[0], years[-1]
    if year < first:
        raise OutOfRangeError("workforce_before_first", year=year, first=first)
    if year > last:
        numerator, denominator = share(100 + workforce.growth_percent, 1)
        workers = divide_half_up(size[last] * numerator ** (year - last), denominator ** (year - last))
        if not workers:
            raise OutOfRangeError("workforce_gone", year=year)
        return workers
    before = max(y for y in years if y < year)
    after = min(y for y in years if y > year)
    risen = (size[after] - size[before]) * (year - before)
    return divide_half_up(size[before] * (after - before) + risen, after - before)


def participants_now(plan: Plan) -> int:
    """Participants on the as-of date: as given, else the given percent of that year's workforce."""
    coverage = plan.coverage
    if coverage.participants is not None:
        return coverage.participants
    workers = workforce_in(plan.workforce, coverage.date.year)
    return divide_half_up(*share(coverage.percent or Decimal(0), workers))
