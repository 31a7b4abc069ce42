"""What is shown before it is drawn on any medium: the page of an answer, and the document of a report."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

Tone = Literal["plain", "good", "todo", "bad", "quiet", "strong"]
"""What a stretch of text means; colour only repeats what its words say."""


class Fact(NamedTuple):
    """A sentence-like line of the head: a figure, what it is, what it stands on.

    A figure with many digits may have a `short` form, which is shown large where letters have sizes, above the figure.
    """

    figure: str
    label: str
    detail: str
    tone: Tone = "plain"
    short: str = ""


class Stretch(NamedTuple):
    """Text of one meaning."""

    text: str
    tone: Tone = "plain"


class Segment(NamedTuple):
    """One part of the bar, as long as its people are many."""

    people: int
    legend: str
    mark: str
    tone: Tone


class Column(NamedTuple):
    """A column of a table; numbers stand to the right and are never broken.

    A narrow terminal drops what is *droppable*: 1 before 2, equal ones together. Of a column whose cells begin with a
    drawing, a bar, it drops that first, and the column only if no figure is left of it.
    """

    head: str
    number: bool = True
    droppable: int = 0
    drawn: bool = False


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


Sign = Literal["", "~", "?", "+?", "°", "█", "*"]
_SIGNS: Mapping[Sign, str] = {"~": r"^~", "?": r"(?<!\+)\?$", "+?": r"\+\?$", "°": r"°$", "█": r"█", "*": r" \*$"}
"""How a cell looks that has a sign."""
_OF_NOTES: Mapping[str, Sign] = {"* ": "*", "° ": "°"}
"""How a note begins that tells of what has a sign."""


class Remark(NamedTuple):
    """A labelled paragraph under the tables. What explains a *sign* stands there only if a table has it."""

    label: str
    text: str
    tone: Tone = "plain"
    sign: Sign = ""


def has_sign(rows: Iterable[Row], sign: Sign) -> bool:
    """Whether a cell of *rows* has the *sign*; the first is a name, which may end with any letter, and only has a *."""
    looks, first = re.compile(_SIGNS[sign]), 0 if sign == "*" else 1
    return any(looks.search(cell) for row in rows for cell in row.cells[first:])


def told(remarks: Iterable[Remark], tables: Sequence[Table]) -> tuple[Remark, ...]:
    """Return those of *remarks* that explain nothing, or a sign that *tables* have.

    A note that begins with a sign is as true without it: where no table has the sign, it begins with its words.
    """

    def is_shown(sign: Sign) -> bool:
        return any(has_sign(table.rows, sign) for table in tables)

    kept = [(remark, _OF_NOTES.get(remark.text[:2])) for remark in remarks if not remark.sign or is_shown(remark.sign)]
    return tuple(
        remark._replace(text=remark.text[2:]) if sign and not is_shown(sign) else remark for remark, sign in kept
    )


class Page(NamedTuple):
    """What one answer says, or a part of it, in the order in which it is asked.

    The *lead* is the answer in a sentence; a *sketch* is a picture in letters, a line each. It is *folded* where a
    reader can unfold it.
    """

    title: str
    subtitle: str = ""
    lead: Stretch | None = None
    facts: tuple[Fact, ...] = ()
    bar: tuple[Segment, ...] = ()
    sketch: tuple[tuple[Stretch, ...], ...] = ()
    tables: tuple[Table, ...] = ()
    remarks: tuple[Remark, ...] = ()
    folded: bool = False


class Picture(NamedTuple):
    """A picture's caption, and the id of the table that has its figures; by default the first of its own chapter."""

    caption: str
    table: str = ""


class Chapter(NamedTuple):
    """A part of a report: a page, and how a medium that draws pictures shows it.

    Where `tables_apart`, the tables stand with those of other chapters behind the pictures. With `orders`, by id and in
    words, the tables are one table in so many orders: a reader who cannot choose gets the first.
    """

    title: str
    subtitle: str = ""
    lead: Stretch | None = None
    facts: tuple[Fact, ...] = ()
    bar: tuple[Segment, ...] = ()
    tables: tuple[Table, ...] = ()
    remarks: tuple[Remark, ...] = ()
    picture: Picture | None = None
    tables_apart: bool = False
    orders: tuple[tuple[str, str], ...] = ()

    @property
    def only_picture(self) -> bool:
        """Whether it says nothing where no picture can be drawn."""
        return bool(self.picture) and not self.tables

    @property
    def tables_once(self) -> tuple[Table, ...]:
        """The tables, of one in several orders only the first."""
        return self.tables[:1] if self.orders else self.tables


class Document(NamedTuple):
    """A whole report, made by *version* of ucj: chapters under names that are the same in every language."""

    title: str
    lead: str
    dates: str
    version: str
    chapters: Mapping[str, Chapter]


def bar_widths(bar: tuple[Segment, ...], width: int) -> list[int]:
    """How many of *width* characters each segment fills; one that has people never vanishes."""
    from ucj_cli.rounding import apportion

    people = [segment.people for segment in bar]
    return apportion(width, people) if sum(people) else [0] * len(bar)
