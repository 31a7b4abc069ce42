"""Plans over time: where they stand on a day, terms that change, what the money reaches; at random and by hand."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.engine.recomputed_plan import on_terms
from tests.plans import COVERED, YEARS, has_a_road, plan_of, plans
from ucj_cli.engine.afford import afford
from ucj_cli.engine.budget import budget
from ucj_cli.engine.gap import gap
from ucj_cli.engine.roadmap import roadmap
from ucj_cli.errors import OutOfRangeError
from ucj_cli.plan_file.find import shipped_plan
from ucj_cli.plan_file.load import load_plan
from ucj_cli.plan_file.model import Plan
from ucj_cli.yamldoc.findings import PlanError

if TYPE_CHECKING:
    from tests.conftest import WritePlan

BESIDE = {"plan", "notes"}
"""What an answer says of the plan's file, and in sentences."""


def figures(answer: Any) -> dict[str, Any]:  # noqa: ANN401 - any answer
    return {key: figure for key, figure in answer.model_dump().items() if key not in BESIDE}


def can_be_asked(plan: Plan, year: int) -> bool:
    try:
        gap(plan, year)
    except OutOfRangeError:
        return False
    return True


@given(plans(), st.sampled_from([COVERED, date(2025, 12, 11), date(2026, 7, 1)]), st.sampled_from(YEARS))
def test_a_plan_as_of_a_day_is_the_plan_without_what_was_seen_later(plan: Plan, day: date, year: int) -> None:
    last = max([each for each in (COVERED, *plan.observed) if each <= day])
    before = plan.model_dump(by_alias=True, exclude_unset=True)
    before["observed"] = {each: seen for each, seen in plan.observed.items() if each <= last}
    for group in before["groups"]:
        if "observed" in group:  # what was seen of a group after the last day of the whole would never be used
            group["observed"] = {each: people for each, people in group["observed"].items() if each <= last}
    without = Plan.model_validate(before)
    then = plan.as_of(day)
    assume(can_be_asked(without, year))
    for ask in (gap, budget, afford):
        assert figures(ask(then, year)) == figures(ask(without, year))
    if has_a_road(without):
        assert figures(roadmap(then)) == figures(roadmap(without))


@given(plans(), st.sampled_from(YEARS))
def test_a_year_is_as_in_a_plan_that_was_written_with_its_terms(plan: Plan, year: int) -> None:
    assume(can_be_asked(plan, year))
    written = plan.model_dump(by_alias=True, exclude_unset=True)
    full = plan.model_dump(by_alias=True)["groups"]
    terms = on_terms(plan.model_dump(by_alias=True), full, year)
    for group, now, own in zip(written["groups"], terms, plan.groups, strict=True):
        changed = [key for change in group.get("changes", {}).values() for key in change]
        keys = own.model_fields_set.union(changed) - {"changes", "growth_percent"}
        group.clear()
        group |= {key: now[key] for key in keys}
    for ask in (gap, budget, afford):
        assert figures(ask(Plan.model_validate(written), year)) == figures(ask(plan, year))


@given(plans(), st.sampled_from(YEARS))
def test_new_people_cost_their_own_price_and_every_sum_has_it(plan: Plan, year: int) -> None:
    assume(can_be_asked(plan, year))
    answer = gap(plan, year)
    for group in answer.groups:
        assert group.cost_per_new_person <= group.cost_per_person
        assert group.budget.existing + group.new * group.cost_per_new_person == group.budget.total
    assert sum(segment.budget.total for segment in answer.segments) == answer.budget.total
    assert sum(segment.new for segment in answer.segments) == answer.new
    assert sum(month.total for month in budget(plan, year).months) == answer.budget.total


def makassar(**more: Any) -> Plan:  # noqa: ANN401 - sections of a plan
    return plan_of(
        workforce={"size": {2025: 555_684}},
        coverage={"date": date(2025, 12, 31), "participants": 296_178},
        targets={"percent": {2025: Decimal("57.1"), 2026: Decimal("66.2")}},
        **more,
    )


def test_makassars_road_begins_where_the_year_that_is_over_ended() -> None:
    [year] = roadmap(makassar()).years
    assert (year.year, year.participants_start, year.participants_needed, year.missing_at_start) == (
        2026,
        296_178,
        367_863,
        71_685,
    )


