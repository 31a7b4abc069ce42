"""What a picture of how it went shows: the path by day, what was observed, targets, where the pace so far leads."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from ucj_cli.engine.targets import year_end

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import date
    from decimal import Decimal

    from ucj_cli.answers.track import Track


class Place(NamedTuple):
    """A percentage on a day."""

    day: date
    percent: Decimal


class Course(NamedTuple):
    """The path from the first observation to the end of the year that runs, a straight line between its places.

    *leads* is where the pace so far leads by then, if there is one.
    """

    path: tuple[Place, ...]
    seen: tuple[Place, ...]
    given: tuple[Place, ...]
    leads: Place | None

    @property
    def first(self) -> date:
        """The day on which it begins."""
        return self.path[0].day

    @property
    def last(self) -> date:
        """The day on which it ends."""
        return self.path[-1].day

    @property
    def percents(self) -> list[Decimal]:
        """All percentages that it holds."""
        return [place.percent for place in (*self.path, *self.seen, *([self.leads] if self.leads else ()))]

    def is_reached(self, seen: Place) -> bool:
        """Whether what was *seen* lies on or above the path."""
        return seen.percent >= percent_on(self.path, seen.day)


def course_of(answer: Track, given: Collection[int]) -> Course | None:
    """Return what there is to draw of *answer*, with the targets *given* for years; None where it is a single day.

    The path is known on every day of an observation and at every year end; between these it is straight.
    """
    first, as_of = answer.observations[0].date, answer.as_of
    asked = {seen.date: seen.expected_percent for seen in answer.observations}
    ends = {year_end(found.year): found.target_percent for found in answer.year_ends}
    ends |= {year_end(found.year): found.target_percent for found in answer.pace.needed}
    asked |= {day: percent for day, percent in ends.items() if day > first}
    path = [Place(day, asked[day]) for day in sorted(asked)]
    end = year_end(as_of.year)
    last = min(end if end > as_of else year_end(as_of.year + 1), path[-1].day)
    if last == first:
        return None
    within = [place for place in path if place.day <= last]
    if within[-1].day < last:
        within.append(Place(last, percent_on(path, last)))
    leads = [Place(last, found.coverage_percent) for found in answer.pace.projected if year_end(found.year) == last]
    return Course(
        path=tuple(within),
        seen=tuple(Place(seen.date, seen.coverage_percent) for seen in answer.observations),
        given=tuple(place for place in within if place.day == year_end(place.day.year) and place.day.year in given),
        leads=leads[0] if leads else None,
    )


def percent_on(path: Sequence[Place], day: date) -> Decimal:
    """Return where *path* is on *day*, which lies within it."""
    after = bisect_left(path, day, key=lambda place: place.day)
    start, end = path[max(0, after - 1)], path[after]
    days = (end.day - start.day).days
    return end.percent if not days else start.percent + (end.percent - start.percent) * (day - start.day).days / days
