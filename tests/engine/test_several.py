"""Several regions: a row each, the same as alone, and a sum that says what it is a sum of."""

from __future__ import annotations

import csv
import json
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import SMALLEST
from tests.plans import plans
from ucj_cli.engine.gap import gap
from ucj_cli.engine.multi_region import gaps, roadmaps
from ucj_cli.engine.roadmap import roadmap
from ucj_cli.errors import InPlanError, OutOfRangeError
from ucj_cli.plan_file.load import load_plan

if TYPE_CHECKING:
    from tests.conftest import RunUcj, WritePlan
    from ucj_cli.plan_file.model import Plan

BATU = SMALLEST.replace("Kota Malang", "Kota Batu").replace("35.73", "35.79").replace("428_699", "128_000")
SUMMED = ("workforce", "participants", "participants_needed", "gap", "gap_to_full")


def _apart(plan: Plan) -> Plan:
    """The same plan, whose funds are its own."""
    return plan.replace({f"funds.{name}.shared": None for name, fund in plan.funds.items() if fund.shared})


APART = plans().map(_apart)


@pytest.mark.slow
@given(st.lists(APART, min_size=1, max_size=4), st.integers(2025, 2046))
def test_the_total_is_the_sum_of_regions_that_answer_as_they_do_alone(several: list[Plan], year: int) -> None:
    try:
        alone = [gap(plan, year) for plan in several]
    except OutOfRangeError:
        with pytest.raises(InPlanError):
            gaps(several, year)
        return
    found = gaps(several, year)
    for key in SUMMED:
        assert [getattr(row, key) for row in found.regions] == [getattr(answer, key) for answer in alone]
        assert getattr(found.total, key) == sum(getattr(answer, key) for answer in alone)
    assert found.total.budget.public == sum(answer.budget.public for answer in alone)
    assert len(found.rows()) == len(several)


@pytest.mark.slow
@given(st.lists(APART, min_size=1, max_size=3))
def test_the_roads_are_those_of_each_region(several: list[Plan]) -> None:
    try:
        alone = [roadmap(plan) for plan in several]
    except OutOfRangeError:
        return
    found = roadmaps(several)
    assert [row.new for row in found.regions] == [answer.totals.new for answer in alone]
    assert found.total.new == sum(answer.totals.new for answer in alone)
    assert found.total.budget.total == sum(answer.totals.budget.total for answer in alone)
    assert any(note.code == "spans_differ" for note in found.notes) == (
        len({(row.first, row.last) for row in found.regions}) > 1
    )


def test_a_year_that_a_plan_does_not_cover_is_told_with_its_file(write_plan: WritePlan) -> None:
    paths = [write_plan(), write_plan(BATU.replace("2025: 128", "2024: 128"), "batu.yaml")]
    with pytest.raises(InPlanError, match=r"plan.yaml: .*2024.*\n.*batu.yaml: .*2024"):
        gaps([load_plan(path) for path in paths], 2024)


def test_the_screen_names_what_the_sum_lacks(run_ucj: RunUcj, write_plan: WritePlan) -> None:
    write_plan()
    folder = write_plan(BATU, "batu.yaml").parent
    done = run_ucj("gap", folder, "--year", "2026")
    assert (done.status, done.stderr) == (0, "")
    assert "Kota Batu" in done.stdout
    assert "together" in done.stdout
    assert "36 regions of the province" in done.stdout


def test_a_sum_over_different_bases_says_so(run_ucj: RunUcj, write_plan: WritePlan) -> None:
    one = write_plan()
    other = write_plan(BATU.replace("128_000}", "128_000}, source: BPS, status: assumed"), "batu.yaml")
    done = run_ucj("roadmap", one, other)
    assert "over 2 denominators" in done.stdout
    assert "Kota Batu *" in done.stdout


FUND = "funds: {{{name}: {{kind: public, ceiling: {{2026: {rupiah}}}}}}}\n"
"""A fund of a plan."""


