"""The groups of a plan: who they are, how many they are in a year, how many of them are insured today."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from ucj_cli.engine.unit_cost import PaidTerms, assumed_rows, paid_terms
from ucj_cli.plan_file.group import Group, group_in
from ucj_cli.plan_file.model import Fund
from ucj_cli.plan_file.series import listed_around, workforce_in
from ucj_cli.plan_file.standing import group_participants, participants_now, standing
from ucj_cli.rounding import apportion

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ucj_cli.i18n import Code
    from ucj_cli.plan_file.model import Plan

DEFAULT_FUND = "apbd"


def groups_of(plan: Plan) -> tuple[Group, ...]:
    """Return the plan's groups; a plan without any has two: those covered today, and all others."""
    if plan.groups:
        return plan.groups
    participants = participants_now(plan)
    workforce = workforce_in(plan.workforce, plan.coverage.date.year)
    # As they are: a plan's own numbers have a limit, and ten times as many participants as workers may be above it
    return (
        Group.model_construct(
            id="covered",
            name={"id": "Peserta saat ini", "en": "Covered today"},
            workers=min(participants, workforce),
            observed={standing(plan).day: participants},
            paid_by="elsewhere",
        ),
        Group.model_construct(
            id="uncovered",
            name={"id": "Belum terlindungi", "en": "Not covered yet"},
            workers="rest",
            paid_by=DEFAULT_FUND,
            priority=1,
        ),
    )


def funds_of(plan: Plan) -> dict[str, Fund]:
    """Return the plan's funds; a plan without groups needs the regional budget, whose ceiling is then unknown."""
    if plan.groups:
        return plan.funds
    name: dict[Code, str] = {"id": "APBD", "en": "Regional budget (APBD)"}
    return {**plan.funds, DEFAULT_FUND: plan.funds.get(DEFAULT_FUND, Fund(name=name, kind="public"))}


def with_rest(numbers: Sequence[int | None], whole: int) -> list[int]:
    """Return *numbers* with the one that is the rest (None) filled in, so that they add up to *whole*."""
    rest = whole - sum(number for number in numbers if number is not None)
    return [rest if number is None else number for number in numbers]


class GroupsInYear(NamedTuple):
    """The groups on the terms of one year; all lists are in the order of the plan.

    *payers* says who pays for a group; *terms* are the different terms on which contributions are paid, and *terms_of*
    says which of them are a group's; *new_terms* are those of a group's new people, who may be paid for later.
    """

    groups: tuple[Group, ...]
    payers: list[str]
    terms: list[PaidTerms]
    terms_of: list[int]
    new_terms: dict[int, PaidTerms]


@dataclass(frozen=True)
class Population:
    """A plan's groups, with what is the same in every year; all lists are in the order of the plan.

    *sizes* are the workers of the year of the coverage date and *participants* those of today, the rest's among them.
    """

    plan: Plan
    groups: tuple[Group, ...]
    funds: dict[str, Fund]
    sizes: list[int]
    participants: list[int]
    _known: dict[int, GroupsInYear] = field(default_factory=dict)

    @cached_property
    def _is_constant(self) -> bool:
        return all(group.is_constant and not group.enrol_from for group in self.groups)

    def in_year(self, year: int) -> GroupsInYear:
        """Return the groups on the terms of *year*; worked out once where every year has the same."""
        key = 0 if self._is_constant else year
        if key not in self._known:
            self._known[key] = _groups_in(self, year)
        return self._known[key]


def population_of(plan: Plan) -> Population:
    """Return the groups of *plan* as every year needs them."""
    groups, funds, today = groups_of(plan), funds_of(plan), standing(plan).day
    workers = [None if isinstance(group.workers, str) else group.workers for group in groups]
    participants = [group_participants(plan, group, today) for group in groups]
    return Population(
        plan,
        groups,
        funds,
        with_rest(workers, workforce_in(plan.workforce, plan.coverage.date.year)),
        with_rest(participants, participants_now(plan)),
    )


def _groups_in(population: Population, year: int) -> GroupsInYear:
    plan, funds = population.plan, population.funds
    groups = tuple(group_in(group, year, plan.coverage.date.year) for group in population.groups)
    assumed = assumed_rows(plan)
    terms = [paid_terms(group, funds, assumed) for group in groups]
    different = list(dict.fromkeys(terms))
    number = {each: i for i, each in enumerate(different)}
    later = {i: group.enrol_from[year] for i, group in enumerate(groups) if year in group.enrol_from}
    return GroupsInYear(
        groups,
        [group.payer for group in groups],
        different,
        [number[each] for each in terms],
        {i: terms[i]._replace(first=max(terms[i].first, month)) for i, month in later.items()},
    )


def workers_in(population: Population, year: int) -> list[int]:
    """Workers in *year*, group by group: sizes are given for the as-of year, and later ones are apportioned by them."""
    return apportion(workforce_in(population.plan.workforce, year), population.sizes)


def planned_in(group: Group, year: int) -> int | None:
    """Return the people planned for *year*. A figure holds until the next listed year; None before the first."""
    if not group.planned:
        return None
    listed = listed_around(group.planned, year).before
    return None if listed is None else group.planned[listed]


def held_to_plan(participants: Sequence[int], planned: Sequence[int | None]) -> list[int]:
    """Return *participants*, group by group, but no more than the headcount *planned* where there is one."""
    return [people if most is None else min(people, most) for people, most in zip(participants, planned, strict=True)]
