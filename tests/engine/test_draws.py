"""Cases and random draws: rows are the roads of these plans, whoever works them out, and spread as it is said."""

from __future__ import annotations

import csv
import os
import signal
import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from decimal import Decimal
from pathlib import Path
from statistics import NormalDist, fmean
from typing import TYPE_CHECKING, Any

import pytest

from tests.engine.test_sweep import figures, in_csv
from tests.plans import plan_of
from ucj_cli import PlanError, UcjError, UsageError, load_plan, sweep
from ucj_cli.engine.sweep import AHEAD, Inputs, sweep_parts, sweep_rows, wanted_of
from ucj_cli.plan_file.find import shipped_plan
from ucj_cli.plan_file.numbers import place_at, with_numbers

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tests.conftest import RunUcj
    from ucj_cli.plan_file.model import Plan

UMKM, WORKERS = "groups.umkm.workers", "workforce.size.2025"


@pytest.fixture(name="plan", scope="module")
def _plan() -> Plan:
    return load_plan(shipped_plan())


def test_a_row_of_a_draw_is_the_road_of_the_plan_with_its_values(plan: Plan) -> None:
    rows = sweep(plan, draws=5, seed=3).rows()
    for start in range(0, len(rows), 21):
        values = {path: rows[start][path] for path in (WORKERS, UMKM)}
        assert rows[start : start + 21] == [values | row for row in figures(plan.replace(values))]
    assert len({row[UMKM] for row in rows}) == 5


def test_a_row_of_a_case_is_the_road_of_the_plan_with_its_values(plan: Plan) -> None:
    cases: list[dict[str, object]] = [{UMKM: 30_000, "targets.percent.2045": 95}, {UMKM: 40_000}]
    rows = sweep(plan, cases=cases).rows()
    assert rows == [
        {UMKM: case[UMKM], "targets.percent.2045": case.get("targets.percent.2045")} | row
        for case in cases
        for row in figures(plan.replace(case))
    ]


def test_lists_cases_and_draws_are_combined_each_with_each(plan: Plan) -> None:
    vary = {"targets.path": ["linear", "step"], "targets.percent.2045": "uniform:90:100"}
    cases = [{UMKM: 30_000}, {UMKM: 40_000}]
    rows = sweep(plan, vary, 2045, 2045, cases=cases, draws=3).rows()
    assert [(row["targets.path"], row[UMKM]) for row in rows] == [
        (path, case[UMKM]) for path in ("linear", "step") for case in cases for _ in range(3)
    ]
    drawn = [(row["targets.percent.2045"], row[WORKERS]) for row in rows]
    assert drawn == drawn[:3] * 4  # the same draws for all, so that what differs is not chance


def test_a_draw_is_the_same_whatever_else_is_drawn(plan: Plan) -> None:
    def drawn(vary: dict[str, str], draws: int) -> list[Any]:
        return [row[UMKM] for row in sweep(plan, vary, 2045, 2045, draws=draws, seed=7).rows()]

    assert drawn({}, 4) == drawn({"targets.percent.2045": "uniform:90:100"}, 9)[:4]
    assert drawn({}, 4) != [row[UMKM] for row in sweep(plan, {}, 2045, 2045, draws=4, seed=8).rows()]


@pytest.mark.parametrize(
    ("spread", "low", "high", "mean"),
    [
        ("uniform:20000:80000", 20_000, 80_000, 50_000),
        ("triangular:20000:30000:80000", 20_000, 80_000, 43_333),
        ("normal:50000:5000", 25_000, 75_000, 50_000),
        ("uniform:30000:30000", 30_000, 30_000, 30_000),
        ("normal:30000:0", 30_000, 30_000, 30_000),
    ],
)
def test_values_are_spread_as_it_is_said(plan: Plan, spread: str, low: int, high: int, mean: int) -> None:
    trials = wanted_of(plan, Inputs({UMKM: spread}, draws=4_000)).trials
    values = [value for settings in trials if isinstance(value := settings[UMKM], int)]
    assert len(values) == 4_000
    assert low <= min(values) <= max(values) <= high
    assert fmean(values) == pytest.approx(mean, rel=0.02)


def test_two_deviations_hold_95_of_100(plan: Plan) -> None:
    trials = wanted_of(plan, Inputs({UMKM: "normal:50000:5000"}, draws=4_000)).trials
    inside = sum(40_000 <= int(str(settings[UMKM])) <= 60_000 for settings in trials)
    assert inside / 4_000 == pytest.approx(2 * NormalDist().cdf(2) - 1, abs=0.01)


