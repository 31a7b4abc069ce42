"""The chapter of a report about what is uncertain: what each such input moves alone, between its ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ucj_cli.i18n.visible import visible
from ucj_cli.render.page import Chapter, Picture
from ucj_cli.render.screens.parts import Field
from ucj_cli.render.screens.sweep import swings_table, tornado_remarks

if TYPE_CHECKING:
    from ucj_cli.answers.sweep import Swing
    from ucj_cli.engine.report import Report
    from ucj_cli.i18n import Locale


def uncertain(report: Report, locale: Locale) -> dict[str, Chapter]:
    """Tell what moves public money most, under the chapter's name; nothing of a plan that says nothing of it."""
    if not report.swings:
        return {}

    def source(swing: Swing, _: Locale) -> str:
        known = report.plan.uncertain.get(swing.path)
        return visible(known.source or "") if known else ""

    years = report.roadmap.years
    facts = {"first": years[0].year, "last": years[-1].year}
    table = swings_table(report.swings, locale, last=(Field("source", source, number=False),))
    chapter = Chapter(
        locale.text("report.uncertain"),
        tables=(table._replace(title=locale.text("report.uncertain.table", **facts)),),
        remarks=tuple(tornado_remarks(report.swings, locale)),
        picture=Picture(locale.text("picture.uncertain", **facts)),
        tables_apart=True,
    )
    return {"uncertain": chapter}
