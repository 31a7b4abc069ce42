"""The screen of ``ucj roadmap``: a line a year, a bar of its coverage, and the sums."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ucj_cli.render.page import Column, Page, Remark, Row, Table
from ucj_cli.render.screens.remarks import remarks

if TYPE_CHECKING:
    from decimal import Decimal

    from ucj_cli.answers.roadmap import Roadmap, RoadmapYear
    from ucj_cli.i18n import Locale

BAR = 10


def page(answer: Roadmap, locale: Locale) -> Page:
    """The roadmap as a page."""
    first, last = answer.years[0].year, answer.years[-1].year
    heads = ("year", "target", "road", "new", "lost", "end", "public", "short")
    spare = ("lost", "end", "short")
    columns = tuple(
        Column(locale.text(f"column.{head}"), number=head not in ("year", "road"), droppable=head in spare)
        for head in heads
    )
    return Page(
        title=locale.text("roadmap.title", region=answer.region.name if answer.region else ""),
        subtitle=locale.text("roadmap.years", first=first, last=last),
        tables=(Table(columns, (*(_year(year, locale) for year in answer.years), _sum(answer, locale))),),
        remarks=(*remarks(answer.notes, locale), Remark(locale.text("label.know"), locale.text("roadmap.signs"))),
    )


def _year(year: RoadmapYear, locale: Locale) -> Row:
    given = "" if year.target_basis == "given" else "~"
    return Row(
        (
            str(year.year),
            f"{given}{locale.percent(year.target_percent)}",
            f"{_bar(year.coverage_end_percent)} {locale.percent(year.coverage_end_percent)}",
            locale.people(year.new),
            locale.people(year.lapsed),
            locale.people(year.participants_end),
            locale.number(year.budget.public),
            short(year, locale),
        ),
        0,
        "strong" if year.target_basis == "given" else "plain",
    )


def short(year: RoadmapYear, locale: Locale) -> str:
    """What public funds lack; a question mark where a ceiling is unknown."""
    funds = [payer for payer in year.payers if payer.kind == "public" and payer.need]
    known = sum(payer.shortfall or 0 for payer in funds)
    unknown = any(payer.ceiling is None for payer in funds)
    return f"{locale.number(known)}{'+?' if unknown else ''}" if known else "?" if unknown else "0"


def _sum(answer: Roadmap, locale: Locale) -> Row:
    totals = answer.totals
    lost = sum(year.lapsed for year in answer.years)
    cells = (
        locale.text("roadmap.sum"),
        "",
        "",
        locale.people(totals.new),
        locale.people(lost),
        "",
        locale.number(totals.budget.public),
        "",
    )
    return Row(cells, 0, "strong")


def _bar(percent: Decimal) -> str:
    full = min(BAR, int(percent * BAR / 100))
    return "█" * full + "░" * (BAR - full)
