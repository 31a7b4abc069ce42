"""People x months x contribution, solved for any one of the three."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import ucj_cli as ucj
from ucj_cli.engine.cost import cost_of, most_months
from ucj_cli.errors import OutOfRangeError, UsageError
from ucj_cli.law.contribution import Terms
from ucj_cli.law.month import Month
from ucj_cli.rounding import consistent_with_rounding, last_digit

CITY = Terms("bpu", ("jkk", "jkm"), "public")
ALONE = Terms("bpu", ("jkk", "jkm"), "self")
WAGE = Terms("pu", ("jkk", "jkm", "jht", "jp"), "employer", wage=3_736_101)


def test_the_budget_is_the_sum_of_the_programmes() -> None:
    answer = cost_of(CITY, Month(2026, 1), 25_000, 12, None)
    assert answer.budget == 5_040_000_000
    assert answer.programmes == {"jkk": 3_000_000_000, "jkm": 2_040_000_000}
    assert (answer.solved_for, answer.left_over, answer.agrees) == ("budget", None, None)


def test_months_of_the_half_price_are_priced_month_by_month() -> None:
    answer = cost_of(ALONE, Month(2026, 1), 1, 12, None)
    assert [month.total for month in answer.contribution_per_month] == [16_800] * 3 + [8_400] * 9
    assert answer.budget == 126_000


@pytest.mark.parametrize(
    ("terms", "payer", "rupiah"),
    [
        # Who pays for own-account workers is a public fund, whose contributions are of the lowest income
        ({"segment": "bpu", "income": 5_000_000}, "public", 16_800),
        # and for wage earners their employer: 0.24 % and 0.30 % of the wage
        ({"segment": "pu", "wage": 5_000_000}, "employer", 27_000),
    ],
)
def test_who_pays_where_nobody_is_named(terms: dict[str, Any], payer: Any, rupiah: int) -> None:  # noqa: ANN401
    answer = ucj.cost("2025-09", people=1, months=1, **terms)
    assert answer == ucj.cost("2025-09", people=1, months=1, **terms, paid_by=payer)
    assert answer.budget == rupiah


def test_a_budget_too_small_for_a_month_buys_none_and_nothing_of_any_programme() -> None:
    answer = cost_of(CITY, Month(2026, 1), 1, None, 16_799)
    assert (answer.months, answer.programmes, answer.left_over) == (0, {"jkk": 0, "jkm": 0}, 16_799)


def test_people_are_as_many_as_the_budget_pays_for() -> None:
    answer = cost_of(CITY, Month(2026, 1), None, 12, 4_000_000_000)
    assert (answer.people, answer.left_over, answer.solved_for) == (19_841, 54_400, "people")


def test_months_stop_before_the_one_that_is_not_paid_for() -> None:
    answer = cost_of(ALONE, Month(2026, 1), 25_000, None, 4_000_000_000)
    assert (answer.months, answer.left_over, answer.solved_for) == (14, 10_000_000, "months")


@pytest.mark.parametrize(
    ("budget", "holds"), [(5_040_000_000, True), (5_000_000_000, True), (5_300_000_000, False), (5_041_000_000, False)]
)
def test_all_three_are_reconciled_by_the_last_digit(budget: int, holds: bool) -> None:  # noqa: FBT001
    answer = cost_of(CITY, Month(2026, 1), 25_000, 12, budget)
    assert (answer.agrees, answer.left_over, answer.solved_for) == (holds, budget - 5_040_000_000, None)


@pytest.mark.parametrize(
    ("published", "unit"),
    [
        (5_300_000_000, 100_000_000),
        (177_878_400, 100),
        (Decimal(41), 1),
        (Decimal("41.2"), Decimal("0.1")),
        (Decimal("46.20"), Decimal("0.01")),
    ],
)
def test_one_unit_of_the_last_digit(published: int | Decimal, unit: int | Decimal) -> None:
    assert last_digit(published) == unit
    assert consistent_with_rounding(published, published + unit - Decimal("0.0001"))
    assert not consistent_with_rounding(published, published + unit)


@pytest.mark.parametrize(
    ("published", "computed", "holds"),
    [
        (10_000_000_000, 19_756_800_000, False),  # one digit, and half the money
        (10_000_000_000, 10_500_000_000, True),
        (10_000_000_000, 10_600_000_000, False),
        (10_000_000_000, 9_600_000_000, True),
        (1_000, 1_040, True),
        (0, 0, True),
        (0, 1, False),
        (1, 1, True),
        (Decimal(1), Decimal("1.9"), False),
        (Decimal(2), Decimal("1.5"), True),  # rounded to the nearest, however small
        (Decimal("0.3"), Decimal("0.28"), True),
        (Decimal(41), Decimal("41.8"), True),
    ],
)
def test_a_rounding_is_never_far_from_what_was_computed(
    published: int | Decimal,
    computed: int | Decimal,
    holds: bool,  # noqa: FBT001
) -> None:
    assert consistent_with_rounding(published, computed) is holds


def test_a_budget_of_half_the_money_does_not_agree() -> None:
    assert cost_of(CITY, Month(2026, 1), 98_000, 12, 10_000_000_000).agrees is False


@pytest.mark.parametrize(("people", "months", "budget"), [(None, None, None), (5, None, None), (None, None, 5)])
def test_two_of_the_three_are_needed(people: int | None, months: int | None, budget: int | None) -> None:
    with pytest.raises(UsageError):
        cost_of(CITY, Month(2026, 1), people, months, budget)


def test_a_contribution_of_nothing_has_no_number_of_people() -> None:
    with pytest.raises(UsageError):
        cost_of(Terms("pu", ("jkm",), "employer", wage=1), Month(2026, 1), None, 12, 1_000)


def test_months_before_the_law_are_an_error() -> None:
    with pytest.raises(OutOfRangeError, match="July 2015"):
        cost_of(CITY, Month(2015, 6), 1, 1, None)


def test_months_end_with_the_year_2100() -> None:
    assert most_months(Month(2100, 12)) == 1
    assert cost_of(CITY, Month(2100, 1), 1, None, 10**9).months == 12


@given(st.integers(1, 10**6), st.integers(1, 36), st.sampled_from([CITY, ALONE, WAGE]))
def test_both_directions_agree(people: int, months: int, terms: Terms) -> None:
    budget = cost_of(terms, Month(2025, 6), people, months, None).budget
    assert cost_of(terms, Month(2025, 6), None, months, budget).people == people
    assert cost_of(terms, Month(2025, 6), people, None, budget).months == months


@given(st.integers(0, 10**11), st.integers(1, 24))
def test_what_is_left_over_would_not_pay_one_person_more(budget: int, months: int) -> None:
    answer = cost_of(CITY, Month(2026, 1), None, months, budget)
    assert 0 <= (answer.left_over or 0) < 16_800 * months


@pytest.mark.parametrize(
    ("what", "terms", "monthly"),
    [
        ("a public fund pays for own-account workers", {"sector": "transport"}, 16_800),
        ("unless another payer is named", {"paid_by": "self", "sector": "transport"}, 8_400),
        ("in any sector", {"paid_by": "self"}, 16_800),
        ("by their income", {"paid_by": "donor", "income": 3_000_000}, 29_500 + 6_800),
        ("for the programmes that are named", {"programmes": [" JHT", "jkk"]}, 30_000),
        ("the employer pays for wage earners", {"segment": "pu", "wage": 1_000_000}, 2_400 + 3_000),
        ("by their risk", {"segment": "pu", "wage": 1_000_000, "risk_class": 5}, 17_400 + 3_000),
        (
            "who may be of labour-intensive industry",
            {"segment": "pu", "wage": 1_000_000, "labour_intensive": True},
            4_200,
        ),
    ],
)
def test_a_month_of_january_2026(what: str, terms: dict[str, Any], monthly: int) -> None:
    answer = ucj.cost("2026-01", people=2, months=1, **terms)
    assert answer.budget == 2 * monthly, what
    assert (answer.start, answer.segment) == ("2026-01", terms.get("segment", "bpu"))
    assert sum(answer.programmes.values()) == answer.budget


def test_programmes_of_nothing_are_told_too() -> None:
    assert cost_of(Terms("pu", ("jkk", "jkm"), "employer", wage=1), Month(2026, 1), 5, 1, None).programmes == {
        "jkk": 0,
        "jkm": 0,
    }
