"""What a reader is told beside the figures."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.plans import plan_of
from ucj_cli.engine.gap import gap
from ucj_cli.engine.notes import active_at_year_end


def codes(year: int = 2025, **sections: Any) -> list[str]:  # noqa: ANN401 - whatever a plan's sections hold
    return [note.code for note in gap(plan_of(**sections), year).notes]


def one_group(**keys: Any) -> list[dict[str, Any]]:  # noqa: ANN401 - whatever a group's keys hold
    return [{"id": "a", "workers": 1_000, "participants": 300, **keys}]


def test_a_fund_that_is_short_is_told_with_what_is_missing() -> None:
    funds = {"kota": {"name": "Kota", "kind": "public", "ceiling": {2025: 1}}}
    answer = gap(plan_of(funds=funds, groups=one_group(paid_by="kota")), 2025)
    short = next(note for note in answer.notes if note.code == "fund_short")
    assert short.text == "Kota needs Rp80,640,000 in 2025 and has Rp1: Rp80,639,999 are missing."


def test_no_ceiling_is_unknown_not_zero() -> None:
    funds = {"kota": {"kind": "public"}}
    assert "ceiling_unknown" in codes(funds=funds, groups=one_group(paid_by="kota"))
    assert "fund_short" not in codes(funds=funds, groups=one_group(paid_by="kota"))


def test_a_fund_that_nobody_needs_is_not_spoken_of() -> None:
    assert "ceiling_unknown" not in codes(funds={"kota": {"kind": "public"}}, groups=one_group())


@pytest.mark.parametrize(
    ("keys", "code"),
    [
        ({"planned": {2025: 1_001}}, "planned_above_workers"),
        ({"planned": {2025: 200}}, "no_longer_paid"),
        ({"months": {"from": 1, "to": 9}}, "inactive_at_year_end"),
        ({"status": "assumed"}, "assumed_groups"),
    ],
)
def test_what_is_odd_about_a_group_is_told(keys: dict[str, Any], code: str) -> None:
    assert code in codes(groups=one_group(**keys))
    assert code not in codes(groups=one_group())


def test_participants_above_workers_are_published_now_and_then() -> None:
    coverage = {"date": date(2025, 9, 9), "participants": 1_100}
    assert "participants_above_workers" in codes(coverage=coverage)
    assert "participants_above_workers" in codes(coverage=coverage, groups=one_group(participants=1_100))


@pytest.mark.parametrize(
    ("keys", "active"),
    [
        ({"months": {"to": 10}}, True),
        ({"months": {"to": 9}}, False),
        ({"months": {"to": 9}, "paid_by": "elsewhere"}, True),
        ({"months": {"to": 9}, "segment": "pu", "wage": 1}, True),
    ],
)
def test_three_unpaid_months_end_the_membership_of_own_account_workers(keys: dict[str, Any], active: bool) -> None:  # noqa: FBT001
    assert active_at_year_end(plan_of(groups=one_group(**keys)).groups[0]) is active


def test_the_law_is_an_assumption_only_after_it_was_last_checked() -> None:
    assert "rates_assumed" not in codes(groups=one_group())
    assert "rates_assumed" in codes(2026, groups=one_group())
    assert "rates_assumed" not in codes(2026, groups=one_group(months={"from": 1, "to": 9}))
    assert "rates_assumed" not in codes(2026, groups=one_group(paid_by="elsewhere"))


def test_assumed_sections_are_told() -> None:
    assert "assumed_workforce" in codes(workforce={"size": {2025: 1_000}, "status": "assumed"})


def test_notes_and_names_come_in_the_language_asked_for() -> None:
    plan = plan_of(groups=one_group(name={"id": "Petani", "en": "Farmers"}, months={"to": 3}))
    indonesian = gap(plan, 2025, lang="id")
    assert indonesian.groups[0].name == "Petani"
    assert any("tidak aktif pada 31 Desember" in note.text for note in indonesian.notes)
    assert gap(plan, 2025).groups[0].name == "Farmers"
