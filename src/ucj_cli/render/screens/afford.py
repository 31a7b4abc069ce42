"""The screen of ``ucj afford``: fewer people for the whole year, or everybody for fewer months."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ucj_cli.render.page import Column, Fact, Page, Row, Table
from ucj_cli.render.screens.funds import or_unknown
from ucj_cli.render.screens.remarks import remarks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ucj_cli.answers.base import Details
    from ucj_cli.answers.money import Afford, AffordFund
    from ucj_cli.i18n import Locale

UNKNOWN = "-"


def page(answer: Afford, locale: Locale, details: Details) -> Page:
    """What the money buys, as a page."""
    heads = ("fund", "available", "kept", "added", "spent", "left", "all_months")
    columns = tuple(
        Column(locale.text(f"column.{head}"), number=head != "fund", droppable=head in ("spent", "left"))
        for head in heads
    )
    return Page(
        title=locale.text("afford.title", region=answer.region.name if answer.region else "", year=answer.year),
        facts=tuple(_facts(answer, locale)),
        tables=(Table(columns, tuple(_fund(fund, locale, details) for fund in answer.funds)),),
        remarks=remarks(answer.notes, locale),
    )


def _facts(answer: Afford, locale: Locale) -> Iterator[Fact]:
    reached = locale.text("afford.covered.detail", people=answer.participants_reached)
    yield Fact(locale.percent(answer.coverage_reached_percent), locale.text("afford.covered"), reached, "good")
    others = locale.text("afford.others.detail")
    yield Fact(locale.percent(answer.coverage_with_others_percent), locale.text("afford.others"), others, "quiet")
    missing = locale.text("afford.missing.detail")
    yield Fact(locale.people(answer.missing_to_target), locale.text("afford.missing"), missing, "todo")


def _fund(fund: AffordFund, locale: Locale, details: Details) -> Row:
    months = UNKNOWN if fund.months_if_all_paid is None else locale.number(fund.months_if_all_paid)
    return Row(
        (
            details.payer_names[fund.id],
            or_unknown(fund.available, locale),
            locale.people(fund.kept),
            locale.people(fund.added),
            locale.rupiah(fund.spent),
            or_unknown(fund.left, locale),
            months,
        )
    )
