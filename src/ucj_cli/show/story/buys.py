"""The chapters about what the money buys: coverage, and what a contribution protects by law."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ucj_cli.rates.contribution import Terms, contribution
from ucj_cli.rates.law import benefits_in, membership_rule
from ucj_cli.rates.month import Month
from ucj_cli.show.afford import page as afford_page
from ucj_cli.show.page import Column, Fact, Page, Row, Table

if TYPE_CHECKING:
    from ucj_cli.answers.report import Report
    from ucj_cli.language import Language
    from ucj_cli.rates.law import Benefit

LOWEST_BAND = Terms("bpu", ("jkk", "jkm"), "public")


def buys(report: Report, lang: Language) -> Page:
    """What each fund's ceiling buys: people kept and added, or months for everybody."""
    told = afford_page(report.afford, lang)
    table = told.tables[0]._replace(title=lang.say("report.buys.table", year=report.year))
    return Page(lang.say("report.buys", year=report.year), facts=told.facts, tables=(table,))


def benefits(report: Report, lang: Language) -> Page:
    """What a contribution protects, by the law of the year's end."""
    month = Month(report.year, 12)
    known = benefits_in(month)
    price = sum(part.rupiah for part in contribution(LOWEST_BAND, month))
    facts = [
        Fact(_paid(benefit, lang), lang.say(f"benefit.{benefit.benefit}"), _when(benefit, lang)) for benefit in known
    ]
    columns = tuple(
        Column(lang.say(f"column.{head}"), number=head == "paid") for head in ("benefit", "paid", "regulation", "sure")
    )
    rows = (_row(benefit, lang) for benefit in known)
    return Page(
        lang.say("report.benefits"),
        lang.say("report.benefits.aside", rupiah=price),
        tuple(facts),
        tables=(Table(columns, tuple(rows), lang.say("report.benefits.table")),),
    )


def _row(benefit: Benefit, lang: Language) -> Row:
    name = f"{lang.say(f'benefit.{benefit.benefit}')}: {_when(benefit, lang)}"
    return Row((name, _paid(benefit, lang), benefit.regulation, lang.say(f"verified.{benefit.verified}")))


def _paid(benefit: Benefit, lang: Language) -> str:
    return lang.say("as_needed") if benefit.rupiah is None else lang.rupiah(benefit.rupiah)


def _when(benefit: Benefit, lang: Language) -> str:
    months = membership_rule("jkm_full_benefit_after_paid_months")
    return lang.say(f"benefit.{benefit.benefit}.detail", months=months)
