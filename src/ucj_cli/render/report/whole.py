"""The whole story: first what a mayor asks, then where it leads, what it buys, and all that it stands on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ucj_cli.render.report import basis, buys, road, year

if TYPE_CHECKING:
    from ucj_cli.engine.report import Report
    from ucj_cli.i18n import Locale
    from ucj_cli.render.page import Page


def title(report: Report, locale: Locale) -> str:
    """Whose report it is, and of which year."""
    return locale.text("report.title", region=report.plan.region.name, year=report.year)


def lead(report: Report, locale: Locale) -> str:
    """What the report answers, in a sentence."""
    return locale.text("report.lead", year=report.year)


def chapters(report: Report, locale: Locale) -> dict[str, Page]:
    """The chapters in their order, each under a name that stays the same in both languages."""
    return {
        "now": year.now(report, locale),
        "road": road.road(report, locale),
        "groups": year.groups(report, locale),
        "months": year.months(report, locale),
        "funds": year.funds(report, locale),
        "buys": buys.buys(report, locale),
        "benefits": buys.benefits(report, locale),
        "know": basis.know(report, locale),
        "basis": basis.basis(report, locale),
        "method": basis.method(locale),
        "about": basis.about(report, locale),
    }


def story(report: Report, locale: Locale) -> str:
    """The report as Markdown."""
    from ucj_cli.render.markdown import escaped, markdown

    head = f"# {locale.text('report.subject')}: {escaped(title(report, locale))}\n\n{escaped(lead(report, locale))}\n"
    return "\n".join([head, *(markdown(page) for page in chapters(report, locale).values())])
