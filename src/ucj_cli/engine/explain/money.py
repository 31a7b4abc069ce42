"""The steps that lead to money: contributions by law, the budget, what a fund lacks, and what it buys."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from ucj_cli.answers.explain import GivenLaw
from ucj_cli.engine.afford import spend
from ucj_cli.engine.explain import people
from ucj_cli.engine.funding import shortfall_at_least
from ucj_cli.errors import UsageError
from ucj_cli.law.contribution import base_of, contributions_due
from ucj_cli.law.month import Month, months_of
from ucj_cli.plan_file.group import changed_by
from ucj_cli.plan_file.series import ceiling_in, ceiling_year

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ucj_cli.answers.base import Payer
    from ucj_cli.answers.explain import GivenInput, Step
    from ucj_cli.engine.afford import Purchase
    from ucj_cli.engine.explain.builder import StepBuilder
    from ucj_cli.engine.unit_cost import PaidTerms
    from ucj_cli.law.contribution import ContributionPart, Terms
    from ucj_cli.law.tables import RateRow

DECIDING = ("segment", "programmes", "paid_by", "income", "sector", "wage", "risk_class", "labour_intensive")
"""Keys of a group that decide what a person costs."""


def contributions(builder: StepBuilder) -> Step:
    """Explain what one person of each group costs, in rupiah."""
    steps = [contribution_of(builder, i) for i in range(len(builder.result.groups))]
    return builder.step("contribution", None, "rupiah", "contributions", {"groups": len(steps)}, steps=steps)


def contribution_of(builder: StepBuilder, i: int) -> Step:
    """Explain what one person of a group costs in the year: the months' contributions by law, added up."""
    terms = builder.result.population.in_year(builder.result.year)
    how, facts, steps = _months(builder, terms.terms[terms.terms_of[i]])
    value, inputs = builder.result.groups[i].unit_cost.total, list(_deciding(builder, i))
    return builder.step("contribution", value, "rupiah", how, facts, name=builder.group(i), inputs=inputs, steps=steps)


def new_contribution_of(builder: StepBuilder, i: int) -> Step:
    """Explain what one person of a group costs who is new in the year, and paid for from a month on of his own."""
    year = builder.result.year
    how, facts, steps = _months(builder, builder.result.population.in_year(year).new_terms[i])
    value, name = builder.result.groups[i].new_cost.total, builder.group(i)
    inputs = [builder.given("groups", i, "enrol_from", year)]
    return builder.step("new_contribution", value, "rupiah", how, facts, name=name, inputs=inputs, steps=steps)


def _months(builder: StepBuilder, paid: PaidTerms) -> tuple[str, dict[str, object], list[Step]]:
    """Return how one person's price comes about on terms that are *paid*: a sentence, its facts, and its steps."""
    if paid.terms is None:
        return "elsewhere", {}, []
    months = months_of(builder.result.year, paid.first, paid.last)
    if paid not in builder.priced:
        builder.priced[paid] = list(_spans(builder, paid.terms, months))
    facts: dict[str, object] = {"first": paid.first, "last": paid.last, "months": len(months)}
    return "contribution" if months else "no_months", facts, builder.priced[paid]


def _deciding(builder: StepBuilder, i: int) -> Iterator[GivenInput]:
    """List what the plan says of the group that decides its contribution in the year; defaults are left out."""
    if not builder.plan.groups:
        return
    group, year = builder.plan.groups[i], builder.result.year
    changed = changed_by(group, year)
    for key in DECIDING:
        if key in changed:
            yield builder.given("groups", i, "changes", changed[key], key)
        elif key in group.model_fields_set:
            yield builder.given("groups", i, key)
    if group.growth_percent:
        yield builder.given("groups", i, "growth_percent")
    way = ("changes", changed["months"], "months") if "months" in changed else ("months",)
    for key in ("from", "to"):
        if "months" in changed or "months" in group.model_fields_set:
            yield builder.given("groups", i, *way, key)


def _spans(builder: StepBuilder, terms: Terms, months: list[Month]) -> Iterator[Step]:
    """Build a step for each stretch of equal months."""
    for found, span in groupby(months, lambda month: tuple(contributions_due(terms, month))):
        equal = list(span)
        monthly = sum(part.rupiah for _, part in found)
        facts = {"first": equal[0].number, "last": equal[-1].number, "months": len(equal), "monthly": monthly}
        laws = [_law(row, part, terms, equal[0]) for row, part in found]
        yield builder.step("months", monthly * len(equal), "rupiah", "months", facts, laws=laws)


def _law(row: RateRow, part: ContributionPart, terms: Terms, month: Month) -> GivenLaw:
    base = base_of(row, terms, month) if row.rupiah is None else None
    return GivenLaw(
        programme=part.programme,
        payer=row.payer,
        rupiah=part.rupiah,
        percent=row.percent,
        base=None if base is None else row.base,
        base_rupiah=base,
        regulation=row.regulation,
        verified=row.verified,
    )


def budget(builder: StepBuilder) -> Step:
    """Explain the year's money for all groups, all payers together, in rupiah."""
    groups = builder.result.groups
    steps = [_money_of(builder, i) for i, group in enumerate(groups) if group.people * group.unit_cost.total]
    money = builder.result.budget
    facts = {"groups": len(steps), "public": money.public}
    return builder.step("budget", money.total, "rupiah", "budget", facts, steps=[people.gap(builder), *steps])


