"""The screens of ``ucj compare``, inputs first and then what is apart, and of ``ucj sweep``, its rows as in the CSV."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ucj_cli.i18n.visible import visible
from ucj_cli.render.page import Column, Page, Remark, Row, Table

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from ucj_cli.answers.compare import Compare, ComparedValue, Difference, Sweep
    from ucj_cli.i18n import Locale

HEADS = ("target", "covered_end", "needed", "new", "public", "short_of")
DROPPABLE = ("target", "short_of")


def compare_page(answer: Compare, locale: Locale) -> Page:
    """Show what differs: changed inputs first, then each year of every plan, then what is apart."""
    tables = [_effects(answer, locale), _differences(answer, locale)]
    return Page(
        title=locale.text("compare.title"),
        subtitle=locale.text("compare.against", plan=answer.plans[0].name),
        tables=tuple(table for table in (_inputs(answer, locale), *tables) if table.rows),
        remarks=tuple(_remarks(answer, locale)),
    )


def _remarks(answer: Compare, locale: Locale) -> Iterator[Remark]:
    if answer.inputs and len(answer.plans) > 2:  # noqa: PLR2004 - of two plans both are listed
        yield Remark(locale.text("label.know"), locale.text("compare.listed"))
    if not answer.inputs:
        yield Remark(locale.text("label.know"), locale.text("compare.nothing"))
    elif not any(_differs(found) for year in answer.years for found in year.differences if found):
        yield Remark(locale.text("label.know"), locale.text("compare.same"))


def _inputs(answer: Compare, locale: Locale) -> Table:
    """Under each input a line for the first plan and for each that differs: what it is, and where that is written."""
    heads = ("compare.inputs", "column.amount", "compare.where")
    rows = []
    for given in answer.inputs:
        rows.append(Row((given.path, "", ""), 0, "strong"))
        for n, (plan, value, place) in enumerate(zip(answer.plans, given.values, given.places, strict=True)):
            if n and value == given.values[0]:
                continue
            where = place or ("" if value is None else locale.text("compare.default"))
            rows.append(Row((visible(plan.name), _value(value, locale), where), 1))
    return Table(tuple(Column(locale.text(head), number=False) for head in heads), tuple(rows))


def _value(value: Any, locale: Locale) -> str:  # noqa: ANN401 - any input
    if value is None:
        return "-"
    return locale.number(value) if isinstance(value, int) and not isinstance(value, bool) else visible(str(value))


def _columns(first: str, locale: Locale) -> tuple[Column, ...]:
    heads = (Column(locale.text(f"column.{head}"), droppable=head in DROPPABLE) for head in HEADS)
    return (Column(locale.text(first), number=False), *heads)


def _effects(answer: Compare, locale: Locale) -> Table:
    """Under each year a line a plan."""
    rows = []
    for year in answer.years:
        rows.append(Row((str(year.year), *[""] * len(HEADS)), 0, "strong"))
        for plan, value in zip(answer.plans, year.values, strict=True):
            if value:
                rows.append(Row((visible(plan.name), *_effect(value, locale)), 1))
    return Table(_columns("compare.year", locale), tuple(rows))


def _effect(value: ComparedValue, locale: Locale) -> tuple[str, ...]:
    return (
        locale.percent(value.target_percent),
        locale.percent(value.coverage_percent),
        locale.people(value.participants_needed),
        locale.people(value.new),
        locale.number(value.budget.public),
        locale.text("unknown") if value.shortfall is None else locale.number(value.shortfall),
    )


def _differences(answer: Compare, locale: Locale) -> Table:
    """Under each year in which something is apart a line a plan, less the first plan."""
    rows = []
    for year in answer.years:
        apart = [
            Row((visible(plan.name), *_difference(found, locale)), 1)
            for plan, found in zip(answer.plans[1:], year.differences[1:], strict=True)
            if found and _differs(found)
        ]
        if apart:
            rows += [Row((str(year.year), *[""] * len(HEADS)), 0, "strong"), *apart]
    return Table(_columns("compare.difference", locale), tuple(rows))


def _differs(found: Difference) -> bool:
    people = (found.coverage_points, found.participants_needed, found.gap, found.new)
    return any((*people, found.budget.total, found.budget.public, found.shortfall))


def _difference(found: Difference, locale: Locale) -> tuple[str, ...]:
    return (
        "",
        _signed(found.coverage_points, locale),
        _signed(found.participants_needed, locale),
        _signed(found.new, locale),
        _signed(found.budget.public, locale),
        locale.text("unknown") if found.shortfall is None else _signed(found.shortfall, locale),
    )


def _signed(value: int | Decimal, locale: Locale) -> str:
    """Return a difference with its sign."""
    return f"+{locale.number(value)}" if value > 0 else locale.number(value)


def sweep_page(answer: Sweep, locale: Locale) -> Page:
    """Show all combinations; the columns are called as in the CSV, because inputs are."""
    rows = answer.rows()
    columns = tuple(Column(visible(name)) for name in (rows[0] if rows else ()))
    lines = (Row(tuple(_cell(name, value, locale) for name, value in row.items())) for row in rows)
    return Page(title=locale.text("sweep.title"), tables=(Table(columns, tuple(lines)),) if rows else ())


def _cell(name: str, value: object, locale: Locale) -> str:
    if value is None:
        return locale.text("unknown")
    if isinstance(value, int) and name != "year":
        return locale.number(value)
    return visible(str(value))
