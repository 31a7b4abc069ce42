"""The head of every answer, and the language that it speaks."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from ucj_cli._version import __version__
from ucj_cli.answers.base import ExtendedFile, PlanFile, RegionName
from ucj_cli.errors import UsageError
from ucj_cli.i18n import CODES, get_locale
from ucj_cli.i18n.visible import quoted, visible

if TYPE_CHECKING:
    from ucj_cli.i18n import Code, Locale
    from ucj_cli.plan_file.model import Plan
    from ucj_cli.yamldoc.document import Source


class Head(TypedDict):
    """The fields that every answer begins with."""

    shape: str
    ucj: str
    plan: PlanFile | None
    region: RegionName | None


def answer_header(shape: str, plan: Plan | None = None) -> Head:
    """Say which answer this is, which ucj computed it, and from which plan, if it stands on one."""
    return {
        "shape": f"ucj/{shape}",
        "ucj": __version__,
        "plan": plan_file(plan.source) if plan else None,
        "region": region_of(plan) if plan else None,
    }


def region_of(plan: Plan) -> RegionName:
    """Return whose plan it is."""
    return RegionName.model_construct(name=plan.region.name, code=plan.region.code)


def plan_file(source: Source) -> PlanFile:
    """Return the file of a plan as answers show it."""
    return PlanFile.model_construct(
        path=visible(source.path),
        sha256=source.sha256,
        extends=tuple(ExtendedFile(path=visible(below.path), sha256=below.sha256) for below in source.extends),
        set=tuple(visible(setting) for setting in source.settings),
        as_of=source.as_of,
    )


def locale_of(lang: Code) -> Locale:
    """Return the language that an answer is asked for in.

    Raises:
        UsageError: it is none of those that ucj speaks.
    """
    if str(lang) not in CODES:
        raise UsageError("lang_unknown", value=quoted(lang), allowed=", ".join(CODES))
    return get_locale(lang)
