"""The chapters about what the money buys: coverage, and what a contribution protects by law."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ucj_cli.law.contribution import Terms, contribution
from ucj_cli.law.month import Month
from ucj_cli.law.tables import benefits_in, membership_rule
from ucj_cli.render.page import Column, Fact, Page, Row, Table
from ucj_cli.render.screens.afford import page as afford_page

if TYPE_CHECKING:
    from ucj_cli.engine.report import Report
    from ucj_cli.i18n import Locale
    from ucj_cli.law.tables import Benefit

LOWEST_BAND = Terms("bpu", ("jkk", "jkm"), "public")


def buys(report: Report, locale: Locale) -> Page:
    """What each fund's ceiling buys: people kept and added, or months for everybody."""
    told = afford_page(report.afford, locale, report.details)
    table = told.tables[0]._replace(title=locale.text("report.buys.table", year=report.year))
    return Page(locale.text("report.buys", year=report.year), facts=told.facts, tables=(table,))


def benefits(report: Report, locale: Locale) -> Page:
    """What a contribution protects, by the law of the year's end."""
    month = Month(report.year, 12)
    known = benefits_in(month)
    price = sum(part.rupiah for part in contribution(LOWEST_BAND, month))
    facts = [
        Fact(_paid(benefit, locale), locale.text(f"benefit.{benefit.benefit}"), _when(benefit, locale))
        for benefit in known
    ]
    columns = tuple(
        Column(locale.text(f"column.{head}"), number=head == "paid")
        for head in ("benefit", "paid", "regulation", "sure")
    )
    rows = (_row(benefit, locale) for benefit in known)
    return Page(
        locale.text("report.benefits"),
        locale.text("report.benefits.subtitle", rupiah=price),
        tuple(facts),
        tables=(Table(columns, tuple(rows), locale.text("report.benefits.table")),),
    )


def _row(benefit: Benefit, locale: Locale) -> Row:
    name = f"{locale.text(f'benefit.{benefit.benefit}')}: {_when(benefit, locale)}"
    return Row((name, _paid(benefit, locale), benefit.regulation, locale.text(f"verified.{benefit.verified}")))


def _paid(benefit: Benefit, locale: Locale) -> str:
    return locale.text("as_needed") if benefit.rupiah is None else locale.rupiah(benefit.rupiah)


def _when(benefit: Benefit, locale: Locale) -> str:
    months = membership_rule("jkm_full_benefit_after_paid_months")
    return locale.text(f"benefit.{benefit.benefit}.detail", months=months)
