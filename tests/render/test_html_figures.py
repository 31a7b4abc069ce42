"""The figures of the report's page are those of the answers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.render.reading import cells, facts
from tests.render.report_page import BOTH, FASTER, STYLE, Page, answer, check_first_figures, check_road

if TYPE_CHECKING:
    from tests.conftest import RunUcj, WritePlan
    from ucj_cli.i18n import Code


@BOTH
def test_the_first_figures_are_those_of_gap(run_ucj: RunUcj, page: Page, lang: Code) -> None:
    check_first_figures(page.read[lang], answer(run_ucj, "gap", "--year", "2026"))


@BOTH
def test_the_road_is_that_of_roadmap(run_ucj: RunUcj, page: Page, lang: Code) -> None:
    check_road(page.read[lang], answer(run_ucj, "roadmap"))


def test_the_scenario_stands_beside_the_plan(run_ucj: RunUcj, write_plan: WritePlan, page: Page) -> None:
    other = answer(run_ucj, "roadmap", "--plan", str(write_plan(FASTER)))
    sums = cells(page.read["en"], "table-2")
    assert [row[0] for row in sums] == ["this plan", "faster"]
    assert sums[1][2:] == [f"{other['totals']['new']:,}", f"{other['totals']['budget']['public']:,}"]
    years = {row[0]: row[2] for row in cells(page.read["en"], "table-3")}
    assert years["2030"] == f"{other['years'][5]['coverage_end_percent']:.2f}%"
    assert years["2045"] == "-"
    (picture,) = page.read["en"].one("id", "road").having("role", "img")
    lines = [path for path in picture.all("path") if path.attributes["class"].startswith("line ")]
    assert {path.attributes["class"] for path in lines} == {"line line-0", "line line-1"}
    assert ".line-1 { stroke-dasharray" in STYLE


def test_groups_and_payers_are_those_of_gap(run_ucj: RunUcj, page: Page) -> None:
    gap = answer(run_ucj, "gap", "--year", "2026")
    rows = {row[0].removesuffix(" *"): row[1:] for row in cells(page.read["en"], "table-4")}
    for group in gap["groups"]:
        told = (group["workers"], group["participants"], group["new"], group["cost_per_person"])
        assert rows[group["name"]][:4] == [f"{figure:,}" for figure in told]
    payers = cells(page.read["en"], "table-7")
    for row, payer in zip(payers, gap["payers"], strict=True):
        assert row[1] == f"Rp{payer['need']:,}"
        if payer["kind"] == "public":
            limits = (payer["ceiling"], payer["shortfall"])
            assert row[2:4] == ["unknown" if figure is None else f"Rp{figure:,}" for figure in limits]


def test_months_and_what_money_buys_are_those_of_budget_and_afford(run_ucj: RunUcj, page: Page) -> None:
    budget = answer(run_ucj, "budget", "--year", "2026")
    rows = cells(page.read["en"], "table-6")
    assert len(rows) == 13
    for row, month in zip(rows, budget["months"], strict=False):
        parts = [month["payers"].get(fund, 0) for fund in ("dbhcht", "apbd")]
        told = (month["people"], *parts, *month["programmes"].values(), month["total"])
        assert row[1:] == [f"{figure:,}" for figure in told]
    afford = answer(run_ucj, "afford", "--year", "2026")
    reached = facts(page.read["en"], "buys")
    assert reached["coverage reached"] == f"{afford['coverage_reached_percent']:.2f}%"
    assert reached["still missing"] == f"{afford['missing_to_target']:,}"
    assert cells(page.read["en"], "table-8")[0][3] == f"{afford['funds'][0]['added']:,}"


def test_bars_are_as_long_as_their_figures(page: Page) -> None:
    (picture,) = page.read["en"].one("id", "groups").having("role", "img")
    bars = [bar for bar in picture.all("rect") if bar.attributes["class"] == "todo"]
    people = [int(re.sub(r"\D", "", bar.text.rpartition(":")[2])) for bar in bars]
    assert people == sorted(people, reverse=True)
    for bar, count in zip(bars, people, strict=True):
        assert float(bar.attributes["width"].removesuffix("%")) == pytest.approx(100 * count / people[0], abs=0.01)


def test_sources_method_version_and_fingerprint_are_told(run_ucj: RunUcj, page: Page) -> None:
    gap = answer(run_ucj, "gap", "--year", "2026")
    rows = cells(page.read["en"], "basis-table")
    assert len(rows) == 3 + 2 + 9 + 1  # sections, funds, groups, law
    standing = {row[0]: row[3] for row in rows}
    assert standing["Workforce"] == "published"
    assert standing["Volunteers"] == "assumed"
    assert standing["City budget (APBD)"] == "unknown"
    assert "Sakernas August 2023" in rows[0][2]
    foot = next(page.read["en"].all("footer")).text
    assert gap["plan"]["sha256"] in foot
    assert f"ucj {gap['ucj']}" in foot
    assert len(page.read["id"].one("id", "method").text.split()) > 200
