"""A page as plain text, for files and pipes: no colour, no box, no wrapping."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ucj_cli.render.page import bar_widths

if TYPE_CHECKING:
    from ucj_cli.render.page import Fact, Page, Segment, Table

BAR_WIDTH = 72
INDENT = 2


def plain(page: Page) -> str:
    """The page as lines of text."""
    blocks = [f"{page.title}{f'  ({page.subtitle})' if page.subtitle else ''}"]
    if page.facts:
        blocks.append(_facts(page.facts))
    if page.bar:
        blocks.append(_bar(page.bar))
    blocks += [_table(table) for table in page.tables]
    if page.remarks:
        blocks.append("\n".join(f"{remark.label}: {remark.text}" for remark in page.remarks))
    return "\n\n".join(blocks) + "\n"


def _facts(facts: tuple[Fact, ...]) -> str:
    figure = max(len(fact.figure) for fact in facts)
    label = max(len(fact.label) for fact in facts)
    return "\n".join(f"{f.figure:>{figure}}  {f.label:<{label}}  {f.detail}".rstrip() for f in facts)


def _bar(bar: tuple[Segment, ...]) -> str:
    strip = "".join(part.mark * width for part, width in zip(bar, bar_widths(bar, BAR_WIDTH), strict=True))
    return f"{strip}\n{'   '.join(f'{part.mark} {part.legend}' for part in bar)}"


def _table(table: Table) -> str:
    lines = [tuple(column.head for column in table.columns)]
    lines += [(" " * INDENT * row.level + row.cells[0], *row.cells[1:]) for row in table.rows]
    widths = [max(len(line[i]) for line in lines) for i in range(len(table.columns))]
    return "\n".join(
        "  ".join(
            f"{cell:>{width}}" if column.number else f"{cell:<{width}}"
            for cell, width, column in zip(line, widths, table.columns, strict=True)
        ).rstrip()
        for line in lines
    )
