"""The gap of a year: how many people are missing, in which groups, what they cost and who pays."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from ucj_cli.answers.gap import Gap, GapGroup
from ucj_cli.engine.budget import Bill, added_up, kept, payers
from ucj_cli.engine.groups import funds_of, groups_of, participants_of, planned_in, workers_in
from ucj_cli.engine.head import head
from ucj_cli.engine.notes import assumption_notes, basis_note, group_notes, money_notes, name_of, note
from ucj_cli.engine.price import price_in
from ucj_cli.engine.split import Place, split
from ucj_cli.engine.targets import coverage_now, target_in
from ucj_cli.language import language
from ucj_cli.plan.model import told
from ucj_cli.plan.workforce import participants_now, workforce_in
from ucj_cli.rounding import ceil, percent, two_decimals

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ucj_cli.answers.common import Note, Payer
    from ucj_cli.engine.targets import Target
    from ucj_cli.language import Code, Language
    from ucj_cli.plan.model import Fund, Plan


class _Case(NamedTuple):
    """What was computed for a year, before it is told."""

    plan: Plan
    year: int
    target: Target
    places: list[Place]
    bills: list[Bill]
    payers: tuple[Payer, ...]


def gap(plan: Plan, year: int, lang: Code = "en") -> Gap:
    """The gap of *year* against today's participants; names and notes in *lang*.

    Raises:
        OutOfRangeError: the plan has no workforce or target, or the law no rates, for that year.
    """
    speaker = language(lang)
    workforce, participants = workforce_in(plan.workforce, year), participants_now(plan)
    target = target_in(plan, year)
    needed = ceil(Fraction(target.percent) / 100 * workforce)
    missing = max(0, needed - participants)
    places = places_in(plan, year)
    bills = bills_in(plan, year, places, split(missing, places))
    funds = funds_of(plan)
    paying = payers(bills, funds, year)
    names = payer_names(funds, speaker)
    groups = tuple(_group(bill, place, speaker) for bill, place in zip(bills, places, strict=True))
    in_year = percent(participants, workforce)
    return Gap(
        **head(plan, "gap/1"),
        year=year,
        as_of=plan.coverage.date,
        workforce=workforce,
        participants=participants,
        coverage_percent=coverage_now(plan),
        coverage_in_year_percent=in_year,
        target_percent=target.percent,
        target_basis=target.basis,
        participants_needed=needed,
        gap=missing,
        gap_points=two_decimals(target.percent - in_year),
        gap_to_full=max(0, workforce - participants),
        achievement_percent=percent(Fraction(in_year), Fraction(target.percent)) if target.percent else None,
        groups=groups,
        payers=paying,
        budget=added_up([group.budget for group in groups]),
        notes=tuple(_notes(_Case(plan, year, target, places, bills, paying), speaker)),
        payer_names=names,
        waypoints=target.waypoints,
    )


def places_in(plan: Plan, year: int) -> list[Place]:
    """The groups as the split of *year* sees them, with today's participants."""
    return [
        Place(workers, participants, planned_in(group, year), group.priority)
        for group, workers, participants in zip(
            groups_of(plan), workers_in(plan, year), participants_of(plan), strict=True
        )
    ]


def bills_in(plan: Plan, year: int, places: list[Place], new: list[int]) -> list[Bill]:
    """What each group costs in *year*, with *new* people beside those who are kept."""
    funds = funds_of(plan)
    return [
        Bill(
            group,
            price_in(group, funds, year),
            kept(place.participants, place.planned),
            people,
            public=group.payer in funds and funds[group.payer].kind == "public",
        )
        for group, place, people in zip(groups_of(plan), places, new, strict=True)
    ]


def payer_names(funds: dict[str, Fund], lang: Language) -> dict[str, str]:
    """How each payer is called in *lang*."""
    named = {name: told(fund.name, lang) or name for name, fund in funds.items()}
    return named | {payer: lang.say(f"payer.{payer}") for payer in ("employer", "worker", "self", "elsewhere")}


def _group(bill: Bill, place: Place, lang: Language) -> GapGroup:
    group, after = bill.group, place.participants + bill.new
    rate = group.pass_rate_percent
    return GapGroup(
        id=group.id,
        name=name_of(group, lang),
        segment=group.segment,
        paid_by=group.payer,
        status=group.status,
        workers=place.workers,
        participants=place.participants,
        planned=place.planned,
        new=bill.new,
        participants_after=after,
        coverage_after_percent=percent(after, place.workers) if place.workers else None,
        names_to_propose=ceil(bill.new * 100 / Fraction(rate)) if rate else None,
        cost_per_person=bill.price.total,
        budget=bill.budget,
        shares=bill.shares,
    )


def _notes(case: _Case, lang: Language) -> Iterator[Note]:
    plan, year, target = case.plan, case.year, case.target
    yield from money_notes(case.payers, payer_names(funds_of(plan), lang), year, lang)
    if target.basis != "given":
        yield note(lang, f"target_{target.basis}", year=year, percent=target.percent)
    yield from group_notes(case.bills, case.places, lang)
    yield note(lang, "against_today", as_of=plan.coverage.date)
    yield from assumption_notes(plan, case.bills, year, lang)
    yield basis_note(plan, lang)
