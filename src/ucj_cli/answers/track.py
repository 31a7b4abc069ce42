"""The answer of ``ucj track``: how it went, and where the pace so far leads."""

from collections.abc import Callable
from datetime import date

from ucj_cli.answers.base import Answer, Note, People, Percent, Record, Rows, Rupiah, rows_of

PeopleAMonth = Percent
"""People a month, to one decimal; a month is a twelfth of 365.25 days."""


class TrackObservation(Record):
    """Who was a participant on a day, against what the path asks for on it.

    A difference below zero is behind the path. The changes are since the observation before; null in the first.
    """

    date: date
    participants: People
    coverage_percent: Percent
    expected_percent: Percent
    difference_points: Percent
    difference_people: int
    change: int | None
    change_per_month: PeopleAMonth | None


class TrackYearEnd(Record):
    """A year end that is past, by the observation nearest to it, `observed_on`; all null where none is near.

    `coverage_percent` is of the workforce of `year`; what was missed is 0 where the target was reached.
    """

    year: int
    target_percent: Percent
    participants_needed: People
    observed_on: date | None
    coverage_percent: Percent | None
    reached: bool | None
    missed_points: Percent | None
    missed_people: People | None


class PaceNeeded(Record):
    """So many people a month are needed from the latest observation to the end of `year`."""

    year: int
    target_percent: Percent
    people_per_month: PeopleAMonth


class Projected(Record):
    """Where the pace so far leads: the coverage at the end of `year`, and when the target of `year` is reached.

    `reached_in` is a month, ``YYYY-MM``, that of the latest observation where the target is reached already; ``never``,
    or ``beyond 2100``.
    """

    year: int
    coverage_percent: Percent
    reached_in: str


class Pace(Record):
    """The pace so far, and the one that is needed.

    `people_per_month` counts from the observation of `since`, about a year before the latest; `last_people_per_month`
    from the one just before it. All three are null, and `projected` is empty, where there is only one observation.
    """

    since: date | None
    people_per_month: PeopleAMonth | None
    last_people_per_month: PeopleAMonth | None
    needed: tuple[PaceNeeded, ...]
    projected: tuple[Projected, ...]


class TrackGroup(Record):
    """A group that was observed more than once: its latest figure against the headcount planned for that year."""

    id: str
    name: str
    planned: People | None
    observed: People
    difference: int | None


class TrackFund(Record):
    """What a fund really spent in a year; null where no ceiling is known, or it is 0."""

    id: str
    year: int
    ceiling: Rupiah | None
    spent: Rupiah
    spent_percent: Percent | None


class Track(Answer):
    """How it went up to the latest observation, `as_of`. A difference below zero is behind the path."""

    as_of: date
    on_track: bool
    expected_percent: Percent
    difference_points: Percent
    difference_people: int
    observations: tuple[TrackObservation, ...]
    year_ends: tuple[TrackYearEnd, ...]
    pace: Pace
    groups: tuple[TrackGroup, ...]
    funds: tuple[TrackFund, ...]
    notes: tuple[Note, ...]

    @property
    def latest(self) -> TrackObservation:
        """The observation that says where we stand."""
        return self.observations[-1]

    def tables(self) -> dict[str, Callable[[], Rows]]:
        """What was observed, the year ends, the paces needed, where the pace so far leads, groups, and funds."""
        lead = self.key_columns()
        return {
            "observations": lambda: rows_of(lead, self.observations),
            "year_ends": lambda: rows_of(lead, self.year_ends),
            "needed": lambda: rows_of(lead, self.pace.needed),
            "projected": lambda: rows_of(lead, self.pace.projected),
            "groups": lambda: rows_of(lead, self.groups),
            "funds": lambda: rows_of(lead, self.funds),
        }
