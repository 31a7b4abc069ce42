"""``ucj diff``: what a change of plan files does, in files, folders and revisions of a git repository."""

from __future__ import annotations

import json
import subprocess
from shutil import which
from typing import TYPE_CHECKING

import pytest

import ucj_cli as ucj
from tests.conftest import SMALLEST, needed

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import RunUcj, WritePlan

    Commit = Callable[[], None]

pytestmark = needed(which("git"), "git is not installed")

FUNDED = f"""{SMALLEST}
funds: {{apbd: {{kind: public, ceiling: {{2026: 5_000_000_000}}, growth_percent: 0}}}}
groups:
  - {{id: petani, workers: 100_000, paid_by: apbd}}
  - {{id: lain, workers: rest}}
"""
MORE = FUNDED.replace("5_000_000_000", "9_000_000_000")
FALLING = FUNDED.replace("2045: 100", "2030: 35, 2045: 100")
WRONG = FUNDED.replace("41", "141")


@pytest.fixture(name="commit")
def _commit(tmp_path: Path) -> Commit:
    """Commit all that lies in the repository, which begins empty."""

    def git(*arguments: str) -> None:
        command = ["git", "-c", "user.name=u", "-c", "user.email=u@example.org", *arguments]
        subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)

    def commit() -> None:
        git("add", "--all")
        git("commit", "--quiet", "--allow-empty", "--message", "a plan")

    git("init", "--quiet")
    return commit


def put(folder: Path, **plans: str) -> None:
    """Write *plans* below *folder*: of the name ``a__b`` to ``a/b.yaml``."""
    for name, text in plans.items():
        file = folder / f"{name.replace('__', '/')}.yaml"
        file.parent.mkdir(exist_ok=True)
        file.write_text(text)


# Two files


def test_inputs_effects_and_findings_are_told_with_their_places(run_ucj: RunUcj, tmp_path: Path) -> None:
    put(tmp_path, old=FUNDED, new=FALLING.replace("5_000_000_000", "9_000_000_000"))
    done = run_ucj("diff", "old.yaml", "new.yaml", "--format", "json", cwd=tmp_path)
    assert done.status == 1
    answer = json.loads(done.stdout)
    assert (answer["schema"], answer["unchanged"]) == ("ucj/diff/1", 0)
    [plan] = answer["plans"]
    assert [(given["path"], given["old"], given["new"], given["new_place"]) for given in plan["inputs"]] == [
        ("funds.apbd.ceiling.2026", 5_000_000_000, 9_000_000_000, "new.yaml:6:46"),
        ("targets.percent.2030", None, 35, "new.yaml:4:37"),
    ]
    assert [(found["change"], found["code"], found["line"]) for found in plan["findings"]] == [("new", "UCJ201", 4)]
    roads = [ucj.roadmap(ucj.load_plan(tmp_path / f"{name}.yaml")).years for name in ("old", "new")]
    for year in plan["years"]:
        old, new = (next(found for found in road if found.year == year["year"]) for road in roads)
        assert (year["old"]["new"], year["new"]["new"]) == (old.new, new.new)
        assert year["difference"]["budget"]["public"] == new.budget.public - old.budget.public
        assert year["new"]["funded_percent"] == float(new.funded.coverage_end_percent)
    assert plan["total"]["new"] == sum(year.new for year in roads[1]) - sum(year.new for year in roads[0])


def test_only_what_differs_is_told(run_ucj: RunUcj, tmp_path: Path) -> None:
    put(tmp_path, old=FUNDED, new=MORE)
    shown = run_ucj("diff", "old.yaml", "new.yaml", cwd=tmp_path).stdout
    assert "funds.apbd.ceiling.2026" in shown
    assert "funded" in shown
    assert (
        "to enrol  " not in shown.partition("new.yaml")[2]
    )  # more money enrols nobody more on the road that is asked for


@pytest.mark.parametrize("text", [FUNDED, f"# why\n{FUNDED}", FUNDED.replace("100_000", "100000")])
def test_comments_and_another_way_of_writing_are_no_difference(run_ucj: RunUcj, tmp_path: Path, text: str) -> None:
    put(tmp_path, old=FUNDED, new=text)
    done = run_ucj("diff", "old.yaml", "new.yaml", cwd=tmp_path)
    assert (done.status, done.stdout) == (0, "Nothing differs (1 plan)\n")


