"""The notes under a year's gap, word for word; and what goes without one by a hair."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

import ucj_cli as ucj
from tests.plans import plan_of

KOTA = {"kind": "public", "name": "Kota"}
ALONE = {"groups": [{"id": "semua", "workers": "rest", "months": {"from": 10, "to": 12}}]}
GROWN = {"funds": {"kota": KOTA | {"ceiling": {2025: 1_000_000, 2026: 1_000_000_000}, "growth_percent": 5}}}
LATER = {"paid_by": "kota", "months": {"from": 3}}
GROWS = "is assumed: 5% a year after 2026, the last one that is given."
OVER = "nobody can be enrolled in it any more"
LEFT = (
    "2025 had 3 months left after 9 September 2025, and new people are priced for more: say from when with enrol_from."
)
RATE = {"from": "2028-01", "segment": "bpu", "programme": "jkm", "rupiah": 10_000, "source": "a draft law"}
PAID = "so not insured in between (three unpaid months end it)."
CHECKED = "on are assumed: the law was last checked on 24 September 2026."


def told(year: int, code: str, group: dict[str, Any], **sections: Any) -> list[str]:  # noqa: ANN401 - keys of a plan
    """The notes *code* on *year*, of a plan with the rest and 100 drivers, 10 of them insured, whom the city pays."""
    ojol = {"id": "ojol", "name": "Ojol", "workers": 100, "participants": 10, "paid_by": "kota"} | group
    plan = plan_of(**{"groups": [{"id": "lain", "workers": "rest"}, ojol], "funds": {"kota": KOTA}} | sections)
    return [note.text for note in ucj.gap(plan, year).notes if note.code == code]


@pytest.mark.parametrize(
    ("year", "code", "group", "text"),
    [
        (2026, "ceiling_unknown", {}, "No ceiling is published for Kota in 2026: whether it has the money is unknown."),
        (
            2026,
            "planned_above_workers",
            {"planned": {2026: 101}},
            "Ojol: 101 are planned, but only 100 can be covered.",
        ),
        (2026, "planned_above_workers", {"planned": {2026: 100}}, None),
        (
            *(2026, "participants_above_workers", {"participants": 101}),
            "Ojol: 101 participants are more than its 100 workers, so nobody counts as uncovered.",
        ),
        (2026, "participants_above_workers", {"participants": 100}, None),
        (
            *(2026, "no_longer_paid", {"participants": 50, "planned": {2026: 40}}),
            "Ojol: the plan no longer pays for 10 of today's participants.",
        ),
        (2026, "no_longer_paid", {"participants": 50, "planned": {2026: 40}, "paid_by": "elsewhere"}, None),
        (
            *(2026, "enrolled_from", {"enrol_from": {2026: 4}}),
            "Ojol: new people are paid from April on, 9 months: Rp151,200 each.",
        ),
        (2026, "enrolled_from", {"enrol_from": {2026: 1}}, None),
        (
            *(2026, "inactive_at_year_end", {"months": {"from": 1, "to": 9}}),
            "Ojol: paid only to September, so not insured on 31 December (three unpaid months end it).",
        ),
        (2026, "inactive_at_year_end", {"months": {"from": 1, "to": 10}}, None),
        (
            *(2026, "unpaid_between_years", {"months": {"from": 2, "to": 10}}),
            f"Ojol: paid to October in one year and from February in the next, {PAID}",
        ),
        (
            *(2026, "unpaid_between_years", {"changes": {2027: {"months": {"from": 4, "to": 12}}}}),
            f"Ojol: paid to December in one year and from April in the next, {PAID}",
        ),
        (2026, "unpaid_between_years", {"changes": {2028: {"months": {"from": 4, "to": 12}}}}, None),
        (2026, "unpaid_between_years", {"months": {"from": 1, "to": 10}}, None),
        (
            2026,
            "unpaid_between_years",
            {"months": {"from": 1, "to": 10}, "changes": {2027: {"paid_by": "elsewhere", "months": {"from": 9}}}},
            None,
        ),
        (
            2026,
            "unpaid_between_years",
            {
                "paid_by": "elsewhere",
                "months": {"to": 3},
                "changes": {2027: {"paid_by": "kota", "months": {"from": 3}}},
            },
            None,
        ),
        (2026, "rates_assumed", {}, f"Contributions from October 2026 {CHECKED}"),
        (2028, "rates_assumed", {}, f"Contributions from January 2028 {CHECKED}"),
    ],
)
def test_a_note_on_a_group(year: int, code: str, group: dict[str, Any], text: str | None) -> None:
    assert told(year, code, group) == ([] if text is None else [text])


@pytest.mark.parametrize(
    ("year", "code", "sections", "text"),
    [
        (
            *(2028, "ceiling_grown", GROWN),
            f"The ceiling of Kota in 2028, Rp1,102,500,000, {GROWS}",
        ),
        (2026, "ceiling_grown", GROWN, None),
        (
            *(2026, "fund_short", {"funds": {"kota": KOTA | {"ceiling": {2026: 1_000_000}}}}),
            "Kota needs Rp5,443,200 in 2026 and has Rp1,000,000: Rp4,443,200 are missing.",
        ),
        (
            *(2028, "rates_of_plan", {"assumed_rates": [RATE]}),
            "° In 2028 the price rests on rates that the plan assumes, and no law has ordered: lain, Ojol.",
        ),
        (2027, "rates_of_plan", {"assumed_rates": [RATE]}, None),
        (
            *(2025, "months_left", {}),
            LEFT,
        ),
        (
            *(2025, "months_left", {"coverage": {"date": date(2025, 12, 31), "percent": 30}}),
            f"2025 had 0 months left after 31 December 2025, and new people are priced for more: {OVER}.",
        ),
        (2025, "months_left", ALONE, None),  # three months, of three that are left
        (2026, "months_left", {}, None),
        (2026, "rates_assumed", {"groups": [{"id": "a", "workers": "rest", "months": {"to": 9}}]}, None),
        (
            2026,
            "rates_assumed",
            {"groups": [{"id": "a", "workers": "rest", "months": {"to": 9}}, {"id": "b", "workers": 5}]},
            f"Contributions from October 2026 {CHECKED}",
        ),
    ],
)
def test_a_note_on_money(year: int, code: str, sections: dict[str, Any], text: str | None) -> None:
    assert told(year, code, {}, **sections) == ([] if text is None else [text])


@pytest.mark.parametrize(
    ("workers", "percent", "needed", "known_to"),
    [
        (140_000, "69", 97_300, "700 people"),  # half a point of 140,000
        (140_000, "69", 97_301, None),
        (140_000, "69.00", 96_607, "7 people"),
        (140_000, "69.00", 96_608, None),
        (100, "50.00", 51, "1 person"),
        (100, "50.00", 52, None),
    ],
)
def test_a_gap_within_the_rounding_of_coverage(workers: int, percent: str, needed: int, known_to: str | None) -> None:
    sections = {
        "workforce": {"size": {2025: workers}},
        "coverage": {"date": date(2025, 9, 9), "percent": Decimal(percent)},
        "targets": {"participants": {2025: needed}},
    }
    [*notes] = told(2025, "coverage_rounded", {}, groups=[], **sections)
    assert [f"known to {known_to} either way" in note for note in notes] == ([True] if known_to else [])


def test_the_note_on_money_is_of_the_road_too() -> None:
    plan = plan_of(assumed_rates=[RATE], targets={"percent": {2025: 40, 2030: 50}})
    [note] = [note for note in ucj.roadmap(plan).notes if note.code == "rates_of_plan"]
    assert note.text.startswith("° From 2028 to 2030 the price rests on rates that the plan assumes")
