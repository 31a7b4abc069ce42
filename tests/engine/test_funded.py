"""What the money reaches: the road under the ceilings, beside the road that fills every gap."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from hypothesis import assume, given
from hypothesis import strategies as st

from tests.plans import plan_of, plans
from ucj_cli.engine.afford import afford
from ucj_cli.engine.groups import funds_of
from ucj_cli.engine.pathway import first_year
from ucj_cli.engine.roadmap import roadmap
from ucj_cli.errors import OutOfRangeError
from ucj_cli.plan_file.find import shipped_plan
from ucj_cli.plan_file.load import load_plan

if TYPE_CHECKING:
    from tests.conftest import RunUcj
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
