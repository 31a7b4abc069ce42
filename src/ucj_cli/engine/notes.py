"""What a reader has to know before showing a figure to anyone: the notes under an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ucj_cli.answers.base import Details, Note
from ucj_cli.engine.groups import funds_of, population_of
from ucj_cli.engine.targets import target_in
from ucj_cli.engine.unit_cost import unit_cost_in
from ucj_cli.law.month import LAST_MONTH, Month
from ucj_cli.law.tables import last_checked, membership_rule
from ucj_cli.plan_file.fields import localized
from ucj_cli.plan_file.series import format_years, workforce_in
from ucj_cli.plan_file.standing import standing
from ucj_cli.rounding import divide_up, half_up, last_digit
from ucj_cli.vocabulary import RESERVED_PAYERS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ucj_cli.engine.year import YearResult
    from ucj_cli.i18n import Locale
    from ucj_cli.plan_file.group import Group
    from ucj_cli.plan_file.model import Observation, Plan, Targets, Workforce


HUNDREDTHS = 10_000
"""So many hundredths of a percent are the whole: a derived percentage is rounded to one of them."""


def note(locale: Locale, code: str, **facts: object) -> Note:
    """Return the note *code* in the language of *locale*."""
    return Note.model_construct(code=code, text=locale.text(f"note.{code}", **facts))


def money_notes(result: YearResult, locale: Locale) -> Iterator[Note]:
    """Say which funds are short, and of which nobody knows how much they have."""
    names, year = payer_names(result.plan, locale), result.year
    for payer in result.payers:
        name = names[payer.id]
        if payer.shortfall:
            facts = {"need": payer.need, "ceiling": payer.ceiling, "shortfall": payer.shortfall}
            yield note(locale, "fund_short", fund=name, year=year, **facts)
        elif payer.need and payer.ceiling is None and payer.is_fund:
            yield note(locale, "ceiling_unknown", fund=name, year=year)
        if payer.need and payer.ceiling_basis == "grown":
            fund = result.population.funds[payer.id]
            grown = {"ceiling": payer.ceiling, "growth": fund.growth_percent, "last": max(fund.ceiling)}
            yield note(locale, "ceiling_grown", fund=name, year=year, **grown)
    yield from months_left_note(result, locale)


def months_left_note(result: YearResult, locale: Locale) -> Iterator[Note]:
    """Say how many months the year has after the as-of date, if new people are paid for in more."""
    today = standing(result.plan).day
    left = LAST_MONTH - today.month
    if result.year == today.year and any(found.new and len(found.new_cost.months) > left for found in result.groups):
        remedy = locale.text("months_left.say" if left else "months_left.over")
        yield note(locale, "months_left", count=left, as_of=today, year=result.year, remedy=remedy)


def rounding_note(result: YearResult, locale: Locale) -> Iterator[Note]:
    """Say that the gap is no larger than what today's coverage is known to, or than the rounding of it as a target."""
    coverage = standing(result.plan).observation
    if is_within_rounding(result.plan, result.gap):
        facts = {"percent": coverage.percent, "people": coverage_known_to(result.plan), "gap": result.gap}
        yield note(locale, "coverage_rounded", **facts)
    elif result.target.basis == "current" and 0 < result.gap <= divide_up(result.workforce, 2 * HUNDREDTHS):
        yield note(locale, "target_rounded", year=result.year, gap=result.gap)


def is_within_rounding(plan: Plan, gap: int) -> bool:
    """Whether there is a *gap* in people, but one that may come from how today's coverage was rounded."""
    return 0 < gap <= coverage_known_to(plan)


def coverage_known_to(plan: Plan) -> int:
    """Return to how many people, either way, today's participants are known; 0 where their number was given.

    Who knows only a percentage knows it to half a unit of its last digit: 69% of 140,000 workers to 700 people.
    """
    day, coverage, _ = standing(plan)
    if coverage.participants is not None or coverage.percent is None:
        return 0
    half = last_digit(coverage.percent) / 200
    return max(1, half_up(half * workforce_in(plan.workforce, day.year)))


def group_notes(result: YearResult, locale: Locale) -> Iterator[Note]:
    """Say what does not fit in a group: a plan beyond the group, participants beyond the workers, months unpaid."""
    for found in result.groups:
        name = group_name(found.group, locale)
        if found.missing_to_plan > found.uncovered:
            facts = {"planned": found.planned, "room": found.participants + found.uncovered}
            yield note(locale, "planned_above_workers", group=name, **facts)
        if found.participants > found.workers:
            facts = {"participants": found.participants, "workers": found.workers}
            yield note(locale, "participants_above_workers", group=name, **facts)
        if found.existing < found.participants and found.unit_cost.total:
            yield note(locale, "no_longer_paid", group=name, people=found.participants - found.existing)
        if found.new and found.new_cost != found.unit_cost:
            facts = {"price": found.new_cost.total, "months": len(found.new_cost.months)}
            yield note(locale, "enrolled_from", group=name, first=found.new_cost.first, **facts)
    for group, later, code in _uninsured(result):
        facts = {"first": later.months.first, "last": group.months.last}
        yield note(locale, code, group=group_name(group, locale), **facts)


def road_notes(results: Sequence[YearResult], locale: Locale) -> Iterator[Note]:
    """Say of which groups the people are not insured all the year round, and in which years of a road."""
    told: dict[str, dict[str, list[int]]] = {"inactive_at_year_end": {}, "unpaid_between_years": {}}
    for result in results:
        for group, _, code in _uninsured(result):
            told[code].setdefault(group_name(group, locale), []).append(result.year)
    for code, years in told.items():
        if years:
            groups = ", ".join(f"{name} ({format_years(when)})" for name, when in years.items())
            yield note(locale, f"{code}_of", groups=groups)


