"""The GitHub action: its shell runs as GitHub runs it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from shutil import which

import pytest
import yaml

from tests.conftest import SMALLEST, needed

pytestmark = [
    pytest.mark.process,
    pytest.mark.skipif(os.name == "nt", reason="the action's shell is bash"),
]

ACTION = yaml.safe_load((Path(__file__).parents[1] / "action.yml").read_text("utf-8"))
WRONG = SMALLEST.replace("41", "141")


def act(folder: Path, **inputs: str) -> subprocess.CompletedProcess[str]:
    """Run the action's last step in *folder* with these inputs, all others as they are by default."""
    step = ACTION["runs"]["steps"][-1]
    given = {name: default["default"] for name, default in ACTION["inputs"].items()} | inputs
    variables = {name: value.split("inputs.")[1].split(" ")[0] for name, value in step["env"].items()}
    env = {name: given[key] for name, key in variables.items()}
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],  # noqa: S607 - as GitHub calls it
        cwd=folder,
        env={
            "PATH": path,
            "GITHUB_ACTIONS": "true",
            "GITHUB_STEP_SUMMARY": str(folder / "summary.md"),
            "PYTHONUTF8": "1",
            **env,
        },
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(name="folder")
def _folder(tmp_path: Path) -> Path:
    (tmp_path / "config" / "deep" / "er").mkdir(parents=True)
    (tmp_path / "config" / "targets.yaml").write_text(SMALLEST)
    (tmp_path / "config" / "deep" / "er" / "a plan.yaml").write_text(WRONG)
    return tmp_path


def test_a_sound_plan_passes_and_a_wrong_one_is_annotated(folder: Path) -> None:
    assert act(folder).returncode == 0
    done = act(folder, paths="config/deep/er/a plan.yaml")
    assert done.returncode == 1
    assert done.stdout.startswith("::error file=config/deep/er/a plan.yaml,line=4")


def test_a_line_is_a_path_and_ucj_expands_patterns(folder: Path) -> None:
    done = act(folder, paths="config/targets.yaml\nconfig/**/*.yaml\n")
    assert done.returncode == 1
    assert "file=config/deep/er/a plan.yaml" in done.stdout


def test_sarif_goes_to_its_file_and_annotations_to_the_log(folder: Path) -> None:
    done = act(folder, paths="config", **{"sarif-file": "made/for it/ucj.sarif"})
    assert done.stdout.startswith("::error file=config/deep/er/a plan.yaml")
    report = json.loads((folder / "made" / "for it" / "ucj.sarif").read_text("utf-8"))
    assert report["runs"][0]["results"][0]["ruleId"] == "UCJ013"


@pytest.mark.parametrize("strict", ["true", "True", "TRUE", "yes", "1"])
def test_warnings_fail_where_they_are_asked_to(folder: Path, strict: str) -> None:
    (folder / "falls.yaml").write_text(SMALLEST.replace("2045: 100", "2030: 30, 2045: 100"))
    assert act(folder, paths="falls.yaml").returncode == 0
    assert act(folder, paths="falls.yaml", strict=strict).returncode == 1


@pytest.mark.parametrize("strict", ["ture", "always", "::error::x"])
def test_what_strict_means_is_asked_not_guessed(folder: Path, strict: str) -> None:
    done = act(folder, strict=strict)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("strict is true or false, not ")


@pytest.mark.parametrize("strict", ["false", "False", "no", "0", ""])
def test_warnings_pass_where_they_may(folder: Path, strict: str) -> None:
    (folder / "falls.yaml").write_text(SMALLEST.replace("2045: 100", "2030: 30, 2045: 100"))
    assert act(folder, paths="falls.yaml", strict=strict).returncode == 0


def test_a_path_is_never_an_option(folder: Path) -> None:
    done = act(folder, paths="--fix")
    assert done.returncode == 2
    assert "--fix" in done.stderr


def commit(folder: Path) -> None:
    """Commit all that lies in *folder*, in a repository of its own."""
    for arguments in (["init", "--quiet"], ["add", "--all"], ["commit", "--quiet", "--message", "plans"]):
        command = ["git", "-c", "user.name=u", "-c", "user.email=u@example.org", *arguments]
        subprocess.run(command, cwd=folder, check=True, capture_output=True)


@needed(which("git"), "git is not installed")
def test_what_a_change_does_stands_in_the_summary(folder: Path) -> None:
    (folder / "config" / "deep" / "er" / "a plan.yaml").write_text(SMALLEST)
    commit(folder)
    (folder / "config" / "targets.yaml").write_text(SMALLEST.replace("2045: 100", "2030: 60, 2045: 100"))
    (folder / "new.yaml").write_text(SMALLEST)
    done = act(folder, paths="config\nnew.yaml", **{"compare-with": "HEAD"})
    assert (done.returncode, done.stderr) == (0, "")
    summary = (folder / "summary.md").read_text("utf-8")
    assert summary.startswith("## 1 plan changed, 1 unchanged\n")
    assert "| targets.percent.2030" in summary.replace("*", "")
    assert "## 1 added\n" in summary


@needed(which("git"), "git is not installed")
def test_no_summary_of_what_does_not_differ_or_was_not_asked_for(folder: Path) -> None:
    commit(folder)
    assert act(folder).returncode == 0
    assert not (folder / "summary.md").exists()
    assert act(folder, **{"compare-with": "HEAD"}).returncode == 0
    assert (folder / "summary.md").read_text("utf-8") == "## Nothing differs (1 plan)\n"


@needed(which("git"), "git is not installed")
def test_a_wrong_plan_fails_and_the_others_are_still_compared(folder: Path) -> None:
    commit(folder)
    (folder / "config" / "targets.yaml").write_text(WRONG)
    done = act(folder, **{"compare-with": "HEAD"})
    assert done.returncode == 1
    assert "UCJ013" in (folder / "summary.md").read_text("utf-8")


@needed(which("git"), "git is not installed")
@pytest.mark.parametrize("revision", ["no-such", "--help", "0123456789012345678901234567890123456789"])
def test_a_revision_that_was_not_checked_out_is_told(folder: Path, revision: str) -> None:
    commit(folder)
    done = act(folder, **{"compare-with": revision})
    assert done.returncode == 2
    assert done.stderr.startswith(f"compare-with: {revision} was not checked out")
