"""The examples stand on what was published, say so where the denominator is another one, and leave no region out."""

from __future__ import annotations

import csv
import json
import re
import subprocess
import sys
from calendar import monthrange
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from tests.checks.looking import TODAY
from ucj_cli.engine.gap import gap
from ucj_cli.engine.multi_region import gaps
from ucj_cli.i18n import get_locale
from ucj_cli.law.tables import national_targets
from ucj_cli.plan_file.load import load_plan
from ucj_cli.region_data import SURVEY_YEARS, regions
from ucj_cli.rounding import percent

if TYPE_CHECKING:
    from tests.conftest import RunUcj
    from ucj_cli.plan_file.model import Plan

EXAMPLES = Path(__file__).parents[1] / "examples"
PROVINCE = {region.code: region for region in regions() if region.code.startswith("35.")}
NEEDED = re.compile(r"not Sakernas|does not state the basis")


class Example(NamedTuple):
    """A plan, its text, and what was published of its region."""

    plan: Plan
    text: str
    rows: list[dict[str, str]]

    def published(self, variable: str) -> list[dict[str, str]]:
        return [row for row in self.rows if row["variable"] == variable]

    def of_its_page(self, variable: str) -> list[dict[str, str]]:
        """What stands on the page that the coverage is of, of that day."""
        pages = [row for row in self.published(variable) if row["source"] in (self.plan.coverage.source or "")]
        return [row for row in pages if last_day(row["as_of"]) == self.plan.coverage.date]


def last_day(period: str) -> date:
    """The last day of a year, a month or a day."""
    year, month = int(period[:4]), int(period[5:7] or 12)
    return date(year, month, int(period[8:] or monthrange(year, month)[1]))


with (EXAMPLES / "data" / "ucj_jatim.csv").open(encoding="utf-8", newline="") as table:
    ROWS = list(csv.DictReader(table))
FILES = sorted((EXAMPLES / "jawa-timur").glob("*.yaml"))
each_plan = pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)


def read(file: Path) -> Example:
    plan = load_plan(file)
    return Example(plan, file.read_text("utf-8"), [row for row in ROWS if row["code"] == plan.region.code])


@pytest.mark.process
def test_the_files_are_what_the_data_make() -> None:
    done = subprocess.run([sys.executable, EXAMPLES / "build.py", "--check"], check=False)
    assert done.returncode == 0, "make them again: python examples/build.py"


def test_each_region_of_the_province_has_a_plan_or_is_listed_as_not_published() -> None:
    page = (EXAMPLES / "jawa-timur" / "README.md").read_text("utf-8")
    published, missing = page.split("## Not published")
    with_plan = {file.name[:5] for file in FILES}
    without = re.findall(r"^- (.+) \((.+)\)$", missing, re.MULTILINE)
    assert (len(with_plan), len(without)) == (21, 17)
    assert with_plan == {row["code"] for row in ROWS if row["variable"] == "ucj_pct"}
    assert with_plan | {code for _, code in without} == PROVINCE.keys()
    assert all(PROVINCE[code].name == name for name, code in without)
    assert all(f"\n| [{PROVINCE[file.name[:5]].name}]({file.name}) |" in published for file in FILES)


@each_plan
def test_a_plan_s_region_is_the_one_its_file_is_called_after(file: Path) -> None:
    region = read(file).plan.region
    assert region.name == PROVINCE[region.key].name
    assert file.stem == f"{region.code}-{region.name.lower().replace(' ', '-')}"


@each_plan
def test_coverage_is_a_figure_in_print_and_no_later_one_is(file: Path) -> None:
    example = read(file)
    coverage = example.plan.coverage
    printed, counted = example.of_its_page("ucj_pct"), example.of_its_page("participants")
    assert str(coverage.percent) in ([row["value"] for row in printed] or ["None"])
    assert str(coverage.participants) in ([row["value"] for row in counted] or ["None"])
    assert printed or counted
    assert all(last_day(row["as_of"]) <= coverage.date <= TODAY for row in example.published("ucj_pct"))


@each_plan
def test_other_percentages_in_print_are_named(file: Path) -> None:
    example = read(file)
    others = [row for row in example.published("ucj_pct") if row not in example.of_its_page("ucj_pct")]
    assert all(f"# Also: {row['value']} % ({row['as_of']}; " in example.text for row in others)
    assert example.text.count("# Also: ") - example.text.count("# Also: 2025: ") == len(others)


