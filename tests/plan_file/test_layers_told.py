"""What is told of scenarios: why one cannot be extended, what an answer stands on, and what `ucj check` finds."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.checks.looking import SOUND
from tests.plan_file.laying import Lay, base

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Run, RunUcj


def refused(run: Run) -> str:
    """The one line on standard error."""
    assert (run.status, run.stdout) == (2, "")
    [line] = run.stderr.splitlines()
    return line


def sha(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


@pytest.mark.parametrize(
    ("extends", "reason"),
    [
        ("scenario.yaml", "`scenario.yaml` cannot be extended: it leads back to itself in a circle"),
        ("./x/../scenario.yaml", "`./x/../scenario.yaml` cannot be extended: it leads back to itself in a circle"),
        ("link.yaml", "`link.yaml` cannot be extended: it leads back to itself in a circle"),
        ("self.yaml", "`self.yaml` cannot be extended: Too many levels of symbolic links"),
        ("gone.yaml", "`gone.yaml` cannot be extended: No such file or directory"),
        ("folder.yaml", "`folder.yaml` cannot be extended: it is not a file"),
        (".", "`.` cannot be extended: it must be the path of a .yaml or .yml file"),
        ("base.txt", "`base.txt` cannot be extended: it must be the path of a .yaml or .yml file"),
        ("base.json", "`base.json` cannot be extended: it must be the path of a .yaml or .yml file"),
        ("'base'", "`base` cannot be extended: it must be the path of a .yaml or .yml file"),
        ("''", "`` cannot be extended: it must be the path of a .yaml or .yml file"),
        ("5", "`5` cannot be extended: it must be the path of a .yaml or .yml file"),
        ("null", "`null` cannot be extended: it must be the path of a .yaml or .yml file"),
        ("[base.yaml, b.yaml]", "`base.yaml, b.yaml` cannot be extended: it must be the path of a .yaml or .yml file"),
        ("[]", "cannot be extended: it must be the path of a .yaml or .yml file"),
        (r'"a\eb.yaml"', r"`a\x1bb.yaml` cannot be extended: No such file or directory"),
        (r'"a\0b.yaml"', r"`a\x00b.yaml` cannot be extended: "),
        (f"{'x' * 300}.yaml", "File name too long"),
    ],
)
def test_what_cannot_be_extended_is_told_in_one_line(run_ucj: RunUcj, lay: Lay, extends: str, reason: str) -> None:
    (lay.folder / "folder.yaml").mkdir()
    file = lay.scenario("targets: {percent: {2030: 60}}", below=extends)
    (lay.folder / "link.yaml").symlink_to(file)
    (lay.folder / "self.yaml").symlink_to("self.yaml")
    line = refused(run_ucj("gap", "--plan", file))
    assert line.startswith(f"{file}:1:10: UCJ026 ")
    assert reason in line


def test_an_extends_that_is_blank_is_one_mistake(run_ucj: RunUcj, lay: Lay) -> None:
    file = lay.write("scenario.yaml", "extends:\n")
    run = run_ucj("gap", "--plan", file)
    assert run.stderr.splitlines() == [
        f"{file}:1:1: UCJ009 `extends` is empty",
        "    write its value, or remove the line",
    ]


def test_a_circle_of_three_is_told_where_it_closes(run_ucj: RunUcj, lay: Lay) -> None:
    lay.write("a.yaml", "extends: b.yaml\n")
    lay.write("b.yaml", "# the second\nextends: c.yaml\n")
    lay.write("c.yaml", "\n\nextends: a.yaml\n")
    for first, last, line in (("a", "c", 3), ("b", "a", 1), ("c", "b", 2)):
        told = refused(run_ucj("roadmap", "--plan", lay.folder / f"{first}.yaml"))
        assert told.startswith(f"{lay.folder / last}.yaml:{line}:10: UCJ026 ")


def test_a_missing_plan_two_steps_below_is_told_in_the_file_that_names_it(run_ucj: RunUcj, lay: Lay) -> None:
    middle = lay.write("kota/middle.yaml", "extends: base.yaml\n")
    told = refused(run_ucj("gap", "--plan", lay.scenario(below="kota/middle.yaml")))
    assert told == f"{middle}:1:10: UCJ026 `base.yaml` cannot be extended: No such file or directory"


def test_a_plan_from_standard_input_extends_relative_to_where_one_is(run_ucj: RunUcj, lay: Lay) -> None:
    text = "extends: base.yaml\ntargets: {percent: {2030: 60}}\n"
    assert run_ucj("gap", "--plan", "-", "--year", "2030", stdin=text, cwd=lay.folder).status == 0
    lay.write("other/there.yaml", "")
    told = refused(run_ucj("gap", "--plan", "-", stdin=text, cwd=lay.folder / "other"))
    assert told == "-:1:10: UCJ026 `base.yaml` cannot be extended: No such file or directory"


def test_a_mistake_below_names_that_file_as_one_would_open_it(run_ucj: RunUcj, lay: Lay) -> None:
    lay.write("base.yaml", base("targets: {percent: {2025: 141}}"))
    lay.write("kota/scenario.yaml", "extends: ../base.yaml\n")
    run = run_ucj("gap", "--plan", "kota/scenario.yaml", cwd=lay.folder)
    assert run.stderr.startswith("base.yaml:4:27: UCJ013 ")
    run = run_ucj("gap", "--plan", "scenario.yaml", cwd=lay.folder / "kota")
    assert run.stderr.startswith("../base.yaml:4:27: UCJ013 ")


def test_an_answer_names_every_file_it_stands_on_with_its_fingerprint(run_ucj: RunUcj, lay: Lay) -> None:
    middle = lay.write("kota/middle.yml", "extends: ../base.yaml\n")
    file = lay.scenario("targets: {percent: {2030: 60}}", below="kota/middle.yml")
    plan = json.loads(run_ucj("gap", "--plan", file, "--year", "2030", "--format", "json").stdout)["plan"]
    below = lay.folder / "base.yaml"
    assert plan == {
        "path": str(file),
        "sha256": sha(file),
        "extends": [{"path": str(middle), "sha256": sha(middle)}, {"path": str(below), "sha256": sha(below)}],
    }


def test_a_plan_that_extends_nothing_does_not_speak_of_it(run_ucj: RunUcj, lay: Lay) -> None:
    run = run_ucj("gap", "--plan", lay.folder / "base.yaml", "--format", "json")
    assert set(json.loads(run.stdout)["plan"]) == {"path", "sha256"}


# `ucj check`

UNSOURCED = "workforce: {size: {2025: 428_699}}"
ASKED = f"{UNSOURCED}  # ucj: ignore[UCJ301] asked BPS"


def sound(workforce: str) -> str:
    """A plan of which nothing is to be said but of its second line."""
    region, _, *others = SOUND.splitlines()
    return "\n".join([region, workforce, *others, ""])


def check(run_ucj: RunUcj, lay: Lay, *arguments: str) -> dict[str, list[tuple[str, int, str]]]:
    """Code, line and message of the warnings in each file."""
    run = run_ucj("check", *arguments, "--format", "json", cwd=lay.folder)
    files: list[dict[str, Any]] = json.loads(run.stdout)["files"]
    return {
        file["path"]: [(f["code"], f["line"], f["message"]) for f in file["findings"] if f["severity"] == "warning"]
        for file in files
    }


def test_what_is_found_below_is_told_there_and_says_from_where(run_ucj: RunUcj, lay: Lay) -> None:
    lay.write("base.yaml", sound(UNSOURCED))
    lay.scenario()
    found = check(run_ucj, lay, "scenario.yaml")
    assert found == {
        "scenario.yaml": [],
        "base.yaml": [("UCJ301", 2, "`workforce` names no source (seen from scenario.yaml)")],
    }


def test_what_several_scenarios_find_below_is_told_once(run_ucj: RunUcj, lay: Lay) -> None:
    lay.write("base.yaml", sound(UNSOURCED))
    lay.scenario()
    lay.write("other.yaml", "extends: base.yaml\n")
    [finding] = check(run_ucj, lay, "scenario.yaml", "other.yaml")["base.yaml"]
    assert finding == ("UCJ301", 2, "`workforce` names no source (seen from scenario.yaml)")
    [finding] = check(run_ucj, lay, "scenario.yaml", "other.yaml", "base.yaml")["base.yaml"]
    assert finding == ("UCJ301", 2, "`workforce` names no source")


def test_what_the_scenario_mends_is_not_found(run_ucj: RunUcj, lay: Lay) -> None:
    lay.write("base.yaml", sound(UNSOURCED))
    lay.scenario("workforce: {source: BPS}")
    assert not any(check(run_ucj, lay, "scenario.yaml").values())


def test_what_is_ignored_below_is_ignored_in_the_scenario_too(run_ucj: RunUcj, lay: Lay) -> None:
    lay.write("base.yaml", sound(ASKED))
    lay.scenario()
    assert not any(check(run_ucj, lay, "scenario.yaml", "base.yaml").values())


def test_an_ignore_below_that_only_the_scenario_makes_needless_is_not_told_of(run_ucj: RunUcj, lay: Lay) -> None:
    lay.write("base.yaml", sound(ASKED))
    lay.scenario("workforce: {source: BPS}")
    assert not any(check(run_ucj, lay, "scenario.yaml").values())


def test_an_ignore_of_the_scenario_is_for_its_own_lines(run_ucj: RunUcj, lay: Lay) -> None:
    lay.write("base.yaml", sound(UNSOURCED))
    lay.write("scenario.yaml", "extends: base.yaml\ntargets: {path: smooth}  # ucj: ignore[UCJ301]\n")
    found = check(run_ucj, lay, "scenario.yaml")
    assert [code for code, _, _ in found["scenario.yaml"]] == ["UCJ090"]
    assert [code for code, _, _ in found["base.yaml"]] == ["UCJ301"]


def test_fix_mends_the_scenario_and_never_the_plan_below(run_ucj: RunUcj, lay: Lay) -> None:
    below = lay.write("base.yaml", base("coverage: {date: 2025-09-09, percent: 32.3%}"))
    file = lay.scenario("workforce: {size: {2026: 430.000}}")
    run = run_ucj("check", "--fix", "scenario.yaml", cwd=lay.folder)
    assert file.read_text("utf-8") == "extends: base.yaml\nworkforce: {size: {2026: 430_000}}\n"
    assert below.read_text("utf-8") == base("coverage: {date: 2025-09-09, percent: 32.3%}")
    assert run.status == 1
    assert "base.yaml:3:39: UCJ012" in run.stdout


def test_the_difference_that_fix_would_make_is_the_scenarios_alone(run_ucj: RunUcj, lay: Lay) -> None:
    lay.write("base.yaml", base("coverage: {date: 2025-09-09, percent: 32.3%}"))
    lay.scenario("workforce: {size: {2026: 430.000}}")
    run = run_ucj("check", "--diff", "scenario.yaml", cwd=lay.folder)
    assert [line for line in run.stdout.splitlines() if line.startswith(("+++", "+w", "+c"))] == [
        "+++ scenario.yaml",
        "+workforce: {size: {2026: 430_000}}",
    ]
