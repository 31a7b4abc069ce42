"""Another hand, another method, the same figures: road, gap, budget and what it buys, as in recomputation.py."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.engine.recomputation import bought_sheet, gap_sheet, money_sheet, road_sheet
from tests.engine.recomputed_plan import until
from tests.engine.recomputed_track import track_sheet
from tests.plans import DAYS, YEARS, has_a_road, plan_of, plans
from ucj_cli.engine.afford import afford
from ucj_cli.engine.budget import budget
from ucj_cli.engine.gap import gap
from ucj_cli.engine.pathway import first_year
from ucj_cli.engine.roadmap import roadmap
from ucj_cli.engine.track import track
from ucj_cli.errors import OutOfRangeError
from ucj_cli.plan_file.load import load_plan

if TYPE_CHECKING:
    from datetime import date

    from ucj_cli.plan_file.model import Plan

CONFIG = Path(__file__).parents[2] / "config"
SHIPPED = [CONFIG / "targets.yaml", *sorted((CONFIG / "scenarios").glob("*.yaml"))]

NO_FIGURES = {"schema", "ucj", "plan", "region", "name", "status", "notes"}
"""What an answer says beside its figures."""


def differences(sheet: Any, told: Any, where: str = "") -> list[str]:  # noqa: ANN401 - figures, in mappings and lists
    """Where the answer has another figure than the sheet, or one more or less."""
    if isinstance(sheet, dict):
        if set(told) - NO_FIGURES != set(sheet):
            return [f"{where}: {sorted(sheet)} in the sheet, {sorted(told)} in the answer"]
        return [line for key, figure in sheet.items() for line in differences(figure, told[key], f"{where}.{key}")]
    if isinstance(sheet, list) and len(sheet) == len(told):
        pairs = enumerate(zip(sheet, told, strict=True))
        return [line for i, (ours, theirs) in pairs for line in differences(ours, theirs, f"{where}.{i}")]
    return [] if sheet == told else [f"{where}: {sheet} in the sheet, {told} in the answer"]


def road_differs(plan: Plan, first: int | None = None, last: int | None = None) -> list[str]:
    return differences(road_sheet(plan.model_dump(by_alias=True), first, last), roadmap(plan, first, last).model_dump())


def money_differs(plan: Plan, year: int) -> list[str]:
    """The year's gap, its money, and what that buys."""
    data = plan.model_dump(by_alias=True)
    bought = differences(bought_sheet(data, year), afford(plan, year).model_dump())
    missing = differences(gap_sheet(data, year), gap(plan, year).model_dump())
    return missing + differences(money_sheet(data, year), budget(plan, year).model_dump()) + bought


@given(plans(), st.sampled_from([None, *DAYS]))
def test_how_it_went_is_as_in_the_spreadsheet(plan: Plan, day: date | None) -> None:
    seen = plan if day is None or day < min([plan.coverage.date, *plan.observed]) else plan.as_of(day)
    try:
        told = track(seen)
    except OutOfRangeError:  # no workforce, or no path
        assume(condition=False)
    data = until(plan.model_dump(by_alias=True), seen.source.as_of)
    assert differences(track_sheet(data), told.model_dump()) == []


def can_be_asked(plan: Plan, year: int) -> bool:
    """Whether the plan and the law say something of *year*."""
    try:
        budget(plan, year)
    except OutOfRangeError:
        return False
    return True


@pytest.mark.thorough
@given(plans(), st.sampled_from(YEARS))
def test_the_road_and_a_years_money_are_as_in_the_spreadsheet(plan: Plan, year: int) -> None:
    assume(has_a_road(plan))
    assert road_differs(plan) == []
    if can_be_asked(plan, year):
        assert money_differs(plan, year) == []


@given(plans(), st.sampled_from(YEARS), st.sampled_from(YEARS))
def test_a_part_of_the_road_is_as_in_the_spreadsheet(plan: Plan, first: int, last: int) -> None:
    begins = first_year(plan)
    assume(begins <= first <= last and has_a_road(plan))
    assert road_differs(plan, first, last) == []


@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: file.stem)
def test_the_shipped_plans_are_as_in_the_spreadsheet(file: Path) -> None:
    plan = load_plan(file)
    assert road_differs(plan) == []
    assert [money_differs(plan, year) for year in YEARS] == [[]] * len(YEARS)


@pytest.mark.parametrize("path", "linear geometric smooth step".split())
def test_a_plan_without_groups_is_as_in_the_spreadsheet(path: str) -> None:
    plan = plan_of(targets={"percent": {2026: 41, 2031: 77, 2040: 100}, "path": path})
    assert road_differs(plan) == []
    assert money_differs(plan, 2033) == []


def test_the_sheet_itself_has_the_published_figures() -> None:
    sheet = road_sheet(load_plan(CONFIG / "targets.yaml").model_dump(by_alias=True))
    assert [year["participants_needed"] for year in sheet["years"][:2]] == [175_767, 188_414]
    assert [payer["need"] for payer in sheet["years"][0]["payers"]][:1] == [5_345_827_200]
    assert sheet["totals"]["new"] == 290_229
