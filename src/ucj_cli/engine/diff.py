"""What a change of one plan does: the inputs that changed, and what comes of them by year."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ucj_cli.answers.diff import DiffInput, DiffTotal, DiffYear
from ucj_cli.engine.funded import roads_between
from ucj_cli.engine.pathway import first_year, last_year
from ucj_cli.engine.scenarios import changed_inputs, compared_years

if TYPE_CHECKING:
    from ucj_cli.answers.compare import ComparedYear
    from ucj_cli.plan_file.model import Plan


class Effects(NamedTuple):
    """What a change does: of a plan that is new or gone nothing is an input that changed, but all of its road is."""

    inputs: tuple[DiffInput, ...] = ()
    years: tuple[DiffYear, ...] = ()
    total: DiffTotal | None = None


def is_same(old: Plan, new: Plan) -> bool:
    """Whether two plans were read from the same bytes, so that nothing can be apart."""
    return _all_of(old) == _all_of(new) and bool(old.source.raw)


def _all_of(plan: Plan) -> tuple[object, ...]:
    source = plan.source
    return source.raw, [below.raw for below in source.extends], source.settings, source.as_of


def effects(old: Plan | None, new: Plan | None) -> Effects:
    """Work out what becomes of *old* by being *new*; one of them may not be there.

    Raises:
        OutOfRangeError: a plan or the law does not cover a year.
    """
    plans = [plan for plan in (old, new) if plan is not None]
    if not plans:
        return Effects()
    first, last = min(map(first_year, plans)), max(map(last_year, plans))
    years = compared_years([roads_between(plan, first, last) for plan in plans])
    if old is None or new is None:
        return Effects(years=tuple(_alone(year, is_new=old is None) for year in years))
    inputs = (
        DiffInput(path=path, old=values[0], new=values[1], old_place=places[0], new_place=places[1])
        for path, values, places in ((each.path, each.values, each.places) for each in changed_inputs(plans))
    )
    apart = [_year(year) for year in years if year.values[0] != year.values[1]]
    return Effects(tuple(inputs), tuple(apart), _total(apart, years[-1]))


def _alone(year: ComparedYear, *, is_new: bool) -> DiffYear:
    [value] = year.values
    return DiffYear(year=year.year, old=None if is_new else value, new=value if is_new else None, difference=None)


def _year(year: ComparedYear) -> DiffYear:
    (old, new), (_, difference) = year.values, year.differences
    return DiffYear(year=year.year, old=old, new=new, difference=difference)


def _total(apart: list[DiffYear], last: ComparedYear) -> DiffTotal:
    """Add up what the new plan has more; a year that only one of them has counts whole."""
    signed = [(sign, value) for year in apart for sign, value in ((1, year.new), (-1, year.old)) if value]
    end = last.differences[1]
    return DiffTotal(
        new=sum(sign * value.new for sign, value in signed),
        public=sum(sign * value.budget.public for sign, value in signed),
        funded_points=end.funded_points if end else None,
    )
