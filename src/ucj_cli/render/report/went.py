"""The chapter of a report about how it went: the verdict, a picture of path and observations, and their tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ucj_cli.render.course import course_of
from ucj_cli.render.page import Chapter, Picture
from ucj_cli.render.screens.track import given_years, pace_facts, track_tables, verdict

if TYPE_CHECKING:
    from ucj_cli.engine.report import Report
    from ucj_cli.i18n import Locale
    from ucj_cli.render.course import Course


def went(report: Report, locale: Locale) -> dict[str, Chapter]:
    """Tell how it went, under the chapter's name; nothing where there is only where the path begins."""
    answer = report.track
    if len(answer.observations) == 1 and not answer.year_ends:
        return {}
    chapter = Chapter(
        locale.text("report.went"),
        lead=verdict(answer, locale),
        facts=tuple(pace_facts(answer, locale)),
        tables=tuple(track_tables(answer, locale, report.track_details)),
        picture=Picture(locale.text("picture.went")) if course(report) else None,
        tables_apart=True,
    )
    return {"went": chapter}


def course(report: Report) -> Course | None:
    """Return what the picture of the chapter shows, if it has one."""
    return course_of(report.track, given_years(report.track_details))
