"""`Plan.replace` in scripts, and settings from hostile hands."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from tests.plan_file.laying import Lay, base
from tests.plans import plan_of
from ucj_cli import PlanError, UcjError, UsageError, gap, load_plan

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import RunUcj
    from ucj_cli.plan_file.model import Plan


@pytest.fixture(name="plan")
def _plan(file: Path) -> Plan:
    return load_plan(file)


def test_values_go_by_their_path(plan: Plan) -> None:
    changed = plan.replace({"targets.percent.2030": 70, "groups.ojol.planned.2026": 5_000, "targets.path": "step"})
    assert changed.targets.percent == {2025: 41, 2030: 70, 2045: 100}
    assert changed.groups[0].planned == {2025: 3_000, 2026: 5_000}
    assert changed.targets.path == "step"


def test_the_plan_itself_stays_as_it_was(plan: Plan) -> None:
    before = plan.model_dump()
    plan.replace({"targets.percent.2030": 70}).replace({"targets.percent.2045": None})
    assert plan.model_dump() == before
    assert plan.source.settings == ()


def test_a_mapping_changes_parts_of_what_is_there(plan: Plan) -> None:
    changed = plan.replace(targets={"percent": {2030: 70}}, workforce={"size": {2025: 459_084}})
    assert changed.targets.percent == {2025: 41, 2030: 70, 2045: 100}
    assert (changed.workforce.size, changed.workforce.source) == ({2025: 459_084}, "BPS")


def test_none_removes(plan: Plan) -> None:
    changed = plan.replace({"targets.percent.2045": None, "coverage": {"percent": None, "participants": 138_470}})
    assert changed.targets.percent == {2025: 41}
    assert changed.coverage.percent is None


def test_none_with_nothing_to_remove_is_a_mistake(plan: Plan) -> None:
    with pytest.raises(PlanError, match="UCJ027 `2031` is null"):
        plan.replace({"targets.percent.2031": None})


def test_what_is_replaced_is_said_as_it_would_be_set(plan: Plan) -> None:
    changes = {"targets.percent.2045": None, "groups.ojol": {"programmes": ["jkk", "jkm"]}}
    assert plan.replace(changes).source.settings == (
        "targets.percent.2045=null",
        "groups.ojol={programmes: [jkk, jkm]}",
    )


def test_a_group_is_changed_in_parts(plan: Plan) -> None:
    changed = plan.replace({"groups.ojol": {"planned": {2026: 5_000}, "priority": 1}})
    assert (changed.groups[0].planned, changed.groups[0].priority) == ({2025: 3_000, 2026: 5_000}, 1)
    assert changed.groups[1:] == plan.groups[1:]


def test_a_list_of_groups_merges_as_in_a_scenario(plan: Plan) -> None:
    changed = plan.replace(groups=[{"id": "ojol", "priority": 1}, {"id": "neu", "workers": 5}])
    assert [group.id for group in changed.groups] == ["ojol", "pabrik", "lain", "neu"]
    assert changed.groups[0].priority == 1


def test_no_groups_at_all_are_two(plan: Plan) -> None:
    assert plan.replace(groups=None).groups == ()


@pytest.mark.parametrize("value", [None, 5, "x", [1]])
def test_a_group_that_is_no_mapping_is_told_as_a_mistake(plan: Plan, value: object) -> None:
    with pytest.raises(UcjError):
        plan.replace({"groups.lain": value})


def test_a_list_replaces(plan: Plan) -> None:
    assert plan.replace({"groups.ojol.programmes": ["jkm"], "claims": []}).claims == ()


def test_a_fund_that_is_new_comes_in_its_section(plan: Plan) -> None:
    changed = plan.replace(funds={"csr": {"kind": "donor"}}, groups=None)
    assert list(changed.funds) == ["dbhcht", "csr"]


def test_a_fraction_is_the_decimal_that_one_writes_for_it(plan: Plan) -> None:
    changed = plan.replace({"targets.percent.2030": 43.95, "workforce.growth_percent": Decimal("1.5")})
    assert (changed.targets.percent[2030], changed.workforce.growth_percent) == (Decimal("43.95"), Decimal("1.5"))
    assert str(gap(changed, 2030).target_percent) == "43.95"


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("targets.percent.2030", float("nan")),
        ("targets.percent.2030", float("inf")),
        ("targets.percent.2030", 1e20),
        ("targets.percent.2030", "70"),
        ("targets.percent.2030", True),
        ("targets.percent.2030", object()),
        ("workforce.size.2025", 10**20),
        ("workforce.size.2025", 459_084.0),
        ("groups.ojol.planned.2026", 9_000.5),
        ("coverage.date", 2025),
        ("region", "Kota Malang"),
        ("region.name", None),
        ("targets.percent", {"2030": 70}),
        ("targets.percent", {1800: 70}),
    ],
)
def test_a_value_that_does_not_fit_is_a_mistake(plan: Plan, path: str, value: object) -> None:
    with pytest.raises((PlanError, UsageError)):
        plan.replace({path: value})


@pytest.mark.parametrize(
    "path", ["nope", "", "targets.percnt", "groups.0.workers", "groups.ojl", "extends", "claims.0"]
)
def test_a_path_that_leads_nowhere_is_an_error(plan: Plan, path: str) -> None:
    with pytest.raises(UsageError):
        plan.replace({path: 5})


def test_the_mistake_names_what_was_set(plan: Plan) -> None:
    with pytest.raises(PlanError, match=r"^targets.percent.2030=170: UCJ013 170 is out of range; it must be"):
        plan.replace({"targets.percent.2030": 170})


def test_a_plan_that_was_never_a_file_can_be_changed() -> None:
    changed = plan_of().replace({"targets.percent.2030": 70, "coverage.date": date(2025, 12, 31)})
    assert changed.targets.percent[2030] == 70
    assert changed.coverage.date == date(2025, 12, 31)


def test_an_answer_says_what_was_set(plan: Plan) -> None:
    changed = plan.replace({"targets.percent.2030": 70}).replace({"targets.path": "step"})
    told = gap(changed, 2030).model_dump(mode="json")["plan"]
    assert told["set"] == ["targets.percent.2030=70", "targets.path=step"]
    assert told["sha256"] == plan.source.sha256


# Hostile hands


def refusal(run_ucj: RunUcj, file: Path, *wishes: str) -> str:
    run = run_ucj("gap", "--plan", file, *(word for wish in wishes for word in ("--set", wish)))
    assert (run.status, run.stdout) == (2, "")
    [line] = run.stderr.splitlines()
    return line


@pytest.mark.parametrize(
    ("setting", "seen"),
    [
        ("\x1b[31mred=5", r"\x1b[31mred"),
        ("targets.percent.\x1b[31m=5", r"\x1b[31m"),
        ("targets.percent.2030=\x1b[2J", r"\x1b[2J"),
        ("targets.percent.2030=7\n0", r"7\n0"),
        ("nope\nUCJ=5", r"nope\nUCJ"),
        ("targets.percent.2030=\u202e70", r"\u202e70"),
        ("targets.percent.2030\u200b=70", r"\u200b"),
    ],
)
def test_what_is_not_seen_is_shown(run_ucj: RunUcj, file: Path, setting: str, seen: str) -> None:
    assert seen in refusal(run_ucj, file, setting)


def test_what_is_not_seen_is_shown_in_answers_too(file: Path) -> None:
    plan = gap(load_plan(file, ["region.name=Kota\x1b[31m", "coverage.source=\u202eB"]), 2026)
    assert plan.region is not None
    assert plan.region.name == r"Kota\x1b[31m"
    assert plan.plan is not None
    assert plan.plan.set == (r"region.name=Kota\x1b[31m", r"coverage.source=\u202eB")


@pytest.mark.parametrize(
    "setting",
    [
        "x" * 100_000,
        "x" * 100_000 + "=1",
        "a." * 50_000 + "=1",
        "targets.percent." + "9" * 20 + "=1",
        "targets.percent." + "9" * 100_000 + "=1",
        "targets.percent.2030=" + "9" * 100_000,
        "targets.percent.2030=" + "x" * 100_000,
        "coverage.source=" + "x" * 100_000,
        "groups." + "x" * 100_000 + ".workers=1",
    ],
    ids=lambda setting: setting[:20],
)
def test_a_very_long_setting_is_told_in_a_line_that_can_be_read(run_ucj: RunUcj, file: Path, setting: str) -> None:
    line = refusal(run_ucj, file, setting)
    assert "--set" in line
    assert len(line) < 1_000


@pytest.mark.slow
def test_thousands_of_settings_take_no_more_than_their_time(file: Path) -> None:
    wishes = [f"groups.ojol.planned.{2025 + i % 20}={i}" for i in range(5_000)]
    assert load_plan(file, wishes).groups[0].planned == {2025 + i % 20: i for i in range(4_980, 5_000)}
    with pytest.raises(PlanError, match="x4999"):
        load_plan(file, [f"targets.percent.2030=x{i}" for i in range(5_000)])


def test_settings_of_a_plan_that_cannot_be_read_hide_nothing(tmp_path: Path) -> None:
    file = Lay(tmp_path).write("plan.yaml", "region: [")
    with pytest.raises(PlanError, match="UCJ004"):
        load_plan(file, ["targets.percent.2030=70"])
    with pytest.raises(PlanError, match="UCJ001"):
        load_plan(tmp_path / "gone.yaml", ["nope=1"])


@pytest.mark.parametrize(
    "section", ["groups: [7, ojol]", "groups: 7", "funds: 7", "targets: 7", "targets: {percent: [1]}"]
)
def test_settings_of_a_file_of_wrong_types_are_no_fault(tmp_path: Path, section: str) -> None:
    file = Lay(tmp_path).write("plan.yaml", base(section))
    for wish in ("targets.percent.2030=70", "groups.ojol.planned.2026=5", "funds.dbhcht.ceiling.2026=5"):
        with suppress(UcjError):
            load_plan(file, [wish])