@pytest.mark.parametrize(
    ("name", "rupiah", "code", "told"),
    [
        ("dbhcht-jatim", 5_000_000_000, "35.79", True),
        ("dbhcht-jatim", 4_000_000_000, "35.79", False),
        ("dbhcht-batu", 5_000_000_000, "35.79", False),
        ("dbhcht-jatim", 5_000_000_000, "33.74", False),
    ],
)
def test_what_may_be_one_money_in_two_plans_is_told(
    write_plan: WritePlan,
    name: str,
    rupiah: int,
    code: str,
    told: bool,  # noqa: FBT001
) -> None:
    one = load_plan(write_plan(SMALLEST + FUND.format(name="dbhcht-jatim", rupiah=5_000_000_000)))
    text = BATU.replace("35.79", code) + FUND.format(name=name, rupiah=rupiah)
    other = load_plan(write_plan(text, "other.yaml"))
    for answer in (gaps([one, other], 2026), roadmaps([one, other])):
        notes = [note.text for note in answer.notes if note.code == "fund_in_several"]
        told_so = ["the plans of Kota Malang, Kota Batu" in note and "counted 2 times" in note for note in notes]
        assert told_so == [True] * told


def test_json_and_csv_have_a_row_a_region(run_ucj: RunUcj, write_plan: WritePlan) -> None:
    paths = [write_plan(), write_plan(BATU, "batu.yaml")]
    told = json.loads(run_ucj("gap", *paths, "--year", "2026", "--format", "json").stdout)
    assert told["schema"] == "ucj/gaps/1"
    assert [row["region"]["code"] for row in told["regions"]] == ["35.73", "35.79"]
    assert told["total"]["gap"] == sum(row["gap"] for row in told["regions"])
    lines = run_ucj("gap", *paths, "--year", "2026", "--format", "csv").stdout.splitlines()
    assert len(lines) == 3
    assert lines[0].startswith("region_code,region_bps,region_name,plan,year,as_of,basis,status,")


def test_one_plan_as_an_argument_is_answered_alone(run_ucj: RunUcj, write_plan: WritePlan) -> None:
    plan = write_plan()
    assert run_ucj("gap", plan, "--year", "2026") == run_ucj("gap", "--plan", plan, "--year", "2026")


def test_one_plan_that_is_not_valid_stops_all_with_its_lines(run_ucj: RunUcj, write_plan: WritePlan) -> None:
    done = run_ucj("gap", write_plan(), write_plan(BATU.replace("128_000", "128.000"), "batu.yaml"))
    assert done.status == 2
    assert "batu.yaml:2:26: UCJ012" in done.stderr


def test_the_year_asked_for_by_default_lies_on_every_path(run_ucj: RunUcj, write_plan: WritePlan) -> None:
    begun = write_plan(SMALLEST.replace("2025: 41, ", ""))
    later = write_plan(BATU.replace("2025-09-09", "2035-09-09").replace("2025: ", "2035: "), "b.yaml")
    told = json.loads(run_ucj("gap", begun, later, "--format", "json").stdout)
    assert told["year"] == 2035


def test_the_year_of_one_plan_is_not_that_of_a_far_target(run_ucj: RunUcj, write_plan: WritePlan) -> None:
    plan = write_plan(SMALLEST.replace("2025: 41, ", ""))
    assert json.loads(run_ucj("gap", "--plan", plan, "--format", "json").stdout)["year"] == date.today().year  # noqa: DTZ011


# A province, or the nation, beside its own regions

JATIM = SMALLEST.replace("Kota Malang", "Jawa Timur").replace("35.73", "35").replace("428_699", "22_000_000")
NATION = JATIM.replace("Jawa Timur", "Indonesia").replace('"35"', '"00"')


@pytest.mark.parametrize(
    ("texts", "within"),
    [
        ([SMALLEST, BATU], []),
        ([JATIM, SMALLEST, BATU], ["The plan of 35 holds 35.73, 35.79 already"]),
        ([SMALLEST, JATIM], ["The plan of 35 holds 35.73 already"]),
        ([NATION, SMALLEST], ["The plan of 00 holds 35.73 already"]),
        ([NATION, JATIM, BATU], ["The plan of 00 holds 35, 35.79 already", "The plan of 35 holds 35.79 already"]),
        ([JATIM, SMALLEST.replace("35.73", "33.73")], []),
    ],
)
def test_who_is_counted_twice_is_told(write_plan: WritePlan, texts: list[str], within: list[str]) -> None:
    several = [load_plan(write_plan(text, f"{i}.yaml")) for i, text in enumerate(texts)]
    for answer in (gaps(several, 2026), roadmaps(several)):
        told = [note.text for note in answer.notes if note.code == "region_within"]
        assert [text.partition(":")[0] for text in told] == within
        assert not (within and answer.without_plan)  # a province's plan is of all of its regions


