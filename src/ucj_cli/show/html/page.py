"""The whole page: its chapters with their pictures, and the tables behind them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ucj_cli.show.html import money, people, words
from ucj_cli.show.html.document import chapter, document, figure, foot
from ucj_cli.show.html.elements import element
from ucj_cli.show.html.road import road
from ucj_cli.show.story.whole import chapters, lead, title

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from ucj_cli.answers.report import Report
    from ucj_cli.language import Language
    from ucj_cli.show.page import Page

PICTURES = {"road": road, "groups": people.groups, "months": money.months, "funds": money.funds, "buys": people.buys}
"""Which chapters have a picture; their tables stand together behind the last of them."""
BEHIND = (*PICTURES, "benefits")
FOOT = "about"


def html(report: Report, lang: Language) -> str:
    """The report as one page that needs no script and no network."""
    told = chapters(report, lang)
    body = (_main(report, told, lang), foot(told[FOOT]))
    return document(title(report, lang), lead(report, lang), *body, lang=lang, version=report.gap.ucj)


def _main(report: Report, told: dict[str, Page], lang: Language) -> Element:
    """The chapters in their order; the tables of those with pictures follow the notes, numbered."""
    numbers: dict[str, int] = {}
    tables: list[Element] = []
    for name in BEHIND:
        numbers[name] = len(tables) + 1
        for table in told[name].tables:
            number = len(tables) + 1
            tables.append(words.table(table, f"table-{number}", lang, number))
    sections = {
        name: _chapter(name, page, report, lang, numbers.get(name, 0)) for name, page in told.items() if name != FOOT
    }
    heading = element("h2", lang.say("report.tables"), id="tables-title")
    behind = element("section", heading, *tables, id="tables", aria_labelledby="tables-title")
    order = list(sections.values())
    after = list(sections).index("know") + 1
    return element("main", *order[:after], behind, *order[after:])


def _chapter(name: str, page: Page, report: Report, lang: Language, number: int) -> Element:
    shown: list[Element]
    if name in PICTURES:
        shown = [_figure(name, report, lang, number)]
    elif number:
        shown = [element("p", _link(number, lang), class_="behind")]
    else:
        shown = [words.table(table, f"{name}-table", lang) for table in page.tables]
    return chapter(name, page, shown)


def _figure(name: str, report: Report, lang: Language, number: int) -> Element:
    where = lang.say("picture.table", number=number)
    caption = lang.say(f"picture.{name}", year=report.year)
    return figure(caption, _link(number, lang), PICTURES[name](report, lang, where), f"table-{number}")


def _link(number: int, lang: Language) -> Element:
    return element("a", lang.say("report.table", number=number), href=f"#table-{number}")
