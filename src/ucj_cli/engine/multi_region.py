"""Several regions: each answered alone, and what they come to together."""

from __future__ import annotations

from collections import defaultdict
from functools import partial
from typing import TYPE_CHECKING, TypedDict, TypeVar

from ucj_cli.answers.base import RegionName
from ucj_cli.answers.gap import Gaps, GapTotal, RegionGap
from ucj_cli.answers.roadmap import RegionRoad, Roadmaps, RoadTotal
from ucj_cli.engine.arguments import year_of
from ucj_cli.engine.funding import known_sum, shortfall_at_least, total_budget
from ucj_cli.engine.gap import headline
from ucj_cli.engine.groups import population_of
from ucj_cli.engine.header import answer_header, locale_of, plan_file
from ucj_cli.engine.notes import foundations, is_within_rounding, note, payer_names
from ucj_cli.engine.pathway import walk
from ucj_cli.engine.targets import coverage_now
from ucj_cli.engine.year import year_result
from ucj_cli.errors import InPlanError, OutOfRangeError, UsageError
from ucj_cli.plan_file.arguments import plans_of
from ucj_cli.plan_file.standing import standing
from ucj_cli.region_data.published import NATION, regions_of
from ucj_cli.rounding import percent

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from ucj_cli.answers.base import Note, PlanFile
    from ucj_cli.i18n import Code, Locale
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
    found, bases = _each(plans, partial(_gap, year=year)), _bases(plans)
    workforce, participants = sum(told.workforce for told in found), sum(told.participants for told in found)
    total = GapTotal(
        regions=len(found),
        bases=bases,
        workforce=workforce,
        participants=participants,
        coverage_in_year_percent=percent(participants, workforce),
        participants_needed=sum(told.participants_needed for told in found),
        gap=sum(told.gap for told in found),
        new=sum(told.new for told in found),
        gap_to_full=sum(told.gap_to_full for told in found),
        budget=total_budget(told.budget for told in found),
        shortfall=known_sum(told.shortfall for told in found),
        shortfall_at_least=sum(told.shortfall_at_least for told in found),
    )
    return Gaps(
        **answer_header("gaps/1"),
        year=year,
        regions=tuple(found),
        total=total,
        without_plan=_without_plan(plans),
        notes=(*_rounding_note(found, plans, locale), *_notes(plans, locale)),
    )


