"""What a year's money buys: fewer people for the whole year, or everybody for fewer months."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ucj_cli.answers.money import Afford, AffordFund, AffordGroup
from ucj_cli.engine.arguments import whole_of, year_of
from ucj_cli.engine.groups import funds_of, population_of
from ucj_cli.engine.header import answer_header, locale_of
from ucj_cli.engine.notes import assumption_notes, group_notes, note, payer_names, rates_note
from ucj_cli.engine.year import year_result
from ucj_cli.errors import UsageError
from ucj_cli.plan_file.arguments import mapping_of, plan_of
from ucj_cli.plan_file.series import ceiling_in
from ucj_cli.rounding import percent
from ucj_cli.yamldoc.findings import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ucj_cli.answers.base import Note
    from ucj_cli.engine.year import GroupYear, YearResult
    from ucj_cli.i18n import Code, Locale
    from ucj_cli.plan_file.model import Plan


class Purchase(NamedTuple):
    """What one fund buys; people by the index of their group. *available* is None where no ceiling is known."""

    fund: str
    available: int | None
    kept: dict[int, int]
    added: dict[int, int]
    spent: int


Rank = tuple[bool, tuple[bool, int], int]
"""Where a group comes: whether it has no plan, its tier, and what one of its people costs the fund."""


def afford(plan: Plan, year: int, budgets: Mapping[str, int] | None = None, *, lang: Code = "en") -> Afford:
    """Work out what the funds' ceilings of *year* buy; *budgets* are ceilings for this run, in rupiah by fund.

    Raises:
        UsageError: *budgets* names a fund that the plan does not have or no whole rupiah, *lang* is not a language of
            ucj, or *year* none from 1990 to 2100.
        OutOfRangeError: the plan has no workforce or target, or the law no rates, for that year.
    """
    plan, locale, year = plan_of(plan), locale_of(lang), year_of(year)
    funds = funds_of(plan)
    budgets = {} if budgets is None else mapping_of(budgets)
    budgets = {name: whole_of(rupiah) for name, rupiah in budgets.items()}
    for name in budgets:
        if name not in funds:
            raise UsageError("fund_unknown", value=name, allowed=list(funds), nearest=nearest(name, list(funds)))
    result = year_result(population_of(plan), year)
    purchases = [spend(name, budgets.get(name, ceiling_in(fund, year)), result) for name, fund in funds.items()]
    others = sum(group.new for group in result.groups if group.payer not in funds)
    kept = {i: people for purchase in purchases for i, people in purchase.kept.items()}
    added = {i: people for purchase in purchases for i, people in purchase.added.items()}
    dropped = sum(result.groups[i].existing - people for i, people in kept.items())
    reached = result.participants - dropped + sum(added.values())
    return Afford(
        **answer_header("afford/1", plan),
        year=year,
        funds=tuple(_fund(purchase, result) for purchase in purchases),
        groups=tuple(AffordGroup(id=result.groups[i].group.id, kept=kept[i], added=added[i]) for i in sorted(kept)),
        participants_reached=reached,
        coverage_reached_percent=percent(reached, result.workforce),
        coverage_with_others_percent=percent(reached + others, result.workforce),
        missing_to_target=max(0, result.needed - reached),
        notes=tuple(_notes(result, purchases, locale)),
    )


def spend(fund: str, available: int | None, result: YearResult) -> Purchase:
    """Pay for existing participants first, then for the new people of the gap if all existing are kept."""
    groups = {i: group for i, group in enumerate(result.groups) if group.payer == fund}
    if available is None:
        kept = {i: group.existing for i, group in groups.items()}
        spent = sum(group.existing * group.unit_cost.payer for group in groups.values())
        return Purchase(fund, None, kept, dict.fromkeys(groups, 0), spent)
    wanted = [(_rank(group, group.unit_cost.payer), i, group.existing) for i, group in groups.items()]
    kept, left = _paid(wanted, available)
    added = dict.fromkeys(groups, 0)
    if all(kept[i] == group.existing for i, group in groups.items()):
        added, left = _paid([(_rank(group, group.new_cost.payer), i, group.new) for i, group in groups.items()], left)
    return Purchase(fund, available, kept, added, available - left)


def _paid(wanted: Sequence[tuple[Rank, int, int]], money: int) -> tuple[dict[int, int], int]:
    """Of (rank, group, people), the lowest rank first: how many are paid for, and what is left of *money*."""
    paid = {}
    for (*_, price), i, people in sorted(wanted):
        paid[i] = min(people, money // price) if price else people
        money -= paid[i] * price
    return paid, money


def _rank(group: GroupYear, price: int) -> Rank:
    """Put groups with a planned headcount first, then tier by tier, within a tier the cheapest person for the fund."""
    unplanned = group.planned is None
    return (unplanned, group.tier if unplanned else (False, 0), price)


def _fund(purchase: Purchase, result: YearResult) -> AffordFund:
    groups = [group for group in result.groups if group.payer == purchase.fund]
    available = purchase.available
    return AffordFund(
        id=purchase.fund,
        available=available,
        existing_need=sum(group.existing * group.unit_cost.payer for group in groups),
        kept=sum(purchase.kept.values()),
        added=sum(purchase.added.values()),
        spent=purchase.spent,
        left=None if available is None else available - purchase.spent,
        months_if_all_paid=None if available is None else _months_for_all(groups, available),
    )


def _months_for_all(groups: Sequence[GroupYear], money: int) -> int | None:
    """For how many of the months with a bill, from the first on, *money* pays for everybody; None without a bill."""
    monthly = [rupiah for rupiah in (_month_bill(groups, number) for number in range(1, 13)) if rupiah]
    if not monthly:
        return None
    for count, rupiah in enumerate(monthly):
        if rupiah > money:
            return count
        money -= rupiah
    return len(monthly)


def _month_bill(groups: Sequence[GroupYear], number: int) -> int:
    return sum(
        people * part.rupiah
        for group in groups
        for people, part in group.contributions_in(number)
        if part.bearer == "payer"
    )


def _notes(result: YearResult, purchases: Sequence[Purchase], locale: Locale) -> Iterator[Note]:
    names = payer_names(result.plan, locale)
    for purchase in purchases:
        new = sum(result.groups[i].new for i in purchase.kept)
        existing = sum(result.groups[i].existing for i in purchase.kept)
        kept, added, fund = sum(purchase.kept.values()), sum(purchase.added.values()), names[purchase.fund]
        if purchase.available is None and purchase.kept:
            yield note(locale, "afford_unknown", fund=fund, year=result.year)
        elif kept < existing:
            yield note(locale, "afford_drops", fund=fund, people=existing - kept)
        elif added < new:
            yield note(locale, "afford_short", fund=fund, people=new - added)
    yield from group_notes(result, locale)
    yield from assumption_notes(result.plan, locale)
    yield from rates_note(result, locale)
