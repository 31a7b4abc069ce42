"""The results that the columns of a year's groups carry: the answer's figures, and the engine's steps between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ucj_cli.render.excel.book import NONE, share

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ucj_cli.answers.gap import GapGroup
    from ucj_cli.engine.year import GroupYear, YearResult
    from ucj_cli.plan_file.model import Group
    from ucj_cli.render.excel.book import Value

AFTER_ALL, PLANNED_TIER = 1001, 1002
"""The tiers of groups without a priority, and of those with a planned headcount: priorities end at 1,000."""

Results = dict[str, list["Value"]]


def results_of(groups: Sequence[GapGroup], starts: Sequence[int], sizes: Sequence[int], result: YearResult) -> Results:
    """Every column's results for the *groups* of a year that began with *starts* and was worked out to *result*."""
    return _told(groups, starts) | _workers(result.workforce, sizes) | _money(result) | _split(result)


def _told(groups: Sequence[GapGroup], starts: Sequence[int]) -> Results:
    return {
        "workers": [group.workers for group in groups],
        "start": list(starts),
        "lost": [start - group.participants for start, group in zip(starts, groups, strict=True)],
        "participants": [group.participants for group in groups],
        "planned": [NONE if group.planned is None else group.planned for group in groups],
        "new": [group.new for group in groups],
        "after": [group.participants_after for group in groups],
        "coverage": [
            NONE if group.coverage_after_percent is None else share(group.coverage_after_percent) for group in groups
        ],
        "names": [NONE if group.names_to_propose is None else group.names_to_propose for group in groups],
        "cost": [group.cost_per_person for group in groups],
        "existing_money": [group.budget.existing for group in groups],
        "new_money": [group.budget.new for group in groups],
        "total": [group.budget.total for group in groups],
        "public": [group.budget.public for group in groups],
    }


def _workers(workforce: int, sizes: Sequence[int]) -> Results:
    whole = sum(sizes)
    return {
        "workers_floor": [workforce * size // whole for size in sizes],
        "workers_rest": [workforce * size % whole for size in sizes],
    }


def _money(result: YearResult) -> Results:
    return {
        "existing": [group.existing for group in result.groups],
        "payer_price": [group.unit_cost.payer for group in result.groups],
        "worker_price": [group.unit_cost.worker for group in result.groups],
    }


def _split(result: YearResult) -> Results:
    """The steps of the split, for all tiers at once, as the columns have them."""
    groups = result.groups
    first = [min(group.missing_to_plan, group.uncovered) for group in groups]
    room = [group.uncovered - people for group, people in zip(groups, first, strict=True)]
    tiers = [_tier(group) for group in groups]
    lacking = max(0, result.gap - sum(first))
    tier_room = [sum(r for r, t in zip(room, tiers, strict=True) if t == tier) for tier in tiers]
    before = [sum(r for r, t in zip(room, tiers, strict=True) if t < tier) for tier in tiers]
    taken = [max(0, min(lacking - earlier, whole)) for earlier, whole in zip(before, tier_room, strict=True)]
    shares = list(zip(taken, room, tier_room, strict=True))
    return {
        "listed": [_listed(group.group, result.year) for group in result.groups],
        "uncovered": [group.uncovered for group in groups],
        "first": list(first),
        "room": list(room),
        "tier": list(tiers),
        "tier_room": list(tier_room),
        "taken": list(taken),
        "floor": [people * weight // whole if whole else 0 for people, weight, whole in shares],
        "rest": [people * weight % whole if whole else 0 for people, weight, whole in shares],
    }


def _tier(group: GroupYear) -> int:
    if group.planned is not None:
        return PLANNED_TIER
    return AFTER_ALL if group.group.priority is None else group.group.priority


def _listed(group: Group, year: int) -> int:
    """The year whose listed headcount holds; 0 if there is none."""
    return max((listed for listed in group.planned if listed <= year), default=0)


def lacking(result: YearResult) -> int:
    """What the gap lacks once every planned headcount is filled."""
    return max(0, result.gap - sum(min(group.missing_to_plan, group.uncovered) for group in result.groups))
