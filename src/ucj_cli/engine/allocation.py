"""Who is to be enrolled: the gap, split among the groups."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from ucj_cli.rounding import apportion

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


class Place(NamedTuple):
    """A group as the split sees it: its workers, its participants, its planned headcount and its priority."""

    workers: int
    participants: int
    planned: int | None
    priority: int | None

    @property
    def uncovered(self) -> int:
        """Workers without cover; never below zero, although participants above workers are really published."""
        return max(0, self.workers - self.participants)

    @property
    def tier(self) -> tuple[bool, int]:
        """Where its priority puts it: 1 first, those without one after all that have one."""
        return (self.priority is None, self.priority or 0)

    @property
    def wanted(self) -> int:
        """People that the planned headcount still lacks, whether or not the group has them."""
        return max(0, (self.planned or 0) - self.participants)


class Stage(NamedTuple):
    """One stage of the split: what the gap is *lacking*, the *groups* that fill it, their *room*, who gets how many.

    Its kind: what is ``planned``, a ``tier`` of the other groups, or the ``last`` one, of those that have a plan.
    """

    kind: Literal["planned", "tier", "last"]
    lacking: int
    groups: list[int]
    room: list[int]
    people: list[int]


def split(gap: int, places: Sequence[Place]) -> list[int]:
    """New participants, group by group; they add up to max(gap, what is planned)."""
    new = [0] * len(places)
    for stage in stages(gap, places):
        for i, people in zip(stage.groups, stage.people, strict=True):
            new[i] += people
    return new


def stages(gap: int, places: Sequence[Place]) -> Iterator[Stage]:
    """How the gap is filled.

    First each planned headcount is filled. What the gap still lacks is filled tier by tier: the other groups by
    priority, those without one last; then, only if all of these are full, the groups with a planned headcount.
    A tier shares by the workers that are still uncovered.
    """
    free = [place.uncovered for place in places]
    planned = [min(place.wanted, room) if place.planned else 0 for place, room in zip(places, free, strict=True)]
    yield Stage("planned", gap, list(range(len(places))), free, planned)
    lacking = max(0, gap - sum(planned))
    *tiers, last = _tiers(places)
    for tier in (*tiers, last):
        if not lacking:
            return
        room = [free[i] - planned[i] for i in tier]
        taken = min(lacking, sum(room))
        yield Stage("last" if tier is last else "tier", lacking, tier, room, apportion(taken, room))
        lacking -= taken


def _tiers(places: Sequence[Place]) -> list[list[int]]:
    """Indices of the groups, tier by tier."""
    tiers: dict[tuple[bool, int], list[int]] = {}
    planned: list[int] = []
    for i, place in enumerate(places):
        (tiers.setdefault(place.tier, []) if place.planned is None else planned).append(i)
    return [*(tiers[tier] for tier in sorted(tiers)), planned]
