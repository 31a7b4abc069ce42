"""The sheet of targets: year by year the workforce, the target on the plan's path, and who is needed for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, get_args

from ucj_cli.engine.targets import needed_of, target_in
from ucj_cli.errors import OutOfRangeError
from ucj_cli.plan_file.series import workforce_in
from ucj_cli.render.excel.book import NONE, share
from ucj_cli.render.excel.cells import MILLIONTHS, latest, looked_up
from ucj_cli.vocabulary import TargetBasis

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from decimal import Decimal

    from ucj_cli.render.excel.book import Sheet, Value
    from ucj_cli.render.excel.cells import Table
    from ucj_cli.render.excel.layout import Layout
    from ucj_cli.render.excel.model import Model

NEVER = 9999
"""The year of a waypoint that does not come."""

SIZE_BEFORE = looked_up("{size:all}", "{year:all}", "{size_before}")
SIZE_AFTER = looked_up("{size:all}", "{year:all}", "{size_after}")
GONE = "{year}-{before}"
SPAN = "({next}-{before})"
PATHS = {
    "linear": f"ROUND(({{a}}*{SPAN}+({{b}}-{{a}})*({GONE}))/({SPAN}*100),0)/10000",
    "geometric": f"ROUND(ROUND({{a}}/{MILLIONTHS}*({{b}}/{{a}})^(({GONE})/{SPAN}),12),4)",
    "smooth": f"ROUND(({{a}}*{SPAN}^3+({{b}}-{{a}})*(3*({GONE})^2*{SPAN}-2*({GONE})^3))/({SPAN}^3*100),0)/10000",
}
"""The target between two waypoints a and b, which are whole millionths, rounded half-up to two decimals."""

FORMULAS = {
    "size_before": latest("{year:all}", "{size:all}", "{year}"),
    "size_after": f"SUMPRODUCT(MIN({{year:all}}+{NEVER}*(1-ISNUMBER({{size:all}})*({{year:all}}>={{year}}))))",
    "workforce": f'IF({{size_before}}=0,"{NONE}",IF({{size_before}}={{year}},{{size}},IF({{size_after}}>{NEVER},'
    f"ROUND(ROUND({SIZE_BEFORE}*(1+{{growth}})^({{year}}-{{size_before}}),6),0),"
    f"ROUND(({SIZE_BEFORE}*({{size_after}}-{{size_before}})+({SIZE_AFTER}-{SIZE_BEFORE})*({{year}}-{{size_before}}))"
    "/({size_after}-{size_before}),0))))",
    # Today's coverage is a waypoint where the given targets begin later
    "waypoint": "IF(ISNUMBER({given}),{given},"
    f'IF(AND({{year}}={{as_of}},{{as_of}}<{{first_given}}),{{covered}},"{NONE}"))',
    "before": latest("{year:all}", "{waypoint:all}", "{year}"),
    "next": f"SUMPRODUCT(MIN({{year:all}}+{NEVER}*(1-ISNUMBER({{waypoint:all}})*({{year:all}}>={{year}}))))",
    "a": f"IF({{before}}=0,0,ROUND({looked_up('{waypoint:all}', '{year:all}', '{before}')}*{MILLIONTHS},0))",
    "b": f"IF({{next}}>{NEVER},{{a}},ROUND({looked_up('{waypoint:all}', '{year:all}', '{next}')}*{MILLIONTHS},0))",
    "target": f'IF({{before}}=0,"{NONE}",'
    f'IF(OR({{before}}={{year}},{{next}}>{NEVER},{{path}}="step"),{{a}}/{MILLIONTHS},'
    f'IF({{path}}="geometric",{PATHS["geometric"]},IF({{path}}="smooth",{PATHS["smooth"]},{PATHS["linear"]}))))',
    "basis": f'IF({{before}}=0,"{NONE}",'
    'IF(ISNUMBER({given}),"{word_given}",IF({before}={year},"{word_current}",'
    f'IF(OR({{next}}>{NEVER},{{path}}="step"),"{{word_carried}}","{{word_interpolated}}"))))',
    "needed": f'IF(OR({{target}}="{NONE}",{{workforce}}="{NONE}"),"{NONE}",'
    f"MIN({{workforce}},-INT(-ROUND({{target}}*{MILLIONTHS},0)*{{workforce}}/{MILLIONTHS})))",
}
STYLES = {"target": "exact", "waypoint": "exact", "basis": "word", "workforce": "people", "needed": "people"}


class Dated(NamedTuple):
    """What a plan gives by year, and the nearest years of it around a year."""

    given: Mapping[int, int | Decimal]

    def before(self, year: int) -> int:
        """The last year not after *year*; 0 if there is none."""
        return max((y for y in self.given if y <= year), default=0)

    def after(self, year: int, first: int) -> int:
        """The first year not before *year*; if there is none, the *first* of the sheet, and never."""
        return min((y for y in self.given if y >= year), default=first + NEVER)


def first_given(targets: Table, here: str) -> str:
    """The formula of the first year for which a target is given."""
    return f"SUMPRODUCT(MIN({targets.all('year', here)}+{NEVER}*(1-ISNUMBER({targets.all('given', here)}))))"


def write_targets(sheet: Sheet, layout: Layout, model: Model) -> None:
    """Write the sheet."""
    told, steps = layout.targets
    sheet.title("targets.title", "targets.remark")
    for table in layout.targets:
        sheet.headings(table.top, table.left, map(str, table.columns))
    _rows(sheet, layout, model)
    sheet.accept((told.row(0), told.column("given")), (told.end - 1, told.column("given")), "percent")
    sheet.accept((told.row(0), told.column("size")), (told.end - 1, told.column("size")), "people")
    sheet.widths((0, 0, 9), (1, 4, 15), (5, 5, 22), (6, 6, 15))
    sheet.steps(steps)
    sheet.freeze(told.row(0), (told.top, told.top))


def _rows(sheet: Sheet, layout: Layout, model: Model) -> None:
    here, plan = sheet.name, model.plan
    told, steps = layout.targets
    fields = layout.targets.fields(here)
    names = {
        **fields,
        "growth": layout.assumed("growth", here),
        "path": layout.assumed("path", here),
        "as_of": layout.assumed("as_of_year", here),
        "covered": layout.assumed("coverage_now", here),
        "first_given": first_given(told, here),
        **{f"word_{basis}": model.lang.text(f"sheet.basis.{basis}") for basis in get_args(TargetBasis)},
    }
    for i, year in enumerate(model.years_of_targets):
        row, target = told.row(i), plan.targets.percent.get(year)
        for field in fields.values():
            field.row = row + 1
        sheet.number(row, told.column("year"), year, "year")
        sheet.given(row, told.column("given"), None if target is None else share(target), "exact")
        sheet.given(row, told.column("size"), plan.workforce.size.get(year), "people")
        for key, value in _results(model, year):
            table = told if key in told.columns else steps
            style = STYLES.get(key, "plain") + ("" if table is told else ".step")
            sheet.formula(row, table.column(key), FORMULAS[key].format_map(names), value, style)


def _results(model: Model, year: int) -> Iterable[tuple[str, Value]]:
    """What the formulas of a year come to; a dash where the plan says nothing of it."""
    plan, first = model.plan, model.years_of_targets[0]
    sizes, points = Dated(plan.workforce.size), Dated(model.waypoints)
    before, after = points.before(year), points.after(year, first)
    a = points.given[before] * 10_000 if before else 0
    yield "size_before", sizes.before(year)
    yield "size_after", sizes.after(year, first)
    yield "waypoint", share(points.given[year]) if year in points.given else NONE
    yield "before", before
    yield "next", after
    yield "a", int(a)
    yield "b", int(points.given[after] * 10_000) if after <= NEVER else int(a)
    try:
        workforce: Value = workforce_in(plan.workforce, year)
    except OutOfRangeError:
        workforce = NONE
    yield "workforce", workforce
    try:
        target = target_in(plan, year)
    except OutOfRangeError:
        yield from (("target", NONE), ("basis", NONE), ("needed", NONE))
        return
    yield "target", share(target.percent)
    yield "basis", model.lang.text(f"sheet.basis.{target.basis}")
    if isinstance(workforce, int):
        yield "needed", needed_of(workforce, target)
    else:
        yield "needed", NONE
