"""The sheet that nobody sees: each input's path in the plan, what the plan said, and its cell by a formula.

By it `ucj import --as-scenario` knows a changed input again, wherever its cell has been moved to.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from ucj_cli.render.excel.book import NONE, share, stored
from ucj_cli.vocabulary import INPUTS_SHEET

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ucj_cli.render.excel.book import Book, Value
    from ucj_cli.render.excel.model import Model
    from ucj_cli.render.excel.table import Layout

_OF_GROUPS = {
    "size": "workers",
    "today": "participants",
    "first_month": "months.from",
    "last_month": "months.to",
    "priority": "priority",
    "pass_rate": "pass_rate_percent",
    "lapse": "lapse_percent",
}
_EARNS = {"pu": "wage", "bpu": "income"}


class _Input(NamedTuple):
    path: str
    cell: str
    value: Value
    kind: str = "number"


def write_inputs(book: Book, layout: Layout, model: Model) -> None:
    """Write the sheet: the plan's file, then a line for each input."""
    page = book.file.add_worksheet(INPUTS_SHEET)
    page.very_hidden()
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
    plan = model.plan
    if not plan.observed:
        given = plan.coverage.participants
        if given is None:
            yield _Input(
                "coverage.percent", layout.assumptions.line("percent"), share(plan.coverage.percent), "percent"
            )
        else:
            yield _Input("coverage.participants", layout.assumptions.line("participants"), given)
    growth = share(plan.workforce.growth_percent)
    yield _Input("workforce.growth_percent", layout.assumptions.line("growth"), growth, "percent")
    yield _Input("targets.path", layout.assumptions.line("path"), plan.targets.path, "text")
    for i, year in enumerate(model.years_of_targets):
        target = share(plan.targets.percent.get(year))
        yield _Input(f"targets.percent.{year}", layout.targets.at("given", i), target, "percent")
        yield _Input(f"workforce.size.{year}", layout.targets.at("size", i), plan.workforce.size.get(year))
    for i, group in enumerate(plan.groups):
        yield from _of_group(layout, i, model, f"groups.{group.id}")
    for i, year in enumerate(model.years_of_funds):
        for name, fund in model.funds.items():
            key = ("given", name) if ("given", name) in layout.funds.columns else ("ceiling", name)
            yield _Input(f"funds.{name}.ceiling.{year}", layout.funds.at(key, i), fund.ceiling.get(year))


def _of_group(layout: Layout, i: int, model: Model, path: str) -> Iterator[_Input]:
    group = model.plan.groups[i]
    values: dict[str, Value] = {
        "size": model.sizes[i],
        "today": model.now[i],
        "first_month": group.months.first,
        "last_month": group.months.last,
        "priority": group.priority,
        "pass_rate": share(group.pass_rate_percent),
        "lapse": share(group.lapse_percent),
    }
    for key, value in values.items():
        of_rest = key in ("size", "today") and group.workers == "rest"
        if not of_rest and not (key == "today" and group.observed):
            kind = "percent" if key in ("pass_rate", "lapse") else "number"
            yield _Input(f"{path}.{_OF_GROUPS[key]}", layout.groups.at(key, i), value, kind)
    earned = _EARNS[group.segment]
    yield _Input(f"{path}.{earned}", layout.groups.at("earns", i), getattr(group, earned))
    for year in model.years_of_plans:
        yield _Input(f"{path}.planned.{year}", layout.planned.at(year, i), group.planned.get(year))
