"""Budget by month, the road to the last target, and what money buys."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.plans import YEARS, plan_of, plans
from ucj_cli.engine.afford import afford
from ucj_cli.engine.budget import budget
from ucj_cli.engine.gap import gap
from ucj_cli.engine.notes import details_of
from ucj_cli.engine.pathway import first_year
from ucj_cli.engine.roadmap import roadmap
from ucj_cli.errors import OutOfRangeError, UsageError
from ucj_cli.i18n import get_locale
from ucj_cli.plan_file.find import shipped_plan
from ucj_cli.plan_file.group import group_in
from ucj_cli.plan_file.load import load_plan

if TYPE_CHECKING:
    from ucj_cli.answers.gap import GapGroup
    from ucj_cli.plan_file.model import Plan

years = st.sampled_from(YEARS)


def answerable(plan: Plan, year: int) -> bool:
    try:
        gap(plan, year)
    except OutOfRangeError:
        return False
    return True


@pytest.fixture(name="malang", scope="module")
def _malang() -> Plan:
    return load_plan(shipped_plan())


@given(plans(), years)
def test_months_programmes_payers_and_groups_are_each_the_year(plan: Plan, year: int) -> None:
    assume(answerable(plan, year))
    answer = budget(plan, year)
    assert sum(month.total for month in answer.months) == answer.budget.total == gap(plan, year).budget.total
    assert sum(answer.programmes.values()) == answer.budget.total
    assert answer.payers == gap(plan, year).payers
    for month in answer.months:
        assert sum(month.programmes.values()) == sum(month.payers.values()) == month.total
    for payer in answer.payers:
        assert sum(month.payers.get(payer.id, 0) for month in answer.months) == payer.need


@given(plans())
def test_the_roads_first_year_is_the_gap_where_no_plan_ends(plan: Plan) -> None:
    assume(all(not group.planned for group in plan.groups))
    first = first_year(plan)
    assume(answerable(plan, first))
    begun, today = roadmap(plan, last=first).years[0], gap(plan, first)
    assert (begun.missing_at_start, begun.new, begun.groups) == (
        today.gap,
        sum(g.new for g in today.groups),
        today.groups,
    )
    assert begun.budget == today.budget


@given(plans())
def test_every_year_of_the_road_adds_up_and_begins_where_the_last_one_ended(plan: Plan) -> None:
    last = min(first_year(plan) + 4, 2045)
    assume(answerable(plan, first_year(plan)) and answerable(plan, last))
    answer = roadmap(plan, last=last)
    for year in answer.years:
        assert year.retained == year.participants_start - year.lapsed
        assert year.participants_end == year.retained + year.new
        assert year.active_year_end <= year.participants_end
        assert year.new >= year.missing_at_start == max(0, year.participants_needed - year.retained)
        assert sum(group.new for group in year.groups) == year.new
        assert sum(payer.need for payer in year.payers) == year.budget.total
    for before, after in zip(answer.years, answer.years[1:], strict=False):
        assert after.participants_start == before.participants_end
    assert answer.totals.new == sum(year.new for year in answer.years)
    assert answer.totals.budget.total == sum(year.budget.total for year in answer.years)


def test_lapses_are_rounded_half_up_and_begin_in_the_second_year() -> None:
    groups = [{"id": "a", "workers": 1_000, "participants": 305, "lapse_percent": 10}]
    plan = plan_of(
        groups=groups,
        coverage=plan_of().coverage.model_dump(include={"date"}) | {"participants": 305},
        targets={"percent": {2025: 20, 2027: 20}},
    )
    assert [(year.lapsed, year.retained) for year in roadmap(plan).years] == [(0, 305), (31, 274), (27, 247)]


def test_a_listed_headcount_lets_go_whom_it_has_no_room_for() -> None:
    groups = [
        {"id": "a", "workers": 600, "participants": 300, "planned": {2026: 100}},
        {"id": "b", "workers": 400, "participants": 0},
    ]
    plan = plan_of(groups=groups, targets={"percent": {2025: 30, 2027: 30}})
    lapsed = [(year.year, year.lapsed, year.missing_at_start) for year in roadmap(plan).years]
    assert lapsed == [(2025, 0, 0), (2026, 200, 200), (2027, 0, 0)]


def test_the_road_is_not_walked_before_it_begins_or_backwards(malang: Plan) -> None:
    for first, last in ((2024, None), (2030, 2029)):
        with pytest.raises(OutOfRangeError):
            roadmap(malang, first, last)


def test_kota_malangs_road_to_everybody(malang: Plan) -> None:
    answer = roadmap(malang)
    assert [year.missing_at_start for year in answer.years[:3]] == [37_297, 12_647, 12_646]
    assert (answer.totals.new, answer.years[-1].participants_end) == (290_229, 428_699)
    [differs] = (note.text for note in gap(malang, 2026).notes if note.code == "roadmap_differs")
    assert differs.endswith("12,647, public money Rp8,958,211,200.")


def test_four_billion_in_2026_buy_19841_people_or_everybody_for_eight_months(malang: Plan) -> None:
    answer = afford(malang, 2026)
    dbhcht, apbd = answer.funds
    assert (dbhcht.added, dbhcht.spent, dbhcht.left, dbhcht.months_if_all_paid) == (19_841, 3_999_945_600, 54_400, 8)
    assert (apbd.available, apbd.kept, apbd.added, apbd.left) == (None, 26_400, 0, None)
    assert str(answer.coverage_reached_percent) == "36.93"


@given(plans(), years, st.integers(0, 10**9))
def test_what_is_bought_costs_no_more_and_the_next_person_would_not_fit(plan: Plan, year: int, money: int) -> None:
    assume(answerable(plan, year))
    told = {group.id: group for group in gap(plan, year).groups}
    answer = afford(plan, year, {"kota": money})
    (fund,) = (fund for fund in answer.funds if fund.id == "kota")
    assert fund.available == money
    assert fund.spent <= money
    assert fund.left == money - fund.spent
    bought = {group.id: group for group in answer.groups if told[group.id].paid_by == "kota"}
    prices = {name: _prices(plan, told[name], year) for name in bought}
    spent = [group.kept * prices[name][0] + group.added * prices[name][1] for name, group in bought.items()]
    assert sum(spent) == fund.spent
    if fund.added:
        for name, group in bought.items():
            if group.added < told[name].new:
                assert prices[name][1] > (fund.left or 0)


@given(plans(), years)
def test_a_funds_own_need_buys_exactly_its_people(plan: Plan, year: int) -> None:
    assume(answerable(plan, year))
    today = gap(plan, year)
    needs = {payer.id: payer.need for payer in today.payers if payer.is_fund}
    added = {group.id: group.added for group in afford(plan, year, needs).groups}
    assert added == {group.id: group.new for group in today.groups if group.paid_by in needs}


@given(plans(), years, st.integers(0, 10**8), st.integers(0, 10**8))
def test_more_money_never_takes_a_person_from_a_group_that_comes_first(
    plan: Plan, year: int, money: int, more: int
) -> None:
    assume(answerable(plan, year))
    poor, rich = (afford(plan, year, {"kota": sum_}) for sum_ in (money, money + more))
    told = {group.id: group for group in gap(plan, year).groups}
    own = [group for group in told.values() if group.paid_by == "kota"]
    orders = {part: _in_order(plan, own, year, part) for part in ("kept", "added")}
    people = [
        [getattr(_group(answer, group.id), part) for part, order in orders.items() for group in order]
        for answer in (poor, rich)
    ]
    changed = [b - a for a, b in zip(*people, strict=True)]
    assert not any(changed) or next(change for change in changed if change) > 0


def _prices(plan: Plan, told: GapGroup, year: int) -> tuple[int, int]:
    """What the fund pays for one person, and for one who is new: all but what wage earners bear themselves."""
    shares = details_of(plan, year, get_locale("en")).worker_shares[told.id]
    return told.cost_per_person - shares[0], told.cost_per_new_person - shares[1]


def _rank(plan: Plan, told: GapGroup, year: int, part: str) -> tuple[bool, bool, int, int]:
    price = _prices(plan, told, year)[part == "added"]
    [group] = (group for group in plan.groups if group.id == told.id)
    priority = group_in(group, year, plan.coverage.date.year).priority
    return (False, False, 0, price) if told.planned is not None else (True, priority is None, priority or 0, price)


def _in_order(plan: Plan, own: list[GapGroup], year: int, part: str) -> list[GapGroup]:
    return sorted(own, key=lambda group: _rank(plan, group, year, part))


def _group(answer: Any, name: str) -> Any:  # noqa: ANN401 - an answer and its group
    return next(group for group in answer.groups if group.id == name)


def test_a_fund_that_is_not_in_the_plan_is_an_error(malang: Plan) -> None:
    with pytest.raises(UsageError, match="dbhcht"):
        afford(malang, 2026, {"dbhct": 1})
