"""Plan Universal Coverage Jamsostek: coverage, gap, cost by law, who pays, and what no fund covers.

In scripts and notebooks::

    import ucj_cli as ucj

    plan = ucj.load_plan("config/targets.yaml")
    ucj.gap(plan, 2026).gap
    ucj.roadmap(plan.replace({"targets.percent.2035": 100})).rows()

Everything comes when it is first asked for: importing this loads neither Typer nor Rich, nor Pydantic.
"""

from __future__ import annotations

from ucj_cli._version import __version__ as __version__

TYPE_CHECKING = False  # as checkers know it; `typing` takes longer to import than all that this file does
if TYPE_CHECKING:
    from ucj_cli.answers.base import Payer
    from ucj_cli.answers.check import Check
    from ucj_cli.answers.compare import Compare
    from ucj_cli.answers.diff import Diff
    from ucj_cli.answers.explain import Explain
    from ucj_cli.answers.gap import Gap, GapGroup, Gaps
    from ucj_cli.answers.money import Afford, Cost, YearBudget
    from ucj_cli.answers.reference import Rates, Regions
    from ucj_cli.answers.roadmap import Roadmap, Roadmaps, RoadmapYear
    from ucj_cli.answers.sweep import Sweep, Swing
    from ucj_cli.answers.track import Track
    from ucj_cli.checks.diff import diff
    from ucj_cli.checks.record import check
    from ucj_cli.engine.afford import afford
    from ucj_cli.engine.budget import budget
    from ucj_cli.engine.cost import cost
    from ucj_cli.engine.explain import explain
    from ucj_cli.engine.gap import gap
    from ucj_cli.engine.multi_region import gaps, roadmaps
    from ucj_cli.engine.reference import rates, regions
    from ucj_cli.engine.roadmap import roadmap
    from ucj_cli.engine.scenarios import compare
    from ucj_cli.engine.sweep import sweep
    from ucj_cli.engine.tornado import tornado
    from ucj_cli.engine.track import track
    from ucj_cli.errors import InPlanError, OutOfRangeError, UcjError, UsageError
    from ucj_cli.plan_file.load import load_plan, plan
    from ucj_cli.plan_file.model import Plan
    from ucj_cli.tables.cells import TableError
    from ucj_cli.tables.groups import read_groups
    from ucj_cli.yamldoc.findings import PlanError

__all__ = [
    "Afford",
    "Check",
    "Compare",
    "Cost",
    "Diff",
    "Explain",
    "Gap",
    "GapGroup",
    "Gaps",
    "InPlanError",
    "OutOfRangeError",
    "Payer",
    "Plan",
    "PlanError",
    "Rates",
    "Regions",
    "Roadmap",
    "RoadmapYear",
    "Roadmaps",
    "Sweep",
    "Swing",
    "TableError",
    "Track",
    "UcjError",
    "UsageError",
    "YearBudget",
    "afford",
    "budget",
    "check",
    "compare",
    "cost",
    "diff",
    "explain",
    "gap",
    "gaps",
    "load_plan",
    "plan",
    "rates",
    "read_groups",
    "regions",
    "roadmap",
    "roadmaps",
    "sweep",
    "tornado",
    "track",
]

_HOMES = {
    "Afford": "ucj_cli.answers.money",
    "Check": "ucj_cli.answers.check",
    "Compare": "ucj_cli.answers.compare",
    "Cost": "ucj_cli.answers.money",
    "Diff": "ucj_cli.answers.diff",
    "Explain": "ucj_cli.answers.explain",
    "Gap": "ucj_cli.answers.gap",
    "GapGroup": "ucj_cli.answers.gap",
    "Gaps": "ucj_cli.answers.gap",
    "InPlanError": "ucj_cli.errors",
    "OutOfRangeError": "ucj_cli.errors",
    "Payer": "ucj_cli.answers.base",
    "Plan": "ucj_cli.plan_file.model",
    "PlanError": "ucj_cli.yamldoc.findings",
    "Rates": "ucj_cli.answers.reference",
    "Regions": "ucj_cli.answers.reference",
    "Roadmap": "ucj_cli.answers.roadmap",
    "RoadmapYear": "ucj_cli.answers.roadmap",
    "Roadmaps": "ucj_cli.answers.roadmap",
    "Sweep": "ucj_cli.answers.sweep",
    "Swing": "ucj_cli.answers.sweep",
    "TableError": "ucj_cli.tables.cells",
    "Track": "ucj_cli.answers.track",
    "UcjError": "ucj_cli.errors",
    "UsageError": "ucj_cli.errors",
    "YearBudget": "ucj_cli.answers.money",
    "afford": "ucj_cli.engine.afford",
    "budget": "ucj_cli.engine.budget",
    "check": "ucj_cli.checks.record",
    "compare": "ucj_cli.engine.scenarios",
    "cost": "ucj_cli.engine.cost",
    "diff": "ucj_cli.checks.diff",
    "explain": "ucj_cli.engine.explain",
    "gap": "ucj_cli.engine.gap",
    "gaps": "ucj_cli.engine.multi_region",
    "load_plan": "ucj_cli.plan_file.load",
    "plan": "ucj_cli.plan_file.load",
    "rates": "ucj_cli.engine.reference",
    "read_groups": "ucj_cli.tables.groups",
    "regions": "ucj_cli.engine.reference",
    "roadmap": "ucj_cli.engine.roadmap",
    "roadmaps": "ucj_cli.engine.multi_region",
    "sweep": "ucj_cli.engine.sweep",
    "tornado": "ucj_cli.engine.tornado",
    "track": "ucj_cli.engine.track",
}
"""The module where each public name lives."""


if not TYPE_CHECKING:  # checkers read the imports above, so a name that is not there is an error to them

    def __getattr__(name: str) -> object:
        """Return a public name, from the module where it lives."""
        from importlib import import_module

        if name not in _HOMES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return [*__all__, "__version__"]
