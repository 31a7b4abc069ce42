"""The sheet that is a record of this run: what was seen on which day, and what the known money reaches.

Its figures are no formulas: an observation is what it is, and what funds buy is worked out group by group and fund by
fund, each year from what is left of the one before. Its head says so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ucj_cli.render.excel.book import share
from ucj_cli.render.excel.column import Column
from ucj_cli.render.excel.table import TOP
from ucj_cli.render.excel.went import SOURCE, WIDTH, write_part, write_went
from ucj_cli.render.screens.track import verdict

if TYPE_CHECKING:
    from ucj_cli.answers.roadmap import Reached, RoadmapYear
    from ucj_cli.render.excel.book import Sheet
    from ucj_cli.render.excel.model import Model

NAME_WIDTH, MONEY_WIDTH = 26, 16


def write_record(sheet: Sheet, model: Model) -> None:
    """Write the sheet."""
    sheet.title("record")
    money = (len(WALK), max(SOURCE[1], len(WALK) - 1 + len(model.funds)), MONEY_WIDTH)
    sheet.widths((0, 0, NAME_WIDTH), (1, len(WALK) - 1, WIDTH), money)
    sheet.string(TOP, 0, str(verdict(model.report.track, model.locale).text), "bare")
    begins, ends = 0, []
    for below in write_went(sheet, model, TOP + 3):
        ends.append((begins, below))
        begins = below + 1
    ends.append((begins, _write_walk(sheet, model, begins + 1)))
    sheet.keep_together(*ends)
    sheet.freeze(TOP - 1)


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
    for fund in model.funds:
        sheet.make_room(top, model.text("column.spends", fund=model.payer_name(fund)), MONEY_WIDTH - 3, most=4)
    table = write_part(sheet, "record.walk", columns, model.asked, top)
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
