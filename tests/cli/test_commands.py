"""The commands as their users run them, and what only a process can show: pipes, signals, streams, start-up."""

from __future__ import annotations

import csv
import io
import json
import os
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from ucj_cli import __version__
from ucj_cli.cli import COMMANDS

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import RunUcj, WritePlan

GAP_KEYS = """schema ucj plan region year as_of workforce participants coverage_percent coverage_in_year_percent
    target_percent target_basis participants_needed gap gap_points gap_to_full achievement_percent new segments groups
    payers budget notes""".split()
GROUP_KEYS = """id name segment paid_by status workers participants coverage_percent planned new participants_after
    coverage_after_percent names_to_propose cost_per_person cost_per_new_person price_assumed tags
    budget""".split()


def test_version(run_ucj: RunUcj) -> None:
    assert run_ucj("--version") == (f"ucj {__version__}\n", "", 0)


@pytest.mark.parametrize(
    "arguments",
    ["gap --year 2026", "gab", "gap -h --lang id", "-h", "check --lang id", "sweep --vary targets.path=step --lang en"],
)
@pytest.mark.parametrize("lang", ["en", "id"])
def test_a_process_answers_as_is_answered_in_this_one(
    run_ucj: RunUcj, run_process: RunUcj, arguments: str, lang: str
) -> None:
    """What holds of `run_ucj`, by which most is tested, holds of `ucj` as it is started."""
    assert run_ucj(*arguments.split(), UCJ_LANG=lang) == run_process(*arguments.split(), UCJ_LANG=lang)


def test_without_arguments_there_is_help(run_ucj: RunUcj) -> None:
    alone, asked = run_ucj(), run_ucj("--help")
    assert alone == asked == run_ucj("-h")
    assert alone.status == 0
    for command in COMMANDS:
        assert command in alone.stdout


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("lang", ["en", "id"])
def test_every_command_has_help_in_both_languages(run_ucj: RunUcj, command: str, lang: str) -> None:
    done = run_ucj(command, "-h", UCJ_LANG=lang)
    assert done.status == 0
    assert ("The language" in done.stdout) is (lang == "en")
    assert ("Bahasa (bawaan" in done.stdout) is (lang == "id")
    assert run_ucj(command, "--help", "--lang", lang).stdout == done.stdout


def test_the_answer_of_gap_has_the_keys_that_were_promised(run_ucj: RunUcj) -> None:
    answer = json.loads(run_ucj("gap", "--year", "2026", "--format", "json").stdout)
    assert list(answer) == GAP_KEYS
    assert answer["schema"] == "ucj/gap/2"
    assert list(answer["groups"][0]) == GROUP_KEYS
    assert list(answer["payers"][0]) == [
        *("id", "kind", "need", "ceiling", "shortfall"),
        *("spent", "ceiling_basis", "shared"),
    ]
    assert list(answer["budget"]) == ["existing", "new", "total", "public"]
    assert list(answer["plan"]) == ["path", "sha256"]
    assert answer["region"] == {"name": "Kota Malang", "code": "35.73"}
    assert (answer["target_percent"], answer["gap"], answer["as_of"]) == (43.95, 49_944, "2025-09-09")


def test_numbers_in_json_depend_on_no_language(run_ucj: RunUcj) -> None:
    english = json.loads(run_ucj("gap", "--year", "2026", "--format", "json", "--lang", "en").stdout)
    indonesian = json.loads(run_ucj("gap", "--year", "2026", "--format", "json", "--lang", "id").stdout)
    assert english.pop("notes") != indonesian.pop("notes")
    for answer in (english, indonesian):
        for group in answer["groups"]:
            del group["name"]
    assert english == indonesian


def test_csv_is_one_row_a_group_without_totals(run_ucj: RunUcj) -> None:
    rows = list(csv.DictReader(io.StringIO(run_ucj("gap", "--year", "2026", "--format", "csv").stdout)))
    assert [row["id"] for row in rows][:2] == ["ojol", "kelompok-tani"]
    assert len(rows) == 9
    assert sum(int(row["new"]) for row in rows) == 49_944
    assert {row["year"] for row in rows} == {"2026"}


