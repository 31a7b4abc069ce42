"""The chapter of a report about what is uncertain: what each such input moves alone, between its ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ucj_cli.render.page import Chapter, Picture
from ucj_cli.render.screens.sweep import swings_table, tornado_remarks

if TYPE_CHECKING:
    from ucj_cli.engine.report import Report
    from ucj_cli.i18n import Locale


def uncertain(report: Report, locale: Locale) -> dict[str, Chapter]:
    """Tell what moves public money most, under the chapter's name; nothing of a plan that says nothing of it."""
    if not report.swings:
        return {}
    years = report.roadmap.years
    facts = {"first": years[0].year, "last": years[-1].year}
    chapter = Chapter(
        locale.text("report.uncertain"),
        tables=(swings_table(report.swings, locale)._replace(title=locale.text("report.uncertain.table", **facts)),),
        remarks=tuple(tornado_remarks(report.swings, locale)),
        picture=Picture(locale.text("picture.uncertain", **facts)),
        tables_apart=True,
    )
    return {"uncertain": chapter}
