"""The screen of ``ucj gap`` for several regions: a line each, and their sum."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ucj_cli.show.page import Column, Page, Row, Table
from ucj_cli.show.remarks import remarks

if TYPE_CHECKING:
    from ucj_cli.answers.gaps import Gaps, GapTotal, RegionGap
    from ucj_cli.language import Language

HEADS = ("region", "workers", "coverage", "target", "new", "public", "short_of")
SPARE = ("workers", "short_of", "target")


def page(answer: Gaps, lang: Language) -> Page:
    """The regions' gaps as a page."""
    columns = tuple(Column(lang.say(f"column.{head}"), head != "region", head in SPARE) for head in HEADS)
    lines = [_row(found.region.name, _region(found, lang)) for found in answer.regions]
    total = Row((lang.say("gaps.total"), *_total(answer.total, lang)), 0, "strong")
    return Page(
        title=lang.say("gaps.title", year=answer.year, count=len(answer.regions)),
        tables=(Table(columns, (*lines, total)),),
        remarks=remarks(answer.notes, lang),
    )


def _row(name: str, cells: tuple[str, ...]) -> Row:
    return Row((name, *cells))


def _region(found: RegionGap, lang: Language) -> tuple[str, ...]:
    return (
        lang.people(found.workforce),
        lang.percent(found.coverage_in_year_percent),
        lang.percent(found.target_percent),
        lang.people(found.gap),
        lang.number(found.budget.public),
        lang.say("unknown") if found.shortfall is None else lang.number(found.shortfall),
    )


def _total(total: GapTotal, lang: Language) -> tuple[str, ...]:
    return (
        lang.people(total.workforce),
        lang.percent(total.coverage_in_year_percent),
        "",
        lang.people(total.gap),
        lang.number(total.budget.public),
        lang.say("unknown") if total.shortfall is None else lang.number(total.shortfall),
    )
