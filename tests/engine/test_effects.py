"""What a change of a plan does, year by year and in sum; of a plan that is new or gone, its whole road."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

import ucj_cli as ucj
from tests.plans import plan_of
from ucj_cli.engine.diff import Effects, effects, is_same

YEAR = 100 * 201_600
"""What a year of a hundred people costs."""

PLAN = plan_of(
    targets={"percent": {2026: 40, 2027: 50}},
    funds={"apbd": {"kind": "public", "ceiling": {2026: 10_000_000, 2027: 10_000_000}}},
)
MORE = PLAN.replace({"targets.percent": {2027: 60, 2028: 70}})
LATER = PLAN.replace({"observed": {date(2026, 12, 11): {"participants": 350}}})
"""Seen in December 2026, so that the road begins with 2027."""

Side = tuple[int, int] | None


def years(old: ucj.Plan | None, new: ucj.Plan | None) -> list[tuple[int, Side, Side, int | None]]:
    """Of each year that is not the same: new people and public money before and after, and how many more people."""
    return [
        (
            each.year,
            (each.old.new, each.old.budget.public) if each.old else None,
            (each.new.new, each.new.budget.public) if each.new else None,
            each.difference.new if each.difference else None,
        )
        for each in effects(old, new).years
    ]


ROAD = [(2025, (0, 0)), (2026, (100, YEAR)), (2027, (100, 2 * YEAR))]


def test_of_a_plan_that_is_new_or_gone_the_whole_road_is_told() -> None:
    assert years(None, PLAN) == [(year, None, value, None) for year, value in ROAD]
    assert years(PLAN, None) == [(year, value, None, None) for year, value in ROAD]
    for alone in (effects(None, PLAN), effects(PLAN, None)):
        assert (alone.inputs, alone.total) == ((), None)
    assert effects(None, None) == Effects()


def test_only_years_that_are_apart_are_told_to_the_last_of_both_roads() -> None:
    assert years(PLAN, MORE) == [
        (2027, (100, 2 * YEAR), (200, 3 * YEAR), 100),
        (2028, (0, 2 * YEAR), (100, 4 * YEAR), 100),
    ]
    total = effects(PLAN, MORE).total
    assert total
    assert (total.new, total.public, total.funded_points) == (200, 3 * YEAR, Decimal(0))
    assert not years(PLAN, PLAN)


@pytest.mark.parametrize("sign", [1, -1])
def test_a_year_that_only_one_road_has_counts_whole(sign: int) -> None:
    sides = (PLAN, LATER)[::sign]
    told = years(*sides)
    missing = 2 if sign == 1 else 1
    assert [year[0] for year in told] == [2025, 2026, 2027]
    assert [year[missing] for year in told[:2]] == [None, None]
    total = effects(*sides).total
    assert total
    assert (total.new, total.public, total.funded_points) == (-50 * sign, -YEAR // 100 * 150 * sign, Decimal(5 * sign))


def test_an_input_is_told_with_both_values_and_where_they_stand() -> None:
    [year, *_] = effects(PLAN, MORE).inputs
    place = "targets.percent={2027: 60, 2028: 70}"
    assert tuple(year.model_dump().values()) == ("targets.percent.2027", 50, 60, None, place)
    [year, *_] = effects(MORE, PLAN).inputs
    assert tuple(year.model_dump().values()) == ("targets.percent.2027", 60, 50, place, None)


def test_plans_are_the_same_if_they_were_read_from_the_same_bytes_and_settings() -> None:
    text = "region: {name: Desa}\nworkforce: {size: {2025: 5}}\ncoverage: {date: 2025-09-09, percent: 5}\n"
    one, other = (ucj.plan(f"{text}targets: {{percent: {{2030: {end}}}}}\n") for end in (50, 60))
    assert is_same(one, ucj.plan(f"{text}targets: {{percent: {{2030: 50}}}}\n"))
    assert not is_same(one, other)
    assert not is_same(one, one.as_of("2025-09-10"))
    assert not is_same(PLAN, PLAN)  # of no file: nobody knows
