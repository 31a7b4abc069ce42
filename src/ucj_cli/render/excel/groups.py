"""The sheet of groups: who they are, what a person earns, who pays, and the headcounts planned by year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ucj_cli.plan_file.group import EARNINGS
from ucj_cli.render.excel.book import share
from ucj_cli.render.excel.column import Column, table_of, write_table, write_totals
from ucj_cli.render.excel.table import TOP
from ucj_cli.render.screens.parts import tag_value

if TYPE_CHECKING:
    from collections.abc import Callable

    from ucj_cli.render.excel.book import Sheet
    from ucj_cli.render.excel.model import Model
    from ucj_cli.render.excel.table import Layout, Table

WIDTH = 12
"""How many characters wide a column of numbers is."""
ALL_PROGRAMMES = 18
"""The same for "JKK, JKM, JHT, JP"."""


def _columns(model: Model) -> list[Column[int]]:
    """Return the columns; a row is written from its group's number."""
    groups = model.groups

    def people(key: str) -> Callable[[int], str]:
        """Return the formula of a number of people: none for an input; for the rest, what the others leave."""

        def formula(i: int) -> str:
            if groups[i].workers == "rest":
                return f"{{rest_of_{key}}}"
            return "" if model.plan.groups else f"MIN({{all_of_{key}}},{{all_of_today}})"  # those covered today

        return formula

    return [
        # Who a group is stays fixed in the workbook: the rows of the law that it follows depend on it
        Column("group", "", lambda i: model.names[i], "text"),
        Column("payer", "", lambda i: model.payer_name(groups[i].payer), "text"),
        Column("segment", "", lambda i: groups[i].segment.upper(), "text"),
        Column("programmes", "", lambda i: ", ".join(each.upper() for each in groups[i].programmes), "text"),
        *_tag(model),
        Column("size", people("size"), lambda i: model.sizes[i], accepts="people", total=True),
        Column("today", people("today"), lambda i: model.now[i], accepts="people", total=True),
        # On these a person's price and the order of enrolment depend, until the sheet of terms changes them
        Column("earns", "", lambda i: getattr(groups[i], EARNINGS[groups[i].segment]), "rupiah", "wage"),
        Column("wage_growth", "", lambda i: share(groups[i].growth_percent), "exact", "growth"),
        Column("first_month", "", lambda i: groups[i].months.first, "plain", "month"),
        Column("last_month", "", lambda i: groups[i].months.last, "plain", "month"),
        Column("priority", "", lambda i: groups[i].priority, "plain", "priority"),
        Column("pass_rate", "", lambda i: share(groups[i].pass_rate_percent), "exact", "pass_rate"),
        Column("lapse", "", lambda i: share(groups[i].lapse_percent), "exact", "percent"),
    ]


def _tag(model: Model) -> list[Column[int]]:
    """Return the column of the tag that the groups are added up by, if one was asked for."""
    if not model.gap.by:
        return []
    tag, values = model.gap.by[0].tag, {found.value: tag_value(found, model.locale) for found in model.gap.by}
    return [Column("tag", "", lambda i: values[model.gap.groups[i].tags.get(tag)], "text", heading=tag)]


def groups_tables(model: Model) -> tuple[Table, Table]:
    """Lay out the groups, and below them the planned headcounts."""
    sheet, many, planned = model.text("groups"), len(model.groups), _planned_columns(model)
    table = table_of(sheet, TOP, _columns(model), many, steps_from=len(planned))
    return table, table_of(sheet, table.end + 4, planned, many)


def _planned_columns(model: Model) -> list[Column[int]]:
    def planned(year: int) -> Column[int]:
        return Column(year, "", lambda i: model.groups[i].planned.get(year), accepts="people")

    return [Column("group", "", lambda i: model.names[i], "text"), *map(planned, model.years_of_plans)]


def write_groups(sheet: Sheet, layout: Layout, model: Model) -> None:
    """Write the sheet."""
    columns, of_plans, rows = _columns(model), _planned_columns(model), range(len(model.groups))
    table, planned = layout.groups, layout.planned
    sheet.title("groups", day=model.standing.day, year=model.plan.coverage.date.year)
    shown = [column for column in columns if not column.step]
    last = max(len(shown), len(of_plans)) - 1
    sheet.widths((0, 0, 30), (1, 1, 22), (2, 2, WIDTH), (3, 3, ALL_PROGRAMMES), (4, last, WIDTH))
    write_table(sheet, table, columns, rows, lambda i: _names(layout, i))
    sheet.text(table.end, 0, "together", "text.sum")
    write_totals(sheet, table.end, table, [column for column in shown if column.total], rows)
    sheet.text(planned.top - 1, 0, "planned.title", "subtitle")
    write_table(sheet, planned, of_plans, rows)
    _sources(sheet, planned.end + 1, model, len(shown) - 1)
    end = planned.end + 1 + len(model.groups)
    sheet.keep_together((0, table.end), (planned.top - 1, planned.end), (planned.end + 1, end))
    sheet.freeze(table.row(0))
    sheet.head_pages(table)


def _names(layout: Layout, i: int) -> dict[str, object]:
    """Return what the formulas of a group name: all people, and what the other groups leave of them."""
    table = layout.groups
    others = [(first, last) for first, last in ((0, i - 1), (i + 1, table.rows - 1)) if first <= last]
    names: dict[str, object] = {}
    for key, line in (("size", "workforce_sized"), ("today", "participants")):
        names[f"all_of_{key}"] = people = layout.assumptions.line(line)
        names[f"rest_of_{key}"] = people + "".join(f"-SUM({table.block(key, key, *span)})" for span in others)
    return names


def _sources(sheet: Sheet, row: int, model: Model, last: int) -> None:
    """Where a group's numbers are from, and whether anybody published them: from the third to the *last* column."""
    sheet.text(row, 0, "sources", "subtitle")
    for i, (name, group) in enumerate(zip(model.names, model.groups, strict=True), row + 1):
        sheet.string(i, 0, name)
        sheet.text(i, 1, f"status.{group.status}")
        sheet.lines(i, 2, last, group.source or sheet.locale.text("no_source"), (last - 1) * WIDTH)
