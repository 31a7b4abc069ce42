"""The screen of ``ucj roadmap`` for several regions: a line each, and their sum."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ucj_cli.show.gaps import marked, on_shortfalls, or_unknown, together, with_shortfalls
from ucj_cli.show.page import Column, Page, Row, Table
from ucj_cli.show.remarks import remarks

if TYPE_CHECKING:
    from ucj_cli.answers.roadmaps import RegionRoad, Roadmaps
    from ucj_cli.language import Language

HEADS = ("region", "coverage", "from", "until", "target", "new", "lost", "public", "short_of")
SPARE = ("lost", "short_of")


def page(answer: Roadmaps, lang: Language) -> Page:
    """The regions' roads as a page."""
    columns = tuple(Column(lang.say(f"column.{head}"), head != "region", head in SPARE) for head in HEADS)
    table = Table(columns, (*(_region(found, lang) for found in answer.regions), _total(answer, lang)))
    shortfalls = [found.shortfall for found in answer.regions]
    return Page(
        title=lang.say("roadmaps.title", count=len(answer.regions)),
        tables=(with_shortfalls(table, shortfalls),),
        remarks=(*remarks(answer.notes, lang), on_shortfalls(shortfalls, lang)),
    )


def _region(found: RegionRoad, lang: Language) -> Row:
    return Row(
        (
            marked(found.region.name, found.status),
            lang.percent(found.coverage_percent),
            str(found.first),
            str(found.last),
            lang.percent(found.target_percent),
            lang.people(found.new),
            lang.people(found.lapsed),
            lang.number(found.budget.public),
            or_unknown(found.shortfall, lang),
        )
    )


def _total(answer: Roadmaps, lang: Language) -> Row:
    total = answer.total
    return Row(
        (
            together(total.bases, lang),
            *("", "", "", ""),
            lang.people(total.new),
            lang.people(total.lapsed),
            lang.number(total.budget.public),
            or_unknown(total.shortfall, lang),
        ),
        0,
        "strong",
    )
