"""What was meant by a number or a date that is written as people write it, and not as a plan does.

Only what has one right answer is meant: neither ``52.00`` nor ``3/4/2025`` is guessed.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from ucj_cli.i18n import CODES, get_locale
from ucj_cli.vocabulary import FIRST_YEAR, LAST_YEAR, MOST_DIGITS

_SHARE = "%|persen|per ?cent"
_COUNTED = "rupiah|orang|jiwa|people|pekerja|workers|peserta|participants|(?:/ ?|per ?)?(?:bulan|months?)"
_ABOUT = rf"^(?:Rp\.?|IDR)\s*|\s*(?:{_SHARE}|{_COUNTED})$|[,.][-\u2013\u2014]+$"
"""What stands around a number and is no part of it."""
_OF_ANOTHER_KIND = {True: rf"(?:{_SHARE})$", False: rf"^(?:Rp|IDR)|(?:{_COUNTED})$"}
"""What says that a number is a share, and so neither people nor rupiah; and the other way round."""

QUOTES = "\"'\u2018\u2019\u201c\u201d"
"""Pasted with a value from a table of text; a spreadsheet's apostrophe stands before it alone."""
_WIDE = {0xFF01 + i: 0x21 + i for i in range(94)}
"""Digits and signs as wide as an ideograph, to plain ones."""

_GROUPED = r"([1-9][0-9]{0,2}(?P<by>[., '\u2019])[0-9]{3}(?:(?P=by)[0-9]{3})*)(?:(?!(?P=by))[.,]00?)?"
_PLAIN = r"(0|[1-9](?:_*[0-9])*)|(0|[1-9](?:_?[0-9])*)[.,]0|([1-9](?:_?[0-9]){3,})[.,]00"
_FRACTION = r"([-+]?)(0|[1-9](?:_*[0-9])*)?(?:[.,]([0-9]+)|\.)?"
_SPELLED = r"([1-9][0-9]*(?:[.,][0-9]{1,2})?|0[.,][0-9]{1,2}) ?([a-z]+)"
_ZEROS = {
    **dict.fromkeys(("ribu", "rb", "thousand"), 3),
    **dict.fromkeys(("juta", "jt", "million"), 6),
    **dict.fromkeys(("miliar", "milyar", "mlr", "billion"), 9),
    **dict.fromkeys(("triliun", "trilyun", "trillion"), 12),
}

_YEAR_FIRST = r"([12][0-9]{3})([-/. ]?)([0-9]{1,2})\2([0-9]{1,2})(?:[t ][0-9]{1,2}:[0-9]{2}(?::[0-9.]+)?)?"
_YEAR_LAST = r"([0-9]{1,2})[-/. ]([0-9]{1,2})[-/. ]([0-9]{4})"
_YEAR = "([0-9]{4}|[0-9]{2})"
_DAY_IN_WORDS = rf"([0-9]{{1,2}})(?:st|nd|rd|th)?[-./ ]*([a-z]+)[-.,/' ]*{_YEAR}"
_MONTH_IN_WORDS = r"([a-z]+)[. ]*([0-9]{1,2})(?:st|nd|rd|th)?[, ]+([0-9]{4})"
_OTHER_MONTHS = {"peb": 2, "pebruari": 2, "agt": 8, "ags": 8, "agst": 8, "nop": 11, "nopember": 11}
_SHORTEST_MONTH = 3


def number_remedy(text: str, value: object, *, whole: bool) -> dict[str, str]:
    """Say what was probably meant by a number, written as *text* and read as *value*, as facts of UCJ012."""
    if meant := suggest_number(text, whole=whole):
        remedy = "number" if meant != text else "quotes" if isinstance(value, str) else "whole"
        return {"remedy": remedy, "meant": meant}
    spelled = suggest_spelled(text) if whole else None
    return {"remedy": "spelled", "spelled": spelled} if spelled else {}


def suggest_number(text: str, *, whole: bool) -> str | None:
    """How the number meant by *text* is written in a plan; None where that is not sure.

    Of a *whole* number, ``52.000`` and ``Rp 5.300.000.000,00`` have thousands dots, ``1,000`` thousands commas,
    ``428699.0`` an idle decimal; of a percentage, ``41,23%`` has a decimal comma. Spaces may be of any kind, digits
    of any width, and quotes stand around it.
    """
    if re.search(_OF_ANOTHER_KIND[whole], _plain(text), re.IGNORECASE):
        return None
    bare = _bare(text)
    meant = _whole(bare) if whole else _fraction(bare)
    return meant if meant and len(re.sub("[^0-9]", "", meant)) <= MOST_DIGITS else None


