"""The sheet of targets: year by year the workforce, the target on the plan's path, and who is needed for it."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple, get_args

from ucj_cli.engine.targets import needed_of, target_in, waypoints
from ucj_cli.errors import OutOfRangeError
from ucj_cli.plan.series import workforce_in
from ucj_cli.render.excel.book import NONE, share
from ucj_cli.render.excel.column import Column, table_of, write_table
from ucj_cli.render.excel.table import MILLIONTHS, TOP, latest, looked_up
from ucj_cli.vocabulary import TargetBasis

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

    from ucj_cli.render.excel.book import Sheet
    from ucj_cli.render.excel.model import Model
    from ucj_cli.render.excel.table import Layout, Table

NEVER = 9999
"""The year of a waypoint that does not come."""


class TargetYear(NamedTuple):
    """A year: what follows for it from what the plan gives, and the steps between; None where nothing does."""

    year: int
    given: Decimal | None
    size: int | None
    workforce: int | None
    target: Decimal | None
    basis: str | None
    needed: int | None
    size_before: int
    size_after: int
    waypoint: Decimal | None
    before: int
    next: int
    a: int
    b: int


_SIZE_BEFORE = looked_up("{size:all}", "{year:all}", "{size_before}")
_SIZE_AFTER = looked_up("{size:all}", "{year:all}", "{size_after}")
_GONE = "{year}-{before}"
_SPAN = "({next}-{before})"
_PATHS = {
    "linear": f"ROUND(({{a}}*{_SPAN}+({{b}}-{{a}})*({_GONE}))/({_SPAN}*100),0)/10000",
    "geometric": f"ROUND(ROUND({{a}}/{MILLIONTHS}*({{b}}/{{a}})^(({_GONE})/{_SPAN}),12),4)",
    "smooth": f"ROUND(({{a}}*{_SPAN}^3+({{b}}-{{a}})*(3*({_GONE})^2*{_SPAN}-2*({_GONE})^3))/({_SPAN}^3*100),0)/10000",
}
"""The target between two waypoints a and b, which are whole millionths, rounded half-up to two decimals."""

_WORKFORCE = (
    f'IF({{size_before}}=0,"{NONE}",IF({{size_before}}={{year}},{{size}},IF({{size_after}}>{NEVER},'
    f"ROUND(ROUND({_SIZE_BEFORE}*(1+{{growth}})^({{year}}-{{size_before}}),6),0),"
    f"ROUND(({_SIZE_BEFORE}*({{size_after}}-{{size_before}})+({_SIZE_AFTER}-{_SIZE_BEFORE})*({{year}}-{{size_before}}))"
    "/({size_after}-{size_before}),0))))"
)
_TARGET = (
    f'IF({{before}}=0,"{NONE}",IF(OR({{before}}={{year}},{{next}}>{NEVER},{{path}}="step"),{{a}}/{MILLIONTHS},'
    f'IF({{path}}="geometric",{_PATHS["geometric"]},IF({{path}}="smooth",{_PATHS["smooth"]},{_PATHS["linear"]}))))'
)
_BASIS = (
    f'IF({{before}}=0,"{NONE}",IF(ISNUMBER({{given}}),"{{word_given}}",IF({{before}}={{year}},"{{word_current}}",'
    f'IF(OR({{next}}>{NEVER},{{path}}="step"),"{{word_carried}}","{{word_interpolated}}"))))'
)
_NEEDED = (
    f'IF(OR({{target}}="{NONE}",{{workforce}}="{NONE}"),"{NONE}",'
    f"MIN({{workforce}},-INT(-ROUND({{target}}*{MILLIONTHS},0)*{{workforce}}/{MILLIONTHS})))"
)
# Today's coverage is a waypoint where the given targets begin later
_WAYPOINT = (
    f'IF(ISNUMBER({{given}}),{{given}},IF(AND({{year}}={{as_of}},{{as_of}}<{{first_given}}),{{covered}},"{NONE}"))'
)
_A = f"IF({{before}}=0,0,ROUND({looked_up('{waypoint:all}', '{year:all}', '{before}')}*{MILLIONTHS},0))"
_B = f"IF({{next}}>{NEVER},{{a}},ROUND({looked_up('{waypoint:all}', '{year:all}', '{next}')}*{MILLIONTHS},0))"


def _first_after(held: str) -> str:
    """The formula of the first year, not before that of the row, in which a number is *held*; else never."""
    return f"SUMPRODUCT(MIN({{year:all}}+{NEVER}*(1-ISNUMBER({held})*({{year:all}}>={{year}}))))"


COLUMNS: list[Column[TargetYear]] = [
    Column("year", style="year"),
    Column("given", style="exact", accepts="percent"),
    Column("size", accepts="people"),
    Column("workforce", _WORKFORCE),
    Column("target", _TARGET, style="exact"),
    Column("basis", _BASIS, style="word"),
    Column("needed", _NEEDED),
    Column("size_before", latest("{year:all}", "{size:all}", "{year}"), style="plain", step=True),
    Column("size_after", _first_after("{size:all}"), style="plain", step=True),
    Column("waypoint", _WAYPOINT, style="exact", step=True),
    Column("before", latest("{year:all}", "{waypoint:all}", "{year}"), style="plain", step=True),
    Column("next", _first_after("{waypoint:all}"), style="plain", step=True),
    Column("a", _A, style="plain", step=True),
    Column("b", _B, style="plain", step=True),
]


def targets_table(model: Model) -> Table:
    """Lay out the sheet."""
    return table_of(model.text("targets"), TOP, COLUMNS, len(model.years_of_targets))


def first_given(targets: Table) -> str:
    """The formula of the first year for which a target is given."""
    return f"SUMPRODUCT(MIN({targets.all('year')}+{NEVER}*(1-ISNUMBER({targets.all('given')}))))"


def write_targets(sheet: Sheet, layout: Layout, model: Model) -> None:
    """Write the sheet."""
    names = {
        "growth": layout.assumptions.line("growth"),
        "path": layout.assumptions.line("path"),
        "as_of": layout.assumptions.line("as_of_year"),
        "covered": layout.assumptions.line("coverage_now"),
        "first_given": first_given(layout.targets),
        **{f"word_{basis}": model.text(f"basis.{basis}") for basis in get_args(TargetBasis)},
    }
    sheet.title("targets")
    sheet.widths((0, 0, 9), (1, 4, 15), (5, 5, 22), (6, 6, 15))
    years = [_target_year(model, year) for year in model.years_of_targets]
    write_table(sheet, layout.targets, COLUMNS, years, lambda _: names)
    sheet.freeze(layout.targets.row(0), (TOP, TOP))


def _target_year(model: Model, year: int) -> TargetYear:
    plan, given = model.plan, waypoints(model.plan)
    sizes, first = plan.workforce.size, model.years_of_targets[0]
    before, after = _before(given, year), _after(given, year, first)
    a = int(given[before] * 10_000) if before else 0
    workforce = target = None
    with suppress(OutOfRangeError):
        workforce = workforce_in(plan.workforce, year)
    with suppress(OutOfRangeError):
        target = target_in(plan, year)
    return TargetYear(
        year,
        share(plan.targets.percent.get(year)),
        sizes.get(year),
        workforce,
        share(target and target.percent),
        target and model.text(f"basis.{target.basis}"),
        None if workforce is None or target is None else needed_of(workforce, target),
        _before(sizes, year),
        _after(sizes, year, first),
        share(given.get(year)),
        before,
        after,
        a,
        b=int(given[after] * 10_000) if after <= NEVER else a,
    )


def _before(given: Iterable[int], year: int) -> int:
    """The last of the *given* years not after *year*; 0 if there is none."""
    return max((each for each in given if each <= year), default=0)


def _after(given: Iterable[int], year: int, first: int) -> int:
    """The first of the *given* years not before *year*; if there is none, the *first* of the sheet, and never."""
    return min((each for each in given if each >= year), default=first + NEVER)
