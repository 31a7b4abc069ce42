"""What all pages have: a head that lets nothing be loaded, a heading, chapters, figures, a foot."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ucj_cli.render.html import people, words
from ucj_cli.render.html.elements import element, style, written

if TYPE_CHECKING:
    from collections.abc import Iterable
    from xml.etree.ElementTree import Element

    from ucj_cli.i18n import Locale
    from ucj_cli.render.page import Page

NOTHING_LOADED = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
"""What a browser lets the page do: look as it does, and nothing else."""


def document(title: str, lead: str, *body: Element, locale: Locale, version: str) -> str:
    """A whole page called *title*, as text."""
    subject = locale.text("report.subject")
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=NOTHING_LOADED),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="color-scheme", content="light dark"),
        element("meta", name="generator", content=f"ucj {version}"),
        element("title", f"{subject}: {title}"),
        style(Path(__file__).with_name("style.css").read_text("utf-8")),
    )
    top = element(
        "header",
        element("p", subject, class_="subject"),
        element("h1", title),
        element("p", lead, class_="lead"),
    )
    return written(element("html", head, element("body", top, *body), lang=locale.code))


def chapter(name: str, page: Page, shown: Iterable[Element] = ()) -> Element:
    """A chapter under its heading: facts, the bar, what is *shown*, and remarks."""
    parts = [element("h2", page.title, id=f"{name}-title")]
    if page.subtitle:
        parts.append(element("p", page.subtitle, class_="aside"))
    if page.facts:
        parts.append(words.facts(page.facts))
    if page.bar:
        keys = ((part.tone, part.legend) for part in page.bar)
        parts += [people.strip(page.bar), words.legend(keys)]
    parts += shown
    if page.remarks:
        parts.append(words.remarks(page.remarks))
    return element("section", *parts, id=name, aria_labelledby=f"{name}-title")


def figure(caption: str, link: Element, picture: Iterable[Element], details: str) -> Element:
    """A picture under what it shows, and where its figures are: in the element called *details*."""
    return element("figure", element("figcaption", caption, " ", link), *picture, aria_details=details)


def foot(page: Page) -> Element:
    """The last chapter, at the foot of the page."""
    return element(
        "footer", element("h2", page.title), words.remarks(page.remarks), element("p", page.subtitle, class_="aside")
    )
