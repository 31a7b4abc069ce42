"""What money buys, by hand: a year costs 12 x Rp16,800 = Rp201,600 a person."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

import ucj_cli as ucj
from tests.plans import plan_of

PERSON = 201_600
"""JKK and JKM of the lowest band for twelve months, which a public fund pays."""

GROUPS: list[dict[str, Any]] = [
    {"id": "lain", "workers": "rest"},
    {"id": "ojol", "workers": 300, "participants": 100, "priority": 2, "paid_by": "kota"},
    {"id": "petani", "workers": 400, "participants": 100, "planned": {2026: 120}, "paid_by": "kota"},
]
"""In 2026 the fund pays for 200 people who are insured, and for 130 new ones: 20 planned farmers, and 110 drivers."""


def bought(ceiling: int | None, *groups: dict[str, Any]) -> ucj.Afford:
    """What *ceiling* buys in 2026, of GROUPS unless others are named."""
    fund = {"kind": "public"} | ({} if ceiling is None else {"ceiling": {2026: ceiling}})
    return ucj.afford(plan_of(groups=[*groups] or GROUPS, funds={"kota": fund}), 2026)


def test_it_tells_of_whom_the_plan_no_longer_pays_and_of_whom_december_finds_uninsured() -> None:
    groups: list[dict[str, Any]] = [
        {"id": "petani", "workers": 400, "participants": 100, "planned": {2026: 40}, "paid_by": "kota"},
        {"id": "ojol", "workers": 300, "participants": 100, "paid_by": "kota", "months": {"to": 8}},
        {"id": "lain", "workers": "rest"},
    ]
    answer = bought(PERSON * 400, *groups)
    assert answer.participants_reached >= 300  # whoever is insured today, paid for by the plan or not
    told = [note.text for note in answer.notes if note.code in ("no_longer_paid", "inactive_at_year_end")]
    assert told == [
        "petani: the plan no longer pays for 60 of today's participants.",
        "ojol: paid only to August, so not insured on 31 December (three unpaid months end it).",
    ]


@pytest.mark.parametrize(
    ("ceiling", "kept", "added", "left", "months", "note"),
    [
        (0, (0, 0), (0, 0), 0, 0, ("afford_drops", 200)),
        (PERSON * 100, (0, 100), (0, 0), 0, 3, ("afford_drops", 100)),  # whoever is planned comes first
        (PERSON * 150, (50, 100), (0, 0), 0, 5, ("afford_drops", 50)),
        (PERSON * 200 - 1, (99, 100), (0, 0), PERSON - 1, 7, ("afford_drops", 1)),
        (PERSON * 200, (100, 100), (0, 0), 0, 7, ("afford_short", 130)),
        (PERSON * 210, (100, 100), (0, 10), 0, 7, ("afford_short", 120)),
        (PERSON * 225 + 5, (100, 100), (5, 20), 5, 8, ("afford_short", 105)),
        (PERSON * 330 - 1, (100, 100), (109, 20), PERSON - 1, 11, ("afford_short", 1)),
        (PERSON * 330, (100, 100), (110, 20), 0, 12, None),
        (PERSON * 400, (100, 100), (110, 20), PERSON * 70, 12, None),
    ],
)
def test_those_who_are_insured_come_first_and_planned_groups_before_others(  # noqa: PLR0913, PLR0917
    ceiling: int, kept: tuple[int, int], added: tuple[int, int], left: int, months: int, note: tuple[str, int] | None
) -> None:
    answer = bought(ceiling)
    [fund] = answer.funds
    assert [(group.id, group.kept, group.added) for group in answer.groups] == [
        ("ojol", kept[0], added[0]),
        ("petani", kept[1], added[1]),
    ]
    assert (fund.available, fund.left, fund.spent) == (ceiling, left, ceiling - left)
    assert (fund.existing_need, fund.kept, fund.added) == (PERSON * 200, sum(kept), sum(added))
    assert fund.months_if_all_paid == months
    assert answer.participants_reached == 300 - (200 - sum(kept)) + sum(added)
    assert answer.missing_to_target == max(0, 430 - answer.participants_reached)
    told = [(each.code, each.text) for each in answer.notes if each.code.startswith("afford")]
    assert [code for code, _ in told] == ([note[0]] if note else [])
    assert all(f" {note[1]} " in f" {text} " for _, text in told if note)


def test_without_a_ceiling_who_is_insured_stays_and_nobody_is_added() -> None:
    answer = bought(None)
    [fund] = answer.funds
    assert (fund.kept, fund.added, fund.spent, fund.available, fund.left) == (200, 0, PERSON * 200, None, None)
    assert (fund.months_if_all_paid, answer.missing_to_target) == (None, 130)
    assert "afford_unknown" in [note.code for note in answer.notes]


def test_tier_by_tier_the_cheapest_come_first() -> None:
    groups: list[dict[str, Any]] = [
        {"id": "lain", "workers": "rest"},
        {"id": "both", "workers": 100, "paid_by": "kota"},
        {"id": "accident", "workers": 100, "paid_by": "kota", "programmes": ["jkk"]},  # Rp10,000 a month
        {"id": "first", "workers": 50, "paid_by": "kota", "priority": 9},
    ]
    answer = bought(50 * PERSON + 12 * 120_000 + 2 * PERSON, *groups)
    assert {group.id: group.added for group in answer.groups} == {"first": 50, "accident": 12, "both": 2}
    assert answer.coverage_reached_percent == Decimal("36.4")
    assert answer.coverage_with_others_percent == 42  # with the 56 of the rest, who pay themselves


def test_nobody_is_added_while_somebody_is_dropped_although_it_would_be_cheaper() -> None:
    groups: list[dict[str, Any]] = [
        {"id": "lain", "workers": "rest"},
        {"id": "both", "workers": 10, "participants": 10, "paid_by": "kota"},
        {"id": "accident", "workers": 100, "paid_by": "kota", "programmes": ["jkk"]},
    ]
    [fund] = bought(5 * PERSON + 150_000, *groups).funds
    assert (fund.kept, fund.added, fund.left) == (5, 0, 150_000)


def test_among_planned_groups_the_price_decides_and_no_priority() -> None:
    planned = {"workers": 100, "planned": {2026: 10}, "paid_by": "kota"}
    groups: list[dict[str, Any]] = [
        {"id": "lain", "workers": "rest"},
        planned | {"id": "both", "priority": 1},
        planned | {"id": "accident", "programmes": ["jkk"]},
    ]
    answer = bought(12 * 120_000, *groups)
    assert {group.id: group.added for group in answer.groups} == {"both": 1, "accident": 10}


def test_a_workers_own_share_is_no_bill_of_the_fund() -> None:
    group = {"id": "pu", "segment": "pu", "wage": 5_000_000, "programmes": ["jkk", "jkm", "jht"], "paid_by": "kota"}
    staff = group | {"workers": 100, "participants": 50, "planned": {2026: 50}}
    [fund] = bought(50 * 12 * (12_000 + 15_000 + 185_000), {"id": "lain", "workers": "rest"}, staff).funds
    assert (fund.kept, fund.left, fund.months_if_all_paid) == (50, 0, 12)


def test_only_months_that_are_paid_count() -> None:
    late = {"id": "late", "workers": 50, "participants": 10, "planned": {2026: 10}, "paid_by": "kota"}
    rest = {"id": "lain", "workers": "rest"}
    [fund] = bought(10 * 16_800 * 9, rest, late | {"months": {"from": 4, "to": 12}}).funds
    assert (fund.kept, fund.left, fund.months_if_all_paid) == (10, 0, 9)


def test_who_is_new_after_the_last_month_costs_nothing_and_is_added() -> None:
    months = {"months": {"from": 1, "to": 6}, "enrol_from": {2025: 10}}
    late = {"id": "late", "workers": 50, "participants": 10, "planned": {2025: 20}, "paid_by": "kota"} | months
    plan = plan_of(groups=[{"id": "lain", "workers": "rest"}, late], funds={"kota": {"kind": "public"}})
    [fund] = ucj.afford(plan, 2025, {"kota": 10 * 16_800 * 6}).funds
    assert (fund.kept, fund.added, fund.left, fund.months_if_all_paid) == (10, 10, 0, 6)
    rest = [{"id": "lain", "workers": "rest"}]
    [without] = ucj.afford(plan_of(groups=rest, funds={"kota": {"kind": "public"}}), 2026, {"kota": 5}).funds
    assert (without.kept, without.months_if_all_paid) == (0, None)


def test_a_budget_for_a_fund_that_is_not_there_names_the_nearest() -> None:
    with pytest.raises(ucj.UsageError) as error:
        ucj.afford(plan_of(groups=GROUPS, funds={"kota": {"kind": "public"}}), 2026, {"kotta": 5})
    assert error.value.key == "fund_unknown"
    assert error.value.facts == {"value": "kotta", "allowed": ["kota"], "nearest": "kota"}