def test_malang_with_four_billion_a_year_reaches_what_afford_gives_year_by_year() -> None:
    """The second walk once more, by hand: each year is a plan of its own that begins where the year before ended."""
    shipped = load_plan(shipped_plan())
    plan = shipped.replace({"funds.dbhcht.ceiling": {2025: 4 * 10**9}, "funds.dbhcht.growth_percent": 0})
    reached: dict[int, int] = {}
    here = {group.id: group.participants for group in gap(plan, 2025).groups}
    for year in range(2025, 2031):
        own = {f"groups.{g.id}.participants": here[g.id] for g in plan.groups if g.workers != "rest"}
        begun = {
            "coverage.date": f"{year}-01-01",
            "coverage.participants": sum(here.values()),
            "coverage.percent": None,
        }
        sizes = {"workforce.size": {2025: 428_699, year: 428_699}}
        now = plan.replace({**sizes, **begun, **own})
        bought = {group.id: group.kept + group.added for group in afford(now, year).groups}
        here = {group.id: bought.get(group.id, group.participants_after) for group in gap(now, year).groups}
        reached[year] = sum(here.values())
    answer = roadmap(plan, last=2030)
    assert {year.year: year.funded.participants_end for year in answer.years} == reached
    last = answer.years[-1]
    assert (last.participants_end, reached[2030], last.funded.missing_to_target) == (239_000, 231_447, 7_553)
    assert (str(answer.funded.coverage_end_percent), answer.funded.behind_from) == ("53.99", 2025)


def reached_by_funds(first: list[int], second: list[int]) -> int:
    """Whom two funds reach in three years with money for so many people: each pays for one group."""
    money = {"x": first, "y": second}
    plan = plan_of(
        coverage={"date": date(2025, 6, 30), "participants": 0},
        targets={"percent": dict.fromkeys((2025, 2026, 2027), 10)},
        funds={
            name: {"kind": "public", "ceiling": {2025 + n: 201_600 * people for n, people in enumerate(each)}}
            for name, each in money.items()
        },
        groups=[{"id": f"of-{name}", "workers": 500, "paid_by": name} for name in money],
    )
    return int(roadmap(plan).funded.funds_only.coverage_end_percent * 10)  # of 1,000 workers


def test_money_of_one_year_that_is_gone_in_the_next_can_reach_fewer_where_two_funds_share_a_gap() -> None:
    """Whom the first keeps for a while are no part of the gap; when it drops them, the other has not enrolled them."""
    without, with_more = (reached_by_funds(first, [100, 100, 100]) for first in ([0, 0, 0], [50, 50, 0]))
    assert (without, with_more) == (86, 50)


@given(st.lists(st.integers(0, 100), min_size=2, max_size=2), st.integers(0, 100))
def test_the_same_rise_in_every_year_never_reaches_fewer(people: list[int], more: int) -> None:
    """Where the ceilings themselves stay as they are."""
    low, high = (reached_by_funds([people[0] + extra] * 3, [people[1]] * 3) for extra in (0, more))
    assert high >= low


def test_a_little_more_money_can_buy_one_dear_person_instead_of_four_cheap_ones() -> None:
    """Strict priority: what does not pay for anybody of the first tier is left for the second."""
    plan = plan_of(
        coverage={"date": date(2025, 6, 30), "participants": 0},
        targets={"percent": {2026: 100}},
        funds={"x": {"kind": "public"}},
        groups=[
            {"id": "dear", "segment": "pu", "wage": 15_000_000, "workers": 500, "paid_by": "x", "priority": 1},
            {"id": "cheap", "workers": 500, "paid_by": "x", "priority": 2},
        ],
    )
    assert gap(plan, 2026).groups[0].cost_per_person == 972_000
    bought = [afford(plan, 2026, {"x": money}).participants_reached for money in (971_999, 972_000)]
    assert bought == [4, 1]


OBSERVED: dict[str, Any] = {
    "observed": {date(2025, 12, 31): {"participants": 350}, date(2026, 6, 30): {"percent": 40}},
    "groups": [
        {"id": "a", "workers": 200, "participants": 50, "observed": {date(2025, 12, 31): 80, date(2026, 3, 1): 90}},
        {"id": "b", "workers": 300, "participants": 100},
        {"id": "rest", "workers": "rest"},
    ],
}


