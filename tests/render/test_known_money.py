"""What is known of money is told wherever a total is not: one unknown ceiling hides no other fund, year or region."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.conftest import SMALLEST
from tests.render.reading import cells, read

if TYPE_CHECKING:
    from tests.conftest import RunUcj, WritePlan

SHIPPED = Path(__file__).parents[2] / "config" / "targets.yaml"
"""DBHCHT: ceilings of 2025 and 2026, short in both (45,827,200 and, on the road, 1,660,323,200). APBD: none known."""
KNOWN = 45_827_200 + 1_660_323_200
AT_LEAST = "at least so much: another ceiling is"
BOTH_BASES = "together, over 2 different denominators"


def test_the_sum_of_a_road_tells_the_years_of_which_it_is_known(run_ucj: RunUcj) -> None:
    shown = run_ucj("roadmap", "--plan", SHIPPED).stdout
    total = next(line for line in shown.splitlines() if line.startswith("all years"))
    assert total.endswith(f" {KNOWN:,}+?")
    assert AT_LEAST in shown
    totals = json.loads(run_ucj("roadmap", "--plan", SHIPPED, "--format", "json").stdout)["totals"]["payers"]
    told = {payer["id"]: (payer["shortfall"], payer["shortfall_at_least"]) for payer in totals}
    assert (told["dbhcht"], told["apbd"]) == ((None, KNOWN), (None, 0))


NEEDLESS = (
    SMALLEST
    + """\
