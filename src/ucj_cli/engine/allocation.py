"""Who is to be enrolled: the gap, split among the groups."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from ucj_cli.rounding import apportion

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ucj_cli.engine.year import GroupYear


class Stage(NamedTuple):
    """One stage of the split: what the gap is *lacking*, the *groups* that fill it, their *room*, who gets how many.

    Its kind: what is ``planned``, a ``tier`` of the other groups, or the ``last`` one, of those that have a plan.
    """

    kind: Literal["planned", "tier", "last"]
    lacking: int
    groups: list[int]
    room: list[int]
    people: list[int]


def allocate(gap: int, groups: Sequence[GroupYear]) -> list[int]:
    """Split *gap* among *groups*: new participants, group by group; they add up to max(gap, what is planned)."""
    new = [0] * len(groups)
    for stage in stages(gap, groups):
        for i, people in zip(stage.groups, stage.people, strict=True):
            new[i] += people
    return new


def stages(gap: int, groups: Sequence[GroupYear]) -> Iterator[Stage]:
    """How the gap is filled.

    First each planned headcount is filled. What the gap still lacks is filled tier by tier: the other groups by
    priority, those without one last; then, only if all of these are full, the groups with a planned headcount.
    A tier shares by the workers that are still uncovered.
    """
    # A sweep splits millions of gaps: what a group's properties say is reckoned here without calling them
    lacking_each = [group.workers - group.participants for group in groups]
    free = [max(0, people) for people in lacking_each]
    planned = [
        0
        if group.planned is None or group.planned <= group.participants
        else min(group.planned - group.participants, room)
        for group, room in zip(groups, free, strict=True)
    ]
    yield Stage("planned", gap, list(range(len(groups))), free, planned)
    lacking = max(0, gap - sum(planned))
    if not lacking:
        return
    *tiers, last = _tiers(groups)
    for tier in (*tiers, last):
        if not lacking:
            return
        room = [free[i] - planned[i] for i in tier]
        there = sum(room)
        people = room if lacking >= there else apportion(lacking, room)
        yield Stage("last" if tier is last else "tier", lacking, tier, room, people)
        lacking -= min(lacking, there)


def _tiers(groups: Sequence[GroupYear]) -> list[list[int]]:
    """Return the indices of the groups, tier by tier."""
    tiers: dict[int | None, list[int]] = {}
    planned: list[int] = []
    for i, group in enumerate(groups):
        if group.planned is not None:
            planned.append(i)
        elif (priority := group.group.priority) in tiers:
            tiers[priority].append(i)
        else:
            tiers[priority] = [i]
    last = [tiers.pop(None)] if None in tiers else []
    return [*(tiers[priority] for priority in sorted(filter(None, tiers))), *last, planned]
