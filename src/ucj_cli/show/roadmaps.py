"""The screen of ``ucj roadmap`` for several regions: a line each, and their sum."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ucj_cli.show.page import Column, Page, Row, Table
from ucj_cli.show.remarks import remarks

if TYPE_CHECKING:
    from ucj_cli.answers.roadmaps import RegionRoad, Roadmaps
    from ucj_cli.language import Language

HEADS = ("region", "coverage", "until", "target", "new", "lost", "public", "short_of")
SPARE = ("lost", "short_of")


def page(answer: Roadmaps, lang: Language) -> Page:
    """The regions' roads as a page."""
    columns = tuple(Column(lang.say(f"column.{head}"), head != "region", head in SPARE) for head in HEADS)
    total = answer.total
    money = (lang.number(total.budget.public), _or_unknown(total.shortfall, lang))
    cells = (lang.say("gaps.total"), "", "", "", lang.people(total.new), lang.people(total.lapsed), *money)
    rows = (*(Row(_region(found, lang)) for found in answer.regions), Row(cells, 0, "strong"))
    return Page(
        title=lang.say("roadmaps.title", count=len(answer.regions)),
        tables=(Table(columns, rows),),
        remarks=remarks(answer.notes, lang),
    )


def _region(found: RegionRoad, lang: Language) -> tuple[str, ...]:
    return (
        found.region.name,
        lang.percent(found.coverage_percent),
        str(found.last),
        lang.percent(found.target_percent),
        lang.people(found.new),
        lang.people(found.lapsed),
        lang.number(found.budget.public),
        _or_unknown(found.shortfall, lang),
    )


def _or_unknown(amount: int | None, lang: Language) -> str:
    return lang.say("unknown") if amount is None else lang.number(amount)
