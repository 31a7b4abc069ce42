"""``ucj doctor``: it finds what a bug report needs, whatever is broken, and tells nothing that is secret."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.checks.test_schema import mistakes
from tests.conftest import SMALLEST

if TYPE_CHECKING:
    from tests.conftest import RunUcj, WritePlan

ROOT = Path(__file__).parents[2]
BROKEN = "region: {name: Rahasia}\nworkforce: {size: {2025: 4711x}}\n"


def looked(run_ucj: RunUcj, folder: Path, *arguments: str, **env: str) -> Any:  # noqa: ANN401 - JSON
    """What ``ucj doctor`` finds in *folder*; it ends with 0, whatever that is."""
    done = run_ucj("doctor", *arguments, "--format", "json", cwd=folder, **env)
    assert (done.stderr, done.status) == ("", 0)
    return json.loads(done.stdout)


def used(answer: Any) -> tuple[str, str | None]:  # noqa: ANN401
    """Which place's plan is used, and its path."""
    [place] = [place for place in answer["places"] if place["used"]]
    return place["place"], place["path"]


def problems(answer: Any) -> list[str]:  # noqa: ANN401
    return [problem for place in answer["places"] for problem in place.get("problems", [])]


def test_the_plan_is_the_first_of_five_places(run_ucj: RunUcj, write_plan: WritePlan) -> None:
    folder = write_plan().parent
    (folder / "config").mkdir()
    order = [used(looked(run_ucj, folder))]
    for name in ("targets.yaml", "config/targets.yaml"):
        write_plan(name=name)
        order.insert(0, used(looked(run_ucj, folder)))
    order.insert(0, used(looked(run_ucj, folder, UCJ_PLAN="plan.yaml")))
    order.insert(0, used(looked(run_ucj, folder, "--plan", "plan.yaml", UCJ_PLAN="targets.yaml")))
    assert used(looked(run_ucj, folder, "plan.yaml")) == order[0]
    assert [place for place, _ in order] == ["--plan", "UCJ_PLAN", "./config/targets.yaml", "./targets.yaml", "ucj"]
    found = looked(run_ucj, folder)
    assert [place["place"] for place in found["places"]] == [place for place, _ in order]
    assert found["places"][3]["path"] == "targets.yaml"
    assert problems(found) == []


def test_what_it_tells_has_the_schema_that_ucj_says(run_ucj: RunUcj, write_plan: WritePlan) -> None:
    folder = write_plan(BROKEN, "targets.yaml").parent
    for answer in (looked(run_ucj, folder), looked(run_ucj, folder, FORCE_COLOR="1")):
        assert answer["schema"] == "ucj/doctor/1"
        assert mistakes("doctor", answer) == []


@pytest.mark.parametrize(
    ("plan", "told"),
    [
        (BROKEN, ["UCJ011 targets.yaml:1:1", "UCJ011 targets.yaml:1:1"]),
        ("a: [", ["UCJ004 targets.yaml:1:5"]),
        (b"\xff", ["UCJ003 targets.yaml:1:1"]),
    ],
)
def test_a_broken_plan_is_told_by_codes_and_places_alone(
    run_ucj: RunUcj, write_plan: WritePlan, plan: str | bytes, told: list[str]
) -> None:
    answer = looked(run_ucj, write_plan(plan, "targets.yaml").parent)
    assert problems(answer)[: len(told)] == told
    for lang in ("en", "id"):
        screen = run_ucj("doctor", "--lang", lang, cwd=write_plan(plan, "targets.yaml").parent).stdout
        assert told[0] in screen
        assert "Rahasia" not in screen
        assert "4711" not in screen


def test_many_mistakes_are_counted(run_ucj: RunUcj, write_plan: WritePlan) -> None:
    answer = looked(
        run_ucj, write_plan(SMALLEST + "a: 1\n" * 1 + "".join(f"b{i}: 1\n" for i in range(8)), "targets.yaml").parent
    )
    assert len(problems(answer)) == 6
    assert problems(answer)[-1] == "and 4 more"


