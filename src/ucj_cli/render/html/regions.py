"""The page of several regions: pictures that rank them, and a table that is sorted without script.

The table stands there once in each order; a radio button shows one, by the style sheet alone. The others are not
displayed, so neither a screen reader nor a printer finds them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ucj_cli.render.html import ranks, words
from ucj_cli.render.html.document import chapter, document, figure, foot
from ucj_cli.render.html.elements import element
from ucj_cli.render.page import Page
from ucj_cli.render.report.regions import chapters, lead, title
from ucj_cli.render.report.regions_tables import in_orders

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from ucj_cli.engine.report import RegionsReport
    from ucj_cli.i18n import Locale

SORTED = "regions-sorted"
RANKS = {"rank": ranks.rank, "lack": ranks.lack}
FOOT = "about"


def html(report: RegionsReport, locale: Locale) -> str:
    """The report of several regions as one page that needs no script and no network."""
    told = chapters(report, locale)
    now, *after = (
        chapter(name, page, _shown(name, page, report, locale)) for name, page in told.items() if name != FOOT
    )
    pictures = (chapter(name, Page(locale.text(f"several.{name}")), [_figure(name, report, locale)]) for name in RANKS)
    main = element("main", now, *pictures, *after)
    return document(
        title(report, locale), lead(report, locale), main, foot(told[FOOT]), locale=locale, version=report.gaps.ucj
    )


def _shown(name: str, page: Page, report: RegionsReport, locale: Locale) -> list[Element]:
    if name == "regions":
        return [_sortable(report, locale)]
    return [words.table(table, f"{name}-table", locale) for table in page.tables]


def _figure(name: str, report: RegionsReport, locale: Locale) -> Element:
    link = element("a", locale.text("several.to_table"), href=f"#{SORTED}")
    return figure(locale.text(f"picture.{name}", year=report.year), link, RANKS[name](report, locale), SORTED)


def _sortable(report: RegionsReport, locale: Locale) -> Element:
    """The table in every order, and the buttons that choose one."""
    tables = in_orders(report, locale)
    buttons = [_button(order, locale, chosen=i == 0) for i, order in enumerate(tables)]
    choice = element("fieldset", element("legend", locale.text("several.order")), *buttons, class_="orders")
    copies = (words.table(table, f"regions-{order}", locale) for order, table in tables.items())
    return element("div", choice, *copies, id=SORTED, class_="sorted")


def _button(order: str, locale: Locale, *, chosen: bool) -> Element:
    checked = {"checked": "checked"} if chosen else {}
    button = element("input", type="radio", name="order", id=f"by-{order}", **checked)
    return element("label", button, locale.text(f"several.order.{order}"))
