"""Groups of a table into a plan: by id, whole or not at all, and what is not changed stays byte for byte."""

from __future__ import annotations

import difflib
from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests.conftest import SMALLEST
from tests.tables.offices import Rows, csv_file
from ucj_cli.plan_file.find import shipped_plan
from ucj_cli.plan_file.load import load_plan

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import RunUcj, WritePlan

HEAD: list[object] = ["id", "Kelompok", "Pekerja", "Peserta", "Sumber dana", "Target 2025", "Target 2026"]
ROWS: Rows = [
    HEAD,
    ["ojol", "Pengemudi ojek online", "7.711", 5, "DBHCHT", "3.000", "5.000"],
    ["parkir", "Juru parkir", 560, 0, "APBD", None, 300],
]
REST = "\n  - id: sisa\n    workers: rest\n    paid_by: elsewhere\n"

LAYOUTS = {
    "block": "funds:\n  dbhcht: {kind: public}\ngroups:\n  - id: ojol   # here\n    workers: 7_000   # old\n"
    "    paid_by: self\n    planned:\n      2025: 2_000\n    # a comment below" + REST,
    "no indentation": "funds:\n  dbhcht:\n    kind: public\ngroups:\n- id: ojol\n  workers: 7_000\n\n"
    "- {id: sisa, workers: rest, paid_by: elsewhere}\n",
    "on one line": "funds: {dbhcht: {kind: public}}\ngroups: [{id: ojol, workers: 7_000}, {id: sisa, workers: rest,"
    " paid_by: elsewhere}]\n",
    "dash alone": "funds:\n    dbhcht:\n        kind: public\ngroups:\n    -\n        id: ojol\n"
    "        workers: 7_000\n        source: >-\n            a folded\n            text\n    -   id: sisa\n"
    "        workers: rest\n        paid_by: elsewhere",
    "names": 'funds: {dbhcht: {kind: public, name: "DBHCHT"}}\ngroups:\n  - name: {id: Pengemudi Ojek Online, en: X}\n'
    "    workers: 7_000\n    id: ojol\n" + REST,
    "no funds": "groups:\n  - id: ojol\n    workers: 7_000" + REST,
    "no funds, and no end": "groups:\n  - id: ojol\n    workers: 7_000" + REST.rstrip("\n"),
    "funds last": "groups:\n  - id: ojol\n    workers: 7_000" + REST + "funds:\n  dbhcht: {kind: public}",
}


def merged(run_ucj: RunUcj, tmp_path: Path, plan: Path, rows: Rows = ROWS) -> str:
    done = run_ucj("import", csv_file(tmp_path, rows), "--into", plan, "--force")
    assert done.status == 0, done.stderr
    return plan.read_bytes().decode()


@pytest.mark.parametrize(("mark", "line_end"), [("", "\n"), ("\ufeff", "\r\n")])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_plan_in_any_layout_takes_the_groups(  # noqa: PLR0913, PLR0917 - what is crossed
    run_ucj: RunUcj, write_plan: WritePlan, tmp_path: Path, layout: str, mark: str, line_end: str
) -> None:
    text = f"{mark}{SMALLEST}{LAYOUTS[layout]}".replace("\n", line_end)
    plan = write_plan(text)
    changed = merged(run_ucj, tmp_path, plan)
    ojol, *others = load_plan(plan).groups
    assert (ojol.workers, ojol.participants, ojol.paid_by, ojol.planned) == (
        7711,
        5,
        "dbhcht",
        {2025: 3000, 2026: 5000},
    )
    assert [group.id for group in others] == ["sisa", "parkir"]
    assert load_plan(plan).funds.keys() == {"dbhcht", "apbd"}
    assert (changed.count("\r\n") == changed.count("\n")) == (line_end == "\r\n")
    assert merged(run_ucj, tmp_path, plan) == changed


