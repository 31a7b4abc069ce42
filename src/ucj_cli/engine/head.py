"""The head of every answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from ucj_cli import __version__
from ucj_cli.answers.common import PlanFile, RegionName
from ucj_cli.language.visible import visible

if TYPE_CHECKING:
    from ucj_cli.plan.model import Plan


class Head(TypedDict):
    """The fields that every answer begins with."""

    shape: str
    ucj: str
    plan: PlanFile | None
    region: RegionName | None


def head(shape: str, plan: Plan | None = None) -> Head:
    """Say which answer this is, which ucj computed it, and from which plan, if it stands on one."""
    return {
        "shape": f"ucj/{shape}",
        "ucj": __version__,
        "plan": PlanFile(path=visible(plan.source.path), sha256=plan.source.sha256) if plan else None,
        "region": RegionName(name=plan.region.name, code=plan.region.code) if plan else None,
    }
