"""A report as one HTML page that needs no script and loads nothing: words, tables, and pictures as SVG of our own.

Lines, bars and columns are all that its pictures need: 4 kB each, without a library. The lightest one that draws static
SVG took six times the time of a whole process and wrote 73 kB for one of them.

A table in several orders stands there once in each; a radio button shows one, by the style sheet alone. The others are
not displayed, so neither a screen reader nor a printer finds them.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import Element, tostring

from ucj_cli.render.html import figures
from ucj_cli.render.html.chart import element, legend
from ucj_cli.render.html.road import road
from ucj_cli.render.html.tornado import tornado
from ucj_cli.render.html.went import went
from ucj_cli.render.page import told
from ucj_cli.render.report import document

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ucj_cli.engine.report import RegionsReport, Report
    from ucj_cli.i18n import Locale
    from ucj_cli.render.page import Chapter, Document, Fact, Picture, Remark, Row, Table

PICTURES: dict[str, Callable[[Any, Locale, str], list[Element]]] = {
    "went": went,
    "road": road,
    "groups": figures.groups,
    "months": figures.months,
    "funds": figures.funds,
    "buys": figures.buys,
    "uncertain": tornado,
    "rank": figures.rank,
    "lack": figures.lack,
}
"""The picture of a chapter, from the report and in which table its figures are."""
Draw = Callable[[str, str], "list[Element]"]
"""Draws the picture of a chapter, by the chapter's name and the words for where its figures are."""
TABLES_AFTER = "know"
"""The chapter that is followed by the tables which stand apart from their chapters."""
FOOT = "about"
SHORT_NAME = 12
"""How many letters the name of a row may have, a year's or a month's, that needs no room to be wrapped in."""
NOTHING_LOADED = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
"""What a browser lets the page do: look as it does, and nothing else."""


def html(report: Report | RegionsReport, locale: Locale) -> str:
    """Write *report* as one page."""

    def draw(name: str, where: str) -> list[Element]:
        return PICTURES[name](report, locale, where)

    return to_html(document(report, locale), draw, locale)


def to_html(report: Document, draw: Draw, locale: Locale) -> str:
    """Write a document as one page; *draw* makes the picture of a chapter."""
    subject = locale.text("report.subject")
    # A style sheet is the one text that is not escaped, and no plan's.
    style = Element("style")
    style.text = Path(__file__).with_name("style.css").read_text("utf-8")
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=NOTHING_LOADED),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="color-scheme", content="light dark"),
        element("meta", name="generator", content=f"ucj {report.version}"),
        element("title", f"{subject}: {report.title}"),
        style,
    )
    top = element(
        "header",
        element("p", subject, class_="subject"),
        element("h1", report.title),
        element("p", report.lead, class_="lead"),
        element("p", report.dates, class_="dates"),
    )
    body = element("body", top, _main(report.chapters, draw, locale), _foot(report.chapters[FOOT]))
    root = element("html", head, body, lang=locale.code)
    return f"<!doctype html>\n{tostring(root, encoding='unicode', method='html')}\n"


def _main(chapters: Mapping[str, Chapter], draw: Draw, locale: Locale) -> Element:
    """Put the chapters in their order; the tables that stand apart follow the notes, numbered."""
    sections: list[Element] = []
    behind: list[Element] = []
    after = 0
    for name, chapter in chapters.items():
        number = len(behind) + 1
        if chapter.tables_apart:
            behind += (_table(table, f"table-{i}", locale, i) for i, table in enumerate(chapter.tables, number))
        if name != FOOT:
            sections.append(_chapter(name, chapter, _shown(name, chapter, number, draw, locale)))
        if name == TABLES_AFTER:
            after = len(sections)
    if behind:
        heading = element("h2", locale.text("report.tables"), id="tables-title")
        sections.insert(after, element("section", heading, *behind, id="tables", aria_labelledby="tables-title"))
    return element("main", *sections)


def _shown(name: str, chapter: Chapter, number: int, draw: Draw, locale: Locale) -> list[Element]:
    """Return what a chapter shows: its picture, a link to its tables that stand apart, or the tables."""
    if chapter.picture:
        where = locale.text("picture.table", number=number)
        return [_figure(chapter.picture, number, draw(name, where), locale)]
    if chapter.tables_apart:
        return [element("p", _link(number, locale), class_="behind")]
    if chapter.orders:
        return [_sortable(name, chapter, locale)]
    return [
        _table(table, f"{name}-table-{i}" if i else f"{name}-table", locale) for i, table in enumerate(chapter.tables)
    ]


def _figure(picture: Picture, number: int, drawn: Iterable[Element], locale: Locale) -> Element:
    """Put a picture under what it shows, and where its figures are."""
    link, table = _link(number, locale), f"table-{number}"
    if picture.table:
        table = picture.table
        link = element("a", locale.text("several.to_table"), href=f"#{table}")
    return element("figure", element("figcaption", picture.caption, " ", link), *drawn, aria_details=table)


