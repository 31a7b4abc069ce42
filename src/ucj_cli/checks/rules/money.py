"""4xx: money that does not suffice, or that buys less than it seems to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ucj_cli.checks.registry import CheckContext, load_rule, rule
from ucj_cli.engine.notes import active_at_year_end, insured_between_years, unpaid_months_that_end
from ucj_cli.law.month import LAST_MONTH
from ucj_cli.law.tables import membership_rule
from ucj_cli.plan_file.group import changed_by, group_in
from ucj_cli.plan_file.series import format_years, spans
from ucj_cli.plan_file.standing import standing
from ucj_cli.region_data import minimum_wages
from ucj_cli.yamldoc.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ucj_cli.plan_file.group import Group
    from ucj_cli.plan_file.model import Plan
    from ucj_cli.yamldoc.findings import KeyPath

    Place = tuple[KeyPath, Group]

GROUPS = """\
funds:
  dbhcht: {kind: public, ceiling: {2025: %s, 2045: 900_000_000_000}, source: APBD}
groups:
  - {id: petani, workers: 9_000, paid_by: dbhcht, planned: {2025: 9_000}, source: BPS%s}
  - {id: lain, workers: rest, source: BPS}
"""


def first_broken(plan: Plan, keys: tuple[str, ...], is_broken: Callable[[Group], bool]) -> Iterator[Place]:
    """Yield where groups come to be on terms that break a rule, and those terms.

    The rule is about *keys*: the first of them is what mends it, others may bring it into force.
    """
    for i, group in enumerate(plan.groups):
        was = is_broken(group)
        if was:
            yield ("groups", i, keys[0]), group
        for year, change in sorted(group.changes.items()):
            own = [key for key in keys if key in change.model_fields_set]
            if own:
                before, terms = was, group_in(group, year, year)
                was = is_broken(terms)
                if was and (own[0] == keys[0] or not before):
                    yield ("groups", i, "changes", year, own[0]), terms


@rule("UCJ401", "fund-is-short", "warning", wrong=GROUPS % ("1", ""), right=GROUPS % ("5_300_000_000", ""))
def fund_is_short(case: CheckContext) -> Iterator[Finding]:
    """What a fund has to pay in a year is more than its ceiling: fewer people, fewer months, or more money."""
    short = {
        year: {payer.id: payer.shortfall for payer in payers if payer.shortfall} for year, payers in case.payers.items()
    }
    for name, fund in case.plan.funds.items():
        for first, last in spans([year for year in sorted(short) if name in short[year]]):
            years = range(first, last + 1)
            facts = {"fund": name, "years": format_years(years), "missing": sum(short[year][name] for year in years)}
            key = ("ceiling", first) if first in fund.ceiling else ("growth_percent",)
            yield Finding("UCJ401", ("funds", name, *key), facts=facts)


@rule(
    "UCJ402",
    "fund-unused",
    "warning",
    wrong="funds:\n  csr: {kind: donor}\ngroups:\n  - {id: semua, workers: rest, source: BPS}",
    right="funds:\n  csr: {kind: donor}\ngroups:\n  - {id: semua, workers: rest, paid_by: csr, source: BPS}",
)
def fund_unused(case: CheckContext) -> Iterator[Finding]:
    """A fund that no group is paid by changes nothing: a group's `paid_by` may name another one by mistake."""
    payers = [{group.payer, *(change.paid_by for change in group.changes.values())} for group in case.plan.groups]
    used = set().union(*payers)
    for name in case.plan.funds:
        if name not in used and (case.plan.groups or name != "apbd"):
            yield Finding("UCJ402", ("funds", name), facts={"fund": name})


@rule(
    "UCJ403",
    "ceiling-ends-before-the-plan",
    "warning",
    wrong=GROUPS.replace(", 2045: 900_000_000_000", "") % ("5_300_000_000", ""),
    right=GROUPS % ("5_300_000_000", ""),
)
def ceiling_ends_before_the_plan(case: CheckContext) -> Iterator[Finding]:
    """A ceiling is money for its own year: after the last one listed, what the fund has is unknown."""
    last = case.plan.targets.years[-1]
    for name, fund in case.plan.funds.items():
        if fund.growth_percent is None and fund.ceiling and max(fund.ceiling) < last:
            facts = {"fund": name, "year": max(fund.ceiling), "last": last}
            yield Finding("UCJ403", ("funds", name, "ceiling", max(fund.ceiling)), facts=facts)


programme_of_the_other_segment = load_rule(
    "UCJ404",
    "programme-of-the-other-segment",
    "groups:\n  - {id: petani, workers: rest, programmes: [jkk, jkm, jp], source: BPS}\n",
    "groups:\n  - {id: petani, workers: rest, programmes: [jkk, jkm, jht], source: BPS}\n",
)


