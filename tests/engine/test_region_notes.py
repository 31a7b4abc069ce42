"""The notes under the sum of several regions, word for word."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

import ucj_cli as ucj
from tests.plans import plan_of

if TYPE_CHECKING:
    from ucj_cli.answers.base import Note

RATE = {"from": "2026-01", "segment": "bpu", "programme": "jkm", "rupiah": 10_000, "source": "a draft law"}
TWICE = "their people are counted more than once."
ONCE = "needs are added, its ceiling counts once."
SAME = "if that is one and the same money, it is counted"


def region(name: str, code: str | None, **sections: Any) -> ucj.Plan:  # noqa: ANN401 - keys of a plan
    workforce = {"size": {2025: 1_000}, "source": "Sakernas"}
    return plan_of(**{"region": {"name": name} | ({"code": code} if code else {}), "workforce": workforce} | sections)


def malang(**sections: Any) -> ucj.Plan:  # noqa: ANN401
    return region("Malang", "35.73", **sections)


def batu(**sections: Any) -> ucj.Plan:  # noqa: ANN401
    return region("Batu", "35.79", **sections)


def blitar(**sections: Any) -> ucj.Plan:  # noqa: ANN401
    return region("Blitar", "35.72", **sections)


def apbd(**terms: Any) -> dict[str, object]:  # noqa: ANN401 - keys of a fund
    return {"apbd": {"kind": "public", "name": "APBD", **terms}}


def known_as(percent: str) -> dict[str, Any]:
    """Coverage of 40 %, known to half a point, and a target above it."""
    coverage = {"date": date(2025, 9, 9), "percent": 40}
    return {"coverage": coverage, "targets": {"percent": {2026: Decimal(percent)}}}


def told(notes: tuple[Note, ...]) -> dict[str, str]:
    return {note.code: note.text for note in notes if note.code != "without_plan"}


@pytest.mark.parametrize(
    ("plans", "notes"),
    [
        ([malang(), batu()], {}),
        ([malang(), region("Desa", None)], {}),
        (
            [malang(), batu(workforce={"size": {2025: 1_000}, "source": "another"})],
            {
                "bases_differ": "The regions stand on 2 different denominators: their sum and its percentage are of "
                "unlike things."
            },
        ),
        (
            [malang(coverage={"date": date(2025, 12, 31), "participants": 300}), batu()],
            {"days_differ": "Coverage is of different days, from 9 September 2025 to 31 December 2025."},
        ),
        (
            [batu(), malang(), malang(), batu()],
            {"region_twice": f"There is more than one plan of 35.73, 35.79: {TWICE}"},
        ),
        (
            [region("Jakarta", "31.71"), region("Jatim", "35"), batu(), malang()],
            {"region_within": f"The plan of 35 holds 35.73, 35.79 already: {TWICE}"},
        ),
        (
            [region("Indonesia", "00"), malang(), batu()],
            {"region_within": f"The plan of 00 holds 35.73, 35.79 already: {TWICE}"},
        ),
        (
            [malang(funds=apbd(ceiling={2026: 5, 2027: 6})), batu(funds=apbd(ceiling={2027: 6, 2026: 5})), blitar()],
            {"fund_in_several": f"APBD has the same ceilings in the plans of Malang, Batu: {SAME} 2 times."},
        ),
        ([malang(funds=apbd(ceiling={2026: 5})), batu(funds=apbd(ceiling={2026: 6}))], {}),
        ([malang(funds=apbd(ceiling={2026: 5})), region("Bandung", "32.73", funds=apbd(ceiling={2026: 5}))], {}),
        ([malang(funds=apbd()), batu(funds=apbd())], {}),
        (
            [malang(funds=apbd(shared="jatim")), batu(funds=apbd(shared="jatim")), blitar(funds=apbd(shared="x"))],
            {"shared_once": f"APBD is one money in the plans of Malang, Batu: {ONCE}"},
        ),
        (
            [malang(**known_as("40.5")), batu(**known_as("40.4")), blitar(**known_as("40.6"))],
            {
                "coverage_rounded_in": "In 2 regions (Malang, Batu) the gap is no larger than what coverage, given "
                "only as a percentage, is known to: the target may be reached already."
            },
        ),
        (
            [malang(assumed_rates=[RATE]), blitar(), batu(assumed_rates=[RATE])],
            {
                "rates_of_plan_in": "In these regions prices rest on rates that the plan assumes, and no law has "
                "ordered: Malang, Batu."
            },
        ),
    ],
)
def test_a_note_on_the_sum(plans: list[ucj.Plan], notes: dict[str, str]) -> None:
    assert told(ucj.gaps(plans, 2026).notes) == notes


def test_each_plan_that_holds_others_is_told_in_the_order_of_codes() -> None:
    plans = [malang(), region("Jatim", "35"), region("Indonesia", "00"), batu()]
    notes = [note.text for note in ucj.gaps(plans, 2026).notes if note.code == "region_within"]
    assert notes == [
        f"The plan of 00 holds 35, 35.73, 35.79 already: {TWICE}",
        f"The plan of 35 holds 35.73, 35.79 already: {TWICE}",
    ]


def test_roads_of_other_years_are_told() -> None:
    plans = [malang(targets={"percent": {2026: 40}}), batu(targets={"percent": {2028: 40}})]
    assert told(ucj.roadmaps(plans).notes)["spans_differ"].startswith(
        "The roads are not of the same years (from 2025 to 2028)"
    )
    assert not told(ucj.roadmaps([plans[0], plans[0].replace({"region": {"name": "B", "code": "35.79"}})]).notes)


def test_regions_of_the_province_that_have_no_plan_are_named() -> None:
    jogja = region("Kota Yogyakarta", "34.71")
    others = ["Kabupaten Kulon Progo", "Kabupaten Bantul", "Kabupaten Gunungkidul", "Kabupaten Sleman"]
    answer = ucj.gaps([jogja], 2026)
    [note] = [note.text for note in answer.notes if note.code == "without_plan"]
    assert note == f"Not in it, because there is no plan of them: 4 regions of the province ({', '.join(others)})."
    assert [(each.name, each.code) for each in answer.without_plan] == [
        (name, code) for name, code in zip(others, ["34.01", "34.02", "34.03", "34.04"], strict=True)
    ]


@pytest.mark.parametrize("other", [region("DIY", "34"), malang(), region("Desa", None)])
def test_nobody_is_missing_where_the_province_has_a_plan_or_is_not_known(other: ucj.Plan) -> None:
    assert not ucj.gaps([region("Kota Yogyakarta", "34.71"), other], 2026).without_plan
