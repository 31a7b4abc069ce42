"""``ucj check --baseline``: only what is new since a report was written, whatever line it stands on now."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.conftest import SMALLEST

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import RunUcj

WRONG = SMALLEST.replace("percent: 32.3", "percent: 32.3, participants: 140_000")
CLAIMS = """claims:
  - {kind: sum, parts: [1, 2], total: 9}
"""
REPORTS = ["json", "sarif"]


@pytest.fixture(name="folder")
def _folder(tmp_path: Path) -> Path:
    (tmp_path / "a plan.yaml").write_text(WRONG)
    return tmp_path


@pytest.mark.parametrize("form", REPORTS)
def test_what_was_told_is_counted_and_fails_no_more(run_ucj: RunUcj, folder: Path, form: str) -> None:
    check = ("check", ".", "--select", "UCJ101")
    assert run_ucj(*check, "--format", form, "-o", f"was.{form}", cwd=folder).status == 1
    (folder / "a plan.yaml").write_text(f"# why\n\n{WRONG}")
    done = run_ucj(*check, "--baseline", f"was.{form}", cwd=folder)
    assert (done.status, done.stderr) == (0, "ucj: 1 finding of the baseline left out\n")
    assert "UCJ101" not in done.stdout
    assert run_ucj(*check, "--baseline", f"was.{form}", "--quiet", cwd=folder).stderr == ""


@pytest.mark.parametrize("form", REPORTS)
def test_what_keeps_a_plan_from_being_read_is_told_again(run_ucj: RunUcj, folder: Path, form: str) -> None:
    (folder / "a plan.yaml").write_text(WRONG.replace("41", "141"))
    run_ucj("check", ".", "--format", form, "-o", f"was.{form}", cwd=folder)
    done = run_ucj("check", ".", "--baseline", f"was.{form}", "--format", "junit", cwd=folder)
    assert done.status == 1
    assert "UCJ013" in done.stdout


@pytest.mark.parametrize("form", REPORTS)
@pytest.mark.parametrize("lang", ["en", "id"])
def test_what_is_new_fails(run_ucj: RunUcj, folder: Path, form: str, lang: str) -> None:
    run_ucj("check", ".", "--format", form, "-o", f"was.{form}", cwd=folder)
    (folder / "a plan.yaml").write_text(WRONG.replace("2045: 100", "2045: 1000"))
    (folder / "other.yaml").write_text(WRONG)
    again = ("check", ".", "--select", "UCJ101", "--baseline", f"was.{form}", "--format", "json", "--lang", lang)
    done = run_ucj(*again, cwd=folder)
    assert done.status == 1
    told = json.loads(done.stdout)
    assert [(file["path"], found["path"]) for file in told["files"] for found in file["findings"]] == [
        ("a plan.yaml", "targets.percent.2045"),
        ("other.yaml", "coverage.percent"),
    ]
    assert told["summary"] == {"errors": 2, "warnings": 0}


@pytest.mark.parametrize("form", REPORTS)
def test_a_claim_is_known_again_behind_another_one(run_ucj: RunUcj, folder: Path, form: str) -> None:
    plan = folder / "a plan.yaml"
    plan.write_text(SMALLEST + CLAIMS)
    check = ("check", "a plan.yaml", "--select", "UCJ1", "--today", "2025-12-01")
    run_ucj(*check, "--format", form, "-o", f"was.{form}", cwd=folder)
    plan.write_text(SMALLEST + CLAIMS + "  - {kind: sum, parts: [4, 5], total: 7}\n")
    other = run_ucj(*check, "--baseline", f"was.{form}", "--format", "json", cwd=folder)
    plan.write_text(
        SMALLEST
        + CLAIMS.replace("sum,", "sum, source: x,").replace(
            "claims:", "claims:\n  - {kind: sum, parts: [4, 5], total: 7}"
        )
    )
    before = run_ucj(*check, "--baseline", f"was.{form}", "--format", "json", cwd=folder)
    for done, about in ((other, "claims.1.total"), (before, "claims.0.total")):
        [found] = json.loads(done.stdout)["files"][0]["findings"]
        assert found["path"] == about


def test_a_report_from_another_folder_names_the_same_files(run_ucj: RunUcj, folder: Path) -> None:
    (folder / "below").mkdir()
    run_ucj("check", ".", "--format", "sarif", "-o", "was.sarif", cwd=folder, GITHUB_WORKSPACE=str(folder))
    done = run_ucj("check", "..", "--baseline", "../was.sarif", cwd=folder / "below", GITHUB_WORKSPACE=str(folder))
    assert done.status == 0


def test_a_report_may_be_written_over(run_ucj: RunUcj, folder: Path) -> None:
    run_ucj("check", ".", "--format", "json", "-o", "was.json", cwd=folder)
    done = run_ucj("check", ".", "--baseline", "was.json", "-o", "was.json", "--force", cwd=folder)
    assert done.status == 0
    assert json.loads((folder / "was.json").read_text())["files"][0]["findings"] == []


@pytest.mark.parametrize(
    "content", ["", "[]", "1", "{}", '{"runs": 1}', '{"runs": [{}]}', '{"schema": "ucj/gap/1"}', "[" * 100_000, "\xff"]
)
def test_what_is_no_report_is_refused(run_ucj: RunUcj, folder: Path, content: str) -> None:
    (folder / "x.json").write_text(content, "latin-1")
    done = run_ucj("check", ".", "--baseline", "x.json", cwd=folder)
    assert (done.status, done.stdout) == (2, "")
    assert done.stderr == "ucj: --baseline: x.json is no report of `ucj check` as JSON or SARIF\n"
    assert run_ucj("check", ".", "--baseline", "gone.json", cwd=folder).stderr.startswith(
        "ucj: --baseline: gone.json cannot be read"
    )


def test_the_runs_of_other_tools_are_not_looked_at(run_ucj: RunUcj, folder: Path) -> None:
    (folder / "x.sarif").write_text(json.dumps({"runs": [{"tool": {"driver": {"name": "other"}}, "results": [{}]}]}))
    assert run_ucj("check", ".", "--baseline", "x.sarif", cwd=folder).status == 1