def roadmaps(
    plans: Sequence[Plan], first: int | None = None, last: int | None = None, *, lang: Code = "en"
) -> Roadmaps:
    """Return the road of each of *plans* from *first* to *last* (by default its own last target), and their sum.

    Raises:
        InPlanError: a plan's road has not begun in *first*, or a year is not covered.
    """
    plans, locale = plans_of(plans), locale_of(lang)
    _at_least_one(plans)
    found, bases = _each(plans, partial(_road, first=first, last=last)), _bases(plans)
    total = RoadTotal(
        regions=len(found),
        bases=bases,
        participants_end=sum(told.participants_end for told in found),
        new=sum(told.new for told in found),
        lapsed=sum(told.lapsed for told in found),
        budget=total_budget(told.budget for told in found),
        shortfall=known_sum(told.shortfall for told in found),
        shortfall_at_least=sum(told.shortfall_at_least for told in found),
    )
    return Roadmaps(
        **answer_header("roadmaps/1"),
        regions=tuple(found),
        total=total,
        without_plan=_without_plan(plans),
        notes=tuple(_road_notes(found, plans, locale)),
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


def _gap(plan: Plan, year: int) -> RegionGap:
    result = year_result(population_of(plan), year)
    return RegionGap(
        **_region(plan),
        **headline(result),
        new=result.new,
        shortfall=result.shortfall,
        shortfall_at_least=shortfall_at_least(result.payers),
    )


def _road(plan: Plan, first: int | None, last: int | None) -> RegionRoad:
    years = walk(plan, first, last)
    end = years[-1]
    return RegionRoad(
        **_region(plan),
        first=years[0].result.year,
        last=end.result.year,
        coverage_percent=coverage_now(plan),
        target_percent=end.result.target.percent,
        coverage_end_percent=end.coverage_end_percent,
        participants_end=end.participants_end,
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
        "region": RegionName(name=plan.region.name, code=plan.region.code),
        "basis": plan.workforce.source,
        "status": plan.workforce.status,
    }


def _bases(plans: Sequence[Plan]) -> int:
    """On how many different denominators the plans stand, as far as their sources tell."""
    return len({plan.workforce.source for plan in plans})


def _without_plan(plans: Sequence[Plan]) -> tuple[RegionName, ...]:
    """List the province's regions that have no plan.

    None where it has one, where the plans are of several provinces, or where one has no code: it may be any region's.
    """
    codes = {plan.region.code for plan in plans if plan.region.code}
    provinces = {code.partition(".")[0] for code in codes}
    if len(provinces) != 1 or provinces & codes or not all(plan.region.code for plan in plans):
        return ()
    return tuple(
        RegionName(name=region.name, code=region.code)
        for province in provinces
        for region in regions_of(province)
        if region.code not in codes
    )


def _rounding_note(found: Sequence[RegionGap], plans: Sequence[Plan], locale: Locale) -> Iterator[Note]:
    """Yield the note on regions whose gap is smaller than what their coverage is known to."""
    names = [told.region.name for told, plan in zip(found, plans, strict=True) if is_within_rounding(plan, told.gap)]
    if names:
        yield note(locale, "coverage_rounded_in", count=len(names), names=", ".join(names))


def _shared_notes(plans: Sequence[Plan], locale: Locale) -> Iterator[Note]:
    """Yield a note on each fund that has the same id and ceilings in regions of one province: it may be one money."""
    found: defaultdict[object, dict[str, str]] = defaultdict(dict)
    for plan in plans:
        province, names = (plan.region.code or "").partition(".")[0], payer_names(plan, locale)
        for fund, terms in plan.funds.items():
            if terms.ceiling:
                found[province, fund, tuple(sorted(terms.ceiling.items()))][plan.region.name] = names[fund]
    for fund_in in found.values():
        if len(fund_in) > 1:
            facts = {"fund": next(iter(fund_in.values())), "count": len(fund_in), "names": ", ".join(fund_in)}
            yield note(locale, "fund_in_several", **facts)


def _lies_in(code: str, whole: str) -> bool:
    """Whether the region *code* is a part of *whole*: a region of its province, or anything of the nation."""
    return code != whole and (whole == NATION or code.startswith(f"{whole}."))


def _road_notes(found: Sequence[RegionRoad], plans: Sequence[Plan], locale: Locale) -> Iterator[Note]:
    """Yield the notes on the roads: those on the regions, and one if the roads are not equally long."""
    spans = {(told.first, told.last) for told in found}
    if len(spans) > 1:
        yield note(locale, "spans_differ", first=min(first for first, _ in spans), last=max(last for _, last in spans))
    yield from _notes(plans, locale)


def _notes(plans: Sequence[Plan], locale: Locale) -> Iterator[Note]:
    """Yield the notes on the sum: different denominators or days, assumptions, regions counted twice or missing."""
    bases = _bases(plans)
    if bases > 1:
        yield note(locale, "bases_differ", bases=bases)
    days = sorted(standing(plan).day for plan in plans)
    if days[0] != days[-1]:
        yield note(locale, "days_differ", first=days[0], last=days[-1])
    for key in ("workforce", "coverage", "targets"):
        assumed = sum(foundations(plan)[key].status == "assumed" for plan in plans)
        if assumed:
            yield note(locale, f"{key}_assumed_in", count=assumed, regions=len(plans))
    codes = [plan.region.code for plan in plans if plan.region.code]
    twice = sorted({code for code in codes if codes.count(code) > 1})
    if twice:
        yield note(locale, "region_twice", codes=", ".join(twice))
    yield from _shared_notes(plans, locale)
    for whole in sorted(set(codes)):
        inside = sorted({code for code in codes if _lies_in(code, whole)})
        if inside:
            yield note(locale, "region_within", whole=whole, codes=", ".join(inside))
    missing = _without_plan(plans)
    if missing:
        yield note(locale, "without_plan", count=len(missing), names=", ".join(region.name for region in missing))
