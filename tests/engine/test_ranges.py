"""Ranges: which of them a plan takes, how values are spread in them, and what is said where the plan cannot be."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from tests.checks.looking import codes, with_sections
from tests.plans import plan_of
from ucj_cli import PlanError, UsageError, load_plan, sweep, tornado
from ucj_cli.plan_file.find import shipped_plan

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import RunUcj
    from ucj_cli.plan_file.model import Plan

UMKM, WORKERS = "groups.umkm.workers", "workforce.size.2025"
GROUPS = """\
groups:
  - {id: petani, workers: 9_000, source: BPS}
  - {id: lain, workers: rest, source: BPS}
"""


@pytest.fixture(name="plan", scope="module")
def _plan() -> Plan:
    return load_plan(shipped_plan())


@pytest.mark.parametrize(
    ("path", "spread", "told"),
    [
        ("groups.petani.workers", "{low: 5_000, high: 12_000}", []),
        ("groups.petani.workers", "{low: 5.000, high: 12_000}", ["UCJ012"]),  # thousands dots: five people
        ("groups.petani.workers", "{low: 5_000, high: 12_000, likely: 9_000.5}", ["UCJ012"]),
        ("groups.petani.workers", "{low: -1, high: 12_000}", ["UCJ013"]),
        ("groups.lain.workers", "{low: 5_000, high: 12_000}", ["UCJ037"]),  # the rest is no number
        ("targets.percent.2030", "{low: 50.5, high: 60}", []),
        ("targets.percent.2030", "{low: 90, high: 160}", ["UCJ013"]),
        ("targets.percent.2030", "{low: 50, high: 60, likely: 55, shape: normal}", []),
        ("targets.percent.2030", "{low: 50, high: 60, likely: 59, shape: normal}", ["UCJ038"]),
        ("groups.petani.workers", "{low: 5_000, high: 900_000}", ["UCJ109"]),  # more than there are
        (UMKM, "{low: 5_000, high: 12_000}", ["UCJ037"]),
    ],
)
def test_a_range_that_the_plan_does_not_take_is_told(path: str, spread: str, told: list[str]) -> None:
    text = with_sections(f"{GROUPS}uncertain:\n  {path}: {spread}\n")
    assert [code for code in codes(text) if code < "UCJ110"] == told


def test_thousands_dots_in_a_range_are_proposed_as_elsewhere(run_ucj: RunUcj, tmp_path: Path) -> None:
    file = tmp_path / "p.yaml"
    file.write_text(with_sections(f"{GROUPS}uncertain:\n  groups.petani.workers: {{low: 5.000, high: 12_000}}\n"))
    assert "write 5_000" in run_ucj("check", file).stdout
    assert "write 5_000" in run_ucj("sweep", shipped_plan(), "--draws", "2", "--vary", f"{UMKM}=uniform:5.000:9").stderr


@pytest.mark.parametrize(
    "vary",
    [
        {UMKM: "uniform:21.270:85.200"},
        {UMKM: "uniform:-5:85200"},
        {"targets.percent.2045": "uniform:90:160"},
        {"targets.percent.2045": "normal:200:1"},
        {"targets.percent.2045": "Normal:50:5"},
        {"groups.mandiri.workers": "uniform:1:2"},
    ],
)
def test_a_spread_that_the_plan_does_not_take_is_refused(plan: Plan, vary: dict[str, str]) -> None:
    with pytest.raises(UsageError):
        sweep(plan, vary, 2026, 2026, draws=2)


def test_whole_numbers_are_drawn_alike_their_ends_among_them(plan: Plan) -> None:
    rows = sweep(plan, {"groups.umkm.priority": "uniform:1:4"}, 2025, 2025, draws=2000).rows()
    counts = Counter(row["groups.umkm.priority"] for row in rows)
    assert sorted(counts) == [1, 2, 3, 4]
    assert all(430 < count < 570 for count in counts.values())


def test_a_likely_value_without_a_shape_is_the_top_of_a_triangle() -> None:
    spread = {"low": 20_000, "high": 80_000, "likely": 79_000}
    plan = plan_of(uncertain={"coverage.participants": spread})
    values = [row["coverage.participants"] for row in sweep(plan, None, 2026, 2026, draws=500).rows()]
    assert 57_000 < sum(values) / len(values) < 62_000


def test_what_is_set_for_this_run_is_not_uncertain(run_ucj: RunUcj, plan: Plan) -> None:
    told = run_ucj("sweep", shipped_plan(), "--draws", "2", "--set", f"{UMKM}=50000", "--to", "2025").stdout
    assert told.startswith(f"{WORKERS},year")
    assert told == run_ucj(
        "sweep", shipped_plan(), "--draws", "2", "--vary", f"{UMKM}=50000", "--to", "2025"
    ).stdout.replace(f"{UMKM},{WORKERS}", WORKERS).replace("\n50000,", "\n")
    assert [swing.path for swing in tornado(plan.replace({UMKM: 50_000}))] == [WORKERS]
    assert [swing.path for swing in tornado(plan.replace({"workforce": {"size": {2025: 430_000}}}))] == [UMKM]


def test_a_combination_that_cannot_be_is_named(run_ucj: RunUcj, plan: Plan) -> None:
    with pytest.raises(PlanError, match=f"with {UMKM}=399999"):
        sweep(plan, {UMKM: [30_000, 399_999]})
    with ThreadPoolExecutor(1) as executor, pytest.raises(PlanError, match=f"with {UMKM}=399999"):
        sweep(plan, {UMKM: [399_999]}, executor=executor)
    told = run_ucj("sweep", shipped_plan(), "--vary", f"{UMKM}=399_999").stderr
    assert told.endswith(f"    with {UMKM}=399999\n")


def test_quantiles_of_a_single_road_are_refused(run_ucj: RunUcj) -> None:
    done = run_ucj("sweep", shipped_plan(), "--quantiles", "5,50,95")
    assert (done.status, done.stdout) == (2, "")
    assert "--draws" in done.stderr


def test_a_shortfall_that_is_not_known_is_no_zero(run_ucj: RunUcj, plan: Plan) -> None:
    assert {swing.shortfall_known for swing in tornado(plan, None, 2027, 2028)} == {False}
    told = run_ucj("sweep", shipped_plan(), "--tornado", "--from", "2027", "--to", "2028", "--format", "table").stdout
    assert [line.split()[-2] for line in told.splitlines()[3:5]] == ["?", "?"]


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ("abc\n", "A2: `abc` is not a whole number"),
        ("30000\n-5\n", "A3: `-5` is beyond"),
        ("30000\n7.5\n", "A3: `7.5` is not a whole number"),
        ("30.000\n", "A2: `30.000` is not a whole number, as the plan takes it there; write 30_000"),
    ],
)
def test_a_cell_that_the_plan_does_not_take_is_told_with_its_place(
    run_ucj: RunUcj, tmp_path: Path, cells: str, told: str
) -> None:
    file = tmp_path / "cases.csv"
    file.write_text(f"{UMKM}\n{cells}")
    done = run_ucj("sweep", shipped_plan(), "--cases", file)
    assert (done.status, done.stdout) == (2, "")
    assert told in done.stderr


def test_a_cell_that_is_no_number_is_told_where_one_is_needed(run_ucj: RunUcj, tmp_path: Path) -> None:
    file = tmp_path / "cases.csv"
    file.write_text("targets.percent.2045\nbottom\n")
    assert "A2: `bottom` is not a number\n" in run_ucj("sweep", shipped_plan(), "--cases", file).stderr


def test_null_in_a_cell_removes_as_in_a_plan(run_ucj: RunUcj, tmp_path: Path) -> None:
    file = tmp_path / "cases.csv"
    file.write_text("groups.ojol.pass_rate_percent\nnull\n50\n")
    assert run_ucj("sweep", shipped_plan(), "--cases", file, "--to", "2025").status == 0


def test_all_cells_are_told_at_once(run_ucj: RunUcj, tmp_path: Path) -> None:
    file = tmp_path / "cases.csv"
    file.write_text(f"{UMKM}\nabc\n30000\n-5\n")
    assert run_ucj("sweep", shipped_plan(), "--cases", file).stderr.count("cases.csv:A") == 2


def test_the_table_of_cases_is_never_written_over(run_ucj: RunUcj, tmp_path: Path) -> None:
    file = tmp_path / "cases.csv"
    file.write_text(f"{UMKM}\n30000\n")
    done = run_ucj("sweep", shipped_plan(), "--cases", file, "-o", file, "--force")
    assert (done.status, file.read_text()) == (2, f"{UMKM}\n30000\n")


@pytest.mark.parametrize("jobs", ["0", "-1", "62", "2147483648"])
def test_so_many_processes_are_refused(run_ucj: RunUcj, jobs: str) -> None:
    done = run_ucj("sweep", shipped_plan(), "--draws", "2", "--jobs", jobs)
    assert (done.status, done.stdout) == (2, "")
    assert "1 to 61" in done.stderr


WRONG: list[Callable[[Plan], Any]] = [
    lambda plan: sweep(plan, draws=-1),
    lambda plan: sweep(plan, draws=1.5),  # type: ignore[arg-type]
    lambda plan: sweep(plan, draws="5"),  # type: ignore[arg-type]
    lambda plan: sweep(plan, draws=2, seed="a"),  # type: ignore[arg-type]
    lambda plan: sweep(plan, executor="x"),  # type: ignore[arg-type]
    lambda plan: sweep(plan, None, 2045, 2045).quantiles((101,)),
    lambda plan: sweep(plan, None, 2045, 2045).quantiles((-1,)),
    lambda plan: sweep(plan, None, 2045, 2045).quantiles((Decimal("nan"),)),
    lambda plan: sweep(plan, None, 2045, 2045).quantiles("5,50"),  # type: ignore[arg-type]
]


@pytest.mark.parametrize("ask", WRONG)
def test_arguments_of_another_kind_are_told(plan: Plan, ask: Callable[[Plan], Any]) -> None:
    with pytest.raises(UsageError):
        ask(plan)


def test_hundreds_of_uncertain_inputs_are_tried_in_a_moment() -> None:
    years = range(2026, 2076)
    plan = plan_of(
        targets={"percent": dict.fromkeys(years, 50)},
        uncertain={f"targets.percent.{year}": {"low": 40, "high": 60} for year in years},
    )
    assert len(tornado(plan, None, 2026, 2026)) == len(years)
    assert len(sweep(plan, None, 2026, 2026, draws=2).results) == 2
