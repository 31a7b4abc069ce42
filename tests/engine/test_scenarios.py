"""The scenarios that ucj ships: each one's figures, year by year, stand beside it as a table that a planner can open.

To write a table anew: ``ucj sweep --plan config/scenarios/NAME.yaml --output config/scenarios/NAME.csv --force``
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ucj_cli import afford, check, compare, gap, load_plan, roadmap

if TYPE_CHECKING:
    from tests.conftest import RunUcj
    from ucj_cli.plan_file.model import Plan

SCENARIOS = Path(__file__).parents[2] / "config" / "scenarios"
NAMES = "dbhcht-2026-tetap dipercepat-2035 realisasi-2025 rpjmd sakernas-2025".split()
BASE = load_plan(SCENARIOS.parent / "targets.yaml")
TETAP, DIPERCEPAT, REALISASI, RPJMD, SAKERNAS = (load_plan(SCENARIOS / f"{name}.yaml") for name in NAMES)


ENROLLED = {"ojol": 7_711, "kelompok-tani": 2_084, "pekerja-rentan-lain": 10_398, "umkm": 5_615}
"""Whom the excise share paid for in December 2025, by group."""

OBSERVED = {
    *(f"observed.{day}.{key}" for day in ("2025-11-30", "2025-12-11") for key in ("percent", "source", "status")),
    *(f"groups.{name}.{key}" for name in ENROLLED for key in ("observed.2025-12-11", "planned.2026")),
    *(f"groups.{name}.status" for name in ENROLLED if name != "ojol"),
}


def test_these_are_the_scenarios() -> None:
    assert sorted(file.stem for file in SCENARIOS.glob("*.yaml")) == NAMES
    assert sorted(file.stem for file in SCENARIOS.glob("*.csv")) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_the_road_is_as_in_the_table_beside_it(run_ucj: RunUcj, name: str) -> None:
    table = (SCENARIOS / f"{name}.csv").read_text("utf-8").splitlines()
    assert run_ucj("sweep", "--plan", SCENARIOS / f"{name}.yaml").stdout.splitlines() == table


@pytest.mark.parametrize(
    ("plan", "changes"),
    [
        (TETAP, {"funds.dbhcht.ceiling.2026", "funds.dbhcht.source"}),
        (DIPERCEPAT, {"targets.percent.2035", "targets.source"}),
        (REALISASI, OBSERVED),
        (RPJMD, {"targets.percent.2025", "targets.percent.2026", "targets.percent.2030", "targets.source"}),
        (SAKERNAS, {"workforce.size.2025", "workforce.source", "coverage.percent", "coverage.participants"}),
    ],
    ids=NAMES,
)
def test_a_scenario_changes_these_inputs_and_no_others(plan: Plan, changes: set[str]) -> None:
    assert {given.path for given in compare([BASE, plan]).inputs} == changes


# dbhcht-2026-tetap: Rp5.3 billion again


def test_four_billion_in_2026_buy_19841_people_for_the_year_or_everybody_for_eight_months() -> None:
    dbhcht = afford(BASE, 2026).funds[0]
    assert (dbhcht.available, dbhcht.added, dbhcht.months_if_all_paid) == (4_000_000_000, 19_841, 8)


def test_what_5_3_billion_buy_in_2026_is_6448_people_more() -> None:
    dbhcht = afford(TETAP, 2026).funds[0]
    assert (dbhcht.available, dbhcht.added) == (5_300_000_000, 5_300_000_000 // 201_600)
    assert dbhcht.added == 19_841 + 6_448
    assert dbhcht.months_if_all_paid == 11


def test_more_money_asks_for_nobody_more_and_leaves_less_missing() -> None:
    before, after = gap(BASE, 2026), gap(TETAP, 2026)
    assert (after.gap, after.budget) == (before.gap, before.budget)
    assert before.payers[0].shortfall == 5_660_524_800 - 4_000_000_000
    assert after.payers[0].shortfall == 5_660_524_800 - 5_300_000_000


# dipercepat-2035: everybody ten years earlier


def test_everybody_is_insured_in_2035_ten_years_before_the_base() -> None:
    reached = [
        next(year.year for year in roadmap(plan, last=2045).years if year.participants_end == year.workforce)
        for plan in (BASE, DIPERCEPAT)
    ]
    assert reached == [2045, 2035]
    assert [str(gap(plan, 2035).target_percent) for plan in (BASE, DIPERCEPAT)] == ["70.50", "100"]


def test_in_ten_years_as_many_people_are_enrolled_as_else_in_twenty() -> None:
    base, faster = roadmap(BASE), roadmap(DIPERCEPAT)
    assert base.totals.new == faster.totals.new == 290_229
    halfway = [sum(year.new for year in road.years if year.year <= 2035) for road in (base, faster)]
    assert halfway == [163_763, 290_229]


# realisasi-2025: what happened by December 2025


def test_by_december_2025_the_target_was_reached_by_814_people() -> None:
    now = gap(REALISASI, 2026)
    assert (str(now.as_of), str(now.coverage_percent), now.participants) == ("2025-12-11", "41.19", 176_581)
    assert now.participants - gap(BASE, 2025).participants_needed == 814
    assert now.gap == 11_833


def test_the_excise_share_paid_for_25808_people_and_2026_is_to_have_28500() -> None:
    groups = {group.id: group for group in gap(REALISASI, 2026).groups}
    assert {name: groups[name].participants for name in ENROLLED} == ENROLLED
    assert sum(ENROLLED.values()) == 25_808
    assert sum(groups[name].planned or 0 for name in ENROLLED) == 28_500
    assert groups["mandiri"].participants == 176_581 - 25_808 - 26_400 - 78_985


def test_before_december_it_stands_where_the_base_does_or_a_little_higher() -> None:
    assert gap(REALISASI.as_of("2025-09-09"), 2025).participants == gap(BASE, 2025).participants
    assert gap(REALISASI.as_of("2025-12-10"), 2025).participants == 179_625  # 41.9 % of 428,699


def test_what_is_told_of_it_is_true() -> None:
    found = [
        one for file in check(SCENARIOS / "realisasi-2025.yaml", today=date(2026, 1, 31)).files for one in file.findings
    ]
    assert [one.code for one in found if one.severity != "info"] == ["UCJ401", "UCJ403"]  # of the base, too


# rpjmd: a lower series to 2030, then a steeper road


def test_the_citys_own_series_asks_for_less_to_2030_and_is_given() -> None:
    asked = {year: gap(RPJMD, year) for year in (2025, 2026, 2030)}
    assert [str(told.target_percent) for told in asked.values()] == ["39.44", "41.34", "51.71"]
    assert {told.target_basis for told in asked.values()} == {"given"}
    assert [told.participants_needed < gap(BASE, year).participants_needed for year, told in asked.items()] == [
        True
    ] * 3


def test_after_2030_its_road_is_steeper() -> None:
    steps = [[year.new for year in roadmap(plan, 2031, 2045).years] for plan in (BASE, RPJMD)]
    assert all(more > less for less, more in zip(*steps, strict=True))
    assert roadmap(RPJMD).years[-1].participants_end == roadmap(BASE).years[-1].participants_end == 428_699


# sakernas-2025: the newer denominator


def test_the_newer_denominator_lowers_coverage_though_nobody_is_lost() -> None:
    before, after = gap(BASE, 2025), gap(SAKERNAS, 2025)
    assert before.participants == after.participants == 138_470
    assert (str(before.coverage_percent), str(after.coverage_percent)) == ("32.30", "30.16")
    assert (before.workforce, after.workforce) == (428_699, 459_084)


def test_the_same_percentages_then_ask_for_more_people() -> None:
    assert [gap(plan, 2025).participants_needed for plan in (BASE, SAKERNAS)] == [175_767, 188_225]
    assert [gap(plan, 2025).gap_to_full for plan in (BASE, SAKERNAS)] == [290_229, 320_614]
