"""Who is to be enrolled: examples of the allocation."""

from __future__ import annotations

import pytest

from ucj_cli.engine.allocation import allocate, stages
from ucj_cli.engine.unit_cost import NOTHING
from ucj_cli.engine.year import GroupYear
from ucj_cli.plan_file.group import Group
from ucj_cli.rounding import apportion


def of(workers: int, participants: int = 0, planned: int | None = None, priority: int | None = None) -> GroupYear:
    group = Group(id="g", workers=workers, priority=priority)
    return GroupYear(group, "self", workers, participants, participants, planned, NOTHING, NOTHING, is_public=False)


@pytest.mark.parametrize(
    ("what", "gap", "groups", "new"),
    [
        ("one group takes all", 10, [of(50)], [10]),
        ("by those still uncovered, not by size", 10, [of(100, 90), of(10)], [5, 5]),
        ("ties go to the earlier", 3, [of(2), of(2)], [2, 1]),
        ("the plan first, the others share the rest", 10, [of(50, planned=4), of(50)], [4, 6]),
        ("a plan counts those insured already", 10, [of(50, 3, planned=4), of(50)], [1, 9]),
        ("a plan below its participants adds nobody", 10, [of(50, 9, planned=4), of(50)], [0, 10]),
        ("a plan above its workers is cut to them", 10, [of(5, planned=9), of(50)], [5, 5]),
        ("plans are kept where there is no gap", 0, [of(50, planned=4), of(50)], [4, 0]),
        ("priority 1 before priority 2", 10, [of(50, priority=2), of(8, priority=1)], [2, 8]),
        ("those without a priority after all that have one", 10, [of(50), of(8, priority=9)], [2, 8]),
        ("planned groups are filled last", 10, [of(50, planned=4), of(3, priority=1), of(2)], [5, 3, 2]),
        ("participants above workers leave nobody to enrol", 5, [of(10, 12), of(9)], [0, 5]),
    ],
)
def test_allocation(what: str, gap: int, groups: list[GroupYear], new: list[int]) -> None:
    assert allocate(gap, groups) == new, what


@pytest.mark.parametrize(
    ("gap", "filled"),
    [
        (
            10,
            [
                ("planned", 10, [0, 1, 2], [50, 3, 2], [4, 0, 0]),
                ("tier", 6, [1], [3], [3]),
                ("tier", 3, [2], [2], [2]),
                ("last", 1, [0], [46], [1]),
            ],
        ),
        (7, [("planned", 7, [0, 1, 2], [50, 3, 2], [4, 0, 0]), ("tier", 3, [1], [3], [3])]),
        (4, [("planned", 4, [0, 1, 2], [50, 3, 2], [4, 0, 0])]),
        (0, [("planned", 0, [0, 1, 2], [50, 3, 2], [4, 0, 0])]),
    ],
)
def test_the_gap_is_filled_in_stages_as_far_as_it_goes(gap: int, filled: list[tuple[object, ...]]) -> None:
    assert [*stages(gap, [of(50, planned=4), of(3, priority=1), of(2)])] == filled


def test_nothing_to_share_needs_nobody_to_share_it() -> None:
    assert apportion(0, [0, 0]) == [0, 0]


def test_something_to_share_needs_somebody() -> None:
    with pytest.raises(ValueError, match="nobody"):
        apportion(1, [0, 0])
