"""How it went: each observation against the path, which targets were reached, and the pace."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from ucj_cli.answers.base import Details
from ucj_cli.answers.track import Track, TrackFund, TrackGroup, TrackObservation, TrackYearEnd
from ucj_cli.engine.groups import planned_in
from ucj_cli.engine.header import answer_header, locale_of
from ucj_cli.engine.notes import group_name, payer_names
from ucj_cli.engine.pace import a_month, pace_of
from ucj_cli.engine.targets import coverage_of, given_targets, needed_of, needed_on, target_in, target_on, year_end
from ucj_cli.engine.track_notes import track_notes
from ucj_cli.plan_file.arguments import plan_of
from ucj_cli.plan_file.series import ceiling_in, workforce_in
from ucj_cli.plan_file.standing import group_figures, group_participants, participants_of, standings
from ucj_cli.rounding import percent, two_decimals

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ucj_cli.i18n import Code, Locale
    from ucj_cli.plan_file.model import Plan
    from ucj_cli.plan_file.standing import Standing

NEAR = 45
"""How many days from a year end an observation may lie that tells of it."""
NONE = Decimal(0)


def track(plan: Plan, *, lang: Code = "en") -> Track:
    """Tell how it went up to the latest observation, and where the pace so far leads; names come in *lang*.

    Raises:
        UsageError: *lang* is not a language of ucj.
        OutOfRangeError: the plan has no workforce for a year in question.
    """
    plan, locale = plan_of(plan), locale_of(lang)
    seen = standings(plan)
    observations, year_ends = tuple(_observations(plan, seen)), tuple(_year_ends(plan, seen))
    latest, pace = observations[-1], pace_of(plan)
    shown = [row.year for rows in (year_ends, pace.needed, pace.projected) for row in rows]
    return Track(
        **answer_header("track/1", plan),
        as_of=latest.date,
        on_track=latest.difference_points >= 0,
        expected_percent=latest.expected_percent,
        difference_points=latest.difference_points,
        difference_people=latest.difference_people,
        observations=observations,
        year_ends=year_ends,
        pace=pace,
        groups=tuple(_groups(plan, locale)),
        funds=tuple(_funds(plan)),
        notes=tuple(track_notes(plan, latest.difference_people, shown, locale)),
    )


def track_details(plan: Plan, lang: Code) -> Details:
    """Return what the screen shows beside the answer."""
    assumed = frozenset(seen.day for seen in standings(plan) if seen.observation.status == "assumed")
    return Details(payer_names(plan, locale_of(lang)), tuple(given_targets(plan).items()), assumed_days=assumed)


def _observations(plan: Plan, seen: Sequence[Standing]) -> Iterator[TrackObservation]:
    before: TrackObservation | None = None
    for found in seen:
        people, coverage, expected = participants_of(plan, found), coverage_of(plan, found), target_on(plan, found.day)
        change = None if before is None else people - before.participants
        made = TrackObservation(
            date=found.day,
            participants=people,
            coverage_percent=coverage,
            expected_percent=expected,
            difference_points=two_decimals(coverage - expected),
            difference_people=people - needed_on(plan, found.day),
            change=change,
            change_per_month=None if before is None else a_month(change or 0, (found.day - before.date).days),
        )
        yield made
        before = made


def _year_ends(plan: Plan, seen: Sequence[Standing]) -> Iterator[TrackYearEnd]:
    """Yield the year ends that are past, from the first given target on, as far as there is a workforce."""
    first = max(plan.targets.years[0], min(plan.workforce.size))
    for year in range(first, seen[-1].day.year + 1):
        if year_end(year) <= seen[-1].day:
            yield _year_end(plan, seen, year)


def _year_end(plan: Plan, seen: Sequence[Standing], year: int) -> TrackYearEnd:
    workforce, target, end = workforce_in(plan.workforce, year), target_in(plan, year), year_end(year)
    needed = needed_of(workforce, target)
    nearest = min(seen, key=lambda found: abs((found.day - end).days))  # of two that are as near the earlier
    asked = {"year": year, "target_percent": target.percent, "participants_needed": needed}
    if abs((nearest.day - end).days) > NEAR:
        told = ("observed_on", "coverage_percent", "reached", "missed_points", "missed_people")
        return TrackYearEnd.model_validate({**asked, **dict.fromkeys(told)})
    people = participants_of(plan, nearest)
    coverage, missed = percent(people, workforce), max(0, needed - people)
    return TrackYearEnd(
        year=year,
        target_percent=target.percent,
        participants_needed=needed,
        observed_on=nearest.day,
        coverage_percent=coverage,
        reached=not missed,
        missed_points=max(NONE, two_decimals(target.percent - coverage)),
        missed_people=missed,
    )


def _groups(plan: Plan, locale: Locale) -> Iterator[TrackGroup]:
    """Yield the groups of which there are figures of more than one day."""
    today = standings(plan)[-1].day
    for group in plan.groups:
        observed = group_participants(plan, group, today)
        if observed is not None and sum(day <= today for day in group_figures(plan, group)) > 1:
            planned = planned_in(group, today.year)
            yield TrackGroup(
                id=group.id,
                name=group_name(group, locale),
                planned=planned,
                observed=observed,
                difference=None if planned is None else observed - planned,
            )


def _funds(plan: Plan) -> Iterator[TrackFund]:
    for name, fund in plan.funds.items():
        for year, spent in sorted(fund.spent.items()):
            ceiling = ceiling_in(fund, year)
            share = percent(spent, ceiling) if ceiling else None
            yield TrackFund(id=name, year=year, ceiling=ceiling, spent=spent, spent_percent=share)
