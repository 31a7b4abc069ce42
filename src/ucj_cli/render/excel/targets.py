"""The sheet of targets: year by year the workforce, the target on the plan's path, and who is needed for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar, get_args

from ucj_cli.engine.targets import needed_of, target_in, waypoints
from ucj_cli.errors import OutOfRangeError
from ucj_cli.plan_file.series import workforce_in
from ucj_cli.render.excel.book import NONE, share
from ucj_cli.render.excel.column import Column, table_of, write_table
from ucj_cli.render.excel.table import MILLIONTHS, TOP, derived_percent, latest, looked_up
from ucj_cli.vocabulary import TargetBasis

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from decimal import Decimal

    from ucj_cli.engine.targets import Target
    from ucj_cli.render.excel.book import Sheet
    from ucj_cli.render.excel.model import Model
    from ucj_cli.render.excel.table import Layout, Table

Found = TypeVar("Found")

NEVER = 9999
"""The year of a waypoint that does not come."""


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
    f'IF({{before}}=0,"{NONE}",IF(COUNT({{given}},{{given_people}})>0,"{{word_given}}",IF({{before}}={{year}},"{{word_current}}",'
    f'IF(OR({{next}}>{NEVER},{{path}}="step"),"{{word_carried}}","{{word_interpolated}}"))))'
)
_NEEDED = (
    f'IF(OR({{target}}="{NONE}",{{workforce}}="{NONE}"),"{NONE}",'
    f'IF(AND(ISNUMBER({{given_people}}),{{given}}=""),{{given_people}},'
    f"MIN({{workforce}},-INT(-ROUND({{target}}*{MILLIONTHS},0)*{{workforce}}/{MILLIONTHS}))))"
)
# A target in people is so much of that year's workforce; today's coverage is a waypoint if the given begin later
_WAYPOINT = (
    f"IF(ISNUMBER({{given}}),{{given}},"
    f"IF(ISNUMBER({{people_share}}),{{people_share}},"
    f'IF(AND({{year}}={{as_of}},{{as_of}}<{{first_given}}),{{covered}},"{NONE}")))'
)
_PEOPLE_SHARE = (
    "IF(AND(ISNUMBER({given_people}),ISNUMBER({workforce})),"
    f'{derived_percent("{given_people}", "{workforce}")},"{NONE}")'
)
_SIZE_YEAR = latest("{year:all}", "{size:all}", "{year}")
_WAYPOINT_YEAR = latest("{year:all}", "{waypoint:all}", "{year}")
_A = f"IF({{before}}=0,0,ROUND({looked_up('{waypoint:all}', '{year:all}', '{before}')}*{MILLIONTHS},0))"
_B = f"IF({{next}}>{NEVER},{{a}},ROUND({looked_up('{waypoint:all}', '{year:all}', '{next}')}*{MILLIONTHS},0))"


def _first_after(held: str) -> str:
    """Return the formula of the first year, not before the row's, in which a number is *held*; else never."""
    return f"SUMPRODUCT(MIN({{year:all}}+{NEVER}*(1-ISNUMBER({held})*({{year:all}}>={{year}}))))"


def _columns(model: Model) -> list[Column[int]]:
    """Return the columns; a row is written from its year.

    Where the plan says nothing of a year, a result is None: a dash.
    """
    plan, sizes, given, first = model.plan, model.plan.workforce.size, waypoints(model.plan), model.years_of_targets[0]

    def workforce(year: int) -> int | None:
        return _known(lambda: workforce_in(plan.workforce, year))

    def target(year: int) -> Target | None:
        return _known(lambda: target_in(plan, year))

    def needed(year: int) -> int | None:
        of, reached = workforce(year), target(year)
        return None if of is None or reached is None else needed_of(of, reached)

    def basis(year: int) -> str | None:
        reached = target(year)
        return reached and model.text(f"basis.{reached.basis}")

    def people_share(year: int) -> Decimal | None:
        """Return a target that is given in people, of the workforce of its year."""
        return share(given[year]) if year in plan.targets.participants else None

    def a(year: int) -> int:
        """Return the last waypoint, not after *year*, in millionths."""
        return int(given[_before(given, year)] * 10_000) if _before(given, year) else 0

    def b(year: int) -> int:
        """Return the next one, not before *year*; after the last, the target stays what it is."""
        after = _after(given, year, first)
        return int(given[after] * 10_000) if after <= NEVER else a(year)

    return [
        Column("year", "", lambda year: year, "year"),
        Column("given", "", lambda year: share(plan.targets.percent.get(year)), "exact", "percent"),
        Column("given_people", "", plan.targets.participants.get, accepts="people"),
        Column("size", "", sizes.get, accepts="people"),
        Column("workforce", _WORKFORCE, workforce),
        Column("target", _TARGET, lambda year: share(each.percent) if (each := target(year)) else None, "exact"),
        Column("basis", _BASIS, basis, "word"),
        Column("needed", _NEEDED, needed),
        Column("size_before", _SIZE_YEAR, lambda year: _before(sizes, year), "plain", step=True),
        Column("size_after", _first_after("{size:all}"), lambda year: _after(sizes, year, first), "plain", step=True),
        Column("people_share", _PEOPLE_SHARE, people_share, "exact", step=True),
        Column("waypoint", _WAYPOINT, lambda year: share(given.get(year)), "exact", step=True),
        Column("before", _WAYPOINT_YEAR, lambda year: _before(given, year), "plain", step=True),
        Column("next", _first_after("{waypoint:all}"), lambda year: _after(given, year, first), "plain", step=True),
        Column("a", _A, a, "plain", step=True),
        Column("b", _B, b, "plain", step=True),
    ]


def targets_table(model: Model) -> Table:
    """Lay out the sheet."""
    return table_of(model.text("targets"), TOP, _columns(model), len(model.years_of_targets))


def first_given(targets: Table) -> str:
    """Return the formula of the first year for which a target is given."""
    given = f"ISNUMBER({targets.all('given')})+ISNUMBER({targets.all('given_people')})"
    return f"SUMPRODUCT(MIN({targets.all('year')}+{NEVER}*({given}=0)))"


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
    sheet.widths((0, 0, 9), (1, 5, 15), (6, 6, 22), (7, 7, 15))
    write_table(sheet, layout.targets, _columns(model), model.years_of_targets, lambda _: names)
    sheet.freeze(layout.targets.row(0), (TOP, TOP))


def _known(find: Callable[[], Found]) -> Found | None:
    """Return what is found, or None if the plan says nothing of the year."""
    try:
        return find()
    except OutOfRangeError:
        return None


def _before(given: Iterable[int], year: int) -> int:
    """Find the last of the *given* years not after *year*; 0 if there is none."""
    return max((each for each in given if each <= year), default=0)


def _after(given: Iterable[int], year: int, first: int) -> int:
    """Find the first of the *given* years not before *year*; if there is none, the sheet's *first* plus never."""
    return min((each for each in given if each >= year), default=first + NEVER)
