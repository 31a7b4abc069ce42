"""A year's money by month and programme."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from ucj_cli.answers.money import BudgetMonth, YearBudget
from ucj_cli.engine.arguments import year_of
from ucj_cli.engine.groups import population_of
from ucj_cli.engine.header import answer_header, locale_of
from ucj_cli.engine.notes import assumption_notes, group_names, group_notes, money_notes, rates_note, rounding_note
from ucj_cli.engine.sums import group_records, sums_by, tag_of
from ucj_cli.engine.year import year_result
from ucj_cli.plan_file.arguments import plan_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ucj_cli.engine.year import GroupYear
    from ucj_cli.i18n import Code
    from ucj_cli.plan_file.model import Plan

MONTHS = range(1, 13)


def budget(plan: Plan, year: int, *, by: str | None = None, lang: Code = "en") -> YearBudget:
    """Work out the money of *year*, for today's participants and the people of its gap. Names come in *lang*.

    The groups are also added up *by* a tag, if one is named.

    Raises:
        UsageError: *lang* is not a language of ucj, *year* none from 1990 to 2100, or *by* no tag of the plan.
        OutOfRangeError: the plan has no workforce or target, or the law no rates, for that year.
    """
    plan, locale, year = plan_of(plan), locale_of(lang), year_of(year)
    tag = tag_of(plan, by)
    result = year_result(population_of(plan), year)
    months = tuple(_month(number, result.groups) for number in MONTHS)
    programmes: Counter[str] = Counter()
    for month in months:
        programmes.update(month.programmes)
    return YearBudget(
        **answer_header("budget/1", plan),
        year=year,
        months=months,
        programmes=dict(programmes),
        payers=result.payers,
        groups=group_records(result, group_names(result.population.groups, locale)),
        by=sums_by(result.groups, tag),
        budget=result.budget,
        notes=(
            *money_notes(result, locale),
            *rounding_note(result, locale),
            *group_notes(result, locale),
            *assumption_notes(plan, locale),
            *rates_note(result, locale),
        ),
    )


def _month(number: int, groups: Sequence[GroupYear]) -> BudgetMonth:
    programmes: Counter[str] = Counter()
    payers: Counter[str] = Counter()
    people = 0
    for group in groups:
        people += group.existing if group.unit_cost.contributions_in(number) else 0
        people += group.new if group.new_cost.contributions_in(number) else 0
        for paid_for, part in group.contributions_in(number):
            rupiah = part.rupiah * paid_for
            programmes[part.programme] += rupiah
            payers["worker" if part.bearer == "worker" else group.payer] += rupiah
    total = programmes.total()
    return BudgetMonth(month=number, people=people, total=total, programmes=dict(programmes), payers=dict(payers))
