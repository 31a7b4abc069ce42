"""The gap of a year: how many people are missing, in which groups, what they cost and who pays."""

from __future__ import annotations

from contextlib import suppress
from fractions import Fraction
from typing import TYPE_CHECKING

from ucj_cli.answers.gap import Gap
from ucj_cli.engine.funding import money_of
from ucj_cli.engine.groups import population_of
from ucj_cli.engine.header import answer_header
from ucj_cli.engine.notes import (
    assumption_notes,
    basis_note,
    group_names,
    group_notes,
    money_notes,
    note,
    payer_names,
    rates_note,
)
from ucj_cli.engine.pathway import first_year, road
from ucj_cli.engine.targets import coverage_now
from ucj_cli.engine.year import group_records, year_result
from ucj_cli.errors import OutOfRangeError
from ucj_cli.i18n import get_locale
from ucj_cli.rounding import half_up, hundredths, percent, two_decimals

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ucj_cli.answers.base import Note
    from ucj_cli.engine.year import YearResult
    from ucj_cli.i18n import Code, Locale
    from ucj_cli.plan.model import Plan


def gap(plan: Plan, year: int, lang: Code = "en") -> Gap:
    """The gap of *year* against today's participants: nobody added, nobody lost. Names and notes come in *lang*.

    Raises:
        OutOfRangeError: the plan has no workforce or target, or the law no rates, for that year.
    """
    locale = get_locale(lang)
    result = year_result(population_of(plan), year)
    participants = sum(place.participants for place in result.places)
    groups = group_records(result, group_names(result.population.groups, locale))
    target, in_year = result.target, percent(participants, result.workforce)
    return Gap(
        **answer_header("gap/1", plan),
        year=year,
        as_of=plan.coverage.date,
        workforce=result.workforce,
        participants=participants,
        coverage_percent=coverage_now(plan),
        coverage_in_year_percent=in_year,
        target_percent=target.percent,
        target_basis=target.basis,
        participants_needed=result.needed,
        gap=result.gap,
        gap_points=two_decimals(target.percent - in_year),
        gap_to_full=max(0, result.workforce - participants),
        achievement_percent=hundredths(half_up(Fraction(in_year) / Fraction(target.percent) * 10_000))
        if target.percent
        else None,
        groups=groups,
        payers=result.payers,
        budget=money_of(result.bills),
        notes=tuple(_notes(result, locale)),
        payer_names=payer_names(plan, locale),
        waypoints=target.waypoints,
    )


def _notes(result: YearResult, locale: Locale) -> Iterator[Note]:
    plan, year, target = result.plan, result.year, result.target
    yield from money_notes(result.payers, payer_names(plan, locale), year, locale)
    if target.basis != "given":
        yield note(locale, f"target_{target.basis}", year=year, percent=target.percent)
    yield from group_notes(result.bills, result.places, locale)
    yield note(locale, "against_today", as_of=plan.coverage.date)
    if year > first_year(plan):
        with suppress(OutOfRangeError):  # a road that cannot be walked has no other figure
            *_, last = road(result.population, year)
            yield note(locale, "roadmap_differs", year=year, gap=last.result.gap)
    yield from assumption_notes(plan, locale)
    yield from rates_note(result.bills, year, locale)
    yield basis_note(plan, locale)
