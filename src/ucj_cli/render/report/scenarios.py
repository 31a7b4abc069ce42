"""The tables of a report about its scenarios' inputs and money: what they change, and what that means for each fund."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ucj_cli.render.page import Row, Table
from ucj_cli.render.screens.inputs import inputs_table
from ucj_cli.render.screens.parts import money_columns, signs_note
from ucj_cli.render.screens.roadmap import funds_of, money_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ucj_cli.answers.compare import ComparedInput
    from ucj_cli.answers.roadmap import Roadmap
    from ucj_cli.i18n import Locale


def changes_table(names: Sequence[str], changes: Sequence[ComparedInput], locale: Locale) -> Table:
    """List the inputs that are not the same in all plans, with where each is written; not what holds by default."""
    written = (
        given.model_copy(update={"places": tuple(_in_words(place, locale) for place in given.places)})
        for given in changes
        if any(given.places)
    )
    return inputs_table(names, written, locale)._replace(title=locale.text("report.changes.table"))


def _in_words(place: str | None, locale: Locale) -> str | None:
    """Tell a value that was set for this run in words: who reads a report has no shell."""
    setting = (place or "").removeprefix("--set ")
    return place if setting == (place or "") else locale.text("report.about.changed", setting=setting)


def funds_table(named: Sequence[tuple[str, Roadmap]], payer_names: Mapping[str, str], locale: Locale) -> Table:
    """Under each fund put a line a plan that has it: what it needs, has and lacks in the years of the road."""
    columns = money_columns("report.scenario_funds.fund", locale)
    by_plan = [(name, funds_of(road)) for name, road in named]
    rows: list[Row] = []
    for fund in dict.fromkeys(fund for _, funds in by_plan for fund in funds):
        rows.append(Row((payer_names.get(fund, fund), "", "", ""), 0, "strong"))
        rows += (Row((name, *money_of(funds[fund], locale)), 1) for name, funds in by_plan if fund in funds)
    return Table(columns, tuple(rows), locale.text("report.scenario_funds.table"), signs_note(rows, locale))
