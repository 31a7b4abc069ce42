"""Plan Universal Coverage Jamsostek: coverage, gap, cost by law, who pays, and what no fund covers.

In scripts and notebooks::

    import ucj_cli as ucj

    plan = ucj.load_plan("config/targets.yaml")
    ucj.gap(plan, 2026).gap
    ucj.roadmap(plan.replace({"targets.percent.2035": 100})).rows()

Everything comes when it is first asked for: importing this loads neither Typer nor Rich, nor Pydantic.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from ucj_cli._version import __version__ as __version__

if TYPE_CHECKING:
    from ucj_cli.engine.afford import afford
    from ucj_cli.engine.budget import budget
    from ucj_cli.engine.compare import compare
    from ucj_cli.engine.gap import gap
    from ucj_cli.engine.roadmap import roadmap
    from ucj_cli.engine.sweep import sweep
    from ucj_cli.errors import OutOfRangeError, UcjError, UsageError
    from ucj_cli.plan.load import load_plan
    from ucj_cli.plan.model import Plan
    from ucj_cli.yamldoc.findings import PlanError

__all__ = [
    "OutOfRangeError",
    "Plan",
    "PlanError",
    "UcjError",
    "UsageError",
    "afford",
    "budget",
    "compare",
    "gap",
    "load_plan",
    "roadmap",
    "sweep",
]

_HOMES = {
    "OutOfRangeError": "errors",
    "Plan": "plan.model",
    "PlanError": "yamldoc.findings",
    "UcjError": "errors",
    "UsageError": "errors",
    "afford": "engine.afford",
    "budget": "engine.budget",
    "compare": "engine.compare",
    "gap": "engine.gap",
    "load_plan": "plan.load",
    "roadmap": "engine.roadmap",
    "sweep": "engine.sweep",
}


def __getattr__(name: str) -> object:
    """A public name, from the module where it lives."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
