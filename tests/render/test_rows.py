"""Rows as they come: before the last is worked out, whole even if interrupted, and in a table not without end."""

from __future__ import annotations

import csv
import json
import os
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from ucj_cli.render.rows import MOST_SHOWN

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import RunUcj, WritePlan

MANY = ("sweep", "--vary", "targets.percent.2030=50:59.99:0.01", "--vary", "workforce.growth_percent=0:9:1")
"""As many combinations as there may be, of which each has 21 years: a minute's work."""


@pytest.fixture(name="plan")
def _plan(write_plan: WritePlan) -> Path:
    return write_plan()


@pytest.mark.process
@pytest.mark.skipif(sys.platform == "win32", reason="signals are of another kind there")
@pytest.mark.parametrize("form", ["csv", "json"])
def test_interrupted_it_leaves_whole_rows(plan: Path, form: str) -> None:
    """The reader is slow here, so the interruption comes while a row is being written to a full pipe."""
    command = [sys.executable, "-m", "ucj_cli", *MANY, "--plan", str(plan), "--format", form]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=os.environ) as process:
        assert process.stdout
        assert process.stderr
        first = process.stdout.readline()
        time.sleep(0.5)
        process.send_signal(signal.SIGINT)
        text = (first + process.stdout.read()).decode()
        assert process.stderr.read() == b""
    assert process.returncode == 130
    assert text.endswith("\n")
    lines = text.splitlines()
    if form == "csv":
        assert {len(row) for row in csv.reader(lines)} == {len(lines[0].split(","))}
    else:
        assert len({tuple(json.loads(line)) for line in lines}) == 1


@pytest.mark.process
@pytest.mark.skipif(sys.platform != "linux", reason="how much memory a process took is told elsewhere in other units")
def test_a_hundred_times_as_many_rows_take_no_more_memory(plan: Path) -> None:
    def megabytes(*arguments: str) -> float:
        code = (
            "import sys, resource; from ucj_cli.__main__ import run; run(sys.argv[1:]);"
            "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=sys.stderr)"
        )
        command = [sys.executable, "-c", code, *arguments, "--plan", str(plan), "--format", "json"]
        return int(subprocess.run(command, capture_output=True, check=True, timeout=60).stderr) / 1024

    few, many = (megabytes("sweep", "--vary", f"targets.percent.2030=50:{last}:0.1") for last in (50.1, 69.9))
    assert many < few + 10


def test_a_file_is_written_whole_or_not_at_all(run_ucj: RunUcj, plan: Path) -> None:
    vary = ("sweep", "--plan", plan, "--vary", "targets.percent.2030=60,70", "--output", plan.with_name("rows.csv"))
    assert run_ucj(*vary) == ("", "", 0)
    before = plan.with_name("rows.csv").read_text("utf-8")
    assert before == run_ucj(*vary[:-2]).stdout
    assert run_ucj(*vary).status == 2
    assert plan.with_name("rows.csv").read_text("utf-8") == before
    assert [file.name for file in plan.parent.iterdir() if file.name.startswith(".rows")] == []


LIST = "groups.ojol.programmes=[jkk]"


def test_a_list_in_a_table_is_written_as_json_has_it(run_ucj: RunUcj, tmp_path: Path) -> None:
    compared = ("compare", "--set", LIST, "--rows", "inputs")
    lines = run_ucj(*compared, "--format", "csv").stdout.splitlines()
    assert [row["value"] for row in csv.DictReader(lines)] == ['["jkk", "jkm"]', '["jkk"]']
    run_ucj(*compared, "-o", "inputs.xlsx", cwd=tmp_path)
    _, *rows = load_workbook(tmp_path / "inputs.xlsx").worksheets[0].iter_rows(values_only=True)
    assert [row[2] for row in rows] == ['["jkk", "jkm"]', '["jkk"]']


def test_a_comma_within_a_list_is_the_lists(run_ucj: RunUcj) -> None:
    lists = "groups.ojol.programmes=[jkk, jkm],[jkk]"
    done = run_ucj("sweep", "--vary", lists, "--from", "2026", "--to", "2026")
    told = [row["groups.ojol.programmes"] for row in csv.DictReader(done.stdout.splitlines())]
    assert (done.status, told) == (0, ['["jkk", "jkm"]', '["jkk"]'])


def test_a_table_shows_the_first_rows_and_says_so(run_ucj: RunUcj, plan: Path) -> None:
    shown = run_ucj("sweep", "--plan", plan, "--vary", "targets.percent.2030=50:59.9:0.1", "--format", "table").stdout
    assert shown.count("\n") == MOST_SHOWN + 2 + 4
    assert "These are the first 1,000 rows; `--format csv`" in shown
    few = run_ucj("sweep", "--plan", plan, "--vary", "targets.percent.2030=50,60", "--format", "table").stdout
    assert "These are" not in few