def test_a_finding_is_known_again_on_another_line(run_ucj: RunUcj, tmp_path: Path) -> None:
    put(tmp_path, old=FALLING, new=f"# why\n\n{FALLING}".replace("5_000_000_000", "9_000_000_000"))
    answer = json.loads(run_ucj("diff", "old.yaml", "new.yaml", "--format", "json", cwd=tmp_path).stdout)
    assert answer["plans"][0]["findings"] == []


def test_what_was_observed_later_does_nothing_to_an_earlier_day(run_ucj: RunUcj, tmp_path: Path) -> None:
    put(tmp_path, old=SMALLEST, new=f"{SMALLEST}observed: {{2026-06-30: {{percent: 45}}}}\n")
    for day, does in (("2026-06-30", True), ("2025-12-31", False)):
        done = run_ucj("diff", tmp_path / "old.yaml", tmp_path / "new.yaml", "--as-of", day, "--format", "json")
        assert done.status == 1
        [plan] = json.loads(done.stdout)["plans"]
        assert bool(plan["years"]) is does
        assert [plan[side]["as_of"] for side in ("old", "new")] == [day, day]
        assert [given["path"] for given in plan["inputs"]] == [
            "observed.2026-06-30.percent",
            "observed.2026-06-30.status",
        ]
    early = run_ucj("diff", tmp_path / "old.yaml", tmp_path / "new.yaml", "--as-of", "2025-09-08")
    assert (early.status, early.stdout) == (2, "")
    assert "the first observation is of 9 September 2025" in early.stderr


def test_a_plan_of_another_region_is_still_compared(run_ucj: RunUcj, tmp_path: Path) -> None:
    put(tmp_path, old=FUNDED, new=FUNDED.replace("35.73", "35.78").replace("Malang", "Surabaya"))
    done = run_ucj("diff", "old.yaml", "new.yaml", "--format", "csv", "--rows", "inputs", cwd=tmp_path)
    assert [line.split(",")[4] for line in done.stdout.splitlines()] == ["path", "region.name", "region.code"]


@pytest.mark.parametrize(
    "missing", [("gone.yaml", "old.yaml"), ("old.yaml", "gone.yaml"), ("nowhere:x.yaml", "old.yaml")]
)
def test_a_file_that_is_missing_is_trouble(run_ucj: RunUcj, tmp_path: Path, missing: tuple[str, str]) -> None:
    put(tmp_path, old=FUNDED)
    done = run_ucj("diff", *missing, cwd=tmp_path)
    assert (done.status, done.stdout) == (2, "")
    assert "UCJ001" in done.stderr


def test_a_plan_that_becomes_wrong_is_trouble_and_one_that_is_mended_is_not(run_ucj: RunUcj, tmp_path: Path) -> None:
    put(tmp_path, right=FUNDED, wrong=WRONG)
    done = run_ucj("diff", "right.yaml", "wrong.yaml", cwd=tmp_path)
    assert done.status == 2
    assert "New: wrong.yaml:4:" in done.stdout
    assert "Gone: " not in done.stdout  # what else would be found in it nobody knows
    assert "UCJ013" in done.stderr
    done = run_ucj("diff", "wrong.yaml", "right.yaml", cwd=tmp_path)
    assert (done.status, done.stderr) == (1, "")
    assert "Gone: wrong.yaml:4:" in done.stdout


# Folders


def test_plans_of_folders_are_matched_by_path(run_ucj: RunUcj, tmp_path: Path) -> None:
    put(tmp_path, a__same=FUNDED, a__changed=FUNDED, a__gone=FUNDED, b__same=FUNDED, b__changed=MORE, b__come=FUNDED)
    done = run_ucj("diff", "a", "b", "--format", "csv", "--rows", "plans", cwd=tmp_path)
    assert [line.split(",")[:2] for line in done.stdout.splitlines()[1:]] == [
        ["changed.yaml", "changed"],
        ["come.yaml", "added"],
        ["gone.yaml", "removed"],
    ]
    shown = run_ucj("diff", "a", "b", cwd=tmp_path).stdout
    assert shown.startswith("1 plan changed, 1 added, 1 removed, 1 unchanged\n")
    assert "b/come.yaml (added)" in shown
    assert "a/gone.yaml (removed)" in shown


