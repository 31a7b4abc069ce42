"""``ucj doctor``: it finds what a bug report needs, whatever is broken, and tells nothing that is secret."""

from __future__ import annotations

import json
import os
import tomllib
from datetime import date
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.checks.test_schema import mistakes
from tests.conftest import SMALLEST
from ucj_cli.checks.doctor import LIBRARIES, VARIABLES, shown
from ucj_cli.law.tables import contributions

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


def test_the_settings_of_a_repository_are_found(run_ucj: RunUcj, tmp_path: Path) -> None:
    assert looked(run_ucj, tmp_path)["settings"] == {"path": None}
    (tmp_path / "ucj.toml").write_text("strict = true\n")
    assert looked(run_ucj, tmp_path)["settings"]["path"].endswith("ucj.toml")
    (tmp_path / "ucj.toml").write_text("strict = \n")
    assert looked(run_ucj, tmp_path)["settings"]["problems"] == ["ucj.toml:1: this is not TOML"]


def test_the_home_folder_and_other_variables_are_not_told(run_ucj: RunUcj, write_plan: WritePlan) -> None:
    plan = write_plan(BROKEN)
    home = {"HOME": str(plan.parent), "USERPROFILE": str(plan.parent), "UCJ_TOKEN": "geheim"}
    done = run_ucj("doctor", "--format", "json", "--plan", plan, UCJ_PLAN=str(plan), **home)
    assert str(plan.parent) not in done.stdout
    assert "geheim" not in done.stdout
    answer = json.loads(done.stdout)
    assert used(answer) == ("--plan", str(Path("~", "plan.yaml")))
    assert answer["variables"]["UCJ_PLAN"] == str(Path("~", "plan.yaml"))
    assert set(answer["variables"]) <= set(VARIABLES)


def test_a_folder_that_only_begins_as_home_does_is_told_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(variable, "/home/ani")
    assert shown("/home/ani/a /home/anita/a /home/ani") == "~/a /home/anita/a ~"
    monkeypatch.setenv("HOME", "/")
    monkeypatch.setenv("USERPROFILE", "/")
    assert shown("/etc/a") == "/etc/a"


@pytest.mark.parametrize(
    ("env", "screen"),
    [
        ({}, (None, None, "no_terminal")),
        ({"FORCE_COLOR": "1", "TERM": "xterm-256color", "COLUMNS": "80"}, (80, "256", "FORCE_COLOR")),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1", "TERM": "xterm", "COLUMNS": "100"}, (100, None, "NO_COLOR")),
        ({"FORCE_COLOR": "1", "TERM": "dumb", "COLUMNS": "80"}, (80, None, "TERM")),
        ({"FORCE_COLOR": "0"}, (None, None, "no_terminal")),
    ],
)
def test_it_says_why_there_are_colours_or_none(
    run_ucj: RunUcj, tmp_path: Path, env: dict[str, str], screen: tuple[int | None, str | None, str]
) -> None:
    found = looked(run_ucj, tmp_path, **env)["screen"]
    assert (found["width"], found["colours"], found["because"]) == screen
    assert found["encoding"] == "utf-8"


@pytest.mark.parametrize(
    ("arguments", "env", "language"),
    [
        ((), {}, ("en", "")),
        ((), {"UCJ_LANG": "id"}, ("id", "UCJ_LANG")),
        (("--lang", "en"), {"UCJ_LANG": "id"}, ("en", "--lang")),
        ((), {"LANG": "id_ID.UTF-8"}, ("id", "LANG")),
        ((), {"LANG": "de_DE.UTF-8"}, ("en", "")),
    ],
)
def test_it_says_where_the_language_comes_from(
    run_ucj: RunUcj, tmp_path: Path, arguments: tuple[str, ...], env: dict[str, str], language: tuple[str, str]
) -> None:
    answer = looked(run_ucj, tmp_path, *arguments, **env)
    assert (answer["language"], answer["language_from"]) == language


def test_the_libraries_are_those_of_the_package(run_ucj: RunUcj, tmp_path: Path) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    of_extras = {name: project["optional-dependencies"][name] for name in ("excel", "arrow", "dask")}
    wanted: list[tuple[str | None, str]] = [(None, needed) for needed in project["dependencies"]]
    wanted += [(extra, needed) for extra, many in of_extras.items() for needed in many]
    assert [(extra, name) for name, extra in LIBRARIES] == [(extra, needed.split(">")[0]) for extra, needed in wanted]
    found = {library["name"]: library["version"] for library in looked(run_ucj, tmp_path)["libraries"]}
    assert found["typer"] == version("typer")


def test_it_says_how_old_the_law_is_and_how_sure(run_ucj: RunUcj, tmp_path: Path) -> None:
    law = {table["table"]: table for table in looked(run_ucj, tmp_path)["law"]}
    assert law["contributions"]["rows"] == len(contributions())
    assert law["contributions"]["first"] == "2015-07"
    assert date.fromisoformat(law["contributions"]["last_checked"]) == max(
        row.last_checked for row in contributions() if row.last_checked
    )
    assert law["wage_ceilings"]["verified"]["recalled"] == 3
    assert all(sum(table["verified"].values()) == table["rows"] for table in law.values())


def test_its_tables_are_rows_too(run_ucj: RunUcj, tmp_path: Path) -> None:
    told = run_ucj("doctor", "--format", "csv", "--rows", "law", cwd=tmp_path).stdout
    assert told.splitlines()[0] == "table,rows,first,latest,last_checked,confirmed,single,practice,recalled"
    assert "libraries" in run_ucj("doctor", "--format", "csv", "--rows", "none", cwd=tmp_path).stderr


@pytest.mark.parametrize("lang", ["en", "id"])
def test_no_line_is_wider_than_a_terminal_of_80_columns(run_ucj: RunUcj, tmp_path: Path, lang: str) -> None:
    shown = run_ucj("doctor", "--lang", lang, cwd=tmp_path, FORCE_COLOR="1", TERM="dumb", COLUMNS="80").stdout
    assert max(map(len, shown.splitlines())) <= 80


def test_markdown_is_made_to_be_pasted(run_ucj: RunUcj, tmp_path: Path) -> None:
    told = run_ucj("doctor", "--format", "md", cwd=tmp_path).stdout
    assert told.startswith("## Where ucj ")
    assert "| typer |" in told


def test_one_plan_is_looked_at(run_ucj: RunUcj, tmp_path: Path) -> None:
    assert run_ucj("doctor", "a.yaml", "b.yaml", cwd=tmp_path).status == 2
    assert run_ucj("doctor", "a.yaml", "--plan", "b.yaml", cwd=tmp_path).status == 2


def test_the_template_of_a_bug_report_asks_for_it() -> None:
    assert "ucj doctor" in (ROOT / ".github" / "ISSUE_TEMPLATE" / "bug.md").read_text("utf-8")
