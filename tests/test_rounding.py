"""How figures are rounded: by hand, and as official papers do it."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from ucj_cli.rounding import consistent_with_rounding, last_digit, two_decimals


@pytest.mark.parametrize(
    ("percent", "rounded"),
    [
        ("0", "0.00"),
        ("0.004", "0.00"),
        ("0.005", "0.01"),
        ("41.2249", "41.22"),
        ("41.225", "41.23"),
        ("-0.005", "0.00"),  # a half goes up below zero too
        ("-0.006", "-0.01"),
        ("-1.235", "-1.23"),
    ],
)
def test_a_percentage_has_two_decimals_and_a_half_goes_up(percent: str, rounded: str) -> None:
    assert str(two_decimals(Decimal(percent))) == rounded


@pytest.mark.parametrize(
    ("published", "unit"),
    [
        (0, Fraction(1)),
        (7, Fraction(1)),
        (5_300_000_000, Fraction(100_000_000)),
        (Decimal(41), Fraction(1)),
        (Decimal("41.2"), Fraction(1, 10)),
        (Decimal("4E+1"), Fraction(1)),
    ],
)
def test_zeros_at_the_end_of_an_amount_are_no_digits(published: int | Decimal, unit: Fraction) -> None:
    assert last_digit(published) == unit


@pytest.mark.parametrize(
    ("published", "computed", "agrees"),
    [
        (5_300_000_000, 5_250_000_001, True),
        (5_300_000_000, 5_200_000_000, False),  # a whole unit of the last digit
        (20_000, 19_760, True),
        (10_000, 19_760, False),  # it has that digit only, but half of the money is missing
        (2_000, Fraction(40_000, 21), True),  # 5 % more than computed, and not a rupiah beyond
        (2_000, Fraction(40_000, 21) - Fraction(1, 100), False),
        (2, Decimal("1.5"), True),  # a small figure, to the nearest
        (2, Decimal("1.49"), False),
        (0, Decimal("0.4"), True),
        (0, Decimal("0.6"), False),
        (20, Decimal(16), False),  # tens are no small figures
    ],
)
def test_a_printed_figure_can_be_a_rounding_of_ours(
    published: int | Decimal, computed: int | Decimal | Fraction, *, agrees: bool
) -> None:
    assert consistent_with_rounding(published, computed) == agrees
