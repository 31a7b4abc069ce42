"""A year by hand: who is paid for, in which months and by whom. A person costs 12 x Rp16,800 = Rp201,600 a year."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

import ucj_cli as ucj
from tests.plans import plan_of
from ucj_cli.engine.funded import both_roads
from ucj_cli.engine.groups import population_of
from ucj_cli.engine.unit_cost import paid_terms
from ucj_cli.engine.year import once_more, year_result
from ucj_cli.law.contribution import Terms
from ucj_cli.plan_file.group import Group, Months
from ucj_cli.plan_file.model import Fund

if TYPE_CHECKING:
    from ucj_cli.plan_file.model import Plan

PERSON = 201_600
"""JKK and JKM of the lowest band for twelve months, which a public fund pays."""

REST = {"id": "lain", "workers": "rest", "paid_by": "elsewhere"}


def three_groups() -> Plan:
    """A plan that needs 430 of 1,000 in 2026; 120 farmers are planned then, although 150 are insured."""
    groups: list[dict[str, Any]] = [
        {"id": "ojol", "workers": 300, "participants": 50, "paid_by": "kota"},
        {"id": "petani", "workers": 400, "participants": 150, "paid_by": "kota", "planned": {2026: 120}},
        REST,
    ]
    rate = {"from": "2026-01", "segment": "bpu", "programme": "jkm", "rupiah": 10_000}
    return plan_of(groups=groups, funds={"kota": {"kind": "public"}}, assumed_rates=[rate])


@pytest.mark.parametrize(
    ("retained", "gap", "existing", "people"),
    [
        (None, 130, [50, 120, 100], [50 + 72, 120, 100 + 58]),  # today's, of whom a fund pays for whom it has planned
        ([50, 150, 100], 130, [50, 150, 100], [50 + 72, 150, 100 + 58]),  # on the road whoever is there is paid for
        ([300, 150, 300], 0, [300, 150, 300], [300, 150, 300]),
        ([0, 0, 0], 430, [0, 0, 0], [155, 120, 155]),
    ],
)
def test_who_is_paid_for(retained: list[int] | None, gap: int, existing: list[int], people: list[int]) -> None:
    result = year_result(population_of(three_groups()), 2026, retained)
    assert result.gap == gap
    assert [group.existing for group in result.groups] == existing
    assert [group.people for group in result.groups] == people


@pytest.mark.parametrize(
    ("retained", "gap"), [([50, 150, 100], 130), ([0, 0, 0], 430), ([300, 129, 0], 1), ([300, 130, 0], 0)]
)
def test_a_year_once_more_is_that_year_worked_out_for_these_participants(retained: list[int], gap: int) -> None:
    population = population_of(three_groups())
    again = once_more(year_result(population, 2026, [10, 20, 30]), retained)
    anew = year_result(population, 2026, retained)
    assert (again.gap, anew.gap) == (gap, gap)
    assert again.groups == anew.groups
    assert [(group.is_public, group.price_assumed) for group in again.groups] == [(True, True)] * 2 + [(False, False)]


def test_nobody_lacks_cover_where_more_are_insured_than_there_are() -> None:
    groups: list[dict[str, Any]] = [{"id": "a", "workers": 10, "participants": 12}, REST]
    [group, rest] = year_result(population_of(plan_of(groups=groups)), 2025).groups
    assert (group.uncovered, rest.uncovered) == (0, 990 - 288)


def test_who_is_new_is_counted_in_the_months_that_are_paid_for_them() -> None:
    late = {"id": "late", "workers": 50, "participants": 10, "planned": {2025: 20}, "paid_by": "kota"}
    plan = plan_of(groups=[late | {"enrol_from": {2025: 10}}, REST], funds={"kota": {"kind": "public"}})
    months = ucj.budget(plan, 2025).months
    assert [month.people for month in months] == [10] * 9 + [20] * 3
    assert [month.total for month in months] == [10 * 16_800] * 9 + [20 * 16_800] * 3


def test_funds_come_first_then_employers_workers_and_those_who_pay_themselves() -> None:
    staff = {"segment": "pu", "wage": 5_000_000, "programmes": ["jkk", "jkm", "jht"]}
    groups: list[dict[str, Any]] = [
        {"id": "own", "workers": 5, "participants": 5},
        {"id": "staff", "workers": 10, "participants": 10} | staff,
        {"id": "ojol", "workers": 50, "participants": 50, "paid_by": "kota"},
        REST,
    ]
    fund = {"kind": "public", "ceiling": {2025: 9_000_000}, "spent": {2025: 7_000_000}}
    plan = plan_of(groups=groups, funds={"kota": fund})
    assert [(payer.id, payer.need) for payer in ucj.gap(plan, 2025).payers] == [
        ("kota", 50 * PERSON),
        ("employer", 10 * 12 * (12_000 + 15_000 + 185_000)),
        ("worker", 10 * 12 * 100_000),
        ("self", 5 * PERSON),
    ]
    told = [ucj.gap(plan, year).payers[0] for year in (2025, 2026)]
    assert [(fund.ceiling, fund.shortfall, fund.spent) for fund in told] == [
        (9_000_000, 50 * PERSON - 9_000_000, 7_000_000),
        (None, None, None),
    ]


@pytest.mark.parametrize(
    ("group", "terms"),
    [
        ({}, Terms("bpu", ("jkk", "jkm"), "self")),
        ({"income": 2_000_000, "sector": "transport"}, Terms("bpu", ("jkk", "jkm"), "self", 2_000_000, "transport")),
        ({"paid_by": "kota", "programmes": ["jkk"]}, Terms("bpu", ("jkk",), "public")),
        ({"paid_by": "csr"}, Terms("bpu", ("jkk", "jkm"), "donor")),
        ({"paid_by": "half"}, Terms("bpu", ("jkk", "jkm"), "donor_half_price")),
        ({"paid_by": "elsewhere"}, None),
        ({"segment": "pu", "wage": 9, "risk_class": 3}, Terms("pu", ("jkk", "jkm"), "employer", wage=9, risk_class=3)),
        (
            {"segment": "pu", "wage": 9, "labour_intensive": True, "paid_by": "kota"},
            Terms("pu", ("jkk", "jkm"), "public", wage=9, labour_intensive=True),
        ),
    ],
)
def test_what_the_price_of_a_person_depends_on(group: dict[str, Any], terms: Terms | None) -> None:
    half = Fund(kind="donor", half_price=True)
    funds = {"kota": Fund(kind="public"), "csr": Fund(kind="donor"), "half": half}
    paid = paid_terms(Group(id="a", workers=5, months=Months.model_validate({"from": 4, "to": 9}), **group), funds)
    assert paid == (terms, 4, 9)


@pytest.mark.parametrize(
    ("what", "fund", "planned", "years"),
    [  # of each year: who is kept, who is dropped, who is added
        (
            "what is left is gone",
            {"ceiling": {2025: 100 * PERSON + 150_000, 2026: 100 * PERSON + 51_600, 2027: 90 * PERSON}},
            {},
            [(0, 0, 100), (100, 0, 0), (90, 10, 0)],
        ),
        (
            "unless it is carried over: 150,000 and 51,600 are another person",
            {"ceiling": {2025: 100 * PERSON + 150_000, 2026: 100 * PERSON + 51_600, 2027: 90 * PERSON}}
            | {"carry_over": True},
            {},
            [(0, 0, 100), (100, 0, 1), (90, 11, 0)],
        ),
        (
            "a rupiah too few is a person less",
            {"ceiling": {2025: 100 * PERSON - 1, 2026: 100 * PERSON, 2027: 100 * PERSON - 1}},
            {},
            [(0, 0, 99), (99, 0, 1), (99, 1, 0)],
        ),
        (
            "a headcount that is listed for a year keeps no more",
            {"ceiling": dict.fromkeys((2025, 2026, 2027), 100 * PERSON)},
            {2026: 50},
            [(0, 0, 100), (50, 0, 50), (100, 0, 0)],
        ),
    ],
)
def test_the_road_under_the_ceilings(
    what: str, fund: dict[str, Any], planned: dict[int, int], years: list[tuple[int, int, int]]
) -> None:
    plan = plan_of(
        coverage={"date": "2025-06-30", "participants": 0},
        targets={"percent": {2025: 50, 2027: 50}},
        funds={"kota": {"kind": "public"} | fund},
        groups=[{"id": "all", "workers": 1_000, "paid_by": "kota", "planned": planned}],
    )
    funded = both_roads(plan).funded
    assert [(year.kept, year.dropped, year.added) for year in funded] == years, what
    assert [year.participants_end for year in funded] == [kept + added for kept, _, added in years]