def test_a_base_is_told_with_every_scenario_but_its_findings_once(run_ucj: RunUcj, tmp_path: Path) -> None:
    scenario = "extends: base.yaml\ntargets: {percent: {2027: 50}}\n"
    put(tmp_path, a__base=FUNDED, a__scenario=scenario, b__base=FALLING, b__scenario=scenario)
    [base, other] = json.loads(run_ucj("diff", "a", "b", "--format", "json", cwd=tmp_path).stdout)["plans"]
    assert [found["code"] for found in base["findings"]] == ["UCJ201"]
    assert other["inputs"] == base["inputs"]
    assert other["findings"] == []


def test_a_scenario_beside_its_base_loses_no_finding(run_ucj: RunUcj, tmp_path: Path) -> None:
    put(tmp_path, base=FALLING, scenario="extends: base.yaml\ntargets: {percent: {2027: 50}}\n")
    answer = json.loads(run_ucj("diff", "base.yaml", "scenario.yaml", "--format", "json", cwd=tmp_path).stdout)
    assert [found for found in answer["plans"][0]["findings"] if found["change"] == "gone"] == []


def test_an_output_that_would_replace_a_plan_is_refused(run_ucj: RunUcj, tmp_path: Path) -> None:
    put(tmp_path, old=FUNDED, new=MORE)
    done = run_ucj("diff", "old.yaml", "new.yaml", "--format", "md", "-o", "link", "--force", cwd=tmp_path)
    assert done.status == 1
    (tmp_path / "link").unlink()
    (tmp_path / "link").symlink_to("new.yaml")
    assert run_ucj("diff", "old.yaml", "new.yaml", "--format", "md", "-o", "link", "--force", cwd=tmp_path).status == 2
    assert (tmp_path / "new.yaml").read_text() == MORE


def test_a_file_and_a_folder_are_not_compared(run_ucj: RunUcj, tmp_path: Path) -> None:
    put(tmp_path, old=FUNDED, a__b=FUNDED)
    assert run_ucj("diff", "old.yaml", "a", cwd=tmp_path).stderr.startswith("ucj: old.yaml is a file and a a folder")
    (tmp_path / "empty").mkdir()
    assert run_ucj("diff", "empty", "empty", cwd=tmp_path).stderr == "ucj: no plan file is found at empty\n"


# Revisions


def test_a_revision_is_compared_with_the_files_here(run_ucj: RunUcj, tmp_path: Path, commit: Commit) -> None:
    put(tmp_path, config__plan=FUNDED)
    commit()
    put(tmp_path, config__plan=MORE, config__other=FUNDED)
    for old, new in (("HEAD:config", "config"), ("HEAD:config/*.yaml", "config/*.yaml")):
        shown = run_ucj("diff", old, new, cwd=tmp_path).stdout
        assert shown.startswith("1 plan changed, 1 added\n")
        assert "HEAD:config/plan.yaml:6:46" in shown
    assert run_ucj("diff", "HEAD:config", "HEAD:config", cwd=tmp_path).status == 0
    assert (
        "HEAD:config/plan.yaml:6:46" in run_ucj("diff", "HEAD:./plan.yaml", "plan.yaml", cwd=tmp_path / "config").stdout
    )


def test_what_a_revision_had_not_is_added(run_ucj: RunUcj, tmp_path: Path, commit: Commit) -> None:
    commit()
    put(tmp_path, config__plan=FUNDED)
    assert run_ucj("diff", "HEAD:config", "config", cwd=tmp_path).stdout.startswith("1 added\n")
    assert run_ucj("diff", "HEAD:config/plan.yaml", "config/plan.yaml", cwd=tmp_path).stdout.startswith("1 added\n")


