"""What a sweep tries, item by item: combinations, draws, their kinds, and what is said of ranges that are none."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from tests.plans import plan_of
from ucj_cli import UsageError, load_plan, tornado
from ucj_cli.engine.sweep import Chunks, Inputs, wanted_of
from ucj_cli.engine.trials import Draws, Trials, kinds_of, range_of, ranges_of
from ucj_cli.plan_file.find import shipped_plan
from ucj_cli.plan_file.numbers import Number
from ucj_cli.plan_file.uncertain import Uncertain

if TYPE_CHECKING:
    from ucj_cli.plan_file.model import Plan

UMKM, PERCENT = "groups.umkm.workers", "targets.percent.2030"


@pytest.fixture(name="plan", scope="module")
def _plan() -> Plan:
    return load_plan(shipped_plan())


def test_combinations_come_by_their_number_and_no_other() -> None:
    trials = Trials(([{"a": 1}, {"a": 2}], [{"b": 3}, {"b": 4}, {"b": 5}]))
    assert len(trials) == 6
    assert [trials[0], trials[2], trials[5]] == [{"a": 1, "b": 3}, {"a": 1, "b": 5}, {"a": 2, "b": 5}]
    assert trials[1:3] == [trials[1], trials[2]]
    for beyond in (-1, 6):
        with pytest.raises(IndexError, match=str(beyond)):
            trials[beyond]


def test_chunks_are_all_numbers_once_and_the_last_is_what_is_left() -> None:
    assert [*Chunks(7, 3)] == [range(3), range(3, 6), range(6, 7)]
    assert len(Chunks(7, 3)) == 3
    assert Chunks(7, 3)[1:] == [range(3, 6), range(6, 7)]
    assert [*Chunks(0, 3)] == []


def test_a_draw_hangs_on_the_seed_its_number_and_the_path_alone(plan: Plan) -> None:
    spread = ranges_of(plan, {UMKM: "uniform:20000:80000", PERCENT: "normal:50:2"}, ())
    draws, others = Draws(spread, 3, 5), Draws(spread[::-1], 3, 5)
    assert [*draws] == [*others]  # in whatever order the inputs come
    assert len({draws[i][UMKM] for i in range(3)} | {Draws(spread, 1, 6)[0][UMKM]}) == 4
    # The numbers that every machine and every version of Python gives: studies and answers are repeated by them
    assert [draws[i][UMKM] for i in range(3)] == DRAWN
    with pytest.raises(IndexError):
        draws[3]


DRAWN = [55405, 72628, 66862]


@pytest.mark.parametrize(
    ("spread", "part", "value"),
    [
        ({"low": 10, "high": 20}, 0.0, 10),
        ({"low": 10, "high": 20}, 0.999, 20),  # eleven numbers, each as wide as the others
        ({"low": 10, "high": 20}, 0.5, 15),
        ({"low": 10, "high": 10}, 0.7, 10),
        ({"low": 10, "high": 20, "likely": 10}, 0.0, 10),
        ({"low": 10, "high": 20, "likely": 10}, 0.75, 15),  # 20 - 10 * sqrt(1/4)
        ({"low": 10, "high": 20, "likely": 20}, 0.25, 15),  # 10 + 10 * sqrt(1/4)
        ({"low": 10, "high": 20, "likely": 15}, 0.5, 15),
        ({"low": 10, "high": 10, "likely": 10}, 0.7, 10),
        ({"low": 10, "high": 20, "shape": "normal"}, 0.5, 15),
        ({"low": 10, "high": 20, "shape": "normal"}, 0.977, 20),  # two deviations above
        ({"low": 10, "high": 10, "shape": "normal"}, 0.9, 10),
        ({"low": 10, "high": 20, "shape": "normal"}, 0.0, 0),  # held at the least that a plan takes
    ],
)
def test_a_share_of_all_values_lies_below(spread: dict[str, Any], part: float, value: int) -> None:
    from ucj_cli.engine.trials import Range

    whole = Number(whole=True, least=Decimal(0), most=Decimal(100))
    assert Range("a", Uncertain.model_validate(spread), whole).at(part) == value


def test_a_uniform_fraction_may_be_anywhere_between() -> None:
    from ucj_cli.engine.trials import Range

    fraction = Number(whole=False, least=None, most=None)
    assert Range("a", Uncertain.model_validate({"low": 10, "high": 20}), fraction).at(0.1234) == Decimal("11.23")


@pytest.mark.parametrize(
    ("inputs", "kinds"),
    [
        (Inputs({UMKM: [1, 2]}), {UMKM: int}),
        (Inputs({"workforce.growth_percent": [1, 1.5]}), {"workforce.growth_percent": float}),
        (Inputs({"workforce.growth_percent": [1.5, 1]}), {"workforce.growth_percent": float}),
        (Inputs({"targets.path": ["linear", "step"]}), {"targets.path": str}),
        (Inputs({"funds.dbhcht.carry_over": [True, False]}), {"funds.dbhcht.carry_over": str}),
        (Inputs({}, [{UMKM: 1}, {"groups.ojol.pass_rate_percent": Decimal("2.5")}, {UMKM: 2}]),
         {UMKM: int, "groups.ojol.pass_rate_percent": float}),
        (Inputs({"groups.ojol.pass_rate_percent": [None, 50]}), {"groups.ojol.pass_rate_percent": int}),
        (Inputs({"groups.ojol.pass_rate_percent": [2.5, None]}), {"groups.ojol.pass_rate_percent": float}),
        (Inputs({"targets.path": ["step"], PERCENT: "uniform:50:60", "workforce.size.2025": [428_699]}, draws=1),
         {"targets.path": str, "workforce.size.2025": int, PERCENT: float, UMKM: int}),
    ],
)  # fmt: skip
def test_a_column_has_the_kind_of_all_its_values(plan: Plan, inputs: Inputs, kinds: dict[str, type]) -> None:
    wanted = wanted_of(plan, inputs)
    assert kinds_of(wanted.trials) == kinds
    columns = wanted.kinds
    assert {path: columns[path] for path in kinds} == kinds
    assert columns["year"] is columns["need_apbd"] is int
    assert (columns["funded_percent"], columns["shortfall_known"]) == (float, bool)


@pytest.mark.parametrize(
    ("path", "text", "key", "facts"),
    [
        (UMKM, "uniform:1", "spread_needed", {"value": f"{UMKM}=uniform:1"}),
        (UMKM, "uniform:2:1", "spread_needed", {"value": f"{UMKM}=uniform:2:1"}),
        (UMKM, "triangular:1:9:2", "spread_needed", {"value": f"{UMKM}=triangular:1:9:2"}),
        (UMKM, "normal:5:-1", "spread_needed", {"value": f"{UMKM}=normal:5:-1"}),
        (UMKM, "uniform:1:x", "spread_needed", {"value": f"{UMKM}=uniform:1:x"}),
        (UMKM, "uniform:1:2:3", "spread_needed", {"value": f"{UMKM}=uniform:1:2:3"}),
        (UMKM, "uniform:1:9.5", "spread_whole", {"value": "9.5", "meant": None}),
        (UMKM, "uniform:1:9.500", "spread_meant", {"value": "9.500", "meant": "9_500"}),
        (PERCENT, "uniform:1:101", "spread_beyond", {"value": "101", "least": 0, "most": 100}),
        (PERCENT, "normal:-1:1", "spread_beyond", {"value": "-1", "least": 0, "most": 100}),
        ("targets.path", "uniform:1:2", "spread_of_no_number", {"path": "targets.path"}),
    ],
)
def test_what_is_no_range_is_told_with_its_text(
    plan: Plan, path: str, text: str, key: str, facts: dict[str, object]
) -> None:
    with pytest.raises(UsageError) as told:
        range_of(plan, path, text)
    assert (told.value.key, told.value.facts) == (key, facts)


def test_a_normal_range_may_reach_beyond_what_a_plan_takes(plan: Plan) -> None:
    assert range_of(plan, PERCENT, "normal:99:5").ends == [89, 100]


@pytest.mark.parametrize(
    ("vary", "ends"),
    [
        ({PERCENT: [60, 55, 58]}, (55, 60)),
        ({"targets.path": ["step", "linear"]}, ("step", "linear")),
        ({PERCENT: "triangular:50:55:60"}, (50, 60)),
    ],
)
def test_a_tornado_takes_the_ends_of_a_list_or_a_range(vary: dict[str, Any], ends: tuple[object, object]) -> None:
    plan = plan_of(targets={"percent": {2025: 41, 2045: 100}})
    [swing] = tornado(plan, vary, 2030, 2031)
    assert (swing.path, (swing.low, swing.high)) == (next(iter(vary)), ends)
    [alone] = tornado(plan, vary, 2030, 2030)
    assert alone.budget_public_high < swing.budget_public_high  # the money of a year less


def test_a_tornado_of_nothing_is_told() -> None:
    with pytest.raises(UsageError) as told:
        tornado(plan_of())
    assert told.value.key == "nothing_uncertain"


@pytest.mark.parametrize(
    ("changes", "left"),
    [
        ({}, ["workforce.size.2025", UMKM]),
        ({UMKM: 50_000}, ["workforce.size.2025"]),
        ({"workforce": {"size": {2025: 430_000}}}, [UMKM]),
    ],
)
def test_what_is_set_for_this_run_is_drawn_no_more(plan: Plan, changes: dict[str, Any], left: list[str]) -> None:
    assert [each.path for each in ranges_of(plan.replace(changes), {}, ())] == left


def test_inputs_come_in_the_order_in_which_they_are_given() -> None:
    assert [*Trials(([{"b": 1}], [{"a": 2}], [{"c": 3}]))[0]] == ["b", "a", "c"]
