"""The whole page: its chapters with their pictures, and the tables behind them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ucj_cli.render.html import money, people, words
from ucj_cli.render.html.document import chapter, document, figure, foot
from ucj_cli.render.html.elements import element
from ucj_cli.render.html.road import road
from ucj_cli.render.report.whole import chapters, lead, title

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from ucj_cli.engine.report import Report
    from ucj_cli.i18n import Locale
    from ucj_cli.render.page import Page

PICTURES = {"road": road, "groups": people.groups, "months": money.months, "funds": money.funds, "buys": people.buys}
"""Which chapters have a picture; their tables stand together behind the last of them."""
BEHIND = (*PICTURES, "benefits")
FOOT = "about"


def html(report: Report, locale: Locale) -> str:
    """The report as one page that needs no script and no network."""
    told = chapters(report, locale)
    body = (_main(report, told, locale), foot(told[FOOT]))
    return document(title(report, locale), lead(report, locale), *body, locale=locale, version=report.gap.ucj)


def _main(report: Report, told: dict[str, Page], locale: Locale) -> Element:
    """The chapters in their order; the tables of those with pictures follow the notes, numbered."""
    numbers: dict[str, int] = {}
    tables: list[Element] = []
    for name in BEHIND:
        numbers[name] = len(tables) + 1
        for table in told[name].tables:
            number = len(tables) + 1
            tables.append(words.table(table, f"table-{number}", locale, number))
    sections = {
        name: _chapter(name, page, report, locale, numbers.get(name, 0)) for name, page in told.items() if name != FOOT
    }
    heading = element("h2", locale.text("report.tables"), id="tables-title")
    behind = element("section", heading, *tables, id="tables", aria_labelledby="tables-title")
    order = list(sections.values())
    after = list(sections).index("know") + 1
    return element("main", *order[:after], behind, *order[after:])


def _chapter(name: str, page: Page, report: Report, locale: Locale, number: int) -> Element:
    shown: list[Element]
    if name in PICTURES:
        shown = [_figure(name, report, locale, number)]
    elif number:
        shown = [element("p", _link(number, locale), class_="behind")]
    else:
        shown = [words.table(table, f"{name}-table", locale) for table in page.tables]
    return chapter(name, page, shown)


def _figure(name: str, report: Report, locale: Locale, number: int) -> Element:
    where = locale.text("picture.table", number=number)
    caption = locale.text(f"picture.{name}", year=report.year)
    return figure(caption, _link(number, locale), PICTURES[name](report, locale, where), f"table-{number}")


def _link(number: int, locale: Locale) -> Element:
    return element("a", locale.text("report.table", number=number), href=f"#table-{number}")
