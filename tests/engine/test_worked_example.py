"""The shipped Kota Malang plan and the smallest plan, against figures worked out by hand."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from ucj_cli.engine.gap import gap
from ucj_cli.plan_file.find import shipped_plan
from ucj_cli.plan_file.load import load_plan

if TYPE_CHECKING:
    from ucj_cli.plan_file.model import Plan

CASES: dict[str, list[dict[str, Any]]] = yaml.safe_load(
    (Path(__file__).parents[1] / "data" / "kota_malang.yaml").read_text("utf-8")
)
SMALLEST = """
region: {name: Kota Malang, code: "35.73"}
workforce: {size: {2025: 428_699}}
coverage: {date: 2025-09-09, percent: 32.3}
targets: {percent: {2025: 41, 2045: 100}}
"""


@pytest.fixture(name="malang", scope="module")
def _malang() -> Plan:
    return load_plan(shipped_plan())


@pytest.mark.parametrize("case", CASES["years"], ids=lambda case: str(case["year"]))
def test_target_needed_and_gap_of_a_year(malang: Plan, case: dict[str, Any]) -> None:
    answer = gap(malang, case["year"])
    assert answer.participants == 138_470
    assert answer.target_percent == Decimal(str(case["target"]))
    assert answer.target_basis == case["basis"]
    assert (answer.participants_needed, answer.gap) == (case["needed"], case["gap"])
    assert answer.gap * 16_800 * 12 == case["money"]


@pytest.mark.parametrize("case", CASES["groups_2026"], ids=lambda case: str(case["id"]))
def test_groups_of_2026(malang: Plan, case: dict[str, Any]) -> None:
    group = next(group for group in gap(malang, 2026).groups if group.id == case["id"])
    assert (group.workers, group.participants, group.new) == (case["workers"], case["existing"], case["new"])
    assert group.cost_per_person == case["a_person"]
    assert group.budget.existing == case["existing"] * case["a_person"]
    assert group.budget.new == case["new"] * case["a_person"]


@pytest.mark.parametrize("case", CASES["payers"], ids=lambda case: f"{case['year']}-{case['id']}")
def test_who_pays(malang: Plan, case: dict[str, Any]) -> None:
    payer = next(payer for payer in gap(malang, case["year"]).payers if payer.id == case["id"])
    assert (payer.need, payer.ceiling, payer.shortfall) == (case["need"], case["ceiling"], case["shortfall"])


def test_head_of_2026(malang: Plan) -> None:
    answer = gap(malang, 2026)
    assert answer.coverage_percent == answer.coverage_in_year_percent == Decimal("32.30")
    assert answer.gap_points == Decimal("11.65")
    assert answer.achievement_percent == Decimal("73.49")
    assert answer.gap_to_full == 290_229
    assert answer.budget.public == 8_958_412_800
    codes = [note.code for note in answer.notes]
    assert {"fund_short", "ceiling_unknown", "assumed_groups", "rates_assumed", "basis"} <= set(codes)


def test_the_smallest_plan_costs_the_region_the_lowest_contribution(tmp_path: Path) -> None:
    file = tmp_path / "plan.yaml"
    file.write_text(SMALLEST, "utf-8")
    answer = gap(load_plan(file), 2026)
    assert answer.gap == 49_944
    assert answer.budget.total == answer.budget.public == 10_068_710_400
    covered, uncovered = answer.groups
    assert (covered.id, covered.workers, covered.participants, covered.new) == ("covered", 138_470, 138_470, 0)
    assert (uncovered.id, uncovered.workers, uncovered.new) == ("uncovered", 290_229, 49_944)
    (apbd,) = answer.payers
    assert (apbd.id, apbd.kind, apbd.need, apbd.ceiling) == ("apbd", "public", 10_068_710_400, None)
