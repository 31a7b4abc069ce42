"""A column of a table: all that is to be known of it but its text; and the writer of tables that are made of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

from ucj_cli.render.excel.book import NONE
from ucj_cli.render.excel.table import Table, numbered

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from ucj_cli.render.excel.book import Sheet, Value
    from ucj_cli.render.excel.table import Key

Record = TypeVar("Record")
"""What a row of a table is written from."""


class Total(NamedTuple):
    """What stands below a column where a sum would say nothing: a formula, and what it comes to for all records."""

    formula: str
    value: Callable[[Sequence[Any]], Value]


@dataclass(frozen=True)
class Column(Generic[Record]):
    """A column, or a line of a list of figures. Its text is in the catalogue, under its `key`.

    A cell holds a `formula` and its result, where there is one; else an input, where it `accepts` one (a choice: one
    `among` several); else a value that stays as it is. The `value` is read from a row's record; by default it is the
    record's attribute of the same name. `style` is a cell format, and `strong` a result in bold. A `step` of the
    calculation is folded away. Below stands a sum or another `total`; above a `heading`, if not the catalogue's text.
    """

    key: Key
    formula: str | Callable[[Record], str] = ""
    value: Callable[[Record], Value] | None = None
    style: str | Callable[[Record], str] = "people"
    accepts: str | Callable[[Record], str] = ""
    among: str | Sequence[str] = ""
    strong: bool = False
    step: bool = False
    total: bool | Total = False
    heading: str | date | None = None

    def value_in(self, record: Record) -> Value:
        """Return what a cell holds in the row of *record*."""
        value: Value = self.value(record) if self.value else getattr(record, str(self.key))
        return value

    def write(self, sheet: Sheet, place: tuple[int, int], record: Record, names: Mapping[str, object]) -> None:
        """Write the cell of *record*, whose formula can name the cells *names*."""
        formula, value = for_record(self.formula, record), self.value_in(record)
        style = for_record(self.style, record) + (".step" if self.step else "")
        if formula:
            result = NONE if value is None else value
            sheet.formula(*place, formula.format_map(names), result, style + (".strong" if self.strong else ""))
        elif for_record(self.accepts, record):
            sheet.constant(*place, value, f"{style}.input")
        elif value is not None:
            sheet.constant(*place, value, style)


def for_record(said: str | Callable[[Record], str], record: Record) -> str:
    """Return what a column says of all records, or of this one."""
    return said if isinstance(said, str) else said(record)


def table_of(sheet: str, top: int, columns: Sequence[Column[Record]], rows: int, steps_from: int = 0) -> Table:
    """Lay out a table; its steps stand beside it, not before *steps_from*: what stands below it may be wider."""
    shown = numbered(column.key for column in columns if not column.step)
    steps = numbered((column.key for column in columns if column.step), max(len(shown), steps_from))
    return Table(sheet, top, rows, shown | steps)


def write_table(
    sheet: Sheet,
    table: Table,
    columns: Sequence[Column[Record]],
    records: Sequence[Record],
    names: Callable[[int], Mapping[str, object]] = lambda _: {},
) -> None:
    """Write headings and a row for each of *records*; *names* gives what its formulas can name, row by row."""
    placed = [(table.columns[column.key], column) for column in columns]
    for at, column in placed:
        if column.heading is None and isinstance(column.key, str):
            sheet.heading(table.top, at, column.key)
        else:
            sheet.head(table.top, at, column.heading or int(str(column.key)))
    for i, record in enumerate(records):
        named, row = {**names(i), **table.refs(i)}, table.row(i)
        for at, column in placed:
            column.write(sheet, (row, at), record, named)
            if callable(column.accepts) and (kind := column.accepts(record)):
                sheet.accept((row, at), (row, at), kind)
    _write_checks(sheet, table, columns)
    if steps := [at for at, column in placed if column.step]:
        sheet.fold(steps[0], steps[-1])


def _write_checks(sheet: Sheet, table: Table, columns: Sequence[Column[Record]]) -> None:
    """Let inputs take only what their columns accept; those of years, which stand side by side, have one check."""
    checked = [column for column in columns if column.accepts and isinstance(column.accepts, str)]
    years = [column for column in checked if isinstance(column.key, int)]
    for first, last in [(each, each) for each in checked if each not in years] + [
        (each, years[-1]) for each in years[:1]
    ]:
        corners = (table.row(0), table.columns[first.key]), (table.end - 1, table.columns[last.key])
        sheet.accept(*corners, str(first.accepts))


def write_totals(
    sheet: Sheet, row: int, table: Table, columns: Sequence[Column[Record]], records: Sequence[Record]
) -> None:
    """Write what stands below *columns*: the totals of *records*, which are the rows of *table*; else an empty cell."""
    names = {"word_unknown": sheet.locale.text("unknown"), **table.refs(0)}
    for column in columns:
        at, style = table.columns[column.key], f"{for_record(column.style, records[0])}.sum"
        if isinstance(column.total, Total):
            formula = column.total.formula.format_map(names)
            sheet.formula(row, at, formula, column.total.value(records), style)
        elif column.total:
            values = [column.value_in(record) for record in records]
            result = sum(value for value in values if isinstance(value, int))
            sheet.formula(row, at, f"SUM({table.all(column.key)})", result, style)
        elif not column.step:
            sheet.string(row, at, "", "text.sum")


def write_list(
    sheet: Sheet, table: Table, lines: Sequence[Column[Record]], record: Record, names: Mapping[str, object]
) -> None:
    """Write the figures of *record*, a line each; the formulas name them, and *names*."""
    named = {**{line: table.line(line) for line in table.lines}, **names}
    for row, line in enumerate(lines, table.row(0)):
        line.write(sheet, (row, 1), record, named)
        if not for_record(line.formula, record) and (kind := for_record(line.accepts, record)):
            among = line.among.format_map(named) if isinstance(line.among, str) else list(line.among)
            sheet.accept((row, 1), (row, 1), kind, among)
