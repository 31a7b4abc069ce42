"""A page as Markdown: a heading, a list, tables and remarks; what it quotes is escaped."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ucj_cli.render.page import Fact, Page, Table

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#!|~&])")


def markdown(page: Page) -> str:
    """The page as Markdown (CommonMark with tables)."""
    blocks = [f"## {escaped(page.title)}"]
    if page.subtitle:
        blocks.append(f"*{escaped(page.subtitle)}*")
    if page.facts:
        blocks.append("\n".join(_fact(fact) for fact in page.facts))
    blocks += [_table(table) for table in page.tables]
    if page.remarks:
        blocks.append("\n".join(f"- **{escaped(r.label)}:** {escaped(r.text)}" for r in page.remarks))
    return "\n\n".join(blocks) + "\n"


def escaped(text: str) -> str:
    """*text* so that Markdown shows it as it is: no mark-up, no HTML, no table column."""
    return _SPECIAL.sub(r"\\\1", text)


def _fact(fact: Fact) -> str:
    detail = f": {escaped(fact.detail)}" if fact.detail else ""
    return f"- **{escaped(fact.figure)}** {escaped(fact.label)}{detail}"


def _table(table: Table) -> str:
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
