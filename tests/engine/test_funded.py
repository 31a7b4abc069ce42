"""What the money reaches: the road under the ceilings, beside the road that fills every gap."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from hypothesis import assume, given
from hypothesis import strategies as st

from tests.conftest import SMALLEST
from tests.plans import plan_of, plans
from ucj_cli.engine.afford import afford
from ucj_cli.engine.funded import both_roads, funded_walk
from ucj_cli.engine.groups import funds_of
from ucj_cli.engine.pathway import first_year
from ucj_cli.engine.roadmap import roadmap
from ucj_cli.engine.scenarios import compare
from ucj_cli.engine.sweep import sweep
from ucj_cli.engine.year import year_result
from ucj_cli.errors import OutOfRangeError
from ucj_cli.plan_file.find import shipped_plan
from ucj_cli.plan_file.load import load_plan

if TYPE_CHECKING:
    from tests.conftest import RunUcj, WritePlan
    from ucj_cli.plan_file.model import Plan

RICH = 10**14


def walked(plan: Plan, years: int = 4) -> bool:
    try:
        roadmap(plan, last=first_year(plan) + years)
    except OutOfRangeError:
        return False
    return True


@given(plans())
def test_where_every_fund_can_pay_for_everything_both_roads_are_one(plan: Plan) -> None:
    first = first_year(plan)
    assume(walked(plan))
    ceilings = dict.fromkeys(range(first, first + 5), RICH)
    funds = {name: {"kind": fund.kind, "ceiling": ceilings} for name, fund in funds_of(plan).items()}
    rich = plan.replace(funds=funds)
    answer = roadmap(rich, last=first + 4)
    for year in answer.years:
        assert year.funded.participants_end == year.participants_end
        assert year.funded.dropped == 0
    assert answer.funded.coverage_end_percent == answer.years[-1].coverage_end_percent


@given(plans())
def test_who_is_kept_dropped_added_and_enrolled_by_others_adds_up_in_every_year(plan: Plan) -> None:
    assume(walked(plan))
    years = roadmap(plan, last=first_year(plan) + 4).years
    for year in years:
        under = year.funded
        assert under.participants_end == under.kept + under.added + under.others
        assert under.kept + under.dropped <= under.participants_start
        assert under.missing_to_target == max(0, year.participants_needed - under.participants_end)
    for before, after in pairwise(years):
        assert after.funded.participants_start == before.funded.participants_end


@given(*[st.integers(0, 2 * 10**8)] * 4, st.lists(st.integers(0, 100), min_size=3, max_size=3))
def test_where_one_fund_pays_for_all_more_money_never_reaches_fewer(
    first: int, second: int, third: int, more: int, percents: list[int]
) -> None:
    """With others who enrol it can: their share of the gap is smaller where people are kept who are dropped later."""

    def reached(extra: int) -> int:
        ceilings = {2025: first + extra, 2026: second + extra, 2027: third + extra}
        plan = plan_of(
            coverage={"date": "2025-06-30", "participants": 0},
            targets={"percent": dict(zip((2025, 2026, 2027), percents, strict=True))},
            funds={"apbd": {"kind": "public", "ceiling": ceilings}},
            groups=[{"id": "all", "workers": 1_000, "paid_by": "apbd"}],
        )
        return roadmap(plan).years[-1].funded.participants_end

    assert reached(more) >= reached(0)


def test_kota_malang_under_its_ceilings_is_what_afford_gives_year_by_year() -> None:
    """Four billion a year: each year's `afford` of a plan that begins where the year before ended."""
    plan = load_plan(shipped_plan()).replace({"funds.dbhcht.ceiling": dict.fromkeys(range(2025, 2031), 4 * 10**9)})
    answer = roadmap(plan, last=2030)
    first = answer.years[0]
    bought = afford(plan, 2025)
    others = sum(group.new for group in first.groups if group.paid_by in {"employer", "self", "elsewhere"})
    assert first.funded.participants_end == bought.participants_reached + others
    assert first.funded.spent == {fund.id: fund.spent for fund in bought.funds}
    assert (answer.funded.behind_from, str(answer.funded.coverage_end_percent)) == (2025, "53.99")


