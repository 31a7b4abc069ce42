"""5xx: figures that cannot be meant so: another unit, another region, measured by what is published."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ucj_cli.checks.registry import CheckContext, rule
from ucj_cli.law.contribution import LOWEST_BAND, contribution
from ucj_cli.law.month import LAST_MONTH, Month
from ucj_cli.law.tables import first_month
from ucj_cli.plan_file.series import workforce_in
from ucj_cli.plan_file.standing import standings
from ucj_cli.region_data.published import code_of, employed_in, may_be_called, official_name
from ucj_cli.yamldoc.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from ucj_cli.plan_file.group import Change, Group
    from ucj_cli.plan_file.model import Plan
    from ucj_cli.yamldoc.findings import KeyPath

FAR = 3
"""So many times the published workforce, or so small a part of it, is another basis or another place's."""

FULL, THOUSAND = 100, 1_000
FAR_FROM_NEED = 500
"""A fund that must pay so many times its ceiling is no shortage: the ceiling was written in another unit."""

MANY = 10_000
"""Of so many workers some are covered everywhere: fewer than one in a thousand was counted in another unit."""

LEAST_PAY = 100_000
"""Rupiah a month: a twentieth of the lowest minimum wage, and a tenth of the lowest income that the law knows."""


@rule(
    "UCJ501",
    "looks-like-a-fraction",
    "warning",
    wrong="coverage: {date: 2025-09-09, percent: 0.323, source: BPJS}",
    right="coverage: {date: 2025-09-09, percent: 32.3, source: BPJS}",
)
def looks_like_a_fraction(case: CheckContext) -> Iterator[Finding]:
    """Spreadsheets keep 32.3 % as 0.323: a share of less than one per cent is hardly ever meant."""
    for path, percent in _shares(case.plan):
        if 0 < percent <= 1:
            yield Finding("UCJ501", path, facts={"percent": percent, "whole": (percent * 100).normalize()})


def _shares(plan: Plan) -> Iterator[tuple[KeyPath, Decimal]]:
    """All percentages that are shares of people; coverage only where no participants contradict it."""
    for _, seen, way in standings(plan):
        if seen.percent is not None and seen.participants is None:
            yield (*way, "percent"), seen.percent
    if plan.targets.percent:
        lowest = min(plan.targets.percent, key=lambda year: plan.targets.percent[year] or FULL)  # one tells of all
        yield ("targets", "percent", lowest), plan.targets.percent[lowest]
    for path, terms in terms_given(plan):
        if terms.pass_rate_percent is not None:
            yield (*path, "pass_rate_percent"), terms.pass_rate_percent
        if terms.lapse_percent is not None and terms.lapse_percent < 1:  # one in a hundred a year may be
            yield (*path, "lapse_percent"), terms.lapse_percent


@rule(
    "UCJ502",
    "workforce-far-from-the-survey",
    "warning",
    wrong="workforce: {size: {2025: 428}, source: BPS}",
    right="workforce: {size: {2025: 428_699}, source: BPS}",
)
def workforce_far_from_the_survey(case: CheckContext) -> Iterator[Finding]:
    """A workforce may stand on another basis than employed people, but not be a thousandth or thrice as many."""
    code = case.plan.region.code
    for year, size in case.plan.workforce.size.items():
        employed, survey = employed_in(code, year) if code else (0, 0)
        if employed and not employed <= size * FAR <= employed * FAR**2:
            in_thousands = employed <= size * THOUSAND * FAR <= employed * FAR**2
            facts = {"size": size, "employed": employed, "survey": survey, "place": official_name(code or "")}
            facts |= {"year": year, "remedy": "thousands" if in_thousands else None}
            yield Finding("UCJ502", ("workforce", "size", year), facts=facts)
            return  # the other years are of the same table


@rule(
    "UCJ503",
    "name-of-another-region",
    "warning",
    wrong='region: {name: Kota Surabaya, code: "35.73"}',
    right='region: {name: Kota Malang, code: "35.73"}',
)
def name_of_another_region(case: CheckContext) -> Iterator[Finding]:
    """A plan that was copied keeps the other region's name or code: what is published is then looked up in vain."""
    name, code = case.plan.region.name, case.plan.region.code
    place = official_name(code) if code else None
    if code and place and not may_be_called(name, code):
        known = code_of(name)
        facts = {"name": name, "code": code, "place": place, "known": known, "remedy": "known" if known else None}
        yield Finding("UCJ503", ("region", "name"), facts=facts)


