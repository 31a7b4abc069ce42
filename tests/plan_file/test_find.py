"""Which plan: ``--plan``, else ``UCJ_PLAN``, else the one found here, else the shipped one."""

from __future__ import annotations

import errno
import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.conftest import SMALLEST
from ucj_cli.plan_file.find import find_plan, shipped_plan
from ucj_cli.plan_file.load import load_plan

if TYPE_CHECKING:
    from tests.conftest import Run, RunUcj, WritePlan

CONFIG, HERE = str(Path("config/targets.yaml")), "targets.yaml"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty directory to work in, and no word of a plan in the environment."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("UCJ_PLAN", raising=False)
    return tmp_path


@pytest.mark.parametrize(
    ("given", "variable", "found"),
    [
        ("a.yaml", "b.yaml", "a.yaml"),
        ("a.yaml", "", "a.yaml"),
        ("-", "b.yaml", "-"),
        (None, "b.yaml", "b.yaml"),
        (None, "-", "-"),
    ],
)
def test_the_option_goes_before_the_variable_and_both_before_what_is_here(
    here: Path, monkeypatch: pytest.MonkeyPatch, given: str | None, variable: str, found: str
) -> None:
    (here / "config").mkdir()
    (here / CONFIG).touch()
    monkeypatch.setenv("UCJ_PLAN", variable)
    assert find_plan(given) == found


@pytest.mark.parametrize(
    ("files", "found"),
    [
        ([CONFIG, HERE], CONFIG),
        ([CONFIG], CONFIG),
        ([HERE], HERE),
        (["config/targets.yml"], "config/targets.yml"),
        (["targets.yml"], "targets.yml"),
        (["targets.YML"], "targets.YML"),
        (["config/targets.yml", HERE], "config/targets.yml"),
        (["plan.yaml"], None),
        ([], None),
    ],
)
def test_of_the_plans_here_the_one_in_config_goes_first(here: Path, files: list[str], found: str | None) -> None:
    (here / "config").mkdir()
    for name in files:
        (here / name).touch()
    assert find_plan(None) == found


@pytest.mark.parametrize("folder", ["config", "."])
def test_of_two_spellings_neither_is_guessed(run_ucj: RunUcj, tmp_path: Path, folder: str) -> None:
    (tmp_path / "config").mkdir()
    for ending in ("yaml", "yml"):
        (tmp_path / folder / f"targets.{ending}").write_text(SMALLEST, "utf-8")
    run = run_ucj("gap", cwd=tmp_path)
    assert (run.stdout, run.status) == ("", 2)
    assert str(Path(folder, "targets.yaml")) in run.stderr
    assert str(Path(folder, "targets.yml")) in run.stderr


@pytest.mark.parametrize("name", [CONFIG, HERE, "targets.yml"])
def test_a_link_that_leads_nowhere_is_told_and_not_passed_over(run_ucj: RunUcj, tmp_path: Path, name: str) -> None:
    (tmp_path / "config").mkdir()
    (tmp_path / name).symlink_to("gone.yaml")
    run = run_ucj("gap", cwd=tmp_path)
    assert run.status == 2
    assert run.stderr.startswith(f"{name}:1:1: UCJ001 ")


def test_a_folder_that_cannot_be_looked_into_is_told(
    run_ucj: RunUcj, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "config").mkdir()
    forbid(monkeypatch, "config")
    run = run_ucj("gap", cwd=tmp_path)
    assert run.status == 2
    assert run.stderr.startswith("config:1:1: UCJ001 ")


def forbid(monkeypatch: pytest.MonkeyPatch, folder: str) -> None:
    """Let the system refuse to list *folder*, as it does to all but root."""
    listed = os.listdir

    def refused(path: str) -> list[str]:
        if path == folder:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), path)
        return listed(path)

    monkeypatch.setattr(os, "listdir", refused)


@pytest.mark.parametrize("lang", ["en", "id"])
@pytest.mark.parametrize(
    ("arguments", "variable"),
    [(["gap", ""], "p.yaml"), (["gap", "--plan", ""], "p.yaml"), (["gap"], ""), (["compare", "", "p.yaml"], "p.yaml")],
)
def test_an_empty_path_names_no_plan(
    run_ucj: RunUcj, write_plan: WritePlan, arguments: list[str], variable: str, lang: str
) -> None:
    """A script's unset variable is not answered from another plan, nor from all in this folder."""
    plan = write_plan(name="p.yaml")
    run = run_ucj(*arguments, "--lang", lang, cwd=plan.parent, UCJ_PLAN=variable)
    assert (run.stdout, run.status) == ("", 2)
    assert len(run.stderr.splitlines()) == 1
    assert {"en": "empty", "id": "kosong"}[lang] in run.stderr


