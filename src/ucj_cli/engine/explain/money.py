"""The steps that lead to money: contributions by law, the budget, what a fund lacks, and what it buys."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from ucj_cli.answers.explain import GivenLaw
from ucj_cli.engine.afford import bought_by
from ucj_cli.engine.budget import money_of, shortfall_of
from ucj_cli.engine.explain import people
from ucj_cli.errors import UsageError
from ucj_cli.rates.contribution import owed
from ucj_cli.rates.month import Month, months_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ucj_cli.answers.common import Payer
    from ucj_cli.answers.explain import GivenInput, Step
    from ucj_cli.engine.afford import Bought
    from ucj_cli.engine.explain.telling import Telling
    from ucj_cli.rates.contribution import Part, Terms
    from ucj_cli.rates.law import RateRow

DECIDING = ("segment", "programmes", "paid_by", "income", "sector", "wage", "risk_class", "labour_intensive")
"""Keys of a group that decide what a person costs."""


def contributions(telling: Telling) -> Step:
    """What a person of each group costs."""
    prices = [bill.price.total for bill in telling.result.bills]
    steps = [contribution_of(telling, i) for i in range(len(prices))]
    return telling.step("contribution", None, "rupiah", "contributions", {"groups": len(steps)}, steps=steps)


def contribution_of(telling: Telling, i: int) -> Step:
    """What one person of a group costs in the year: the months' contributions by law, added up."""
    result = telling.result
    tariff, value = result.members.tariffs[result.members.tariff[i]], result.bills[i].price.total
    name, inputs = telling.group(i), list(_deciding(telling, i))
    if tariff.terms is None:
        return telling.step("contribution", value, "rupiah", "elsewhere", name=name, inputs=inputs)
    months = months_of(result.year, tariff.first, tariff.last)
    steps = list(_spans(telling, tariff.terms, months))
    facts = {"first": tariff.first, "last": tariff.last, "months": len(months)}
    return telling.step("contribution", value, "rupiah", "contribution", facts, name=name, inputs=inputs, steps=steps)


def _deciding(telling: Telling, i: int) -> Iterator[GivenInput]:
    """What the plan says of the group that decides its contribution; what holds by default is not told."""
    group = telling.result.members.groups[i]
    for key in DECIDING:
        if telling.plan.groups and key in group.model_fields_set:
            yield telling.given("groups", i, key)
    for key in ("from", "to"):
        if telling.plan.groups and "months" in group.model_fields_set:
            yield telling.given("groups", i, "months", key)


def _spans(telling: Telling, terms: Terms, months: list[Month]) -> Iterator[Step]:
    """A step for each stretch of equal months."""
    for found, span in groupby(months, lambda month: tuple(owed(terms, month))):
        equal = list(span)
        monthly = sum(part.rupiah for _, part in found)
        facts = {"first": equal[0].number, "last": equal[-1].number, "months": len(equal), "monthly": monthly}
        laws = [_law(row, part) for row, part in found]
        yield telling.step("months", monthly * len(equal), "rupiah", "months", facts, laws=laws)


def _law(row: RateRow, part: Part) -> GivenLaw:
    return GivenLaw(programme=part.programme, rupiah=part.rupiah, regulation=row.regulation, verified=row.verified)


def budget(telling: Telling) -> Step:
    """The year's money of all groups, all payers together."""
    bills = telling.result.bills
    steps = [_money_of(telling, i) for i, bill in enumerate(bills) if bill.people * bill.price.total]
    money = money_of(bills)
    facts = {"groups": len(steps), "public": money.public}
    return telling.step("budget", money.total, "rupiah", "budget", facts, steps=[people.gap(telling), *steps])


def budget_of(telling: Telling, i: int) -> Step:
    """A group's money, from the gap on."""
    step = _money_of(telling, i)
    return (
        step.model_copy(update={"steps": (people.gap(telling), *step.steps)}) if telling.result.bills[i].new else step
    )


