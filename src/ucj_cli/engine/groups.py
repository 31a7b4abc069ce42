"""The groups of a plan: who they are, how many they are in a year, how many of them are insured today."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ucj_cli.plan.model import Fund, Group
from ucj_cli.plan.workforce import participants_now, workforce_in
from ucj_cli.rounding import apportion

if TYPE_CHECKING:
    from ucj_cli.language import Code
    from ucj_cli.plan.model import Plan

DEFAULT_FUND = "apbd"


def groups_of(plan: Plan) -> tuple[Group, ...]:
    """The plan's groups; a plan without any has two: those covered today, and all others."""
    if plan.groups:
        return plan.groups
    participants = participants_now(plan)
    workforce = workforce_in(plan.workforce, plan.coverage.date.year)
    return (
        Group(
            id="covered",
            name={"id": "Peserta saat ini", "en": "Covered today"},
            workers=min(participants, workforce),
            participants=participants,
            paid_by="elsewhere",
        ),
        Group(
            id="uncovered",
            name={"id": "Belum terlindungi", "en": "Not covered yet"},
            workers="rest",
            paid_by=DEFAULT_FUND,
            priority=1,
        ),
    )


def funds_of(plan: Plan) -> dict[str, Fund]:
    """The plan's funds; a plan without groups needs the regional budget, whose ceiling is then unknown."""
    if plan.groups:
        return plan.funds
    name: dict[Code, str] = {"id": "APBD", "en": "Regional budget (APBD)"}
    return {**plan.funds, DEFAULT_FUND: plan.funds.get(DEFAULT_FUND, Fund(name=name, kind="public"))}


def _with_rest(numbers: list[int | None], whole: int) -> list[int]:
    """*numbers* with the one that is the rest (None) filled in, so that they add up to *whole*."""
    rest = whole - sum(number for number in numbers if number is not None)
    return [rest if number is None else number for number in numbers]


def participants_of(plan: Plan) -> list[int]:
    """Today's participants, group by group; the rest has all that no other group has."""
    groups = groups_of(plan)
    known = [None if group.workers == "rest" else group.participants or 0 for group in groups]
    return _with_rest(known, participants_now(plan))


def workers_in(plan: Plan, year: int) -> list[int]:
    """Workers in *year*, group by group: sizes are given for the as-of year, and later ones are apportioned by them."""
    known = [None if isinstance(group.workers, str) else group.workers for group in groups_of(plan)]
    sizes = _with_rest(known, workforce_in(plan.workforce, plan.coverage.date.year))
    return apportion(workforce_in(plan.workforce, year), sizes)


def planned_in(group: Group, year: int) -> int | None:
    """The headcount planned for *year*: a stock, which holds until the next listed year; none before the first."""
    listed = [y for y in group.planned if y <= year]
    return group.planned[max(listed)] if listed else None
