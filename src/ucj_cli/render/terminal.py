"""A page on a terminal, drawn by Rich: wrapped to its width, in colour where colour is wanted."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from rich.console import Console
from rich.measure import Measurement
from rich.padding import Padding
from rich.table import Table as Grid
from rich.text import Text

from ucj_cli.render.cells import cells, words_of, wrapped
from ucj_cli.render.fitting import NARROWEST_NAME, column_width, fitted, least_width
from ucj_cli.render.page import bar_widths, told
from ucj_cli.render.streams import wish

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import ConsoleOptions, JustifyMethod

    from ucj_cli.i18n import Locale
    from ucj_cli.render.page import Fact, Page, Remark, Segment, Stretch, Table, Tone

STYLES: dict[Tone, str] = {
    "plain": "",
    "good": "green",
    "todo": "yellow",
    "bad": "bold red",
    "quiet": "dim",
    "strong": "bold",
}
WIDEST = 110


class _Words:
    """A text in a cell: wrapped as `wrapped` does, which keeps names and signs whole."""

    def __init__(self, text: str) -> None:
        self.text = text

    def __rich_measure__(self, _console: Console, _options: ConsoleOptions) -> Measurement:
        return Measurement(max(map(cells, words_of(self.text)), default=0), cells(self.text))

    def __rich_console__(self, _console: Console, options: ConsoleOptions) -> Iterator[Text]:
        yield Text("\n".join(wrapped(self.text, options.max_width)))


def draw(page: Page, locale: Locale, console: Console | None = None) -> None:
    """Draw *page* on *console*, by default on standard output."""
    console = console or terminal()
    tables = [fitted(table, console.width) for table in page.tables]
    width = console.width = min(console.width, WIDEST)
    head = Grid.grid(expand=True)
    head.add_column(ratio=1)
    head.add_column(justify="right")
    head.add_row(Text(page.title, "bold"), Text(page.subtitle, "dim"))
    console.print(head)
    if page.lead:
        console.print(Padding(Text(page.lead.text, f"bold {STYLES[page.lead.tone]}"), (1, 0, 0, 1)))
    if page.facts:
        console.print(Padding(_facts(page.facts), (1, 0, 0, 1)))
    if page.bar:
        console.print(Padding(_bar(page.bar, console.width - 2), (1, 0, 0, 1)))
    if page.sketch:
        drawn = _sketch(page.sketch)
        fits = max(line.cell_len for line in drawn.split()) < width
        missing = Text(locale.text("not_shown", heads=locale.text("sketch")), "dim")
        console.print(Padding(drawn if fits else missing, (1, 0, 0, 1)))
    for table, dropped in tables:
        console.print()
        if table.title:
            console.print(Padding(Text(table.title, "bold"), (0, 0, 0, 1)))
        console.width = max(width, least_width(table))
        console.print(Padding(_table(table), (0, 0, 0, 1)))
        console.width = width
        if dropped:
            console.print(Padding(Text(locale.text("not_shown", heads=", ".join(dropped)), "dim"), (0, 0, 0, 1)))
    remarks = told(page.remarks, [table for table, _ in tables])
    if remarks:
        console.print(Padding(_remarks(remarks), (1, 0, 0, 1)))


def terminal() -> Console:
    """Return standard output as a terminal; without colour where `NO_COLOR` or a `FORCE_COLOR` of no asks so."""
    plain = True if wish("FORCE_COLOR") is False else None
    console = Console(file=sys.stdout, force_terminal=True, no_color=plain, highlight=False, markup=False, emoji=False)
    console.size = console.size  # else a terminal without colours (TERM=dumb) has 80 columns, however wide a line is
    return console


def _facts(facts: tuple[Fact, ...]) -> Grid:
    grid = Grid.grid(padding=(0, 2, 0, 0))
    grid.add_column(justify="right", no_wrap=True)
    grid.add_column(no_wrap=True)
    grid.add_column()
    for fact in facts:
        grid.add_row(Text(fact.figure, f"bold {STYLES[fact.tone]}"), fact.label, Text(fact.detail, "dim"))
    return grid


def _bar(bar: tuple[Segment, ...], width: int) -> Text:
    text = Text()
    for part, length in zip(bar, bar_widths(bar, width), strict=True):
        text.append(part.mark * length, STYLES[part.tone])
    lines = [Text()]
    for part in bar:
        if lines[-1].cell_len + cells(part.legend) + 2 > width and lines[-1]:
            lines.append(Text())
        lines[-1].append(f"{part.mark} ", STYLES[part.tone]).append(f"{part.legend}   ")
    return Text("\n").join([text, *lines])


def _sketch(lines: tuple[tuple[Stretch, ...], ...]) -> Text:
    return Text("\n").join(Text.assemble(*((part.text, STYLES[part.tone]) for part in line)) for line in lines)


def _table(table: Table) -> Grid:
    grid = Grid(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="dim")
    for i, column in enumerate(table.columns):
        if column.number or column.drawn:
            side: JustifyMethod = "right" if column.number else "left"
            grid.add_column(column.head, justify=side, no_wrap=True, min_width=column_width(table, i))
        else:
            least = min(column_width(table, i), NARROWEST_NAME)
            grid.add_column(_Words(column.head), overflow="fold", min_width=least)
    whole = [column.number or column.drawn for column in table.columns]
    for row in table.rows:
        shown = [cell if is_whole else _Words(cell) for cell, is_whole in zip(row.cells, whole, strict=True)]
        grid.add_row(Padding(shown[0], (0, 0, 0, 2 * row.level)), *shown[1:], style=STYLES[row.tone])
    return grid


def _remarks(remarks: tuple[Remark, ...]) -> Grid:
    grid = Grid.grid(padding=(0, 2, 0, 0))
    grid.add_column(no_wrap=True)
    grid.add_column()
    before = ""
    for remark in remarks:
        label = "" if remark.label == before else remark.label
        grid.add_row(Text(label, f"bold {STYLES[remark.tone]}"), remark.text)
        before = remark.label
    return grid
