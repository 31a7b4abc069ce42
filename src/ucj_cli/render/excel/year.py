"""The sheet of one year, which follows the year chosen in it: coverage, gap, groups, money, payers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ucj_cli.render.excel.block import Setting, write_block
from ucj_cli.render.excel.cells import looked_up
from ucj_cli.render.excel.figures import write_figures
from ucj_cli.render.excel.layout import TOP
from ucj_cli.render.excel.payers import write_payers
from ucj_cli.render.excel.styles import AMBER, BLUE, RED

if TYPE_CHECKING:
    from collections.abc import Callable

    from ucj_cli.render.excel.book import Sheet
    from ucj_cli.render.excel.cells import Table
    from ucj_cli.render.excel.layout import Layout
    from ucj_cli.render.excel.model import Model


def write_year(sheet: Sheet, layout: Layout, model: Model) -> None:
    """Write the sheet."""
    sheet.title("year.title", "year.remark", region=model.plan.region.name)
    write_figures(sheet, layout, model)
    sheet.say(layout.year.told.top - 1, 0, "year.groups", "subtitle")
    write_block(sheet, layout, layout.year, model, _setting(layout, model, sheet.name))
    write_payers(sheet, layout, model)
    _gap_chart(sheet, layout)
    if model.funds:
        _fund_chart(sheet, layout, len(model.funds))
    sheet.widths((0, 0, 36), (1, 1, 24), (2, 4, 16), (5, 8, 12), (9, 13, 17))
    sheet.steps(layout.year.steps)
    sheet.freeze(TOP)


def _setting(layout: Layout, model: Model, here: str) -> Setting:
    """The year's groups begin with the participants of today: nobody added since, nobody lost."""
    chosen = layout.figure("year", here)

    def price(table: Table) -> Callable[[int], str]:
        return lambda i: looked_up(table.across(i, here), table.across(-1, here), chosen)

    return Setting(
        cells={key: layout.figure(key, here) for key in ("year", "workforce", "lacking")},
        formulas={
            "participants": lambda _: "{today}",
            "payer_price": price(layout.payer_price),
            "worker_price": price(layout.worker_price) if "worker" in model.payers else lambda _: "0",
        },
        groups=model.report.gap.groups,
        starts=model.now,
        result=model.year,
    )


def _gap_chart(sheet: Sheet, layout: Layout) -> None:
    """People to enrol, group by group."""
    groups = layout.year.told
    drawn = sheet.chart({"type": "bar"}, "chart.gap")
    drawn.add_series(
        {
            "name": sheet.book.lang.text("sheet.column.new"),
            "categories": f"={groups.all('group')}",
            "values": f"={groups.all('new')}",
            "fill": {"color": BLUE},
            "gap": 60,
            "data_labels": {"value": True, "num_format": "#,##0"},
        }
    )
    drawn.set_legend({"none": True})
    drawn.set_y_axis({"reverse": True, "num_font": {"size": 8}})
    drawn.set_x_axis({"visible": False, "major_gridlines": {"visible": False}})
    drawn.set_size({"width": 560, "height": 330})
    sheet.page.insert_chart(TOP - 1, 3, drawn)


def _fund_chart(sheet: Sheet, layout: Layout, funds: int) -> None:
    """What each fund needs, beside what it has."""
    payers = layout.payers
    drawn = sheet.chart({"type": "column"}, "chart.funds")
    for key, colour in (("need", AMBER), ("ceiling", BLUE), ("shortfall", RED)):
        drawn.add_series(
            {
                "name": sheet.book.lang.text(f"sheet.column.{key}"),
                "categories": f"={payers.sheet}!{payers.block('payer', 'payer', 0, funds - 1, payers.sheet)}",
                "values": f"={payers.sheet}!{payers.block(key, key, 0, funds - 1, payers.sheet)}",
                "fill": {"color": colour},
            }
        )
    drawn.set_y_axis({"num_format": "#,##0,,", "major_gridlines": {"visible": True, "line": {"color": "#D9D9D9"}}})
    drawn.set_size({"width": 560, "height": 330})
    sheet.page.insert_chart(TOP - 1, 9, drawn)
