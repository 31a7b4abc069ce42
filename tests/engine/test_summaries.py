"""What the rows of a sweep come to: quantiles as a plain script has them, and a tornado whose ends are single runs."""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.engine.test_sweep import in_csv
from tests.plans import plan_of
from ucj_cli import UsageError, load_plan, roadmap, sweep, tornado
from ucj_cli.plan_file.find import shipped_plan

if TYPE_CHECKING:
    from tests.conftest import RunUcj
    from ucj_cli.plan_file.model import Plan

UMKM, WORKERS = "groups.umkm.workers", "workforce.size.2025"
FIGURES = ("workforce", "participants_needed", "new", "budget_public", "funded_percent", "shortfall", "need_dbhcht")


@pytest.fixture(name="plan", scope="module")
def _plan() -> Plan:
    return load_plan(shipped_plan())


@pytest.mark.parametrize("draws", [1, 19, 20, 101])
def test_quantiles_are_those_of_a_plain_script(run_ucj: RunUcj, draws: int) -> None:
    command = ("sweep", "--plan", shipped_plan(), "--draws", str(draws), "--to", "2027")
    rows = list(csv.DictReader(run_ucj(*command).stdout.splitlines()))
    told = list(csv.DictReader(run_ucj(*command, "--quantiles", "0,5,50,99.5,100").stdout.splitlines()))
    assert [(row["year"], row["quantile"]) for row in told] == [
        (str(year), quantile) for year in (2025, 2026, 2027) for quantile in ("0", "5", "50", "99.5", "100")
    ]
    for row in told:
        for figure in FIGURES:
            values = sorted(float(each[figure]) for each in rows if each["year"] == row["year"])
            below = [sum(other <= value for other in values) for value in values]
            wanted = float(row["quantile"]) / 100 * draws
            assert float(row[figure]) == next(v for v, n in zip(values, below, strict=True) if n >= wanted)
        assert (row["roads"], row["shortfall_apbd"], row["shortfall_known"]) == (str(draws), "", "false")


def test_quantiles_are_the_same_by_helpers_and_in_python(run_ucj: RunUcj, plan: Plan) -> None:
    command = ("sweep", "--plan", shipped_plan(), "--draws", "60", "--from", "2044", "--quantiles", "5,50,95")
    one = run_ucj(*command, "--format", "json")
    assert one == run_ucj(*command, "--format", "json", "--jobs", "2")
    assert [json.loads(line) for line in one.stdout.splitlines()] == sweep(plan, {}, 2044, draws=60).quantiles()


def ends(plan: Plan, path: str, value: object) -> tuple[Any, ...]:
    years = roadmap(plan.replace({path: value})).years
    known = sum(payer.shortfall or 0 for year in years for payer in year.payers)
    return sum(year.budget.public for year in years), known, years[-1].funded.coverage_end_percent


def test_the_ends_of_a_tornado_are_two_single_runs(plan: Plan) -> None:
    swings = tornado(plan, {"targets.percent.2045": [95, 90, 100], "targets.path": ["linear", "step"]})
    assert {swing.path: (swing.low, swing.high) for swing in swings} == {
        WORKERS: (418_158, 459_084),
        UMKM: (21_270, 85_200),
        "targets.percent.2045": (90, 100),
        "targets.path": ("linear", "step"),
    }
    for swing in swings:
        for end in ("low", "high"):
            figures = tuple(getattr(swing, f"{key}_{end}") for key in ("budget_public", "shortfall", "funded_percent"))
            assert figures == ends(plan, swing.path, getattr(swing, end))
    moves = [abs(swing.budget_public_high - swing.budget_public_low) for swing in swings]
    assert moves == sorted(moves, reverse=True)


def test_a_tornado_is_a_table_with_bars_and_the_same_as_csv(run_ucj: RunUcj, plan: Plan) -> None:
    command = ("sweep", "--plan", shipped_plan(), "--tornado", "--from", "2030")
    rows = list(csv.DictReader(run_ucj(*command).stdout.splitlines()))
    swings = tornado(plan, {}, 2030)
    assert [list(row.values()) for row in rows] == [
        [in_csv(value) for value in swing.model_dump(mode="json").values()] for swing in swings
    ]
    first, second = run_ucj(*command, "--format", "table").stdout.splitlines()[3:5]
    assert first.count("░") > second.count("░")
    assert first.split()[0] == UMKM
    assert "█" in first
    assert "█" in second


def test_what_is_varied_alone_is_not_drawn(run_ucj: RunUcj) -> None:
    for extra in (("--draws", "3"), ("--quantiles", "5")):
        done = run_ucj("sweep", "--plan", shipped_plan(), "--tornado", *extra)
        assert (done.status, done.stdout) == (2, "")
    with pytest.raises(UsageError):
        tornado(plan_of())


@pytest.mark.parametrize("percents", ["", "5,", "-1", "101", "x", "5;50", "5%"])
def test_what_is_no_percentage_is_told(run_ucj: RunUcj, percents: str) -> None:
    done = run_ucj("sweep", "--plan", shipped_plan(), "--draws", "2", "--quantiles", percents)
    assert (done.status, done.stdout) == (2, "")
    assert done.stderr.startswith("ucj: --quantiles: ")


ASSUMED = "assumed_rates=[{from: 2028-01, segment: bpu, programme: jkm, rupiah: 10_000}]"
SAID = "Prices rest on rates that the plan assumes"


def test_what_rests_on_assumed_rates_says_so(run_ucj: RunUcj) -> None:
    command = ("sweep", "--plan", shipped_plan(), "--from", "2027", "--to", "2028", "--set", ASSUMED)
    rows = list(csv.DictReader(run_ucj(*command, "--draws", "2").stdout.splitlines()))
    assert [row["price_assumed"] for row in rows] == ["false", "true"] * 2
    rows = list(csv.DictReader(run_ucj(*command, "--draws", "3", "--quantiles", "50").stdout.splitlines()))
    assert [row["price_assumed"] for row in rows] == ["false", "true"]
    [first, *_] = csv.DictReader(run_ucj(*command, "--tornado").stdout.splitlines())
    assert first["price_assumed"] == "true"
    for asked in (("--draws", "2"), ("--draws", "2", "--quantiles", "50"), ("--tornado",)):
        assert SAID in run_ucj(*command, *asked, "--format", "table").stdout
    assert SAID not in run_ucj(*command[:-2], "--draws", "2", "--format", "table").stdout


def test_an_assumption_that_is_varied_is_told_in_every_row(plan: Plan) -> None:
    rate = {"from": "2028-01", "segment": "bpu", "programme": "jkm", "rupiah": 10_000}
    rows = sweep(plan, {"assumed_rates": [[], [rate]]}, 2028, 2028).rows()
    assert [row["price_assumed"] for row in rows] == [False, True]