def test_what_the_money_reaches_is_told_under_the_table(run_ucj: RunUcj) -> None:
    told = run_ucj("roadmap", "--to", "2030").stdout
    assert "With the known ceilings 53.99% in 2030, behind the targets from 2025 on." in told
    rich = [f"--set=funds.{fund}.ceiling.2025=9000000000" for fund in ("dbhcht", "apbd")]
    assert (
        "With the known ceilings 41.00% in 2025, no target is missed."
        in run_ucj("roadmap", "--to", "2025", *rich).stdout
    )


@given(plans())
def test_the_walk_that_begins_as_the_road_does_is_the_one_worked_out_anew(plan: Plan) -> None:
    assume(walked(plan))
    filled = both_roads(plan, last=first_year(plan) + 4).filled
    for found in funded_walk(filled):
        stay = [group.participants for group in found.result.groups]
        anew = year_result(found.result.population, found.result.year, stay)
        assert found.result.groups == anew.groups
        assert (found.result.gap, found.result.needed) == (anew.gap, anew.needed)


@given(plans())
def test_compare_and_sweep_tell_the_same_reach_as_the_roadmap(plan: Plan) -> None:
    assume(walked(plan))
    last = first_year(plan) + 4
    answer = roadmap(plan, last=last)
    reached = [year.funded.coverage_end_percent for year in answer.years]
    compared = compare([plan], last=last)
    assert [value.funded_percent for year in compared.years for value in year.values if value] == reached
    assert compared.plans[0].funded == answer.funded
    assert [row.funded_percent for row in sweep(plan, {}, last=last).results] == reached


def test_sweep_has_the_reach_before_what_is_lacking() -> None:
    [row, *_] = sweep(load_plan(shipped_plan()), {"targets.percent.2025": [41]}, last=2026).rows()
    names = list(row)
    assert names[names.index("budget_public") :][:4] == [
        "budget_public",
        "funded_percent",
        "shortfall",
        "shortfall_known",
    ]
    assert row["funded_percent"] == 40.95


UNKNOWN = "funds: {apbd: {kind: public}}\ngroups: [{id: a, workers: rest, paid_by: apbd}]\n"


def test_where_no_ceiling_is_known_the_screen_says_that_nobody_knows(run_ucj: RunUcj, write_plan: WritePlan) -> None:
    told = run_ucj("roadmap", write_plan(SMALLEST + UNKNOWN)).stdout
    assert "No ceiling is known, so nobody knows what the money reaches" in told
    assert "behind the targets" not in told


def test_where_no_fund_pays_nothing_is_said_of_ceilings(run_ucj: RunUcj, write_plan: WritePlan) -> None:
    told = run_ucj("roadmap", write_plan(f"{SMALLEST}groups: [{{id: a, workers: rest}}]\n")).stdout
    assert "ceilings" not in told.lower()


def test_a_road_that_meets_its_last_target_late_says_when(run_ucj: RunUcj, write_plan: WritePlan) -> None:
    text = SMALLEST.replace("2045: 100", "2027: 41, 2028: 41") + UNKNOWN.replace(
        "public}",
        "public, ceiling: {2025: 29_000_000_000, 2026: 30_000_000_000, 2027: 40_000_000_000, 2028: 40_000_000_000}}",
    )
    told = run_ucj("roadmap", write_plan(text)).stdout
    assert "behind the targets from 2025 on. The last target is reached in 2027." in told


def test_compare_says_of_each_plan_where_the_ceilings_lead(run_ucj: RunUcj) -> None:
    told = run_ucj("compare", "--set", "targets.percent.2030=60", shipped_plan(), "--to", "2030").stdout
    assert "With the known ceilings 53.99% in 2030, behind the targets from 2025 on." in told
    assert told.count("With the known ceilings") == 2
