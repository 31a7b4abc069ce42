"""The screen of ``ucj track``: are we on track, what was seen, which targets were reached, which pace is needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ucj_cli.engine.targets import year_end
from ucj_cli.render.course import course_of
from ucj_cli.render.page import Fact, Page, Remark, Stretch, Table
from ucj_cli.render.screens.parts import Field, columns_of, or_unknown, remark, row_of, signed
from ucj_cli.render.screens.sketch import sketch

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from decimal import Decimal

    from ucj_cli.answers.base import Details
    from ucj_cli.answers.track import Projected, Track, TrackFund, TrackObservation, TrackYearEnd
    from ucj_cli.i18n import Locale
    from ucj_cli.render.page import Tone

SOURCES = ("track_basis", "track_seen")
"""Notes that name sources."""


def page(answer: Track, locale: Locale, details: Details) -> Page:
    """Show how it went: the verdict first, then a picture, and the figures that it stands on."""
    course = course_of(answer, given_years(details))
    return Page(
        title=locale.text("track.title", region=answer.region.name if answer.region else ""),
        subtitle=locale.text("track.as_of", day=answer.as_of),
        lead=verdict(answer, locale),
        facts=tuple(pace_facts(answer, locale)),
        sketch=sketch(course, locale) if course else (),
        tables=tuple(track_tables(answer, locale, details)),
        remarks=tuple(_remarks(answer, locale)),
    )


def given_years(details: Details) -> list[int]:
    """Return the years of the given targets."""
    return [year for year, _ in details.waypoints]


def verdict(answer: Track, locale: Locale) -> Stretch:
    """Answer in one sentence whether coverage is where the path asks for it to be."""
    seen = answer.latest
    facts = {
        "percent": seen.coverage_percent,
        "day": seen.date,
        "expected": answer.expected_percent,
        "points": abs(answer.difference_points),
        "people": abs(answer.difference_people),
    }
    if path_begins(answer, seen):
        return Stretch(locale.text("track.starts", percent=seen.coverage_percent, day=seen.date))
    if not answer.on_track:
        return Stretch(locale.text("track.behind", **facts), "bad")
    return Stretch(locale.text("track.ahead" if answer.difference_points else "track.level", **facts), "good")


def path_begins(answer: Track, seen: TrackObservation) -> bool:
    """Whether the path begins with an observation, so that there is nothing to compare it with."""
    return seen == answer.observations[0] and not any(year_end(end.year) <= seen.date for end in answer.year_ends)


def pace_facts(answer: Track, locale: Locale) -> Iterator[Fact]:
    """State the pace so far, that of late where it is another, and the one that is needed next."""
    pace = answer.pace
    if pace.people_per_month is not None and pace.since:
        yield _pace_fact(pace.people_per_month, "track.pace", locale.text("track.since", day=pace.since), locale)
        before = answer.observations[-2].date
        if pace.last_people_per_month is not None and before != pace.since:
            of_late = locale.text("track.since", day=before)
            yield _pace_fact(pace.last_people_per_month, "track.pace.last", of_late, locale)
    for needed in pace.needed[:1]:
        enough = pace.people_per_month is not None and pace.people_per_month >= needed.people_per_month
        detail = locale.text("track.needed.detail", percent=needed.target_percent, year=needed.year)
        tone: Tone = "good" if enough or not needed.people_per_month else "todo"
        yield _pace_fact(needed.people_per_month, "track.needed", detail, locale, tone)


def _pace_fact(people: Decimal, label: str, detail: str, locale: Locale, tone: Tone = "plain") -> Fact:
    return Fact(locale.number(people), locale.text(label), detail, tone)


def track_tables(answer: Track, locale: Locale, details: Details) -> Iterator[Table]:
    """Yield the tables that have anything to tell."""
    tables = {
        "seen": _observations(answer, locale, details),
        "ends": _year_ends(answer, locale, details),
        "pace": _pace(answer, locale, details),
        "groups": _groups(answer, locale),
        "funds": _funds(answer, locale, details),
    }
    for name, table in tables.items():
        if table.rows:
            yield table._replace(title=locale.text(f"track.table.{name}"))


def _observations(answer: Track, locale: Locale, details: Details) -> Table:
    """List the observations; where the path begins with one there is nothing that it asked for."""

    def unless_first(seen: TrackObservation, text: str) -> str:
        return "" if path_begins(answer, seen) else text

    def change(value: Decimal | int | None, locale: Locale) -> str:
        return "" if value is None else signed(value, locale)

    fields = (
        Field("day", lambda seen, locale: _day(seen, locale, details), number=False),
        Field("insured", lambda seen, locale: locale.people(seen.participants)),
        Field("coverage", lambda seen, locale: locale.percent(seen.coverage_percent)),
        Field("asked", lambda seen, locale: unless_first(seen, locale.percent(seen.expected_percent))),
        Field("points", lambda seen, locale: unless_first(seen, signed(seen.difference_points, locale))),
        Field("apart", lambda seen, locale: unless_first(seen, signed(seen.difference_people, locale))),
        Field("change", lambda seen, locale: change(seen.change, locale), droppable=1),
        Field("a_month", lambda seen, locale: change(seen.change_per_month, locale)),
    )
    rows = (
        row_of(fields, seen, locale, "plain" if seen.difference_points >= 0 else "bad") for seen in answer.observations
    )
    return Table(columns_of(fields, locale), tuple(rows))


def _day(seen: TrackObservation, locale: Locale, details: Details) -> str:
    return f"{locale.date(seen.date)}{' *' if seen.date in details.assumed_days else ''}"


def _year_ends(answer: Track, locale: Locale, details: Details) -> Table:
    """List the year ends; those neither given nor observed have nothing to tell."""
    given = given_years(details)

    fields = (
        Field("end_of", lambda end, _: str(end.year), number=False),
        Field("target", lambda end, locale: _target(end, given, locale)),
        Field("needed", lambda end, locale: locale.people(end.participants_needed), droppable=1),
        Field("day", lambda end, locale: locale.date(end.observed_on) if end.observed_on else "", number=False),
        Field("coverage", lambda end, locale: locale.percent(end.coverage_percent) if end.observed_on else ""),
        Field("result", lambda end, locale: locale.text(_result(end)), number=False),
        Field("points", lambda end, locale: signed(-end.missed_points, locale) if end.missed_people else ""),
        Field("apart", lambda end, locale: signed(-end.missed_people, locale) if end.missed_people else ""),
    )
    told = [end for end in answer.year_ends if end.observed_on or end.year in given]
    rows = (row_of(fields, end, locale, "bad" if end.missed_people else "plain") for end in told)
    return Table(columns_of(fields, locale), tuple(rows))


def _target(found: TrackYearEnd, given: Collection[int], locale: Locale) -> str:
    return f"{'' if found.year in given else '~'}{locale.percent(found.target_percent)}"


def _result(end: TrackYearEnd) -> str:
    if end.reached is None:
        return "track.not_observed"
    return "track.reached" if end.reached else "track.missed"


def _pace(answer: Track, locale: Locale, details: Details) -> Table:
    """List the years to come: what is needed up to their end, and where the pace so far leads by then."""
    needed = {found.year: found for found in answer.pace.needed}
    leads = {found.year: found for found in answer.pace.projected}
    given = dict(details.waypoints)

    def target(year: int, locale: Locale) -> str:
        return locale.percent(given[year]) if year in given else f"~{locale.percent(needed[year].target_percent)}"

    def a_month(year: int, locale: Locale) -> str:
        return locale.number(needed[year].people_per_month) if year in needed else ""

    ahead = (
        Field("leads_to", lambda year, locale: locale.percent(leads[year].coverage_percent)),
        Field("reached_in", lambda year, locale: reached_in(leads[year], locale)),
    )
    fields = (
        Field("to_end", lambda year, _: str(year), number=False),
        Field("target", target),
        Field("needed_a_month", a_month),
        *(ahead if leads else ()),
    )
    rows = (row_of(fields, year, locale) for year in sorted({*needed, *leads}))
    return Table(columns_of(fields, locale), tuple(rows))


def reached_in(found: Projected, locale: Locale) -> str:
    """Write the month in which a target is reached at this pace: ``March 2028``."""
    if found.reached_in == "never":
        return locale.text("track.never")
    if found.reached_in.startswith("beyond"):
        return locale.text("track.beyond", year=found.reached_in.split()[-1])
    year, month = found.reached_in.split("-")
    return locale.month((int(year), int(month)))


def _groups(answer: Track, locale: Locale) -> Table:
    """List the groups that were observed more than once."""
    fields = (
        Field("observed_group", lambda group, _: group.name, number=False),
        Field("planned", lambda group, locale: "" if group.planned is None else locale.people(group.planned)),
        Field("observed", lambda group, locale: locale.people(group.observed)),
        Field("difference", lambda group, locale: "" if group.difference is None else signed(group.difference, locale)),
    )
    rows = (row_of(fields, group, locale, "bad" if (group.difference or 0) < 0 else "plain") for group in answer.groups)
    return Table(columns_of(fields, locale, year=answer.as_of.year), tuple(rows))


def _funds(answer: Track, locale: Locale, details: Details) -> Table:
    """List what funds really spent, year by year."""
    fields = (
        Field("fund_year", lambda fund, _: f"{details.payer_names[fund.id]}, {fund.year}", number=False),
        Field("ceiling", lambda fund, locale: or_unknown(fund.ceiling, locale)),
        Field("was_spent", lambda fund, locale: locale.rupiah(fund.spent)),
        Field("of_ceiling", _spent_share),
    )
    return Table(columns_of(fields, locale), tuple(row_of(fields, fund, locale) for fund in answer.funds))


def _spent_share(fund: TrackFund, locale: Locale) -> str:
    return "" if fund.spent_percent is None else locale.percent(fund.spent_percent)


def _remarks(answer: Track, locale: Locale) -> Iterator[Remark]:
    for note in answer.notes:
        yield Remark(locale.text("label.sources"), note.text, "quiet") if note.code in SOURCES else remark(note, locale)
