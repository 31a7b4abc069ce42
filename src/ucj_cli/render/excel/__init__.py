"""A report as a workbook whose formulas are live: change an input, and everything down to the shortfall follows.

A sheet is a file here, and the columns of a sheet are a list at its head: to change a column is to change its line in
the list, and its text in the catalogues. `column` writes tables that are made of such lists, `table` says where they
stand, `block` holds the groups of a year, which stand on two sheets, and `model` what there is to tell. Every formula
is written with the figure that the engine worked out: previews show it, and a recalculation must agree.
"""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING

from ucj_cli.errors import MissingExtraError

if TYPE_CHECKING:
    from ucj_cli.answers.report import Report
    from ucj_cli.i18n import Locale
    from ucj_cli.render.excel.model import Model
    from ucj_cli.render.excel.table import Layout


def workbook(report: Report, locale: Locale) -> bytes:
    """*report* as an Excel workbook in the language of *locale*; the same report always makes the same bytes.

    Raises:
        MissingExtraError: XlsxWriter is not installed.
        OutputError: the plan is more than a spreadsheet can hold or compute exactly.
    """
    if find_spec("xlsxwriter") is None:
        raise MissingExtraError("extra_missing", extra="excel")
    from ucj_cli.render.excel.assumptions import write_assumptions, write_notes
    from ucj_cli.render.excel.book import Book
    from ucj_cli.render.excel.groups import write_groups
    from ucj_cli.render.excel.model import model_of
    from ucj_cli.render.excel.rates import write_rates
    from ucj_cli.render.excel.roadmap import write_funds, write_roadmap
    from ucj_cli.render.excel.targets import write_targets
    from ucj_cli.render.excel.year import write_year

    model = model_of(report, locale)
    layout = _layout_of(model)
    book = Book(locale, report.plan.region.name, report.plan.coverage.date)
    for key, write in (
        ("assumptions", write_assumptions),
        ("targets", write_targets),
        ("groups", write_groups),
        ("rates", write_rates),
        ("year", write_year),
        ("roadmap", write_roadmap),
        ("funds", write_funds),
    ):
        sheet = book.sheet(key)
        write(sheet, layout.seen_from(sheet.name), model)
    write_notes(book.sheet("notes"), model)
    return book.content()


def _layout_of(model: Model) -> Layout:
    """Lay out the sheets for *model*."""
    from ucj_cli.render.excel.assumptions import assumptions_table
    from ucj_cli.render.excel.groups import groups_tables
    from ucj_cli.render.excel.rates import rates_tables
    from ucj_cli.render.excel.roadmap import funds_table, roadmap_tables
    from ucj_cli.render.excel.table import Layout
    from ucj_cli.render.excel.targets import targets_table
    from ucj_cli.render.excel.year import year_tables

    return Layout(
        assumptions_table(model),
        targets_table(model),
        *groups_tables(model),
        *rates_tables(model),
        *year_tables(model),
        *roadmap_tables(model),
        funds_table(model),
    )
