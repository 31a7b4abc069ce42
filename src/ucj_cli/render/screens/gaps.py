"""The screen of ``ucj gap`` for several regions: a line each, and their sum."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ucj_cli.render.page import Column, Page, Remark, Row, Table, without
from ucj_cli.render.screens.remarks import remarks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ucj_cli.answers.gap import Gaps, RegionGap
    from ucj_cli.i18n import Locale

HEADS = ("region", "as_of", "workers", "coverage", "target", "new", "public", "short_of")
DROPPABLE = ("as_of", "workers", "target")
UNKNOWN = "?"


def page(answer: Gaps, locale: Locale) -> Page:
    """The regions' gaps as a page."""
    columns = tuple(Column(locale.text(f"column.{head}"), head != "region", head in DROPPABLE) for head in HEADS)
    table = Table(columns, (*(_region(found, locale) for found in answer.regions), _total(answer, locale)))
    shortfalls = [found.shortfall for found in answer.regions]
    return Page(
        title=locale.text("gaps.title", year=answer.year, count=len(answer.regions)),
        tables=(with_shortfalls(table, shortfalls),),
        remarks=(*remarks(answer.notes, locale), on_shortfalls(shortfalls, locale)),
    )


def with_shortfalls(table: Table, shortfalls: Sequence[int | None]) -> Table:
    """*table* with its last column, what funds lack, only where that is known of any region."""
    return table if any(lack is not None for lack in shortfalls) else without(table, len(table.columns) - 1)


def on_shortfalls(shortfalls: Sequence[int | None], locale: Locale) -> Remark:
    """What that column says, or why there is none."""
    known = any(lack is not None for lack in shortfalls)
    return Remark(locale.text("label.know"), locale.text("gaps.signs" if known else "gaps.no_ceilings"))


def _region(found: RegionGap, locale: Locale) -> Row:
    return Row(
        (
            marked(found.region.name, found.status),
            str(found.as_of),
            locale.people(found.workforce),
            locale.percent(found.coverage_in_year_percent),
            locale.percent(found.target_percent),
            locale.people(found.gap),
            locale.number(found.budget.public),
            or_unknown(found.shortfall, locale),
        )
    )


def _total(answer: Gaps, locale: Locale) -> Row:
    total = answer.total
    return Row(
        (
            together(total.bases, locale),
            "",
            locale.people(total.workforce),
            locale.percent(total.coverage_in_year_percent),
            "",
            locale.people(total.gap),
            locale.number(total.budget.public),
            or_unknown(total.shortfall, locale),
        ),
        0,
        "strong",
    )


def marked(name: str, status: str) -> str:
    """A region's name, with a mark where its workforce is assumed."""
    return f"{name} *" if status == "assumed" else name


def together(bases: int, locale: Locale) -> str:
    """What the last line is called: a sum over different denominators says that it is one."""
    return locale.text("gaps.total_of_bases", bases=bases) if bases > 1 else locale.text("gaps.total")


def or_unknown(amount: int | None, locale: Locale) -> str:
    """What funds lack; a mark where a ceiling is unknown."""
    return UNKNOWN if amount is None else locale.number(amount)
