"""All the answers of a report: of one plan, or of the plans of several regions."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ucj_cli.engine.afford import afford
from ucj_cli.engine.budget import budget
from ucj_cli.engine.gap import gap
from ucj_cli.engine.header import locale_of
from ucj_cli.engine.notes import details_of
from ucj_cli.engine.roadmap import roadmap
from ucj_cli.engine.scenarios import changed_inputs, plan_labels
from ucj_cli.engine.targets import coverage_now
from ucj_cli.engine.track import track, track_details
from ucj_cli.plan_file.standing import standing

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from decimal import Decimal

    from ucj_cli.answers.base import Details
    from ucj_cli.answers.compare import ComparedInput
    from ucj_cli.answers.gap import Gap, Gaps
    from ucj_cli.answers.money import Afford, YearBudget
    from ucj_cli.answers.roadmap import Roadmap, Roadmaps
    from ucj_cli.answers.sweep import Swing
    from ucj_cli.answers.track import Track
    from ucj_cli.i18n import Code
    from ucj_cli.plan_file.model import Plan


class Scenario(NamedTuple):
    """Another plan's road, to stand beside the report's own; it begins with a coverage in per cent on a day."""

    name: str
    roadmap: Roadmap
    as_of: date
    coverage_percent: Decimal


class Report(NamedTuple):
    """The plan that a report stands on, its answers in one language, and the day it is made.

    *swings* are what its uncertain inputs move; *changes* are the inputs in which its scenarios differ.
    """

    plan: Plan
    gap: Gap
    budget: YearBudget
    roadmap: Roadmap
    afford: Afford
    track: Track
    details: Details
    track_details: Details
    swings: tuple[Swing, ...] = ()
    scenarios: tuple[Scenario, ...] = ()
    changes: tuple[ComparedInput, ...] = ()
    made: date | None = None

    @property
    def year(self) -> int:
        """The year that it is about."""
        return self.gap.year


class RegionsReport(NamedTuple):
    """The gaps and roads of several regions, their plans in the same order, all in the same language; its own day."""

    gaps: Gaps
    roads: Roadmaps
    plans: tuple[Plan, ...]
    made: date | None = None

    @property
    def year(self) -> int:
        """The year that it is about."""
        return self.gaps.year


def report(  # noqa: PLR0913 - it is asked for in that many ways
    plan: Plan,
    year: int,
    years: tuple[int | None, int | None] = (None, None),
    scenarios: Sequence[Plan] = (),
    *,
    by: str | None = None,
    lang: Code = "en",
) -> Report:
    """*year* of *plan*, its road in *years* (first and last), and those of the *scenarios*; names and notes in *lang*.

    Its own groups are also added up *by* a tag, if one is named.

    Raises:
        UsageError: *by* is no tag of *plan*.
        OutOfRangeError: a plan has no workforce or target, or the law no rates, for one of the years.
    """
    return Report(
        plan,
        gap(plan, year, by=by, lang=lang),
        budget(plan, year, by=by, lang=lang),
        roadmap(plan, *years, by=by, lang=lang),
        afford(plan, year, lang=lang),
        track(plan, lang=lang),
        details_of(plan, year, locale_of(lang)),
        track_details(plan, lang),
        _swings(plan, years),
        tuple(
            Scenario(name, roadmap(scenario, *years, lang=lang), standing(scenario).day, coverage_now(scenario))
            for name, scenario in zip(plan_labels([plan, *scenarios])[1:], scenarios, strict=True)
        ),
        tuple(changed_inputs([plan, *scenarios])),
    )


def _swings(plan: Plan, years: tuple[int | None, int | None]) -> tuple[Swing, ...]:
    if not plan.uncertain:
        return ()
    from ucj_cli.engine.tornado import tornado  # what a plan that is sure of itself does not need

    return tuple(tornado(plan, None, *years))


def regions_report(
    plans: Sequence[Plan], year: int, years: tuple[int | None, int | None] = (None, None), *, lang: Code = "en"
) -> RegionsReport:
    """*year* in the region of each of *plans*, and their roads in *years* (first and last); notes in *lang*.

    Raises:
        InPlanError: a plan has no workforce or target, or the law no rates, for one of the years.
    """
    from ucj_cli.engine.multi_region import gaps, roadmaps  # 10 ms, which a report of one region does not need

    return RegionsReport(gaps(plans, year, lang=lang), roadmaps(plans, *years, lang=lang), tuple(plans))
