"""What pages and pictures are drawn with: elements, and for pictures a frame that names itself, scales, and bars.

Elements are built as a tree, so that every text is escaped by whoever writes the tree down. In a picture places across
are percentages of the frame, places down are pixels: so it fills any width, and its letters stay as large as they are.
Counts stay whole numbers until they become a place.
"""

from __future__ import annotations

from itertools import accumulate, count
from typing import TYPE_CHECKING
from unicodedata import east_asian_width
from xml.etree.ElementTree import Element

from ucj_cli.i18n.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterable

TICKS = 5
LINES = {
    "slanting": "M-1,7 L7,-1 M-1,1 L1,-1 M5,7 L7,5",
    "level": "M0,3 H6",
    "crossed": "M0,0 L6,6 M0,6 L6,0",
    "upright": "M3,0 V6",
}
"""How the lines of a hatching run through a square of six pixels."""
LETTERS, BOLD_LETTERS = 38, 36
"""How many letters of a wide common font stand side by side on a phone of 360 pixels."""
WIDTHS = dict.fromkeys("mwMW@%\u2014", 1.6) | dict.fromkeys("fijlt.,:;'| ", 0.7)
"""Letters that are wider or narrower than others, in common ones."""


def element(tag: str, *content: str | Element, **attributes: str) -> Element:
    """Build an element with its content in order; ``aria_label`` is written ``aria-label``, ``class_`` is ``class``.

    What would turn the direction of writing or steer a terminal is written out.
    """
    made = Element(tag, {name.strip("_").replace("_", "-"): visible(value) for name, value in attributes.items()})
    last: Element | None = None
    for part in content:
        if isinstance(part, Element):
            made.append(part)
            last = part
        elif last is None:
            made.text = (made.text or "") + visible(part)
        else:
            last.tail = (last.tail or "") + visible(part)
    return made


def frame(name: str, title: str, desc: str, height: int, shapes: Iterable[Element]) -> Element:
    """Draw a picture of *height* pixels, called *title*; *desc* says in words what it shows."""
    return element(
        "svg",
        element("title", title, id=f"{name}-title"),
        element("desc", desc, id=f"{name}-desc"),
        *shapes,
        role="img",
        aria_labelledby=f"{name}-title {name}-desc",
        width="100%",
        height=str(height),
    )


def across(part: int, whole: int, start: int = 0, end: int = 100) -> int:
    """Return where *part* of *whole* lies between *start* and *end* per cent of the width, in hundredths of it."""
    return (start * whole + (end - start) * part) * 100 // whole if whole else start * 100


def percent_x(part: int, whole: int, start: int = 0, end: int = 100) -> str:
    """Return the same as a length."""
    return f"{across(part, whole, start, end) / 100:g}%"


def text(words: str, x: str, y: int, *, anchor: str = "start", kind: str = "plain") -> Element:
    """Draw a line of text at its place."""
    return element("text", words, x=x, y=str(y), text_anchor=anchor, class_=kind)


def rule(y: int, start: str = "0%", kind: str = "grid") -> Element:
    """Draw a line across the picture."""
    return element("line", x1=start, x2="100%", y1=str(y), y2=str(y), class_=kind)


def bar(x: str, y: int, width: str, height: int, kind: str) -> Element:
    """Draw a bar."""
    return element("rect", x=x, y=str(y), width=width, height=str(height), class_=kind)


def with_tooltip(shape: Element, name: str) -> Element:
    """Add a tooltip to *shape*."""
    shape.append(element("title", name))
    return shape


def hatching(name: str, kind: str, lines: str = "slanting") -> Element:
    """Define a pattern of lines, to tell parts apart without colour."""
    line = element("path", d=LINES[lines], class_=f"hatch {kind}")
    ground = element("rect", width="6", height="6", class_="ground")
    pattern = element("pattern", ground, line, id=name, width="6", height="6", patternUnits="userSpaceOnUse")
    return element("defs", pattern)


def steps(most: int, ticks: int = TICKS, least: int = 0) -> list[int]:
    """Return round numbers from at most *least* to at least *most*, about so many *ticks*, but two at least."""
    sizes = (factor * 10**digits for digits in count() for factor in (1, 2, 5))
    step = next(size for size in sizes if most - least <= ticks * size)
    low = least // step * step
    return list(range(low, max(-(-most // step) * step, low + step) + 1, step))


def unit(most: int) -> int:
    """Return the power of a thousand in which numbers up to *most* have few digits."""
    size = 1
    while most >= size * 1000 and size < 10**12:
        size *= 1000
    return size


def truncate(name: str, room: int) -> str:
    """Cut *name* where a picture has no room for more letters of common width; its table has it in full."""
    ends = list(accumulate(map(_width, visible(name))))
    if not ends or ends[-1] <= room:
        return name
    return f"{visible(name)[: sum(end <= room - 1 for end in ends)]}…"


def _width(letter: str) -> float:
    """Return how wide a letter is, in common ones: capitals are wider, and those of East Asia two of them."""
    if east_asian_width(letter) in "WF":
        return 2
    return WIDTHS.get(letter, 1.2 if letter.isupper() else 1)


def way(points: Iterable[tuple[float, int]], height: int, kind: str) -> Element:
    """Draw a line through *points*, each in per cent across and pixels down, in a picture of *height* pixels."""
    line = element(
        "path",
        d=f"M{' L'.join(f'{round(x * 100)},{y}' for x, y in points)}",
        class_=kind,
        vector_effect="non-scaling-stroke",
    )
    return element(
        "svg", line, viewBox=f"0 0 10000 {height}", preserveAspectRatio="none", width="100%", height=str(height)
    )


def legend(keys: Iterable[tuple[str, str]]) -> Element:
    """Tell what each kind of mark stands for; a key is drawn by the style of its kind."""
    return element(
        "ul",
        *(element("li", element("span", class_=f"key {kind}"), words) for kind, words in keys),
        class_="legend",
    )
