"""Pages as text: plain for files and pipes, Markdown, and answers as tidy CSV; nothing depends on a terminal."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, Any

from ucj_cli.render.cells import cells, to_left, to_right
from ucj_cli.render.page import bar_widths, told

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ucj_cli.i18n import Locale
    from ucj_cli.render.output import Csv
    from ucj_cli.render.page import Chapter, Document, Fact, Page, Segment, Table

BAR_WIDTH = 72
INDENT = 2

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_MARKUP = re.compile(r"([\\`*_{}\[\]<>#!|~&])")


def to_plain(page: Page) -> str:
    """Write *page* as lines of text: no colour, no box, no wrapping."""
    blocks = [f"{page.title}{f'  ({page.subtitle})' if page.subtitle else ''}"]
    if page.lead:
        blocks.append(page.lead.text)
    if page.facts:
        blocks.append(_plain_facts(page.facts))
    if page.bar:
        blocks.append(_plain_bar(page.bar))
    if page.sketch:
        blocks.append("\n".join("".join(part.text for part in line).rstrip() for line in page.sketch))
    blocks += [_plain_table(table) for table in page.tables]
    if remarks := told(page.remarks, page.tables):
        blocks.append("\n".join(f"{remark.label}: {remark.text}" for remark in remarks))
    return "\n\n".join(blocks) + "\n"


def _plain_facts(facts: tuple[Fact, ...]) -> str:
    figure = max(cells(fact.figure) for fact in facts)
    label = max(cells(fact.label) for fact in facts)
    return "\n".join(f"{to_right(f.figure, figure)}  {to_left(f.label, label)}  {f.detail}".rstrip() for f in facts)


def _plain_bar(bar: tuple[Segment, ...]) -> str:
    strip = "".join(part.mark * width for part, width in zip(bar, bar_widths(bar, BAR_WIDTH), strict=True))
    return f"{strip}\n{'   '.join(f'{part.mark} {part.legend}' for part in bar)}"


def _plain_table(table: Table) -> str:
    lines = [tuple(column.head for column in table.columns)]
    lines += [(" " * INDENT * row.level + row.cells[0], *row.cells[1:]) for row in table.rows]
    widths = [max(cells(line[i]) for line in lines) for i in range(len(table.columns))]
    title = f"{table.title}\n" if table.title else ""
    return title + "\n".join(
        "  ".join(
            to_right(cell, width) if column.number else to_left(cell, width)
            for cell, width, column in zip(line, widths, table.columns, strict=True)
        ).rstrip()
        for line in lines
    )


def to_markdown(document: Document, locale: Locale) -> str:
    """Write a whole report as Markdown; its pictures, and tables in another order, are left out."""
    subject, title = locale.text("report.subject"), escaped(document.title)
    chapters = (chapter for chapter in document.chapters.values() if not chapter.only_picture)
    blocks = (_section(chapter._replace(tables=chapter.tables_once)) for chapter in chapters)
    return "\n".join([f"# {subject}: {title}\n\n{escaped(document.lead)}\n\n{escaped(document.dates)}\n", *blocks])


def page_to_markdown(page: Page) -> str:
    """Write *page* as Markdown (CommonMark with tables): a heading, a list, tables and remarks; folded as it says."""
    if page.folded:
        return f"<details><summary>{_summary(page)}</summary>\n\n{_markdown_body(page)}\n\n</details>\n"
    return _section(page)


def _section(page: Page | Chapter) -> str:
    head = [f"## {escaped(page.title)}", f"*{escaped(page.subtitle)}*" if page.subtitle else "", _markdown_body(page)]
    return "\n\n".join(filter(None, head)) + "\n"


def _summary(page: Page) -> str:
    """Write the line that stays of a folded page: within HTML Markdown is no mark-up."""
    return html.escape(f"{page.title} ({page.subtitle})" if page.subtitle else page.title)


def _markdown_body(page: Page | Chapter) -> str:
    blocks = [f"**{escaped(page.lead.text)}**"] if page.lead else []
    if page.facts:
        blocks.append("\n".join(_markdown_fact(fact) for fact in page.facts))
    blocks += [_markdown_table(table) for table in page.tables]
    if remarks := told(page.remarks, page.tables):
        blocks.append("\n".join(f"- **{escaped(r.label)}:** {escaped(r.text)}" for r in remarks))
    return "\n\n".join(blocks)


def escaped(text: str) -> str:
    """Escape *text* so that Markdown shows it as it is: no mark-up, no HTML, no table column."""
    return _MARKUP.sub(r"\\\1", text)


def _markdown_fact(fact: Fact) -> str:
    detail = f": {escaped(fact.detail)}" if fact.detail else ""
    return f"- **{escaped(fact.figure)}** {escaped(fact.label)}{detail}"


def _markdown_table(table: Table) -> str:
    lines = [f"### {escaped(table.title)}", ""] if table.title else []
    lines += [
        "| " + " | ".join(escaped(column.head) for column in table.columns) + " |",
        "|" + "|".join("---:" if column.number else ":---" for column in table.columns) + "|",
    ]
    for row in table.rows:
        indent = "&nbsp;" * 4 * row.level
        cells = [escaped(cell) for cell in row.cells]
        if row.tone == "strong":
            cells = [f"**{cell}**" if cell else "" for cell in cells]
        lines.append("| " + " | ".join([indent + cells[0], *cells[1:]]) + " |")
    if table.note:
        lines += ["", escaped(table.note)]
    return "\n".join(lines)


def to_csv(rows: Iterable[dict[str, Any]], dialect: Csv = "plain") -> str:
    """Write *rows*, which all have the same columns, as CSV: a header, no totals, plain numbers."""
    return "".join(csv_lines(rows, dialect))


BYTE_ORDER_MARK = "\ufeff"
"""By which a spreadsheet knows that a file is UTF-8."""


def csv_lines(rows: Iterable[dict[str, Any]], dialect: Csv = "plain") -> Iterator[str]:
    """Write the lines of `to_csv` as *rows* come.

    The *dialect* ``excel`` is what a spreadsheet opens by a double click where a comma stands before decimals, as in
    Indonesia: columns are apart by semicolons.
    """
    import csv

    plain = dialect == "plain"
    writer = csv.writer(_Echo(), delimiter="," if plain else ";", lineterminator="\n" if plain else "\r\n")
    for number, row in enumerate(rows):
        if not number:
            yield f"{'' if plain else BYTE_ORDER_MARK}{writer.writerow(row)}"
        yield writer.writerow([_cell(value) if plain else _decimal_comma(value) for value in row.values()])


def _cell(value: object) -> object:
    """Write true, false and what holds several values as JSON does."""
    if type(value) is int:  # most of what millions of rows hold
        return value
    return str(value).lower() if isinstance(value, bool) else escape_formula(in_one_cell(value))


def in_one_cell(value: object) -> object:
    """Write what holds several values as a text, as JSON does; leave all else as it is."""
    if not isinstance(value, (list, dict)):
        return value
    import json

    return json.dumps(value, ensure_ascii=False)


def _decimal_comma(value: object) -> object:
    return f"{value}".replace(".", ",") if isinstance(value, float) else _cell(value)


class _Echo:
    """A file that hands back what is written to it, and `writerow` with it."""

    def write(self, text: str) -> str:
        return text


def escape_formula(value: object) -> object:
    """Put an apostrophe before a text that a spreadsheet would take for a formula; numbers stay numbers."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value
