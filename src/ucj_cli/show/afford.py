"""The screen of ``ucj afford``: fewer people for the whole year, or everybody for fewer months."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ucj_cli.show.funds import or_unknown
from ucj_cli.show.page import Column, Fact, Page, Row, Table
from ucj_cli.show.remarks import remarks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ucj_cli.answers.afford import Afford, AffordFund
    from ucj_cli.language import Language

UNKNOWN = "-"


def page(answer: Afford, lang: Language) -> Page:
    """What the money buys, as a page."""
    heads = ("fund", "available", "kept", "added", "spent", "left", "all_months")
    columns = tuple(
        Column(lang.say(f"column.{head}"), number=head != "fund", spare=head in ("spent", "left")) for head in heads
    )
    return Page(
        title=lang.say("afford.title", region=answer.region.name if answer.region else "", year=answer.year),
        facts=tuple(_facts(answer, lang)),
        tables=(Table(columns, tuple(_fund(fund, answer, lang) for fund in answer.funds)),),
        remarks=remarks(answer.notes, lang),
    )


def _facts(answer: Afford, lang: Language) -> Iterator[Fact]:
    reached = lang.say("afford.covered.detail", people=answer.participants_reached)
    yield Fact(lang.percent(answer.coverage_reached_percent), lang.say("afford.covered"), reached, "good")
    others = lang.say("afford.others.detail")
    yield Fact(lang.percent(answer.coverage_with_others_percent), lang.say("afford.others"), others, "quiet")
    missing = lang.say("afford.missing.detail")
    yield Fact(lang.people(answer.missing_to_target), lang.say("afford.missing"), missing, "todo")


def _fund(fund: AffordFund, answer: Afford, lang: Language) -> Row:
    months = UNKNOWN if fund.months_if_all_paid is None else lang.number(fund.months_if_all_paid)
    return Row(
        (
            answer.payer_names.get(fund.id, fund.id),
            or_unknown(fund.available, lang),
            lang.people(fund.kept),
            lang.people(fund.added),
            lang.rupiah(fund.spent),
            or_unknown(fund.left, lang),
            months,
        )
    )