def test_values_are_rounded_and_held_as_the_plan_takes_them(plan: Plan) -> None:
    vary = {"targets.percent.2045": "normal:99:3", "groups.mandiri.priority": "uniform:1:3"}
    trials = [*wanted_of(plan, Inputs(vary, draws=500)).trials]
    percents = [Decimal(str(settings["targets.percent.2045"])) for settings in trials]
    assert max(percents) == 100
    assert {value.as_tuple().exponent for value in percents} == {-2}
    assert {settings["groups.mandiri.priority"] for settings in trials} == {1, 2, 3}


def test_the_rest_takes_up_the_difference(plan: Plan) -> None:
    row = sweep(plan, {UMKM: "uniform:85200:85200", WORKERS: [428_699]}, 2026, 2026, draws=1).results[0]
    assert row.workforce == 428_699
    assert row.settings == {WORKERS: 428_699, UMKM: 85_200}


@pytest.mark.parametrize("helpers", [ThreadPoolExecutor, ProcessPoolExecutor])
def test_helpers_give_the_same_rows_in_the_same_order(
    plan: Plan, helpers: type[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ucj_cli.engine.sweep.CHUNK", 2)
    draws = 2 * AHEAD + 7  # more chunks than are handed out at once
    with helpers(2) as executor:
        helped = sweep(plan, {}, 2045, 2045, draws=draws, executor=executor)
    assert helped == sweep(plan, {}, 2045, 2045, draws=draws)


def test_dask_gives_the_same_rows(plan: Plan) -> None:
    distributed = pytest.importorskip("distributed")
    cluster = distributed.LocalCluster(n_workers=1, processes=False, dashboard_address=None)
    with cluster, cluster.get_client() as client:
        helped = sweep(plan, {}, 2045, 2045, draws=70, executor=client.get_executor())
    assert helped == sweep(plan, {}, 2045, 2045, draws=70)


def _die(_: Iterable[Any]) -> None:
    os._exit(1)


def test_a_helper_that_dies_is_told(plan: Plan) -> None:
    with ProcessPoolExecutor(1) as executor, pytest.raises(UcjError, match="fewer --jobs"):
        list(sweep_parts(wanted_of(plan, Inputs({}, draws=3)), _die, executor))


def test_what_a_helper_finds_wrong_is_told_as_here(plan: Plan) -> None:
    vary = {UMKM: [30_000, 130_000], "groups.ojol.workers": [7_711, 40_000]}
    told = []
    with ProcessPoolExecutor(1) as helper:
        for executor in (None, helper):
            with pytest.raises(PlanError) as error:
                [*sweep_rows(wanted_of(plan, Inputs(vary), 2045, 2045), executor)]
            told.append(str(error.value))
    assert told[0] == told[1]


@pytest.mark.parametrize(
    ("vary", "draws"),
    [
        ({UMKM: "uniform:1:2"}, 0),
        ({UMKM: "uniform:2:1"}, 3),
        ({UMKM: "uniform:1"}, 3),
        ({UMKM: "triangular:1:2"}, 3),
        ({UMKM: "normal:1:x"}, 3),
        ({UMKM: "normal:9:-1"}, 3),
        ({"region.name": "uniform:1:2"}, 3),
        ({"groups.umk.workers": "uniform:1:2"}, 3),
    ],
)
def test_what_cannot_be_drawn_is_an_error(plan: Plan, vary: dict[str, str], draws: int) -> None:
    with pytest.raises(UsageError):
        sweep(plan, vary, draws=draws)


def test_a_plan_without_anything_uncertain_has_nothing_to_draw() -> None:
    with pytest.raises(UsageError, match="nothing to draw"):
        sweep(plan_of(), draws=3)


# On the command line


def test_the_command_gives_the_same_rows_with_any_number_of_jobs(run_ucj: RunUcj, plan: Plan) -> None:
    command = ("sweep", "--plan", shipped_plan(), "--draws", "120", "--seed", "5", "--from", "2044")
    one, two = run_ucj(*command), run_ucj(*command, "--jobs", "2")
    assert (one.status, two) == (0, one)
    rows = sweep(plan, {}, 2044, draws=120, seed=5).rows()
    told = list(csv.DictReader(one.stdout.splitlines()))
    assert told == [{key: in_csv(cell) for key, cell in row.items()} for row in rows]


@pytest.mark.parametrize("separator", [",", ";"])
def test_cases_come_from_a_table(run_ucj: RunUcj, plan: Plan, tmp_path: Path, separator: str) -> None:
    lines = [
        ("targets.percent.2045", UMKM, "targets.path"),
        ("92.5", "30_000", "step"),
        ("", "40000", ""),
        ("", "", ""),
    ]
    file = tmp_path / "cases.csv"
    file.write_text("".join(f"{separator.join(line)}\n" for line in lines))
    done = run_ucj("sweep", "--plan", shipped_plan(), "--cases", file)
    cases: list[dict[str, object]] = [
        {"targets.percent.2045": Decimal("92.5"), UMKM: 30_000, "targets.path": "step"},
        {UMKM: 40_000},
    ]
    rows = sweep(plan, cases=cases).rows()
    assert list(csv.DictReader(done.stdout.splitlines())) == [
        {key: in_csv(cell) for key, cell in row.items()} for row in rows
    ]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("groups.umk.workers\n1\n", "cases.csv:A1: "),
        ("a.b,groups.umkm.workers\n1,2\n", "cases.csv:A1: "),
        (f"{UMKM},{UMKM}\n1,2\n", "cases.csv:B1: "),
        (f"{UMKM}\n1,2\n", "cases.csv:B2: "),
        (f"{UMKM}\n", "cases.csv:A1: "),
        ("", "cases.csv: "),
    ],
)
def test_a_table_of_no_cases_is_told_with_its_cell(run_ucj: RunUcj, tmp_path: Path, text: str, place: str) -> None:
    file = tmp_path / "cases.csv"
    file.write_text(text)
    done = run_ucj("sweep", "--plan", shipped_plan(), "--cases", file)
    assert (done.status, done.stdout) == (2, "")
    assert place in done.stderr