@pytest.mark.parametrize("end", ["", "\n", "\n# the end\n"])
def test_a_plan_that_ends_with_its_funds_takes_the_first_groups(
    run_ucj: RunUcj, write_plan: WritePlan, tmp_path: Path, end: str
) -> None:
    plan = write_plan(f"{SMALLEST}funds:\n  dbhcht: {{kind: public}}{end}")
    rest: list[object] = ["sisa", "Sisa", "sisa"]
    changed = merged(run_ucj, tmp_path, plan, [*ROWS, rest])
    assert [group.id for group in load_plan(plan).groups] == ["ojol", "parkir", "sisa"]
    assert load_plan(plan).funds.keys() == {"dbhcht", "apbd"}
    assert merged(run_ucj, tmp_path, plan, [*ROWS, rest]) == changed


def test_a_group_without_an_id_is_told_as_loading_tells_it(
    run_ucj: RunUcj, write_plan: WritePlan, tmp_path: Path
) -> None:
    plan = write_plan(f"{SMALLEST}groups:\n  - name: Juru parkir\n    workers: 5{REST}")
    done = run_ucj("import", csv_file(tmp_path, ROWS), "--into", plan)
    assert (done.stdout, done.status) == ("", 2)
    assert f"{plan}:6:5: UCJ011" in done.stderr


def test_the_shipped_plan_keeps_every_line_that_is_not_changed(
    run_ucj: RunUcj, write_plan: WritePlan, tmp_path: Path
) -> None:
    before = shipped_plan().read_text("utf-8")
    plan = write_plan(before)
    now = merged(run_ucj, tmp_path, plan)
    lines = [*difflib.ndiff(before.splitlines(), now.splitlines())]
    gone = [line[2:].strip() for line in lines if line.startswith("- ")]
    assert gone == ["participants: 0", "planned: {2025: 3_000}"]
    assert "    planned: {2025: 3_000, 2026: 5_000}" in now.splitlines()


def test_a_plan_without_groups_gets_them(run_ucj: RunUcj, write_plan: WritePlan, tmp_path: Path) -> None:
    rows: Rows = [*ROWS, ["sisa", "Lainnya", "sisa", None, "Mandiri"]]
    plan = write_plan()
    assert merged(run_ucj, tmp_path, plan, rows).startswith(SMALLEST)
    assert [group.id for group in load_plan(plan).groups] == ["ojol", "parkir", "sisa"]


def test_a_scenario_gets_the_groups_that_it_changes(run_ucj: RunUcj, write_plan: WritePlan, tmp_path: Path) -> None:
    write_plan(SMALLEST + LAYOUTS["block"], "base.yaml")
    plan = write_plan("extends: base.yaml\ntargets: {percent: {2030: 60}}\n")
    merged(run_ucj, tmp_path, plan)
    assert load_plan(plan).groups[0].workers == 7711


def test_without_force_the_change_is_shown_and_nothing_is_written(
    run_ucj: RunUcj, write_plan: WritePlan, tmp_path: Path
) -> None:
    plan = write_plan(SMALLEST + LAYOUTS["block"])
    done = run_ucj("import", csv_file(tmp_path, ROWS), "--into", plan)
    assert done.status == 2
    assert "\n+    workers: 7_711   # old\n" in done.stdout
    assert "--force" in done.stderr
    assert plan.read_text("utf-8") == SMALLEST + LAYOUTS["block"]


def test_what_would_be_no_valid_plan_is_not_written(run_ucj: RunUcj, write_plan: WritePlan, tmp_path: Path) -> None:
    plan = write_plan()
    done = run_ucj("import", csv_file(tmp_path, ROWS), "--into", plan, "--force")
    assert done.status == 2
    assert "UCJ" in done.stderr
    assert plan.read_text("utf-8") == SMALLEST


def test_another_file_may_take_the_result(run_ucj: RunUcj, write_plan: WritePlan, tmp_path: Path) -> None:
    plan = write_plan(SMALLEST + LAYOUTS["block"])
    done = run_ucj("import", csv_file(tmp_path, ROWS), "--into", plan, "-o", tmp_path / "new.yaml")
    assert done.status == 0
    assert plan.read_text("utf-8") == SMALLEST + LAYOUTS["block"]
    assert load_plan(tmp_path / "new.yaml").groups[0].workers == 7711