def _uninsured(result: YearResult) -> Iterator[tuple[Group, Group, str]]:
    """Find the groups that months without pay leave uninsured: on the terms of the year and the next, and when."""
    following = result.population.in_year(result.year + 1).groups
    for found, later in zip(result.groups, following, strict=True):
        if found.group.months.last == LAST_MONTH and later.months.first == 1:  # as nearly all are, in every year
            continue
        if not found.people:
            continue
        if not active_at_year_end(found.group):
            yield found.group, later, "inactive_at_year_end"
        elif not insured_between_years(found.group, later):
            yield found.group, later, "unpaid_between_years"


def active_at_year_end(group: Group) -> bool:
    """Whether people of *group* are insured on 31 December: unpaid months in a row end a BPU worker's membership."""
    return _stay_insured(group, _unpaid_after(group))


def insured_between_years(group: Group, later: Group) -> bool:
    """Whether people of *group* stay insured from its last paid month to its first one of the *later* year's terms."""
    unpaid_before = 0 if later.payer == "elsewhere" else later.months.first - 1
    return _stay_insured(group, _unpaid_after(group) + unpaid_before)


def _unpaid_after(group: Group) -> int:
    return 0 if group.payer == "elsewhere" else LAST_MONTH - group.months.last


def _stay_insured(group: Group, unpaid: int) -> bool:
    """Whether so many *unpaid* months in a row leave people of *group* insured."""
    return group.segment == "pu" or not unpaid or unpaid < unpaid_months_that_end()


def unpaid_months_that_end() -> int:
    """Return after how many unpaid months in a row an own-account worker is no longer a participant."""
    return membership_rule("bpu_inactive_after_unpaid_months")


def assumption_notes(plan: Plan, locale: Locale) -> Iterator[Note]:
    """How many of the inputs are assumed."""
    for key, section in foundations(plan).items():
        if section.status == "assumed":
            yield note(locale, f"assumed_{key}")
    assumed = sum(group.status == "assumed" for group in plan.groups)
    if assumed:
        yield note(locale, "assumed_groups", count=assumed, groups=len(plan.groups))


def foundations(plan: Plan) -> dict[str, Workforce | Observation | Targets]:
    """Return what all figures stand on, by name: workforce, the coverage of today, and targets."""
    return {"workforce": plan.workforce, "coverage": standing(plan).observation, "targets": plan.targets}


def plan_rates_note(results: Sequence[YearResult], locale: Locale) -> Iterator[Note]:
    """Say in which years, and of which groups, the price rests on rates that the plan assumes."""
    resting = [result for result in results if result.is_price_assumed]
    if resting:
        groups = [found.group for result in resting for found in result.groups if found.price_assumed]
        names = ", ".join(dict.fromkeys(group_names(groups, locale)))
        first, last = resting[0].year, resting[-1].year
        years = locale.text("rates_of_plan.in" if first == last else "rates_of_plan.from", first=first, last=last)
        yield note(locale, "rates_of_plan", years=years, names=names)


def rates_note(result: YearResult, locale: Locale) -> Iterator[Note]:
    """Say which rates the plan assumes, and from which month of the year on the law is assumed to hold unchecked."""
    yield from plan_rates_note([result], locale)
    yield from unchecked_note(result, locale)


def unchecked_note(result: YearResult, locale: Locale) -> Iterator[Note]:
    """Say from which month of the year on the law is assumed to hold unchecked."""
    checked, year = last_checked(), result.year
    costed = [found.group.months.last for found in result.groups if found.unit_cost.total]
    if costed and Month(year, max(costed)) > (checked.year, checked.month):
        first = max(Month(year, 1), Month(checked.year, checked.month).later(1))
        yield note(locale, "rates_assumed", first=first, checked=checked)


def basis_note(plan: Plan, locale: Locale) -> Note:
    """Say what the figures stand on: the sources of workforce, coverage and targets."""
    nothing = locale.text("no_source")
    sources = {key: section.source or nothing for key, section in foundations(plan).items()}
    return note(locale, "basis", **sources)


def group_names(groups: Sequence[Group], locale: Locale) -> list[str]:
    """Return the name of each of *groups* in the language of *locale*."""
    return [group_name(group, locale) for group in groups]


def group_name(group: Group, locale: Locale) -> str:
    """Return the group's name in the language of *locale*, or its id where it has none."""
    return localized(group.name, locale) or group.id


def payer_names(plan: Plan, locale: Locale) -> dict[str, str]:
    """How each payer is called in *lang*."""
    named = {name: localized(fund.name, locale) or name for name, fund in funds_of(plan).items()}
    return named | {payer: locale.text(f"payer.{payer}") for payer in RESERVED_PAYERS}


def details_of(plan: Plan, year: int, locale: Locale) -> Details:
    """Return what a screen of *year* shows beside the answer.

    Raises:
        OutOfRangeError: the plan has no target, or the law no rates, for that year.
    """
    terms = population_of(plan).in_year(year)
    shares = {}
    for i, (group, number) in enumerate(zip(terms.groups, terms.terms_of, strict=True)):
        cost = unit_cost_in(terms.terms[number], year)
        new_cost = unit_cost_in(terms.new_terms[i], year) if i in terms.new_terms else cost
        shares[group.id] = (cost.worker, new_cost.worker)
    return Details(payer_names(plan, locale), target_in(plan, year).waypoints, shares)


def each_once(notes: Iterable[Note]) -> list[Note]:
    """List *notes* of several answers, each once; from when on the law is unchecked, the last of them says of all."""
    return [*{note.code if note.code == "rates_assumed" else note.text: note for note in notes}.values()]