def _link(number: int, locale: Locale) -> Element:
    """Link to a numbered table."""
    return element("a", locale.text("report.table", number=number), href=f"#table-{number}")


def _sortable(name: str, chapter: Chapter, locale: Locale) -> Element:
    """Put the table in every order, and the buttons that choose one."""
    buttons = [_button(order, words, chosen=i == 0) for i, (order, words) in enumerate(chapter.orders)]
    choice = element("fieldset", element("legend", locale.text("several.order")), *buttons, class_="orders")
    copies = (
        _table(table, f"{name}-{order}", locale)
        for (order, _), table in zip(chapter.orders, chapter.tables, strict=True)
    )
    return element("div", choice, *copies, id=f"{name}-sorted", class_="sorted")


def _button(order: str, words: str, *, chosen: bool) -> Element:
    checked = {"checked": "checked"} if chosen else {}
    button = element("input", type="radio", name="order", id=f"by-{order}", **checked)
    return element("label", button, words)


def _chapter(name: str, chapter: Chapter, shown: Iterable[Element]) -> Element:
    """Put a chapter under its heading: facts, the bar, what is *shown*, and remarks."""
    parts = [element("h2", chapter.title, id=f"{name}-title")]
    if chapter.subtitle:
        parts.append(element("p", chapter.subtitle, class_="aside"))
    if chapter.lead:
        parts.append(element("p", chapter.lead.text, class_=f"verdict {chapter.lead.tone}"))
    if chapter.facts:
        parts.append(_facts(chapter.facts))
    if chapter.bar:
        keys = ((part.tone, part.legend) for part in chapter.bar)
        parts += [figures.strip(chapter.bar), legend(keys)]
    parts += shown
    if remarks := told(chapter.remarks, chapter.tables):
        parts.append(_remarks(remarks))
    return element("section", *parts, id=name, aria_labelledby=f"{name}-title")


def _foot(chapter: Chapter) -> Element:
    """Put the last chapter at the foot of the page."""
    return element(
        "footer",
        element("h2", chapter.title),
        _remarks(chapter.remarks),
        element("p", chapter.subtitle, class_="aside"),
    )


def _facts(facts: Iterable[Fact]) -> Element:
    """List figures, each with what it is and what it stands on."""
    return element("dl", *(_fact(fact) for fact in facts), class_="facts")


def _fact(fact: Fact) -> Element:
    parts = [element("dt", fact.label), element("dd", fact.short or fact.figure, class_="figure")]
    if fact.short:
        parts.append(element("dd", fact.figure, class_="exact"))
    if fact.detail:
        parts.append(element("dd", fact.detail, class_="detail"))
    return element("div", *parts, class_=f"fact {fact.tone}")


def _remarks(remarks: Iterable[Remark]) -> Element:
    """List labelled paragraphs; a label that is the same as the one before stands once."""
    parts: list[Element] = []
    before = ""
    for remark in remarks:
        if remark.label != before:
            parts.append(element("dt", remark.label, class_=remark.tone))
        parts.append(element("dd", remark.text))
        before = remark.label
    return element("dl", *parts, class_="remarks")


def _table(table: Table, name: str, locale: Locale, number: int = 0) -> Element:
    """Put a table under its caption; one that is wider than the screen scrolls by itself, also by keyboard."""
    caption = f"{locale.text('report.table', number=number)}. {table.title}" if number else table.title
    heads = (
        element("th", column.head, scope="col", **_kind("" if column.number else "text")) for column in table.columns
    )
    grid = element(
        "table",
        element("caption", caption, id=f"{name}-caption"),
        element("thead", element("tr", *heads)),
        element("tbody", *(_row(row, table) for row in table.rows)),
        style=f"--columns: {len(table.columns)}",
    )
    wide = element("div", grid, class_="wide", tabindex="0", role="region", aria_labelledby=f"{name}-caption")
    note = [element("p", table.note, class_="note")] if table.note else []
    return element("div", wide, *note, id=name, class_="table")


def _first(name: str, kind: str) -> Element:
    """Head a row by its *name*; a row that goes on with the one before has none, and no header."""
    return element("th", name, scope="row", **_kind(kind)) if name else element("td", **_kind(kind))


def _row(row: Row, table: Table) -> Element:
    name, *cells = row.cells
    columns = table.columns[1:]
    kinds = (["text"] if len(name) > SHORT_NAME else []) + ([f"level-{row.level}"] if row.level else [])
    return element(
        "tr",
        _first(name, " ".join(kinds)),
        *(
            element("td", cell, **_kind("" if column.number else "text"))
            for cell, column in zip(cells, columns, strict=True)
        ),
        **_kind("" if row.tone == "plain" else row.tone),
    )


def _kind(name: str) -> dict[str, str]:
    """Say what a cell is, where it is no number of a plain row: most are, and say nothing."""
    return {"class_": name} if name else {}