def suggest_spelled(text: str) -> str | None:
    """How the whole number meant by ``Rp5,3 miliar`` is written in a plan; it may be rounded, so it is only shown."""
    found = re.fullmatch(_SPELLED, _bare(text).lower())
    if not found or found[2] not in _ZEROS:
        return None
    number = Decimal(found[1].replace(",", ".")).scaleb(_ZEROS[found[2]])
    return f"{int(number):_}" if number < 10**MOST_DIGITS else None


def suggest_days(text: str) -> list[date]:
    """Return the days that *text* may mean: ``31-12-2025`` and ``31-Dec-25`` one, ``3/4/2025`` two, ``soon`` none."""
    bare = _plain(text).lower()
    if found := re.fullmatch(_YEAR_FIRST, bare):
        orders = [(found[1], found[3], found[4])] if found[2] or len(found[3] + found[4]) == len("0909") else []
    elif found := re.fullmatch(_YEAR_LAST, bare):
        orders = [(found[3], found[2], found[1]), (found[3], found[1], found[2])]
    elif found := re.fullmatch(_DAY_IN_WORDS, bare):
        orders = [(year, month_called(found[2]), found[1]) for year in _years(found[3])]
    elif found := re.fullmatch(_MONTH_IN_WORDS, bare):
        orders = [(found[3], month_called(found[1]), found[2])]
    else:
        orders = []
    return list(dict.fromkeys(day for order in orders if (day := _day(*map(int, order)))))


def suggest_month(text: str) -> str | None:
    """How the month meant by ``4/2026`` or ``April 2026`` is written; None where that is not sure."""
    bare = _plain(text).lower()
    if found := re.fullmatch(r"([12][0-9]{3})[-/. ]?([0-9]{1,2})", bare):
        day = _day(int(found[1]), int(found[2]), 1)
    elif found := re.fullmatch(r"([0-9]{1,2})[-/. ]([0-9]{4})", bare):
        day = _day(int(found[2]), int(found[1]), 1)
    elif (found := re.fullmatch(rf"([a-z]+)[-./' ]*{_YEAR}", bare)) and len(years := _years(found[2])) == 1:
        day = _day(int(years[0]), month_called(found[1]), 1)
    else:
        days = suggest_days(bare)
        day = days[0] if len(days) == 1 else None
    return f"{day:%Y-%m}" if day else None


def month_called(word: str) -> int:
    """Return the month's number in either language, in full or its first letters; 0 where it is none."""
    word = _plain(word).lower()
    for code in CODES:
        for number in range(1, 13):
            if len(word) >= _SHORTEST_MONTH and get_locale(code).month_name(number).lower().startswith(word):
                return number
    return _OTHER_MONTHS.get(word, 0)


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text.translate(_WIDE)).strip(f"{QUOTES} ")


def _bare(text: str) -> str:
    return re.sub(_ABOUT, "", _plain(text).replace("−", "-"), flags=re.IGNORECASE).strip()


def _whole(bare: str) -> str | None:
    if grouped := re.fullmatch(_GROUPED, bare):
        return grouped[1].replace(grouped["by"], "_")
    if plain := re.fullmatch(_PLAIN, bare):
        return re.sub("_+", "_", plain[plain.lastindex or 0])
    return None


def _fraction(bare: str) -> str | None:
    found = re.fullmatch(_FRACTION, bare)
    if not found or not (found[2] or found[3]):
        return None
    whole = re.sub("_+", "_", found[2] or "0")
    return f"{found[1]}{whole}.{found[3]}" if found[3] else f"{found[1]}{whole}"


def _years(digits: str) -> list[str]:
    """Return the years that four digits are, or that two are short for: ``25`` one, ``98`` two."""
    return [year for year in map(str, range(FIRST_YEAR, LAST_YEAR + 1)) if year.endswith(digits)]


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if FIRST_YEAR <= year <= LAST_YEAR else None
    except ValueError:
        return None
