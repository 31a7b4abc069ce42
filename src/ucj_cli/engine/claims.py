"""Whether a published figure holds: it may differ from the computed one by less than a unit of its last digit."""

from __future__ import annotations

from decimal import Decimal


def last_digit(published: int | Decimal) -> Decimal:
    """One unit of the last digit that was published.

    A whole amount's trailing zeros are not digits: 5,300,000,000 is known to 100 million. Of a percentage it is the
    last decimal written.
    """
    if isinstance(published, Decimal):
        exponent = published.as_tuple().exponent
        return Decimal(1).scaleb(min(int(exponent), 0))
    digits = str(published)
    return Decimal(10) ** (len(digits) - len(digits.rstrip("0"))) if published else Decimal(1)


def agrees(published: int | Decimal, computed: int | Decimal) -> bool:
    """Whether *published* can be a rounding of *computed*, up or down."""
    return abs(Decimal(published) - Decimal(computed)) < last_digit(published)
