"""What a reader is told beside the figures."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from tests.conftest import SMALLEST
from tests.plans import plan_of
from ucj_cli.engine.budget import budget
from ucj_cli.engine.gap import gap
from ucj_cli.engine.multi_region import gaps
from ucj_cli.engine.notes import active_at_year_end
from ucj_cli.engine.roadmap import roadmap

if TYPE_CHECKING:
    from tests.conftest import RunUcj, WritePlan


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


# A gap smaller than what the coverage is known to


MIMIKA = {
    "region": {"name": "Kabupaten Mimika", "code": "94.04"},
    "workforce": {"size": {2025: 143_219}},
    "targets": {"percent": {2025: 69, 2030: 80}},
}
"""Of 143,219 workers 69% are 98,821.11: so 98,821 participants, and 98,822 are needed."""


@pytest.mark.parametrize(
    ("coverage", "target", "told"),
    [
        ({"percent": 69}, 69, True),
        ({"percent": 69}, Decimal("69.49"), True),  # 702 people; half a percent is 716
        ({"percent": 69}, Decimal("69.6"), False),
        ({"percent": Decimal("69.00")}, 69, True),
        ({"percent": Decimal("69.00")}, Decimal("69.1"), False),
        ({"participants": 98_821}, 69, False),  # counted: one person is really missing
        ({"percent": 69, "participants": 98_821}, 69, False),
        ({"percent": 69}, 68, False),  # no gap at all
    ],
)
def test_a_gap_below_the_rounding_of_a_percentage_is_told(coverage: dict[str, Any], target: Any, told: bool) -> None:  # noqa: ANN401, FBT001
    sections = {"coverage": {"date": date(2025, 6, 30), **coverage}, "targets": {"percent": {2025: target}}}
    plan = plan_of(**MIMIKA | sections)
    for answer in (gap(plan, 2025), budget(plan, 2025), roadmap(plan)):
        assert ("coverage_rounded" in [note.code for note in answer.notes]) is told
    assert ("coverage_rounded_in" in [note.code for note in gaps([plan, plan_of()], 2025).notes]) is told


@pytest.mark.parametrize(("participants", "missing"), [(98_815, 7), (98_821, 1), (98_825, 0)])
def test_a_gap_to_todays_own_coverage_is_its_rounding(participants: int, missing: int) -> None:
    """All three are 69.00% of the workers, which as a target are 98,822 people."""
    coverage = {"date": date(2025, 6, 30), "participants": participants}
    answer = gap(plan_of(**MIMIKA | {"coverage": coverage, "targets": {"percent": {2030: 80}}}), 2025)
    assert (answer.target_basis, answer.gap) == ("current", missing)
    assert ("target_rounded" in [note.code for note in answer.notes]) is (missing > 0)


ALMOST = {
    "en": ("less than 0.01 points below target", "known to 716 people either way: the gap of 1 is no larger"),
    "id": ("kurang dari 0,01 poin di bawah target", "dapat berbeda 716 orang: kekurangan 1 tidak melebihi itu"),
}


@pytest.mark.parametrize("lang", ALMOST)
def test_one_person_missing_is_never_the_whole_target_reached(
    run_ucj: RunUcj, write_plan: WritePlan, lang: str
) -> None:
    text = SMALLEST.replace("428_699", "143_219").replace("32.3", "69").replace("2025: 41", "2025: 69")
    plan = write_plan(text)
    report = plan.with_name("report.md")
    shown = run_ucj("gap", plan, "--year", "2025", "--lang", lang).stdout
    assert run_ucj("report", "--plan", plan, "--year", "2025", "--lang", lang, "-o", report).status == 0
    for told in (shown, report.read_text("utf-8").replace("\\", "")):
        assert [word for word in ALMOST[lang] if word not in told] == []
    for full in ("100.00%", "100,00%"):
        assert full not in shown
