"""The sheet of months: the money of the chosen year by month and programme, and below it who brings it about."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ucj_cli.render.excel.column import Column, table_of, write_table, write_totals
from ucj_cli.render.excel.table import TOP

if TYPE_CHECKING:
    from ucj_cli.render.excel.book import Sheet
    from ucj_cli.render.excel.model import Model
    from ucj_cli.render.excel.table import Layout, Table

MONTHS = range(1, 13)
HEAD = 4
"""Where the first table begins: above it stands the chosen year."""


class Part(NamedTuple):
    """What a group's people owe for a programme: its number among what is owed.

    `public` is whether a public fund pays it in the chosen year, `is_ever_public` whether one does in any year.
    """

    number: int
    group: int
    programme: str
    bearer: str
    public: int
    is_ever_public: bool


def _parts(model: Model) -> list[Part]:
    ever = {term.number for term in model.terms if term.public}
    chosen = model.chosen.result.groups
    return [
        Part(
            n,
            owed.group,
            owed.programme,
            owed.bearer,
            int(owed.bearer == "payer" and chosen[owed.group].is_public),
            owed.bearer == "payer" and owed.group in ever,
        )
        for n, owed in enumerate(model.law.owed)
    ]


def _programmes(parts: list[Part]) -> list[str]:
    return list(dict.fromkeys(part.programme for part in parts))


def _rupiah(model: Model, part: Part, month: int) -> int:
    """Return what the people of a part owe in a month of the chosen year."""
    found = model.chosen.result.groups[part.group]
    return sum(
        people * contribution.rupiah
        for people, contribution in found.contributions_in(month)
        if (contribution.programme, contribution.bearer) == (part.programme, part.bearer)
    )


def months_tables(model: Model) -> tuple[Table, Table]:
    """Lay out the months, and below them the parts of their money."""
    sheet, parts = model.text("months"), _parts(model)
    table = table_of(sheet, HEAD, _month_columns(model, parts), len(MONTHS))
    return table, table_of(sheet, table.end + 5, _part_columns(model), len(parts))


def write_months(sheet: Sheet, layout: Layout, model: Model) -> None:
    """Write the sheet."""
    table, below, parts = layout.months, layout.parts, _parts(model)
    columns = _month_columns(model, parts, layout)
    sheet.title("months", region=model.plan.region.name)
    sheet.widths((0, 0, 30), (1, 1, 18), (2, 16, 14))
    sheet.text(TOP - 1, 0, "column.year")
    sheet.formula(TOP - 1, 1, layout.figures.line("year"), model.report.year, "year")
    write_table(sheet, table, columns, MONTHS)
    sheet.text(table.end, 0, "months.sum", "text.sum")
    write_totals(sheet, table.end, table, columns[1:], MONTHS)
    _check(sheet, layout, model)
    if parts:
        sheet.text(below.top - 1, 0, "months.parts", "subtitle")
        write_table(sheet, below, _part_columns(model, layout), parts)
    sheet.keep_together((0, table.end + 1), (below.top - 1, below.end))
    sheet.freeze(table.row(0))
    sheet.head_pages(below)


def _check(sheet: Sheet, layout: Layout, model: Model) -> None:
    """Say whether the months come to the year's money, or how much they differ."""
    row, fine = layout.months.end + 1, model.text("checks.agree")
    months, year = layout.months.at("total", len(MONTHS)), layout.year.at("total", layout.year.rows)
    sheet.text(row, 0, "months.check")
    sheet.formula(row, 1, f'IF({months}={year},"{fine}",{months}-{year})', fine, "plain")
    sheet.mark_unless((row, 1, row, 1), fine)