@pytest.mark.parametrize(
    ("day", "people", "begins"),
    [
        ("2025-09-09", {"a": 50, "b": 100, "rest": 150}, 2025),
        ("2025-12-30", {"a": 50, "b": 100, "rest": 150}, 2025),
        ("2025-12-31", {"a": 80, "b": 100, "rest": 170}, 2026),
        ("2026-05-01", {"a": 80, "b": 100, "rest": 170}, 2026),
        ("2026-06-30", {"a": 90, "b": 100, "rest": 210}, 2026),
        ("2030-01-01", {"a": 90, "b": 100, "rest": 210}, 2026),
    ],
)
def test_where_a_plan_stands_and_its_groups(day: str, people: dict[str, int], begins: int) -> None:
    plan = plan_of(**OBSERVED).as_of(day)
    answer = gap(plan, 2026)
    assert {group.id: group.participants for group in answer.groups} == people
    assert answer.participants == sum(people.values())
    assert roadmap(plan).years[0].year == begins


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"observed": {date(2025, 9, 9): {"participants": 300}}}, "UCJ029"),
        ({"groups.a.observed": {date(2025, 9, 9): 60}}, "UCJ029"),
        ({"groups.a.observed": {date(2026, 7, 1): 60}}, "UCJ030"),
        ({"groups.a.observed": {date(2026, 6, 30): 301}}, "UCJ031"),
        ({"groups.rest.observed": {date(2026, 6, 30): 1}}, "UCJ019"),
        ({"targets.participants": {2025: 400}}, "UCJ032"),
        ({"targets.participants": {2030: 1_001}}, "UCJ033"),
        ({"funds": {"x": {"kind": "public", "shared": "s"}, "y": {"kind": "public", "shared": "s"}}}, "UCJ034"),
        ({"groups.a.changes": {2026: {"wage": 1_000_000}}}, "UCJ022"),
        ({"groups.a.changes": {2026: {"paid_by": "employer"}}}, "UCJ017"),
        ({"groups.a.changes": {2026: {"paid_by": "nobody"}}}, "UCJ016"),
        ({"groups.a.changes": {2026: {"programmes": ["jp"]}}}, "UCJ404"),
        ({"groups.a.changes": {2026: {"months": {"from": 5, "to": 4}}}}, "UCJ021"),
    ],
)
def test_what_is_observed_and_what_changes_must_fit_the_rest(changes: dict[str, Any], code: str) -> None:
    with pytest.raises(PlanError) as raised:
        plan_of(**OBSERVED).replace(changes)
    assert [found.code for found in raised.value.findings] == [code]


def test_a_scenario_adds_observations_and_changes_and_null_removes_one() -> None:
    plan = plan_of(**OBSERVED)
    later = plan.replace({"observed": {date(2026, 9, 30): {"participants": 500}}})
    assert gap(later, 2026).participants == 500
    dropped = later.replace({"observed.2026-09-30": None})
    assert gap(dropped, 2026).participants == 400
    assert gap(plan.replace({"groups.b.changes": {2026: {"income": 5_000_000}}}), 2027).groups[1].cost_per_person == (
        12 * (49_500 + 6_800)
    )


def test_one_value_for_one_run_may_be_of_a_day_or_a_tag(write_plan: WritePlan) -> None:
    path = write_plan(
        'region: {name: Kota, code: "35.73"}\nworkforce: {size: {2025: 1_000}}\n'
        "coverage: {date: 2025-09-09, participants: 300}\ntargets: {percent: {2025: 40}}\n"
        "groups: [{id: a, workers: rest}]\n"
    )
    plan = load_plan(path, ["observed.2026-06-30.participants=410", "groups.a.tags.opd=Dishub"])
    answer = gap(plan, 2026)
    assert (answer.as_of, answer.participants, answer.groups[0].tags) == (date(2026, 6, 30), 410, {"opd": "Dishub"})


def test_exactly_so_many_are_needed_where_the_target_is_in_people() -> None:
    plan = plan_of(targets={"percent": {2025: 40}, "participants": {2027: 777}})
    assert [year.participants_needed for year in roadmap(plan).years] == [400, 589, 777]
    assert gap(plan, 2027).target_percent * 10 == 777
