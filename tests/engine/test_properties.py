"""What holds for every plan."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import TYPE_CHECKING

from hypothesis import assume, given
from hypothesis import strategies as st

from tests.plans import YEARS, plans
from ucj_cli.engine.gap import gap
from ucj_cli.engine.groups import planned_in
from ucj_cli.engine.targets import waypoints
from ucj_cli.errors import OutOfRangeError
from ucj_cli.plan_file.group import group_in
from ucj_cli.plan_file.series import workforce_in
from ucj_cli.rounding import apportion

if TYPE_CHECKING:
    from ucj_cli.answers.gap import Gap
    from ucj_cli.plan_file.model import Plan


def answered(plan: Plan, year: int) -> Gap:
    assume(year >= min(waypoints(plan)))
    try:
        return gap(plan, year)
    except OutOfRangeError:
        assume(condition=False)
        raise


years = st.sampled_from(YEARS)


@given(plans(), years)
def test_new_people_add_up_to_the_gap_or_to_what_is_planned(plan: Plan, year: int) -> None:
    answer = answered(plan, year)
    planned = sum(
        min(max(0, group.planned - group.participants), max(0, group.workers - group.participants))
        for group in answer.groups
        if group.planned is not None
    )
    assert sum(group.new for group in answer.groups) == max(answer.gap, planned)


@given(plans(), years)
def test_nobody_is_enrolled_twice_or_beyond_a_groups_workers(plan: Plan, year: int) -> None:
    for group in answered(plan, year).groups:
        assert 0 <= group.new <= max(0, group.workers - group.participants)
        assert group.participants_after == group.participants + group.new


@given(plans(), years)
def test_workers_and_participants_add_up_to_the_whole(plan: Plan, year: int) -> None:
    answer = answered(plan, year)
    assert sum(group.workers for group in answer.groups) == answer.workforce == workforce_in(plan.workforce, year)
    assert sum(group.participants for group in answer.groups) == answer.participants


@given(plans(), years)
def test_payers_and_groups_add_up_to_the_budget(plan: Plan, year: int) -> None:
    answer = answered(plan, year)
    assert sum(payer.need for payer in answer.payers) == answer.budget.total
    assert sum(payer.need for payer in answer.payers if payer.kind == "public") == answer.budget.public
    for part in ("existing", "new", "total", "public"):
        assert sum(getattr(group.budget, part) for group in answer.groups) == getattr(answer.budget, part)
    for group in answer.groups:
        assert group.budget.new == group.new * group.cost_per_new_person
        assert group.budget.total == group.budget.existing + group.budget.new


@given(plans(), years)
def test_a_shortfall_is_what_the_need_lacks_and_unknown_without_a_ceiling(plan: Plan, year: int) -> None:
    for payer in answered(plan, year).payers:
        if payer.ceiling is None:
            assert payer.shortfall is None
        else:
            assert payer.shortfall == max(0, payer.need - payer.ceiling)


@given(plans(), years, st.integers(0, 10_000))
def test_a_higher_target_never_lowers_the_gap(plan: Plan, year: int, more: int) -> None:
    low = answered(plan, year)
    percents = {y: min(Decimal(100), percent + Decimal(more) / 100) for y, percent in plan.targets.percent.items()}
    targets = plan.targets.model_copy(update={"percent": percents})
    high = gap(plan.model_copy(update={"targets": targets}), year)
    assert high.gap >= low.gap
    assert high.participants_needed >= low.participants_needed


@given(plans(), years)
def test_json_says_what_the_answer_says(plan: Plan, year: int) -> None:
    answer = answered(plan, year)
    told = json.loads(answer.to_json())
    assert told == answer.model_dump(mode="json", by_alias=True)
    for group, found, planned in zip(told["groups"], answer.groups, plan.groups, strict=True):
        assert group["participants_after"] == group["participants"] + group["new"]
        assert group["budget"] == dict(found.budget)
        rate = group_in(planned, year, plan.coverage.date.year).pass_rate_percent
        assert (group["names_to_propose"] is None) == (rate is None)


@given(plans(), years, st.randoms(use_true_random=False))
def test_the_order_of_groups_changes_nothing_but_ties(plan: Plan, year: int, random: st.DataObject) -> None:
    shuffled = list(plan.groups)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    before = {group.id: group for group in answered(plan, year).groups}
    after = {group.id: group for group in gap(plan.model_copy(update={"groups": tuple(shuffled)}), year).groups}
    for name, group in before.items():
        # A tie moves one person, in the apportionment of workers and again in that of the gap
        assert abs(after[name].workers - group.workers) <= 1
        assert abs(after[name].new - group.new) <= 2
        assert after[name].cost_per_person == group.cost_per_person


@given(plans(), years)
def test_names_to_propose_are_enough_and_not_one_more(plan: Plan, year: int) -> None:
    terms = [group_in(group, year, plan.coverage.date.year) for group in plan.groups]
    rates = {group.id: group.pass_rate_percent for group in terms}
    for group in answered(plan, year).groups:
        rate = rates[group.id]
        if rate is None:
            assert group.names_to_propose is None
        else:
            names = group.names_to_propose or 0
            assert names * rate / 100 >= group.new
            assert names == 0 or (names - 1) * rate / 100 < group.new


@given(plans(), years)
def test_planned_headcounts_are_filled_before_anybody_else(plan: Plan, year: int) -> None:
    answer = answered(plan, year)
    for group, told in zip(plan.groups, answer.groups, strict=True):
        assert told.planned == planned_in(group, year)
        if told.planned is not None:
            assert told.new >= min(max(0, told.planned - told.participants), max(0, told.workers - told.participants))


@given(st.integers(0, 10**6), st.lists(st.integers(0, 10**6), min_size=1, max_size=9))
def test_apportioned_shares_add_up_and_lie_within_one_of_the_exact_share(total: int, weights: list[int]) -> None:
    assume(sum(weights))
    shares = apportion(total, weights)
    assert sum(shares) == total
    for share, weight in zip(shares, weights, strict=True):
        assert abs(share * sum(weights) - total * weight) < sum(weights)
