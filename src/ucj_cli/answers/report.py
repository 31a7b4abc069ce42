"""What ``ucj report`` tells: one year, the road to the last target, what the money buys, and scenarios beside them.

Of several regions: their gaps and their roads, a row each.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from ucj_cli.answers.base import Details
    from ucj_cli.answers.gap import Gap, Gaps
    from ucj_cli.answers.money import Afford, YearBudget
    from ucj_cli.answers.roadmap import Roadmap, Roadmaps
    from ucj_cli.plan.model import Plan


class Scenario(NamedTuple):
    """Another plan's road, to stand beside the report's own."""

    name: str
    roadmap: Roadmap


class Report(NamedTuple):
    """The plan that a report stands on, and its answers; all of them in the same language."""

    plan: Plan
    gap: Gap
    budget: YearBudget
    roadmap: Roadmap
    afford: Afford
    details: Details
    scenarios: tuple[Scenario, ...] = ()

    @property
    def year(self) -> int:
        """The year that it is about."""
        return self.gap.year


class RegionsReport(NamedTuple):
    """The gaps and roads of several regions, and their plans in the same order; all of them in the same language."""

    gaps: Gaps
    roads: Roadmaps
    plans: tuple[Plan, ...]

    @property
    def year(self) -> int:
        """The year that it is about."""
        return self.gaps.year
