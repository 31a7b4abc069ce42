"""A table of cases for a sweep: a column for each input, headed by its path, and a row for each case."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from ucj_cli.errors import UsageError
from ucj_cli.i18n.visible import quoted
from ucj_cli.plan_file.numbers import number_at
from ucj_cli.plan_file.overrides import parse_values
from ucj_cli.tables.cells import Problem, TableError, column_name, shown, stop
from ucj_cli.tables.files import read_sheets
from ucj_cli.yamldoc.document import plain_value
from ucj_cli.yamldoc.proposals import suggest_number

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ucj_cli.plan_file.model import Plan
    from ucj_cli.plan_file.numbers import Number
    from ucj_cli.tables.cells import Sheet


def read_cases(plan: Plan, file: str | Path) -> list[dict[str, object]]:
    """Read the cases of *file*, CSV or Excel; an empty cell leaves the input as the plan has it.

    Raises:
        TableError: it cannot be read, or a heading is no path of *plan*; every problem with its cell.
        MissingExtraError: a workbook needs openpyxl, and it is not installed.
    """
    sheet = next((each for each in read_sheets(file) if any(map(any, each.rows))), None)
    if sheet is None:
        raise stop(str(file), "table.no_cases")
    head = next(number for number, row in enumerate(sheet.rows) if any(row))
    problems = [*_of_headings(plan, sheet, head)]
    paths = [shown(value) for value in sheet.rows[head]]
    numbers = {} if problems else {path: number_at(plan.document, path) for path in filter(None, paths)}
    cases, wrong = [], list[Problem]()
    for number in range(head + 1, len(sheet.rows)):
        row = sheet.rows[number]
        told = [(column, value) for column, value in enumerate(row) if value is not None]
        problems += [
            Problem(sheet.place(number, column), "table.beyond_heading", {})
            for column, _ in told
            if column >= len(paths) or not paths[column]
        ]
        if told and not problems:
            case = {paths[column]: _value(plan, paths[column], value) for column, value in told}
            wrong += (
                Problem(sheet.place(number, column), found.key, found.facts)
                for column, value in told
                if (found := _wrong(numbers.get(paths[column]), case[paths[column]], shown(value)))
            )
            cases.append(case)
    if problems := [*problems, *wrong]:
        raise TableError(problems)
    if not cases:
        raise stop(sheet.place(head, 0), "table.no_cases")
    return cases


def _of_headings(plan: Plan, sheet: Sheet, head: int) -> Iterator[Problem]:
    """Ask about headings that are no path of the plan, or stand there twice."""
    seen: dict[str, int] = {}
    for column, value in enumerate(sheet.rows[head]):
        path, place = shown(value), sheet.place(head, column)
        if value is None:
            continue
        if path in seen:
            yield Problem(place, "table.heading_twice", {"heading": path, "other": column_name(seen[path])})
        seen[path] = column
        try:
            parse_values(plan.document, path, [])
        except UsageError as error:
            yield Problem(place, error.key, {**error.facts, "setting": path})


def _value(plan: Plan, path: str, value: object) -> object:
    """Read a cell as `--set` would; what a workbook knows to be a number is one."""
    return parse_values(plan.document, path, [value])[0] if isinstance(value, str) else value


def _wrong(number: Number | None, value: object, written: str) -> UsageError | None:
    """Say what is wrong with the *value* of a cell that the plan does not take, where a *number* stands in it."""
    if number is None or value is None or value == "rest":  # null removes, as in a plan
        return None
    found = plain_value(value)
    exact = Decimal(str(found)) if type(found) in (int, float, Decimal) else None
    if exact is not None and exact.is_finite():
        return number.refusal(exact, written)
    meant = suggest_number(written, whole=number.whole)
    key = "spread_meant" if meant else "spread_whole" if number.whole else "table.no_number"
    return UsageError(key, value=quoted(written), meant=meant)