funds: {kota: {kind: public}, csr: {kind: donor}}
groups: [{id: a, workers: 100, paid_by: kota}, {id: b, workers: rest, paid_by: elsewhere}]
"""
)


def test_a_fund_that_pays_for_nobody_lacks_nothing_whatever_it_has(run_ucj: RunUcj, write_plan: WritePlan) -> None:
    plan = write_plan(NEEDLESS)
    report = plan.with_name("report.md")
    assert run_ucj("report", plan, "--year", "2026", "-o", report).status == 0
    assert "| csr | Rp0 | unknown | Rp0 | Rp0 | Rp0 |" in report.read_text("utf-8")
    assert "- **unknown** how much no fund covers: No ceiling" in report.read_text("utf-8")
    for command in (("gap", plan, "--year", "2026"), ("roadmap", plan)):
        assert ["csr", "Rp0", "unknown", "Rp0"] in [line.split() for line in run_ucj(*command).stdout.splitlines()]
    told = json.loads(run_ucj("gap", plan, "--year", "2026", "--format", "json").stdout)["payers"]
    assert [payer["shortfall"] for payer in told] == [None, None]  # no ceiling is known


LEAST = {"en": "at least Rp1,660,524,800", "id": "paling sedikit Rp1.660.524.800"}


@pytest.mark.parametrize("command", ["gap", "budget"])
def test_what_was_spent_stands_beside_the_ceiling_of_its_year(
    run_ucj: RunUcj, write_plan: WritePlan, command: str
) -> None:
    plan = write_plan(NEEDLESS.replace("kota: {kind: public}", "kota: {kind: public, spent: {2025: 7_000}}"))

    def funds(year: str) -> list[str]:
        lines = run_ucj(command, plan, "--year", year).stdout.splitlines()
        first = next(i for i, line in enumerate(lines) if line.startswith("fund "))
        return [re.split(r"  +", line.strip())[-1] for line in lines[first : first + 3]]

    assert funds("2025")[:2] == ["spent", "Rp7,000"]
    assert "spent" not in funds("2026")


@pytest.mark.parametrize("lang", LEAST)
def test_a_shortfall_is_explained_as_far_as_it_is_known(run_ucj: RunUcj, lang: str) -> None:
    asked: tuple[str | Path, ...] = "explain", "shortfall", "--year", "2026", "--plan", SHIPPED, "--lang", lang
    assert LEAST[lang] in run_ucj(*asked).stdout
    assert json.loads(run_ucj(*asked, "--format", "json").stdout)["step"]["value"] is None


@pytest.mark.parametrize(
    ("command", "known"), [(("gap", "--year", "2026"), 1_660_524_800), (("roadmap", "--to", "2030"), KNOWN)]
)
def test_regions_tell_what_is_known_of_each(
    run_ucj: RunUcj, write_plan: WritePlan, command: tuple[str, ...], known: int
) -> None:
    batu = write_plan(SMALLEST.replace("Kota Malang", "Kota Batu").replace("35.73", "35.79"))
    asked: tuple[str | Path, ...] = (command[0], SHIPPED, batu, *command[1:])
    told = json.loads(run_ucj(*asked, "--format", "json").stdout)
    found = [*told["regions"], told["total"]]
    assert [each["shortfall"] for each in found] == [None] * 3
    assert [each["shortfall_at_least"] for each in found] == [known, 0, known]
    rows = list(csv.DictReader(run_ucj(*asked, "--format", "csv").stdout.splitlines()))
    assert [(row["shortfall"], row["shortfall_at_least"]) for row in rows] == [("", str(known)), ("", "0")]
    shown = run_ucj(*asked).stdout
    assert shown.count(f"{known:,}+?") == 2
    assert AT_LEAST in shown


def test_a_report_of_regions_tells_the_least_that_no_fund_covers(
    run_ucj: RunUcj, write_plan: WritePlan, tmp_path: Path
) -> None:
    batu = write_plan(SMALLEST.replace("Kota Malang", "Kota Batu").replace("35.73", "35.79"))
    report = tmp_path / "report.md"
    assert run_ucj("report", SHIPPED, batu, "--year", "2026", "-o", report).status == 0
    text = report.read_text("utf-8")
    assert "**Rp1,660,524,800** at least, covered by no fund" in text
    assert "In 2 of 2 regions the ceiling of a fund is not published" in text


def test_a_report_of_regions_tells_what_the_funds_of_each_lack(
    run_ucj: RunUcj, write_plan: WritePlan, tmp_path: Path
) -> None:
    batu = write_plan(SMALLEST.replace("Kota Malang", "Kota Batu").replace("35.73", "35.79"), "batu.yaml")
    plans = SHIPPED, batu, write_plan(DONOR, "makassar.yaml")
    report = tmp_path / "report.html"
    assert run_ucj("report", *plans, "--year", "2026", "-o", report).status == 0
    page = read(report.read_text("utf-8"))
    for name, table, column in (("gap", "regions-code", 7), ("roadmap", "roads-table", 8)):
        year = ("--year", "2026") if name == "gap" else ()
        told = json.loads(run_ucj(name, *plans, *year, "--format", "json").stdout)
        *found, total = [
            f"{each['shortfall_at_least']:,}{'+?' if each['shortfall'] is None else ''}".removeprefix("0+")
            for each in (*told["regions"], told["total"])
        ]
        rows = {row[0]: row[column] for row in cells(page, table)}
        assert rows == {"Kota Malang": found[0], "Kota Batu": "?", "Kota Makassar": found[2], BOTH_BASES: total}
        assert found[1] == "?"
        assert AT_LEAST in page.one("id", table).text


@pytest.mark.parametrize("command", ["gap", "roadmap"])
def test_at_80_columns_regions_tell_what_their_funds_lack(run_ucj: RunUcj, write_plan: WritePlan, command: str) -> None:
    year = ("--year", "2026") if command == "gap" else ()
    shown = run_ucj(command, SHIPPED, write_plan(DONOR), *year, FORCE_COLOR="1", COLUMNS="80").stdout
    lines = re.sub(r"\x1b\[[0-9;]*m", "", shown).splitlines()
    assert [line.split()[-1].endswith("+?") for line in lines if line.startswith(" Kota Malang")] == [True]
    assert max(map(len, lines)) <= 80


def test_a_report_of_regions_of_which_no_shortfall_is_known_has_no_column_of_it(
    run_ucj: RunUcj, write_plan: WritePlan, tmp_path: Path
) -> None:
    plans = write_plan(), write_plan(SMALLEST.replace("Kota Malang", "Kota Batu").replace("35.73", "35.79"), "b.yaml")
    assert run_ucj("report", *plans, "--year", "2026", "-o", tmp_path / "r.md").status == 0
    assert "funds lack" not in (tmp_path / "r.md").read_text("utf-8").replace("The funds", "")


def test_a_report_tells_a_fund_that_is_short_in_some_years(run_ucj: RunUcj, tmp_path: Path) -> None:
    report = tmp_path / "report.md"
    assert run_ucj("report", "--plan", SHIPPED, "--year", "2026", "-o", report).status == 0
    line = next(line for line in report.read_text("utf-8").splitlines() if "Rp1,660,524,800 |" in line)
    assert line.endswith(f"| Rp{KNOWN:,}+? |")


CEILINGS = {
    "{2025: 0}": "Rp0+?",
    "{2025: 0, 2026: 500}": "Rp500+?",
    "{2025: 0, 2026: 0, 2027: 0}": "Rp0",
    "{}": "unknown",
}


@pytest.mark.parametrize("ceiling", CEILINGS)
def test_a_ceiling_of_nothing_is_known(run_ucj: RunUcj, write_plan: WritePlan, ceiling: str) -> None:
    funds = f"funds: {{apbd: {{kind: public, ceiling: {ceiling}}}}}\ngroups: [{{id: a, workers: rest, paid_by: apbd}}]"
    shown = run_ucj("roadmap", write_plan(f"{SMALLEST}\n{funds}\n"), "--to", "2027").stdout
    line = next(line for line in shown.splitlines() if line.startswith("apbd"))
    assert line.split()[2] == CEILINGS[ceiling]


@pytest.mark.parametrize("form", ["md", "html"])
def test_a_scenario_that_changes_a_ceiling_is_seen_in_the_report(run_ucj: RunUcj, tmp_path: Path, form: str) -> None:
    report = tmp_path / f"report.{form}"
    scenario = SHIPPED.parent / "scenarios" / "dbhcht-2026-tetap.yaml"
    assert run_ucj("report", SHIPPED, scenario, "--year", "2026", "-o", report).status == 0
    text = report.read_text("utf-8")
    for words in ("funds.dbhcht.ceiling.2026", "5,300,000,000", f"Rp{KNOWN:,}+?", f"Rp{KNOWN - 13 * 10**8:,}+?"):
        assert words in text


def test_a_report_tells_a_changed_list_in_words(run_ucj: RunUcj, tmp_path: Path) -> None:
    scenario, report = tmp_path / "jht.yaml", tmp_path / "report.md"
    changed = "groups: [{id: ojol, programmes: [jkk, jkm, jht]}]\nclaims: null"
    scenario.write_text(f"extends: {SHIPPED}\n{changed}\n", "utf-8")
    assert run_ucj("report", SHIPPED, scenario, "--year", "2026", "-o", report).status == 0
    assert "| jkk, jkm, jht |" in report.read_text("utf-8")
    assert "None" not in report.read_text("utf-8")


DONOR = """
region: {name: Kota Makassar, code: "73.71"}
workforce: {size: {2025: 640_333}}
coverage: {date: 2025-08-31, participants: 251_119}
targets: {percent: {2025: 40, 2026: 46}}
funds:
  apbd: {kind: public, ceiling: {2026: 3_000_000_000}}
  csr: {name: Donations, kind: donor, ceiling: {2025: 100_000_000, 2026: 700_000_000}}
