"""``ucj explain``: every figure, told from the engine's own values down to the plan's lines and the regulations."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args
from unittest.mock import Mock

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.plans import part_of_the_examples, plan_of, plans
from ucj_cli.engine.afford import afford
from ucj_cli.engine.allocation import stages
from ucj_cli.engine.explain import OF_ALL, OF_GROUP, What, builder, explain
from ucj_cli.engine.gap import gap
from ucj_cli.errors import OutOfRangeError, UsageError
from ucj_cli.plan_file.find import shipped_plan
from ucj_cli.plan_file.load import load_plan
from ucj_cli.rounding import half_up

if TYPE_CHECKING:
    from tests.conftest import RunUcj
    from ucj_cli.answers.explain import Step
    from ucj_cli.i18n import Code
    from ucj_cli.plan_file.model import Plan

SHIPPED = load_plan(shipped_plan())
WHOLE = Path(__file__).parents[1] / "plan_file" / "whole.yaml"
"""A plan that uses every key."""


def test_what_can_be_explained_is_what_the_interface_names() -> None:
    assert list(OF_ALL) == list(get_args(What))
    assert set(OF_GROUP) <= set(OF_ALL)


@pytest.mark.slow
@part_of_the_examples(0.25)
@given(plans(), st.integers(2025, 2047))
def test_a_derivation_never_disagrees_with_gap(plan: Plan, year: int) -> None:
    try:
        answer = gap(plan, year)
    except OutOfRangeError:
        return
    told = {what: explain(plan, what, year).step.value for what in get_args(What)}
    assert told["target"] == answer.target_percent
    assert told["workforce"] == answer.workforce
    assert told["needed"] == answer.participants_needed
    assert told["gap"] == answer.gap
    assert told["new"] == sum(group.new for group in answer.groups)
    assert told["budget"] == answer.budget.total
    bought = afford(plan, year)
    assert told["afford"] == sum(fund.kept + fund.added for fund in bought.funds)
    for group in answer.groups:
        of_group = {what: explain(plan, what, year, group.id).step.value for what in ("new", "contribution", "budget")}
        assert of_group == {"new": group.new, "contribution": group.cost_per_person, "budget": group.budget.total}


@part_of_the_examples(0.5)
@given(plans(), st.sampled_from(["en", "id"]))
def test_what_is_enrolled_and_paid_is_the_sum_of_the_steps_below(plan: Plan, lang: Code) -> None:
    def adds_up(step: Step) -> None:
        below = [each for each in step.steps if each.what == step.what or each.what in ("share", "months")]
        if step.what in ("new", "contribution", "new_contribution") and below and step.value is not None:
            assert step.value == sum(each.value or 0 for each in below)
        for each in step.steps:
            adds_up(each)

    for what in ("new", "contribution", "budget"):
        adds_up(explain(plan, what, 2030, lang=lang).step)


@pytest.mark.parametrize("what", get_args(What))
@pytest.mark.parametrize("file", [shipped_plan(), WHOLE], ids=["shipped", "whole"])
def test_every_input_is_where_the_derivation_says(file: Path, what: What) -> None:
    for _, step in explain(load_plan(file), what, 2028).step.all():
        for written in step.inputs:
            if written.place is None:
                continue
            name, line, column = written.place.rsplit(":", 2)
            text = file.read_text("utf-8").splitlines()[int(line) - 1][int(column) - 1 :]
            assert name == str(file)
            first = written.value[0] if isinstance(written.value, list) else written.value
            assert text.replace("_", "").lstrip("[").startswith(str(first).replace("_", "").replace("False", "false"))


def test_contributions_end_in_regulations() -> None:
    step = explain(SHIPPED, "contribution", 2026, "mandiri").step
    assert [(below.value, [law.rupiah for law in below.laws]) for below in step.steps] == [
        (50_400, [10_000, 6_800]),
        (75_600, [5_000, 3_400]),
    ]
    assert all("PP " in law.regulation for below in step.steps for law in below.laws)


def test_a_rate_of_the_law_times_its_base_is_the_contribution() -> None:
    wages = {"id": "a", "workers": 9, "segment": "pu", "wage": 12_345_678, "programmes": ["jkk", "jkm", "jht", "jp"]}
    plan = plan_of(groups=[wages, {"id": "b", "workers": "rest", "income": 2_500_000}])
    laws = [law for _, step in explain(plan, "contribution", 2026).step.all() for law in step.laws]
    assert {(law.programme, law.payer) for law in laws} == {
        *((name, "employer") for name in ("jkk", "jkm", "jht", "jp")),
        *(("jht", "worker"), ("jp", "worker"), ("jkk", "self"), ("jkm", "self")),
    }
    for law in laws:
        if law.percent is None:
            assert (law.base, law.base_rupiah) == (None, None)
            assert law.rupiah in (6_800, 3_400)
        else:
            assert law.base_rupiah
            assert law.rupiah == half_up(Fraction(law.percent) * law.base_rupiah / 100)
    assert {law.base_rupiah for law in laws if law.base == "wage"} == {12_345_678}
    assert len({law.base_rupiah for law in laws if law.base == "wage_to_ceiling"}) == 2  # it rises in March
    assert max(law.base_rupiah or 0 for law in laws if law.base == "wage_to_ceiling") < 12_345_678


def test_what_a_fund_lacks_and_buys_is_told_of_a_group_that_it_pays_for() -> None:
    assert explain(SHIPPED, "shortfall", 2026, "ojol").step.value == 1_660_524_800
    bought = explain(SHIPPED, "afford", 2026, "umkm").step
    assert bought.value == 19_841
    assert sum(step.value or 0 for step in bought.steps) == 19_841


def test_a_scenario_says_which_layer_a_value_is_from(tmp_path: Path) -> None:
    (tmp_path / "base.yaml").write_bytes(shipped_plan().read_bytes())
    scenario = tmp_path / "more.yaml"
    scenario.write_text("extends: base.yaml\ntargets: {percent: {2026: 50}}\n")
    step = explain(load_plan(scenario, ["workforce.size.2026=430_000"]), "needed", 2026).step
    places = {written.path: written.place for _, each in step.all() for written in each.inputs}
    assert places == {
        "targets.percent.2026": f"{scenario}:2:27",
        "workforce.size.2026": "--set workforce.size.2026=430_000",
    }


def test_a_value_laid_over_the_plan_does_not_borrow_its_source(tmp_path: Path) -> None:
    (tmp_path / "base.yaml").write_bytes(shipped_plan().read_bytes())
    scenario = tmp_path / "more.yaml"
    scenario.write_text(
        "extends: base.yaml\ntargets: {percent: {2026: 50}}\nworkforce: {size: {2026: 430_000}, source: A}\n"
    )
    step = explain(load_plan(scenario, ["workforce.size.2027=440_000"]), "needed", 2026).step
    standing = {written.path: (written.source, written.status) for _, each in step.all() for written in each.inputs}
    assert standing["targets.percent.2026"] == (None, "assumed")
    assert standing["workforce.size.2026"] == ("A", "published")
    [set_for_this_run] = explain(load_plan(scenario, ["workforce.size.2027=440_000"]), "workforce", 2027).step.inputs
    assert (set_for_this_run.source, set_for_this_run.status) == (None, "assumed")
    base = explain(load_plan(scenario), "target", 2025).step.inputs[0]
    assert (base.source, base.status) == (SHIPPED.targets.source, "published")


def test_a_figure_that_is_not_of_a_group_says_so() -> None:
    with pytest.raises(UsageError, match="allowed of a group: workforce, gap, new, contribution, budget"):
        explain(SHIPPED, "target", 2026, "ojol")
    with pytest.raises(UsageError, match="`mandiri` is not paid by a fund but by `self`"):
        explain(SHIPPED, "afford", 2026, "mandiri")
    with pytest.raises(UsageError, match="nearest: ojol"):
        explain(SHIPPED, "new", 2026, "ojl")


OJOL = {"id": "ojol", "workers": 100, "participants": 10, "paid_by": "kota", "planned": {2026: 40}}
FULL = {"id": "penuh", "workers": 290, "participants": 290}


def drivers(ceiling: int = 2_600_000, **terms: Any) -> Plan:  # noqa: ANN401 - keys of a group
    """Of the 130 people who are missing in 2026, 30 are drivers whom the city pays, and 100 of the rest."""
    kota = {"kind": "public", "ceiling": {2026: ceiling}}
    return plan_of(funds={"kota": kota}, groups=[OJOL | terms, FULL, {"id": "lain", "workers": "rest"}])


@pytest.mark.parametrize(
    ("plan", "how", "prices"),
    [
        # 10 are kept for Rp2,016,000, and Rp584,000 are left
        (drivers(), "10 kept + 2 added, each Rp201,600 to the fund", [201_600]),
        (drivers(enrol_from={2026: 1}), "10 kept + 2 added, each Rp201,600 to the fund", [201_600]),
        (
            drivers(enrol_from={2026: 10}),
            "10 kept, each Rp201,600 to the fund, + 11 added, each Rp50,400",
            [201_600, 50_400],
        ),
        (drivers(2_016_000, enrol_from={2026: 10}), "10 kept + 0 added, each Rp201,600 to the fund", [201_600]),
    ],
)
def test_who_is_paid_for_later_has_a_price_of_his_own(plan: Plan, how: str, prices: list[int]) -> None:
    [bought] = explain(plan, "afford", 2026, "ojol").step.steps
    assert (bought.how, [step.value for step in bought.steps]) == (how, prices)
    assert [step.what for step in bought.steps] == ["contribution", "new_contribution"][: len(prices)]


def test_of_those_who_are_to_be_enrolled_only_groups_with_somebody_are_told() -> None:
    step = explain(drivers(), "new", 2026).step
    assert (step.how, step.value) == ("the sum of 2 groups", 130)
    assert [(below.what, below.value) for below in step.steps] == [("gap", 130), ("new", 30), ("new", 100)]


@pytest.mark.parametrize(
    ("group", "how", "below"),
    [
        ("ojol", "the sum of its shares", [("gap", 130), ("share", 30)]),
        ("lain", "the sum of its shares", [("gap", 130), ("share", 100)]),
        ("penuh", "nobody: the gap is filled before its turn comes, or it has nobody uncovered", [("gap", 130)]),
    ],
)
def test_who_is_enrolled_of_a_group_is_the_sum_of_its_shares(
    group: str, how: str, below: list[tuple[str, int]]
) -> None:
    step = explain(drivers(), "new", 2026, group).step
    assert (step.how, [(each.what, each.value) for each in step.steps]) == (how, below)


@pytest.mark.parametrize(
    ("terms", "paths"),
    [
        ({}, []),
        ({"months": {"from": 4}}, ["months.from", "months.to"]),
        ({"changes": {2026: {"months": {"from": 4}}}}, ["changes.2026.months.from", "changes.2026.months.to"]),
        ({"months": {"from": 2}, "changes": {2027: {"months": {"from": 4}}}}, ["months.from", "months.to"]),
    ],
)
def test_the_months_of_a_price_are_those_that_hold_in_the_year(terms: dict[str, Any], paths: list[str]) -> None:
    inputs = explain(drivers(**terms), "contribution", 2026, "ojol").step.inputs
    assert [given.path for given in inputs] == ["groups.ojol.paid_by", *(f"groups.ojol.{path}" for path in paths)]


def test_a_plan_without_groups_gives_nothing_of_them() -> None:
    step = explain(plan_of(), "budget", 2026, "covered").step
    assert (step.value, step.inputs) == (0, ())


def test_what_was_never_in_a_file_has_no_place() -> None:
    plan = plan_of().replace({"targets.percent.2025": 41})
    places = {given.path: given.place for given in explain(plan, "target", 2026).step.inputs}
    assert places == {
        "targets.percent.2025": "targets.percent.2025=41",
        "targets.percent.2045": None,
        "targets.path": None,
    }


@pytest.mark.parametrize("form", ["table", "json", "csv", "md"])
@pytest.mark.parametrize("lang", ["en", "id"])
def test_the_command_answers_in_every_form(run_ucj: RunUcj, form: str, lang: str) -> None:
    done = run_ucj("explain", "budget", "--year", "2026", "--plan", shipped_plan(), "--format", form, "--lang", lang)
    assert (done.status, done.stderr) == (0, "")
    if form == "json":
        assert json.loads(done.stdout)["step"]["value"] == gap(SHIPPED, 2026).budget.total
    else:
        assert "36" in done.stdout


def test_an_unknown_figure_names_the_nearest(run_ucj: RunUcj) -> None:
    done = run_ucj("explain", "gpa")
    assert done.status == 2
    assert "nearest: gap" in done.stderr


@pytest.mark.parametrize("what", ["new", "budget"])
def test_the_gap_is_split_once_however_many_groups_there_are(what: What, monkeypatch: pytest.MonkeyPatch) -> None:
    split = Mock(side_effect=stages)
    monkeypatch.setattr(builder, "stages", split)
    sizes = [{"id": f"g{i}", "workers": 1} for i in range(50)]
    plan = plan_of(groups=[*sizes, {"id": "rest", "workers": "rest"}])
    assert len(explain(plan, what, 2026).step.steps) > 1
    split.assert_called_once()
