"""What a year's money buys: fewer people for the whole year, or everybody for fewer months."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ucj_cli.answers.afford import Afford, AffordFund, AffordGroup
from ucj_cli.engine.groups import funds_of, population_of
from ucj_cli.engine.header import answer_header
from ucj_cli.engine.notes import assumption_notes, note, payer_names, rates_note
from ucj_cli.engine.year import year_result
from ucj_cli.errors import UsageError
from ucj_cli.i18n import get_locale
from ucj_cli.rounding import percent
from ucj_cli.yamldoc.findings import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ucj_cli.answers.base import Note
    from ucj_cli.engine.funding import Bill
    from ucj_cli.engine.year import YearResult
    from ucj_cli.i18n import Code, Locale
    from ucj_cli.plan.model import Plan


class Purchase(NamedTuple):
    """What one fund buys; people by the index of their group."""

    fund: str
    available: int | None
    kept: dict[int, int]
    added: dict[int, int]
    spent: int


def afford(plan: Plan, year: int, budgets: Mapping[str, int] | None = None, lang: Code = "en") -> Afford:
    """What the funds' ceilings of *year* buy; *budgets* are ceilings for this run, by fund.

    Raises:
        UsageError: *budgets* names a fund that the plan does not have.
        OutOfRangeError: the plan has no workforce or target, or the law no rates, for that year.
    """
    locale, funds, budgets = get_locale(lang), funds_of(plan), budgets or {}
    for name in budgets:
        if name not in funds:
            raise UsageError(
                "fund_unknown", value=name, allowed=", ".join(funds), nearest=nearest(name, list(funds)) or "-"
            )
    result = year_result(population_of(plan), year)
    bought = [spend(name, budgets.get(name, fund.ceiling.get(year)), result) for name, fund in funds.items()]
    now = sum(place.participants for place in result.places)
    others = sum(bill.new for bill in result.bills if bill.group.payer in ("self", "employer"))
    kept = {i: people for each in bought for i, people in each.kept.items()}
    added = {i: people for each in bought for i, people in each.added.items()}
    reached = now - sum(result.bills[i].existing - people for i, people in kept.items()) + sum(added.values())
    return Afford(
        **answer_header("afford/1", plan),
        year=year,
        funds=tuple(_fund(each, result) for each in bought),
        groups=tuple(AffordGroup(id=result.bills[i].group.id, kept=kept[i], added=added[i]) for i in sorted(kept)),
        participants_reached=reached,
        coverage_reached_percent=percent(reached, result.workforce),
        coverage_with_others_percent=percent(reached + others, result.workforce),
        missing_to_target=max(0, result.needed - reached),
        notes=tuple(_notes(result, bought, locale)),
        payer_names=payer_names(plan, locale),
    )


def spend(fund: str, available: int | None, result: YearResult) -> Purchase:
    """First existing participants, then the new people of the gap; new ones only if all existing are kept."""
    mine = [i for i, bill in enumerate(result.bills) if bill.group.payer == fund]
    bills = result.bills
    if available is None:
        kept = {i: bills[i].existing for i in mine}
        return Purchase(
            fund, None, kept, dict.fromkeys(mine, 0), sum(bills[i].price.payer * n for i, n in kept.items())
        )
    order = sorted(mine, key=lambda i: _rank(result, i))
    kept, left = _paid([(i, bills[i].price.payer, bills[i].existing) for i in order], available)
    added = dict.fromkeys(mine, 0)
    if all(kept[i] == bills[i].existing for i in mine):
        added, left = _paid([(i, bills[i].price.payer, bills[i].new) for i in order], left)
    return Purchase(fund, available, kept, added, available - left)


def _rank(result: YearResult, i: int) -> tuple[bool, tuple[bool, int], int]:
    """Groups with a planned headcount first, then tier by tier, within a tier the cheapest person for the fund."""
    place, price = result.places[i], result.bills[i].price.payer
    unplanned = place.planned is None
    return (unplanned, place.tier if unplanned else (False, 0), price)


def _paid(wanted: Sequence[tuple[int, int, int]], money: int) -> tuple[dict[int, int], int]:
    """Of (group, price, people) in their order: how many of each are paid for, and what is left of *money*."""
    paid = {}
    for i, price, people in wanted:
        paid[i] = min(people, money // price) if price else people
        money -= paid[i] * price
    return paid, money


def _fund(bought: Purchase, result: YearResult) -> AffordFund:
    bills = [bill for bill in result.bills if bill.group.payer == bought.fund]
    available = bought.available
    return AffordFund(
        id=bought.fund,
        available=available,
        existing_need=sum(bill.existing * bill.price.payer for bill in bills),
        kept=sum(bought.kept.values()),
        added=sum(bought.added.values()),
        spent=bought.spent,
        left=None if available is None else available - bought.spent,
        months_if_all_paid=None if available is None else _months_for_all(bills, available),
    )


def _months_for_all(bills: Sequence[Bill], money: int) -> int | None:
    """For how many of the months with a bill, from the first on, *money* pays for everybody; None without a bill."""
    monthly = [rupiah for rupiah in (_month_bill(bills, number) for number in range(1, 13)) if rupiah]
    if not monthly:
        return None
    for count, rupiah in enumerate(monthly):
        if rupiah > money:
            return count
        money -= rupiah
    return len(monthly)


def _month_bill(bills: Sequence[Bill], number: int) -> int:
    return sum(bill.people * part.rupiah for bill in bills for part in bill.parts_in(number) if part.bearer == "payer")


def _notes(result: YearResult, bought: Sequence[Purchase], locale: Locale) -> Iterator[Note]:
    names = payer_names(result.plan, locale)
    for each in bought:
        new = sum(result.bills[i].new for i in each.kept)
        existing = sum(result.bills[i].existing for i in each.kept)
        if each.available is None and each.kept:
            yield note(locale, "afford_unknown", fund=names[each.fund], year=result.year)
        elif sum(each.kept.values()) < existing:
            people = existing - sum(each.kept.values())
            yield note(locale, "afford_drops", fund=names[each.fund], people=people)
        elif sum(each.added.values()) < new:
            people = new - sum(each.added.values())
            yield note(locale, "afford_short", fund=names[each.fund], people=people)
    yield from assumption_notes(result.plan, locale)
    yield from rates_note(result.bills, result.year, locale)
