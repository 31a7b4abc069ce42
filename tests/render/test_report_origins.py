"""A report says of every value what it stands on, as `ucj explain` does, of every file which it was, nothing twice."""

from __future__ import annotations

import re
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest

from tests.conftest import SMALLEST
from tests.office.sheets import Sheets
from ucj_cli.i18n import CODES
from ucj_cli.plan_file.find import shipped_plan
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


def test_every_table_has_a_caption(run_ucj: RunUcj, scenario: Path, tmp_path: Path) -> None:
    both = "groups: [{id: a, workers: 9, segment: pu, wage: 3_000_000, paid_by: employer}, {id: b, workers: rest}]\n"
    scenario.with_name("both.yaml").write_text(SMALLEST + both)
    for plan in (scenario, scenario.with_name("both.yaml"), shipped_plan()):
        for lang in CODES:
            run_ucj("report", plan, "--year", "2027", "--lang", lang, "-o", tmp_path / "r.html", "--force")
            captions = re.findall(r"<caption[^>]*>(.*?)</caption>", (tmp_path / "r.html").read_text("utf-8"))
            assert captions
            assert [each for each in captions if not re.sub(r"^Tab\w+ \d+\.", "", each).strip()] == []


def test_from_when_on_the_law_is_unchecked_is_told_once(run_ucj: RunUcj, scenario: Path, tmp_path: Path) -> None:
    run_ucj("report", scenario, "--year", "2028", "-o", tmp_path / "r.md")
    told = re.findall(r"Contributions from (.*?) on are assumed", (tmp_path / "r.md").read_text("utf-8"))
    assert told == ["October 2026"]
    run_ucj("report", scenario, "--year", "2028", "-o", tmp_path / "r.xlsx")
    texts = [str(cell.value) for cell in Sheets((tmp_path / "r.xlsx").read_bytes()).cells["Notes"].values()]
    assert len([text for text in texts if "on are assumed" in text]) == 1


@pytest.mark.parametrize(("lang", "number"), [("en", "809"), ("id", "421")])
def test_the_months_of_a_workbook_are_in_its_language_and_its_notes_have_no_sign(
    run_ucj: RunUcj, tmp_path: Path, lang: str, number: str
) -> None:
    run_ucj("report", shipped_plan(), "--year", "2026", "--lang", lang, "-o", tmp_path / "r.xlsx")
    sheets = Sheets((tmp_path / "r.xlsx").read_bytes())
    formats = re.findall(r'formatCode="([^"]*mmm[^"]*)"', sheets.parts["xl/styles.xml"].decode())
    assert sorted(formats) == [f"[$-{number}]d mmm yyyy", f"[$-{number}]mmm yyyy"]
    notes = list(sheets.cells.values())[-1].values()
    assert [cell.value for cell in notes if str(cell.value).startswith(("*", "°"))] == []
