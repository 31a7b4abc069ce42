"""The head of an answer that stands on a plan."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from ucj_cli import __version__
from ucj_cli.answers.common import PlanFile, RegionName
from ucj_cli.language.visible import visible

if TYPE_CHECKING:
    from ucj_cli.plan.model import Plan


class Head(TypedDict):
    """The fields that every such answer begins with."""

    shape: str
    ucj: str
    plan: PlanFile
    region: RegionName


def head(plan: Plan, shape: str) -> Head:
    """Say which answer this is, which ucj computed it, and from which plan."""
    return {
        "shape": f"ucj/{shape}",
        "ucj": __version__,
        "plan": PlanFile(path=visible(plan.source.path), sha256=plan.source.sha256),
        "region": RegionName(name=plan.region.name, code=plan.region.code),
    }
