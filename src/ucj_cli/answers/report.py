"""What ``ucj report`` tells: one year, the road to the last target, what the money buys, and scenarios beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from ucj_cli.answers.afford import Afford
    from ucj_cli.answers.budget import YearBudget
    from ucj_cli.answers.gap import Gap
    from ucj_cli.answers.roadmap import Roadmap
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
    scenarios: tuple[Scenario, ...] = ()

    @property
    def year(self) -> int:
        """The year that it is about."""
        return self.gap.year
