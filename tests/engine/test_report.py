"""What a report is made of: the answers about one year and one road, each as it is by itself."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import ucj_cli as ucj
from tests.plans import plan_of
from ucj_cli.engine.header import locale_of
from ucj_cli.engine.notes import details_of
from ucj_cli.engine.report import regions_report, report
from ucj_cli.engine.scenarios import changed_inputs
from ucj_cli.engine.tornado import tornado
from ucj_cli.engine.track import track_details

WHOLE = ucj.load_plan(Path(__file__).parents[1] / "plan_file/whole.yaml")
YEARS = (2027, 2028)


def test_a_report_holds_what_each_answer_says_by_itself() -> None:
    scenario = WHOLE.replace({"targets.percent.2045": 90, "observed": {date(2026, 1, 31): {"participants": 180_000}}})
    made = report(WHOLE, 2026, YEARS, [scenario], by="opd", lang="id")
    assert made.plan == WHOLE
    assert made.year == 2026
    assert made.gap == ucj.gap(WHOLE, 2026, by="opd", lang="id")
    assert made.budget == ucj.budget(WHOLE, 2026, by="opd", lang="id")
    assert made.roadmap == ucj.roadmap(WHOLE, *YEARS, by="opd", lang="id")
    assert made.afford == ucj.afford(WHOLE, 2026, lang="id")
    assert made.track == ucj.track(WHOLE, lang="id")
    assert made.details == details_of(WHOLE, 2026, locale_of("id"))
    assert made.track_details == track_details(WHOLE, "id")
    assert made.swings == tuple(tornado(WHOLE, None, *YEARS))
    assert made.changes == tuple(changed_inputs([WHOLE, scenario]))
    [beside] = made.scenarios
    assert beside.roadmap == ucj.roadmap(scenario, *YEARS, lang="id")
    assert (beside.as_of, beside.coverage_percent) == (date(2026, 1, 31), Decimal("41.77"))
    assert "90" in beside.name


def test_a_plan_that_is_sure_of_itself_has_no_swings() -> None:
    made = report(plan_of(), 2026)
    assert (made.swings, made.scenarios, made.changes) == ((), (), ())
    assert made.roadmap == ucj.roadmap(plan_of())


def test_a_report_of_regions_holds_their_gaps_and_roads() -> None:
    plans = [plan_of(), plan_of(region={"name": "Kota Lain", "code": "35.74"})]
    made = regions_report(plans, 2026, YEARS, lang="id")
    assert (made.year, made.plans) == (2026, tuple(plans))
    assert made.gaps == ucj.gaps(plans, 2026, lang="id")
    assert made.roads == ucj.roadmaps(plans, *YEARS, lang="id")
