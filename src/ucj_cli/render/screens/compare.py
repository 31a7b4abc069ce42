"""The screen of ``ucj compare``: inputs first, and then what is apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ucj_cli.answers.compare import fund_ids
from ucj_cli.i18n.visible import short
from ucj_cli.render.page import Column, Page, Remark, Row, Table
from ucj_cli.render.screens.inputs import inputs_table
from ucj_cli.render.screens.parts import (
    MONEY_SIGNS,
    Shortfall,
    money_columns,
    or_unknown,
    public_money,
    sign_remarks,
    signed,
)
from ucj_cli.render.screens.roadmap import funded_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ucj_cli.answers.base import Payer
    from ucj_cli.answers.compare import Compare, ComparedValue, ComparedYear, Difference
    from ucj_cli.i18n import Locale

HEADS = ("target", "covered_end", "funded", "needed", "new", "public", "short_of")
APART = HEADS[1:]
"""What differences are told of: a target that differs is among the inputs."""
DROPPABLE = {"target": 1, "needed": 2, "short_of": 3}
"""Columns that a narrow terminal leaves out, in this order."""


def compare_page(answer: Compare, locale: Locale) -> Page:
    """Show what differs: changed inputs first, then each year of every plan, what is apart, and of which funds."""
    inputs = inputs_table([plan.name for plan in answer.plans], answer.inputs, locale)
    tables = (inputs, _effects(answer, locale), _differences(answer, locale), _funds(answer, locale))
    return Page(
        title=locale.text("compare.title"),
        subtitle=locale.text("compare.against", plan=answer.plans[0].name),
        tables=tuple(table for table in tables if table.rows),
        remarks=tuple(_remarks(answer, locale)),
    )


def _remarks(answer: Compare, locale: Locale) -> Iterator[Remark]:
    yield from _funded_remarks(answer, locale)
    if answer.inputs and len(answer.plans) > 2:  # noqa: PLR2004 - of two plans both are listed
        yield Remark(locale.text("label.know"), locale.text("compare.listed"))
    if not answer.inputs:
        yield Remark(locale.text("label.know"), locale.text("compare.nothing"))
    elif all(value == year.values[0] for year in answer.years for value in year.values):
        yield Remark(locale.text("label.know"), locale.text("compare.same"))
    yield from sign_remarks(locale, "°", *MONEY_SIGNS)


def _funded_remarks(answer: Compare, locale: Locale) -> Iterator[Remark]:
    """Say of each plan where the known ceilings lead, if any fund of it pays for anybody."""
    for i, plan in enumerate(answer.plans):
        found = [(year.year, value) for year in answer.years if (value := year.values[i])]
        paying = [payer for _, value in found for payer in value.payers if payer.is_fund and payer.need]
        if plan.funded and paying:
            text = funded_text(plan.funded, found[-1][0], paying, locale)
            yield Remark(locale.text("roadmap.funded"), f"{short(plan.name)}: {text}")


def _columns(first: str, heads: Sequence[str], locale: Locale) -> tuple[Column, ...]:
    columns = (Column(locale.text(f"column.{head}"), droppable=DROPPABLE.get(head, 0)) for head in heads)
    return (Column(locale.text(first), number=False), *columns)


def _effects(answer: Compare, locale: Locale) -> Table:
    """Under each year a line a plan."""
    rows = []
    for year in answer.years:
        rows.append(Row((str(year.year), *[""] * len(HEADS)), 0, "strong"))
        for plan, value in zip(answer.plans, year.values, strict=True):
            if value:
                rows.append(Row((short(plan.name), *_effect(value, locale)), 1))
    return Table(_columns("compare.year", HEADS, locale), tuple(rows))


def _effect(value: ComparedValue, locale: Locale) -> tuple[str, ...]:
    return (
        locale.percent(value.target_percent),
        locale.percent(value.coverage_percent),
        locale.percent(value.funded_percent),
        locale.people(value.participants_needed),
        locale.people(value.new),
        public_money(value.budget.public, locale, price_assumed=value.price_assumed),
        Shortfall.of_funds(value.payers).cell(locale),
    )


def _differences(answer: Compare, locale: Locale) -> Table:
    """Under each year in which something is apart a line a plan, less the first plan."""
    rows = []
    for year in answer.years:
        apart = [
            Row((short(plan.name), *_difference(found, locale)), 1)
            for plan, found in zip(answer.plans[1:], year.differences[1:], strict=True)
            if found and _differs(found)
        ]
        if apart:
            rows += [Row((str(year.year), *[""] * len(APART)), 0, "strong"), *apart]
    return Table(_columns("compare.difference", APART, locale), tuple(rows))


def _differs(found: Difference) -> bool:
    people = (found.coverage_points, found.funded_points, found.participants_needed, found.gap, found.new)
    return any((*people, found.budget.total, found.budget.public, found.shortfall is None or found.shortfall))


def _difference(found: Difference, locale: Locale) -> tuple[str, ...]:
    return (
        signed(found.coverage_points, locale),
        signed(found.funded_points, locale),
        signed(found.participants_needed, locale),
        signed(found.new, locale),
        signed(found.budget.public, locale),
        "?" if found.shortfall is None else signed(found.shortfall, locale),
    )


def _funds(answer: Compare, locale: Locale) -> Table:
    """Under each year and fund that is not the same in all plans a line for the first and for each that differs."""
    names = [short(plan.name) for plan in answer.plans]
    columns = money_columns("compare.fund", locale)
    return Table(columns, tuple(row for year in answer.years for row in _funds_of(year, names, locale)))


def _funds_of(year: ComparedYear, names: Sequence[str], locale: Locale) -> Iterator[Row]:
    payers = [{payer.id: payer for payer in value.payers} if value else None for value in year.values]
    for fund in fund_ids(payer for value in year.values if value for payer in value.payers):
        found = [(name, each.get(fund)) for name, each in zip(names, payers, strict=True) if each is not None]
        (_, base), *others = found
        apart = [(name, payer) for name, payer in others if payer != base]
        if apart:
            yield Row((f"{year.year}, {fund}", "", "", ""), 0, "strong")
            yield from (_fund(name, payer, locale) for name, payer in (found[0], *apart))


def _fund(plan: str, payer: Payer | None, locale: Locale) -> Row:
    """Return the line of one fund in one plan, which may not have it."""
    if payer is None:
        return Row((plan, locale.text("compare.none"), "", ""), 1)
    cells = (locale.rupiah(payer.need), or_unknown(payer.ceiling, locale), Shortfall.of_funds([payer]).rupiah(locale))
    return Row((plan, *cells), 1, "bad" if payer.shortfall else "plain")
