"""Scenarios, plans that extend a plan: what changes, and where a mistake is told."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.plan_file.laying import Lay, base
from tests.plan_file.places import places
from ucj_cli.plan_file.load import load_plan

if TYPE_CHECKING:
    from ucj_cli.plan_file.model import Plan


def value_at(plan: Plan, path: str) -> Any:  # noqa: ANN401 - whatever stands there
    value: Any = plan.model_dump(by_alias=True)
    for step in path.split("."):
        value = value[int(step)] if isinstance(value, (list, tuple)) else value[int(step) if step.isdecimal() else step]
    return value


@pytest.mark.parametrize(
    ("scenario", "path", "value"),
    [
        # a mapping merges key by key
        ("targets: {percent: {2030: 60}}", "targets.percent", {2025: 41, 2030: 60, 2045: 100}),
        ("targets: {percent: {2030: 60}}", "targets.source", "RPJMD"),
        ("targets: {path: smooth}", "targets.percent", {2025: 41, 2045: 100}),
        ("targets: {percent: {2045: 99.5}}", "targets.percent", {2025: 41, 2045: Decimal("99.5")}),
        ("funds: {csr: {kind: donor}}", "funds.dbhcht.ceiling", {2025: 5_300_000_000, 2026: 4_000_000_000}),
        ("funds: {csr: {kind: donor}}", "funds.csr.kind", "donor"),
        ("funds: {dbhcht: {name: {en: Tobacco}}}", "funds.dbhcht.name", {"id": "DBHCHT", "en": "Tobacco"}),
        ("region: {name: Kota Lain}", "region", {"name": "Kota Lain", "code": "35.73"}),
        # groups by their id, in the order of the plan below
        ("groups: [{id: ojol, planned: {2026: 5_000}}]", "groups.0.planned", {2025: 3_000, 2026: 5_000}),
        ("groups: [{id: ojol, planned: {2026: 5_000}}]", "groups.0.workers", 7_711),
        ("groups: [{id: lain, status: assumed}, {id: ojol, priority: 1}]", "groups.0.priority", 1),
        ("groups: [{id: lain, status: assumed}, {id: ojol, priority: 1}]", "groups.2.status", "assumed"),
        ("groups: [{id: ojol, months: {from: 4}}]", "groups.0.months", {"from": 4, "to": 9}),
        # a group that is not there below comes last
        ("groups: [{id: neu, workers: 500}, {id: ojol, priority: 1}]", "groups.3.workers", 500),
        # a scalar or a list replaces
        ("funds: {dbhcht: {name: Tembakau}}", "funds.dbhcht.name", "Tembakau"),
        ("groups: [{id: ojol, programmes: [jkm]}]", "groups.0.programmes", ("jkm",)),
        ("claims: [{kind: sum, parts: [1], total: 1}]", "claims.0.total", 1),
        # null removes
        ("targets: {percent: {2045: null}}", "targets.percent", {2025: 41}),
        ("targets: {source: ~}", "targets.source", None),
        ("funds: {dbhcht: {ceiling: null}}", "funds.dbhcht.ceiling", {}),
        ("groups: [{id: ojol, planned: null}]", "groups.0.planned", {}),
        ("groups: null", "groups", ()),
        ("claims: null", "claims", ()),
        ("coverage: {percent: null, participants: 150_000}", "coverage.percent", None),
        ("coverage: {percent: null, participants: 150_000}", "coverage.participants", 150_000),
    ],
)
def test_a_scenario_changes_what_it_says_and_nothing_else(lay: Lay, scenario: str, path: str, value: object) -> None:
    assert value_at(load_plan(lay.scenario(scenario)), path) == value


def test_a_scenario_that_says_nothing_is_the_plan_below(lay: Lay) -> None:
    assert load_plan(lay.scenario()).model_dump(exclude={"extends"}) == load_plan(lay.folder / "base.yaml").model_dump(
        exclude={"extends"}
    )


def test_a_list_that_replaces_is_shorter_if_it_says_so(lay: Lay) -> None:
    assert len(load_plan(lay.scenario("claims: [{kind: sum, parts: [1], total: 1}]")).claims) == 1


def test_the_nearest_of_two_plans_below_counts(lay: Lay) -> None:
    lay.write("middle.yaml", "extends: base.yaml\ntargets: {percent: {2030: 60, 2045: null}, source: null}\n")
    plan = load_plan(lay.scenario("targets: {percent: {2035: 100}, source: own}", below="middle.yaml"))
    assert plan.targets.percent == {2025: 41, 2030: 60, 2035: 100}
    assert plan.targets.source == "own"
    assert [Path(source.path).name for source in plan.source.extends] == ["middle.yaml", "base.yaml"]


def test_a_path_is_relative_to_the_file_that_names_it(lay: Lay) -> None:
    lay.write("kota/2026/middle.yaml", "extends: ../../base.yaml\ntargets: {percent: {2030: 60}}\n")
    scenario = lay.write("kota/turunan.yaml", "extends: 2026/middle.yaml\n")
    assert load_plan(scenario).targets.percent == {2025: 41, 2030: 60, 2045: 100}


@pytest.mark.parametrize("ending", ["YAML", "yml", "YML", "Yaml"])
def test_an_ending_may_have_capitals(lay: Lay, ending: str) -> None:
    (lay.folder / "base.yaml").rename(lay.folder / f"other.{ending}")
    assert (
        load_plan(lay.scenario("targets: {percent: {2030: 60}}", below=f"other.{ending}")).targets.percent[2030] == 60
    )


def test_what_lies_above_a_linked_folder_is_what_the_system_says(lay: Lay, monkeypatch: pytest.MonkeyPatch) -> None:
    """And the same from wherever the plan is asked for."""
    lay.write("real/base.yaml", (lay.folder / "base.yaml").read_text("utf-8").replace("Kota Malang", "Kota Batu"))
    scenario = lay.write("real/sub/scenario.yaml", "extends: ../base.yaml\n")
    (lay.folder / "linked").symlink_to("real/sub")
    for folder, path in (("", "linked/scenario.yaml"), ("linked", "scenario.yaml"), ("real", "sub/scenario.yaml")):
        monkeypatch.chdir(lay.folder / folder)
        assert load_plan(path).region.name == "Kota Batu"
    assert [source.path for source in load_plan(scenario).source.extends] == [str(lay.folder / "real" / "base.yaml")]


def test_ten_plans_may_extend_one_another_and_eleven_may_not(lay: Lay) -> None:
    for i in range(1, 11):
        lay.write(f"s{i}.yaml", f"extends: {'base' if i == 1 else f's{i - 1}'}.yaml\n")
    assert load_plan(lay.folder / "s9.yaml").region.name == "Kota Malang"
    assert lay.mistakes(lay.folder / "s10.yaml") == ["s1.yaml:1:10: UCJ026"]


# Mistakes: an arrow stands before each word that is to be named, in the plan below or in the scenario


@pytest.mark.parametrize(
    ("below", "scenario", "codes"),
    [
        ("", "targets: {percent: {2030: >>170}}", "UCJ013"),
        ("", "targets: {percent: {2030: 41,>>23}}", "UCJ009"),
        ("", "targets: {>>sorce: RPJMD}", "UCJ010"),
        ("", ">>target: {percent: {2030: 70}}", "UCJ010"),
        ("", "groups: [{id: ojol, >>worker: 5}]", "UCJ010"),
        ("", "groups: [{id: lain, wage: >>5}]", "UCJ022"),
        ("", "groups: [{id: ojol, paid_by: >>dbhct}]", "UCJ016"),
        ("", "groups: [{id: ojol, workers: 5}, {id: >>ojol, workers: 6}]", "UCJ015"),
        ("", "groups: [>>{id: neu}]", "UCJ011"),
        ("", "groups: [>>{workers: 5}]", "UCJ011"),
        ("", "groups: [>>7]", "UCJ012"),
        ("", "groups: >>7", "UCJ012"),
        ("", "targets: >>70", "UCJ012"),
        ("", "funds: {>>employer: {kind: donor}}", "UCJ020"),
        # blank is not null
        ("", "targets: {percent: {>>2045: }}", "UCJ009"),
        ("", "coverage:\n  >>percent:", "UCJ009"),
        ("", "claims: [>>null]", "UCJ009"),
        # nothing is there to remove
        ("", "targets: {percent: {>>2031: null}}", "UCJ027"),
        ("", "targets: {percent: {>>2031: ~}}", "UCJ027"),
        ("", "workforce: {>>sorce: null}", "UCJ027"),
        ("", "groups: [{id: ojol, >>priority: null}]", "UCJ027"),
        ("", "groups: [{id: neu, workers: 5, >>name: null}]", "UCJ027"),
        ("", "funds: {csr: {kind: donor, >>source: null}}", "UCJ027"),
        ("", ">>notes: null", "UCJ027"),
        # in the plan below
        (">>notes: {a: 1}", "targets: {percent: {2030: 60}}", "UCJ010"),
        ("claims: [{kind: >>su}]", "targets: {percent: {2030: 60}}", "UCJ014"),
        (">>claims: null", "targets: {percent: {2030: 60}}", "UCJ009"),
        # in both: the scenario's own file comes first
        ("claims: [{kind: >>su}]", "targets: {percent: {2030: >>170}}", "UCJ013 UCJ014"),
        ("claims: [{kind: >>su}]", "targets: {percent: {>>2031: null}}", "UCJ027 UCJ014"),
        # what one changes, the other had wrong
        ("claims: [{kind: su}]", "claims: null", ""),
        # files that cannot be read
        ("claims:\n>>\t- x", "targets: {percent: {2030: 170}}", "UCJ004"),
        ("", "targets:\n>>\tpath: smooth", "UCJ004"),
    ],
)
def test_a_mistake_is_told_in_the_file_where_it_is_written(lay: Lay, below: str, scenario: str, codes: str) -> None:
    text, found = places(base(below))
    lay.write("base.yaml", text)
    expected = [f"base.yaml:{line}:{column}" for line, column in found]
    text, found = places(scenario)
    expected = [f"scenario.yaml:{line + 1}:{column}" for line, column in found] + expected
    assert lay.mistakes(lay.scenario(text)) == [
        f"{place}: {code}" for place, code in zip(expected, codes.split(), strict=True)
    ]


# Several plans, laid over each other

CHEAP = "extends: base.yaml\ntargets: {percent: {2030: 50}}\nfunds: {dbhcht: {ceiling: {2026: 1_000}}}\n"
FAST = "extends: base.yaml\ntargets: {percent: {2030: 70, 2035: 100}}\n"


@pytest.mark.parametrize(
    ("named", "own", "percents", "ceiling"),
    [
        ("[cheap.yaml, fast.yaml]", "", {2025: 41, 2030: 70, 2035: 100, 2045: 100}, 1_000),
        ("[fast.yaml, cheap.yaml]", "", {2025: 41, 2030: 50, 2035: 100, 2045: 100}, 1_000),
        (
            "[cheap.yaml, fast.yaml]",
            "targets: {percent: {2030: 60}}",
            {2025: 41, 2030: 60, 2035: 100, 2045: 100},
            1_000,
        ),
        ("[base.yaml, fast.yaml]", "", {2025: 41, 2030: 70, 2035: 100, 2045: 100}, 4_000_000_000),
        ("[fast.yaml, base.yaml]", "", {2025: 41, 2030: 70, 2035: 100, 2045: 100}, 4_000_000_000),
        ("[cheap.yaml, cheap.yaml]", "", {2025: 41, 2030: 50, 2045: 100}, 1_000),
        ("[cheap.yaml]", "", {2025: 41, 2030: 50, 2045: 100}, 1_000),
    ],
)
def test_scenarios_are_combined_in_order_over_what_they_extend(
    tmp_path: Path, named: str, own: str, percents: dict[int, int], ceiling: int
) -> None:
    lay = Lay(tmp_path)
    lay.write("base.yaml", base())
    lay.write("cheap.yaml", CHEAP)
    lay.write("fast.yaml", FAST)
    plan = load_plan(lay.write("both.yaml", f"extends: {named}\n{own}\n"))
    assert dict(sorted(plan.targets.percent.items())) == percents
    assert plan.funds["dbhcht"].ceiling[2026] == ceiling
    below = [Path(source.path).name for source in plan.source.extends]
    assert len(below) == len(set(below))
    assert below[-1] == "base.yaml"
