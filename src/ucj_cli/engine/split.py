"""Who is to be enrolled: the gap, split among the groups."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ucj_cli.rounding import apportion

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


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


def split(gap: int, places: Sequence[Place]) -> list[int]:
    """New participants, group by group; they add up to max(gap, what is planned).

    First each planned headcount is filled. What the gap still lacks is filled tier by tier: the other groups by
    priority, those without one last; then, only if all of these are full, the groups with a planned headcount.
    A tier shares by the workers that are still uncovered.
    """
    new = [min(place.wanted, place.uncovered) for place in places]
    lacking = max(0, gap - sum(new))
    for tier in _tiers(places):
        if not lacking:
            break
        room = [places[i].uncovered - new[i] for i in tier]
        taken = min(lacking, sum(room))
        for i, people in zip(tier, apportion(taken, room), strict=True):
            new[i] += people
        lacking -= taken
    return new


def _tiers(places: Sequence[Place]) -> Iterable[list[int]]:
    """Indices of the groups, tier by tier."""
    tiers: dict[tuple[bool, int], list[int]] = {}
    planned: list[int] = []
    for i, place in enumerate(places):
        (tiers.setdefault(place.tier, []) if place.planned is None else planned).append(i)
    return [*(tiers[tier] for tier in sorted(tiers)), planned]
