"""The screen of ``ucj roadmap`` for several regions: a line each, and their sum."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ucj_cli.render.page import Column, Page, Row, Table
from ucj_cli.render.screens.gaps import marked, on_shortfalls, or_unknown, together, with_shortfalls
from ucj_cli.render.screens.remarks import remarks

if TYPE_CHECKING:
    from ucj_cli.answers.roadmap import RegionRoad, Roadmaps
    from ucj_cli.i18n import Locale

HEADS = ("region", "coverage", "from", "until", "target", "new", "lost", "public", "short_of")
DROPPABLE = ("lost", "short_of")


def page(answer: Roadmaps, locale: Locale) -> Page:
    """The regions' roads as a page."""
    columns = tuple(Column(locale.text(f"column.{head}"), head != "region", head in DROPPABLE) for head in HEADS)
    table = Table(columns, (*(_region(found, locale) for found in answer.regions), _total(answer, locale)))
    shortfalls = [found.shortfall for found in answer.regions]
    return Page(
        title=locale.text("roadmaps.title", count=len(answer.regions)),
        tables=(with_shortfalls(table, shortfalls),),
        remarks=(*remarks(answer.notes, locale), on_shortfalls(shortfalls, locale)),
    )


def _region(found: RegionRoad, locale: Locale) -> Row:
    return Row(
        (
            marked(found.region.name, found.status),
            locale.percent(found.coverage_percent),
            str(found.first),
            str(found.last),
            locale.percent(found.target_percent),
            locale.people(found.new),
            locale.people(found.lapsed),
            locale.number(found.budget.public),
            or_unknown(found.shortfall, locale),
        )
    )


def _total(answer: Roadmaps, locale: Locale) -> Row:
    total = answer.total
    return Row(
        (
            together(total.bases, locale),
            *("", "", "", ""),
            locale.people(total.new),
            locale.people(total.lapsed),
            locale.number(total.budget.public),
            or_unknown(total.shortfall, locale),
        ),
        0,
        "strong",
    )
