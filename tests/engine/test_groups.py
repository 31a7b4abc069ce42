"""The groups of a plan: the two of a plan that has none, what they are called, and their terms in a year."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

import ucj_cli as ucj
from tests.plans import plan_of
from ucj_cli.engine.gap import headline
from ucj_cli.engine.groups import funds_of, groups_of, population_of
from ucj_cli.engine.notes import group_names, payer_names
from ucj_cli.engine.year import year_result
from ucj_cli.i18n import get_locale

if TYPE_CHECKING:
    from ucj_cli.i18n import Code


COVERED = {"id": "Peserta saat ini", "en": "Covered today"}
UNCOVERED = {"id": "Belum terlindungi", "en": "Not covered yet"}


def test_a_plan_without_groups_has_those_covered_and_all_others_who_come_first() -> None:
    keys = ("id", "name", "workers", "observed", "paid_by", "priority")
    assert [tuple(getattr(group, key) for key in keys) for group in groups_of(plan_of())] == [
        ("covered", COVERED, 300, {date(2025, 9, 9): 300}, "elsewhere", None),
        ("uncovered", UNCOVERED, "rest", {}, "apbd", 1),
    ]


@pytest.mark.parametrize(("lang", "fund"), [("en", "Regional budget (APBD)"), ("id", "APBD")])
def test_they_and_their_fund_have_a_name_in_each_language(lang: Code, fund: str) -> None:
    locale = get_locale(lang)
    assert group_names(groups_of(plan_of()), locale) == [COVERED[lang], UNCOVERED[lang]]
    assert payer_names(plan_of(), locale)["apbd"] == fund


def test_the_fund_is_the_plans_own_if_it_has_one_of_that_name() -> None:
    assert (funds_of(plan_of())["apbd"].kind, funds_of(plan_of())["apbd"].ceiling) == ("public", {})
    own = plan_of(funds={"apbd": {"kind": "public", "ceiling": {2026: 5}}, "csr": {"kind": "donor"}})
    assert funds_of(own) == own.funds


@pytest.mark.parametrize(("year", "income"), [(2024, 1_000_000), (2025, 1_000_000), (2027, 1_102_500)])
def test_an_income_grows_from_the_year_of_the_coverage_date(year: int, income: int) -> None:
    plan = plan_of(groups=[{"id": "a", "workers": "rest", "income": 1_000_000, "growth_percent": 5}])
    [group] = population_of(plan).in_year(year).groups
    assert group.income == income


WAGE = {"segment": "pu", "wage": 3_000_000}


@pytest.mark.parametrize(
    ("groups", "segments"),
    [
        ([], []),
        ([{"id": "a", "workers": "rest"}], [("bpu", 1_000)]),
        ([{"id": "a", "workers": "rest", **WAGE}], [("pu", 1_000)]),
        ([{"id": "a", "workers": 400}, {"id": "b", "workers": "rest", **WAGE}], [("pu", 600), ("bpu", 400)]),
    ],
)
def test_a_segment_that_the_plan_has_none_of_is_not_told(
    groups: list[dict[str, Any]], segments: list[tuple[str, int]]
) -> None:
    told = ucj.gap(plan_of(groups=groups), 2026).segments
    assert [(segment.segment, segment.workers) for segment in told] == segments


@pytest.mark.parametrize(("participants", "missing"), [(999, 1), (1_000, 0), (1_001, 0)])
def test_nobody_is_missing_where_all_are_participants(participants: int, missing: int) -> None:
    plan = plan_of(coverage={"date": date(2025, 9, 9), "participants": participants})
    assert headline(year_result(population_of(plan), 2025))["gap_to_full"] == missing
