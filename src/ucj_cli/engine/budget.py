"""A year's money by month and programme."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from ucj_cli.answers.budget import BudgetMonth, YearBudget
from ucj_cli.engine.funding import money_of
from ucj_cli.engine.groups import population_of
from ucj_cli.engine.header import answer_header
from ucj_cli.engine.notes import assumption_notes, group_names, group_notes, money_notes, payer_names, rates_note
from ucj_cli.engine.year import group_records, year_result
from ucj_cli.i18n import get_locale

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ucj_cli.engine.funding import Bill
    from ucj_cli.i18n import Code
    from ucj_cli.plan.model import Plan

MONTHS = range(1, 13)


def budget(plan: Plan, year: int, lang: Code = "en") -> YearBudget:
    """The money of *year*, for today's participants and the people of its gap. Names come in *lang*.

    Raises:
        OutOfRangeError: the plan has no workforce or target, or the law no rates, for that year.
    """
    locale = get_locale(lang)
    result = year_result(population_of(plan), year)
    groups = group_records(result, group_names(result.population.groups, locale))
    months = tuple(_month(number, result.bills) for number in MONTHS)
    programmes: Counter[str] = Counter()
    for month in months:
        programmes.update(month.programmes)
    names = payer_names(plan, locale)
    notes = [
        *money_notes(result.payers, names, year, locale),
        *group_notes(result.bills, result.places, locale),
        *assumption_notes(plan, locale),
        *rates_note(result.bills, year, locale),
    ]
    return YearBudget(
        **answer_header("budget/1", plan),
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
