"""The sheets to read first and last: what the figures stand on and who published it; notes and the method in brief."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from ucj_cli.engine.notes import each_once
from ucj_cli.plan_file.provenance import origin_of
from ucj_cli.plan_file.series import workforce_in
from ucj_cli.render.excel.book import NONE, share
from ucj_cli.render.excel.column import Column, write_list
from ucj_cli.render.excel.funds import given_ceiling
from ucj_cli.render.excel.table import TOP, Table, derived_percent, half_up_share, looked_up, numbered
from ucj_cli.render.page import Remark, told
from ucj_cli.vocabulary import TargetPath

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ucj_cli.render.excel.book import Sheet, Value
    from ucj_cli.render.excel.model import Model
    from ucj_cli.render.excel.table import Layout

SOURCE_WIDTH, NOTE_WIDTH = 70, 95
METHOD = ("target", "gap", "split", "price", "money", "road", "rounding")
HANDLING = ("inputs", "fixed", "steps", "separators", "check")


def _given_in_percent(model: Model) -> bool:
    """Whether the plan gives today's coverage in per cent, not in participants."""
    return model.standing.observation.participants is None


_COVERAGE = derived_percent("{participants}", "{workforce_now}")
ASSUMPTIONS: list[Column[Model]] = [
    Column("region", value=lambda model: model.plan.region.name, style="text"),
    Column("code", value=lambda model: model.plan.region.code or "", style="text"),
    Column("as_of", value=lambda model: model.standing.day, style="date"),
    Column("as_of_year", value=lambda model: model.standing.day.year, style="year"),
    Column(
        "percent",
        value=lambda model: share(model.standing.observation.percent or 0) if _given_in_percent(model) else NONE,
        style="exact",
        accepts=lambda model: "coverage" if _given_in_percent(model) else "",
    ),
    Column(
        "participants",
        lambda model: half_up_share("{percent}", "{workforce_now}") if _given_in_percent(model) else "",
        lambda model: model.gap.participants,
        accepts="people",
    ),
    Column("coverage_now", _COVERAGE, lambda model: share(model.gap.coverage_percent), "percent"),
    Column(
        "workforce_now",
        looked_up("{workforces}", "{years}", "{as_of_year}"),
        lambda model: workforce_in(model.plan.workforce, model.standing.day.year),
    ),
    Column("sizes_year", value=lambda model: model.plan.coverage.date.year, style="year"),
    Column(
        "workforce_sized",
        looked_up("{workforces}", "{years}", "{sizes_year}"),
        lambda model: workforce_in(model.plan.workforce, model.plan.coverage.date.year),
    ),
    Column("growth", value=lambda model: share(model.plan.workforce.growth_percent), style="exact", accepts="growth"),
    Column("path", "", lambda model: model.plan.targets.path, "text", "choice", get_args(TargetPath)),
]
"""What is given once for all years, and what follows from it: a line each."""


def assumptions_table(model: Model) -> Table:
    """Lay out the list that the sheet begins with."""
    heads, lines = numbered(("item", "value", "source", "status")), tuple(str(line.key) for line in ASSUMPTIONS)
    return Table(model.text("assumptions"), TOP + 2, len(lines), heads, lines)


def write_assumptions(sheet: Sheet, layout: Layout, model: Model) -> None:
    """Write the sheet."""
    table = layout.assumptions
    sheet.title("assumptions", region=model.plan.region.name)
    for column, (key, style) in enumerate((("input", "text.input"), ("computed", "text"), ("step", "text.step"))):
        sheet.text(2, column, f"legend.{key}", style)
    for heading, at in table.columns.items():
        sheet.heading(table.top, at, str(heading))
    names = {"workforces": layout.targets.all("workforce"), "years": layout.targets.all("year")}
    write_list(sheet, table, ASSUMPTIONS, model, names)
    coverage = model.standing.observation
    of_coverage = (coverage.source, coverage.status)
    origins = {
        **dict.fromkeys(("as_of", "percent", "participants"), of_coverage),
        "growth": origin_of(model.plan, "workforce", "growth_percent")[1:],
        "path": origin_of(model.plan, "targets", "path")[1:],
    }
    for i, line in enumerate(table.lines):
        sheet.text(table.row(i), 0, f"assumption.{line}")
        _origin(sheet, table.row(i), *origins.get(line, (None, None)))
    sheet.text(table.end + 1, 0, "assumptions.linked", "subtitle")
    linked = list(_linked(layout, model))
    for row, (label, cell, value, style, *origin) in enumerate(linked, table.end + 2):
        sheet.string(row, 0, label)
        sheet.formula(row, 1, cell, value, style)
        _origin(sheet, row, *origin)
    _checks(sheet, layout, model, table.end + len(linked) + 3)
    sheet.widths((0, 0, 46), (1, 1, 22), (2, 2, SOURCE_WIDTH + 8), (3, 3, 16))
    sheet.freeze(table.row(0), (table.top, table.top))


