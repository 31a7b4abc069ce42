"""The sheet that is a record of this run: what was seen on which day, and what the known money reaches.

Its figures are no formulas: an observation is what it is, and what funds buy is worked out group by group and fund by
fund, each year from what is left of the one before. Its head says so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ucj_cli.engine.targets import coverage_of
from ucj_cli.plan_file.standing import group_participants, participants_of, standings
from ucj_cli.render.excel.book import NONE, share
from ucj_cli.render.excel.column import Column, table_of, write_table
from ucj_cli.render.excel.table import TOP

if TYPE_CHECKING:
    from decimal import Decimal

    from ucj_cli.answers.roadmap import Reached, RoadmapYear
    from ucj_cli.plan_file.standing import Standing
    from ucj_cli.render.excel.book import Sheet
    from ucj_cli.render.excel.model import Model

SOURCE = (5, 9)
"""From which column to which the source of an observation stands."""
NAME_WIDTH, WIDTH, MONEY_WIDTH = 28, 12, 16


class Seen(NamedTuple):
    """An observation: who was seen, what part of the workers that was, how many more than in the one before."""

    standing: Standing
    participants: int
    coverage: Decimal | None
    change: int | None


def write_record(sheet: Sheet, model: Model) -> None:
    """Write the sheet."""
    sheet.title("record")
    money = (len(WALK), len(WALK) - 1 + len(model.funds), MONEY_WIDTH)
    sheet.widths((0, 0, NAME_WIDTH), (1, len(WALK) - 1, WIDTH), *([money] if model.funds else []))
    parts = [0]
    end = _write_observations(sheet, model, TOP + 1)
    if any(group.observed for group in model.plan.groups):
        parts.append(end + 1)
        end = _write_groups(sheet, model, end + 2)
    parts.append(end + 1)
    end = _write_walk(sheet, model, end + 2)
    sheet.keep_together(*zip(parts, [*parts[1:], end], strict=True))
    sheet.freeze(TOP)


def _seen(model: Model) -> list[Seen]:
    """List the observations, each with the change since the one before."""
    found: list[Seen] = []
    for each in standings(model.plan):
        people = participants_of(model.plan, each)
        change = people - found[-1].participants if found else None
        found.append(Seen(each, people, share(coverage_of(model.plan, each)), change))
    return found


def _write_observations(sheet: Sheet, model: Model, top: int) -> int:
    """Write what was seen, a line a day; return the first row below."""
    columns: list[Column[Seen]] = [
        Column("day", value=lambda seen: seen.standing.day, style="date"),
        Column("seen", value=lambda seen: seen.participants),
        Column("seen_percent", value=lambda seen: seen.coverage, style="percent"),
        Column("change", value=lambda seen: NONE if seen.change is None else seen.change),
        Column("status", value=lambda seen: model.text(f"status.{seen.standing.observation.status}"), style="text"),
    ]
    rows = _seen(model)
    table = table_of(sheet.name, top, columns, len(rows))
    sheet.text(top - 1, 0, "record.seen", "subtitle")
    write_table(sheet, table, columns, rows)
    sheet.over(top, *SOURCE, model.text("column.source"))
    for row, seen in enumerate(rows, table.row(0)):
        source = seen.standing.observation.source or model.locale.text("no_source")
        sheet.make_room(row, source, (SOURCE[1] - SOURCE[0] + 1) * WIDTH)
        sheet.over(row, *SOURCE, source, "wrapped")
    return table.end


def _write_groups(sheet: Sheet, model: Model, top: int) -> int:
    """Write who of each group was there on those days, by its latest figure; the rest is what all others leave."""
    days = standings(model.plan)

    def on(n: int) -> Column[int]:
        by_group = [group_participants(model.plan, group, days[n].day) for group in model.groups]
        left = participants_of(model.plan, days[n]) - sum(people or 0 for people in by_group)
        people = [left if each is None else each for each in by_group]
        return Column(("day", n), value=people.__getitem__, heading=days[n].day)

    columns = [Column[int]("group", value=model.names.__getitem__, style="text"), *map(on, range(len(days)))]
    table = table_of(sheet.name, top, columns, len(model.groups))
    sheet.text(top - 1, 0, "record.groups", "subtitle")
    write_table(sheet, table, columns, range(len(model.groups)))
    for n, each in enumerate(days):
        sheet.constant(top, table.columns["day", n], each.day, "head.day")
    return table.end


WALK: list[Column[RoadmapYear]] = [
    Column("year", value=lambda row: row.year, style="year"),
    Column("needed", value=lambda row: row.participants_needed),
    Column("start", value=lambda row: row.funded.participants_start),
    Column("kept", value=lambda row: row.funded.kept),
    Column("dropped", value=lambda row: row.funded.dropped),
    Column("added", value=lambda row: row.funded.added),
    Column("others", value=lambda row: row.funded.others),
    Column("after", value=lambda row: row.funded.participants_end),
    Column("coverage", value=lambda row: share(row.funded.coverage_end_percent), style="percent"),
    Column("target", value=lambda row: share(row.target_percent), style="exact"),
    Column("missing", value=lambda row: row.funded.missing_to_target),
]
"""What the known money reaches: a line a year."""


def _write_walk(sheet: Sheet, model: Model, top: int) -> int:
    """Write the road under the ceilings of the funds, and what it comes to; return the first row below."""

    def spent(fund: str) -> Column[RoadmapYear]:
        heading = model.text("column.spends", fund=model.payer_name(fund))
        return Column(("spent", fund), value=lambda row: row.funded.spent[fund], style="rupiah", heading=heading)

    columns, funded = [*WALK, *map(spent, model.funds)], model.report.roadmap.funded
    table = table_of(sheet.name, top, columns, len(model.asked))
    sheet.text(top - 1, 0, "record.walk", "subtitle")
    for fund in model.funds:
        sheet.make_room(top, model.text("column.spends", fund=model.payer_name(fund)), MONEY_WIDTH - 3, most=4)
    write_table(sheet, table, columns, model.asked)
    for row, (key, reached) in enumerate((("all", funded), ("funds_only", funded.funds_only)), table.end + 1):
        sheet.text(row, 0, f"record.{key}", "bare", **_told(model, reached))
    return table.end + 3


def _told(model: Model, reached: Reached) -> dict[str, object]:
    """Return the words for where a walk leads: which coverage in which year, behind from when, there in which year."""
    last = model.asked[-1].year
    behind, there = (
        model.text(f"record.{key}" if year else f"record.{key}.never", year=year)
        for key, year in (("behind", reached.behind_from), ("there", reached.reached_in))
    )
    return {"percent": reached.coverage_end_percent, "year": last, "behind": behind, "there": there}