groups:
  - {id: nelayan, workers: 21_013, participants: 13_117, paid_by: apbd, priority: 1}
  - {id: becak, workers: 14_888, participants: 2_400, paid_by: csr, priority: 1}
  - {id: lain, workers: rest}
"""


@pytest.mark.parametrize("columns", [80, 130])
def test_a_road_tells_each_fund_also_a_donor_and_on_a_narrow_terminal(
    run_ucj: RunUcj, write_plan: WritePlan, columns: int
) -> None:
    plan = write_plan(DONOR)
    years = json.loads(run_ucj("roadmap", plan, "--format", "json").stdout)["years"]
    need = [next(payer["need"] for payer in year["payers"] if payer["id"] == "csr") for year in years]
    lacks = sum(max(0, rupiah - ceiling) for rupiah, ceiling in zip(need, (10**8, 7 * 10**8), strict=True))
    shown = run_ucj("roadmap", plan, FORCE_COLOR="1", COLUMNS=str(columns)).stdout
    shown = re.sub(r"\x1b\[[0-9;]*m", "", shown)
    line = next(line for line in shown.splitlines() if line.split()[:1] == ["Donations"])
    assert line.split()[1:] == [f"Rp{sum(need):,}", "Rp800,000,000", f"Rp{lacks:,}"]
    assert "unknown" not in line


def test_regions_are_drawn_by_the_people_to_enrol_that_their_table_tells(
    run_ucj: RunUcj, write_plan: WritePlan, tmp_path: Path
) -> None:
    """A plan that places more people than the target asks for enrols them all."""
    planned = "groups: [{id: tani, workers: 50_000, planned: {2026: 50_000}}, {id: lain, workers: rest}]"
    text = SMALLEST.replace("Kota Malang", "Kota Batu").replace("35.73", "35.79")
    page = tmp_path / "page.html"
    asked = write_plan(f"{text}\n{planned}\n"), SHIPPED
    new = json.loads(run_ucj("gap", *asked, "--year", "2026", "--format", "json").stdout)["regions"][0]["new"]
    assert new == 50_000
    assert run_ucj("report", *asked, "--year", "2026", "-o", page).status == 0
    assert f"Kota Batu: {new:,}" in page.read_text("utf-8")
