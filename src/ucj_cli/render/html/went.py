"""The picture of how it went: the path by day, each observation on it, above or below, and where the pace leads."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from ucj_cli.render.html.chart import across, element, frame, rule, steps, text, way, with_tooltip
from ucj_cli.render.html.labels import LETTER, PHONE, Labels
from ucj_cli.render.html.road import DIAMOND, ROUND, key, sample
from ucj_cli.render.report.went import course as course_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal
    from xml.etree.ElementTree import Element

    from ucj_cli.engine.report import Report
    from ucj_cli.i18n import Locale
    from ucj_cli.render.course import Course, Place

RIGHT, MOST_LEFT = 97, 12
"""Where the days end, and where the first one is written at most, in per cent: on a phone both then stand apart."""
TOP, PLOT, HEIGHT = 28, 200, 256
TOLD = 40
"""How many observations between the first and the latest are told at most: the picture has no room for more words."""
SQUARE = "M-4,-4 H4 V4 H-4 Z"
"""An observation below the path: told from one on or above it by its form, too."""


def went(report: Report, locale: Locale, where: str) -> list[Element]:
    """Draw the picture and its legend; *where* says in which table its figures are."""
    course = course_in(report)
    if course is None:
        return []
    first, latest = course.seen[0], report.track.latest
    desc = locale.text(
        "picture.went.desc",
        first=first.percent,
        day=first.day,
        last=latest.coverage_percent,
        latest=latest.date,
        expected=latest.expected_percent,
    )
    shapes = list(_Drawing(course, locale).shapes())
    return [
        frame("went-picture", locale.text("picture.went"), f"{desc} {where}", HEIGHT, shapes),
        _legend(course, locale),
    ]


class _Drawing:
    """Days across, per cent down; the scale begins where the figures do, since all that counts is their distance."""

    def __init__(self, course: Course, locale: Locale) -> None:
        self.course, self.locale = course, locale
        least, most = math.floor(min(course.percents)), math.ceil(max(course.percents))
        self.steps = steps(most, least=least)
        self.labels = Labels(0, TOP + PLOT)
        self.left = max(len(self._per_cent(step)) for step in self.steps) * LETTER * 100 // PHONE + 2

    def shapes(self) -> Iterator[Element]:
        """Scales, then the path, then what is marked on it, then words where they have room."""
        course = self.course
        yield from self._scales()
        yield self._line(course.path, "line course")
        if course.leads:
            yield self._line([course.seen[-1], course.leads], "line course-leads")
            yield self._mark(course.leads, ROUND, "leads")
        for place in course.given:
            yield self._mark(place, DIAMOND, "given")
        for place in course.seen:
            yield self._mark(place, *_kind(place, course))
        yield from self._words()

    def _scales(self) -> Iterator[Element]:
        for step in self.steps:
            down = self._down(step)
            yield rule(down, f"{self.left}%")
            yield text(self._per_cent(step), f"{self.left - 1}%", down + 4, anchor="end", kind="quiet")
            self.labels.note(self._per_cent(step), self.left - 1, down + 4, -1)
        for day, x, anchor in (
            (self.course.first, min(self.left, MOST_LEFT), "start"),
            (self.course.last, RIGHT, "end"),
        ):
            yield text(self.locale.date(day), f"{x}%", TOP + PLOT + 22, anchor=anchor, kind="quiet")

    def _line(self, places: Sequence[Place], kind: str) -> Element:
        points = [self._at(place) for place in places]
        self.labels.note_line(points)
        return way(points, HEIGHT, kind)

    def _mark(self, place: Place, shape: str, kind: str) -> Element:
        x, y = self._at(place)
        self.labels.note_mark(x, y)
        words = f"{self.locale.percent(place.percent)}, {self.locale.date(place.day)}"
        drawn = with_tooltip(element("path", d=shape, class_=kind), words)
        return element("svg", drawn, x=f"{x:g}%", y=str(y), class_="at")

    def _words(self) -> Iterator[Element]:
        """The percentages of the latest observation and of the first; the others where there is room."""
        first, *between, latest = self.course.seen if len(self.course.seen) > 1 else (self.course.seen * 2)
        yield self.labels.placed(self.locale.percent(latest.percent), *self._at(latest))
        rest = [first] if first != latest else []
        rest += [
            *self.course.given[::-1],
            *([self.course.leads] if self.course.leads else []),
            *between[: -TOLD - 1 : -1],
        ]
        for place in rest:
            words = self.labels.near(self.locale.percent(place.percent), *self._at(place))
            if words is not None:
                yield words

    def _at(self, place: Place) -> tuple[float, int]:
        days = (self.course.last - self.course.first).days
        x = across((place.day - self.course.first).days, days, self.left, RIGHT) / 100
        return x, self._down(place.percent)

    def _down(self, percent: Decimal | int) -> int:
        low, high = self.steps[0], self.steps[-1]
        return TOP + PLOT - int((percent - low) * PLOT // (high - low))

    def _per_cent(self, step: int) -> str:
        return f"{self.locale.number(step)}%"


def _kind(place: Place, course: Course) -> tuple[str, str]:
    """Return the form and the style of an observation: round on or above the path, a square below it."""
    return (ROUND, "ahead") if course.is_reached(place) else (SQUARE, "behind-path")


def _legend(course: Course, locale: Locale) -> Element:
    kinds = dict.fromkeys(_kind(place, course) for place in course.seen)
    path = element("path", d="M0,8 H32", class_="line course")
    keys = [key(locale.text("track.path"), path)]
    keys += [key(locale.text(f"picture.{kind}"), sample(shape, kind)) for shape, kind in kinds]
    if course.given:
        keys.append(key(locale.text("track.given"), sample(DIAMOND, "given")))
    if course.leads:
        line = element("path", d="M0,8 H32", class_="line course-leads")
        keys.append(key(locale.text("track.leads"), line, sample(ROUND, "leads")))
    return element("ul", *keys, class_="legend")
