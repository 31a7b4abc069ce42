"""What one plain word of YAML means in a plan.

A word that YAML 1.1 and YAML 1.2 readers understand differently (``010``, ``12:30``, ``1e3``, ``no``) is refused, so
that a plan says the same in every tool. Fractions are exact decimals, never floats.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from ucj_cli.vocabulary import MOST_DIGITS

_NUMBER = re.compile(r"([-+]?)(0|[1-9](?:_?[0-9])*)(\.[0-9]+)?")
_AMBIGUOUS = r"""(?xi)
    [-+]?0[0-9_]+            # 010: octal 8, or decimal 10
  | [-+]?0[xob][0-9a-f_]+    # other bases
  | [-+]?[0-9][0-9_]*(:[0-5]?[0-9])+(\.[0-9_]*)?   # 12:30: base 60, or text
  | [-+]?[0-9][0-9_]*(\.[0-9_]*)?e[-+]?[0-9]+      # 1e3: text, or a fraction
  | [-+]?\.(inf|nan)         # not a number
  | yes | no | on | off      # true and false, or text
  | = | <<"""
_DATE = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
_WORDS: dict[str, bool | None] = {
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), None),
}

Scalar = str | int | Decimal | bool | date | None


class AmbiguousError(ValueError):
    """A word that different YAML readers understand differently."""


class TooManyDigitsError(ValueError):
    """A number of more than 15 digits."""


def parse_scalar(word: str) -> Scalar:
    """Return the value of a plain (unquoted) *word*.

    Raises:
        AmbiguousError: YAML readers disagree about it.
        TooManyDigitsError: a number of more than 15 digits.
    """
    if word in _WORDS:
        return _WORDS[word]
    if word[0].isalpha() and len(word) > 3:  # noqa: PLR2004 - the longest ambiguous word is "off"
        return word
    number = _NUMBER.fullmatch(word)
    if number:
        digits = word.replace("_", "")
        if len(digits.lstrip("+-").replace(".", "")) > MOST_DIGITS:
            raise TooManyDigitsError(word)
        return Decimal(digits) if number[3] else int(digits)
    if is_date(word):
        try:
            return date.fromisoformat(word)
        except ValueError:
            return word
    if re.fullmatch(_AMBIGUOUS, word):
        raise AmbiguousError(word)
    return word


def is_date(word: str) -> bool:
    """Whether *word* has the form of a date; there may be no such day."""
    return bool(re.fullmatch(_DATE, word))
