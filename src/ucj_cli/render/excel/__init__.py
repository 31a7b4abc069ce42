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
    from ucj_cli.engine.report import Report
    from ucj_cli.i18n import Locale


def check_extra() -> None:
    """Check that workbooks can be written.

    Raises:
        MissingExtraError: XlsxWriter is not installed.
    """
    if find_spec("xlsxwriter") is None:
        raise MissingExtraError("extra_missing")


def workbook(report: Report, locale: Locale) -> bytes:
    """*report* as an Excel workbook in the language of *locale*; the same report always makes the same bytes.

    Raises:
        MissingExtraError: XlsxWriter is not installed.
        OutputError: the plan is more than a spreadsheet can hold or compute exactly.
    """
    check_extra()
    from ucj_cli.render.excel import (
        assumptions,
        funds,
        groups,
        inputs,
        months,
        rates,
        record,
        roadmap,
        targets,
        terms,
        year,
    )
    from ucj_cli.render.excel.book import Book
    from ucj_cli.render.excel.model import model_of
    from ucj_cli.render.excel.table import Layout

    model = model_of(report, locale)
    layout = Layout(
        assumptions.assumptions_table(model),
        targets.targets_table(model),
        *groups.groups_tables(model),
        terms.terms_table(model),
        *rates.rates_tables(model),
        *year.year_tables(model),
        *months.months_tables(model),
        *roadmap.roadmap_tables(model),
        *funds.funds_tables(model),
    )
    book = Book(locale, report.plan.region.name, model.standing.day)
    for key, write in (
        ("assumptions", assumptions.write_assumptions),
        ("targets", targets.write_targets),
        ("groups", groups.write_groups),
        ("terms", terms.write_terms),
        ("rates", rates.write_rates),
        ("year", year.write_year),
        ("months", months.write_months),
        ("roadmap", roadmap.write_roadmap),
        ("funds", funds.write_funds),
    ):
        sheet = book.sheet(key)
        write(sheet, layout.seen_from(sheet.name), model)
        if key == "year":
            sheet.page.activate()  # who opens the file sees the answers
    record.write_record(book.sheet("record"), model)
    assumptions.write_notes(book.sheet("notes"), model)
    inputs.write_inputs(book, layout, model)
    return book.content()
