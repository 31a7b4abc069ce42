"""The whole page: its head, its chapters with their pictures, the tables behind them, its foot."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ucj_cli.show.html import money, people, words
from ucj_cli.show.html.elements import element, style, written
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
NOTHING_LOADED = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
"""What a browser lets the page do: look as it does, and nothing else."""


def html(report: Report, lang: Language) -> str:
    """The report as one page that needs no script and no network."""
    told = chapters(report, lang)
    named = f"{lang.say('report.subject')}: {title(report, lang)}"
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=NOTHING_LOADED),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="color-scheme", content="light dark"),
        element("meta", name="generator", content=f"ucj {report.gap.ucj}"),
        element("title", named),
        style(Path(__file__).with_name("style.css").read_text("utf-8")),
    )
    body = element("body", _head(report, lang), _main(report, told, lang), _foot(told[FOOT]))
    return written(element("html", head, body, lang=lang.code))


def _head(report: Report, lang: Language) -> Element:
    return element(
        "header",
        element("p", lang.say("report.subject"), class_="subject"),
        element("h1", title(report, lang)),
        element("p", lead(report, lang), class_="lead"),
    )


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
    parts = [element("h2", page.title, id=f"{name}-title")]
    if page.aside:
        parts.append(element("p", page.aside, class_="aside"))
    if page.facts:
        parts.append(words.facts(page.facts))
    if page.bar:
        keys = ((part.tone, part.legend) for part in page.bar)
        parts += [people.strip(page.bar), words.legend(keys)]
    if name in PICTURES:
        parts.append(_figure(name, report, lang, number))
    elif number:
        parts.append(element("p", _link(number, lang), class_="behind"))
    else:
        parts += [words.table(table, f"{name}-table", lang) for table in page.tables]
    if page.remarks:
        parts.append(words.remarks(page.remarks))
    return element("section", *parts, id=name, aria_labelledby=f"{name}-title")


def _figure(name: str, report: Report, lang: Language, number: int) -> Element:
    """A picture under what it shows, and where its figures are."""
    where = lang.say("picture.table", number=number)
    caption = element("figcaption", lang.say(f"picture.{name}", year=report.year), " ", _link(number, lang))
    return element("figure", caption, *PICTURES[name](report, lang, where), aria_details=f"table-{number}")


def _link(number: int, lang: Language) -> Element:
    return element("a", lang.say("report.table", number=number), href=f"#table-{number}")


def _foot(page: Page) -> Element:
    return element(
        "footer", element("h2", page.title), words.remarks(page.remarks), element("p", page.aside, class_="aside")
    )
