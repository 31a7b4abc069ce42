"""A chapter's words as elements: its facts, its remarks and its tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ucj_cli.render.html.elements import element

if TYPE_CHECKING:
    from collections.abc import Iterable
    from xml.etree.ElementTree import Element

    from ucj_cli.i18n import Locale
    from ucj_cli.render.page import Fact, Remark, Row, Table


def facts(told: Iterable[Fact]) -> Element:
    """Figures, each with what it is and what it stands on."""
    return element("dl", *(_fact(fact) for fact in told), class_="facts")


def _fact(fact: Fact) -> Element:
    parts = [element("dt", fact.label), element("dd", fact.figure, class_="figure")]
    if fact.detail:
        parts.append(element("dd", fact.detail, class_="detail"))
    return element("div", *parts, class_=f"fact {fact.tone}")


def remarks(told: Iterable[Remark]) -> Element:
    """Labelled paragraphs; a label that is the same as the one before is told once."""
    parts: list[Element] = []
    before = ""
    for remark in told:
        if remark.label != before:
            parts.append(element("dt", remark.label, class_=remark.tone))
        parts.append(element("dd", *prose(remark.text)))
        before = remark.label
    return element("dl", *parts, class_="remarks")


def prose(text: str) -> list[str | Element]:
    """A text whose commands stand between backquotes, as the catalogues write them."""
    return [element("code", part) if i % 2 else part for i, part in enumerate(text.split("`"))]


def legend(keys: Iterable[tuple[str, str]]) -> Element:
    """What each kind of mark stands for; a key is drawn by the style of its kind."""
    return element(
        "ul",
        *(element("li", element("span", class_=f"key {kind}"), words) for kind, words in keys),
        class_="legend",
    )


def table(told: Table, name: str, locale: Locale, number: int = 0) -> Element:
    """A table under its caption; one that is wider than the screen scrolls by itself, also by keyboard."""
    caption = f"{locale.text('report.table', number=number)}. {told.title}" if number else told.title
    heads = (
        element("th", column.head, scope="col", **_kind("" if column.number else "text")) for column in told.columns
    )
    grid = element(
        "table",
        element("caption", caption, id=f"{name}-caption"),
        element("thead", element("tr", *heads)),
        element("tbody", *(_row(row, told) for row in told.rows)),
    )
    wide = element("div", grid, class_="wide", tabindex="0", role="region", aria_labelledby=f"{name}-caption")
    note = [element("p", *prose(told.note), class_="note")] if told.note else []
    return element("div", wide, *note, id=name, class_="table")


def _row(row: Row, told: Table) -> Element:
    name, *cells = row.cells
    columns = told.columns[1:]
    return element(
        "tr",
        element("th", name, scope="row", **_kind(f"level-{row.level}" if row.level else "")),
        *(
            element("td", *prose(cell), **_kind("" if column.number else "text"))
            for cell, column in zip(cells, columns, strict=True)
        ),
        **_kind("" if row.tone == "plain" else row.tone),
    )


def _kind(name: str) -> dict[str, str]:
    """What a cell is, where it is no number of a plain row: most are, and say nothing."""
    return {"class_": name} if name else {}
