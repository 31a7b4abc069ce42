"""The road to the last target, as an answer: every year, and the sums over all of them."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from ucj_cli.answers.roadmap import Funded, FundedYear, PayerTotal, Reached, Roadmap, RoadmapYear, Totals
from ucj_cli.engine.funded import both_roads, funded_walk, reached
from ucj_cli.engine.funding import known_sum, shortfall_at_least, total_budget
from ucj_cli.engine.header import answer_header, locale_of
from ucj_cli.engine.notes import (
    active_at_year_end,
    assumption_notes,
    group_names,
    months_left_note,
    note,
    plan_rates_note,
    road_notes,
    rounding_note,
    unchecked_note,
)
from ucj_cli.engine.pathway import first_year
from ucj_cli.engine.sums import group_records, sums_by, tag_of, totals_by
from ucj_cli.plan_file.arguments import plan_of
from ucj_cli.plan_file.standing import standing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ucj_cli.answers.base import Payer
    from ucj_cli.engine.funded import FundedWalkYear, Roads
    from ucj_cli.engine.pathway import PathwayYear
    from ucj_cli.i18n import Code
    from ucj_cli.plan_file.model import Plan


def roadmap(
    plan: Plan, first: int | None = None, last: int | None = None, *, by: str | None = None, lang: Code = "en"
) -> Roadmap:
    """Walk the years from *first* to *last* (by default all, to the last target); names come in *lang*.

    The groups of each year are also added up *by* a tag, if one is named.

    Raises:
        UsageError: *lang* is not a language of ucj, or *by* no tag of the plan.
        OutOfRangeError: *first* lies before the road begins or after *last*, or a year is not covered.
    """
    plan, locale = plan_of(plan), locale_of(lang)
    tag = tag_of(plan, by)
    roads = both_roads(plan, first, last)
    walked = [year for year, _ in roads.shown]
    names = group_names(walked[0].result.population.groups, locale)
    years = tuple(_roadmap_year(year, under_ceilings, names, tag) for year, under_ceilings in roads.shown)
    return Roadmap(
        **answer_header("roadmap/2", plan),
        years=years,
        funded=funded_record(roads),
        totals=_totals(years),
        notes=(
            note(locale, "roadmap_begins", year=first_year(plan), as_of=standing(plan).day),
            *months_left_note(walked[0].result, locale),
            *rounding_note(walked[0].result, locale),
            *road_notes([year.result for year in walked], locale),
            *assumption_notes(plan, locale),
            *plan_rates_note([year.result for year in walked], locale),
            *islice((told for year in walked for told in unchecked_note(year.result, locale)), 1),
        ),
    )


def funded_record(roads: Roads) -> Funded:
    """Sum up where the ceilings lead, and where if nobody but the funds enrols."""
    alone = reached([*funded_walk(roads.filled, others=False)])
    return Funded(**reached(roads.funded)._asdict(), funds_only=Reached(**alone._asdict()))


def _roadmap_year(year: PathwayYear, funded: FundedWalkYear, names: Sequence[str], tag: str | None) -> RoadmapYear:
    result = year.result
    groups = group_records(result, names)
    return RoadmapYear.model_construct(
        year=result.year,
        workforce=result.workforce,
        target_percent=result.target.percent,
        target_basis=result.target.basis,
        participants_start=sum(year.start),
        lapsed=year.lapsed,
        retained=year.retained,
        participants_needed=result.needed,
        missing_at_start=result.gap,
        new=result.new,
        participants_end=year.participants_end,
        coverage_end_percent=year.coverage_end_percent,
        active_year_end=sum(found.participants_after for found in result.groups if active_at_year_end(found.group)),
        groups=groups,
        payers=result.payers,
        by=sums_by(result.groups, tag),
        budget=result.budget,
        funded=_funded_year(funded),
    )


def _funded_year(funded: FundedWalkYear) -> FundedYear:
    return FundedYear.model_construct(
        participants_start=sum(funded.start),
        kept=funded.kept,
        dropped=funded.dropped,
        added=funded.added,
        others=funded.others,
        participants_end=funded.participants_end,
        coverage_end_percent=funded.coverage_end_percent,
        missing_to_target=funded.missing_to_target,
        spent={purchase.fund: purchase.spent for purchase in funded.purchases},
    )


def _totals(years: Sequence[RoadmapYear]) -> Totals:
    by_payer: dict[str, list[Payer]] = {}
    for year in years:
        for payer in year.payers:
            by_payer.setdefault(payer.id, []).append(payer)
    return Totals(
        new=sum(year.new for year in years),
        budget=total_budget(year.budget for year in years),
        payers=tuple(_payer_total(payers) for payers in by_payer.values()),
        by=totals_by([year.by for year in years]),
    )


def _payer_total(payers: Sequence[Payer]) -> PayerTotal:
    shortfalls = [payer.shortfall for payer in payers]
    return PayerTotal(
        id=payers[0].id,
        kind=payers[0].kind,
        need=sum(payer.need for payer in payers),
        shortfall=known_sum(shortfalls),
        shortfall_at_least=shortfall_at_least(payers),
    )