def test_a_case_with_a_wrong_value_names_it(run_ucj: RunUcj, tmp_path: Path) -> None:
    file = tmp_path / "cases.csv"
    file.write_text(f"{UMKM},targets.percent.2045\n1,170\n")
    done = run_ucj("sweep", "--plan", shipped_plan(), "--cases", file)
    assert (done.status, done.stdout) == (2, "")
    assert done.stderr.endswith("cases.csv:B2: `170` is beyond what the plan takes there: 0 to 100\n")


def test_cases_may_not_vary_what_is_listed(plan: Plan) -> None:
    with pytest.raises(UsageError, match="twice"):
        sweep(plan, {UMKM: [1]}, cases=[{UMKM: 2}])


@pytest.mark.process
@pytest.mark.skipif(sys.platform == "win32", reason="signals are of another kind there")
def test_interrupted_helpers_leave_whole_rows_and_nothing_behind() -> None:
    command = [sys.executable, "-m", "ucj_cli", "sweep", "--draws", "100000", "--jobs", "2", "-q", "--plan"]
    with subprocess.Popen(
        [*command, str(shipped_plan())], stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
    ) as process:
        assert process.stdout
        assert process.stderr
        first = process.stdout.readline()
        os.killpg(process.pid, signal.SIGINT)  # as a terminal does: all processes get it
        text = (first + process.stdout.read()).decode()
        assert process.stderr.read() == b""  # and ends only when no helper holds it any more
    assert process.returncode == 130
    assert {len(row) for row in csv.reader(text.splitlines())} == {len(first.split(b","))}
    assert text.endswith("\n")


WHOLE = Path(__file__).parents[1] / "plan_file" / "whole.yaml"


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("workforce.size.2025", 430_000),
        ("workforce.size.2031", 500_000),
        ("workforce.growth_percent", Decimal("0.5")),
        ("coverage.percent", Decimal("40.5")),
        ("targets.percent.2045", 99),
        ("targets.percent.2033", Decimal("61.25")),
        ("funds.dbhcht.ceiling.2026", 7),
        ("funds.csr.growth_percent", 3),
        ("groups.ojol.workers", 9_000),
        ("groups.ojol.planned.2030", 8_000),
        ("groups.ojol.months.to", 11),
        ("groups.pabrik.wage", 5_000_000),
        ("groups.pabrik.changes.2028.wage", 6_000_000),
        ("groups.pabrik.lapse_percent", 2),
    ],
)
def test_a_number_put_in_its_place_is_the_plan_that_replaces_it(path: str, value: object) -> None:
    plan = load_plan(WHOLE)
    place = place_at(plan.document, path)
    assert place
    quick = with_numbers(plan, {path: place}, {path: value})
    assert quick == plan.replace({path: value})
    assert quick != plan


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("workforce.size.2025", 0),
        ("workforce.size.2025", 400),  # fewer than its groups
        ("workforce.size.2025", Decimal(430_000)),
        ("workforce.size.2025", True),
        ("targets.percent.2045", Decimal("100.01")),
        ("targets.percent.2045", Decimal("NaN")),
        ("targets.percent.2045", Decimal("12.34567890123456")),
        ("targets.percent.2045", 0.5),
        ("groups.ojol.workers", "rest"),
        ("groups.ojol.changes.2040.income", 5),  # of a year in which nothing changes yet
        ("groups.ojol.planned.2030", None),
    ],
)
def test_whatever_is_not_plainly_a_number_in_its_place_is_left_to_the_plan(path: str, value: object) -> None:
    plan = load_plan(WHOLE)
    place = place_at(plan.document, path)
    assert place
    assert with_numbers(plan, {path: place}, {path: value}) is None