def test_a_source_that_no_longer_fits_is_told_and_a_column_of_sources_changes_it(
    run_ucj: RunUcj, write_plan: WritePlan, tmp_path: Path
) -> None:
    own = LAYOUTS["block"].replace("paid_by: self", "paid_by: self\n    source: old list")
    plan = write_plan(SMALLEST + own)
    done = run_ucj("import", csv_file(tmp_path, ROWS), "--into", plan, "--force")
    assert "source" in done.stderr
    assert "ojol" in done.stderr
    assert load_plan(plan).groups[0].source == "old list"
    rows: Rows = [[*row, source] for row, source in zip(ROWS, ["Sumber", "Disnaker 2026", "x"], strict=True)]
    merged(run_ucj, tmp_path, plan, rows)
    assert load_plan(plan).groups[0].source == "Disnaker 2026"


def test_a_plan_that_the_other_extends_is_never_written_over(
    run_ucj: RunUcj, write_plan: WritePlan, tmp_path: Path
) -> None:
    base = write_plan(SMALLEST + LAYOUTS["block"])
    before, scenario = base.read_bytes(), tmp_path / "skenario.yaml"
    scenario.write_text(f"extends: {base.name}\n")
    done = run_ucj("import", csv_file(tmp_path, ROWS), "--into", scenario, "-o", base, "--force")
    assert (done.status, base.read_bytes()) == (2, before)
    assert "never written over" in done.stderr


OF_OCTOBER: Rows = [["Kelompok", "Pekerja", "Peserta per 31 Oktober 2025"], ["Ojol", 7_711, 35], ["Parkir", 560, 20]]
SEEN = "observed: {2025-10-31: {percent: 33}}\n"


@pytest.mark.parametrize("own", ["{id: ojol, workers: 7_711, participants: 5}", "{id: ojol, workers: 7_711}"])
def test_participants_of_a_later_day_are_an_observation(
    run_ucj: RunUcj, write_plan: WritePlan, tmp_path: Path, own: str
) -> None:
    plan = write_plan(f"{SMALLEST}{SEEN}groups:\n  - {own}\n  - {{id: sisa, workers: rest}}\n")
    merged(run_ucj, tmp_path, plan, OF_OCTOBER)
    ojol, _, parkir = load_plan(plan).groups
    day = date(2025, 10, 31)
    assert (ojol.participants, ojol.observed) == (5 if "participants" in own else None, {day: 35})
    assert (parkir.participants, parkir.observed) == (None, {day: 20})
    assert run_ucj("import", tmp_path / "tabel.csv", "--into", plan).stderr.endswith("is left as it is\n")


def test_participants_of_the_day_of_the_coverage_are_the_groups(
    run_ucj: RunUcj, write_plan: WritePlan, tmp_path: Path
) -> None:
    plan = write_plan(
        SMALLEST.replace("2025-09-09", "2025-10-31") + "groups: [{id: ojol, workers: 7_711}, {id: x, workers: rest}]\n"
    )
    merged(run_ucj, tmp_path, plan, OF_OCTOBER)
    ojol, _, parkir = load_plan(plan).groups
    assert [(group.participants, group.observed) for group in (ojol, parkir)] == [(35, {}), (20, {})]


def test_an_observation_needs_one_of_the_whole(run_ucj: RunUcj, write_plan: WritePlan, tmp_path: Path) -> None:
    plan = write_plan(SMALLEST + "groups: [{id: ojol, workers: 7_711}, {id: sisa, workers: rest}]\n")
    done = run_ucj("import", csv_file(tmp_path, OF_OCTOBER), "--into", plan, "--force")
    assert (done.status, "UCJ030" in done.stderr) == (2, True)


def test_groups_alone_are_told_of_which_day_they_are(run_ucj: RunUcj, tmp_path: Path) -> None:
    done = run_ucj("import", csv_file(tmp_path, OF_OCTOBER))
    assert "participants: 35" in done.stdout
    assert "participants are of 31 October 2025: " in done.stderr
