"""The groups of one year: who is to be enrolled, what it costs. The same table stands in the year and on the road.

Each column is a step of the method. The formulas of a row name its own cells, those of the sheet of groups (`size`,
`today`, `priority`, ...), and what is different from year to year (`workforce`, `lacking`, ...).
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from ucj_cli.engine.notes import active_at_year_end
from ucj_cli.plan_file.series import listed_around
from ucj_cli.render.excel.book import NONE, share
from ucj_cli.render.excel.column import Column, Total, write_table, write_totals
from ucj_cli.render.excel.table import MILLIONTHS, derived_percent, floor_share, latest, looked_up
from ucj_cli.rounding import percent

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from ucj_cli.answers.base import Budget, Payer
    from ucj_cli.answers.gap import GapGroup
    from ucj_cli.engine.year import GroupYear
    from ucj_cli.render.excel.book import Sheet, Value
    from ucj_cli.render.excel.model import Model, YearGroups
    from ucj_cli.render.excel.table import Layout, Table

AFTER_ALL, PLANNED_TIER = 1001, 1002
"""The tiers of groups without a priority, and of those with a planned headcount: priorities end at 1,000."""


class BlockRow(NamedTuple):
    """A group in a year: its answer, and the engine's steps between the answers, named as their columns are."""

    name: str
    payer: str
    answer: GapGroup
    budget: Budget
    start: int
    workers_floor: int
    workers_rest: int
    listed: int
    uncovered: int
    first: int
    room: int
    tier: int
    tier_room: int
    taken: int
    floor: int
    rest: int
    payer_price: int
    worker_price: int
    payer_new_price: int
    worker_new_price: int
    payer_number: int
    public_payer: int
    active: int
    existing: int
    first_month: int
    last_month: int
    new_first: int


class YearContext(NamedTuple):
    """What is different from year to year.

    `groups` are the figures that the cells carry; `cells` are the year's own (`year`, `workforce`, `lacking`), and
    `cells_of` those of a group that depend on the year (its terms, the amounts of a person, `end_before`).
    """

    columns: list[Column[BlockRow]]
    groups: YearGroups
    cells: Mapping[str, str]
    cells_of: Callable[[int], Mapping[str, str]]


def _step(key: str, formula: str, style: str = "people") -> Column[BlockRow]:
    return Column(key, formula, style=style, step=True)


def _coverage_of_all(rows: Sequence[BlockRow]) -> Value:
    after = sum(row.answer.participants_after for row in rows)
    return share(percent(after, sum(row.answer.workers for row in rows)))


# Today's sizes, apportioned over the workforce of the year: who is left over goes to the largest remainders
_WORKERS_FLOOR, _WORKERS_REST = floor_share("{workforce}", "{size}", "{sizes}")
_WORKERS = (
    '{workers_floor}+IF(COUNTIF({workers_rest:all},">"&{workers_rest})'
    "+COUNTIF({workers_rest:above},{workers_rest})<{workforce}-SUM({workers_floor:all}),1,0)"
)
# The plan first, then tier by tier, in which the largest remainders get what is left over
_FLOOR, _REST = floor_share("{taken}", "{room}", "{tier_room}")
_NEW = (
    '{first}+{floor}+IF(COUNTIFS({tier:all},{tier},{rest:all},">"&{rest})'
    "+COUNTIFS({tier:above},{tier},{rest:above},{rest})<{taken}-SUMIF({tier:all},{tier},{floor:all}),1,0)"
)
# The planned headcount that holds, listed in this year or an earlier one
_LISTED = latest("{listed_years}", "{listed_row}", "{year}")
_PLANNED = f'IF({{listed}}=0,"{NONE}",{looked_up("{listed_row}", "{listed_years}", "{listed}")})'
_COVERAGE = f'IF({{workers}}=0,"{NONE}",{derived_percent("{after}", "{workers}")})'
_COVERAGE_OF_ALL = derived_percent("SUM({after:all})", "SUM({workers:all})")
_NAMES = f'IF(ISNUMBER({{of_pass_rate}}),-INT(-{{new}}*{MILLIONTHS}/ROUND({{of_pass_rate}}*{MILLIONTHS},0)),"{NONE}")'
_TIER = f"IF({{listed}}>0,{PLANNED_TIER},IF(ISNUMBER({{of_priority}}),{{of_priority}},{AFTER_ALL}))"

