"""Where the road begins, who is paid for on it, and what today's figures say nothing about."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given

from tests.plans import plan_of, plans
from ucj_cli.engine.funded import both_roads
from ucj_cli.engine.gap import gap
from ucj_cli.engine.pathway import first_year
from ucj_cli.engine.roadmap import roadmap
from ucj_cli.errors import OutOfRangeError
from ucj_cli.plan_file.find import shipped_plan
from ucj_cli.plan_file.load import load_plan

if TYPE_CHECKING:
    from tests.conftest import RunUcj, WritePlan
    from ucj_cli.plan_file.model import Plan

MAKASSAR = """\
region: {name: Kota Makassar, code: "73.71"}
workforce: {size: {2025: 555_684}}
coverage: {date: 2025-12-31, participants: 296_178}
targets: {percent: {2025: 57.1, 2026: 66.2}}
"""


def dated(day: str, targets: dict[int, int]) -> Plan:
    return plan_of(coverage={"date": day, "percent": 30}, targets={"percent": targets})


@pytest.mark.parametrize(
    ("as_of", "targets", "years"),
    [
        ("2025-09-09", {2025: 41, 2027: 50}, [2025, 2026, 2027]),
        ("2025-11-30", {2025: 41, 2027: 50}, [2025, 2026, 2027]),
        ("2025-12-01", {2025: 41, 2027: 50}, [2026, 2027]),
        ("2025-12-31", {2025: 41, 2027: 50}, [2026, 2027]),
        ("2025-06-30", {2028: 50}, [2025, 2026, 2027, 2028]),
        ("2026-06-30", {2025: 41}, [2026]),
        ("2025-12-31", {2025: 41}, [2026]),
    ],
    ids=str,
)
def test_the_road_begins_in_the_first_year_that_has_a_month_left(
    as_of: str, targets: dict[int, int], years: list[int]
) -> None:
    assert [year.year for year in roadmap(dated(as_of, targets)).years] == years


@pytest.mark.parametrize(
    ("terms", "insured"),
    [
        ({}, 350),
        ({"months": {"to": 10}}, 350),
        ({"months": {"to": 9}}, 0),  # own-account workers who are paid to September or earlier
        ({"months": {"to": 9}, "segment": "pu", "wage": 3_000_000}, 350),
    ],
)
def test_who_is_paid_too_short_is_not_insured_at_the_years_end(terms: dict[str, object], insured: int) -> None:
    groups = [{"id": "a", "workers": 650, "participants": 300, **terms}, {"id": "b", "workers": 350}]
    year = roadmap(plan_of(groups=groups, targets={"percent": {2025: 40}})).years[0]
    assert (year.participants_end, year.active_year_end) == (400, insured + 50)


def test_a_year_that_is_over_is_never_enrolled_again(run_ucj: RunUcj, write_plan: WritePlan) -> None:
    plan = load_plan(write_plan(MAKASSAR))
    (year,) = roadmap(plan).years
    assert (year.year, year.participants_start, year.missing_at_start, year.new) == (2026, 296_178, 71_685, 71_685)
    assert "roadmap_differs" not in {note.code for note in gap(plan, 2026).notes}
    done = run_ucj("roadmap", "--plan", write_plan(MAKASSAR), "--from", "2025")
    assert (done.status, done.stderr) == (
        2,
        "ucj: the road begins in 2026, not in 2025; `ucj track` tells of the years before\n",
    )


@pytest.mark.parametrize("command", ["gap", "budget", "afford", "explain gap"])
def test_todays_figures_say_nothing_about_a_year_that_is_over(
    command: str, run_ucj: RunUcj, write_plan: WritePlan
) -> None:
    plan = write_plan(MAKASSAR.replace("2025-12-31", "2026-10-31"))
    done = run_ucj(*command.split(), "--plan", plan, "--year", "2025")
    assert done.status == 2
    assert done.stderr.startswith("ucj: 2025 was over when coverage was counted (31 October 2026)")


def test_a_plan_above_the_target_is_enrolled_and_told(run_ucj: RunUcj) -> None:
    plan = load_plan(shipped_plan()).replace({"targets.percent.2025": 35})
    answer = gap(plan, 2025)
    assert (answer.gap, sum(group.new for group in answer.groups)) == (11_575, 25_000)
    (told,) = (note.text for note in answer.notes if note.code == "planned_above_gap")
    assert told.startswith("To enrol are 25,000: of these 13,425 are planned")
    screen = run_ucj("gap", "--year", "2025", "--set", "targets.percent.2025=35").stdout
    assert re.search(r"25,000 +still to enrol", screen)
    assert "to enrol 25,000" in screen
    assert "11,575" not in screen


def kept_above_its_plan() -> Plan:
    """One group of 1,000, of whom 100 are planned in 2026: the target takes all of them, in the last tier."""
    return plan_of(
        workforce={"size": {2025: 1_000}},
        coverage={"date": "2025-12-31", "participants": 0},
        targets={"percent": {2026: 100}},
        funds={"apbd": {"kind": "public"}},
        groups=[{"id": "a", "workers": 1_000, "paid_by": "apbd", "planned": {2026: 100}}],
    )


def test_who_is_retained_on_the_road_is_paid_for() -> None:
    years = roadmap(kept_above_its_plan(), last=2028).years
    assert [year.participants_end for year in years] == [1_000] * 3
    assert [year.budget.total for year in years] == [201_600_000] * 3


@given(plans())
def test_everybody_who_is_counted_on_the_road_is_in_its_budget(plan: Plan) -> None:
    try:
        years = both_roads(plan, last=first_year(plan) + 4).filled
    except OutOfRangeError:
        return
    for year in years:
        for group in year.result.groups:
            assert group.people == group.participants_after


@pytest.mark.parametrize(
    ("first", "last", "code"),
    [
        (1, 12, None),
        (1, 10, None),
        (1, 9, "inactive_at_year_end"),
        (3, 12, None),
        (2, 11, None),
        (4, 12, "unpaid_between_years"),
        (10, 12, "unpaid_between_years"),
        (3, 11, "unpaid_between_years"),
        (4, 9, "inactive_at_year_end"),
    ],
)
def test_three_unpaid_months_in_a_row_are_told_wherever_they_lie(first: int, last: int, code: str | None) -> None:
    groups = [{"id": "a", "workers": 1_000, "months": {"from": first, "to": last}}]
    plan = plan_of(workforce={"size": {2025: 1_000}}, coverage={"date": "2025-06-30", "participants": 0}, groups=groups)
    told = {note.code for note in gap(plan, 2025).notes}
    assert told & {"inactive_at_year_end", "unpaid_between_years"} == ({code} if code else set())


def test_a_road_tells_once_of_whom_it_counts_that_are_not_insured_all_the_year_round() -> None:
    groups: list[dict[str, Any]] = [
        {"id": "ojol", "name": "Ojol", "workers": 100, "months": {"to": 8}, "changes": {2028: {"months": {"to": 12}}}},
        {"id": "petani", "workers": 200, "months": {"to": 9}},
        {"id": "lain", "name": "Lainnya", "workers": "rest", "months": {"from": 4}},
        {"id": "kosong", "workers": 0, "months": {"to": 2}},
        {"id": "nelayan", "workers": 5, "months": {"to": 2}, "paid_by": "elsewhere"},
        {"id": "guru", "name": {"id": "Guru", "en": "Teachers"}, "workers": 9, "months": {"to": 9}},
    ]
    plan = plan_of(coverage={"date": "2025-06-30", "participants": 0}, groups=groups)
    notes = {note.code: note.text for note in roadmap(plan, 2026, 2029).notes}
    assert notes["inactive_at_year_end_of"].endswith(
        "counts them: Ojol (2026-2027), petani (2026-2029), Teachers (2026-2029)."
    )
    assert notes["unpaid_between_years_of"].endswith("in between: Lainnya (2026-2029).")
    assert not {code for code in notes if code.endswith("_of")} & {
        note.code for note in roadmap(plan_of(groups=[{"id": "a", "workers": "rest"}])).notes
    }


@pytest.mark.parametrize(
    ("months", "following", "told"),
    [
        ({"from": 10, "to": 12}, {"from": 1, "to": 12}, set()),  # only the first year begins so late
        ({"from": 1, "to": 10}, {"from": 2, "to": 12}, {"unpaid_between_years"}),  # November, December, January
    ],
)
def test_unpaid_months_are_those_of_this_year_and_the_next(
    months: dict[str, int], following: dict[str, int], told: set[str]
) -> None:
    groups = [{"id": "a", "workers": 1_000, "months": months, "changes": {2026: {"months": following}}}]
    plan = plan_of(workforce={"size": {2025: 1_000}}, coverage={"date": "2025-06-30", "participants": 0}, groups=groups)
    assert {note.code for note in gap(plan, 2025).notes} & {"unpaid_between_years"} == told
    assert {note.code for note in gap(plan, 2026).notes} & {"unpaid_between_years"} == set()
