"""Several regions: each answered alone, and what they come to together."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, TypedDict, TypeVar

from ucj_cli.answers.gap import Gaps, GapTotal, RegionGap
from ucj_cli.answers.roadmap import Reached, RegionRoad, Roadmaps, RoadTotal, RoadTotalYear
from ucj_cli.engine.arguments import year_of
from ucj_cli.engine.funded import reached, roads_between
from ucj_cli.engine.funding import known_sum, shortfall_at_least, shortfall_of, total_budget
from ucj_cli.engine.gap import headline
from ucj_cli.engine.groups import population_of
from ucj_cli.engine.header import answer_header, locale_of, plan_file, region_of
from ucj_cli.engine.pathway import first_year, last_year, years_between
from ucj_cli.engine.region_notes import (
    bases_of,
    plan_rates_note,
    region_notes,
    road_notes,
    rounding_note,
    shared_notes,
    without_plan,
)
from ucj_cli.engine.shared import one_ceiling_each, pooled, shared_funds
from ucj_cli.engine.targets import coverage_now
from ucj_cli.engine.year import year_result
from ucj_cli.errors import InPlanError, OutOfRangeError, UsageError
from ucj_cli.plan_file.arguments import plans_of
from ucj_cli.rounding import percent

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from ucj_cli.answers.base import PlanFile, RegionName
    from ucj_cli.engine.funded import BothYears, Roads
    from ucj_cli.engine.year import YearResult
    from ucj_cli.i18n import Code
    from ucj_cli.plan_file.model import Plan
    from ucj_cli.vocabulary import Status

Answer = TypeVar("Answer")


def gaps(plans: Sequence[Plan], year: int, *, lang: Code = "en") -> Gaps:
    """Return the gap of *year* in the region of each of *plans*, and in all of them together.

    Raises:
        InPlanError: a plan has no workforce or target, or the law no rates, for that year.
        UsageError: *lang* is not a language of ucj, or *year* none from 1990 to 2100.
    """
    plans, locale, year = plans_of(plans), locale_of(lang), year_of(year)
    _at_least_one(plans)
    one_ceiling_each(plans)
    results = _each(plans, partial(_result, year=year))
    found, payers = [*map(_gap, results)], pooled(payer for result in results for payer in result.payers)
    workforce, participants = sum(told.workforce for told in found), sum(told.participants for told in found)
    total = GapTotal(
        regions=len(found),
        bases=bases_of(plans),
        workforce=workforce,
        participants=participants,
        coverage_in_year_percent=percent(participants, workforce),
        participants_needed=sum(told.participants_needed for told in found),
        gap=sum(told.gap for told in found),
        new=sum(told.new for told in found),
        gap_to_full=sum(told.gap_to_full for told in found),
        budget=total_budget(told.budget for told in found),
        shortfall=shortfall_of(payers),
        shortfall_at_least=shortfall_at_least(payers),
    )
    return Gaps(
        **answer_header("gaps/1"),
        year=year,
        regions=tuple(found),
        total=total,
        shared=shared_funds(plans, [payers]),
        without_plan=without_plan(plans),
        notes=(
            *rounding_note(found, plans, locale),
            *plan_rates_note(results, locale),
            *shared_notes(plans, "shared_once", locale),
            *region_notes(plans, locale),
        ),
    )


def roadmaps(
    plans: Sequence[Plan], first: int | None = None, last: int | None = None, *, lang: Code = "en"
) -> Roadmaps:
    """Return the road of each of *plans* from *first* to *last* (by default its own last target), and their sum.

    Raises:
        InPlanError: a plan's road has not begun in *last* or is over in *first*, or a year is not covered.
        OutOfRangeError: no road has begun in *first*, or it lies after *last*.
        UsageError: plans name one shared fund and give it different ceilings.
    """
    plans, locale = plans_of(plans), locale_of(lang)
    _at_least_one(plans)
    one_ceiling_each(plans)
    years_between(min(map(first_year, plans)), max(map(last_year, plans)), first, last)
    roads = _each(plans, partial(_roads, first=first, last=last))
    found = [*map(_road, roads)]
    by_year = [*_by_year(roads)]
    payers = [pooled(payer for year, _ in years for payer in year.result.payers) for years in by_year]
    total = RoadTotal(
        regions=len(found),
        bases=bases_of(plans),
        participants_end=sum(told.participants_end for told in found),
        funded_participants_end=sum(told.funded_participants_end for told in found),
        new=sum(told.new for told in found),
        lapsed=sum(told.lapsed for told in found),
        budget=total_budget(told.budget for told in found),
        shortfall=known_sum(map(shortfall_of, payers)),
        shortfall_at_least=sum(map(shortfall_at_least, payers)),
        years=tuple(map(_total_year, by_year)),
    )
    return Roadmaps(
        **answer_header("roadmaps/1"),
        regions=tuple(found),
        total=total,
        shared=shared_funds(plans, payers),
        without_plan=without_plan(plans),
        notes=(
            *plan_rates_note((year.result for road in roads for year, _ in road.shown), locale),
            *shared_notes(plans, "shared_not_split", locale),
            *road_notes(found, plans, locale),
        ),
    )


def _by_year(roads: Sequence[Roads]) -> Iterator[list[BothYears]]:
    """Yield of every year what the roads have that are on it, in the order of the plans."""
    shown = [{years[0].result.year: years for years in road.shown} for road in roads]
    for year in sorted({year for road in shown for year in road}):
        yield [road[year] for road in shown if year in road]


def _total_year(years: Sequence[BothYears]) -> RoadTotalYear:
    workforce = sum(filled.result.workforce for filled, _ in years)
    end = sum(filled.participants_end for filled, _ in years)
    funded = sum(under.participants_end for _, under in years)
    return RoadTotalYear(
        year=years[0][0].result.year,
        regions=len(years),
        workforce=workforce,
        participants_end=end,
        coverage_end_percent=percent(end, workforce),
        new=sum(filled.result.new for filled, _ in years),
        budget=total_budget(filled.result.budget for filled, _ in years),
        funded_participants_end=funded,
        funded_percent=percent(funded, workforce),
    )


def _at_least_one(plans: Sequence[Plan]) -> None:
    if not plans:
        raise UsageError("plans_needed")


def _each(plans: Sequence[Plan], answer: Callable[[Plan], Answer]) -> list[Answer]:
    """Return the answer of each of *plans*; tell at once of all that have none."""
    found, errors = [], {}
    for plan in plans:
        try:
            found.append(answer(plan))
        except OutOfRangeError as error:
            errors[plan.source.path] = error
    if errors:
        raise InPlanError(errors)
    return found


def _result(plan: Plan, year: int) -> YearResult:
    return year_result(population_of(plan), year)


def _gap(result: YearResult) -> RegionGap:
    return RegionGap(
        **_region(result.plan),
        **headline(result),
        new=result.new,
        shortfall=result.shortfall,
        shortfall_at_least=shortfall_at_least(result.payers),
    )


def _roads(plan: Plan, first: int | None, last: int | None) -> Roads:
    """Walk a region's roads from its own beginning, if that comes after *first*."""
    begins = first_year(plan)
    first = None if first is None else max(first, begins)
    return roads_between(plan, *years_between(begins, last_year(plan), first, last))


def _road(roads: Roads) -> RegionRoad:
    years = [year for year, _ in roads.shown]
    end = years[-1]
    return RegionRoad(
        **_region(end.result.plan),
        first=years[0].result.year,
        last=end.result.year,
        coverage_percent=coverage_now(end.result.plan),
        target_percent=end.result.target.percent,
        coverage_end_percent=end.coverage_end_percent,
        participants_end=end.participants_end,
        funded=Reached(**reached(roads.funded)._asdict()),
        funded_participants_end=roads.funded[-1].participants_end,
        new=sum(year.result.new for year in years),
        lapsed=sum(year.lapsed for year in years),
        budget=total_budget(year.result.budget for year in years),
        shortfall=known_sum(year.result.shortfall for year in years),
        shortfall_at_least=sum(shortfall_at_least(year.result.payers) for year in years),
    )


class Region(TypedDict):
    """Whose row it is, and what its workforce, the denominator, stands on."""

    plan: PlanFile
    region: RegionName
    basis: str | None
    status: Status


def _region(plan: Plan) -> Region:
    return {
        "plan": plan_file(plan.source),
        "region": region_of(plan),
        "basis": plan.workforce.source,
        "status": plan.workforce.status,
    }
