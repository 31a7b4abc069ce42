"""A page: what an answer says, in the order in which it is asked, before it is drawn on any medium."""

from __future__ import annotations

from typing import Literal, NamedTuple

Tone = Literal["plain", "good", "todo", "bad", "quiet", "strong"]
"""What a stretch of text means; colour only repeats what its words say."""


class Fact(NamedTuple):
    """A sentence-like line of the head: a figure, what it is, what it stands on."""

    figure: str
    label: str
    detail: str
    tone: Tone = "plain"


class Segment(NamedTuple):
    """One part of the bar, as long as its people are many."""

    people: int
    legend: str
    mark: str
    tone: Tone


class Column(NamedTuple):
    """A column of a table; numbers stand to the right and are never broken. A narrow terminal leaves out spare ones."""

    head: str
    number: bool = True
    droppable: bool = False


class Row(NamedTuple):
    """A line of a table. `level` indents the first cell; a heading is strong."""

    cells: tuple[str, ...]
    level: int = 0
    tone: Tone = "plain"


class Table(NamedTuple):
    """Rows under columns; the first column holds the names. Tables that stand by themselves have a title, or a note."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    title: str = ""
    note: str = ""


def without(table: Table, i: int) -> Table:
    """*table* without its column *i*."""
    rows = (row._replace(cells=row.cells[:i] + row.cells[i + 1 :]) for row in table.rows)
    return table._replace(columns=table.columns[:i] + table.columns[i + 1 :], rows=tuple(rows))


class Remark(NamedTuple):
    """A labelled paragraph under the tables."""

    label: str
    text: str
    tone: Tone = "plain"


class Page(NamedTuple):
    """A whole page."""

    title: str
    subtitle: str = ""
    facts: tuple[Fact, ...] = ()
    bar: tuple[Segment, ...] = ()
    tables: tuple[Table, ...] = ()
    remarks: tuple[Remark, ...] = ()


def bar_widths(bar: tuple[Segment, ...], width: int) -> list[int]:
    """How many of *width* characters each segment fills; one that has people never vanishes."""
    from ucj_cli.rounding import apportion

    people = [segment.people for segment in bar]
    return apportion(width, people) if sum(people) else [0] * len(bar)
