"""The picture of the road: coverage today and at each year's end, given targets marked, scenarios as further lines.

Time runs in days, of which a year is taken to have 366: a year's end stands at its own number, today before it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ucj_cli.render.html.chart import across, element, frame, percent_x, rule, steps, text
from ucj_cli.render.report.region import roads

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator
    from datetime import date
    from decimal import Decimal
    from xml.etree.ElementTree import Element

    from ucj_cli.answers.roadmap import Roadmap
    from ucj_cli.engine.report import Report
    from ucj_cli.i18n import Locale

YEAR = 366
LEFT, RIGHT = 10, 97
TOP, PLOT, HEIGHT = 28, 250, 310
MARKS = (
    "M-4,0 A4,4 0 1,1 4,0 A4,4 0 1,1 -4,0 Z",
    "M-4,-4 H4 V4 H-4 Z",
    "M0,-5 L5,4 H-5 Z",
    "M-4,-4 L4,4 M-4,4 L4,-4",
)
DOT = "M-2,0 A2,2 0 1,1 2,0 A2,2 0 1,1 -2,0 Z"
DIAMOND = "M0,-7 L7,0 L0,7 L-7,0 Z"
MOST_LABELS = 6


def road(report: Report, locale: Locale, where: str) -> list[Element]:
    """Draw the picture and its legend; *where* says in which table its figures are."""
    named = roads(report, locale)
    last = report.roadmap.years[-1]
    desc = locale.text(
        "picture.road.desc",
        first=report.gap.coverage_percent,
        day=report.gap.as_of,
        last=last.coverage_end_percent,
        year=last.year,
    )
    shapes = list(_Drawing(report, [roadmap for _, roadmap in named], locale).shapes())
    return [
        frame("road-picture", locale.text("picture.road"), f"{desc} {where}", HEIGHT, shapes),
        _legend([name for name, _ in named], report, locale),
    ]


class _Drawing:
    """The lines on their scales: years across, per cent down."""

    def __init__(self, report: Report, roads: list[Roadmap], locale: Locale) -> None:
        self.report, self.roads, self.locale = report, roads, locale
        self.today = _time(report.gap.as_of)
        ends = [year for roadmap in roads for year in (roadmap.years[0].year, roadmap.years[-1].year)]
        self.first, self.last = min(self.today, min(ends) * YEAR), max(ends) * YEAR
        covered = [year.coverage_end_percent for roadmap in roads for year in roadmap.years]
        self.steps = steps(max(100, *map(int, covered), int(report.gap.coverage_percent)))

    def shapes(self) -> Iterator[Element]:
        """Scales, then lines, then what is marked on them."""
        for step in self.steps:
            yield rule(self._down(step), f"{LEFT}%")
            yield text(f"{self.locale.number(step)}%", f"{LEFT - 1}%", self._down(step) + 4, anchor="end", kind="quiet")
        given = {year.year: year.target_percent for year in self.report.roadmap.years if year.target_basis == "given"}
        labelled = _spread([*given, *self._round_years()], (self.last - self.first) // YEAR)
        for year in labelled:
            yield text(str(year), self._x(year * YEAR), TOP + PLOT + 22, anchor="middle", kind="quiet")
        for i, roadmap in reversed(list(enumerate(self.roads))):
            yield from self._line(roadmap, i)
        for year, percent in given.items():
            yield self._mark(year * YEAR, percent, DIAMOND, "given")
            if year in labelled:
                anchor = "end" if year * YEAR == self.last else "middle"
                yield self._label(year * YEAR, percent, -13, anchor)
        yield from self._asked(given)
        now = self.report.gap.coverage_percent
        yield self._mark(self.today, now, MARKS[0], "today")
        yield self._label(self.today, now, 22, "start")

    def _line(self, roadmap: Roadmap, i: int) -> Iterator[Element]:
        """One road: from today's coverage through the end of each year; a mark a year where it is a scenario."""
        points = [(year.year * YEAR, year.coverage_end_percent) for year in roadmap.years]
        way = " L".join(
            f"{across(time - self.first, self.last - self.first, LEFT, RIGHT)},{self._down(percent)}"
            for time, percent in [(self.today, self.report.gap.coverage_percent), *points]
        )
        line = element("path", d=f"M{way}", class_=f"line line-{i % len(MARKS)}", vector_effect="non-scaling-stroke")
        yield element(
            "svg", line, viewBox=f"0 0 10000 {HEIGHT}", preserveAspectRatio="none", width="100%", height=str(HEIGHT)
        )
        for time, percent in points:
            yield self._mark(time, percent, MARKS[i % len(MARKS)] if i else DOT, f"mark mark-{i % len(MARKS)}")

    def _asked(self, given: Container[int]) -> Iterator[Element]:
        """Mark the year that the report is about, where no given target says its percentage."""
        for year in self.report.roadmap.years:
            if year.year == self.report.year and year.year not in given:
                percent, time = year.coverage_end_percent, year.year * YEAR
                words = self.locale.text("picture.asked", percent=percent, year=year.year)
                yield self._mark(time, percent, MARKS[0], "asked")
                yield text(words, self._x(time), self._down(percent) + 18, kind="value")

    def _mark(self, time: int, percent: Decimal, shape: str, kind: str) -> Element:
        drawn = element("path", d=shape, class_=kind)
        return element("svg", drawn, x=self._x(time), y=str(self._down(percent)), class_="at")

    def _label(self, time: int, percent: Decimal, below: int, anchor: str) -> Element:
        words = self.locale.percent(percent)
        return text(words, self._x(time), self._down(percent) + below, anchor=anchor, kind="value")

    def _x(self, time: int) -> str:
        return percent_x(time - self.first, self.last - self.first, LEFT, RIGHT)

    def _down(self, percent: Decimal | int) -> int:
        return TOP + PLOT - int(percent * PLOT / self.steps[-1])

    def _round_years(self) -> Iterable[int]:
        first, last = -(-self.first // YEAR), self.last // YEAR
        size = next(size for size in (1, 2, 5, 10, 20, 50) if (last - first) // size < MOST_LABELS)
        return range(-(-first // size) * size, last + 1, size)


def _time(day: date) -> int:
    return (day.year - 1) * YEAR + day.timetuple().tm_yday


def _spread(years: Iterable[int], span: int) -> list[int]:
    """Of *years* those that stand apart from the ones before, so that their labels do."""
    kept: list[int] = []
    for year in years:
        if all(abs(year - other) * MOST_LABELS >= span for other in kept):
            kept.append(year)
    return kept


def _legend(names: list[str], report: Report, locale: Locale) -> Element:
    """Say what the lines and marks are; they are drawn as they are in the picture."""
    keys = [_key(_sample(MARKS[0], "today"), locale.text("picture.today", day=report.gap.as_of))]
    keys.append(_key(_sample(DIAMOND, "given"), locale.text("picture.given")))
    if len(names) > 1:
        for i, name in enumerate(names):
            kind = i % len(MARKS)
            line = element("path", d="M0,8 H32", class_=f"line line-{kind}")
            shapes = [line, *([_sample(MARKS[kind], f"mark mark-{kind}")] if i else [])]
            keys.append(_key(element("g", *shapes), name))
    return element("ul", *keys, class_="legend")


def _sample(shape: str, kind: str) -> Element:
    return element("path", d=shape, class_=kind, transform="translate(16,8)")


def _key(drawn: Element, words: str) -> Element:
    return element("li", element("svg", drawn, width="32", height="16", aria_hidden="true"), words)
