"""What a sweep tries, item by item: combinations, draws, their kinds, and what is said of ranges that are none."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from tests.plans import plan_of
from ucj_cli import PlanError, UsageError, load_plan, roadmap, sweep, tornado
from ucj_cli.engine.sweep import Chunks, Inputs, wanted_of
from ucj_cli.engine.trials import Draws, Trials, changed, kinds_of, places_of, range_of, ranges_of
from ucj_cli.plan_file.find import shipped_plan
from ucj_cli.plan_file.numbers import Number
from ucj_cli.plan_file.uncertain import Uncertain

if TYPE_CHECKING:
    from collections.abc import Callable

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
        ({"low": 60, "high": 100, "likely": 80}, 0.125, 70),  # 60 + 40 * sqrt(1/8 * 1/2)
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
    assert "price_assumed" not in columns


def test_only_where_a_plan_assumes_rates_a_column_says_so() -> None:
    rate = {"from": "2028-01", "segment": "bpu", "programme": "jkm", "rupiah": 10_000}
    wanted = wanted_of(plan_of(assumed_rates=[rate]), Inputs({}))
    assert wanted.kinds["price_assumed"] is bool


def test_the_kinds_of_draws_are_known_before_any_is_made(plan: Plan, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(Draws, "made")
    draws = Draws(ranges_of(plan, {UMKM: "uniform:20000:80000", PERCENT: "normal:50:2"}, ()), 10**9, 5)
    kinds = kinds_of(Trials((draws, [{"targets.path": "step"}])))
    assert {path: kinds[path] for path in (UMKM, PERCENT, "targets.path")} == {
        UMKM: int,
        PERCENT: float,
        "targets.path": str,
    }


@pytest.mark.parametrize(
    ("path", "text", "key", "facts"),
    [
        (UMKM, "uniform:1", "spread_needed", {"value": f"{UMKM}=uniform:1"}),
        (UMKM, "uniform:2:1", "spread_needed", {"value": f"{UMKM}=uniform:2:1"}),
        (UMKM, "triangular:1:9:2", "spread_needed", {"value": f"{UMKM}=triangular:1:9:2"}),
        (UMKM, "normal:5:-1", "spread_needed", {"value": f"{UMKM}=normal:5:-1"}),
        (UMKM, "uniform:1:x", "spread_needed", {"value": f"{UMKM}=uniform:1:x"}),
        (UMKM, "uniform:1e3:2e3", "spread_needed", {"value": f"{UMKM}=uniform:1e3:2e3"}),  # which some read as text
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
    assert range_of(plan, UMKM, "normal:5:0.5").ends == [4, 6]  # its deviation need be no number of people


@pytest.mark.parametrize(
    ("vary", "ends"),
    [
        ({PERCENT: [60, 55, 58]}, (55, 60)),
        ({"targets.path": ["step", "linear"]}, ("step", "linear")),
        ({PERCENT: "triangular:50:55:60"}, (50, 60)),
        ({PERCENT: [60]}, (60, 60)),
        ({"workforce.growth_percent": [1, None]}, (1, None)),  # not in order, as nothing is no number
    ],
)
def test_a_tornado_takes_the_ends_of_a_list_or_a_range(vary: dict[str, Any], ends: tuple[object, object]) -> None:
    workforce = {"size": {2025: 1_000}, "growth_percent": 2}
    plan = plan_of(targets={"percent": {2025: 41, 2045: 100}}, workforce=workforce)
    [swing] = tornado(plan, vary, 2030, 2031)
    assert (swing.path, (swing.low, swing.high)) == (next(iter(vary)), ends)
    [alone] = tornado(plan, vary, 2030, 2030)
    assert alone.budget_public_high < swing.budget_public_high  # the money of a year less


def test_a_tornado_tells_the_road_of_the_years_that_are_asked_for() -> None:
    groups: list[dict[str, Any]] = [{"id": "a", "workers": 400, "paid_by": "kota"}, {"id": "lain", "workers": "rest"}]
    fund = {"kind": "public", "ceiling": dict.fromkeys(range(2025, 2046), 10_000_000)}
    plan = plan_of(groups=groups, funds={"kota": fund}, targets={"percent": {2025: 41, 2045: 100}})
    [swing] = tornado(plan, {PERCENT: [60, 70]}, 2029, 2030)
    low, high = (roadmap(plan.replace({PERCENT: percent}), 2029, 2030) for percent in (60, 70))
    for road, public, shortfall, reached in (
        (low, swing.budget_public_low, swing.shortfall_low, swing.funded_percent_low),
        (high, swing.budget_public_high, swing.shortfall_high, swing.funded_percent_high),
    ):
        assert public == sum(year.budget.public for year in road.years)
        assert shortfall == public - 2 * 10_000_000 > 0
        assert reached == road.funded.coverage_end_percent
    assert swing.shortfall_known


def test_a_shortfall_that_is_not_known_at_one_end_is_not_known() -> None:
    groups: list[dict[str, Any]] = [{"id": "a", "workers": 400, "paid_by": "kota"}, {"id": "lain", "workers": "rest"}]
    plan = plan_of(groups=groups, funds={"kota": {"kind": "public"}})
    for payers, known in ((["self", "kota"], False), (["kota", "self"], False), (["self", "elsewhere"], True)):
        [swing] = tornado(plan, {"groups.a.paid_by": payers}, 2030, 2030)
        assert swing.shortfall_known is known
        rows = sweep(plan, {"groups.a.paid_by": payers}, 2030, 2030).results
        # What the fund has is not known, but where nobody needs it, it lacks nothing
        assert [row.shortfall_known for row in rows] == [payer != "kota" for payer in payers]


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


WRONG: list[tuple[Callable[[Plan], object], str, dict[str, object]]] = [
    (lambda plan: sweep(plan, executor="x"), "executor_needed", {"value": "x"}),  # type: ignore[arg-type]
    (lambda plan: sweep(plan, {PERCENT: "uniform:1:2"}), "draws_needed", {}),
    (lambda _: sweep(plan_of(), draws=1), "nothing_uncertain", {}),
    (lambda plan: sweep(plan, {PERCENT: []}), "values_needed", {"path": PERCENT}),
    (
        lambda plan: sweep(plan, {PERCENT: [60]}, cases=[{PERCENT: 70}]),
        "given_twice",
        {"option": "vary, cases", "what": PERCENT},
    ),
]


@pytest.mark.parametrize(("ask", "key", "facts"), WRONG)
def test_what_cannot_be_swept_is_told(
    plan: Plan, ask: Callable[[Plan], object], key: str, facts: dict[str, object]
) -> None:
    with pytest.raises(UsageError) as told:
        ask(plan)
    assert (told.value.key, told.value.facts) == (key, facts)


def test_an_end_that_cannot_be_is_told_before_any_row_but_only_where_it_is_drawn() -> None:
    groups: list[dict[str, Any]] = [{"id": "a", "workers": 300}, {"id": "lain", "workers": "rest"}]
    plan = plan_of(groups=groups, uncertain={"groups.a.workers": {"low": 200, "high": 600}})
    with pytest.raises(PlanError, match=r"with groups\.a\.workers=1500"):
        wanted_of(plan, Inputs({"groups.a.workers": "uniform:200:1500"}, draws=1))
    fewer = {"workforce.size.2025": [500]}  # of whom 600 cannot be in a group
    assert len(wanted_of(plan, Inputs(fewer)).trials) == 1
    with pytest.raises(PlanError, match=r"with workforce\.size\.2025=500, groups\.a\.workers="):
        wanted_of(plan, Inputs(fewer, draws=1))


def test_what_is_uncertain_may_be_tried_as_the_rest_which_is_no_number() -> None:
    groups: list[dict[str, Any]] = [{"id": "a", "workers": 300}, {"id": "lain", "workers": "rest"}]
    plan = plan_of(groups=groups, uncertain={"groups.a.workers": {"low": 200, "high": 400}})
    case: dict[str, object] = {"groups.a.workers": "rest", "groups.lain.workers": 650}
    [row] = sweep(plan, None, 2025, 2025, cases=[case]).results
    assert (row.settings, row.new) == (case, 100)


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ({PERCENT: 170}, None),  # the value itself is wrong, and named as such
        ({UMKM: 399_999}, f"with {UMKM}=399999"),  # wrong is what others come to with it
        ({UMKM: 399_999, "groups.ojol.paid_by": "nobody"}, f"with {UMKM}=399999, groups.ojol.paid_by=nobody"),
    ],
)
def test_a_plan_that_cannot_be_is_told_with_the_values_that_it_was_tried_with(
    plan: Plan, settings: dict[str, object], told: str | None
) -> None:
    with pytest.raises(PlanError) as error:
        changed(plan, places_of(plan, settings), settings)
    last = str(error.value).splitlines()[-1]
    assert last == f"    {told}" if told else "with" not in last


def test_inputs_come_in_the_order_in_which_they_are_given() -> None:
    assert [*Trials(([{"b": 1}], [{"a": 2}], [{"c": 3}]))[0]] == ["b", "a", "c"]
