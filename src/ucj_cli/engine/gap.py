"""The gap of a year: how many people are missing, in which groups, what they cost and who pays."""

from __future__ import annotations

from contextlib import suppress
from fractions import Fraction
from typing import TYPE_CHECKING, TypedDict

from ucj_cli.answers.gap import Gap, GapSegment
from ucj_cli.engine.arguments import year_of
from ucj_cli.engine.groups import population_of
from ucj_cli.engine.header import answer_header, locale_of
from ucj_cli.engine.notes import (
    assumption_notes,
    basis_note,
    group_names,
    group_notes,
    money_notes,
    note,
    rates_note,
    rounding_note,
)
from ucj_cli.engine.pathway import first_year, pathway
from ucj_cli.engine.sums import group_records, sums_by, sums_of, tag_of
from ucj_cli.engine.targets import coverage_now
from ucj_cli.engine.year import year_result
from ucj_cli.errors import OutOfRangeError
from ucj_cli.plan_file.arguments import plan_of
from ucj_cli.plan_file.standing import standing
from ucj_cli.rounding import half_up, hundredths, percent, two_decimals

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from decimal import Decimal

    from ucj_cli.answers.base import Budget, Note
    from ucj_cli.engine.year import YearResult
    from ucj_cli.i18n import Code, Locale
    from ucj_cli.plan_file.model import Plan
    from ucj_cli.vocabulary import TargetBasis


class Headline(TypedDict):
    """The figures of a year's gap that one region's answer shares with its row among several regions."""

    as_of: date
    workforce: int
    participants: int
    coverage_percent: Decimal
    coverage_in_year_percent: Decimal
    target_percent: Decimal
    target_basis: TargetBasis
    participants_needed: int
    gap: int
    gap_to_full: int
    budget: Budget


def gap(plan: Plan, year: int, *, by: str | None = None, lang: Code = "en") -> Gap:
    """Work out the gap of *year* against today's participants: nobody added, nobody lost. Names come in *lang*.

    The groups are also added up *by* a tag, if one is named.

    Raises:
        UsageError: *lang* is not a language of ucj, *year* none from 1990 to 2100, or *by* no tag of the plan.
        OutOfRangeError: the plan has no workforce or target, or the law no rates, for that year.
    """
    plan, locale, year = plan_of(plan), locale_of(lang), year_of(year)
    tag = tag_of(plan, by)
    result = year_result(population_of(plan), year)
    figures = headline(result)
    target, in_year = figures["target_percent"], figures["coverage_in_year_percent"]
    return Gap(
        **answer_header("gap/2", plan),
        **figures,
        year=year,
        gap_points=two_decimals(target - in_year),
        achievement_percent=hundredths(half_up(Fraction(in_year) / Fraction(target) * 10_000)) if target else None,
        new=result.new,
        segments=tuple(_segments(result)),
        groups=group_records(result, group_names(result.population.groups, locale)),
        payers=result.payers,
        by=sums_by(result.groups, tag),
        notes=tuple(_notes(result, locale)),
    )


def _segments(result: YearResult) -> Iterator[GapSegment]:
    """Add up the groups of each segment that the plan has any of; none where it has no groups of its own."""
    for segment in ("pu", "bpu") if result.plan.groups else ():
        groups = [found for found in result.groups if found.group.segment == segment]
        if groups:
            yield GapSegment.model_construct(segment=segment, **sums_of(groups))


def headline(result: YearResult) -> Headline:
    """Return the figures by which a region's year is known."""
    participants = result.participants
    return {
        "as_of": standing(result.plan).day,
        "workforce": result.workforce,
        "participants": participants,
        "coverage_percent": coverage_now(result.plan),
        "coverage_in_year_percent": percent(participants, result.workforce),
        "target_percent": result.target.percent,
        "target_basis": result.target.basis,
        "participants_needed": result.needed,
        "gap": result.gap,
        "gap_to_full": max(0, result.workforce - participants),
        "budget": result.budget,
    }


def _notes(result: YearResult, locale: Locale) -> Iterator[Note]:
    plan, year, target = result.plan, result.year, result.target
    yield from money_notes(result, locale)
    yield from rounding_note(result, locale)
    if target.basis != "given":
        yield note(locale, f"target_{target.basis}", year=year, percent=target.percent)
    if result.new > result.gap:
        yield note(locale, "planned_above_gap", new=result.new, people=result.new - result.gap)
    yield from group_notes(result, locale)
    yield note(locale, "against_today", as_of=standing(plan).day)
    if year > first_year(plan):
        with suppress(OutOfRangeError):  # a road that cannot be walked has no other figure
            *_, last = pathway(result.population, year)
            facts = {"gap": last.result.gap, "public": last.result.budget.public}
            yield note(locale, "roadmap_differs", year=year, **facts)
    yield from assumption_notes(plan, locale)
    yield from rates_note(result, locale)
    yield basis_note(plan, locale)
