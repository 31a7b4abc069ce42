"""The screen of ``ucj gap`` for several regions: a line each, and their sum."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ucj_cli.show.page import Column, Page, Remark, Row, Table, without
from ucj_cli.show.remarks import remarks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ucj_cli.answers.gaps import Gaps, RegionGap
    from ucj_cli.language import Language

HEADS = ("region", "as_of", "workers", "coverage", "target", "new", "public", "short_of")
SPARE = ("as_of", "workers", "target")
UNKNOWN = "?"


def page(answer: Gaps, lang: Language) -> Page:
    """The regions' gaps as a page."""
    columns = tuple(Column(lang.say(f"column.{head}"), head != "region", head in SPARE) for head in HEADS)
    table = Table(columns, (*(_region(found, lang) for found in answer.regions), _total(answer, lang)))
    shortfalls = [found.shortfall for found in answer.regions]
    return Page(
        title=lang.say("gaps.title", year=answer.year, count=len(answer.regions)),
        tables=(with_shortfalls(table, shortfalls),),
        remarks=(*remarks(answer.notes, lang), on_shortfalls(shortfalls, lang)),
    )


def with_shortfalls(table: Table, shortfalls: Sequence[int | None]) -> Table:
    """*table* with its last column, what funds lack, only where that is known of any region."""
    return table if any(lack is not None for lack in shortfalls) else without(table, len(table.columns) - 1)


def on_shortfalls(shortfalls: Sequence[int | None], lang: Language) -> Remark:
    """What that column says, or why there is none."""
    known = any(lack is not None for lack in shortfalls)
    return Remark(lang.say("label.know"), lang.say("gaps.signs" if known else "gaps.no_ceilings"))


def _region(found: RegionGap, lang: Language) -> Row:
    return Row(
        (
            marked(found.region.name, found.status),
            str(found.as_of),
            lang.people(found.workforce),
            lang.percent(found.coverage_in_year_percent),
            lang.percent(found.target_percent),
            lang.people(found.gap),
            lang.number(found.budget.public),
            or_unknown(found.shortfall, lang),
        )
    )


def _total(answer: Gaps, lang: Language) -> Row:
    total = answer.total
    return Row(
        (
            together(total.bases, lang),
            "",
            lang.people(total.workforce),
            lang.percent(total.coverage_in_year_percent),
            "",
            lang.people(total.gap),
            lang.number(total.budget.public),
            or_unknown(total.shortfall, lang),
        ),
        0,
        "strong",
    )


def marked(name: str, status: str) -> str:
    """A region's name, with a mark where its workforce is assumed."""
    return f"{name} *" if status == "assumed" else name


def together(bases: int, lang: Language) -> str:
    """What the last line is called: a sum over different denominators says that it is one."""
    return lang.say("gaps.total_of_bases", bases=bases) if bases > 1 else lang.say("gaps.total")


def or_unknown(amount: int | None, lang: Language) -> str:
    """What funds lack; a mark where a ceiling is unknown."""
    return UNKNOWN if amount is None else lang.number(amount)
