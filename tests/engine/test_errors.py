"""What a script is told of a wrong argument: which error, and every figure and name in it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

import ucj_cli as ucj
from tests.plans import plan_of
from ucj_cli.engine.arguments import choice_of, whole_of, year_of
from ucj_cli.engine.targets import target_in
from ucj_cli.law.month import Month

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PLAN = plan_of()
GROUPS = plan_of(groups=[{"id": "ojol", "workers": 5, "tags": {"opd": "Dishub"}}, {"id": "lain", "workers": "rest"}])
OTHER = plan_of(region={"name": "Kota Lain", "code": "35.74"})
LONG = plan_of(
    region={"name": "Kota Lain", "code": "35.74"},
    coverage={"date": date(2026, 10, 31), "participants": 300},
    targets={"percent": {2050: 100}},
)
AMOUNT = 10**15 - 1
YEARS = {"least": 1990, "most": 2100}
OF_ALL = "target, workforce, needed, gap, new, contribution, budget, shortfall, afford"
OF_GROUP = "workforce, gap, new, contribution, budget, shortfall, afford"


def cost(start: str = "2026-01", **terms: Any) -> Callable[[], object]:  # noqa: ANN401 - arguments of `ucj.cost`
    return lambda: ucj.cost(start, **{"people": 1, "months": 1} | terms)


def shared(**terms: Any) -> ucj.Plan:  # noqa: ANN401 - keys of a fund
    return plan_of(funds={"apbd": {"kind": "public", "shared": "jatim", **terms}})


@pytest.mark.parametrize(
    ("ask", "key", "facts"),
    [
        (lambda: year_of(1989), "year_needed", {"value": "1989"} | YEARS),
        (lambda: year_of(2101), "year_needed", {"value": "2101"} | YEARS),
        (lambda: year_of("2026"), "year_needed", {"value": "2026"} | YEARS),  # type: ignore[arg-type]
        (lambda: whole_of(5.5), "number_needed", {"value": "5.5"}),  # type: ignore[arg-type]
        (lambda: whole_of(-1), "number_out_of_range", {"value": "-1", "least": 0, "most": AMOUNT}),
        (lambda: whole_of(6, 1, 5), "number_out_of_range", {"value": "6", "least": 1, "most": 5}),
        (lambda: choice_of("x", (None, "a", "b")), "choice_unknown", {"value": "x", "allowed": "a, b"}),
        (lambda: ucj.gap(PLAN, 2024), "year_is_over", {"year": 2024, "as_of": date(2025, 9, 9)}),
        (lambda: target_in(PLAN, 2020), "target_before_first", {"year": 2020, "first": 2025}),
        (lambda: ucj.roadmap(PLAN, 2024), "roadmap_before_first", {"year": 2024, "first": 2025}),
        (lambda: ucj.roadmap(PLAN, 2030, 2029), "roadmap_backwards", {"first": 2030, "last": 2029}),
        (lambda: ucj.gap(PLAN, 2026, by="opd"), "tags_none", {"value": "opd"}),
        (
            lambda: ucj.gap(GROUPS, 2026, by="odp"),
            *("tag_unknown", {"value": "odp", "nearest": "opd", "allowed": ["opd"]}),
        ),
        (lambda: ucj.explain(GROUPS, "x", 2026), "choice_unknown", {"value": "x", "allowed": OF_ALL}),  # type: ignore[arg-type]
        (
            lambda: ucj.explain(GROUPS, "target", 2026, "ojol"),
            *("explain_of_no_group", {"value": "target", "allowed": OF_GROUP}),
        ),
        (
            lambda: ucj.explain(GROUPS, "gap", 2026, "ojl"),
            *("group_unknown", {"value": "ojl", "nearest": "ojol", "allowed": ["ojol", "lain"]}),
        ),
        (lambda: ucj.explain(GROUPS, "shortfall", 2026, "ojol"), "explain_no_fund", {"group": "ojol", "payer": "self"}),
        (
            lambda: ucj.compare([PLAN, OTHER]),
            *("compare_of_regions", {"count": 2, "regions": "Kota Contoh (35.73), Kota Lain (35.74)"}),
        ),
        (lambda: ucj.compare([]), "plans_needed", {}),
        (
            lambda: ucj.gaps([shared(ceiling={2026: 5}), shared(ceiling={2026: 6})], 2026),
            "shared_differs",
            {"fund": "jatim", "key": "ceiling"} | dict.fromkeys(["one", "other"], "funds.apbd.ceiling (Kota Contoh)"),
        ),
        (
            lambda: ucj.roadmaps([shared(ceiling={2026: 5}), shared(ceiling={2026: 6})]),
            "shared_differs",
            {"fund": "jatim", "key": "ceiling"} | dict.fromkeys(["one", "other"], "funds.apbd.ceiling (Kota Contoh)"),
        ),
        (lambda: ucj.roadmaps([PLAN, OTHER], 2024), "roadmap_before_first", {"year": 2024, "first": 2025}),
        (lambda: ucj.roadmaps([LONG, PLAN], 2024), "roadmap_before_first", {"year": 2024, "first": 2025}),
        (lambda: ucj.roadmaps([LONG, PLAN], 2051), "roadmap_backwards", {"first": 2051, "last": 2050}),
        (lambda: ucj.roadmaps([PLAN, OTHER], 2027, 2026), "roadmap_backwards", {"first": 2027, "last": 2026}),
        (lambda: ucj.roadmaps([PLAN, OTHER], 2046), "roadmap_backwards", {"first": 2046, "last": 2045}),
        (
            lambda: ucj.gaps([shared(growth_percent=0), shared(growth_percent=1)], 2026),
            "shared_differs",
            {"fund": "jatim", "key": "growth_percent"}
            | dict.fromkeys(["one", "other"], "funds.apbd.growth_percent (Kota Contoh)"),
        ),
        (cost(paid_by="employer"), "payer_of_other_segment", {"payer": "employer", "segment": "bpu"}),
        (cost(segment="pu", wage=5, paid_by="self"), "payer_of_other_segment", {"payer": "self", "segment": "pu"}),
        (cost(segment="pu"), "wage_needed", {}),
        (
            cost(programmes=["jkk", "jp"]),
            *("programme_unknown", {"value": "jp", "allowed": "jkk, jkm, jht", "segment": "bpu"}),
        ),
        (
            cost(programmes=["jkk", "JKK"]),
            *("programme_unknown", {"value": "jkk", "allowed": "jkk, jkm, jht", "segment": "bpu"}),
        ),
        (cost(programmes=[]), "values_needed", {"path": "programmes"}),
        (cost(months=None), "cost_two_of_three", {}),
        (cost("2100-01", months=13), "cost_too_late", {"most": 12, "start": Month(2100, 1)}),
        (cost("2099-12", months=14), "cost_too_late", {"most": 13, "start": Month(2099, 12)}),
        (cost(people=0), "number_out_of_range", {"value": "0", "least": 1, "most": AMOUNT}),
        (cost(months=0), "number_out_of_range", {"value": "0", "least": 1, "most": AMOUNT}),
        (cost(people=None, budget=5, segment="pu", wage=1, programmes=["jkm"]), "cost_nothing", {}),
        (cost(segment="pu", wage=5, risk_class=6), "number_out_of_range", {"value": "6", "least": 1, "most": 5}),
        (cost(segment="pu", wage=5, risk_class=0), "number_out_of_range", {"value": "0", "least": 1, "most": 5}),
        (cost(segment="x"), "choice_unknown", {"value": "x", "allowed": "bpu, pu"}),
        (cost(sector="x"), "choice_unknown", {"value": "x", "allowed": "transport, other"}),
        (cost(labour_intensive="yes"), "choice_unknown", {"value": "yes", "allowed": "True, False"}),
    ],
)
def test_what_is_told_of_a_wrong_argument(ask: Callable[[], object], key: str, facts: dict[str, object]) -> None:
    with pytest.raises(ucj.UcjError) as error:
        ask()
    assert (error.value.key, error.value.facts) == (key, facts)


def test_the_first_and_the_last_of_what_is_allowed_are_right() -> None:
    assert [year_of(year) for year in (1990, 2100)] == [1990, 2100]
    assert [whole_of(number, 1, 5) for number in (1, 5)] == [1, 5]
    assert whole_of(AMOUNT) == AMOUNT
    assert choice_of(None, (None, "a")) is None


def test_a_step_is_carried_from_the_waypoint_before_and_names_both() -> None:
    found = target_in(plan_of(targets={"percent": {2025: 40, 2045: 100}, "path": "step"}), 2030)
    assert found.basis == "carried"
    assert found.waypoints == ((2025, Decimal(40)), (2045, Decimal(100)))


def test_what_is_wrong_in_one_of_several_plans_is_told_by_its_file(tmp_path: Path) -> None:
    text = "region: {name: Desa}\nworkforce: {size: {2025: 5}}\ntargets: {percent: {2045: 100}}\n"
    early, late = tmp_path / "early.yaml", tmp_path / "late.yaml"
    early.write_text(f"{text}coverage: {{date: 2025-09-09, percent: 5}}\n")
    late.write_text(f"{text}coverage: {{date: 2026-09-09, percent: 5}}\n")
    with pytest.raises(ucj.InPlanError) as error:
        ucj.gaps([ucj.load_plan(early), ucj.load_plan(late)], 2025)
    assert {path: (each.key, each.facts["year"]) for path, each in error.value.errors.items()} == {
        str(late): ("year_is_over", 2025)
    }
