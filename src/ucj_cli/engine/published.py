"""Whether a published figure holds: it may differ from the computed one by less than a unit of its last digit."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction


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
    """Whether *published* can be a rounding of *computed*, up or down."""
    return abs(Fraction(published) - Fraction(computed)) < last_digit(published)
