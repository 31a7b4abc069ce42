"""What a reader has to know before showing a figure to anyone: the notes under an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ucj_cli.answers.common import Note
from ucj_cli.engine.groups import funds_of
from ucj_cli.plan.model import RESERVED_PAYERS, told
from ucj_cli.rates.law import last_checked, membership_rule
from ucj_cli.rates.month import Month

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ucj_cli.answers.common import Payer
    from ucj_cli.engine.budget import Bill
    from ucj_cli.engine.split import Place
    from ucj_cli.language import Language
    from ucj_cli.plan.model import Group, Plan


def note(lang: Language, code: str, **facts: object) -> Note:
    """The note *code*, told in *lang*."""
    return Note(code=code, text=lang.say(f"note.{code}", **facts))


def money_notes(payers: Iterable[Payer], names: dict[str, str], year: int, lang: Language) -> Iterator[Note]:
    """Which funds are short, and of which nobody knows how much they have."""
    for payer in payers:
        name = names[payer.id]
        if payer.shortfall:
            facts = {"need": payer.need, "ceiling": payer.ceiling, "shortfall": payer.shortfall}
            yield note(lang, "fund_short", fund=name, year=year, **facts)
        elif payer.need and payer.ceiling is None and payer.kind in ("public", "donor"):
            yield note(lang, "ceiling_unknown", fund=name, year=year)


def group_notes(bills: Sequence[Bill], places: Sequence[Place], lang: Language) -> Iterator[Note]:
    """What does not fit in single groups: plans beyond the group, participants beyond the workers, months unpaid."""
    for bill, place in zip(bills, places, strict=True):
        name = name_of(bill.group, lang)
        if place.wanted > place.uncovered:
            facts = {"planned": place.planned, "room": place.participants + place.uncovered}
            yield note(lang, "planned_above_workers", group=name, **facts)
        if place.participants > place.workers:
            facts = {"participants": place.participants, "workers": place.workers}
            yield note(lang, "participants_above_workers", group=name, **facts)
        if bill.existing < place.participants and bill.price.total:
            yield note(lang, "no_longer_paid", group=name, people=place.participants - bill.existing)
        if not active_at_year_end(bill.group) and bill.people:
            yield note(lang, "inactive_at_year_end", group=name, last=bill.group.months.last)


def active_at_year_end(group: Group) -> bool:
    """Whether people of *group* are insured on 31 December: unpaid months in a row end a BPU worker's membership."""
    unpaid = 12 - group.months.last
    if group.segment == "pu" or group.payer == "elsewhere" or not unpaid:
        return True
    return unpaid < membership_rule("bpu_inactive_after_unpaid_months")


def assumption_notes(plan: Plan, lang: Language) -> Iterator[Note]:
    """How many of the inputs are assumed."""
    for key in ("workforce", "coverage", "targets"):
        if getattr(plan, key).status == "assumed":
            yield note(lang, f"assumed_{key}")
    assumed = sum(group.status == "assumed" for group in plan.groups)
    if assumed:
        yield note(lang, "assumed_groups", count=assumed, groups=len(plan.groups))


def rates_note(bills: Sequence[Bill], year: int, lang: Language) -> Iterator[Note]:
    """From which month of *year* on the law is assumed, because nobody has checked it since."""
    checked = last_checked()
    costed = [bill.group.months.last for bill in bills if bill.price.total]
    if costed and Month(year, max(costed)) > (checked.year, checked.month):
        first = max(Month(year, 1), Month(checked.year, checked.month).later(1))
        yield note(lang, "rates_assumed", first=first, checked=checked)


def basis_note(plan: Plan, lang: Language) -> Note:
    """What the figures stand on: the sources of workforce, coverage and targets."""
    nothing = lang.say("no_source")
    return note(
        lang,
        "basis",
        workforce=plan.workforce.source or nothing,
        coverage=plan.coverage.source or nothing,
        targets=plan.targets.source or nothing,
    )


def names_of(groups: Sequence[Group], lang: Language) -> list[str]:
    """What each of *groups* is called in *lang*."""
    return [name_of(group, lang) for group in groups]


def name_of(group: Group, lang: Language) -> str:
    """The group's name in *lang*, or its id where it has none."""
    return told(group.name, lang) or group.id


def payer_names(plan: Plan, lang: Language) -> dict[str, str]:
    """How each payer is called in *lang*."""
    named = {name: told(fund.name, lang) or name for name, fund in funds_of(plan).items()}
    return named | {payer: lang.say(f"payer.{payer}") for payer in RESERVED_PAYERS}
