"""Reports: the document of one region or of several, whose chapters become a page of HTML or Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ucj_cli.engine.report import Report
from ucj_cli.render.text import to_markdown

if TYPE_CHECKING:
    from ucj_cli.engine.report import RegionsReport
    from ucj_cli.i18n import Locale
    from ucj_cli.render.page import Document


def document(report: Report | RegionsReport, locale: Locale) -> Document:
    """Build the document of *report*, before it is drawn on any medium."""
    from ucj_cli.render.report import region, regions

    return region.document(report, locale) if isinstance(report, Report) else regions.document(report, locale)


def markdown(report: Report | RegionsReport, locale: Locale) -> str:
    """Write *report* as Markdown."""
    return to_markdown(document(report, locale), locale)
