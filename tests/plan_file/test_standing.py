"""Where a plan stands on a day: in the whole, and in its groups."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from tests.plans import plan_of
from ucj_cli import gap
from ucj_cli.errors import UsageError
from ucj_cli.plan_file.standing import figure_day, group_participants_on, participants_of, standings

JUNE, COVERAGE, DECEMBER = date(2025, 6, 30), date(2025, 9, 9), date(2025, 12, 11)
PLAN = plan_of(
    observed={DECEMBER: {"participants": 350}, JUNE: {"percent": Decimal("25.05")}},
    groups=[
        {"id": "ojol", "workers": 200, "participants": 20, "observed": {DECEMBER: 25, JUNE: 10}},
        {"id": "petani", "workers": 300},
        {"id": "lain", "workers": "rest"},
    ],
)
OJOL, PETANI, REST = PLAN.groups


def test_observations_are_told_by_their_day_wherever_they_stand() -> None:
    assert [(seen.day, seen.way) for seen in standings(PLAN)] == [
        (JUNE, ("observed", "2025-06-30")),
        (COVERAGE, ("coverage",)),
        (DECEMBER, ("observed", "2025-12-11")),
    ]
    assert [participants_of(PLAN, seen) for seen in standings(PLAN)] == [251, 300, 350]  # 250.5 people are 251


@pytest.mark.parametrize(
    ("day", "seen", "ojol", "petani"),
    [
        (date(2025, 6, 29), None, 0, 0),
        (JUNE, JUNE, 10, 0),
        (date(2025, 9, 8), JUNE, 10, 0),
        (COVERAGE, COVERAGE, 20, 0),
        (DECEMBER, DECEMBER, 25, 0),
        (date(2026, 1, 1), DECEMBER, 25, 0),
    ],
)
def test_a_group_has_its_latest_figure_by_a_day(day: date, seen: date | None, ojol: int, petani: int) -> None:
    assert figure_day(PLAN, OJOL, day) == seen
    assert group_participants_on(PLAN, OJOL, [day]) == [ojol]
    assert group_participants_on(PLAN, PETANI, [day]) == [petani]


def test_the_rest_has_no_figure_of_its_own() -> None:
    assert figure_day(PLAN, REST, DECEMBER) is None
    assert group_participants_on(PLAN, REST, [JUNE, DECEMBER]) == [None, None]


def test_a_plan_as_of_a_day_knows_nothing_later() -> None:
    assert [seen.day for seen in standings(PLAN.as_of("2025-09-09"))] == [JUNE, COVERAGE]
    assert [seen.day for seen in standings(PLAN.as_of("2025-07-15"))] == [JUNE]
    with pytest.raises(UsageError) as error:
        PLAN.as_of("2025-06-29")
    assert (error.value.key, error.value.facts) == ("as_of_before_first", {"day": date(2025, 6, 29), "first": JUNE})
    with pytest.raises(UsageError):
        plan_of().as_of("2025-09-08")


def test_an_answer_says_as_of_which_day_it_is() -> None:
    for plan, day in ((PLAN.as_of("2025-09-09"), COVERAGE), (PLAN, None)):
        told = gap(plan, 2026).plan
        assert told
        assert told.as_of == day