def _linked(layout: Layout, model: Model) -> Iterable[tuple[str, str, Value, str, str | None, str | None]]:
    """Every input of the sheets of targets and funds: label, cell, value, style; source and status."""
    workforce, targets = model.plan.workforce, model.plan.targets
    at = {year: i for i, year in enumerate(model.years_of_targets)}
    for year, size in sorted(workforce.size.items()):
        label = model.text("assumption.size", year=year)
        cell = layout.targets.at("size", at[year])
        yield (label, cell, size, "people", *origin_of(model.plan, "workforce", "size", year)[1:])
    for year, percent in sorted(targets.percent.items()):
        label = model.text("assumption.target", year=year)
        cell = layout.targets.at("given", at[year])
        yield (label, cell, share(percent), "exact", *origin_of(model.plan, "targets", "percent", year)[1:])
    for year, people in sorted(targets.participants.items()):
        label = model.text("assumption.target", year=year)
        cell = layout.targets.at("given_people", at[year])
        yield (label, cell, people, "people", *origin_of(model.plan, "targets", "participants", year)[1:])
    for i, (name, fund) in enumerate(model.funds.items()):
        if fund.growth_percent is not None:
            label = model.text("assumption.ceiling_growth", fund=model.payer_name(name))
            cell = layout.fund_terms.at("ceiling_growth", i)
            source = origin_of(model.plan, "funds", name, "growth_percent").source
            yield (label, cell, share(fund.growth_percent), "exact", source, "assumed")
        for year, ceiling in sorted(fund.ceiling.items()):
            label = model.text("assumption.ceiling", fund=model.payer_name(name), year=year)
            cell = layout.funds.at(given_ceiling(name, fund), model.years_of_funds.index(year))
            source, status = origin_of(model.plan, "funds", name, "ceiling", year)[1:]
            yield (label, cell, ceiling, "money", source, status if status == "assumed" else None)


def _origin(sheet: Sheet, row: int, source: str | None, status: str | None) -> None:
    sheet.make_room(row, source or "", SOURCE_WIDTH)
    sheet.string(row, 2, source or "", "wrapped")
    if status:
        sheet.text(row, 3, f"status.{status}")
    else:
        sheet.string(row, 3, "")


def _checks(sheet: Sheet, layout: Layout, model: Model, row: int) -> None:
    """Write the checks that the groups add up: what is changed here may part them, and `ucj` would refuse that plan."""
    assumed, many, fine = layout.assumptions.line, len(model.groups), model.text("checks.agree")
    size, today = layout.groups.at("size", many), layout.groups.at("today", many)
    workforce, participants = assumed("workforce_sized"), assumed("participants")
    sheet.text(row, 0, "checks.title", "subtitle")
    for i, (key, holds, otherwise) in enumerate(
        (
            ("size", f"{size}={workforce}", f"{size}-{workforce}"),
            ("today", f"{today}={participants}", f"{today}-{participants}"),
        ),
        row + 1,
    ):
        sheet.text(i, 0, f"checks.{key}")
        sheet.formula(i, 1, f'IF({holds},"{fine}",{otherwise})', fine, "plain")
        remark = model.text(f"checks.{key}.remark")
        sheet.make_room(i, remark, SOURCE_WIDTH)
        sheet.string(i, 2, remark, "wrapped")
    sheet.mark_unless((row + 1, 1, row + 2, 1), fine)


def write_notes(sheet: Sheet, model: Model) -> None:
    """Write the sheet of notes: what to know before showing a figure, how to work with the file, where it is from."""
    made = [model.text("made", version=model.gap.ucj)]
    if model.report.made:
        made.append(model.locale.text("report.made", day=model.report.made))
    if model.gap.plan is not None:
        made += [model.text("plan", path=path, sha256=sha256) for path, sha256 in model.gap.plan.files]
    sheet.title("notes", year=model.report.year)
    known = [Remark("", note.text) for note in each_once((*model.gap.notes, *model.report.roadmap.notes))]
    row = 3
    for heading, texts in (
        ("know", [remark.text for remark in told(known, ())]),
        ("handling", [model.text(f"handling.{key}") for key in HANDLING]),
        ("method", [model.text(f"method.{key}") for key in METHOD]),
        ("origin", made),
    ):
        sheet.text(row, 0, f"notes.{heading}", "subtitle")
        for text in texts:
            row += 1
            sheet.make_room(row, text, NOTE_WIDTH)
            sheet.string(row, 0, text, "prose")
        row += 2
    sheet.widths((0, 0, NOTE_WIDTH + 10))
