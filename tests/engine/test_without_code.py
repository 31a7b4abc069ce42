"""A plan of a federation, a firm or the nation has no code: every command answers, and looks nothing up by it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.conftest import SMALLEST

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import RunUcj, WritePlan

NAMELESS = SMALLEST.replace(', code: "35.73"', "") + (
    "funds: {csr: {kind: donor, ceiling: {2026: 1_000_000_000}}}\n"
    "groups:\n"
    "  - {id: anggota, workers: 8_000, segment: pu, wage: 2_000_000}\n"
    "  - {id: lain, workers: rest, paid_by: csr}\n"
)


@pytest.fixture(name="plans")
def _plans(write_plan: WritePlan) -> list[Path]:
    firm = NAMELESS.replace("Kota Malang", "PT Maju")
    union = NAMELESS.replace("Kota Malang", "Federasi")
    return [write_plan(firm, "firm.yaml"), write_plan(union, "union.yaml"), write_plan(SMALLEST, "city.yaml")]


@pytest.mark.parametrize(
    "command",
    [
        *(
            f"{name} --format {form}"
            for name in ("gap", "budget", "roadmap", "afford")
            for form in ("table", "csv", "md")
        ),
        "explain gap",
        "explain budget",
        "sweep --vary targets.percent.2045=90,100",
    ],
)
def test_every_command_answers(run_ucj: RunUcj, plans: list[Path], command: str) -> None:
    done = run_ucj(*command.split(), "--plan", plans[0])
    assert done.status == 0, done.stderr
    assert "None" not in done.stdout


def test_check_looks_nothing_up(run_ucj: RunUcj, plans: list[Path]) -> None:
    done = run_ucj("check", plans[0])
    assert done.status == 0
    assert not [code for code in ("UCJ405", "UCJ502", "UCJ503", "UCJ504") if code in done.stdout]


def test_the_code_is_null_in_json_and_empty_in_csv(run_ucj: RunUcj, plans: list[Path]) -> None:
    told = json.loads(run_ucj("gap", "--plan", plans[0], "--format", "json", "--year", "2026").stdout)
    assert told["region"] == {"name": "PT Maju", "code": None}
    rows = run_ucj("gap", "--plan", plans[0], "--format", "csv", "--year", "2026").stdout.splitlines()
    assert [row.partition(",")[0] for row in rows[1:]] == ["", ""]


def test_several_are_told_apart_by_name_and_none_is_missing(run_ucj: RunUcj, plans: list[Path]) -> None:
    told = json.loads(run_ucj("gap", *plans[:2], "--format", "json", "--year", "2026").stdout)
    assert [row["region"]["name"] for row in told["regions"]] == ["PT Maju", "Federasi"]
    assert told["without_plan"] == []
    assert "region_twice" not in {note["code"] for note in told["notes"]}


def test_one_without_a_code_may_be_any_region_so_none_is_missing(run_ucj: RunUcj, plans: list[Path]) -> None:
    told = json.loads(run_ucj("gap", *plans, "--format", "json", "--year", "2026").stdout)
    assert told["without_plan"] == []
    assert "without_plan" not in {note["code"] for note in told["notes"]}


def test_a_report_tells_of_how_many_regions_the_province_is_unknown(
    run_ucj: RunUcj, write_plan: WritePlan, plans: list[Path], tmp_path: Path
) -> None:
    far = write_plan(SMALLEST.replace("Kota Malang", "Kota Makassar").replace("35.73", "73.71"), "far.yaml")
    not_one = "They are not of one province."
    for asked, told in (
        (plans[:2], "In 2 of 2 plans there is no region code"),
        (plans, "In 2 of 3 plans there is no region code"),
        ([*plans, far], not_one),
    ):
        file = tmp_path / "report.md"
        assert run_ucj("report", *asked, "-o", file, "--year", "2026", "--force").status == 0
        text = file.read_text("utf-8")
        assert told in text
        assert text.count(not_one) == (told == not_one)


@pytest.mark.parametrize("ending", ["html", "md"])
def test_a_report_of_several_is_written(run_ucj: RunUcj, plans: list[Path], tmp_path: Path, ending: str) -> None:
    file = tmp_path / f"report.{ending}"
    assert run_ucj("report", *plans, "-o", file, "--year", "2026").status == 0
    assert ">None<" not in file.read_text("utf-8")


@pytest.mark.parametrize("code", ["35.1", "3573", "35.731", "", "x"])
def test_a_code_that_is_given_is_still_measured(run_ucj: RunUcj, write_plan: WritePlan, code: str) -> None:
    assert "UCJ012" in run_ucj("gap", "--plan", write_plan(SMALLEST.replace("35.73", code))).stderr