def budget_of(builder: StepBuilder, i: int) -> Step:
    """Explain a group's money in rupiah, beginning with the gap."""
    step = _money_of(builder, i)
    if not builder.result.groups[i].new:
        return step
    return step.model_copy(update={"steps": (people.gap(builder), *step.steps)})


def _money_of(builder: StepBuilder, i: int) -> Step:
    """Explain a group's money: its people, existing and new, times the price of one."""
    group = builder.result.groups[i]
    facts = {
        "existing": group.existing,
        "new": group.new,
        "price": group.unit_cost.total,
        "new_price": group.new_cost.total,
        "participants": group.participants,
    }
    how = "budget_of" if group.existing == group.participants else "budget_kept"
    steps = [contribution_of(builder, i)]
    if group.new and group.new_cost != group.unit_cost:
        how = f"{how}_apart"
        steps.append(new_contribution_of(builder, i))
    if group.new:
        steps.append(people.enrolled(builder, i))
    inputs = builder.participants_given(i)
    total = group.existing * group.unit_cost.total + group.new * group.new_cost.total
    return builder.step("budget", total, "rupiah", how, facts, name=builder.group(i), inputs=inputs, steps=steps)


def shortfall(builder: StepBuilder) -> Step:
    """Explain how many rupiah each fund needs above its ceiling."""
    steps = [
        _shortfall(builder, payer) for payer in builder.result.payers if payer.id in builder.result.population.funds
    ]
    total = builder.result.shortfall
    known = shortfall_at_least(builder.result.payers)
    unknown = "shortfalls_at_least" if known else "shortfalls_unknown"
    how = "shortfalls" if total is not None else unknown
    facts = {"funds": len(steps), "known": known}
    return builder.step("shortfall", total, "rupiah", how, facts, steps=[people.gap(builder), *steps])


def shortfall_for(builder: StepBuilder, i: int) -> Step:
    """Explain how many rupiah the fund that pays for a group needs above its ceiling."""
    fund = _fund_of(builder, i)
    return _shortfall(builder, next(payer for payer in builder.result.payers if payer.id == fund))


def _shortfall(builder: StepBuilder, payer: Payer) -> Step:
    groups = builder.result.groups
    below = [_money_of(builder, i) for i, group in enumerate(groups) if group.payer == payer.id and group.people]
    how = "shortfall" if payer.ceiling is not None else "no_ceiling"
    facts = {"need": payer.need, "ceiling": payer.ceiling or 0}
    name, inputs = builder.payer(payer.id), _ceiling(builder, payer.id)
    return builder.step("shortfall", payer.shortfall, "rupiah", how, facts, name=name, inputs=inputs, steps=below)


def afford(builder: StepBuilder) -> Step:
    """Explain how many people each fund with a ceiling pays for, group by group in the order of payment."""
    steps = [_afford(builder, fund) for fund in builder.result.population.funds]
    total = sum(step.value or 0 for step in steps)
    return builder.step("afford", int(total), "people", "affords", {"funds": len(steps)}, steps=steps)


def afford_for(builder: StepBuilder, i: int) -> Step:
    """Explain how many people the fund that pays for a group can pay for."""
    return _afford(builder, _fund_of(builder, i))


def _afford(builder: StepBuilder, fund: str) -> Step:
    given = _ceiling(builder, fund)
    available = ceiling_in(builder.result.population.funds[fund], builder.result.year)
    purchase = spend(fund, available, builder.result)
    below = [_bought(builder, i, purchase) for i in purchase.kept]
    how = "afford" if purchase.available is not None else "no_ceiling_afford"
    facts = {"available": purchase.available or 0, "spent": purchase.spent}
    paid = sum(purchase.kept.values()) + sum(purchase.added.values())
    return builder.step("afford", paid, "people", how, facts, name=builder.payer(fund), inputs=given, steps=below)


def _bought(builder: StepBuilder, i: int, purchase: Purchase) -> Step:
    """Explain how many people of a group its fund pays for."""
    kept, added = purchase.kept[i], purchase.added[i]
    group = builder.result.groups[i]
    facts = {"kept": kept, "added": added, "price": group.unit_cost.payer, "new_price": group.new_cost.payer}
    apart = bool(added) and group.new_cost != group.unit_cost
    steps = [contribution_of(builder, i), *([new_contribution_of(builder, i)] if apart else [])]
    how = "bought_apart" if apart else "bought"
    return builder.step("bought", kept + added, "people", how, facts, name=builder.group(i), steps=steps)


def _ceiling(builder: StepBuilder, fund: str) -> list[GivenInput]:
    """Return what the plan gives of a fund's ceiling in the year: the year's own, or the last one and its growth."""
    found = ceiling_year(builder.result.population.funds[fund], builder.result.year)
    if found is None:
        return []
    grown = [builder.given("funds", fund, "growth_percent")] if found.basis == "grown" else []
    return [builder.given("funds", fund, "ceiling", found.year), *grown]


def _fund_of(builder: StepBuilder, i: int) -> str:
    """Return the id of the fund that pays for a group.

    Raises:
        UsageError: no fund pays for it.
    """
    payer = builder.result.groups[i].payer
    if payer not in builder.result.population.funds:
        raise UsageError("explain_no_fund", group=builder.result.population.groups[i].id, payer=payer)
    return payer
