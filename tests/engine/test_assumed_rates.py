"""Rates that no law has ordered yet: a plan's own rows go before the law's, and are told as its assumption."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

import ucj_cli as ucj
from tests.conftest import SMALLEST
from tests.plans import plan_of
from ucj_cli.yamldoc.findings import PlanError

if TYPE_CHECKING:
    from tests.conftest import RunUcj, WritePlan

JKM = {"from": "2028-01", "segment": "bpu", "programme": "jkm", "rupiah": 10_000, "source": "a draft law"}
STAFF = {"from": "2028-01", "segment": "pu", "programme": "jkk"}


def price(year: int, *rates: dict[str, Any], **group: Any) -> int:  # noqa: ANN401 - keys of a plan
    """What one person of the only group costs in *year* under *rates*."""
    funds = {"apbd": {"kind": "public"}, "kota": {"kind": "public"}, "csr": {"kind": "donor"}}
    plan = plan_of(groups=[{"id": "semua", "workers": "rest", **group}], funds=funds, assumed_rates=[*rates])
    return ucj.gap(plan, year).groups[0].cost_per_person


@pytest.mark.parametrize(
    ("what", "year", "rates", "group", "rupiah"),
    [
        ("a premium that rises, from its month on", 2028, [JKM], {}, 12 * 20_000),
        ("not before it", 2027, [JKM], {}, 12 * 16_800),
        ("from the middle of a year", 2028, [{**JKM, "from": "2028-07"}], {}, 6 * 16_800 + 6 * 20_000),
        ("up to a month", 2029, [{**JKM, "to": "2029-06"}], {}, 6 * 20_000 + 6 * 16_800),
        ("the latest of several", 2030, [{**JKM, "from": "2029-01", "rupiah": 12_000}, JKM], {}, 12 * 22_000),
        (
            "the particular before the general",
            2028,
            [{**JKM, "rupiah": 5_000, "conditions": {"sector": ["transport"]}}, JKM],
            {"sector": "transport"},
            12 * 15_000,
        ),
        (
            "a percentage of the law's own base",
            2028,
            [{**JKM, "programme": "jkk", "rupiah": None, "percent": 2}],
            {"income": 3_000_000},
            12 * (59_000 + 6_800),
        ),
        (
            "a percentage where the law has an amount: of the income band",
            2028,
            [{**JKM, "rupiah": None, "percent": 1}],
            {"income": 3_000_000},
            12 * (29_500 + 29_500),
        ),
        (
            "what the law has nobody owe: of the wage",
            2028,
            [{**JKM, "segment": "pu", "programme": "jkk", "rupiah": None, "percent": 1, "payer": "worker"}],
            {"segment": "pu", "wage": 5_000_000, "programmes": ["jkk"]},
            12 * (12_000 + 50_000),
        ),
        (
            "a percentage of the base that the law has for who pays",
            2028,
            [{**JKM, "programme": "jkk", "rupiah": None, "percent": 2}],
            {"income": 3_000_000, "paid_by": "kota"},
            12 * (20_000 + 6_800),
        ),
        ("of another sector only", 2028, [{**JKM, "conditions": {"sector": ["transport"]}}], {}, 12 * 16_800),
        (
            "of the law's base, not of another assumed row's",
            2028,
            [
                {**JKM, "programme": "jkk", "rupiah": 9_000, "base": "lowest_band"},
                {**JKM, "programme": "jkk", "rupiah": None, "percent": 2, "conditions": {"sector": ["transport"]}},
            ],
            {"income": 3_000_000, "sector": "transport"},
            12 * (59_000 + 6_800),
        ),
        (
            "of the law's own base, whatever the base of one before it",
            2028,
            [
                {**JKM, "programme": "jkk", "rupiah": None, "percent": 1, "base": "income_band"},
                {**JKM, "programme": "jkk", "rupiah": None, "percent": 3},
            ],
            {"income": 5_000_000, "paid_by": "apbd"},
            12 * (30_000 + 6_800),
        ),
        (
            "of the base that is named",
            2028,
            [{**JKM, "programme": "jkk", "rupiah": None, "percent": 2, "base": "lowest_band"}],
            {"income": 3_000_000},
            12 * (20_000 + 6_800),
        ),
        ("nothing: 0 %", 2028, [{**JKM, "rupiah": None, "percent": 0}], {}, 12 * 10_000),
        (
            "of whom a donor pays for",
            2028,
            [{**JKM, "conditions": {"paid_by": ["donor"]}}],
            {"paid_by": "csr"},
            12 * 20_000,
        ),
        ("and of nobody else", 2028, [{**JKM, "conditions": {"paid_by": ["donor"]}}], {"paid_by": "kota"}, 12 * 16_800),
        (
            "of whom their employer pays for, in labour-intensive industry",
            2028,
            [
                {**STAFF, "percent": 2, "conditions": {"paid_by": ["employer"], "labour_intensive": [True]}},
                {**STAFF, "percent": 3, "conditions": {"paid_by": ["employer"], "labour_intensive": [False]}},
            ],
            {"segment": "pu", "wage": 5_000_000, "programmes": ["jkk"], "labour_intensive": True},
            12 * 100_000,
        ),
        (
            "and in any other",
            2028,
            [
                {**STAFF, "percent": 2, "conditions": {"paid_by": ["employer"], "labour_intensive": [True]}},
                {**STAFF, "percent": 3, "conditions": {"paid_by": ["employer"], "labour_intensive": [False]}},
            ],
            {"segment": "pu", "wage": 5_000_000, "programmes": ["jkk"]},
            12 * 150_000,
        ),
        ("of another programme only", 2028, [{**JKM, "programme": "jht"}], {}, 12 * 16_800),
        ("of the other segment only", 2028, [{**JKM, "segment": "pu"}], {}, 12 * 16_800),
    ],
)
def test_prices(what: str, year: int, rates: list[dict[str, Any]], group: dict[str, Any], rupiah: int) -> None:
    given = [{key: value for key, value in rate.items() if value is not None} for rate in rates]
    assert price(year, *given, **group) == rupiah, what


def test_a_workers_own_share_may_be_assumed_too() -> None:
    rate = {"from": "2028-01", "segment": "pu", "programme": "jht", "payer": "worker", "percent": 3}
    group = {"segment": "pu", "wage": 5_000_000, "programmes": ["jht"]}
    assert price(2028, rate, **group) == 12 * (185_000 + 150_000)
    assert price(2027, rate, **group) == 12 * (185_000 + 100_000)


def test_every_answer_says_so_and_marks_the_price() -> None:
    plan = plan_of(assumed_rates=[JKM])
    for answer in (ucj.gap(plan, 2028), ucj.budget(plan, 2028), ucj.afford(plan, 2028), ucj.roadmap(plan)):
        assert "rates_of_plan" in [note.code for note in answer.notes]
    assert "rates_of_plan" not in [note.code for note in ucj.gap(plan, 2027).notes]
    assert [group.price_assumed for group in ucj.gap(plan, 2028).groups] == [False, True]
    assert not any(group.price_assumed for group in ucj.gap(plan, 2027).groups)


def told(answer: ucj.Gap | ucj.Gaps | ucj.Roadmap | ucj.Roadmaps) -> list[str]:
    return [note.text for note in answer.notes if note.code.startswith("rates_of_plan")]


def test_a_road_names_all_its_years_and_groups_and_not_only_the_first() -> None:
    groups = [
        {"id": "karyawan", "workers": 300, "participants": 300, "segment": "pu", "wage": 5_000_000},
        {"id": "lain", "workers": "rest"},
    ]
    later = {"from": "2030-01", "segment": "pu", "programme": "jkm", "percent": 1, "to": "2040-12"}
    plan = plan_of(groups=groups, assumed_rates=[{**JKM, "to": "2028-12"}, later])
    rest = "the price rests on rates that the plan assumes, and no law has ordered"
    assert told(ucj.roadmap(plan)) == [f"° From 2028 to 2040 {rest}: lain, karyawan."]
    assert told(ucj.roadmap(plan, 2028, 2029)) == told(ucj.gap(plan, 2028)) == [f"° In 2028 {rest}: lain."]
    assert told(ucj.roadmap(plan, 2026, 2027)) == []


def test_several_regions_are_told_which_of_them_assume_rates() -> None:
    plans = [plan_of(), plan_of(region={"name": "Kota Lain", "code": "35.74"}, assumed_rates=[JKM])]
    text = "In these regions prices rest on rates that the plan assumes, and no law has ordered: Kota Lain."
    assert told(ucj.gaps(plans, 2028)) == told(ucj.roadmaps(plans)) == [text]
    assert told(ucj.gaps(plans, 2027)) == told(ucj.roadmaps(plans, None, 2027)) == []


def test_compare_and_diff_mark_the_years_and_say_why(run_ucj: RunUcj, write_plan: WritePlan) -> None:
    rate = (
        "assumed_rates: [{from: 2028-01, segment: bpu, programme: jkm, rupiah: 10_000, conditions: {sector: [other]}}]"
    )
    one, two = write_plan(SMALLEST, "one.yaml"), write_plan(f"{SMALLEST}{rate}\n", "two.yaml")
    for command in ("compare", "diff"):
        answer = json.loads(run_ucj(command, one, two, "--format", "json").stdout)
        years = answer["years"] if command == "compare" else answer["plans"][0]["years"]
        values = {year["year"]: (year["values"][-1] if command == "compare" else year["new"]) for year in years}
        assert [year for year, value in values.items() if value["price_assumed"]] == [*range(2028, 2046)]
        shown = run_ucj(command, one, two, "--lang", "id").stdout
        assert "memakai tarif yang diasumsikan rencana, dan belum diatur hukum." in shown
        assert "jkm, rupiah: 10.000, conditions: (sector: (other))" in shown
        assert "risk_class" not in shown


def test_a_percentage_without_a_base_is_of_what_the_law_has_and_not_flat(
    run_ucj: RunUcj, write_plan: WritePlan
) -> None:
    rate = "assumed_rates: [{from: 2028-01, segment: bpu, programme: jkk, percent: 2}]\n"
    shown = run_ucj("rates", write_plan(SMALLEST + rate), "--date", "2028-01").stdout.splitlines()
    assert [line.split("  ")[-1].strip() for line in shown if "as by law" in line] == ["the plan's assumption, not law"]


def test_the_roads_public_money_is_marked(run_ucj: RunUcj, write_plan: WritePlan) -> None:
    rate = "assumed_rates: [{from: 2028-01, segment: bpu, programme: jkm, rupiah: 10_000}]\n"
    plan = write_plan(SMALLEST + rate)
    lines = run_ucj("roadmap", plan, "--to", "2029").stdout.splitlines()
    marked = [line[:4] for line in lines if line[:2] == "20" and "°" in line]
    assert marked == ["2028", "2029"]
    report = plan.with_suffix(".md")
    assert run_ucj("report", plan, "--year", "2028", "-o", report).status == 0
    assert "240,000°" in report.read_text("utf-8")


def test_check_says_that_each_is_an_assumption(run_ucj: RunUcj, write_plan: WritePlan) -> None:
    rate = "assumed_rates:\n  - {from: 2028-01, segment: bpu, programme: jkm, rupiah: 10_000}\n"
    found = json.loads(run_ucj("check", write_plan(SMALLEST + rate), "--format", "json").stdout)["files"][0]["findings"]
    [finding] = [each for each in found if "assumed_rates" in each["message"]]
    assert (finding["code"], finding["line"]) == ("UCJ302", SMALLEST.count("\n") + 2)


def test_rates_tells_it_as_the_plans_assumption() -> None:
    plan = plan_of(assumed_rates=[JKM])
    first = ucj.rates("2028-02", plan).rates[0]
    assert (first.rupiah, first.verified, first.regulation, first.last_checked) == (
        10_000,
        "assumed",
        "a draft law",
        None,
    )
    assert all(rate.verified != "assumed" for rate in ucj.rates("2027-12", plan).rates)
    assert all(rate.verified != "assumed" for rate in ucj.rates("2028-02").rates)


def test_explain_names_the_plans_source() -> None:
    step = ucj.explain(plan_of(assumed_rates=[JKM]), "contribution", 2028, "uncovered").step
    assert [(law.programme, law.rupiah, law.regulation, law.verified) for law in step.steps[0].laws][1] == (
        *("jkm", 10_000),
        *("a draft law", "assumed"),
    )


@pytest.mark.parametrize(
    ("code", "change"),
    [
        ("UCJ035", {"from": "2025-09"}),
        ("UCJ021", {"to": "2027-12"}),
        ("UCJ036", {"percent": 2}),
        ("UCJ404", {"programme": "jp"}),
        ("UCJ017", {"payer": "employer"}),
        ("UCJ012", {"from": "2028"}),
        ("UCJ014", {"programme": "jkp"}),
        ("UCJ010", {"rate": 5}),
        ("UCJ010", {"conditions": {"wage": [5]}}),
    ],
)
def test_a_row_that_cannot_be_meant_is_told(code: str, change: dict[str, Any]) -> None:
    with pytest.raises(PlanError) as error:
        plan_of().replace({"assumed_rates": [{**JKM, **change}]})
    assert [found.code for found in error.value.findings] == [code]
