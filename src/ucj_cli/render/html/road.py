"""The picture of the road: coverage today and at each year's end, targets marked, scenarios as further lines.

Time runs in days, of which a year is taken to have 366: a year's end stands at its own number, today before it. Lines
may coincide: the plan's own is broad and lies below, the others are dashed and marked in turn, and the legend says so.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from ucj_cli.render.html.chart import across, element, frame, percent_x, rule, steps, text, way, with_tooltip
from ucj_cli.render.html.labels import LETTER, MARK, PHONE, Labels
from ucj_cli.render.report.region import roads
from ucj_cli.render.screens.roadmap import funds_that_pay

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date
    from decimal import Decimal
    from xml.etree.ElementTree import Element

    from ucj_cli.engine.report import Report
    from ucj_cli.i18n import Locale

YEAR = 366
LEFT, RIGHT = 10, 97
TOP, PLOT, HEIGHT = 28, 250, 310
MARKS = (
    "M-4,-4 H4 V4 H-4 Z",
    "M0,-5 L5,4 H-5 Z",
    "M-4,-4 L4,4 M-4,4 L4,-4",
    "M0,5 L5,-4 H-5 Z",
    "M-5,0 H5 M0,-5 V5",
)
"""The marks of scenarios. With the kinds of line, whose number has no factor in common, they make fifteen."""
SMALL = 5
"""How many pixels these marks reach from their middle."""
LINES = 3
"""How many kinds of line the style sheet has for scenarios."""
DOT = "M-2,0 A2,2 0 1,1 2,0 A2,2 0 1,1 -2,0 Z"
ROUND = "M-4,0 A4,4 0 1,1 4,0 A4,4 0 1,1 -4,0 Z"
DIAMOND = "M0,-7 L7,0 L0,7 L-7,0 Z"
YEAR_WIDTH = 46
"""How many pixels apart the years on the scale stand at least, so that they do not touch."""


def road(report: Report, locale: Locale, where: str) -> list[Element]:
    """Draw the picture and its legend; *where* says in which table its figures are."""
    names = [name for name, _ in roads(report, locale)]
    last = report.roadmap.years[-1]
    desc = locale.text(
        "picture.road.desc",
        first=report.gap.coverage_percent,
        day=report.gap.as_of,
        last=last.coverage_end_percent,
        year=last.year,
    )
    drawing = _Drawing(report, locale)
    if drawing.funded:
        parts = [locale.text("picture.road.funded", percent=last.funded.coverage_end_percent), *drawing.apart]
        desc = f"{desc} {'; '.join(parts)}."
    shapes = list(drawing.shapes())
    return [
        frame("road-picture", locale.text("picture.road"), f"{desc} {where}", HEIGHT, shapes),
        _legend(names, drawing, report, locale),
    ]


def _far(report: Report, locale: Locale) -> list[str]:
    """Say how far apart both roads end, in points and people; nothing where they end alike."""
    last = report.roadmap.years[-1]
    people = last.participants_end - last.funded.participants_end
    if not people:
        return []
    points = last.coverage_end_percent - last.funded.coverage_end_percent
    return [locale.text("picture.apart.points", points=points), locale.text("picture.apart.people", people=people)]


class _Point(NamedTuple):
    time: int
    percent: Decimal


class _Drawing:
    """The lines on their scales: years across, per cent down."""

    def __init__(self, report: Report, locale: Locale) -> None:
        self.report, self.locale = report, locale
        self.lines = list(_lines(report))
        self.pays = any(funds_that_pay(report.roadmap))
        known = any(payer.ceiling is not None for payer in funds_that_pay(report.roadmap))
        self.funded = _funded_line(report) if known else []
        self.apart = _far(report, locale) if known else []
        self.asked = _Point(report.year * YEAR, report.gap.target_percent)
        times = [self.asked.time, *(point.time for line in self.lines for point in line)]
        self.first, self.last = min(times), max(times)
        self.steps = steps(max(100, *(math.ceil(point.percent) for line in self.lines for point in line)))
        self.labels = Labels(0, TOP + PLOT)
        self.left = max(LEFT, len(self._per_cent(self.steps[-1])) * LETTER * 100 // PHONE + 1)
        self.most_years = max(1, (RIGHT - self.left) * PHONE // (100 * YEAR_WIDTH))

    def shapes(self) -> Iterator[Element]:
        """Scales, then lines, then what is marked on them, then words where they have room."""
        given = [
            _Point(year.year * YEAR, year.target_percent)
            for year in self.report.roadmap.years
            if year.target_basis == "given"
        ]
        yield from self._scales(given)
        for i, line in enumerate(self.lines):
            yield from self._line(line, i)
        yield from self._under_ceilings()
        for point in given:
            yield self._mark(point, DIAMOND, "given")
        yield self._mark(self.asked, DIAMOND, "asked")
        yield self._mark(self.lines[0][0], ROUND, "today")
        yield from self._words(given)

    def _scales(self, given: Iterable[_Point]) -> Iterator[Element]:
        for step in self.steps:
            words, down = self._per_cent(step), self._down(step)
            yield rule(down, f"{self.left}%")
            yield text(words, f"{self.left - 1}%", down + 4, anchor="end", kind="quiet")
            self.labels.note(words, self.left - 1, down + 4, -1)
        years = [self.report.year, *(point.time // YEAR for point in given), *self._round_years()]
        for year in _spread(years, (self.last - self.first) // YEAR, self.most_years):
            yield text(str(year), self._x(year * YEAR), TOP + PLOT + 22, anchor="middle", kind="quiet")

    def _line(self, points: list[_Point], i: int) -> Iterator[Element]:
        """One road through the end of each year: every year marked, of scenarios only some, each in its turn."""
        yield self._drawn(points, f"line {_kind('line', i)}")
        turns = min(len(self.lines) - 1, len(points) - 1)
        for n, point in enumerate(points[1:]):
            if not i or n % turns == (i - 1) % turns:
                yield self._mark(point, _shape(i), f"mark {_kind('mark', i)}")

    def _drawn(self, points: list[_Point], kind: str) -> Element:
        places = [self._at(point) for point in points]
        self.labels.note_line(places)
        return way(places, HEIGHT, kind)

    def _under_ceilings(self) -> Iterator[Element]:
        """Draw what the money reaches, and at its end how far it is from the road; nothing where both are one."""
        if self.funded and self.funded[1:] != self.lines[0][1:]:
            ends = [self.funded[-1], self.lines[0][-1]]
            if self.apart:
                yield self._drawn(ends, "far")
            yield self._drawn(self.funded, "under")

    def _words(self, given: Iterable[_Point]) -> Iterator[Element]:
        """Say where we stand, what is asked, how far off the money ends; given targets where there is room."""
        today, asked = self.lines[0][0], self.asked
        found: list[Element | None] = [
            self.labels.placed(self.locale.percent(today.percent), *self._at(today)),
            self.labels.placed(self._year_words(asked), *self._at(asked)),
        ]
        found += self._apart_words()
        others = [point for point in given if point != asked]
        found += [
            self.labels.near(self.locale.percent(each.percent), *self._at(each))
            for each in [*others[-1:], *others[:-1]]
        ]
        yield from (words for words in found if words is not None)

    def _apart_words(self) -> Iterator[Element]:
        """Say how far both roads end apart: under the end of the lower one, if there is room, with a line to it."""
        if not self.apart:
            return
        x, y = self._at(self.funded[-1])
        drawn = self.labels.beneath(self.apart, x, y)
        if drawn:
            yield element("line", x1=f"{x:g}%", x2=f"{x:g}%", y1=str(y), y2=drawn[0].get("y", ""), class_="leader")
        yield from drawn or [self.labels.placed(", ".join(self.apart), x, y)]

    def _year_words(self, point: _Point) -> str:
        return self.locale.text("picture.asked", percent=point.percent, year=point.time // YEAR)

    def _mark(self, point: _Point, shape: str, kind: str) -> Element:
        drawn = element("path", d=shape, class_=kind)
        if shape != DOT:  # the own road's, which are no broader than its line
            self.labels.note_mark(*self._at(point), MARK if shape in (DIAMOND, ROUND) else SMALL)
        if kind == "given":
            with_tooltip(drawn, self._year_words(point))
        return element("svg", drawn, x=self._x(point.time), y=str(self._down(point.percent)), class_="at")

    def _at(self, point: _Point) -> tuple[float, int]:
        x = across(point.time - self.first, self.last - self.first, self.left, RIGHT) / 100
        return x, self._down(point.percent)

    def _x(self, time: int) -> str:
        return percent_x(time - self.first, self.last - self.first, self.left, RIGHT)

    def _down(self, percent: Decimal | int) -> int:
        return TOP + PLOT - int(percent * PLOT / self.steps[-1])

    def _per_cent(self, step: int) -> str:
        return f"{self.locale.number(step)}%"

    def _round_years(self) -> Iterable[int]:
        first, last = -(-self.first // YEAR), self.last // YEAR
        size = next(size for size in (1, 2, 5, 10, 20, 50, 100, 200) if (last - first) // size < self.most_years)
        return range(-(-first // size) * size, last + 1, size)


def _lines(report: Report) -> Iterator[list[_Point]]:
    """Yield the places of the report's own road and the scenarios': where each stands on its day, then year by year."""
    own = (report.roadmap, report.gap.as_of, report.gap.coverage_percent)
    for roadmap, day, percent in [own, *(scenario[1:] for scenario in report.scenarios)]:
        ends = (_Point(year.year * YEAR, year.coverage_end_percent) for year in roadmap.years)
        yield [_Point(_time(day), percent), *ends]


def _funded_line(report: Report) -> list[_Point]:
    """Return the places of what the money reaches: where the road's own begin, then year by year."""
    ends = (_Point(year.year * YEAR, year.funded.coverage_end_percent) for year in report.roadmap.years)
    return [_Point(_time(report.gap.as_of), report.gap.coverage_percent), *ends]