def _money_of(telling: Telling, i: int) -> Step:
    """A group's money: its people, existing and new, by the price of one."""
    bill, place = telling.result.bills[i], telling.result.places[i]
    facts = {"existing": bill.existing, "new": bill.new, "price": bill.price.total, "participants": place.participants}
    how = "budget_of" if bill.existing == place.participants else "budget_kept"
    steps = [contribution_of(telling, i), *([people.enrolled(telling, i)] if bill.new else [])]
    inputs = telling.group_given(i, "participants") if telling.result.members.groups[i].participants else []
    total = bill.people * bill.price.total
    return telling.step("budget", total, "rupiah", how, facts, name=telling.group(i), inputs=inputs, steps=steps)


def shortfall(telling: Telling) -> Step:
    """What each fund needs more than its ceiling."""
    steps = [_shortfall(telling, payer) for payer in telling.result.payers if payer.id in telling.result.members.funds]
    total = shortfall_of(telling.result.payers)
    how = "shortfalls" if total is not None else "shortfalls_unknown"
    facts = {"funds": len(steps)}
    return telling.step("shortfall", total, "rupiah", how, facts, steps=[people.gap(telling), *steps])


def shortfall_for(telling: Telling, i: int) -> Step:
    """What the fund that pays for a group needs more than its ceiling."""
    fund = _fund_of(telling, i)
    return _shortfall(telling, next(payer for payer in telling.result.payers if payer.id == fund))


def _shortfall(telling: Telling, payer: Payer) -> Step:
    bills = telling.result.bills
    below = [_money_of(telling, i) for i, bill in enumerate(bills) if bill.payer == payer.id and bill.people]
    how = "shortfall" if payer.ceiling is not None else "no_ceiling"
    facts = {"need": payer.need, "ceiling": payer.ceiling or 0}
    name, inputs = telling.payer(payer.id), _ceiling(telling, payer.id)
    return telling.step("shortfall", payer.shortfall, "rupiah", how, facts, name=name, inputs=inputs, steps=below)


def afford(telling: Telling) -> Step:
    """What each fund with a ceiling buys, group by group in the order in which they are paid."""
    steps = [_afford(telling, fund) for fund in telling.result.members.funds]
    total = sum(step.value or 0 for step in steps)
    return telling.step("afford", int(total), "people", "affords", {"funds": len(steps)}, steps=steps)


def afford_for(telling: Telling, i: int) -> Step:
    """What the fund that pays for a group buys."""
    return _afford(telling, _fund_of(telling, i))


def _afford(telling: Telling, fund: str) -> Step:
    given = _ceiling(telling, fund)
    bought = bought_by(fund, given[0].value if given else None, telling.result)
    below = [_bought(telling, i, bought) for i in bought.kept]
    how = "afford" if bought.available is not None else "no_ceiling_afford"
    facts = {"available": bought.available or 0, "spent": bought.spent}
    paid = sum(bought.kept.values()) + sum(bought.added.values())
    return telling.step("afford", paid, "people", how, facts, name=telling.payer(fund), inputs=given, steps=below)


def _bought(telling: Telling, i: int, bought: Bought) -> Step:
    """The people of a group whom its fund pays for."""
    kept, added = bought.kept[i], bought.added[i]
    facts = {"kept": kept, "added": added, "price": telling.result.bills[i].price.payer}
    steps = [contribution_of(telling, i)]
    return telling.step("bought", kept + added, "people", "bought", facts, name=telling.group(i), steps=steps)


def _ceiling(telling: Telling, fund: str) -> list[GivenInput]:
    """A fund's ceiling of the year, where the plan gives one."""
    year = telling.result.year
    known = fund in telling.plan.funds and year in telling.plan.funds[fund].ceiling
    return [telling.given("funds", fund, "ceiling", year)] if known else []


def _fund_of(telling: Telling, i: int) -> str:
    """The fund that pays for a group.

    Raises:
        UsageError: no fund pays for it.
    """
    payer = telling.result.bills[i].payer
    if payer not in telling.result.members.funds:
        raise UsageError("explain_no_fund", group=telling.result.members.groups[i].id, payer=payer)
    return payer
