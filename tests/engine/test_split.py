"""Who is to be enrolled: examples of the split."""

from __future__ import annotations

import pytest

from ucj_cli.engine.allocation import Place, split
from ucj_cli.rounding import apportion


def place(workers: int, participants: int = 0, planned: int | None = None, priority: int | None = None) -> Place:
    return Place(workers, participants, planned, priority)


@pytest.mark.parametrize(
    ("what", "gap", "places", "new"),
    [
        ("one group takes all", 10, [place(50)], [10]),
        ("by those still uncovered, not by size", 10, [place(100, 90), place(10)], [5, 5]),
        ("ties go to the earlier", 3, [place(2), place(2)], [2, 1]),
        ("the plan first, the others share the rest", 10, [place(50, planned=4), place(50)], [4, 6]),
        ("a plan counts those insured already", 10, [place(50, 3, planned=4), place(50)], [1, 9]),
        ("a plan below its participants adds nobody", 10, [place(50, 9, planned=4), place(50)], [0, 10]),
        ("a plan above its workers is cut to them", 10, [place(5, planned=9), place(50)], [5, 5]),
        ("plans are kept where there is no gap", 0, [place(50, planned=4), place(50)], [4, 0]),
        ("priority 1 before priority 2", 10, [place(50, priority=2), place(8, priority=1)], [2, 8]),
        ("those without a priority after all that have one", 10, [place(50), place(8, priority=9)], [2, 8]),
        ("planned groups are filled last", 10, [place(50, planned=4), place(3, priority=1), place(2)], [5, 3, 2]),
        ("participants above workers leave nobody to enrol", 5, [place(10, 12), place(9)], [0, 5]),
    ],
)
def test_split(what: str, gap: int, places: list[Place], new: list[int]) -> None:
    assert split(gap, places) == new, what


def test_nothing_to_share_needs_nobody_to_share_it() -> None:
    assert apportion(0, [0, 0]) == [0, 0]


def test_something_to_share_needs_somebody() -> None:
    with pytest.raises(ValueError, match="nobody"):
        apportion(1, [0, 0])