def _time(day: date) -> int:
    return (day.year - 1) * YEAR + day.timetuple().tm_yday


def _spread(years: Iterable[int], span: int, most: int) -> list[int]:
    """Of *years* those that stand apart from the ones before, so that the labels of *most* of them fit in *span*."""
    kept: list[int] = []
    for year in years:
        if all(abs(year - other) * most >= max(span, 1) for other in kept):
            kept.append(year)
    return kept


def _kind(part: str, i: int) -> str:
    """Return the style of a road's line or mark; the plan's own is 0."""
    return f"{part}-{(i - 1) % LINES + 1 if i else 0}"


def _shape(i: int) -> str:
    return MARKS[(i - 1) % len(MARKS)] if i else DOT


def _legend(names: list[str], drawing: _Drawing, report: Report, locale: Locale) -> Element:
    """Say what the lines and marks are, drawn as they are in the picture; and which lines lie over each other."""
    target = f"{locale.text('picture.target', year=report.year)}: {locale.percent(report.gap.target_percent)}"
    keys = [
        key(locale.text("picture.today", day=report.gap.as_of), sample(ROUND, "today")),
        key(target, sample(DIAMOND, "asked")),
        key(locale.text("picture.given"), sample(DIAMOND, "given")),
    ]
    ends = [points[1:] for points in drawing.lines]
    for i, name in enumerate(names if len(names) > 1 or drawing.funded else []):
        like = ends.index(ends[i])
        same = locale.text("picture.same", name=name, other=names[like])
        line = element("path", d="M0,8 H32", class_=f"line {_kind('line', i)}")
        keys.append(key(name if like == i else same, line, sample(_shape(i), f"mark {_kind('mark', i)}")))
    if drawing.pays:
        keys.append(_funded_key(names[0], drawing, locale))
    return element("ul", *keys, class_="legend")


def _funded_key(own: str, drawing: _Drawing, locale: Locale) -> Element:
    """Say which line is what the money reaches, that it is the road itself, or that nobody knows."""
    name = locale.text("picture.funded")
    if not drawing.funded:
        return key(locale.text("picture.funded.unknown"))
    if drawing.funded[1:] != drawing.lines[0][1:]:
        return key(name, element("path", d="M0,8 H32", class_="under"))
    return key(locale.text("picture.same", name=name, other=own), element("path", d="M0,8 H32", class_="line line-0"))


def sample(shape: str, kind: str) -> Element:
    """Draw a mark for the legend."""
    return element("path", d=shape, class_=kind, transform="translate(16,8)")


def key(words: str, *drawn: Element) -> Element:
    """Put what is *drawn* beside the words for it, in the legend."""
    return element("li", element("svg", *drawn, width="32", height="16", aria_hidden="true"), element("span", words))
