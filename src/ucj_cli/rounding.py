"""How figures are rounded, exactly; and whether a printed figure can be a rounding of ours."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

CENT = Decimal("0.01")


def half_up(value: Fraction) -> int:
    """Return the nearest whole number; a half goes up."""
    return divide_half_up(value.numerator, value.denominator)


def divide_half_up(numerator: int, denominator: int) -> int:
    """`half_up` of a quotient, without building a fraction (the denominator is positive)."""
    return (2 * numerator + denominator) // (2 * denominator)


def divide_up(numerator: int, denominator: int) -> int:
    """Return the smallest whole number not below a quotient (the denominator is positive)."""
    return -(-numerator // denominator)


def share(percent: Decimal, whole: int) -> tuple[int, int]:
    """*percent* of *whole* exactly, as a numerator and a denominator."""
    numerator, denominator = percent.as_integer_ratio()
    return numerator * whole, 100 * denominator


def grown(amount: int, growth: Decimal, years: int) -> int:
    """Return *amount* after *years* of *growth* per cent each, half-up; computed in one step, so rounded once."""
    numerator, denominator = share(100 + growth, 1)
    return divide_half_up(amount * numerator**years, denominator**years)


def percent(part: int, whole: int) -> Decimal:
    """*part* of *whole* as a derived percentage: rounded half-up to two decimals, as official figures are."""
    return hundredths(divide_half_up(part * 10_000, whole))


@lru_cache(20_000)  # a plan has thousands of percentages, but few that differ
def hundredths(count: int) -> Decimal:
    """*count* hundredths of a percent, as a percentage."""
    return Decimal(count).scaleb(-2)


def two_decimals(value: Decimal) -> Decimal:
    """Round a percentage half-up to two decimals; below zero a half goes up too."""
    return hundredths(half_up(Fraction(value) * 100))


def apportion(total: int, weights: Sequence[int]) -> list[int]:
    """Share *total* whole units by *weights*: the largest-remainder method (Hamilton).

    Each gets floor(total x weight / sum); the units left go to the largest remainders, ties to the earlier.
    The shares always add up to *total*. All weights zero shares nothing, so *total* must then be zero.
    """
    whole = sum(weights)
    if total == whole:
        return [*weights]
    if not whole:
        raise ValueError(f"nobody to share {total} among")
    parts = [divmod(total * weight, whole) for weight in weights]
    shares = [part for part, _ in parts]
    remainders = [remainder for _, remainder in parts]
    by_remainder = sorted(range(len(weights)), key=remainders.__getitem__, reverse=True)
    for i in by_remainder[: total - sum(shares)]:
        shares[i] += 1
    return shares


def last_digit(published: int | Decimal) -> Fraction:
    """One unit of the last digit that was published.

    A whole amount's trailing zeros are not digits: 5,300,000,000 is known to 100 million. Of a percentage it is the
    last decimal written.
    """
    if isinstance(published, Decimal):
        exponent = published.as_tuple().exponent
        return Fraction(1, 10 ** max(0, -int(exponent)))
    digits = str(published)
    return Fraction(10) ** (len(digits) - len(digits.rstrip("0"))) if published else Fraction(1)


def consistent_with_rounding(published: int | Decimal, computed: int | Decimal | Fraction) -> bool:
    """Whether *published* can be a rounding of *computed*, up or down, by 5 % of it at most.

    "10 billion" for 19.76 has one digit only, and is wrong all the same. A small percentage may be rounded by more, but
    then to the nearest: 2 % for 1.5.
    """
    difference, unit = abs(Fraction(published) - Fraction(computed)), last_digit(published)
    return difference < unit and (20 * difference <= computed or (unit <= 1 and 2 * difference <= unit))
