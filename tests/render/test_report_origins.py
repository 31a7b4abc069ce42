"""A report says of every value what it stands on, as `ucj explain` does, and of every file which one it was."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

import pytest

from tests.conftest import SMALLEST
from tests.office.sheets import Sheets
from ucj_cli.plan_file.load import load_plan
from ucj_cli.plan_file.provenance import laid_over, origin_of

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import RunUcj, WritePlan

BASE = SMALLEST.replace("428_699}}", "428_699}, source: Sakernas}") + (
    "funds: {kota: {kind: public, ceiling: {2026: 7_000_000}, source: DPA 2026}}\n"
    "groups:\n  - {id: ojol, workers: 900, paid_by: kota, planned: {2026: 9}, source: Dishub}\n"
    "  - {id: lain, workers: rest, source: sisa}\n"
)
ABOVE = (
    "extends: base.yaml\nworkforce: {size: {2026: 430_000}}\nfunds: {kota: {ceiling: {2027: 8_000_000}}}\n"
    "groups: [{id: ojol, planned: {2027: 90}, months: {to: 11}}, {id: lain, source: hitungan, status: assumed}]\n"
)


@pytest.fixture
def scenario(write_plan: WritePlan) -> Path:
    write_plan(BASE, "base.yaml")
    return write_plan(ABOVE, "r27.yaml")


def test_what_is_laid_over_a_source_is_not_from_there(scenario: Path) -> None:
    plan = load_plan(scenario)
    assert laid_over(plan, "workforce") == ["size.2026"]
    assert laid_over(plan, "funds", "kota") == ["ceiling.2027"]
    assert laid_over(plan, "groups", 0) == ["planned.2027", "months.to"]
    assert laid_over(plan, "groups", 1) == []  # it brings a source of its own
    assert laid_over(plan, "targets") == []  # which names no source
    assert origin_of(plan, "funds", "kota", "ceiling", 2026)[1:] == ("DPA 2026", "published")
    assert origin_of(plan, "funds", "kota", "ceiling", 2027)[1:] == (None, "assumed")


def test_what_is_set_for_one_run_is_not_from_there_either(scenario: Path) -> None:
    plan = load_plan(scenario, ["funds.kota.ceiling.2026=1", "funds.kota.source=mine"])
    assert laid_over(plan, "funds", "kota") == []
    plan = load_plan(scenario.parent / "base.yaml", ["funds.kota.ceiling.2026=1"])
    assert laid_over(plan, "funds", "kota") == ["ceiling.2026"]


def test_the_page_says_what_is_not_from_a_source(run_ucj: RunUcj, scenario: Path, tmp_path: Path) -> None:
    run_ucj("report", scenario, "--year", "2027", "-o", tmp_path / "r.md")
    lines = (tmp_path / "r.md").read_text("utf-8").splitlines()
    told = {line.split(" | ")[0].strip("| "): line.split(" | ")[-2:] for line in lines if "not from there" in line}
    assert told["kota"] == ["DPA 2026; not from there: ceiling.2027", "published; what is not from there is assumed |"]
    assert sorted(told) == sorted(["kota", "ojol", "Workforce"])
    assert told["Workforce"][0] == "Sakernas; not from there: size.2026"
    assert "planned.2027, months.to" in told["ojol"][0]


def test_the_workbook_gives_each_ceiling_its_own_source(run_ucj: RunUcj, scenario: Path, tmp_path: Path) -> None:
    run_ucj("report", scenario, "--year", "2027", "-o", tmp_path / "r.xlsx")
    cells = Sheets((tmp_path / "r.xlsx").read_bytes()).cells["Assumptions"]
    rows = {str(cells[place].value): int(place[1:]) for place in cells if place.startswith("A")}
    origins = {
        year: [cells[f"{column}{row}"].value if f"{column}{row}" in cells else None for column in "CD"]
        for label, row in rows.items()
        for year in ("2026", "2027")
        if label.startswith("Ceiling of kota") and label.endswith(year)
    }
    assert origins["2026"][0] == "DPA 2026"
    assert origins["2027"] in ([None, "assumed"], ["", "assumed"])


@pytest.mark.parametrize("name", ["r.md", "r.html", "r.xlsx"])
def test_every_file_of_the_plan_is_named_with_its_print(
    run_ucj: RunUcj, scenario: Path, tmp_path: Path, name: str
) -> None:
    run_ucj("report", scenario, "--year", "2027", "-o", tmp_path / name)
    raw = (tmp_path / name).read_bytes()
    text = Sheets(raw).parts["xl/sharedStrings.xml"].decode() if name.endswith("xlsx") else raw.decode()
    for file in (scenario, scenario.parent / "base.yaml"):
        assert sha256(file.read_bytes()).hexdigest() in text
