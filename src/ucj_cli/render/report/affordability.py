"""The chapters of a report about what the money buys: coverage, and what a contribution protects by law."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ucj_cli.law.contribution import LOWEST_BAND, contribution
from ucj_cli.law.month import Month
from ucj_cli.law.tables import benefits_in, membership_rule
from ucj_cli.render.page import Chapter, Fact, Picture, Table
from ucj_cli.render.screens.money import afford_facts, afford_table
from ucj_cli.render.screens.parts import Field, columns_of, row_of

if TYPE_CHECKING:
    from ucj_cli.engine.report import Report
    from ucj_cli.i18n import Locale
    from ucj_cli.law.tables import Benefit


def buys(report: Report, locale: Locale) -> Chapter:
    """Tell what each fund's ceiling buys: people kept and added, or months for everybody."""
    table = afford_table(report.afford, locale, report.details)
    reached, *others = afford_facts(report.afford, locale)
    people = report.afford.participants_reached
    if lost := max(0, report.gap.participants - people):
        fall = locale.text("report.buys.fall", people=people, lost=lost)
        reached = reached._replace(detail=fall, tone="bad")
    return Chapter(
        locale.text("report.buys", year=report.year),
        facts=(reached, *others),
        tables=(table._replace(title=locale.text("report.buys.table", year=report.year)),),
        picture=Picture(locale.text("picture.buys", year=report.year)),
        tables_apart=True,
    )


def benefits(report: Report, locale: Locale) -> Chapter:
    """Tell what a contribution protects, by the law of the year's end."""
    month = Month(report.year, 12)
    known = benefits_in(month)
    price = sum(part.rupiah for part in contribution(LOWEST_BAND, month))
    fields = (
        Field("benefit", lambda benefit, locale: f"{_name(benefit, locale)}: {_when(benefit, locale)}", number=False),
        Field("paid", _paid),
        Field("regulation", lambda benefit, _: benefit.regulation, number=False),
        Field("sure", lambda benefit, locale: locale.text(f"verified.{benefit.verified}"), number=False),
    )
    rows = tuple(row_of(fields, benefit, locale) for benefit in known)
    return Chapter(
        locale.text("report.benefits"),
        locale.text("report.benefits.subtitle", rupiah=price),
        facts=tuple(Fact(_paid(found, locale), _name(found, locale), _when(found, locale)) for found in known),
        tables=(Table(columns_of(fields, locale), rows, locale.text("report.benefits.table")),),
        tables_apart=True,
    )


def _name(benefit: Benefit, locale: Locale) -> str:
    return locale.text(f"benefit.{benefit.benefit}")


def _paid(benefit: Benefit, locale: Locale) -> str:
    return locale.text("as_needed") if benefit.rupiah is None else locale.rupiah(benefit.rupiah)


def _when(benefit: Benefit, locale: Locale) -> str:
    months = membership_rule("jkm_full_benefit_after_paid_months")
    return locale.text(f"benefit.{benefit.benefit}.detail", months=months)