_BEFORE: list[Column[BlockRow]] = [
    Column("group", value=lambda row: row.name, style="text"),
    Column("payer", "{of_payer}", style="word"),
    Column("workers", _WORKERS, lambda row: row.answer.workers, total=True),
]
_AFTER: list[Column[BlockRow]] = [
    Column("planned", _PLANNED, lambda row: row.answer.planned),
    Column("new", _NEW, lambda row: row.answer.new, total=True),
    Column("after", "{participants}+{new}", lambda row: row.answer.participants_after, total=True),
    Column(
        "coverage",
        _COVERAGE,
        lambda row: share(row.answer.coverage_after_percent),
        "percent",
        total=Total(_COVERAGE_OF_ALL, _coverage_of_all),
    ),
    Column("names", _NAMES, lambda row: row.answer.names_to_propose),
    Column("cost", "{payer_price}+{worker_price}", lambda row: row.answer.cost_per_person, "rupiah"),
    Column("new_cost", "{payer_new_price}+{worker_new_price}", lambda row: row.answer.cost_per_new_person, "rupiah"),
    Column("existing_money", "{existing}*{cost}", lambda row: row.budget.existing, "rupiah", total=True),
    Column("new_money", "{new}*{new_cost}", lambda row: row.budget.new, "rupiah", total=True),
    Column("total", "{existing_money}+{new_money}", lambda row: row.budget.total, "rupiah", total=True),
    Column(
        "public",
        "({existing}*{payer_price}+{new}*{payer_new_price})*{public_payer}",
        lambda row: row.budget.public,
        "rupiah",
        total=True,
    ),
    _step("workers_floor", _WORKERS_FLOOR),
    _step("workers_rest", _WORKERS_REST),
    _step("listed", _LISTED, "year"),
    _step("uncovered", "MAX(0,{workers}-{participants})"),
    _step("first", "IF({listed}=0,0,MIN(MAX(0,{planned}-{participants}),{uncovered}))"),
    _step("room", "{uncovered}-{first}"),
    _step("tier", _TIER),
    _step("tier_room", "SUMIF({tier:all},{tier},{room:all})"),
    _step("taken", 'MAX(0,MIN({lacking}-SUMIF({tier:all},"<"&{tier},{room:all}),{tier_room}))'),
    _step("floor", f"IF({{tier_room}}=0,0,{_FLOOR})"),
    _step("rest", f"IF({{tier_room}}=0,0,{_REST})"),
    _step("payer_price", "{payer_amount}", "rupiah"),
    _step("worker_price", "{worker_amount}", "rupiah"),
    _step("payer_new_price", "{payer_new_amount}", "rupiah"),
    _step("worker_new_price", "{worker_new_amount}", "rupiah"),
    _step("payer_number", "{of_payer_number}", "plain"),
    _step("public_payer", "{of_public_payer}", "plain"),
    _step("active", "{of_active}", "plain"),
]


def block_columns(participants: str, start: str = "") -> list[Column[BlockRow]]:
    """Return the columns of a year whose *participants* come about so; with a *start*, also those lost since it."""
    since: list[Column[BlockRow]] = [
        Column("start", start, total=True),
        Column("lost", "{start}-{participants}", lambda row: row.start - row.answer.participants, total=True),
    ]
    there: Column[BlockRow] = Column("participants", participants, lambda row: row.answer.participants, total=True)
    # On the road whoever is still there is paid for; against today's participants a plan may pay for fewer of them
    paid_for = "{participants}" if start else "IF({listed}=0,{participants},MIN({participants},{planned}))"
    return [*_BEFORE, *(since if start else []), there, *_AFTER, _step("existing", paid_for)]


