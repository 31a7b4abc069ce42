"""A small picture in letters of how it went: the path as a line of dots, what was observed as marks on or beside it."""

from __future__ import annotations

from datetime import timedelta
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import TYPE_CHECKING

from ucj_cli.render.course import percent_on
from ucj_cli.render.page import Stretch

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ucj_cli.i18n import Locale
    from ucj_cli.render.course import Course, Place
    from ucj_cli.render.page import Tone

WIDE, HIGH = 58, 8
"""How many letters the picture takes, without its scale."""
DOTS_WIDE, DOTS_HIGH = 2, 4
"""How many dots a letter of Braille has."""
BRAILLE = 0x2800
BITS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
"""The dots of a letter of Braille, from above, left and right."""
PATH, SEEN, GIVEN, LEADS = "\u2836", "\u25cf", "\u25c6", "\u25cb"
COARSE, FINE = 5, 1
"""To which multiples of a percent the scale is rounded: where it spans much, and where little."""
MUCH = 8


def sketch(course: Course, locale: Locale) -> tuple[tuple[Stretch, ...], ...]:
    """Draw *course*: a line each, from above; then the days, and what the marks mean."""
    low, high = _scale(course)
    marks = _marks(course, low, high)
    dots = _dots(course, low, high)
    labels = {0: locale.percent(high), HIGH - 1: locale.percent(low)}
    room = max(map(len, labels.values()))
    lines = []
    for y in range(HIGH):
        cells = [marks.get((x, y)) or Stretch(_letter(dots, x, y), "quiet") for x in range(WIDE)]
        lines.append((Stretch(f"{labels.get(y, ''):>{room}} ", "quiet"), *_joined(cells)))
    return (*lines, _days(course, room, locale), _legend(course, room, locale))


def _scale(course: Course) -> tuple[Decimal, Decimal]:
    """Return the percentages of the lowest and of the highest line."""
    least, most = min(course.percents), max(course.percents)
    step = COARSE if most - least > MUCH else FINE
    low = (least / step).to_integral_value(ROUND_FLOOR) * step
    high = (most / step).to_integral_value(ROUND_CEILING) * step
    return low, max(high, low + step)


def _down(percent: Decimal, low: Decimal, high: Decimal, lines: int) -> int:
    return int((high - percent) / (high - low) * (lines - 1) + Decimal("0.5"))


def _across(place: Place, course: Course) -> int:
    return (place.day - course.first).days * (WIDE - 1) // (course.last - course.first).days


def _marks(course: Course, low: Decimal, high: Decimal) -> dict[tuple[int, int], Stretch]:
    """Put a mark for each target, for where the pace leads, and above these for each observation."""
    found: list[tuple[Place, str, Tone]] = [(place, GIVEN, "strong") for place in course.given]
    if course.leads:
        found.append((course.leads, LEADS, "todo"))
    found += [(place, SEEN, "good" if course.is_reached(place) else "bad") for place in course.seen]
    return {
        (_across(place, course), _down(place.percent, low, high, HIGH * DOTS_HIGH) // DOTS_HIGH): Stretch(mark, tone)
        for place, mark, tone in found
    }


def _dots(course: Course, low: Decimal, high: Decimal) -> set[tuple[int, int]]:
    """Return the dots of the path; where it is steep, one above the other without a gap."""
    dots: set[tuple[int, int]] = set()
    days, before = (course.last - course.first).days, None
    for x in range(WIDE * DOTS_WIDE):
        day = course.first + timedelta(days=days * x // (WIDE * DOTS_WIDE - 1))
        y = _down(percent_on(course.path, day), low, high, HIGH * DOTS_HIGH)
        before = y if before is None else before
        dots |= {(x, between) for between in range(min(y, before + 1), max(y, before - 1) + 1)}
        before = y
    return dots


def _letter(dots: set[tuple[int, int]], x: int, y: int) -> str:
    """Return the letter of Braille at a place, a blank where it would have no dot."""
    bits = 0
    for down, row in enumerate(BITS):
        for right, bit in enumerate(row):
            bits |= bit if (DOTS_WIDE * x + right, DOTS_HIGH * y + down) in dots else 0
    return chr(BRAILLE + bits) if bits else " "


def _joined(cells: list[Stretch]) -> Iterator[Stretch]:
    """Join neighbours of one tone."""
    held = cells[0]
    for cell in cells[1:]:
        if cell.tone == held.tone:
            held = Stretch(held.text + cell.text, held.tone)
        else:
            yield held
            held = cell
    yield held


def _days(course: Course, room: int, locale: Locale) -> tuple[Stretch, ...]:
    first, last = locale.date(course.first), locale.date(course.last)
    return (Stretch(f"{'':{room}} {first}{last:>{WIDE - len(first)}}", "quiet"),)


def _legend(course: Course, room: int, locale: Locale) -> tuple[Stretch, ...]:
    keys = [(PATH, "path"), (SEEN, "seen")]
    keys += [(GIVEN, "given")] if course.given else []
    keys += [(LEADS, "leads")] if course.leads else []
    told = "   ".join(f"{mark} {locale.text(f'track.{key}')}" for mark, key in keys)
    return (Stretch(f"{'':{room}} {told}", "quiet"),)
