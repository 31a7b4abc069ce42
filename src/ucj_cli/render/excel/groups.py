"""The sheet of groups: who they are, what a person earns, who pays, and the headcounts planned by year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ucj_cli.engine.notes import active_at_year_end
from ucj_cli.law.tables import membership_rule
from ucj_cli.render.excel.book import share

if TYPE_CHECKING:
    from ucj_cli.plan_file.model import Group
    from ucj_cli.render.excel.book import Sheet
    from ucj_cli.render.excel.layout import Layout
    from ucj_cli.render.excel.model import Model


def write_groups(sheet: Sheet, layout: Layout, model: Model) -> None:
    """Write the sheet."""
    told, steps, planned = *layout.groups, layout.planned
    sheet.title("groups.title", "groups.remark", day=model.plan.coverage.date)
    for table in layout.groups:
        sheet.headings(table.top, table.left, map(str, table.columns))
    for i, group in enumerate(model.groups):
        _identity(sheet, layout, model, i)
        _people(sheet, layout, model, i)
        _terms(sheet, layout, group, i)
        _steps(sheet, layout, model, i)
    _sums(sheet, layout, model)
    _planned(sheet, layout, model)
    _sources(sheet, layout, model)
    checked = {
        "size": "people", "today": "people", "earns": "wage", "first_month": "month", "last_month": "month",
        "priority": "priority", "pass_rate": "pass_rate", "lapse": "percent",
    }  # fmt: skip
    for key, kind in checked.items():
        column = told.column(key)
        sheet.accept((told.row(0), column), (told.end - 1, column), kind)
    sheet.accept((planned.row(0), 1), (planned.end - 1, len(planned.columns) - 1), "people")
    sheet.widths((0, 0, 30), (1, 1, 22), (2, max(len(told.columns), len(planned.columns)), 13))
    sheet.steps(steps)
    sheet.freeze(told.row(0))


def _identity(sheet: Sheet, layout: Layout, model: Model, i: int) -> None:
    """What a group is: fixed in the workbook, because the rows of the law that it follows depend on it."""
    group, told = model.groups[i], layout.groups.told
    texts = {
        "group": model.names[i],
        "segment": group.segment.upper(),
        "programmes": ", ".join(programme.upper() for programme in group.programmes),
        "payer": model.report.details.payer_names[group.payer],
    }
    for key, text in texts.items():
        sheet.text(told.row(i), told.column(key), text)


def _people(sheet: Sheet, layout: Layout, model: Model, i: int) -> None:
    """Workers and participants: inputs, but for the rest, which is what the others leave."""
    here, told, group = sheet.name, layout.groups.told, model.groups[i]
    for key, whole, value in (
        ("size", "workforce_now", model.sizes[i]),
        ("today", "participants", model.now[i]),
    ):
        row, column = told.row(i), told.column(key)
        total = layout.assumed(whole, here)
        if group.workers == "rest":
            others = [(0, i - 1), (i + 1, told.rows - 1)]
            less = "".join(f"-SUM({told.block(key, key, *span, here)})" for span in others if span[0] <= span[1])
            sheet.formula(row, column, total + less, value, "people")
        elif not model.plan.groups:  # the group of those covered today, in a plan without groups
            covered = f"MIN({total},{layout.assumed('participants', here)})"
            sheet.formula(row, column, covered, value, "people")
        else:
            sheet.given(row, column, value, "people")


def _terms(sheet: Sheet, layout: Layout, group: Group, i: int) -> None:
    """The inputs on which a person's price and the order of enrolment depend."""
    told = layout.groups.told
    earns = group.wage if group.segment == "pu" else group.income
    rate, lapse = group.pass_rate_percent, group.lapse_percent
    for key, value, style in (
        ("earns", earns, "rupiah"),
        ("first_month", group.months.first, "plain"),
        ("last_month", group.months.last, "plain"),
        ("priority", group.priority, "plain"),
        ("pass_rate", None if rate is None else share(rate), "exact"),
        ("lapse", share(lapse), "exact"),
    ):
        sheet.given(told.row(i), told.column(key), value, style)


def _steps(sheet: Sheet, layout: Layout, model: Model, i: int) -> None:
    """What formulas ask of a group: its payer's number, whether that is public money, whether December is insured."""
    group, steps = model.groups[i], layout.groups.steps
    row = steps.row(i)
    number = model.payers.index(group.payer) + 1 if group.payer in model.payers else 0
    public = group.payer in model.funds and model.funds[group.payer].kind == "public"
    sheet.number(row, steps.column("payer_number"), number, "plain.step")
    sheet.number(row, steps.column("public_payer"), int(public), "plain.step")
    active = int(active_at_year_end(group))
    if group.segment == "pu" or group.payer == "elsewhere":
        sheet.number(row, steps.column("active"), active, "plain.step")
    else:
        last = layout.groups.told.at("last_month", i, sheet.name)
        unpaid = membership_rule("bpu_inactive_after_unpaid_months")
        sheet.formula(row, steps.column("active"), f"IF(12-{last}<{unpaid},1,0)", active, "plain.step")


def _sums(sheet: Sheet, layout: Layout, model: Model) -> None:
    told = layout.groups.told
    sheet.say(told.end, 0, "together", "text.sum")
    for key, value in (("size", sum(model.sizes)), ("today", sum(model.now))):
        sheet.formula(told.end, told.column(key), f"SUM({told.all(key, sheet.name)})", value, "people.sum")


def _planned(sheet: Sheet, layout: Layout, model: Model) -> None:
    planned = layout.planned
    sheet.say(planned.top - 1, 0, "planned.title", "subtitle")
    sheet.say(planned.top, 0, "column.group", "head")
    for year in planned.columns[1:]:
        sheet.number(planned.top, planned.column(year), int(str(year)), "head.year")
    for i, group in enumerate(model.groups):
        sheet.text(planned.row(i), 0, model.names[i])
        for year in planned.columns[1:]:
            sheet.given(planned.row(i), planned.column(year), group.planned.get(int(str(year))), "people")


def _sources(sheet: Sheet, layout: Layout, model: Model) -> None:
    """Where a group's numbers are from, and whether anybody published them."""
    row = layout.planned.end + 2
    sheet.say(row - 1, 0, "sources", "subtitle")
    for i, group in enumerate(model.groups, row):
        sheet.text(i, 0, model.names[i - row])
        sheet.say(i, 1, f"status.{group.status}")
        sheet.text(i, 2, group.source or model.lang.text("no_source"), "bare")