def test_cost_and_rates_have_the_keys_that_were_promised(run_ucj: RunUcj) -> None:
    cost = json.loads(run_ucj("cost", "--people", "2", "--months", "2", "--from", "2026-03", "--format", "json").stdout)
    assert list(cost) == [
        *("schema", "ucj", "plan", "region", "people", "months", "from", "segment", "contribution_per_month"),
        *("budget", "programmes", "left_over", "solved_for", "agrees"),
    ]
    assert cost["contribution_per_month"][0] == {"month": "2026-03", "jkk": 10_000, "jkm": 6_800, "total": 16_800}
    assert cost["plan"] is cost["region"] is None
    rates = json.loads(run_ucj("rates", "--date", "2026-05", "--format", "json").stdout)
    assert list(rates) == ["schema", "ucj", "plan", "region", "date", "rates", "bands", "wage_ceiling"]
    assert rates["wage_ceiling"] == 11_086_300
    assert len(rates["bands"]) == 33
    assert rates["bands"][0] == {"income_from": 0, "base": 1_000_000, "jkk": 10_000, "jkm": 6_800, "jht": 20_000}
    for rate in rates["rates"]:
        assert ("percent" in rate) is not ("rupiah" in rate)
        assert rate["regulation"]


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (["cost", "--people", "25_000", "--months", "12", "--budget", "5300000000"], 1),
        (["cost", "--people", "25000", "--months", "12", "--budget", "5040000000"], 0),
        (["cost", "--people", "25000"], 2),
        (["cost", "--people", "25.000", "--months", "12"], 2),
        (["cost", "--people", "0", "--months", "12"], 2),
        (["cost", "--people", "5", "--months", "12", "--programmes", "jkk,jp"], 2),
        (["cost", "--people", "5", "--months", "12", "--programmes", "jkk,jkk"], 2),
        (["cost", "--people", "5", "--months", "12", "--wage", "5"], 2),
        (["cost", "--people", "5", "--months", "12", "--segment", "pu"], 2),
        (["cost", "--people", "5", "--months", "12", "--segment", "pu", "--wage", "5", "--income", "5"], 2),
        (["cost", "--people", "5", "--months", "12", "--segment", "pu", "--wage", "5", "--paid-by", "self"], 2),
        (["cost", "--people", "5", "--months", "12", "--paid-by", "employer"], 2),
        (["cost", "--people", "5", "--months", "12", "--from", "2026-13"], 2),
        (["cost", "--people", "5", "--months", "12", "--from", "2014-01"], 2),
        (["rates", "--date", "2015-06"], 2),
        (["rates", "--date", "26-06"], 2),
        (["gap", "--year", "2024"], 2),
        (["gap", "--year", "1800"], 2),
        (["gap", "--format", "xml"], 2),
        (["gap", "--lang", "fr"], 2),
        (["gap", "--no-such-option"], 2),
        (["gab"], 2),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else f"status {value}",
)
def test_exit_status(run_ucj: RunUcj, arguments: list[str], status: int) -> None:
    done = run_ucj(*arguments)
    assert done.status == status
    assert "Traceback" not in done.stderr
    if status == 2:
        assert done.stdout == ""
        assert 1 <= done.stderr.count("\n") <= 3


def test_a_wrong_command_is_answered_with_the_nearest(run_ucj: RunUcj) -> None:
    assert "gap" in run_ucj("gab").stderr


def test_the_year_defaults_to_this_one_within_the_targets(run_ucj: RunUcj, write_plan: WritePlan) -> None:
    past = write_plan(
        'region: {name: A, code: "11.01"}\nworkforce: {size: {2015: 10}}\n'
        "coverage: {date: 2015-12-31, percent: 10}\ntargets: {percent: {2016: 20, 2018: 30}}\n"
    )
    assert json.loads(run_ucj("gap", "--plan", past, "--format", "json").stdout)["year"] == 2018


def test_output_is_written_whole_and_replaced_only_with_force(run_ucj: RunUcj, tmp_path: Path) -> None:
    file = tmp_path / "gap.json"
    arguments = ("gap", "--year", "2026", "--format", "json", "--output", file)
    assert run_ucj(*arguments).stdout == ""
    assert json.loads(file.read_text("utf-8"))["gap"] == 49_944
    file.write_text("mine", "utf-8")
    again = run_ucj(*arguments)
    assert (again.status, file.read_text("utf-8")) == (2, "mine")
    assert "--force" in again.stderr
    assert run_ucj(*arguments, "--force").status == 0
    assert [left.name for left in tmp_path.iterdir()] == ["gap.json"]


def test_output_that_cannot_be_written_says_why(run_ucj: RunUcj, tmp_path: Path) -> None:
    done = run_ucj("gap", "--output", tmp_path / "no" / "such" / "folder.json")
    assert done.status == 2
    assert "there is no folder" in done.stderr


@pytest.mark.process
def test_a_closed_pipe_is_not_an_error() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "ucj_cli", "gap", "--format", "json", "--year", "2026"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert "Traceback" not in process.stderr.read().decode()
    assert process.returncode == 0


@pytest.mark.process
@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs a device that is full")  # noqa: PTH110
def test_a_full_disk_is_told_in_one_line() -> None:
    with open("/dev/full", "w") as full:  # noqa: PTH123
        done = subprocess.run(
            [sys.executable, "-m", "ucj_cli", "rates"], stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert done.returncode == 2
    assert b"No space left" in done.stderr
    assert done.stderr.count(b"\n") == 1


@pytest.mark.process
@pytest.mark.skipif(os.name == "nt", reason="signals")
def test_an_interrupt_ends_with_130() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "ucj_cli", "gap", "--plan", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        time.sleep(1.5)  # long enough to wait for its plan
        process.send_signal(signal.SIGINT)
        assert process.stderr is not None
        assert process.stderr.read() == b""
    assert process.returncode == 130


def test_a_fault_in_ucj_itself_is_told_in_one_line_with_3(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from ucj_cli import __main__
    from ucj_cli.engine import reference

    monkeypatch.setattr(reference, "rates", lambda *_: 1 // 0)
    assert __main__.run(["rates"]) == 3
    told = capsys.readouterr().err
    assert "ZeroDivisionError" in told
    assert told.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "option"),
    [
        ("cost --people 1", "--people, --months, --budget: "),
        ("cost --people 1 --months 1 --segment pu", "--wage: "),
        ("cost --people 1 --months 1 --programmes jp", "--programmes: "),
        ("cost --people 1 --months 1 --paid-by employer", "--paid-by: "),
        ("cost --people 1 --months 1 --from May", "--from: "),
        ("rates --date May", "--date: "),
        ("afford --year 2026 --budget x=1", "--budget: "),
        ("explain gap --year 2026 --group x", "--group: "),
        ("sweep --vary targets.percnt.2030=1", "--vary targets.percnt.2030=1: "),
        ("gap --set targets.percnt.2030=1", "--set targets.percnt.2030=1: "),
    ],
)
def test_an_error_of_the_command_line_names_its_option(run_ucj: RunUcj, arguments: str, option: str) -> None:
    run = run_ucj(*arguments.split(), "--quiet")
    assert run.status == 2
    assert run.stderr.startswith(f"ucj: {option}")
