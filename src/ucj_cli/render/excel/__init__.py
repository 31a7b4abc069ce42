"""A report as a workbook whose formulas are live: change an input, and everything down to the shortfall follows.

A sheet is a file here. `layout` settles where everything stands, `block` holds the formulas of a year's groups, and
every formula is written with the figure that the engine worked out: previews show it, and a recalculation must agree.
"""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING

from ucj_cli.errors import MissingExtraError

if TYPE_CHECKING:
    from ucj_cli.engine.report import Report
    from ucj_cli.i18n import Locale


def workbook(report: Report, locale: Locale) -> bytes:
    """*report* as an Excel workbook in *lang*; the same report always makes the same bytes.

    Raises:
        MissingExtraError: XlsxWriter is not installed.
        OutputError: the plan is more than a spreadsheet can hold or compute exactly.
    """
    if find_spec("xlsxwriter") is None:
        raise MissingExtraError("extra_missing", extra="excel")
    from ucj_cli.render.excel.assumptions import write_assumptions
    from ucj_cli.render.excel.book import Book
    from ucj_cli.render.excel.funds import write_funds
    from ucj_cli.render.excel.groups import write_groups
    from ucj_cli.render.excel.layout import layout_of
    from ucj_cli.render.excel.model import model_of
    from ucj_cli.render.excel.notes import write_notes
    from ucj_cli.render.excel.prices import write_prices
    from ucj_cli.render.excel.rates import write_rates
    from ucj_cli.render.excel.roadmap import write_roadmap
    from ucj_cli.render.excel.targets import write_targets
    from ucj_cli.render.excel.year import write_year

    model = model_of(report, locale)
    layout = layout_of(model)
    book = Book(locale, report.plan.region.name, report.plan.coverage.date)
    write_assumptions(book.sheet("assumptions"), layout, model)
    write_targets(book.sheet("targets"), layout, model)
    write_groups(book.sheet("groups"), layout, model)
    rates = book.sheet("rates")
    write_rates(rates, layout, model)
    write_prices(rates, layout, model)
    write_year(book.sheet("year"), layout, model)
    write_roadmap(book.sheet("roadmap"), layout, model)
    write_funds(book.sheet("funds"), layout, model)
    write_notes(book.sheet("notes"), model)
    return book.content()
