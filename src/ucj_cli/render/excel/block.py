"""The groups of one year: who is to be enrolled, what it costs. The same table stands in the year and on the road.

Each column is a step of the method. The formulas of a row name its own cells, those of the sheet of groups (`size`,
`today`, `priority`, ...), and what is different from year to year (`workforce`, `lacking`, ...).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ucj_cli.render.excel.book import NONE, share
from ucj_cli.render.excel.cells import MILLIONTHS, derived_percent, floor_share, latest, looked_up
from ucj_cli.render.excel.steps import AFTER_ALL, PLANNED_TIER, results_of
from ucj_cli.rounding import percent

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from ucj_cli.answers.gap import GapGroup
    from ucj_cli.engine.year import YearResult
    from ucj_cli.render.excel.book import Sheet
    from ucj_cli.render.excel.layout import Layout, Pair
    from ucj_cli.render.excel.model import Model
    from ucj_cli.render.excel.steps import Results

_WORKERS = floor_share("{workforce}", "{size}", "{sizes}")
_SHARE = floor_share("{taken}", "{room}", "{tier_room}")

FORMULAS = {
    # Today's sizes, apportioned over the workforce of the year: who is left over goes to the largest remainders
    "workers_floor": _WORKERS[0],
    "workers_rest": _WORKERS[1],
    "workers": '{workers_floor}+IF(COUNTIF({workers_rest:all},">"&{workers_rest})'
    "+COUNTIF({workers_rest:above},{workers_rest})<{workforce}-SUM({workers_floor:all}),1,0)",
    # The planned headcount that holds, listed in this year or an earlier one
    "listed": latest("{listed_years}", "{listed_row}", "{year}"),
    "planned": f'IF({{listed}}=0,"{NONE}",{looked_up("{listed_row}", "{listed_years}", "{listed}")})',
    "lost": "{start}-{participants}",
    # The plan first, then tier by tier
    "uncovered": "MAX(0,{workers}-{participants})",
    "first": "IF({listed}=0,0,MIN(MAX(0,{planned}-{participants}),{uncovered}))",
    "room": "{uncovered}-{first}",
    "tier": f'IF({{listed}}>0,{PLANNED_TIER},IF({{priority}}="",{AFTER_ALL},{{priority}}))',
    "tier_room": "SUMIF({tier:all},{tier},{room:all})",
    "taken": 'MAX(0,MIN({lacking}-SUMIF({tier:all},"<"&{tier},{room:all}),{tier_room}))',
    "floor": f"IF({{tier_room}}=0,0,{_SHARE[0]})",
    "rest": f"IF({{tier_room}}=0,0,{_SHARE[1]})",
    "new": '{first}+{floor}+IF(COUNTIFS({tier:all},{tier},{rest:all},">"&{rest})'
    "+COUNTIFS({tier:above},{tier},{rest:above},{rest})<{taken}-SUMIF({tier:all},{tier},{floor:all}),1,0)",
    "after": "{participants}+{new}",
    "coverage": f'IF({{workers}}=0,"{NONE}",{derived_percent("{after}", "{workers}")})',
    "names": f'IF({{pass_rate}}="","{NONE}",-INT(-{{new}}*{MILLIONTHS}/ROUND({{pass_rate}}*{MILLIONTHS},0)))',
    # The money
    "cost": "{payer_price}+{worker_price}",
    "existing": "IF({listed}=0,{participants},MIN({participants},{planned}))",
    "existing_money": "{existing}*{cost}",
    "new_money": "{new}*{cost}",
    "total": "{existing_money}+{new_money}",
    "public": "({existing}+{new})*{payer_price}*{public_payer}",
}

MONEY = ("cost", "existing_money", "new_money", "total", "public")
STYLES = {"coverage": "percent", "listed": "year", **dict.fromkeys(MONEY, "rupiah")}
SUMMED = ("workers", "start", "lost", "participants", "new", "after", *MONEY[1:])


class Setting(NamedTuple):
    """What is different from year to year.

    `cells` are the year's own (`year`, `workforce`, `lacking`), `formulas` those of a row that depend on what went
    before; `groups`, `starts` and `result` are the figures that the cells carry.
    """

    cells: Mapping[str, str]
    formulas: Mapping[str, Callable[[int], str]]
    groups: tuple[GapGroup, ...]
    starts: list[int]
    result: YearResult


def write_block(sheet: Sheet, layout: Layout, block: Pair, model: Model, setting: Setting) -> None:
    """Write the table of a year's groups, and its sums."""
    for table in block:
        sheet.headings(table.top, table.left, map(str, table.columns))
    _sums(sheet, block, _rows(sheet, layout, block, model, setting))


def _rows(sheet: Sheet, layout: Layout, block: Pair, model: Model, setting: Setting) -> Results:
    """Write a row a group; what the columns come to."""
    here, told, payers = sheet.name, block.told, model.report.details.payer_names
    of_groups, own = layout.groups.fields(here), block.fields(here)
    names = {
        **of_groups,
        **own,
        "sizes": layout.groups.told.at("size", len(model.groups), here),
        "listed_years": layout.planned.across(-1, here),
        **setting.cells,
    }
    results = results_of(setting.groups, setting.starts, model.sizes, setting.result)
    columns = [(table.column(key), str(key), table is block.steps) for table in block for key in table.columns]
    for i, group in enumerate(setting.groups):
        for fields, table in ((of_groups, layout.groups.told), (own, told)):
            for field in fields.values():
                field.row = table.row(i) + 1
        names["listed_row"] = layout.planned.across(i, here)
        texts = {"group": model.names[i], "payer": payers[group.paid_by]}
        for column, key, step in columns:
            if key in texts:
                sheet.text(told.row(i), column, texts[key])
                continue
            template = setting.formulas[key](i) if key in setting.formulas else FORMULAS[key]
            style = STYLES.get(key, "people") + (".step" if step else "")
            sheet.formula(told.row(i), column, template.format_map(names), results[key][i], style)
    return results


def _sums(sheet: Sheet, block: Pair, results: Results) -> None:
    told, fields = block.told, block.fields(sheet.name)
    sheet.say(told.end, 0, "together", "text.sum")
    sums = {key: sum(value for value in results[key] if isinstance(value, int)) for key in SUMMED}
    for key in map(str, told.columns[1:]):
        if key in SUMMED:
            sheet.formula(told.end, told.column(key), f"SUM({fields[key]:all})", sums[key], "people.sum")
        elif key == "coverage":
            formula = derived_percent(f"SUM({fields['after']:all})", f"SUM({fields['workers']:all})")
            value = share(percent(sums["after"], sums["workers"]))
            sheet.formula(told.end, told.column(key), formula, value, "percent.sum")
        else:
            sheet.text(told.end, told.column(key), "", "text.sum")