def write_block(sheet: Sheet, layout: Layout, block: Table, model: Model, context: YearContext) -> None:
    """Write the table of a year's groups, and its sums."""
    of_all = {"sizes": layout.groups.at("size", len(model.groups)), "listed_years": layout.planned.across(-1)}

    def names(i: int) -> dict[str, object]:
        own = {"listed_row": layout.planned.across(i), **context.cells_of(i)}
        return {**layout.groups.refs(i), **of_all, **context.cells, **own}

    rows = _rows(model, context.groups)
    write_table(sheet, block, context.columns, rows, names)
    sheet.text(block.end, 0, "together", "text.sum")
    write_totals(sheet, block.end, block, context.columns[1:], rows)


def _rows(model: Model, year: YearGroups) -> list[BlockRow]:
    """Return a row for each group of a year; the split is worked out for all tiers at once, as in the columns."""
    result, first, lacking, all_sizes = year.result, year.first, year.lacking, sum(model.sizes)
    rows, rooms = [], Counter[int]()
    tiers = [_tier(group) for group in result.groups]
    for tier, group, people in zip(tiers, result.groups, first, strict=True):
        rooms[tier] += group.uncovered - people
    for i, group in enumerate(result.groups):
        room, tier_room = group.uncovered - first[i], rooms[tiers[i]]
        before = sum(people for tier, people in rooms.items() if tier < tiers[i])
        taken = max(0, min(lacking - before, tier_room))
        rows.append(
            BlockRow(
                model.names[i],
                model.payer_name(group.payer),
                year.answers[i],
                year.answers[i].budget,
                year.starts[i],
                *divmod(result.workforce * model.sizes[i], all_sizes),
                listed_around(group.group.planned, result.year).before or 0,
                group.uncovered,
                first[i],
                room,
                tiers[i],
                tier_room,
                taken,
                *(divmod(taken * room, tier_room) if tier_room else (0, 0)),
                group.unit_cost.payer,
                group.unit_cost.worker,
                group.new_cost.payer,
                group.new_cost.worker,
                model.payer_number(group.payer),
                int(group.is_public),
                int(active_at_year_end(group.group)),
                group.existing,
                (months := group.group.months).first,
                months.last,
                max(months.first, group.group.enrol_from.get(result.year, 0)),
            )
        )
    return rows


def _tier(group: GroupYear) -> int:
    if group.planned is not None:
        return PLANNED_TIER
    return AFTER_ALL if group.group.priority is None else group.group.priority


def need_formula(model: Model, payer: str, block: Table) -> str:
    """Return the formula of the rupiah that a payer has to find for all people in a year's *block* of groups."""
    bearer = "worker" if payer == "worker" else "payer"  # wage earners' own share, whoever pays the rest
    money = (
        f"({block.all('existing')}*{block.all(f'{bearer}_price')}"
        f"+{block.all('new')}*{block.all(f'{bearer}_new_price')})"
    )
    if payer == "worker":
        return f"SUMPRODUCT{money}"
    return f"SUMPRODUCT(({block.all('payer_number')}={model.payer_number(payer)})*{money})"


def shortfall_formula(need: str, ceiling: str, unknown: str) -> str:
    """Return the formula of the rupiah that a fund lacks.

    Without a ceiling it is unknown, which is neither nothing nor without end.
    """
    return f'IF(ISNUMBER({ceiling}),MAX(0,{need}-{ceiling}),"{unknown}")'


def need_of(payers: Sequence[Payer], payer: str) -> int:
    """Return the rupiah that a payer has to find, by the answer; 0 where it is not listed."""
    return next((each.need for each in payers if each.id == payer), 0)