def test_what_a_plan_extends_is_of_the_same_revision(run_ucj: RunUcj, tmp_path: Path, commit: Commit) -> None:
    put(tmp_path, base=FUNDED, more__plan="extends: ../base.yaml\n")
    commit()
    put(tmp_path, base=MORE)
    done = run_ucj("diff", "HEAD:more/plan.yaml", "more/plan.yaml", "--format", "json", cwd=tmp_path)
    [given] = json.loads(done.stdout)["plans"][0]["inputs"]
    assert (given["old"], given["old_place"], given["new_place"]) == (
        5 * 10**9,
        "HEAD:base.yaml:6:46",
        "base.yaml:6:46",
    )
    put(tmp_path, more__plan="extends: HEAD:../base.yaml\n")  # a plan reaches no other revision than its own
    assert "UCJ026" in run_ucj("gap", "more/plan.yaml", cwd=tmp_path).stderr


def test_a_link_is_followed_within_the_revision(run_ucj: RunUcj, tmp_path: Path, commit: Commit) -> None:
    put(tmp_path, base=FUNDED)
    (tmp_path / "link.yaml").symlink_to("base.yaml")
    (tmp_path / "out.yaml").symlink_to("../out.yaml")
    commit()
    assert run_ucj("gap", "HEAD:link.yaml", "--year", "2026", cwd=tmp_path).status == 0
    assert "HEAD:out.yaml:1:1: UCJ001" in run_ucj("gap", "HEAD:out.yaml", cwd=tmp_path).stderr


@pytest.mark.parametrize(
    "name", ["--help:plan.yaml", "-x:plan.yaml", "HEAD\n:plan.yaml", "no such:plan.yaml", ":plan.yaml", "HEAD:"]
)
def test_what_is_no_revision_is_a_missing_file(run_ucj: RunUcj, tmp_path: Path, commit: Commit, name: str) -> None:
    put(tmp_path, plan=FUNDED)
    commit()
    done = run_ucj("gap", "--", name, cwd=tmp_path)
    assert (done.status, "UCJ001" in done.stderr or "no plan file" in done.stderr) == (2, True)


def test_a_file_of_that_very_name_goes_before_a_revision(run_ucj: RunUcj, tmp_path: Path, commit: Commit) -> None:
    put(tmp_path, plan=FUNDED)
    commit()
    (tmp_path / "HEAD:plan.yaml").write_text(WRONG)
    assert "UCJ013" in run_ucj("gap", "HEAD:plan.yaml", cwd=tmp_path).stderr


# Forms


def test_markdown_begins_with_one_short_line_and_folds_the_plans(run_ucj: RunUcj, tmp_path: Path) -> None:
    put(tmp_path, old=FUNDED, new=FALLING)
    shown = run_ucj("diff", "old.yaml", "new.yaml", "--format", "md", cwd=tmp_path).stdout
    assert shown.startswith("## 1 plan changed\n\n| plan |")
    assert "<details><summary>new.yaml (Kota Malang (35.73))</summary>\n\n| input |" in shown
    assert shown.endswith("</details>\n")


def test_no_name_breaks_out_of_the_summary_of_markdown(run_ucj: RunUcj, tmp_path: Path) -> None:
    put(tmp_path, old=FUNDED)
    (tmp_path / "<b>.yaml").write_text(MORE)
    shown = run_ucj("diff", "old.yaml", "<b>.yaml", "--format", "md", cwd=tmp_path).stdout
    assert "<summary>&lt;b&gt;.yaml (" in shown
    assert "<b>" not in shown


def test_both_languages_say_it(run_ucj: RunUcj, tmp_path: Path) -> None:
    put(tmp_path, old=FUNDED, new=FALLING)
    shown = run_ucj("diff", "old.yaml", "new.yaml", "--lang", "id", cwd=tmp_path).stdout
    assert shown.startswith("1 rencana berubah\n")
    assert "Baru: new.yaml:4:" in shown


# From Python


def test_python_compares_plans_that_are_loaded_or_made(write_plan: WritePlan) -> None:
    plan = ucj.load_plan(write_plan(FUNDED))
    changed = ucj.diff(plan, plan.replace({"targets.percent.2030": 35}))
    assert [given.path for given in changed.plans[0].inputs] == ["targets.percent.2030"]
    assert [found.code for found in changed.findings] == ["UCJ201"]
    assert ucj.diff([plan], [plan]).plans == ()
    both = ucj.diff({"a": plan}, {"a": plan, "b": plan})
    assert [(each.name, each.change) for each in both.plans] == [("b", "added")]
    with pytest.raises(ucj.UsageError):
        ucj.diff([plan, plan], [plan])
