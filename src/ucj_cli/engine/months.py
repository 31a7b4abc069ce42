"""A year's money by month and programme."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from ucj_cli.answers.budget import BudgetMonth, YearBudget
from ucj_cli.engine.budget import money_of
from ucj_cli.engine.groups import members_of
from ucj_cli.engine.head import head
from ucj_cli.engine.notes import assumption_notes, group_notes, money_notes, names_of, payer_names, rates_note
from ucj_cli.engine.outcome import groups_told, outcome
from ucj_cli.language import language

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ucj_cli.engine.budget import Bill
    from ucj_cli.language import Code
    from ucj_cli.plan.model import Plan

MONTHS = range(1, 13)


def budget(plan: Plan, year: int, lang: Code = "en") -> YearBudget:
    """The money of *year*, for today's participants and the people of its gap. Names come in *lang*.

    Raises:
        OutOfRangeError: the plan has no workforce or target, or the law no rates, for that year.
    """
    speaker = language(lang)
    result = outcome(members_of(plan), year)
    groups = groups_told(result, names_of(result.members.groups, speaker))
    months = tuple(_month(number, result.bills) for number in MONTHS)
    programmes: Counter[str] = Counter()
    for month in months:
        programmes.update(month.programmes)
    names = payer_names(plan, speaker)
    notes = [
        *money_notes(result.payers, names, year, speaker),
        *group_notes(result.bills, result.places, speaker),
        *assumption_notes(plan, speaker),
        *rates_note(result.bills, year, speaker),
    ]
    return YearBudget(
        **head("budget/1", plan),
        year=year,
        months=months,
        programmes=dict(programmes),
        payers=result.payers,
        groups=groups,
        budget=money_of(result.bills),
        notes=tuple(notes),
        payer_names=names,
    )


def _month(number: int, bills: Sequence[Bill]) -> BudgetMonth:
    programmes: Counter[str] = Counter()
    payers: Counter[str] = Counter()
    people = 0
    for bill in bills:
        parts = bill.parts_in(number)
        people += bill.people if parts else 0
        for part in parts:
            rupiah = part.rupiah * bill.people
            programmes[part.programme] += rupiah
            payers["worker" if part.bearer == "worker" else bill.group.payer] += rupiah
    total = programmes.total()
    return BudgetMonth(month=number, people=people, total=total, programmes=dict(programmes), payers=dict(payers))
