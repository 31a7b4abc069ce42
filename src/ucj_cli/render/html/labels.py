"""Words beside the marks of a picture, put where they lie over nothing, whatever the values are.

Places across are parts of a width that nobody knows, so all is reckoned with wide letters at the smallest and at the
largest width: of two that stand apart in the same order at both, so they do at every width between.
"""

from __future__ import annotations

from itertools import pairwise, product
from typing import TYPE_CHECKING, NamedTuple

from ucj_cli.render.html.chart import element

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from xml.etree.ElementTree import Element

PHONE, SCREEN = 328, 928
"""How many pixels wide a picture is on a phone of 360, and where the page is as wide as it becomes."""
LETTER = 9
"""How many pixels wide a letter is at most, in a bold common font."""
UP, DOWN, MARK, ASIDE = 12, 4, 6, 10
"""How far words reach above and below their line, a mark around its middle; and how far off words stand beside it."""
ROW = 16
GRID = 5
"""How large the squares are, in pixels, by which it is known where lines are."""
NEAR = ((1, 20), (0, -13), (-1, -9), (0, 22), (1, -9), (-1, 20), (1, 4), (-1, 4), (1, 46))
"""Where words stand by a mark: in the middle, after it or before it; how many pixels below its middle."""
ANCHORS = {0: "middle", 1: "start", -1: "end"}


class Box(NamedTuple):
    """What something covers, in pixels: from left to right on a phone and on a screen, from top to bottom."""

    left: tuple[float, float]
    right: tuple[float, float]
    top: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Whether the two lie over each other at any width."""
        if self.top >= other.bottom or other.top >= self.bottom:
            return False
        return not (self.is_before(other) or other.is_before(self))

    def is_before(self, other: Box) -> bool:
        """Whether it stands left of *other* at every width."""
        return all(right <= left for right, left in zip(self.right, other.left, strict=True))


class Labels:
    """The words of a picture between two heights, in pixels down; what is noted or placed keeps its room."""

    def __init__(self, top: int, bottom: int) -> None:
        self.top, self.bottom = top, bottom
        self._words: list[Box] = []
        self._marks: list[Box] = []
        self._lines: set[tuple[int, int]] = set()

    def note(self, words: str, x: float, y: int, side: int) -> None:
        """Note words that are drawn at *x* per cent across, *y* pixels down."""
        self._words.append(_box(words, x, y, side))

    def note_mark(self, x: float, y: int, reach: int = MARK) -> None:
        """Note a mark that has so many pixels on each side of its middle."""
        self._marks.append(_spread(x, -reach, reach, y - reach, y + reach))

    def note_line(self, points: Iterable[tuple[float, int]]) -> None:
        """Note a line through *points*, each in per cent across and pixels down."""
        for (x, y), (end, bottom) in pairwise(points):
            parts = int(max(abs(end - x) * PHONE / 100, abs(bottom - y)) // GRID) + 1
            for n in range(parts + 1):
                across, down = x + (end - x) * n / parts, y + (bottom - y) * n / parts
                self._lines.add((int(across * PHONE / 100 // GRID), int(down // GRID)))

    def near(self, words: str, x: float, y: int) -> Element | None:
        """Draw *words* by the mark at *x* per cent across, *y* pixels down; nothing where there is no room.

        They lie over a line only where there is no other place.
        """
        taken = [*self._words, *self._marks]
        for over_lines, (side, below) in product((False, True), NEAR):
            box = _box(words, x, y + below, side, ASIDE)
            if self._is_free(box, taken) and (over_lines or not self._is_crossed(box)):
                return self._drawn(words, x, y + below, side, box)
        return None

    def placed(self, words: str, x: float, y: int) -> Element:
        """Draw *words* as near to their mark as there is room, if need be over other marks."""
        if (drawn := self.near(words, x, y)) is not None:
            return drawn
        lines = sorted(range(self.top + UP, self.bottom - DOWN + 1, ROW), key=lambda line: abs(line - y))
        for taken, line, side in product(([*self._words, *self._marks], self._words), lines, ANCHORS):
            if self._is_free(box := _box(words, x, line, side, ASIDE), taken):
                break
        return self._drawn(words, x, line, side, box)

    def beneath(self, lines: Sequence[str], x: float, y: int) -> list[Element]:
        """Draw *lines* under each other, before *x* and as little below *y* as they lie over nothing; else none."""
        for first in range(y + NEAR[0][1], self.bottom - DOWN - ROW * (len(lines) - 1) + 1, GRID):
            boxes = [_box(words, x, first + ROW * n, -1, ASIDE) for n, words in enumerate(lines)]
            taken = [*self._words, *self._marks]
            if all(self._is_free(box, taken) and not self._is_crossed(box) for box in boxes):
                return [
                    self._drawn(words, x, first + ROW * n, -1, box)
                    for n, (words, box) in enumerate(zip(lines, boxes, strict=True))
                ]
        return []

    def _is_free(self, box: Box, taken: list[Box]) -> bool:
        inside = box.left[0] >= 0 and box.right[0] <= PHONE and box.top >= self.top and box.bottom <= self.bottom
        return inside and not any(map(box.meets, taken))

    def _is_crossed(self, box: Box) -> bool:
        left, right, top, bottom = (int(side // GRID) for side in (box.left[0], box.right[0], box.top, box.bottom))
        return any(cell in self._lines for cell in product(range(left, right + 1), range(top, bottom + 1)))

    def _drawn(self, words: str, x: float, y: int, side: int, box: Box) -> Element:
        self._words.append(box)
        beside = {"dx": str(side * ASIDE)} if side else {}
        return element("text", words, x=f"{x:g}%", y=str(y), text_anchor=ANCHORS[side], class_="value", **beside)


def _box(words: str, x: float, y: int, side: int, aside: int = 0) -> Box:
    """Return what *words* cover that begin, end or have their middle at *x*, by their *side* of it."""
    width = len(words) * LETTER
    left = side * aside - {0: width / 2, 1: 0, -1: width}[side]
    return _spread(x, left, left + width, y - UP, y + DOWN)


def _spread(x: float, left: float, right: float, top: float, bottom: float) -> Box:
    """Return what is covered from *left* to *right* of a place that is *x* per cent across."""
    phone, screen = x * PHONE / 100, x * SCREEN / 100
    return Box((phone + left, screen + left), (phone + right, screen + right), top, bottom)