@pytest.mark.parametrize("missing", ["given", "UCJ_PLAN"])
def test_a_wish_for_a_missing_file_is_not_answered_from_another(run_ucj: RunUcj, tmp_path: Path, missing: str) -> None:
    (tmp_path / HERE).write_text(SMALLEST, "utf-8")
    wish = ["--plan", "nowhere.yaml"] if missing == "given" else []
    run = run_ucj("gap", *wish, cwd=tmp_path, UCJ_PLAN="" if wish else "nowhere.yaml")
    assert run.status == 2
    assert run.stderr.startswith("nowhere.yaml:1:1: UCJ001 ")


def test_the_shipped_plan_is_valid() -> None:
    assert load_plan(shipped_plan()).region.name == "Kota Malang"


# In a process


def region(name: str) -> str:
    return SMALLEST.replace("Kota Malang", name)


def region_in(run: Run) -> str:
    assert run.status == 0
    name = json.loads(run.stdout)["region"]["name"]
    assert isinstance(name, str)
    return name


def test_a_command_follows_the_order(run_ucj: RunUcj, tmp_path: Path) -> None:
    """One plan after the other is taken away, and the next one answers."""
    (tmp_path / "config").mkdir()
    for name in ("given.yaml", "variable.yaml", CONFIG, HERE):
        (tmp_path / name).write_text(region(name), "utf-8")
    gap = ("gap", "--format", "json")
    assert region_in(run_ucj(*gap, "--plan", "given.yaml", cwd=tmp_path, UCJ_PLAN="variable.yaml")) == "given.yaml"
    assert region_in(run_ucj(*gap, cwd=tmp_path, UCJ_PLAN="variable.yaml")) == "variable.yaml"
    assert region_in(run_ucj(*gap, cwd=tmp_path)) == CONFIG
    (tmp_path / CONFIG).unlink()
    assert region_in(run_ucj(*gap, cwd=tmp_path)) == HERE
    (tmp_path / HERE).unlink()
    assert region_in(run_ucj(*gap, cwd=tmp_path)) == "Kota Malang"


def test_a_plan_of_ones_own_is_not_announced(run_ucj: RunUcj, tmp_path: Path) -> None:
    (tmp_path / HERE).write_text(SMALLEST, "utf-8")
    assert not run_ucj("gap", cwd=tmp_path).stderr


@pytest.mark.parametrize(("lang", "words"), [("en", "this is the shipped one"), ("id", "ini rencana bawaan")])
def test_the_shipped_plan_is_announced_once(run_ucj: RunUcj, tmp_path: Path, lang: str, words: str) -> None:
    run = run_ucj("gap", "--lang", lang, cwd=tmp_path)
    assert run.status == 0
    [line] = run.stderr.splitlines()
    assert f"{words}, Kota Malang" in line


@pytest.mark.parametrize("quiet", ["--quiet", "-q"])
def test_the_shipped_plan_is_not_announced_to_who_wants_quiet(run_ucj: RunUcj, tmp_path: Path, quiet: str) -> None:
    run = run_ucj("gap", quiet, cwd=tmp_path)
    assert (run.status, run.stderr) == (0, "")
    assert run.stdout


def test_a_dash_reads_standard_input(run_process: RunUcj, tmp_path: Path) -> None:
    run = run_process("gap", "--plan", "-", "--format", "json", stdin=region("Kota Batu"), cwd=tmp_path)
    assert region_in(run) == "Kota Batu"
    assert json.loads(run.stdout)["plan"]["path"] == "-"
    assert not run.stderr


def test_mistakes_on_standard_input_are_told_of_a_dash(run_ucj: RunUcj) -> None:
    run = run_ucj("gap", "--plan", "-", stdin="region: {name: no}\n")
    assert run.status == 2
    assert "-:1:16: UCJ008 " in run.stderr


def test_an_empty_standard_input_is_an_empty_plan(run_ucj: RunUcj) -> None:
    run = run_ucj("gap", "--plan", "-")
    assert run.status == 2
    assert run.stderr.startswith("-:1:1: UCJ005 ")
