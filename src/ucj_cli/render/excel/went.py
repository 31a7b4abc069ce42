"""How it went, on the sheet of record: observations against the path, year ends, the pace, groups, money spent."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ucj_cli.engine.groups import with_rest
from ucj_cli.plan_file.standing import group_participants_on, participants_of, standings
from ucj_cli.render.excel.book import NONE, share
from ucj_cli.render.excel.column import Column, Record, table_of, write_table
from ucj_cli.render.screens.track import path_begins, reached_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from ucj_cli.answers.track import PaceNeeded, Projected, TrackFund, TrackGroup, TrackObservation, TrackYearEnd
    from ucj_cli.plan_file.model import Observation
    from ucj_cli.render.excel.book import Sheet, Value
    from ucj_cli.render.excel.model import Model
    from ucj_cli.render.excel.table import Table

SOURCE, WIDTH = (9, 12), 14
"""From which column to which the source of an observation stands, and how wide each of them is."""


class Seen(NamedTuple):
    """An observation: against the path, where that does not begin with it, and as the plan has it."""

    answer: TrackObservation
    given: Observation
    on_path: bool

    def against(self, value: Value) -> Value:
        """Return a *value* that is told only of who is on the path."""
        return value if self.on_path else NONE


class ToCome(NamedTuple):
    """A year to come: the pace needed up to its end, and where the pace so far leads; None where neither is told."""

    year: int
    needed: PaceNeeded | None
    leads: Projected | None


def write_went(sheet: Sheet, model: Model, top: int) -> Iterator[int]:
    """Write each part that has anything to tell below the one before; yield the rows that follow them."""
    track, below = model.report.track, _write_observations(sheet, model, top)
    yield below
    if any(group.observed for group in model.plan.groups):
        below = _write_days(sheet, model, below + 2)
        yield below
    if track.year_ends:
        below = write_part(sheet, "record.ends", _ends(model), track.year_ends, below + 2).end
        yield below
    if to_come := _to_come(model):
        below = write_part(sheet, "record.pace", _pace(model), to_come, below + 2).end
        yield below
    if track.groups:
        below = write_part(sheet, "record.planned", GROUPS, track.groups, below + 2).end
        yield below
    if track.funds:
        yield write_part(sheet, "record.spent", _funds(model), track.funds, below + 2).end


def write_part(
    sheet: Sheet, title: str, columns: Sequence[Column[Record]], records: Sequence[Record], top: int
) -> Table:
    """Write a table below its *title*, which stands above the row *top*."""
    table = table_of(sheet.name, top, columns, len(records))
    sheet.text(top - 1, 0, title, "subtitle")
    write_table(sheet, table, columns, records)
    return table


def _or_none(value: Value) -> Value:
    return NONE if value is None else value


def _write_observations(sheet: Sheet, model: Model, top: int) -> int:
    """Write what was seen, a line a day; return the first row below."""
    track = model.report.track
    rows = [
        Seen(answer, each.observation, not path_begins(track, answer))
        for answer, each in zip(track.observations, standings(model.plan), strict=True)
    ]
    columns: list[Column[Seen]] = [
        Column("day", value=lambda seen: seen.answer.date, style="date"),
        Column("seen", value=lambda seen: seen.answer.participants),
        Column("seen_percent", value=lambda seen: share(seen.answer.coverage_percent), style="percent"),
        Column("asked", value=lambda seen: seen.against(share(seen.answer.expected_percent)), style="percent"),
        Column("apart_points", value=lambda seen: seen.against(seen.answer.difference_points), style="points"),
        Column("apart", value=lambda seen: seen.against(seen.answer.difference_people)),
        Column("change", value=lambda seen: _or_none(seen.answer.change)),
        Column("a_month", value=lambda seen: _or_none(seen.answer.change_per_month), style="pace"),
        Column("status", value=lambda seen: model.text(f"status.{seen.given.status}"), style="text"),
    ]
    table = write_part(sheet, "record.seen", columns, rows, top)
    sheet.over(top, *SOURCE, model.text("column.source"))
    for row, seen in enumerate(rows, table.row(0)):
        source = seen.given.source or model.locale.text("no_source")
        sheet.lines(row, *SOURCE, source, (SOURCE[1] - SOURCE[0] + 1) * WIDTH)
    return table.end


def _write_days(sheet: Sheet, model: Model, top: int) -> int:
    """Write who of each group was there on those days, by its latest figure; the rest is what all others leave."""
    days = standings(model.plan)
    by_group = [group_participants_on(model.plan, group, [each.day for each in days]) for group in model.groups]

    def on(n: int) -> Column[int]:
        people = with_rest([told[n] for told in by_group], participants_of(model.plan, days[n]))
        return Column(("day", n), value=people.__getitem__, heading=model.locale.date(days[n].day))

    for day in days:
        sheet.make_room(top, model.locale.date(day.day), WIDTH - 1)
    columns = [Column[int]("group", value=model.names.__getitem__, style="text"), *map(on, range(len(days)))]
    return write_part(sheet, "record.groups", columns, range(len(model.groups)), top).end


def _ends(model: Model) -> list[Column[TrackYearEnd]]:
    words = {True: "track.reached", False: "track.missed", None: "track.not_observed"}

    def missed(end: TrackYearEnd, value: Decimal | int | None) -> Value:
        return value if end.missed_people else NONE

    return [
        Column("year", value=lambda end: end.year, style="year"),
        Column("target", value=lambda end: share(end.target_percent), style="exact"),
        Column("needed", value=lambda end: end.participants_needed),
        Column("observed_on", value=lambda end: _or_none(end.observed_on), style="date"),
        Column("coverage", value=lambda end: _or_none(share(end.coverage_percent)), style="percent"),
        Column("result", value=lambda end: model.locale.text(words[end.reached]), style="text"),
        Column("missed_points", value=lambda end: missed(end, end.missed_points), style="points"),
        Column("missing", value=lambda end: missed(end, end.missed_people)),
    ]


def _to_come(model: Model) -> list[ToCome]:
    pace = model.report.track.pace
    needed = {each.year: each for each in pace.needed}
    leads = {each.year: each for each in pace.projected}
    return [ToCome(year, needed.get(year), leads.get(year)) for year in sorted({*needed, *leads})]


def _pace(model: Model) -> list[Column[ToCome]]:
    pace = model.report.track.pace
    targets = dict(model.report.track_details.waypoints) | {each.year: each.target_percent for each in pace.needed}
    return [
        Column("year", value=lambda row: row.year, style="year"),
        Column("needed_target", value=lambda row: share(targets[row.year]), style="exact"),
        Column("needed_a_month", value=lambda row: row.needed.people_per_month if row.needed else NONE, style="pace"),
        Column("so_far", value=lambda _: _or_none(pace.people_per_month), style="pace"),
        Column("of_late", value=lambda _: _or_none(pace.last_people_per_month), style="pace"),
        Column("leads_to", value=lambda row: share(row.leads.coverage_percent) if row.leads else NONE, style="percent"),
        Column("there", value=lambda row: reached_in(row.leads, model.locale) if row.leads else NONE, style="text"),
    ]


GROUPS: list[Column[TrackGroup]] = [
    Column("group", value=lambda group: group.name, style="text"),
    Column("planned", value=lambda group: _or_none(group.planned)),
    Column("seen", value=lambda group: group.observed),
    Column("difference", value=lambda group: _or_none(group.difference)),
]


def _funds(model: Model) -> list[Column[TrackFund]]:
    unknown = model.locale.text("unknown")
    return [
        Column("fund", value=lambda fund: model.payer_name(fund.id), style="text"),
        Column("year", value=lambda fund: fund.year, style="year"),
        Column("ceiling", value=lambda fund: unknown if fund.ceiling is None else fund.ceiling, style="rupiah"),
        Column("spent", value=lambda fund: fund.spent, style="rupiah"),
        Column("spent_share", value=lambda fund: _or_none(share(fund.spent_percent)), style="percent"),
    ]