@rule(
    "UCJ405",
    "wage-below-the-minimum",
    "warning",
    wrong="groups:\n  - {id: karyawan, workers: rest, segment: pu, wage: 2_000_000, source: BPS}",
    right="groups:\n  - {id: karyawan, workers: rest, segment: pu, wage: 3_736_101, source: BPS}",
)
def wage_below_the_minimum(case: CheckContext) -> Iterator[Finding]:
    """Employers may not declare less than the minimum wage, where the region's is known here."""
    if not any(group.segment == "pu" for group in case.plan.groups):
        return
    wages = minimum_wages().get(case.plan.region.code or "")
    if not wages:
        return
    lowest = wages[-1]

    def is_below(group: Group) -> bool:
        return group.payer == "employer" and (group.wage or 0) < lowest.rupiah

    for path, group in first_broken(case.plan, ("wage", "paid_by"), is_below):
        facts = {"wage": group.wage or 0, "lowest": lowest.rupiah, "year": lowest.end[:4]}
        yield Finding("UCJ405", path, facts=facts)


@rule(
    "UCJ406",
    "not-insured-at-year-end",
    "warning",
    wrong=GROUPS % ("5_300_000_000", ", months: {from: 1, to: 9}"),
    right=GROUPS % ("5_300_000_000", ", months: {from: 1, to: 12}"),
)
def not_insured_at_year_end(case: CheckContext) -> Iterator[Finding]:
    """Three unpaid months in a row end the membership of own-account workers: they are not covered on 31 December."""
    enough = LAST_MONTH + 1 - unpaid_months_that_end()
    for path, group in first_broken(case.plan, ("months", "paid_by"), lambda group: not active_at_year_end(group)):
        yield Finding("UCJ406", path, facts={"group": group.id, "last": group.months.last, "enough": enough})


@rule(
    "UCJ407",
    "too-few-months-for-the-death-benefit",
    "warning",
    wrong=GROUPS % ("5_300_000_000", ", months: {from: 11, to: 12}"),
    right=GROUPS % ("5_300_000_000", ", months: {from: 10, to: 12}"),
)
def too_few_months_for_the_death_benefit(case: CheckContext) -> Iterator[Finding]:
    """The full death benefit needs three paid months in a row; before that heirs get the funeral grant only."""
    needed = membership_rule("jkm_full_benefit_after_paid_months")

    def months_of(group: Group) -> int:
        return group.months.last - group.months.first + 1

    def is_too_short(group: Group) -> bool:
        insured = group.segment == "bpu" and "jkm" in group.programmes and group.payer != "elsewhere"
        return insured and months_of(group) < needed

    for path, group in first_broken(case.plan, ("months", "programmes", "paid_by"), is_too_short):
        facts = {"group": group.id, "months": months_of(group), "needed": needed}
        yield Finding("UCJ407", path, facts=facts)


@rule(
    "UCJ408",
    "not-insured-between-years",
    "warning",
    wrong=GROUPS % ("5_300_000_000", ", months: {from: 4, to: 12}"),
    right=GROUPS % ("5_300_000_000", ", months: {from: 3, to: 12}"),
)
def not_insured_between_years(case: CheckContext) -> Iterator[Finding]:
    """Months that leave too many in a row unpaid between two years end the membership of own-account workers there."""
    for i, group in enumerate(case.plan.groups):
        told: set[KeyPath] = set()
        for year, before, later in turns_of_the_year(group, standing(case.plan).day.year):
            listed = changed_by(group, year).get("months")
            path = ("groups", i, *(() if listed is None else ("changes", listed)), "months")
            if active_at_year_end(before) and not insured_between_years(before, later) and path not in told:
                told.add(path)
                facts = {"group": group.id, "first": later.months.first, "last": before.months.last, "year": year}
                yield Finding("UCJ408", path, facts=facts)


def turns_of_the_year(group: Group, first: int) -> Iterator[tuple[int, Group, Group]]:
    """Yield each turn of the year from *first* on where the terms of *group* may meet others: year, before and after.

    Of years in a row with the same terms it is the first turn between them.
    """
    starts = [first, *sorted(year for year in group.changes if year > first)]
    for year, following in zip(starts, [*starts[1:], None], strict=True):
        terms = group_in(group, year, year)
        if following != year + 1:
            yield year + 1, terms, terms
        if following is not None:
            yield following, terms, group_in(group, following, following)


RULES = (
    fund_is_short,
    fund_unused,
    ceiling_ends_before_the_plan,
    programme_of_the_other_segment,
    wage_below_the_minimum,
    not_insured_at_year_end,
    too_few_months_for_the_death_benefit,
    not_insured_between_years,
)
