"""The sheet that nobody sees: each input's path in the plan, what the plan said, and its cell by a formula.

By it `ucj import --as-scenario` knows a changed input again, wherever its cell has been moved to.
"""

from __future__ import annotations

from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from ucj_cli.plan_file.group import EARNINGS
from ucj_cli.render.excel.book import NONE, share, stored
from ucj_cli.render.excel.funds import given_ceiling
from ucj_cli.vocabulary import INPUTS_SHEET

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ucj_cli.render.excel.book import Book, Value
    from ucj_cli.render.excel.model import Model, Term
    from ucj_cli.render.excel.table import Layout

_PERCENT, _FIXED = "percent", "fixed"
"""Kinds of inputs: a fraction that is a percentage; and what can be changed in a workbook alone, and is told so."""


class _Input(NamedTuple):
    path: str
    cell: str
    value: Value
    kind: str = "number"


def write_inputs(book: Book, layout: Layout, model: Model) -> None:
    """Write the sheet: the plan's file, then a line for each input."""
    page = book.file.add_worksheet(INPUTS_SHEET)
    page.very_hidden()  # nothing on it is for readers
    source = model.plan.source
    for column, text in enumerate(("extends", source.path, source.sha256)):
        page.write_string(0, column, text)
    for row, each in enumerate(_inputs(layout.seen_from(INPUTS_SHEET), model), 1):
        page.write_string(row, 0, each.path)
        page.write_string(row, 1, each.kind)
        shown = NONE if each.value is None else each.value
        page.write_string(row, 2, str(shown))
        result = stored(shown) if isinstance(shown, (int, Decimal)) else shown
        page.write_formula(row, 3, f'=IF({each.cell}="","{NONE}",{each.cell})', None, result)


def _inputs(layout: Layout, model: Model) -> Iterator[_Input]:
    plan, standing = model.plan, model.standing
    of, people = layout.assumptions, standing.observation.participants
    way = ".".join(standing.way)
    if people is None:
        yield _Input(f"{way}.percent", of.line("percent"), share(standing.observation.percent), _PERCENT)
    else:
        yield _Input(f"{way}.participants", of.line("participants"), people)
    yield _Input("workforce.growth_percent", of.line("growth"), share(plan.workforce.growth_percent), _PERCENT)
    yield _Input("targets.path", of.line("path"), plan.targets.path, "text")
    for i, year in enumerate(model.years_of_targets):
        at = partial(layout.targets.at, i=i)
        yield _Input(f"targets.percent.{year}", at("given"), share(plan.targets.percent.get(year)), _PERCENT)
        yield _Input(f"targets.participants.{year}", at("given_people"), plan.targets.participants.get(year))
        yield _Input(f"workforce.size.{year}", at("size"), plan.workforce.size.get(year))
    for i, group in enumerate(plan.groups):
        yield from _of_group(layout, i, model, f"groups.{group.id}")
    for line, term in enumerate(model.terms if plan.groups else ()):
        yield from _of_term(layout, line, term)
    yield from _of_funds(layout, model)
    yield from _of_law(layout, model)


def _of_group(layout: Layout, i: int, model: Model, path: str) -> Iterator[_Input]:
    """Yield the inputs of a group; the rest is what the others leave, and has no people of its own."""
    group, at = model.plan.groups[i], partial(layout.groups.at, i=i)
    if group.workers != "rest":
        yield _Input(f"{path}.workers", at("size"), model.sizes[i])
        today = _FIXED if model.plan.observed else "number"  # of which day it is would have to be said
        yield _Input(f"{path}.participants", at("today"), model.now[i], today)
    earned = EARNINGS[group.segment]
    yield _Input(f"{path}.{earned}", at("earns"), getattr(group, earned))
    yield _Input(f"{path}.growth_percent", at("wage_growth"), share(group.growth_percent), _PERCENT)
    yield _Input(f"{path}.months.from", at("first_month"), group.months.first)
    yield _Input(f"{path}.months.to", at("last_month"), group.months.last)
    yield _Input(f"{path}.priority", at("priority"), group.priority)
    yield _Input(f"{path}.pass_rate_percent", at("pass_rate"), share(group.pass_rate_percent), _PERCENT)
    yield _Input(f"{path}.lapse_percent", at("lapse"), share(group.lapse_percent), _PERCENT)
    for year in model.years_of_plans:
        yield _Input(f"{path}.planned.{year}", layout.planned.at(year, i), group.planned.get(year))


def _of_term(layout: Layout, line: int, term: Term) -> Iterator[_Input]:
    """Yield what a year may change in a group; its months stand in a plan together, and cannot change one by one."""
    at, change = partial(layout.terms.at, i=line), term.change
    path, earned = f"groups.{term.group.id}.changes.{term.year}", EARNINGS[term.group.segment]
    yield _Input(f"{path}.{earned}", at("given_earns"), getattr(change, earned))
    months = (change.months.first, change.months.last) if change.months else (None, None)
    yield _Input(f"{path}.months.from", at("given_first_month"), months[0], _FIXED)
    yield _Input(f"{path}.months.to", at("given_last_month"), months[1], _FIXED)
    yield _Input(f"groups.{term.group.id}.enrol_from.{term.year}", at("enrol_from"), term.enrol_from)
    yield _Input(f"{path}.priority", at("given_priority"), change.priority)
    yield _Input(f"{path}.pass_rate_percent", at("given_pass_rate"), share(change.pass_rate_percent), _PERCENT)
    yield _Input(f"{path}.lapse_percent", at("given_lapse"), share(change.lapse_percent), _PERCENT)


def _of_funds(layout: Layout, model: Model) -> Iterator[_Input]:
    for number, (name, fund) in enumerate(model.funds.items()):
        growth = layout.fund_terms.at("ceiling_growth", number)
        if fund.growth_percent is not None:
            yield _Input(f"funds.{name}.growth_percent", growth, share(fund.growth_percent), _PERCENT)
        for i, year in enumerate(model.years_of_funds):
            ceiling = layout.funds.at(given_ceiling(name, fund), i)
            yield _Input(f"funds.{name}.ceiling.{year}", ceiling, fund.ceiling.get(year))


def _of_law(layout: Layout, model: Model) -> Iterator[_Input]:
    """Yield what the law says: no plan changes it, but for what it assumes of years to come."""
    law = model.law
    for i, row in enumerate(law.rows):
        rate = share(row.percent) if row.rupiah is None else row.rupiah
        yield _Input(f"{row.segment}.{row.programme}", layout.rates.at("rate", i), rate, _FIXED)
    for i, base in enumerate(base for table in law.bands for base in table.bands.values()):
        yield _Input("band_base", layout.bands.at("band_base", i), base, _FIXED)
    for i, ceiling in enumerate(law.ceilings):
        yield _Input("wage_ceiling", layout.ceilings.at("wage_ceiling", i), ceiling.rupiah, _FIXED)
