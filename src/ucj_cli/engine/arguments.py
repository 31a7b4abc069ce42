"""What a script hands over: years, people and rupiah, Python's own or numpy's; a mistake is one of ucj's errors."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar, cast

from ucj_cli.errors import UsageError
from ucj_cli.i18n.visible import quoted
from ucj_cli.vocabulary import FIRST_YEAR, LAST_YEAR, MOST_DIGITS
from ucj_cli.yamldoc.document import plain_value

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import SupportsIndex

Choice = TypeVar("Choice")


def year_of(year: SupportsIndex) -> int:
    """Return *year* as Python's own number.

    Raises:
        UsageError: it is none from 1990 to 2100.
    """
    plain = plain_value(year)
    if type(plain) is not int or not FIRST_YEAR <= plain <= LAST_YEAR:
        raise UsageError("year_needed", value=quoted(year), least=FIRST_YEAR, most=LAST_YEAR)
    return plain


def whole_of(number: SupportsIndex, least: int = 0, most: int = 10**MOST_DIGITS - 1) -> int:
    """Return a count of people or rupiah as Python's own number.

    Raises:
        UsageError: it is not a whole number from *least* to *most*.
    """
    plain = plain_value(number)
    if type(plain) is not int:
        raise UsageError("number_needed", value=quoted(number))
    if not least <= plain <= most:
        raise UsageError("number_out_of_range", value=quoted(number), least=least, most=most)
    return plain


def choice_of(value: Choice, allowed: Iterable[object]) -> Choice:
    """Return *value*.

    Raises:
        UsageError: it is none of those *allowed*.
    """
    names = [*allowed]
    plain = plain_value(value)
    if plain not in names:
        told = ", ".join(str(name) for name in names if name is not None)
        raise UsageError("choice_unknown", value=quoted(value), allowed=told)
    return cast("Choice", plain)
