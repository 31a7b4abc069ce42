"""The gap of a year: how many people are missing, in which groups, what they cost and who pays."""

from __future__ import annotations

from contextlib import suppress
from fractions import Fraction
from typing import TYPE_CHECKING

from ucj_cli.answers.gap import Gap
from ucj_cli.engine.budget import money_of
from ucj_cli.engine.groups import members_of
from ucj_cli.engine.head import head
from ucj_cli.engine.notes import (
    assumption_notes,
    basis_note,
    group_notes,
    money_notes,
    names_of,
    note,
    payer_names,
    rates_note,
)
from ucj_cli.engine.outcome import groups_told, outcome
from ucj_cli.engine.road import first_year, road
from ucj_cli.engine.targets import coverage_now
from ucj_cli.errors import OutOfRangeError
from ucj_cli.language import language
from ucj_cli.rounding import half_up, hundredths, percent, two_decimals

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ucj_cli.answers.common import Note
    from ucj_cli.engine.outcome import Outcome
    from ucj_cli.language import Code, Language
    from ucj_cli.plan.model import Plan


def gap(plan: Plan, year: int, lang: Code = "en") -> Gap:
    """The gap of *year* against today's participants: nobody added, nobody lost. Names and notes come in *lang*.

    Raises:
        OutOfRangeError: the plan has no workforce or target, or the law no rates, for that year.
    """
    speaker = language(lang)
    result = outcome(members_of(plan), year)
    participants = sum(place.participants for place in result.places)
    groups = groups_told(result, names_of(result.members.groups, speaker))
    target, in_year = result.target, percent(participants, result.workforce)
    return Gap(
        **head("gap/1", plan),
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
        notes=tuple(_notes(result, speaker)),
        payer_names=payer_names(plan, speaker),
        waypoints=target.waypoints,
    )


def _notes(result: Outcome, lang: Language) -> Iterator[Note]:
    plan, year, target = result.plan, result.year, result.target
    yield from money_notes(result.payers, payer_names(plan, lang), year, lang)
    if target.basis != "given":
        yield note(lang, f"target_{target.basis}", year=year, percent=target.percent)
    yield from group_notes(result.bills, result.places, lang)
    yield note(lang, "against_today", as_of=plan.coverage.date)
    if year > first_year(plan):
        with suppress(OutOfRangeError):  # a road that cannot be walked has no other figure
            *_, last = road(result.members, year)
            yield note(lang, "roadmap_differs", year=year, gap=last.result.gap)
    yield from assumption_notes(plan, lang)
    yield from rates_note(result.bills, year, lang)
    yield basis_note(plan, lang)
