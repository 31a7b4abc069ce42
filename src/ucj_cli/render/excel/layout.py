"""Where everything stands, settled before anything is written: the sheets' formulas name each other's cells."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ucj_cli.render.excel.cells import Table

if TYPE_CHECKING:
    from ucj_cli.render.excel.cells import Field
    from ucj_cli.render.excel.law import Law
    from ucj_cli.render.excel.model import Model

ASSUMPTIONS = (
    "region", "code", "as_of", "as_of_year", "percent", "participants", "coverage_now", "workforce_now", "growth",
    "path",
)  # fmt: skip
TARGETS = ("year", "given", "size", "workforce", "target", "basis", "needed")
TARGET_STEPS = ("size_before", "size_after", "waypoint", "before", "next", "a", "b")
GROUPS = (
    "group", "payer", "segment", "programmes", "size", "today", "earns", "first_month", "last_month", "priority",
    "pass_rate", "lapse",
)  # fmt: skip
GROUP_STEPS = ("payer_number", "public_payer", "active")
LAW = ("segment", "programme", "base", "rate", "from_month", "to_month", "owed_by", "regulation")
YEAR_FIGURES = (
    "year", "as_of_day", "workforce", "participants", "coverage_now", "coverage", "target", "basis", "needed", "gap",
    "points", "to_full", "achievement", "lacking",
)  # fmt: skip
BLOCK = (
    "group", "payer", "workers", "start", "lost", "participants", "planned", "new", "after", "coverage", "names",
    "cost", "existing_money", "new_money", "total", "public",
)  # fmt: skip
BLOCK_STEPS = (
    "workers_floor", "workers_rest", "listed", "uncovered", "first", "room", "tier", "tier_room", "taken", "floor",
    "rest", "existing", "payer_price", "worker_price",
)  # fmt: skip
PAYERS = ("payer", "kind", "need", "ceiling", "shortfall")
ROAD = (
    "year", "workforce", "target", "basis", "start", "lost", "participants", "needed", "gap", "new", "after",
    "coverage", "active", "existing_money", "new_money", "total", "public", "short", "unknown_funds",
)  # fmt: skip
ROAD_STEPS = ("lacking",)
TOP, CHART_ROWS = 3, 20


class Pair(NamedTuple):
    """A table, and beside it the columns that show its steps."""

    told: Table
    steps: Table

    def fields(self, here: str = "") -> dict[str, Field]:
        """The columns of both, for the formulas on the sheet *here*."""
        return self.steps.fields(here) | self.told.fields(here)

    @property
    def end(self) -> int:
        """The first row below."""
        return self.told.end


class Layout(NamedTuple):
    """Every table that formulas of other sheets name, and the law that the sheet of rates is made of."""

    assumptions: Table
    targets: Pair
    groups: Pair
    planned: Table
    rates: Table
    payer_price: Table
    worker_price: Table
    funds: Table
    figures: Table
    year: Pair
    payers: Table
    road: Pair
    blocks: tuple[Pair, ...]

    def assumed(self, key: str, here: str = "") -> str:
        """The cell of an assumption."""
        return self.assumptions.at("value", ASSUMPTIONS.index(key), here)

    def figure(self, key: str, here: str = "") -> str:
        """The cell of a figure of the chosen year."""
        return self.figures.at("value", YEAR_FIGURES.index(key), here)


def layout_of(model: Model) -> Layout:
    """Lay the sheets out for *model*."""
    many = len(model.groups)
    targets, groups, rates, year, roadmap, funds, assumptions = (
        model.lang.text(f"sheet.{name}")
        for name in ("targets", "groups", "rates", "year", "roadmap", "funds", "assumptions")
    )
    law = model.law
    listed = model.years_of_plans
    prices = Table(rates, _below_law(law), ("group", "by", *model.years), many)
    figures = Table(year, TOP - 1, ("label", "value"), len(YEAR_FIGURES))
    of_year = tuple(key for key in BLOCK if key not in ("start", "lost"))
    block = _beside(Table(year, figures.end + 3, of_year, many), BLOCK_STEPS)
    scenarios = tuple(("scenario", number) for number in range(len(model.report.scenarios)))
    road = _beside(Table(roadmap, TOP, (*ROAD, *scenarios), len(model.road)), ROAD_STEPS)
    first_block = road.end + CHART_ROWS + 4
    return Layout(
        Table(assumptions, TOP + 2, ("item", "value", "source", "status"), len(ASSUMPTIONS)),
        _beside(Table(targets, TOP, TARGETS, len(model.years_of_targets)), TARGET_STEPS),
        _beside(Table(groups, TOP, GROUPS, many), GROUP_STEPS, len(listed) + 1),
        Table(groups, TOP + many + 5, ("group", *listed), many),
        Table(rates, TOP, LAW, len(law.rows)),
        prices,
        Table(rates, prices.end + 2, prices.columns, many),
        _funds(funds, model),
        figures,
        block,
        Table(year, block.end + 4, PAYERS, len(model.payers)),
        road,
        tuple(
            _beside(Table(roadmap, first_block + n * (many + 4), BLOCK, many), BLOCK_STEPS, len(road.told.columns))
            for n in range(len(model.road))
        ),
    )


def _beside(told: Table, steps: tuple[str, ...], least: int = 0) -> Pair:
    """*told* with its steps beside it, not before the column *least*: what stands below may be wider."""
    return Pair(told, Table(told.sheet, told.top, steps, told.rows, max(len(told.columns), least)))


def _below_law(law: Law) -> int:
    """The row of the first table of yearly prices: below the law, its bands, ceilings, and the monthly amounts."""
    return owed_table("", law).end + 3


def band_table(sheet: str, law: Law) -> Table:
    """The bands: a line each, their lower bounds and bases; tables that follow each other in time stand below."""
    return Table(sheet, TOP + len(law.rows) + 4, ("income_from", "band_base"), sum(len(t.bands) for t in law.bands))


def ceiling_table(sheet: str, law: Law) -> Table:
    """The wage ceilings, beside the bands."""
    return Table(
        sheet, band_table(sheet, law).top, ("from_month", "to_month", "wage_ceiling"), len(law.ceilings), left=4
    )


def owed_table(sheet: str, law: Law) -> Table:
    """What one person owes in a month: a line for each group, programme and bearer, a column for each period."""
    below = max(band_table(sheet, law).end, ceiling_table(sheet, law).end)
    return Table(sheet, below + 6, ("group", "programme", "owed_by", *range(len(law.periods))), len(law.owed))


def _funds(sheet: str, model: Model) -> Table:
    """Years down, payers across: each fund's ceiling, need and shortfall; the others' need."""
    columns = [
        (part, payer)
        for payer in model.payers
        for part in (("ceiling", "need", "shortfall") if payer in model.funds else ("need",))
    ]
    return Table(sheet, TOP + 1, ("year", *columns), len(model.years_of_funds))