@pytest.mark.parametrize(
    ("setting", "told"),
    [
        ({"UCJ_PLAN": "nowhere.yaml"}, "UCJ001 nowhere.yaml:1:1: "),
        ({"UCJ_PLAN": ""}, "UCJ_PLAN is set but empty"),
        ({"UCJ_PLAN": "-"}, "standard input, a pipe or a device: it is not read here"),
        ({"UCJ_PLAN": "none*.yaml"}, "no plan file is found at none*.yaml"),
    ],
)
def test_a_plan_that_is_missing_is_told(run_ucj: RunUcj, tmp_path: Path, setting: dict[str, str], told: str) -> None:
    answer = looked(run_ucj, tmp_path, **setting)
    assert used(answer)[0] == "UCJ_PLAN"
    assert [problem[: len(told)] for problem in problems(answer)] == [told]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_no_pipe_is_waited_for(run_ucj: RunUcj, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert problems(looked(run_ucj, tmp_path, "--plan", "pipe")) == [
        "standard input, a pipe or a device: it is not read here"
    ]


def test_two_plans_of_one_place_are_told(run_ucj: RunUcj, write_plan: WritePlan) -> None:
    write_plan(name="targets.yaml")
    folder = write_plan(name="targets.yml").parent
    answer = looked(run_ucj, folder)
    assert used(answer) == ("./targets.yaml", None)
    assert problems(answer)[0].startswith("which plan is meant? here are targets.yaml, targets.yml")


def test_a_place_that_is_not_used_is_told_if_it_is_wrong(run_ucj: RunUcj, write_plan: WritePlan) -> None:
    write_plan(name="targets.yaml")
    folder = write_plan(name="targets.yml").parent
    answer = looked(run_ucj, folder, "--plan", "targets.yml")
    assert used(answer) == ("--plan", "targets.yml")
    assert len(problems(answer)) == 1
    assert "which plan is meant" in run_ucj("doctor", "targets.yml", cwd=folder).stdout


def test_of_a_folder_every_plan_is_looked_at(run_ucj: RunUcj, write_plan: WritePlan) -> None:
    write_plan(name="a.yaml")
    folder = write_plan("a: [", "b.yaml").parent
    assert problems(looked(run_ucj, folder, ".")) == ["UCJ004 b.yaml:1:5"]


HEADLINES = {
    "sound.yaml": ("valid", "The plan that would be used is sound.yaml (--plan).", None),
    "not valid.yaml": (
        "invalid",
        "The plan that would be used, not valid.yaml (--plan), is not valid.",
        "`ucj check 'not valid.yaml'` says",
    ),
    "UCJ_PLAN=not valid.yaml": (
        "invalid",
        "The plan that would be used, not valid.yaml (UCJ_PLAN), is not valid.",
        "`ucj check` says",
    ),
    "none.yaml": (
        "unreadable",
        "The plan that would be used, none.yaml (--plan), cannot be read.",
        "`ucj check none.yaml` says",
    ),
    "-": ("unread", "The plan that would be used, - (--plan), is not read here.", None),
    "x*.yaml": ("unclear", "No plan would be used: --plan does not tell which one.", None),
    "UCJ_PLAN=": ("unclear", "No plan would be used: UCJ_PLAN does not tell which one.", None),
}
"""What ``--plan``, or the variable, says: what is with that plan, the headline, and which command knows more."""


@pytest.mark.parametrize("given", HEADLINES)
def test_its_headline_says_what_is_with_the_plan(run_ucj: RunUcj, write_plan: WritePlan, given: str) -> None:
    state, headline, check = HEADLINES[given]
    write_plan(SMALLEST, "sound.yaml")
    folder = write_plan(f"{SMALLEST}b: 1\n", "not valid.yaml").parent
    variable, is_set, value = given.rpartition("=")
    arguments, env = ((), {variable: value}) if is_set else (("--plan", given), {})
    [place] = [place for place in looked(run_ucj, folder, *arguments, **env)["places"] if place["used"]]
    assert place["state"] == state
    screen = run_ucj("doctor", *arguments, cwd=folder, **env).stdout
    assert screen.split("\n")[2] == headline
    assert ("says what each code means" in screen) == (check is not None)
    assert (check or "") in screen


def test_one_plan_is_looked_at(run_ucj: RunUcj, tmp_path: Path) -> None:
    assert run_ucj("doctor", "a.yaml", "b.yaml", cwd=tmp_path).status == 2
    assert run_ucj("doctor", "a.yaml", "--plan", "b.yaml", cwd=tmp_path).status == 2
