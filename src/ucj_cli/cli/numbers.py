"""Numbers and years of the command line: written as in a plan, and a proposal for what is written otherwise."""

from __future__ import annotations

from ucj_cli.errors import UsageError
from ucj_cli.i18n.visible import quoted
from ucj_cli.vocabulary import FIRST_YEAR, LAST_YEAR, MOST_DIGITS
from ucj_cli.yamldoc.values import AmbiguousError, TooManyDigitsError, parse_scalar

MOST = 10**MOST_DIGITS - 1
"""The largest number that a plan may hold."""


def whole_number(text: str, least: int = 0, most: int = MOST) -> int:
    """Read a whole number from *least* to *most*.

    Raises:
        UsageError: it is none, or is written another way.
    """
    try:
        found = parse_scalar(text)
    except AmbiguousError:
        found = None
    except TooManyDigitsError:
        found = most + 1
    if type(found) is not int:
        raise _written_otherwise(text)
    if not least <= found <= most:
        raise UsageError("number_out_of_range", value=quoted(text), least=least, most=most)
    return found


def _written_otherwise(text: str) -> UsageError:
    from ucj_cli.yamldoc.proposals import suggest_number, suggest_spelled

    for key, meant in (
        ("number_meant", suggest_number(text, whole=True)),
        ("number_spelled", suggest_spelled(text)),
    ):
        if meant:
            return UsageError(key, value=quoted(text), meant=meant.replace("_", ""))
    return UsageError("number_needed", value=quoted(text))


def year_number(text: str) -> int:
    """Read a year that may be named.

    Raises:
        UsageError: it is none.
    """
    if not (text.isascii() and text.isdecimal() and FIRST_YEAR <= int(text[:5]) <= LAST_YEAR):
        raise UsageError("year_needed", value=quoted(text), least=FIRST_YEAR, most=LAST_YEAR)
    return int(text)
