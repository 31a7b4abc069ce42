"""Where the region stands in the chosen year: the figures at the head of its sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ucj_cli.render.excel.book import NONE, share
from ucj_cli.render.excel.cells import MILLIONTHS, derived_percent, looked_up
from ucj_cli.render.excel.layout import YEAR_FIGURES
from ucj_cli.render.excel.steps import lacking

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ucj_cli.render.excel.book import Sheet, Value
    from ucj_cli.render.excel.layout import Layout
    from ucj_cli.render.excel.model import Model

FORMULAS = {
    "workforce": "{of_workforce}",
    "participants": "{today}",
    "coverage_now": "{now}",
    "coverage": derived_percent("{participants}", "{workforce}"),
    "target": "{of_target}",
    "basis": "{of_basis}",
    "needed": "{of_needed}",
    "gap": "MAX(0,{needed}-{participants})",
    # Half-up below zero too: a half goes up
    "points": f"INT(ROUND(({{target}}-{{coverage}})*{MILLIONTHS},0)/100+0.5)/100",
    "to_full": "MAX(0,{workforce}-{participants})",
    "achievement": f'IF({{target}}=0,"{NONE}",'
    f"ROUND(ROUND({{coverage}}*{MILLIONTHS},0)*10000/ROUND({{target}}*{MILLIONTHS},0),0)/10000)",
    "lacking": "MAX(0,{gap}-SUM({first}))",
}
STYLES = {
    "coverage_now": "percent", "coverage": "percent", "target": "exact", "achievement": "percent", "points": "points",
    "basis": "word",
}  # fmt: skip
STRONG = ("coverage", "target", "gap")


def write_figures(sheet: Sheet, layout: Layout, model: Model) -> None:
    """Write them, and the year that they are of as an input."""
    results = dict(_results(model))
    names = _names(layout, sheet.name)
    for i, key in enumerate(YEAR_FIGURES):
        row, strong = layout.figures.row(i), ".strong" if key in STRONG else ""
        sheet.say(row, 0, f"figure.{key}", f"text{strong}")
        if key == "year":
            sheet.given(row, 1, model.report.year, "year")
            sheet.accept((row, 1), (row, 1), "choice", f"={layout.payer_price.across(-1, sheet.name)}")
        elif key == "as_of_day":
            sheet.day(row, 1, model.plan.coverage.date)
        else:
            style = STYLES.get(key, "people") + strong
            sheet.formula(row, 1, FORMULAS[key].format_map(names), results[key], style)


def _names(layout: Layout, here: str) -> dict[str, str]:
    """The figures themselves, and what the sheets of targets and assumptions say of the year."""
    targets, chosen = layout.targets.told, layout.figure("year", here)
    found = {
        f"of_{key}": looked_up(targets.all(key, here), targets.all("year", here), chosen)
        for key in ("workforce", "target", "basis", "needed")
    }
    return {
        **{key: layout.figure(key, here) for key in YEAR_FIGURES},
        **found,
        "today": layout.assumed("participants", here),
        "now": layout.assumed("coverage_now", here),
        "first": layout.year.steps.all("first", here),
    }


def _results(model: Model) -> Iterable[tuple[str, Value]]:
    gap = model.report.gap
    yield "workforce", gap.workforce
    yield "participants", gap.participants
    yield "coverage_now", share(gap.coverage_percent)
    yield "coverage", share(gap.coverage_in_year_percent)
    yield "target", share(gap.target_percent)
    yield "basis", model.lang.text(f"sheet.basis.{gap.target_basis}")
    yield "needed", gap.participants_needed
    yield "gap", gap.gap
    yield "points", gap.gap_points
    yield "to_full", gap.gap_to_full
    yield "achievement", NONE if gap.achievement_percent is None else share(gap.achievement_percent)
    yield "lacking", lacking(model.year)
