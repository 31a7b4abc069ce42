"""What a reader has to know before showing a figure to anyone: the notes under an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ucj_cli.answers.base import Note
from ucj_cli.engine.groups import funds_of
from ucj_cli.law.month import Month
from ucj_cli.law.tables import last_checked, membership_rule
from ucj_cli.plan.model import localized
from ucj_cli.vocabulary import RESERVED_PAYERS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ucj_cli.answers.base import Payer
    from ucj_cli.engine.allocation import Place
    from ucj_cli.engine.funding import Bill
    from ucj_cli.i18n import Locale
    from ucj_cli.plan.model import Group, Plan


def note(locale: Locale, code: str, **facts: object) -> Note:
    """The note *code*, told in *lang*."""
    return Note(code=code, text=locale.text(f"note.{code}", **facts))


def money_notes(payers: Iterable[Payer], names: dict[str, str], year: int, locale: Locale) -> Iterator[Note]:
    """Which funds are short, and of which nobody knows how much they have."""
    for payer in payers:
        name = names[payer.id]
        if payer.shortfall:
            facts = {"need": payer.need, "ceiling": payer.ceiling, "shortfall": payer.shortfall}
            yield note(locale, "fund_short", fund=name, year=year, **facts)
        elif payer.need and payer.ceiling is None and payer.kind in ("public", "donor"):
            yield note(locale, "ceiling_unknown", fund=name, year=year)


def group_notes(bills: Sequence[Bill], places: Sequence[Place], locale: Locale) -> Iterator[Note]:
    """What does not fit in single groups: plans beyond the group, participants beyond the workers, months unpaid."""
    for bill, place in zip(bills, places, strict=True):
        name = group_name(bill.group, locale)
        if place.wanted > place.uncovered:
            facts = {"planned": place.planned, "room": place.participants + place.uncovered}
            yield note(locale, "planned_above_workers", group=name, **facts)
        if place.participants > place.workers:
            facts = {"participants": place.participants, "workers": place.workers}
            yield note(locale, "participants_above_workers", group=name, **facts)
        if bill.existing < place.participants and bill.price.total:
            yield note(locale, "no_longer_paid", group=name, people=place.participants - bill.existing)
        if not active_at_year_end(bill.group) and bill.people:
            yield note(locale, "inactive_at_year_end", group=name, last=bill.group.months.last)


def active_at_year_end(group: Group) -> bool:
    """Whether people of *group* are insured on 31 December: unpaid months in a row end a BPU worker's membership."""
    unpaid = 12 - group.months.last
    if group.segment == "pu" or group.payer == "elsewhere" or not unpaid:
        return True
    return unpaid < membership_rule("bpu_inactive_after_unpaid_months")


def assumption_notes(plan: Plan, locale: Locale) -> Iterator[Note]:
    """How many of the inputs are assumed."""
    for key in ("workforce", "coverage", "targets"):
        if getattr(plan, key).status == "assumed":
            yield note(locale, f"assumed_{key}")
    assumed = sum(group.status == "assumed" for group in plan.groups)
    if assumed:
        yield note(locale, "assumed_groups", count=assumed, groups=len(plan.groups))


def rates_note(bills: Sequence[Bill], year: int, locale: Locale) -> Iterator[Note]:
    """From which month of *year* on the law is assumed, because nobody has checked it since."""
    checked = last_checked()
    costed = [bill.group.months.last for bill in bills if bill.price.total]
    if costed and Month(year, max(costed)) > (checked.year, checked.month):
        first = max(Month(year, 1), Month(checked.year, checked.month).later(1))
        yield note(locale, "rates_assumed", first=first, checked=checked)


def basis_note(plan: Plan, locale: Locale) -> Note:
    """What the figures stand on: the sources of workforce, coverage and targets."""
    nothing = locale.text("no_source")
    return note(
        locale,
        "basis",
        workforce=plan.workforce.source or nothing,
        coverage=plan.coverage.source or nothing,
        targets=plan.targets.source or nothing,
    )


def group_names(groups: Sequence[Group], locale: Locale) -> list[str]:
    """What each of *groups* is called in *lang*."""
    return [group_name(group, locale) for group in groups]


def group_name(group: Group, locale: Locale) -> str:
    """The group's name in *lang*, or its id where it has none."""
    return localized(group.name, locale) or group.id


def payer_names(plan: Plan, locale: Locale) -> dict[str, str]:
    """How each payer is called in *lang*."""
    named = {name: localized(fund.name, locale) or name for name, fund in funds_of(plan).items()}
    return named | {payer: locale.text(f"payer.{payer}") for payer in RESERVED_PAYERS}