@rule(
    "UCJ504",
    "code-of-no-region",
    "warning",
    wrong='region: {name: Kota Malang, code: "99.99"}',
    right='region: {name: Kota Malang, code: "35.73"}',
)
def code_of_no_region(case: CheckContext) -> Iterator[Finding]:
    """By its code a region is found among the published figures, and within its province."""
    name, code = case.plan.region.name, case.plan.region.code
    if code and official_name(code) is None:
        known = code_of(name)
        facts = {"name": name, "code": code, "known": known, "remedy": "known" if known else None}
        yield Finding("UCJ504", ("region", "code"), facts=facts)


@rule(
    "UCJ505",
    "ceiling-too-small",
    "warning",
    wrong="funds: {apbd: {kind: public, ceiling: {2026: 5_300}, source: APBD}}",
    right="funds: {apbd: {kind: public, ceiling: {2026: 10_300_000_000}, source: APBD}}",
)
def ceiling_too_small(case: CheckContext) -> Iterator[Finding]:
    """Budgets, and what was spent of them, are printed in thousands or millions; a plan has whole rupiah."""
    day = case.plan.coverage.date
    month = max(first_month(), Month(day.year, day.month))
    person = LAST_MONTH * sum(part.rupiah for part in contribution(LOWEST_BAND, month))
    needs = {year: {payer.id: payer.need for payer in payers} for year, payers in case.payers.items()}
    for name, fund in case.plan.funds.items():
        for year, ceiling in fund.ceiling.items():
            need = needs.get(year, {}).get(name, 0)
            if 0 < ceiling < max(person, need // FAR_FROM_NEED):
                remedy = "need" if ceiling >= person else None
                facts = {"rupiah": ceiling, "person": person, "need": need, "year": year, "remedy": remedy}
                yield Finding("UCJ505", ("funds", name, "ceiling", year), facts=facts)
                break  # the other years are of the same table
        small = [year for year, spent in fund.spent.items() if 0 < spent < person]
        for year in small[:1]:
            facts = {"rupiah": fund.spent[year], "person": person, "year": year}
            yield Finding("UCJ505", ("funds", name, "spent", year), facts=facts)


@rule(
    "UCJ506",
    "pay-too-small",
    "warning",
    wrong="groups:\n  - {id: karyawan, workers: rest, segment: pu, wage: 3_736, source: BPS}",
    right="groups:\n  - {id: karyawan, workers: rest, segment: pu, wage: 3_736_101, source: BPS}",
)
def pay_too_small(case: CheckContext) -> Iterator[Finding]:
    """Wages are printed in thousands of rupiah, and a plan has whole rupiah a month."""
    for way, terms in terms_given(case.plan):
        for key, pay in (("wage", terms.wage), ("income", terms.income)):
            if pay and pay < LEAST_PAY:
                yield Finding("UCJ506", (*way, key), facts={"key": key, "pay": pay})


def terms_given(plan: Plan) -> Iterator[tuple[KeyPath, Group | Change]]:
    """Yield what each group says, and what it says of a year from which on it changes."""
    for i, group in enumerate(plan.groups):
        yield ("groups", i), group
        yield from ((("groups", i, "changes", year), change) for year, change in group.changes.items())


@rule(
    "UCJ507",
    "participants-too-few",
    "warning",
    wrong="coverage: {date: 2025-09-09, participants: 138, source: BPJS}",
    right="coverage: {date: 2025-09-09, participants: 138_470, source: BPJS}",
)
def participants_too_few(case: CheckContext) -> Iterator[Finding]:
    """Participants are printed in thousands, and a plan counts whole persons; a percentage beside them is UCJ101's."""
    for day, seen, way in standings(case.plan):
        workers = workforce_in(case.plan.workforce, day.year)
        few = seen.participants is not None and 0 < seen.participants * THOUSAND < workers
        if few and seen.percent is None and workers >= MANY:
            facts = {"participants": seen.participants, "workers": workers}
            yield Finding("UCJ507", (*way, "participants"), facts=facts)


RULES = (
    looks_like_a_fraction,
    workforce_far_from_the_survey,
    name_of_another_region,
    code_of_no_region,
    ceiling_too_small,
    pay_too_small,
    participants_too_few,
)
