"""The target of a year: the given ones, and the path between them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal, localcontext
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from ucj_cli.errors import OutOfRangeError, UsageError
from ucj_cli.plan_file.series import listed_around, workforce_in
from ucj_cli.plan_file.standing import participants_of, standing, standings
from ucj_cli.rounding import divide_half_up, divide_up, hundredths, percent, share, two_decimals

if TYPE_CHECKING:
    from ucj_cli.plan_file.model import Plan
    from ucj_cli.plan_file.standing import Standing
    from ucj_cli.vocabulary import TargetBasis, TargetPath

ROOT_DIGITS = 60


class Target(NamedTuple):
    """A year's target, where it comes from, and the waypoints (year, percent) before and after it.

    *people* are those that it asks for, where it is given in people; None where it is a percentage.
    """

    percent: Decimal
    basis: TargetBasis
    waypoints: tuple[tuple[int, Decimal], ...]
    people: int | None = None


def coverage_of(plan: Plan, seen: Standing) -> Decimal:
    """Return the participants that were *seen* of the workforce of that year, in percent: the figure people know."""
    return percent(participants_of(plan, seen), workforce_in(plan.workforce, seen.day.year))


def coverage_now(plan: Plan) -> Decimal:
    """Return coverage where the plan stands."""
    return coverage_of(plan, standing(plan))


def given_targets(plan: Plan) -> dict[int, Decimal]:
    """Return the given targets by year, in percent; those in people are of that year's workforce.

    Raises:
        OutOfRangeError: one in people is of a year of which the workforce is not known.
    """
    in_percent, in_people = plan.targets.percent, plan.targets.participants
    return {
        year: in_percent[year] if year in in_percent else percent(in_people[year], workforce_in(plan.workforce, year))
        for year in plan.targets.years
    }


def waypoints(plan: Plan) -> dict[int, Decimal]:
    """Return the given targets by year; today's coverage comes first where they begin after the as-of year."""
    given, as_of = given_targets(plan), standing(plan).day.year
    return {as_of: coverage_now(plan), **given} if as_of < min(given) else given


def target_in(plan: Plan, year: int) -> Target:
    """Return the target of *year* in percent, and where it comes from.

    Raises:
        OutOfRangeError: *year* lies before the first waypoint, or a geometric path would have to start from 0.
    """
    points = waypoints(plan)
    if year in points:
        basis: TargetBasis = "given" if year in plan.targets.years else "current"
        return Target(points[year], basis, ((year, points[year]),), plan.targets.participants.get(year))
    before, after = listed_around(points, year)
    if before is None:
        raise OutOfRangeError("target_before_first", year=year, first=min(points))
    if after is None:
        return Target(points[before], "carried", ((before, points[before]),))
    around = ((before, points[before]), (after, points[after]))
    if plan.targets.path == "step":
        return Target(points[before], "carried", around)
    found = _between(plan.targets.path, points[before], points[after], year - before, after - before)
    return Target(found, "interpolated", around)


def target_on(plan: Plan, day: date) -> Decimal:
    """Return the percent that the path asks for on *day*: a year's target is asked for on its 31 December.

    Between two year ends it is a straight line by days, and so it is from the first observation to the year end of the
    first given target.

    Raises:
        UsageError: *day* lies before both the first observation and the first given target.
    """
    end = year_end(day.year)
    first = year_end(plan.targets.years[0])
    if day >= first:
        target = target_in(plan, day.year).percent
        if day == end:
            return target
        before = year_end(day.year - 1)
        return _between(
            "linear", target_in(plan, before.year).percent, target, (day - before).days, (end - before).days
        )
    seen = standings(plan)[0]
    if day < seen.day:
        raise UsageError("as_of_before_first", day=day, first=seen.day)
    target = target_in(plan, first.year).percent
    return _between("linear", coverage_of(plan, seen), target, (day - seen.day).days, (first - seen.day).days)


def needed_on(plan: Plan, day: date) -> int:
    """Return the number of participants that the path asks for on *day*: at a year end what that year's target needs.

    Raises:
        UsageError: *day* lies before both the first observation and the first given target.
    """
    workforce = workforce_in(plan.workforce, day.year)
    if day == year_end(day.year) and day.year >= plan.targets.years[0]:
        return needed_of(workforce, target_in(plan, day.year))
    return min(workforce, divide_up(*share(target_on(plan, day), workforce)))


def year_end(year: int) -> date:
    """Return the day on which the target of *year* is asked for."""
    return date(year, 12, 31)


def needed_of(workforce: int, target: Target) -> int:
    """Return the number of participants that *target* asks for: as given, or a percentage rounded up to whole people.

    A path that begins at a coverage above 100 % asks for no more people than there are.
    """
    if target.people is not None:
        return target.people
    return min(workforce, divide_up(*share(target.percent, workforce)))


@lru_cache(10_000)  # every combination of a sweep walks the same paths
def _between(path: TargetPath, start: Decimal, end: Decimal, elapsed: int, years: int) -> Decimal:
    """Return the percent on *path* after *elapsed* of the interval's *years*, rounded half-up to two decimals."""
    if path == "geometric":
        return _geometric(start, end, elapsed, years)
    part, whole = elapsed, years
    if path == "smooth":  # 3u^2 - 2u^3 of the share u that has passed
        part, whole = 3 * elapsed**2 * years - 2 * elapsed**3, years**3
    # Exact: a percentage has 15 digits at most, and a decimal holds 28
    numerator, denominator = (start * whole + (end - start) * part).as_integer_ratio()
    return hundredths(divide_half_up(100 * numerator, whole * denominator))


def _geometric(start: Decimal, end: Decimal, elapsed: int, years: int) -> Decimal:
    """Equal growth each year: start x (end / start) ^ (elapsed / years).

    The root is taken with 60 digits and cut to 40 before it is rounded: what is exactly half a hundredth stays so.
    """
    if not start:
        raise OutOfRangeError("geometric_from_zero")
    with localcontext() as context:
        context.prec = ROOT_DIGITS
        root = start * (end / start) ** (Decimal(elapsed) / years)
        return two_decimals(root.quantize(Decimal(1).scaleb(-40)))