@each_plan
def test_a_denominator_is_printed_or_computed_or_assumed_to_be_the_survey_s(file: Path) -> None:
    example = read(file)
    workforce, coverage = example.plan.workforce, example.plan.coverage
    (size,) = workforce.size.values()
    page = [row for row in example.published("denominator") if row["source"] in (coverage.source or "")]
    basis = next(row["basis"] for row in [*example.of_its_page("ucj_pct"), *example.of_its_page("participants")])
    printed = [int(row["value"]) for row in page if row["basis"] == basis]
    region = PROVINCE[example.plan.region.key]
    if basis == "bps_employed":
        years = [year for year in SURVEY_YEARS if region.employed[year] == size]
        surveys = [get_locale("en").text("source.survey", year=year) for year in years]
        assert ([workforce.source], workforce.status) == (surveys, "published")
        assert printed in ([], [size])
    else:
        assert NEEDED.search(workforce.source or ""), "says that it is not Sakernas, or that it is not known"
        assert (workforce.status == "published") == bool(printed)
    if printed:
        assert printed == [size]
    elif basis == "bpjs_eligible" and coverage.participants:
        assert percent(coverage.participants, size) == coverage.percent
    else:
        assert size == region.employed[2023]


@each_plan
def test_targets_are_those_of_one_page_up_to_the_nation_s(file: Path) -> None:
    example = read(file)
    targets = example.plan.targets
    page = [row for row in example.published("ucj_target_pct") if row["source"] in (targets.source or "")]
    given = {int(row["year"]): Decimal(row["value"]) for row in page}
    assert targets.percent == {2045: national_targets()[2045].percent} | given
    assert ("none published for the region" in (targets.source or "")) == (not example.published("ucj_target_pct"))
    assert ("2045: the nation's" in (targets.source or "")) == (2045 not in given)


def test_what_follows_from_the_rules_in_the_cases_that_are_unlike_the_others() -> None:
    examples = {file.name[:5]: read(file).plan for file in FILES}
    found = {
        code: (plan.workforce.size, plan.coverage.percent, str(plan.coverage.date)) for code, plan in examples.items()
    }
    assert found["35.08"] == ({2026: 555_154}, Decimal("16.08"), "2026-03-17"), "no survey's, but printed"
    assert found["35.13"] == ({2025: 617_403}, Decimal(21), "2025-06-20"), "not the 30 of the month before"
    assert found["35.14"] == ({2025: 865_336}, None, "2025-12-31"), "205,301 participants, not the 29.6 of 2024"
    assert found["35.22"] == ({2025: 371_383}, Decimal("42.29"), "2025-06-30"), "157,058 are 42.29 % of it"
    assert found["35.25"] == ({2025: 715_619}, Decimal("40.82"), "2025-11-26"), "the survey of August 2024"
    assert found["35.73"] == ({2025: 428_699}, Decimal("41.19"), "2025-12-11"), "not 41.9 or 32.44"
    assert dict(examples["35.73"].targets.percent)[2025] == Decimal("39.44"), "one series, not 41.23 of another page"


def test_ucj_check_finds_no_error_in_the_folder(run_ucj: RunUcj) -> None:
    done = run_ucj("check", EXAMPLES / "jawa-timur")
    assert done.status == 0, done.stdout
    assert "0 errors" in done.stdout


def test_regions_together_are_the_sum_of_their_gaps() -> None:
    plans = [load_plan(file) for file in FILES]
    told = gaps(plans, 2026)
    alone = [gap(plan, 2026) for plan in plans]
    assert [(row.region.code, row.gap, row.budget) for row in told.regions] == [
        (plan.region.code, one.gap, one.budget) for plan, one in zip(plans, alone, strict=True)
    ]
    assert told.total.gap == sum(one.gap for one in alone)
    assert told.total.budget.public == sum(one.budget.public for one in alone)
    assert {region.code for region in told.without_plan} == PROVINCE.keys() - {plan.region.code for plan in plans}
    assert "bases_differ" in [note.code for note in told.notes]


def test_ucj_gap_answers_for_all_of_them_at_once(run_ucj: RunUcj) -> None:
    done = run_ucj("gap", *FILES, "--year", "2026", "--format", "json")
    assert done.status == 0, done.stderr
    told: dict[str, Any] = json.loads(done.stdout)
    assert [row["region"]["code"] for row in told["regions"]] == [file.name[:5] for file in FILES]
    for figure in ("workforce", "participants", "participants_needed", "gap", "gap_to_full"):
        assert told["total"][figure] == sum(row[figure] for row in told["regions"]), figure
    assert told["total"]["budget"]["total"] == sum(row["budget"]["total"] for row in told["regions"])