@pytest.mark.parametrize("lang", ["en", "id"])
def test_the_report_counts_the_regions_of_a_province_and_not_itself(
    run_ucj: RunUcj, write_plan: WritePlan, lang: str
) -> None:
    for name, text in (("jatim", JATIM), ("malang", SMALLEST), ("batu", BATU)):
        folder = write_plan(text, f"{name}.yaml").parent
    file = folder / "r.md"
    assert run_ucj("report", folder, "-o", file, "--year", "2026", "--lang", lang).status == 0
    text = file.read_text("utf-8")
    assert {"en": "**2 of 38**", "id": "**2 dari 38**"}[lang] in text
    assert {"en": "The plan of 35 holds", "id": "Rencana 35 sudah mencakup"}[lang] in text


def test_rows_of_two_plans_of_a_region_name_the_file(run_ucj: RunUcj, write_plan: WritePlan) -> None:
    one, two = write_plan(name="low.yaml"), write_plan(SMALLEST.replace("100}", "90}"), "high.yaml")
    write_plan(BATU, "batu.yaml")
    for command in ("gap", "roadmap"):
        screen = run_ucj(command, ".", cwd=one.parent).stdout
        assert "Kota Malang (low.yaml)" in screen
        assert "Kota Malang (high.yaml)" in screen
        assert "batu.yaml" not in screen
        rows = csv.DictReader(run_ucj(command, ".", "--format", "csv", cwd=two.parent).stdout.splitlines())
        assert [row["plan"] for row in rows] == ["batu.yaml", "high.yaml", "low.yaml"]


@pytest.mark.parametrize(
    ("code", "bps"),
    [("35.10", "3510"), ("11.01", "1103"), ("94.04", "9601"), ("35", "35"), ("94", "96"), ("99.71", "")],
)
@pytest.mark.parametrize("command", [["gap", "--year", "2026"], ["budget", "--year", "2026"], ["roadmap"]])
def test_a_code_in_csv_survives_readers(
    run_ucj: RunUcj, write_plan: WritePlan, code: str, bps: str, command: list[str]
) -> None:
    plan = write_plan(SMALLEST.replace("35.73", code) + "groups: [{id: a, workers: rest}]\n")
    [row, *_] = csv.DictReader(run_ucj(*command, plan, "--format", "csv").stdout.splitlines())
    assert (row["region_code"], row["region_bps"]) == (code, bps)


def test_a_report_of_plans_of_one_day_names_it_once(run_ucj: RunUcj, write_plan: WritePlan) -> None:
    folder = write_plan().parent
    write_plan(BATU.replace("2025-06-30", "2025-09-09"), "batu.yaml")
    assert run_ucj("report", ".", "-o", "r.md", "--year", "2026", cwd=folder).status == 0
    assert "Coverage is that of 9 September 2025." in (folder / "r.md").read_text("utf-8")


@pytest.mark.slow
@given(st.lists(APART, min_size=1, max_size=3))
def test_every_year_of_the_total_is_the_sum_of_the_roads_that_hold_it(several: list[Plan]) -> None:
    try:
        alone = [roadmap(plan) for plan in several]
    except OutOfRangeError:
        return
    found = roadmaps(several)
    for told in found.total.years:
        held = [year for answer in alone for year in answer.years if year.year == told.year]
        assert told.regions == len(held)
        assert told.workforce == sum(year.workforce for year in held)
        assert told.participants_end == sum(year.participants_end for year in held)
        assert told.funded_participants_end == sum(year.funded.participants_end for year in held)
        assert told.budget.total == sum(year.budget.total for year in held)
    assert [row.funded.coverage_end_percent for row in found.regions] == [
        answer.funded.coverage_end_percent for answer in alone
    ]
    assert found.total.funded_participants_end == sum(answer.years[-1].funded.participants_end for answer in alone)
