"""The page of several regions: pictures that rank them, and a table that is sorted without script.

The table stands there once in each order; a radio button shows one, by the style sheet alone. The others are not
displayed, so neither a screen reader nor a printer finds them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ucj_cli.show.html import ranks, words
from ucj_cli.show.html.document import chapter, document, figure, foot
from ucj_cli.show.html.elements import element
from ucj_cli.show.page import Page
from ucj_cli.show.story.regions import chapters, lead, title
from ucj_cli.show.story.regions_tables import in_orders

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from ucj_cli.answers.report import RegionsReport
    from ucj_cli.language import Language

SORTED = "regions-sorted"
RANKS = {"rank": ranks.rank, "lack": ranks.lack}
FOOT = "about"


def html(report: RegionsReport, lang: Language) -> str:
    """The report of several regions as one page that needs no script and no network."""
    told = chapters(report, lang)
    now, *after = (chapter(name, page, _shown(name, page, report, lang)) for name, page in told.items() if name != FOOT)
    pictures = (chapter(name, Page(lang.say(f"several.{name}")), [_figure(name, report, lang)]) for name in RANKS)
    main = element("main", now, *pictures, *after)
    return document(title(report, lang), lead(report, lang), main, foot(told[FOOT]), lang=lang, version=report.gaps.ucj)


def _shown(name: str, page: Page, report: RegionsReport, lang: Language) -> list[Element]:
    if name == "regions":
        return [_sortable(report, lang)]
    return [words.table(table, f"{name}-table", lang) for table in page.tables]


def _figure(name: str, report: RegionsReport, lang: Language) -> Element:
    link = element("a", lang.say("several.to_table"), href=f"#{SORTED}")
    return figure(lang.say(f"picture.{name}", year=report.year), link, RANKS[name](report, lang), SORTED)


def _sortable(report: RegionsReport, lang: Language) -> Element:
    """The table in every order, and the buttons that choose one."""
    tables = in_orders(report, lang)
    buttons = [_button(order, lang, chosen=i == 0) for i, order in enumerate(tables)]
    choice = element("fieldset", element("legend", lang.say("several.order")), *buttons, class_="orders")
    copies = (words.table(table, f"regions-{order}", lang) for order, table in tables.items())
    return element("div", choice, *copies, id=SORTED, class_="sorted")


def _button(order: str, lang: Language, *, chosen: bool) -> Element:
    checked = {"checked": "checked"} if chosen else {}
    button = element("input", type="radio", name="order", id=f"by-{order}", **checked)
    return element("label", button, lang.say(f"several.order.{order}"))
