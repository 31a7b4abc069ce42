"""The sheet of groups: who they are, what a person earns, who pays, and the headcounts planned by year."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ucj_cli.engine.notes import active_at_year_end
from ucj_cli.law.tables import membership_rule
from ucj_cli.render.excel.book import share
from ucj_cli.render.excel.column import Column, table_of, write_table, write_totals
from ucj_cli.render.excel.table import TOP

if TYPE_CHECKING:
    from collections.abc import Callable

    from ucj_cli.plan.model import Group
    from ucj_cli.render.excel.book import Sheet
    from ucj_cli.render.excel.model import Model
    from ucj_cli.render.excel.table import Layout, Table


class GroupRow(NamedTuple):
    """A group, and what formulas ask of it: its payer's number, whether that is public money, if December is insured.

    `is_given` says that the plan has groups; in one without, those covered today and the others are computed.
    """

    group: Group
    name: str
    payer_name: str
    size: int
    today: int
    payer_number: int
    public_payer: int
    active: int
    is_given: bool

    @property
    def earns(self) -> int | None:
        """The wage or the income on which contributions are owed."""
        return self.group.wage if self.group.segment == "pu" else self.group.income

    @property
    def pays_by_month(self) -> bool:
        """Whether the months paid decide if a person is insured in December."""
        return self.group.segment != "pu" and self.group.payer != "elsewhere"


def _people(key: str) -> Callable[[GroupRow], str]:
    """The formula of a number of people: an input, but for the rest, which is what the others leave."""

    def formula(row: GroupRow) -> str:
        if row.group.workers == "rest":
            return f"{{rest_of_{key}}}"
        return "" if row.is_given else f"MIN({{all_of_{key}}},{{all_of_today}})"

    return formula


COLUMNS: list[Column[GroupRow]] = [
    # Who a group is stays fixed in the workbook: the rows of the law that it follows depend on it
    Column("group", value=lambda row: row.name, style="text"),
    Column("payer", value=lambda row: row.payer_name, style="text"),
    Column("segment", value=lambda row: row.group.segment.upper(), style="text"),
    Column("programmes", value=lambda row: ", ".join(each.upper() for each in row.group.programmes), style="text"),
    Column("size", _people("size"), accepts="people", total=True),
    Column("today", _people("today"), accepts="people", total=True),
    # On these a person's price and the order of enrolment depend
    Column("earns", style="rupiah", accepts="wage"),
    Column("first_month", "", lambda row: row.group.months.first, "plain", accepts="month"),
    Column("last_month", "", lambda row: row.group.months.last, "plain", accepts="month"),
    Column("priority", value=lambda row: row.group.priority, style="plain", accepts="priority"),
    Column("pass_rate", "", lambda row: share(row.group.pass_rate_percent), "exact", accepts="pass_rate"),
    Column("lapse", "", lambda row: share(row.group.lapse_percent), "exact", accepts="percent"),
    Column("payer_number", style="plain", step=True),
    Column("public_payer", style="plain", step=True),
    Column(
        "active", lambda row: "IF(12-{last}<{months_unpaid},1,0)" if row.pays_by_month else "", style="plain", step=True
    ),
]


def groups_tables(model: Model) -> tuple[Table, Table]:
    """Lay out the groups, and below them the planned headcounts."""
    sheet, many, planned = model.text("groups"), len(model.groups), _planned_columns(model)
    return (
        table_of(sheet, TOP, COLUMNS, many, steps_from=len(planned)),
        table_of(sheet, TOP + many + 5, planned, many),
    )


def _planned_columns(model: Model) -> list[Column[GroupRow]]:
    def planned(year: int) -> Column[GroupRow]:
        return Column(year, value=lambda row: row.group.planned.get(year), accepts="people")

    return [Column("group", value=lambda row: row.name, style="text"), *map(planned, model.years_of_plans)]


def write_groups(sheet: Sheet, layout: Layout, model: Model) -> None:
    """Write the sheet."""
    table, planned, columns = layout.groups, layout.planned, _planned_columns(model)
    rows = [_row(model, i) for i in range(len(model.groups))]
    sheet.title("groups", day=model.plan.coverage.date)
    shown = [column for column in COLUMNS if not column.step]
    sheet.widths((0, 0, 30), (1, 1, 22), (2, max(len(shown), len(columns)), 13))
    write_table(sheet, table, COLUMNS, rows, lambda i: _names(layout, i))
    sheet.text(table.end, 0, "together", "text.sum")
    write_totals(sheet, table.end, table, [column for column in shown if column.total], rows)
    sheet.text(planned.top - 1, 0, "planned.title", "subtitle")
    write_table(sheet, planned, columns, rows)
    _sources(sheet, planned.end + 1, rows)
    sheet.freeze(table.row(0))


def _row(model: Model, i: int) -> GroupRow:
    group = model.groups[i]
    return GroupRow(
        group,
        model.names[i],
        model.payer_name(group.payer),
        model.sizes[i],
        model.now[i],
        payer_number=model.payers.index(group.payer) + 1 if group.payer in model.payers else 0,
        public_payer=int(group.payer in model.funds and model.funds[group.payer].kind == "public"),
        active=int(active_at_year_end(group)),
        is_given=bool(model.plan.groups),
    )


def _names(layout: Layout, i: int) -> dict[str, object]:
    """What the formulas of a group name: all people, and what the other groups leave of them."""
    table = layout.groups
    others = [(first, last) for first, last in ((0, i - 1), (i + 1, table.rows - 1)) if first <= last]
    names: dict[str, object] = {
        "last": table.at("last_month", i),
        "months_unpaid": membership_rule("bpu_inactive_after_unpaid_months"),
    }
    for key, line in (("size", "workforce_now"), ("today", "participants")):
        names[f"all_of_{key}"] = people = layout.assumptions.line(line)
        names[f"rest_of_{key}"] = people + "".join(f"-SUM({table.block(key, key, *span)})" for span in others)
    return names


def _sources(sheet: Sheet, row: int, rows: list[GroupRow]) -> None:
    """Where a group's numbers are from, and whether anybody published them."""
    sheet.text(row, 0, "sources", "subtitle")
    for i, each in enumerate(rows, row + 1):
        sheet.string(i, 0, each.name)
        sheet.text(i, 1, f"status.{each.group.status}")
        sheet.string(i, 2, each.group.source or sheet.locale.text("no_source"), "bare")
