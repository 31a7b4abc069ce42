"""The screen of ``ucj roadmap``: a line a year, a bar of its coverage, and the sums."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ucj_cli.show.page import Column, Page, Remark, Row, Table
from ucj_cli.show.remarks import remarks

if TYPE_CHECKING:
    from decimal import Decimal

    from ucj_cli.answers.roadmap import Roadmap, RoadmapYear
    from ucj_cli.language import Language

BAR = 10


def page(answer: Roadmap, lang: Language) -> Page:
    """The roadmap as a page."""
    first, last = answer.years[0].year, answer.years[-1].year
    heads = ("year", "target", "road", "new", "lost", "end", "public", "short")
    spare = ("lost", "end", "short")
    columns = tuple(
        Column(lang.say(f"column.{head}"), number=head not in ("year", "road"), spare=head in spare) for head in heads
    )
    return Page(
        title=lang.say("roadmap.title", region=answer.region.name if answer.region else ""),
        aside=lang.say("roadmap.years", first=first, last=last),
        tables=(Table(columns, (*(_year(year, lang) for year in answer.years), _sum(answer, lang))),),
        remarks=(*remarks(answer.notes, lang), Remark(lang.say("label.know"), lang.say("roadmap.signs"))),
    )


def _year(year: RoadmapYear, lang: Language) -> Row:
    given = "" if year.target_basis == "given" else "~"
    return Row(
        (
            str(year.year),
            f"{given}{lang.percent(year.target_percent)}",
            f"{_bar(year.coverage_end_percent)} {lang.percent(year.coverage_end_percent)}",
            lang.people(year.new),
            lang.people(year.lapsed),
            lang.people(year.participants_end),
            lang.number(year.budget.public),
            short(year, lang),
        ),
        0,
        "strong" if year.target_basis == "given" else "plain",
    )


def short(year: RoadmapYear, lang: Language) -> str:
    """What public funds lack; a question mark where a ceiling is unknown."""
    funds = [payer for payer in year.payers if payer.kind == "public" and payer.need]
    known = sum(payer.shortfall or 0 for payer in funds)
    unknown = any(payer.ceiling is None for payer in funds)
    return f"{lang.number(known)}{'+?' if unknown else ''}" if known else "?" if unknown else "0"


def _sum(answer: Roadmap, lang: Language) -> Row:
    totals = answer.totals
    lost = sum(year.lapsed for year in answer.years)
    cells = (
        lang.say("roadmap.sum"),
        "",
        "",
        lang.people(totals.new),
        lang.people(lost),
        "",
        lang.number(totals.budget.public),
        "",
    )
    return Row(cells, 0, "strong")


def _bar(percent: Decimal) -> str:
    full = min(BAR, int(percent * BAR / 100))
    return "█" * full + "░" * (BAR - full)
