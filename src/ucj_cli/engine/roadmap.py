"""The road to the last target, as an answer: every year, and the sums over all of them."""

from __future__ import annotations

from itertools import compress
from typing import TYPE_CHECKING

from ucj_cli.answers.roadmap import PayerTotal, Roadmap, RoadmapYear, Totals
from ucj_cli.engine.funding import added_up, money_of
from ucj_cli.engine.groups import population_of
from ucj_cli.engine.header import answer_header
from ucj_cli.engine.notes import active_at_year_end, assumption_notes, group_names, note, payer_names, rates_note
from ucj_cli.engine.pathway import first_year, road
from ucj_cli.engine.year import group_records
from ucj_cli.errors import OutOfRangeError
from ucj_cli.i18n import get_locale
from ucj_cli.rounding import percent

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ucj_cli.answers.base import Note, Payer
    from ucj_cli.engine.pathway import Year
    from ucj_cli.i18n import Code, Locale
    from ucj_cli.plan.model import Plan


def roadmap(plan: Plan, first: int | None = None, last: int | None = None, lang: Code = "en") -> Roadmap:
    """The years from *first* to *last* (by default all, to the last target); names come in *lang*.

    Raises:
        OutOfRangeError: *first* lies before the road begins or after *last*, or a year is not covered.
    """
    locale, begins = get_locale(lang), first_year(plan)
    first, last = begins if first is None else first, max(plan.targets.percent) if last is None else last
    if first < begins:
        raise OutOfRangeError("roadmap_before_first", year=first, first=begins)
    if last < first:
        raise OutOfRangeError("roadmap_backwards", first=first, last=last)
    population = population_of(plan)
    years = [year for year in road(population, last) if year.result.year >= first]
    names = group_names(population.groups, locale)
    active = [active_at_year_end(group) for group in population.groups]
    told = tuple(_roadmap_year(year, names, active) for year in years)
    return Roadmap(
        **answer_header("roadmap/1", plan),
        years=told,
        totals=_totals(told),
        notes=(
            note(locale, "roadmap_begins", year=begins, as_of=plan.coverage.date),
            *assumption_notes(plan, locale),
            *_first_assumed(years, locale),
        ),
        payer_names=payer_names(plan, locale),
    )


def _first_assumed(years: Sequence[Year], locale: Locale) -> list[Note]:
    """From when on the law is assumed: what is to be said of the first year of which there is something to say."""
    notes = ([*rates_note(year.result.bills, year.result.year, locale)] for year in years)
    return next(filter(None, notes), [])


def _roadmap_year(year: Year, names: Sequence[str], active: Sequence[bool]) -> RoadmapYear:
    result = year.result
    groups = group_records(result, names)
    start, retained = sum(year.start), sum(place.participants for place in result.places)
    new = sum(bill.new for bill in result.bills)
    return RoadmapYear.model_construct(
        year=result.year,
        workforce=result.workforce,
        target_percent=result.target.percent,
        target_basis=result.target.basis,
        participants_start=start,
        lapsed=start - retained,
        retained=retained,
        participants_needed=result.needed,
        gap=result.gap,
        new=new,
        participants_end=retained + new,
        coverage_end_percent=percent(retained + new, result.workforce),
        active_year_end=sum(group.participants_after for group in compress(groups, active)),
        groups=groups,
        payers=result.payers,
        budget=money_of(result.bills),
    )


def _totals(years: Sequence[RoadmapYear]) -> Totals:
    by_payer: dict[str, list[Payer]] = {}
    for year in years:
        for payer in year.payers:
            by_payer.setdefault(payer.id, []).append(payer)
    return Totals(
        new=sum(year.new for year in years),
        budget=added_up([year.budget for year in years]),
        payers=tuple(_payer_total(payers) for payers in by_payer.values()),
    )


def _payer_total(payers: Sequence[Payer]) -> PayerTotal:
    shortfalls = [payer.shortfall for payer in payers if payer.shortfall is not None]
    return PayerTotal(
        id=payers[0].id,
        kind=payers[0].kind,
        need=sum(payer.need for payer in payers),
        shortfall=sum(shortfalls) if len(shortfalls) == len(payers) else None,
    )
