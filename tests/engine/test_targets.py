"""Targets and workforce by year, in tables that a planner can check with a calculator."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from tests.plans import plan_of
from ucj_cli.engine.gap import gap
from ucj_cli.engine.targets import target_in, target_on
from ucj_cli.errors import OutOfRangeError, UsageError
from ucj_cli.plan_file.model import Workforce
from ucj_cli.plan_file.series import workforce_in


def with_path(path: str, points: dict[int, Any]) -> Any:  # noqa: ANN401 - a plan, for the engine
    return plan_of(targets={"percent": points, "path": path})


@pytest.mark.parametrize(
    ("path", "points", "year", "percent", "basis"),
    [
        ("linear", {2025: 40, 2045: 100}, 2025, "40", "given"),
        ("linear", {2025: 40, 2045: 100}, 2026, "43.00", "interpolated"),
        ("linear", {2025: 40, 2045: 100}, 2046, "100", "carried"),
        ("linear", {2025: 41, 2045: 100}, 2026, "43.95", "interpolated"),
        ("linear", {2025: 0, 2028: 100}, 2026, "33.33", "interpolated"),
        ("linear", {2025: 0, 2028: 100}, 2027, "66.67", "interpolated"),
        ("linear", {2025: 60, 2029: 50}, 2026, "57.50", "interpolated"),
        ("geometric", {2025: 25, 2027: 100}, 2026, "50.00", "interpolated"),
        ("geometric", {2025: 40, 2045: 100}, 2035, "63.25", "interpolated"),
        ("geometric", {2025: 40, 2027: 0}, 2026, "0.00", "interpolated"),
        # 40 x (1.69 / 1.00) ^ 1/2 is exactly 52: a root that comes out even stays even
        ("geometric", {2025: 40, 2027: Decimal("67.6")}, 2026, "52.00", "interpolated"),
        ("smooth", {2025: 40, 2029: 80}, 2026, "46.25", "interpolated"),
        ("smooth", {2025: 40, 2029: 80}, 2027, "60.00", "interpolated"),
        ("smooth", {2025: 40, 2029: 80}, 2028, "73.75", "interpolated"),
        ("step", {2025: 40, 2029: 80}, 2028, "40", "carried"),
        ("step", {2025: 40, 2029: 80}, 2029, "80", "given"),
        # Targets that begin after the as-of year: today's coverage, 30 %, is the first waypoint
        ("linear", {2029: 50}, 2025, "30.00", "current"),
        ("linear", {2029: 50}, 2026, "35.00", "interpolated"),
        ("step", {2029: 50}, 2028, "30.00", "carried"),
        # Targets that begin before it: the waypoints are the given ones
        ("linear", {2023: 20, 2027: 40}, 2025, "30.00", "interpolated"),
        # A given percentage is used as given, however many decimals it has
        ("linear", {2025: Decimal("41.125")}, 2025, "41.125", "given"),
    ],
)
def test_target_of_a_year(path: str, points: dict[int, Any], year: int, percent: str, basis: str) -> None:
    target = target_in(with_path(path, points), year)
    assert str(target.percent) == percent
    assert target.basis == basis


def test_a_year_before_the_first_target_names_the_first() -> None:
    with pytest.raises(OutOfRangeError, match="2025") as raised:
        target_in(with_path("linear", {2025: 40}), 2024)
    assert raised.value.facts["first"] == 2025


MAKASSAR = {
    "workforce": {"size": {2025: 555_684}},
    "coverage": {"date": date(2025, 12, 31), "participants": 296_178},
    "targets": {"percent": {2025: Decimal("57.1"), 2026: Decimal("66.2")}},
}


@pytest.mark.parametrize(
    ("sections", "day", "percent"),
    [
        (MAKASSAR, date(2025, 12, 31), "57.1"),
        (MAKASSAR, date(2026, 10, 31), "64.68"),  # 57.1 + 9.1 x 304 / 365 = 64.679...
        (MAKASSAR, date(2026, 12, 31), "66.2"),
        (MAKASSAR, date(2027, 6, 30), "66.20"),  # after the last one it holds
        # From 30 % on 9 September 2025 to 40 on 31 December, 113 days later
        ({}, date(2025, 9, 9), "30.00"),
        ({}, date(2025, 11, 5), "35.04"),  # 30 + 10 x 57 / 113
        ({}, date(2025, 12, 31), "40"),
        ({}, date(2026, 7, 2), "41.50"),  # 40 + 3 x 183 / 365 = 41.504...
        # An observation before the coverage is the first; years without a given target have no ends before it
        (
            {"observed": {date(2025, 1, 1): {"participants": 200}}, "targets": {"percent": {2026: 40}}},
            date(2025, 12, 31),
            "29.99",  # 20 + 20 x 364 / 729
        ),
        # Between year ends of a path by steps all of the step is in its last year
        ({"targets": {"percent": {2025: 40, 2028: 80}, "path": "step"}}, date(2027, 7, 1), "40.00"),
        ({"targets": {"percent": {2025: 40, 2028: 80}, "path": "step"}}, date(2028, 7, 1), "60.00"),
        # Targets in people are of their own year's workforce
        ({"targets": {"participants": {2025: 400, 2026: 500}}}, date(2026, 7, 2), "45.01"),  # 40 + 10 x 183 / 365
        # The given targets begin before the first observation
        (
            {"workforce": {"size": {2023: 1_000}}, "targets": {"percent": {2023: 20, 2027: 40}}},
            date(2024, 1, 1),
            "20.01",
        ),
    ],
)
def test_target_of_a_day(sections: dict[str, Any], day: date, percent: str) -> None:
    assert str(target_on(plan_of(**sections), day)) == percent


def test_a_day_before_the_first_observation_and_target_names_the_first() -> None:
    with pytest.raises(UsageError, match="2025"):
        target_on(plan_of(), date(2025, 9, 8))


def test_the_path_of_a_day_is_the_same_whatever_was_seen_later() -> None:
    plan = plan_of(observed={date(2025, 11, 30): {"participants": 350}}, targets={"percent": {2030: 60}})
    assert target_on(plan, date(2025, 11, 5)) == target_on(plan.as_of("2025-09-09"), date(2025, 11, 5))


def test_a_geometric_path_cannot_start_from_a_coverage_of_nothing() -> None:
    plan = plan_of(
        coverage={"date": date(2025, 9, 9), "participants": 0}, targets={"percent": {2029: 50}, "path": "geometric"}
    )
    with pytest.raises(OutOfRangeError, match="geometric"):
        target_in(plan, 2026)


@pytest.mark.parametrize(
    ("year", "workers"),
    [
        (2025, 1_000),
        (2026, 1_003),  # 1,000 + 13 / 4 = 1,003.25
        (2027, 1_007),  # 1,006.5: a half goes up
        (2028, 1_010),  # 1,009.75
        (2029, 1_013),
        (2030, 1_028),  # 1,013 x 1.015 = 1,028.195
        (2031, 1_044),  # 1,013 x 1.015^2 = 1,043.617...: in one step from the last given year, not from 1,028
    ],
)
def test_workforce_of_a_year(year: int, workers: int) -> None:
    section = Workforce(size={2025: 1_000, 2029: 1_013}, growth_percent=Decimal("1.5"))
    assert workforce_in(section, year) == workers


def test_a_year_before_the_first_workforce_is_an_error() -> None:
    with pytest.raises(OutOfRangeError, match="2025"):
        workforce_in(Workforce(size={2025: 1_000}), 2024)


def test_a_workforce_that_shrinks_to_nobody_is_an_error_not_a_division_by_zero() -> None:
    with pytest.raises(OutOfRangeError, match="2100"):
        workforce_in(Workforce(size={2025: 5}, growth_percent=Decimal(-50)), 2100)


def test_coverage_of_another_workforce_is_told_beside_the_known_one() -> None:
    answer = gap(plan_of(workforce={"size": {2025: 1_000, 2026: 1_200}}), 2026)
    assert answer.coverage_percent == Decimal("30.00")
    assert answer.coverage_in_year_percent == Decimal("25.00")


def test_a_target_that_is_passed_leaves_no_gap_and_negative_points() -> None:
    answer = gap(plan_of(targets={"percent": {2025: Decimal("12.345")}}), 2025)
    assert (answer.gap, answer.gap_points) == (0, Decimal("-17.65"))  # 12.345 - 30 = -17.655: a half goes up
    assert answer.achievement_percent == Decimal("243.01")


def test_a_path_from_a_coverage_above_everybody_asks_for_nobody_who_is_not_there() -> None:
    coverage = {"date": date(2025, 9, 9), "participants": 28}
    plan = plan_of(workforce={"size": {2025: 11}}, coverage=coverage, targets={"percent": {2026: 1}})
    answer = gap(plan, 2025)
    assert (str(answer.target_percent), answer.participants_needed, answer.gap) == ("254.55", 11, 0)


def test_nothing_asked_for_is_not_achieved_in_any_percentage() -> None:
    assert gap(plan_of(targets={"percent": {2025: 0}}), 2025).achievement_percent is None
