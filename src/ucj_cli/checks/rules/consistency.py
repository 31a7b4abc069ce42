"""1xx: figures that contradict each other."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

from ucj_cli.checks.registry import CheckContext, load_rule, rule
from ucj_cli.engine.groups import population_of, workers_in
from ucj_cli.engine.pathway import first_year
from ucj_cli.errors import OutOfRangeError
from ucj_cli.law.contribution import LOWEST_BAND, contribution
from ucj_cli.law.month import Month
from ucj_cli.plan_file.claims import CoverageClaim, MoneyClaim
from ucj_cli.plan_file.series import workforce_in
from ucj_cli.plan_file.standing import figure_day, participants_of, standing, standings
from ucj_cli.rounding import consistent_with_rounding, percent
from ucj_cli.yamldoc.findings import Finding, PlanError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from ucj_cli.plan_file.claims import Claim, SumClaim
    from ucj_cli.plan_file.model import Plan
    from ucj_cli.plan_file.standing import Standing
    from ucj_cli.yamldoc.findings import KeyPath


@rule(
    "UCJ101",
    "percent-against-participants",
    "error",
    wrong="coverage: {date: 2025-09-09, percent: 32.3, participants: 140_000, source: BPJS}",
    right="coverage: {date: 2025-09-09, percent: 32.3, participants: 138_470, source: BPJS}",
)
def percent_against_participants(case: CheckContext) -> Iterator[Finding]:
    """Percent and participants, both given, are the same coverage within half a unit of the percent's last decimal."""
    for day, seen, way in standings(case.plan):
        if seen.percent is None or seen.participants is None:
            continue
        workers = workforce_in(case.plan.workforce, day.year)
        decimals = max(0, -int(seen.percent.as_tuple().exponent))
        computed = Fraction(seen.participants, workers) * 100
        if abs(computed - Fraction(seen.percent)) > Fraction(1, 2 * 10**decimals):
            facts = {"percent": seen.percent, "computed": percent(seen.participants, workers)}
            yield Finding("UCJ101", (*way, "percent"), facts=facts | {"workers": workers})


@rule(
    "UCJ102",
    "participants-above-workers",
    "warning",
    wrong="coverage: {date: 2025-09-09, participants: 500_000, source: BPJS}",
    right="coverage: {date: 2025-09-09, participants: 400_000, source: BPJS}",
)
def participants_above_workers(case: CheckContext) -> Iterator[Finding]:
    """Nobody has more participants than workers, unless the two were counted on different bases."""
    plan, today = case.plan, standing(case.plan).day
    for each in standings(plan):
        workers, participants = workforce_in(plan.workforce, each.day.year), participants_of(plan, each)
        if participants > workers:
            yield Finding("UCJ102", figure_of(each), facts={"participants": participants, "workers": workers})
    if not plan.groups:
        return
    population = population_of(plan)
    counts = zip(plan.groups, workers_in(population, today.year), population.participants, strict=True)
    for i, (group, workers, participants) in enumerate(counts):
        if participants > workers:
            told = figure_day(plan, group, today)
            own = "participants" if group.participants is not None else "workers"
            key = ("observed", str(told)) if told in group.observed else (own,)
            yield Finding("UCJ102", ("groups", i, *key), facts={"participants": participants, "workers": workers})


def figure_of(seen: Standing) -> KeyPath:
    """Return where the figure of an observation stands: its participants, or the percent alone."""
    return (*seen.way, "percent" if seen.observation.participants is None else "participants")


groups_do_not_add_up = load_rule(
    "UCJ103",
    "groups-do-not-add-up",
    "groups:\n  - {id: petani, workers: 9_000, source: BPS}\n  - {id: lain, workers: 1_000, source: BPS}\n",
    "groups:\n  - {id: petani, workers: 9_000, source: BPS}\n  - {id: lain, workers: rest, source: BPS}\n",
)


@rule(
    "UCJ104",
    "planned-above-workers",
    "warning",
    wrong="groups:\n  - {id: petani, workers: 9_000, planned: {2026: 9_500}, source: BPS}\n"
    "  - {id: lain, workers: rest, source: BPS}",
    right="groups:\n  - {id: petani, workers: 9_000, planned: {2026: 8_500}, source: BPS}\n"
    "  - {id: lain, workers: rest, source: BPS}",
)
def planned_above_workers(case: CheckContext) -> Iterator[Finding]:
    """A plan covers at most the people whom a group has in the year for which it is listed."""
    population = population_of(case.plan)
    years = {year for group in case.plan.groups for year in group.planned if year >= min(case.plan.workforce.size)}
    sizes = {year: workers_in(population, year) for year in years}
    for i, group in enumerate(case.plan.groups):
        for year in years.intersection(group.planned):
            planned, workers = group.planned[year], sizes[year][i]
            if planned > max(workers, population.participants[i]):
                facts = {"planned": planned, "workers": workers, "year": year}
                yield Finding("UCJ104", ("groups", i, "planned", year), facts=facts)


