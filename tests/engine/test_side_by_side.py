"""Plans side by side, figure by figure: what is known of one alone, and a road that has not begun."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.plans import plan_of
from ucj_cli import compare


@pytest.mark.parametrize(
    ("ceilings", "shortfalls", "difference"),
    [
        # 400 people of whom 100 are new, for Rp201,600 each
        ((1, 1_000_001), [80_639_999, 79_639_999], -1_000_000),
        ((1, None), [80_639_999, None], None),
        ((None, 1), [None, 80_639_999], None),
        ((None, None), [None, None], 0),  # what is unknown is the same in both
    ],
)
def test_a_shortfall_is_compared_where_both_are_known(
    ceilings: tuple[int | None, ...], shortfalls: list[int | None], difference: int | None
) -> None:
    group = {"id": "a", "workers": 1_000, "participants": 300, "paid_by": "kota"}
    funds = [{"kota": {"kind": "public", "ceiling": {2025: each} if each else {}}} for each in ceilings]
    [year] = compare([plan_of(funds=each, groups=[group]) for each in funds], 2025, 2025).years
    assert [value and value.shortfall for value in year.values] == shortfalls
    assert year.differences[1]
    assert year.differences[1].shortfall == difference


def test_of_a_road_that_has_not_begun_nothing_is_told() -> None:
    early, late = plan_of(), plan_of().replace({"coverage.date": "2026-12-31"})
    answer = compare([early, late], 2025, 2026)
    assert [plan.funded and plan.funded.coverage_end_percent for plan in answer.plans] == [Decimal("30.00"), None]
    assert [year.values[1] for year in answer.years] == [None, None]
    assert [year.differences[1] for year in answer.years] == [None, None]
