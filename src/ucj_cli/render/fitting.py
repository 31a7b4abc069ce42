"""How a table is made to fit a narrow terminal: headings in several lines first, then without some of its columns."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ucj_cli.render.cells import cells, pieces_of, wrapped
from ucj_cli.render.page import without

if TYPE_CHECKING:
    from ucj_cli.render.page import Table

NARROWEST_NAME = 14
"""The width in cells down to which names are wrapped."""
MOST_LINES = 3
"""How many lines a heading may take before a column is left out."""
_WORD = re.compile(r"[^ /._]+[/._]*")
_DRAWING = re.compile("[█░ ]*")


def fitted(table: Table, width: int) -> tuple[Table, list[str]]:
    """Make *table* fit into *width* cells as far as it can; return it, and the headings of what it is without."""
    heads = [column.head for column in table.columns]
    dropped: list[str] = []
    while True:
        forms = [_with_heads_in(table, lines) for lines in range(1, MOST_LINES + 1)]
        fits = [form for form in forms if least_width(form) <= width]
        ranks = [column.droppable for column in table.columns if column.droppable]
        if fits or not ranks:
            whole = (form for form in fits if least_width(form, whole=True) <= width)
            return next(whole, (fits or forms[-1:])[0]), sorted(dropped, key=heads.index)
        table, without_any = _narrower(table, min(ranks))
        dropped += without_any


def least_width(table: Table, *, whole: bool = False) -> int:
    """Return the width, in cells, under which a number or a drawing would have to be cut, or a *whole* word broken."""
    least = [
        column_width(table, i)
        if column.number or column.drawn
        else min(column_width(table, i), max(NARROWEST_NAME, _longest_word(table, i) if whole else 0))
        for i, column in enumerate(table.columns)
    ]
    return sum(least) + 2 * (len(least) - 1) + 1


def column_width(table: Table, i: int) -> int:
    """Return how wide column *i* is with nothing in it wrapped; the lines of a heading are."""
    head = max(map(cells, table.columns[i].head.split("\n")))
    return max(head, _widest(table, i))


def _widest(table: Table, i: int) -> int:
    """Return how wide the widest cell of column *i* is, those of the first with their indentation."""
    return max((cells(row.cells[i]) + (0 if i else 2 * row.level) for row in table.rows), default=0)


def _longest_word(table: Table, i: int) -> int:
    """Return how wide the widest word of column *i* is, without what is broken at a folder, a point or a low line."""
    return max(
        (cells(part) + (0 if i else 2 * row.level) for row in table.rows for part in _WORD.findall(row.cells[i])),
        default=0,
    )


def _with_heads_in(table: Table, lines: int) -> Table:
    """Return *table* with the headings over numbers and drawings in so many *lines*, if they are wider than those."""
    columns = (
        column._replace(head=_in_lines(column.head, lines, _widest(table, i)))
        if column.number or column.drawn
        else column
        for i, column in enumerate(table.columns)
    )
    return table._replace(columns=tuple(columns))


def _in_lines(head: str, lines: int, room: int) -> str:
    """Break *head* at blanks and joints into at most so many *lines*, as narrow as they can be; *room* there is."""
    longest = max(map(cells, pieces_of(head)), default=0)
    for width in range(max(longest, room), cells(head)):
        broken = list(wrapped(head, width))
        if len(broken) <= lines:
            return "\n".join(broken)
    return head


def _narrower(table: Table, rank: int) -> tuple[Table, list[str]]:
    """Return *table* without its columns of this *rank*, or their drawings; and the headings of what has none now."""
    dropped = []
    for i in reversed(range(len(table.columns))):
        column = table.columns[i]
        if column.droppable != rank:
            continue
        rest = [_DRAWING.sub("", row.cells[i]) for row in table.rows]
        if column.drawn and any(rest):
            column = column._replace(number=True, drawn=False, droppable=0)
            rows = (
                row._replace(cells=(*row.cells[:i], cell, *row.cells[i + 1 :]))
                for row, cell in zip(table.rows, rest, strict=True)
            )
            table = table._replace(columns=(*table.columns[:i], column, *table.columns[i + 1 :]), rows=tuple(rows))
        else:
            table = without(table, i)
            dropped.append(column.head)
    return table, [head for head in reversed(dropped) if any(map(str.isalnum, head))]