@rule(
    "UCJ105",
    "claim-does-not-hold",
    "error",
    wrong="claims:\n  - {kind: money, people: 25_000, months: 12, budget: 5_300_000_000, source: a newspaper}",
    right="claims:\n  - {kind: money, people: 25_000, months: 12, budget: 5_040_000_000, source: a newspaper}",
)
def claim_does_not_hold(case: CheckContext) -> Iterator[Finding]:
    """A published figure is what its own parts come to, within a unit of its last digit.

    One that cannot be recomputed, for the law of its month is not known, is no finding.
    """
    ceilings = {rupiah for fund in case.plan.funds.values() for rupiah in fund.ceiling.values()}
    for i, claim in enumerate(case.plan.claims):
        try:
            key, published, computed = recomputed(claim, case.plan)
        except OutOfRangeError:
            continue
        is_ceiling = isinstance(claim, MoneyClaim) and claim.budget in ceilings
        if not (consistent_with_rounding(published, computed) or (is_ceiling and _leaves_slack(published, computed))):
            shown = percent(claim.participants, claim.workers) if isinstance(claim, CoverageClaim) else computed
            yield Finding("UCJ105", ("claims", i, key), facts={"published": published, "computed": shown})


def _leaves_slack(ceiling: int | Decimal, computed: int | Fraction) -> bool:
    """Whether a ceiling pays for what was *computed*, and leaves a tenth of it at most."""
    return 0 <= 10 * (Fraction(ceiling) - computed) <= computed


def recomputed(claim: Claim, plan: Plan) -> tuple[str, int | Decimal, int | Fraction]:
    """Of a claim: the key of the published figure, that figure, and what its parts come to."""
    if isinstance(claim, MoneyClaim):
        monthly = claim.contribution
        if monthly is None:
            month = Month(plan.coverage.date.year, plan.coverage.date.month)
            monthly = sum(part.rupiah for part in contribution(LOWEST_BAND, month))
        return "budget", claim.budget, claim.people * claim.months * monthly
    if isinstance(claim, CoverageClaim):
        return "percent", claim.percent, Fraction(claim.participants, claim.workers) * 100
    return _added_up(claim)


def _added_up(claim: SumClaim) -> tuple[str, int, int]:
    return "total", claim.total, sum(claim.parts)


@rule(
    "UCJ106",
    "planned-headcount-falls",
    "warning",
    wrong="groups:\n  - {id: petani, workers: 30_000, planned: {2025: 15_000, 2026: 5_000}, source: BPS}\n"
    "  - {id: lain, workers: rest, source: BPS}",
    right="groups:\n  - {id: petani, workers: 30_000, planned: {2025: 15_000, 2026: 20_000}, source: BPS}\n"
    "  - {id: lain, workers: rest, source: BPS}",
)
def planned_headcount_falls(case: CheckContext) -> Iterator[Finding]:
    """A planned headcount is everybody who is to be covered: a smaller one lets people go, and may be meant as more.

    Where the earlier year is over, those who can be let go are the ones who were really enrolled.
    """
    insured, begins = population_of(case.plan).participants, first_year(case.plan)
    for i, group in enumerate(case.plan.groups):
        for earlier, year in pairwise(sorted(group.planned)):
            before, planned = group.planned[earlier], group.planned[year]
            lost = (insured[i] if earlier < begins else before) - planned
            if planned < before and lost > 0:
                facts = {"planned": planned, "year": year, "before": before, "earlier": earlier}
                facts |= {"lost": lost, "added": before + planned}
                yield Finding("UCJ106", ("groups", i, "planned", year), facts=facts)


MOST_ENDS = 100
"""Of so many inputs the ends are tried: a plan of thousands would take minutes."""


@rule(
    "UCJ109",
    "uncertain-end-impossible",
    "error",
    wrong="groups:\n  - {id: petani, workers: 9_000, source: BPS}\n  - {id: lain, workers: rest, source: BPS}\n"
    "uncertain:\n  groups.petani.workers: {low: 5_000, high: 900_000}",
    right="groups:\n  - {id: petani, workers: 9_000, source: BPS}\n  - {id: lain, workers: rest, source: BPS}\n"
    "uncertain:\n  groups.petani.workers: {low: 5_000, high: 90_000}",
)
def uncertain_end_is_impossible(case: CheckContext) -> Iterator[Finding]:
    """The plan is valid with each end of what is uncertain in the place of its own value."""
    if not case.plan.uncertain:
        return
    from ucj_cli.engine.trials import changed, places_of, ranges_of, sure

    plan = sure(case.plan)
    for each in ranges_of(case.plan, {}, ())[:MOST_ENDS]:
        for key, end in zip(("low", "high"), each.ends, strict=True):
            try:
                changed(plan, places_of(plan, [each.path]), {each.path: end})
            except PlanError as error:
                facts = {"path": each.path, "value": end, "code": error.findings[0].code}
                yield Finding("UCJ109", ("uncertain", each.path, key), facts=facts)


RULES = (
    percent_against_participants,
    participants_above_workers,
    groups_do_not_add_up,
    planned_above_workers,
    claim_does_not_hold,
    planned_headcount_falls,
    uncertain_end_is_impossible,
)