def _month_columns(model: Model, parts: list[Part], layout: Layout | None = None) -> list[Column[int]]:
    """Return the columns; a row is written from its month. Without a *layout* they have no formulas."""

    def money(key: tuple[str, str] | str, heading: str, chosen: list[Part], of: str, *, public: bool) -> Column[int]:
        def formula(month: int) -> str:
            return f"SUMPRODUCT({of}{layout.parts.all(month)})" if layout and chosen else ""

        return Column(
            key,
            formula,
            lambda month: sum(_rupiah(model, part, month) * (part.public if public else 1) for part in chosen),
            style="rupiah",
            total=True,
            heading=heading,
            strong=isinstance(key, str),
        )

    found: list[Column[int]] = [
        Column("month", value=model.locale.month_name, style="text"),
        Column("paid_for", lambda month: _people(layout, month), lambda month: _people_in(model, month)),
    ]
    for kind, among in (("all", parts), ("public", [part for part in parts if part.is_ever_public])):
        flag = f"{layout.parts.all('public_part')}*" if layout and parts and kind == "public" else ""
        for programme in _programmes(among):
            own = [part for part in among if part.programme == programme]
            is_own = f'({layout.parts.all("programme")}="{programme.upper()}")*' if layout else ""
            heading = model.text(f"months.{kind}", programme=programme.upper())
            found.append(money((kind, programme), heading, own, f"{flag}{is_own}", public=kind == "public"))
        name = {"all": "total", "public": "public"}[kind]
        found.append(money(name, model.text(f"column.{name}"), among, flag, public=kind == "public"))
    return found


def _people(layout: Layout | None, month: int) -> str:
    """Return the formula of the people who are paid for in a month."""
    if layout is None:
        return ""
    refs = {key: f"{ref:all}" for key, ref in layout.year.refs(0).items()}
    return f"SUMPRODUCT({_paid_in(month, **refs)}*({refs['payer_number']}>0))"


def _paid_in(month: int, **year: str) -> str:
    """Return the formula of who is paid for in a month: those who are there, and from their own month on the new."""
    people = "({existing}*({first_month}<={month})+{new}*({new_first}<={month}))*({last_month}>={month})"
    return people.format(month=month, **year)


def _people_in(model: Model, month: int) -> int:
    return model.report.budget.months[month - 1].people


def _part_columns(model: Model, layout: Layout | None = None) -> list[Column[Part]]:
    """Return the columns of the parts. Without a *layout* they have no formulas."""

    def in_month(month: int) -> Column[Part]:
        return Column(
            month,
            lambda part: _in_month(layout, model, part, month) if layout else "",
            lambda part: _rupiah(model, part, month),
            style="rupiah",
            heading=model.locale.month_name(month),
        )

    def sum_of(part: Part) -> int:
        return sum(_rupiah(model, part, month) for month in MONTHS)

    def sum_formula(part: Part) -> str:
        return f"SUM({layout.parts.block(1, len(MONTHS), part.number, part.number)})" if layout else ""

    return [
        Column("group", value=lambda part: model.names[part.group], style="text"),
        Column(
            "payer",
            lambda part: layout.year.at("payer", part.group) if layout else "",
            lambda part: model.payer_name(model.chosen.result.groups[part.group].payer),
            "word",
        ),
        Column("programme", value=lambda part: part.programme.upper(), style="text"),
        Column("owed_by", value=lambda part: model.text(f"bearer.{part.bearer}"), style="text"),
        *map(in_month, MONTHS),
        Column("total", sum_formula, sum_of, "rupiah", strong=True),
        Column(
            "public_part",
            lambda part: layout.year.at("public_payer", part.group) if layout and part.bearer == "payer" else "",
            lambda part: part.public,
            "plain",
            step=True,
        ),
    ]


def _in_month(layout: Layout, model: Model, part: Part, month: int) -> str:
    """Return the formula of people x what one of them owes in the month, if it is one of those paid."""
    owed, last = layout.owed, len(model.law.periods) - 1
    cells = {key: layout.year.at(key, part.group) for key in layout.year.columns if isinstance(key, str)}
    people = _paid_in(month, **cells)
    at = f"{layout.figures.line('year')}*12+{month}"
    begins, ends = owed.block(0, last, -4, -4), owed.block(0, last, -3, -3)
    price = f"SUMPRODUCT(({begins}<={at})*({ends}>={at})*{owed.block(0, last, part.number, part.number)})"
    return f"{people}*{price}"
