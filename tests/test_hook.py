"""The pre-commit hook: its command runs as pre-commit runs it, with its arguments and then the changed files."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml

from tests.checks.looking import SOUND

if TYPE_CHECKING:
    from tests.conftest import Run, RunUcj

(HOOK,) = yaml.safe_load((Path(__file__).parents[1] / ".pre-commit-hooks.yaml").read_text("utf-8"))
WRONG = SOUND.replace("41", "141")
SCENARIO = "extends: {}\ntargets: {{percent: {{2030: 130}}}}\n"


@pytest.fixture(name="repository")
def _repository(tmp_path: Path) -> Path:
    return tmp_path


def lay(repository: Path, **files: str) -> None:
    for name, text in files.items():
        file = repository / f"{name.replace('__', '/')}.yaml"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")


def commit(run_ucj: RunUcj, repository: Path, *changed: str, args: list[str] | None = None) -> Run:
    """What the hook says of the *changed* files, with *args* in place of its own."""
    program, *command = shlex.split(HOOK["entry"])
    assert program == "ucj"
    assert all(re.search(HOOK["files"], name) for name in changed)
    return run_ucj(*command, *(HOOK["args"] if args is None else args), *changed, cwd=repository)


def test_the_hook_is_one_process_that_sees_all_files(run_ucj: RunUcj, repository: Path) -> None:
    assert HOOK["require_serial"] is True
    names = [f"regions/r{n}/targets" for n in range(24)]
    lay(repository, **dict.fromkeys((name.replace("/", "__") for name in names), WRONG))
    args = ["--format", "sarif", "--output", "ucj.sarif", "--force"]
    assert commit(run_ucj, repository, *(f"{name}.yaml" for name in names), args=args).status == 1
    results = json.loads((repository / "ucj.sarif").read_text("utf-8"))["runs"][0]["results"]
    assert len([result for result in results if result["ruleId"] == "UCJ013"]) == 24


def test_scenarios_of_a_changed_plan_are_checked(run_ucj: RunUcj, repository: Path) -> None:
    lay(
        repository,
        config__targets=SOUND,
        config__scenarios__fast=SCENARIO.format("../targets.yaml"),
        config__scenarios__faster=SCENARIO.format("fast.yaml"),
        elsewhere__targets=SOUND,
        elsewhere__scenario=SCENARIO.format("targets.yaml"),
        foreign="extends: [this, is, no, plan]\n",
        foreign2="extends: eslint\nrules: [\n",
        config__scenarios__broken="extends: ../targets.yaml\ntargets: {percent: [\n",
    )
    done = commit(run_ucj, repository, "config/targets.yaml")
    assert done.status == 1
    assert re.findall(r"^(\S+?):\d+:\d+: UCJ013", done.stdout, re.MULTILINE) == [
        "config/scenarios/fast.yaml",
        "config/scenarios/faster.yaml",
    ]
    assert "config/scenarios/broken.yaml:3:1: UCJ004" in done.stdout
    assert " in 4 files" in done.stdout


@pytest.mark.parametrize("name", ["-x/targets.yaml", "--fix/targets.yaml", "-o/targets.yaml"])
def test_a_folder_is_never_an_option(run_ucj: RunUcj, repository: Path, name: str) -> None:
    lay(repository, **{name.removesuffix(".yaml"): WRONG})
    done = commit(run_ucj, repository, name)
    assert (done.status, done.stdout.startswith(f"{name}:4:27: UCJ013")) == (1, True)
