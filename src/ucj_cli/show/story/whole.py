"""The whole story: first what a mayor asks, then where it leads, what it buys, and all that it stands on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ucj_cli.show.story import basis, buys, road, year

if TYPE_CHECKING:
    from ucj_cli.answers.report import Report
    from ucj_cli.language import Language
    from ucj_cli.show.page import Page


def title(report: Report, lang: Language) -> str:
    """Whose report it is, and of which year."""
    return lang.say("report.title", region=report.plan.region.name, year=report.year)


def lead(report: Report, lang: Language) -> str:
    """What the report answers, in a sentence."""
    return lang.say("report.lead", year=report.year)


def chapters(report: Report, lang: Language) -> dict[str, Page]:
    """The chapters in their order, each under a name that stays the same in both languages."""
    return {
        "now": year.now(report, lang),
        "road": road.road(report, lang),
        "groups": year.groups(report, lang),
        "months": year.months(report, lang),
        "funds": year.funds(report, lang),
        "buys": buys.buys(report, lang),
        "benefits": buys.benefits(report, lang),
        "know": basis.know(report, lang),
        "basis": basis.basis(report, lang),
        "method": basis.method(lang),
        "about": basis.about(report, lang),
    }


def story(report: Report, lang: Language) -> str:
    """The report as Markdown."""
    from ucj_cli.show.markdown import escaped, markdown

    head = f"# {lang.say('report.subject')}: {escaped(title(report, lang))}\n\n{escaped(lead(report, lang))}\n"
    return "\n".join([head, *(markdown(page) for page in chapters(report, lang).values())])
