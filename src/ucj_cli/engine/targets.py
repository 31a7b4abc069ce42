"""The target of a year: the given ones, and the path between them."""

from __future__ import annotations

from decimal import Decimal, localcontext
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from ucj_cli.errors import OutOfRangeError
from ucj_cli.plan.workforce import participants_now, workforce_in
from ucj_cli.rounding import half_up, hundredths, percent, two_decimals

if TYPE_CHECKING:
    from ucj_cli.answers.common import TargetBasis
    from ucj_cli.plan.model import Plan, TargetPath

ROOT_DIGITS = 60


class Target(NamedTuple):
    """A year's target, where it comes from, and the waypoints (year, percent) before and after it."""

    percent: Decimal
    basis: TargetBasis
    waypoints: tuple[tuple[int, Decimal], ...]


def coverage_now(plan: Plan) -> Decimal:
    """Participants of the workforce of the as-of year, in percent: the figure that people know."""
    return percent(participants_now(plan), workforce_in(plan.workforce, plan.coverage.date.year))


def waypoints(plan: Plan) -> dict[int, Decimal]:
    """The given targets by year; today's coverage comes first where they begin after the as-of year."""
    given = dict(sorted(plan.targets.percent.items()))
    as_of = plan.coverage.date.year
    return {as_of: coverage_now(plan), **given} if as_of < min(given) else given


def target_in(plan: Plan, year: int) -> Target:
    """The target of *year*.

    Raises:
        OutOfRangeError: *year* lies before the first waypoint, or a geometric path would have to start from 0.
    """
    points = waypoints(plan)
    if year in points:
        basis: TargetBasis = "given" if year in plan.targets.percent else "current"
        return Target(points[year], basis, ((year, points[year]),))
    first, last = min(points), max(points)
    if year < first:
        raise OutOfRangeError("target_before_first", year=year, first=first)
    if year > last:
        return Target(points[last], "carried", ((last, points[last]),))
    before = max(y for y in points if y < year)
    after = min(y for y in points if y > year)
    around = ((before, points[before]), (after, points[after]))
    if plan.targets.path == "step":
        return Target(points[before], "carried", around)
    elapsed = Fraction(year - before, after - before)
    return Target(_between(plan.targets.path, points[before], points[after], elapsed), "interpolated", around)


def _between(path: TargetPath, start: Decimal, end: Decimal, elapsed: Fraction) -> Decimal:
    """The target on *path* after the share *elapsed* of the interval, rounded half-up to two decimals."""
    if path == "geometric":
        return _geometric(start, end, elapsed)
    eased = elapsed if path == "linear" else 3 * elapsed**2 - 2 * elapsed**3
    return hundredths(half_up(100 * (Fraction(start) + (Fraction(end) - Fraction(start)) * eased)))


def _geometric(start: Decimal, end: Decimal, elapsed: Fraction) -> Decimal:
    """Equal growth each year: start x (end / start) ^ elapsed.

    The root is taken with 60 digits and cut to 40 before it is rounded: what is exactly half a hundredth stays so.
    """
    if not start:
        raise OutOfRangeError("geometric_from_zero")
    with localcontext() as context:
        context.prec = ROOT_DIGITS
        root = start * (end / start) ** (Decimal(elapsed.numerator) / elapsed.denominator) if end else Decimal(0)
        return two_decimals(root.quantize(Decimal(1).scaleb(-40)))
