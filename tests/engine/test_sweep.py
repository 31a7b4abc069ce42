"""Every combination of varied inputs: the road of the plan with these values, the last input changing fastest."""

from __future__ import annotations

import csv
import json
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.plan_file.laying import Lay, base
from tests.plans import has_a_road, plan_of, plans
from ucj_cli import OutOfRangeError, PlanError, UsageError, load_plan, roadmap, sweep
from ucj_cli.engine.sweep import Inputs, sweep_parts, sweep_rows, wanted_of
from ucj_cli.plan_file.find import shipped_plan

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from tests.conftest import RunUcj
    from ucj_cli.plan_file.model import Plan

Vary = dict[str, list[object]]


pytestmark = pytest.mark.slow


@pytest.fixture(name="file")
def _file(tmp_path: Path) -> Path:
    return Lay(tmp_path).write("plan.yaml", base())


def figures(plan: Plan, first: int | None = None, last: int | None = None) -> list[dict[str, Any]]:
    """What a sweep tells of a road, year by year."""
    rows = []
    for year in roadmap(plan, first, last).years:
        told = year.model_dump(mode="json")
        funds = [payer for payer in told["payers"] if payer["kind"] in ("public", "donor")]
        lacks = [fund["shortfall"] for fund in funds if fund["need"]]
        kept = ("year", "workforce", "target_percent", "participants_needed", "missing_at_start", "new")
        rows.append(
            {key: told[key] for key in kept}
            | {f"budget_{part}": getattr(year.budget, part) for part in ("new", "total", "public")}
            | {"funded_percent": told["funded"]["coverage_end_percent"]}
            | {"shortfall": sum(filter(None, lacks)), "shortfall_known": None not in lacks}
            | {f"{key}_{fund['id']}": fund[key] for fund in funds for key in ("need", "shortfall")}
            | ({"price_assumed": any(group.price_assumed for group in year.groups)} if plan.assumed_rates else {})
        )
    return rows


def in_csv(cell: object) -> str:
    """A cell as its CSV has it."""
    if isinstance(cell, bool):
        return str(cell).lower()
    return "" if cell is None else str(cell)


@given(plans(), st.lists(st.integers(1, 100), min_size=1, max_size=3, unique=True), st.integers(2026, 2030))
def test_every_row_is_the_road_of_the_plan_with_these_values(plan: Plan, percents: list[int], year: int) -> None:
    assume(year not in plan.targets.participants)
    paths, growths = (f"targets.percent.{year}", "workforce.growth_percent"), (0, 1.5)
    made = [(percent, growth) for percent in percents for growth in growths]
    changed = [plan.replace(dict(zip(paths, values, strict=True))) for values in made]
    assume(all(map(has_a_road, changed)))
    expected = [
        dict(zip(paths, values, strict=True)) | row
        for values, each in zip(made, changed, strict=True)
        for row in figures(each)
    ]
    assert sweep(plan, {paths[0]: percents, paths[1]: growths}).rows() == expected


def test_the_last_input_changes_fastest() -> None:
    vary: Vary = {
        "targets.percent.2030": [60, 70],
        "workforce.growth_percent": [0, 1],
        "targets.path": ["linear", "step"],
    }
    settings_ = [tuple(row.settings.values()) for row in sweep(plan_of(), vary, 2030, 2030).results]
    assert settings_ == [(p, g, path) for p in (60, 70) for g in (0, 1) for path in ("linear", "step")]
    assert list(sweep(plan_of(), vary, 2030, 2030).rows()[0])[:4] == [*vary, "year"]


def test_a_sweep_of_nothing_is_the_road_itself() -> None:
    assert sweep(plan_of(), {}).rows() == figures(plan_of())


def test_the_years_are_those_of_the_road() -> None:
    rows = sweep(plan_of(), {"targets.percent.2030": [60, 70]}, 2027, 2029).rows()
    assert [row["year"] for row in rows] == [2027, 2028, 2029] * 2
    assert rows[:3] == [
        {"targets.percent.2030": 60, **row}
        for row in figures(plan_of().replace({"targets.percent.2030": 60}), 2027, 2029)
    ]


def test_the_plan_itself_stays_as_it_was(file: Path) -> None:
    plan = load_plan(file)
    before = plan.model_dump()
    sweep(plan, {"targets.percent.2030": [60, 70]}, 2025, 2026)
    assert plan.model_dump() == before


def test_a_fraction_is_the_decimal_that_one_writes_for_it() -> None:
    (row,) = sweep(plan_of(), {"targets.percent.2030": [43.95]}, 2030, 2030).results
    assert (row.settings["targets.percent.2030"], row.target_percent) == (43.95, Decimal("43.95"))


def test_ten_million_combinations_are_begun_at_once() -> None:
    vary: Vary = {f"targets.percent.{2026 + i}": range(40, 50) for i in range(7)}  # type: ignore[misc]
    rows = sweep_rows(wanted_of(plan_of(), Inputs(vary), 2032, 2032))
    first = next(rows)
    assert (list(first.settings.values()), next(rows).settings["targets.percent.2032"]) == ([40] * 7, 41)


@pytest.mark.parametrize(
    ("vary", "error"),
    [
        ({"nope": [1]}, UsageError),
        ({"": [1]}, UsageError),
        ({"groups.0.workers": [1]}, UsageError),
        ({"targets.percent.2030": [60, 170]}, PlanError),
        ({"targets.percent.2030": ["60"]}, PlanError),
        ({"targets.path": ["zigzag"]}, PlanError),
    ],
)
def test_what_cannot_be_varied_is_an_error(file: Path, vary: Vary, error: type[Exception]) -> None:
    with pytest.raises(error):
        sweep(load_plan(file), vary)


def test_a_year_before_the_road_is_an_error() -> None:
    with pytest.raises(OutOfRangeError):
        sweep(plan_of(), {"targets.percent.2030": [60]}, 2020)


def test_a_row_is_worked_out_when_it_is_asked_for() -> None:
    begun: list[int] = []

    def watch(chunks: Iterable[range]) -> Iterator[range]:
        for numbers in chunks:
            begun.extend(numbers)
            yield numbers

    wanted = wanted_of(plan_of(), Inputs({"targets.percent.2030": range(40, 100)}), 2030, 2031)
    parts = sweep_parts(wanted, list, watch=watch)
    assert begun == []
    assert [[row.year for row in next(parts)] for _ in range(2)] == [[2030, 2031]] * 2
    assert begun == [0, 1]


def test_a_wrong_value_is_told_before_the_first_row() -> None:
    with pytest.raises(PlanError):
        wanted_of(plan_of(), Inputs({"workforce.growth_percent": [0, 1], "targets.percent.2030": [60, 61, 170]}))


def test_all_rows_have_the_columns_of_all_funds() -> None:
    plan = plan_of(funds={"csr": {"kind": "donor", "ceiling": {2030: 7}}})
    without, with_it = sweep(plan, {"funds.csr": [None, {"kind": "donor"}]}, 2030, 2030).rows()
    assert list(without) == list(with_it)
    assert [(row["need_csr"], row["shortfall_csr"]) for row in (without, with_it)] == [(None, None), (0, 0)]


def test_one_unknown_ceiling_hides_no_other_funds_shortfall(run_ucj: RunUcj) -> None:
    vary = "--vary", "funds.dbhcht.ceiling.2026=4_000_000_000,3_200_000_000", "--from", "2026", "--to", "2026"
    rows = list(csv.DictReader(run_ucj("sweep", "--plan", shipped_plan(), *vary).stdout.splitlines()))
    for key in ("shortfall", "shortfall_dbhcht"):
        assert [row[key] for row in rows] == ["1660323200", "2460323200"]
    assert {row["shortfall_known"] for row in rows} == {"false"}
    assert {row["shortfall_apbd"] for row in rows} == {""}
    assert {row["budget_public"] for row in rows} == {str(5_660_323_200 + 3_297_888_000)}
    shown = run_ucj("sweep", "--plan", shipped_plan(), *vary, "--format", "table").stdout
    assert "2,460,323,200+?" in shown
    assert "+? at least so much" in shown


# On the command line


def test_values_and_spans_make_the_same_rows(run_ucj: RunUcj, file: Path) -> None:
    vary = ("--vary", "targets.path=linear,step", "--from", "2030", "--to", "2030")
    one = run_ucj("sweep", "--plan", file, "--vary", "targets.percent.2030=60,62.5,65", *vary)
    two = run_ucj("sweep", "--plan", file, "--vary", "targets.percent.2030=60:65:2.5", *vary)
    assert (one.status, one.stderr) == (0, "")
    assert one.stdout == two.stdout
    values: Vary = {"targets.percent.2030": [60, Decimal("62.5"), 65], "targets.path": ["linear", "step"]}
    rows = sweep(load_plan(file), values, 2030, 2030).rows()
    told = list(csv.DictReader(one.stdout.splitlines()))
    assert told == [{key: in_csv(cell) for key, cell in row.items()} for row in rows]


def test_json_is_a_line_for_each_row(run_ucj: RunUcj, file: Path) -> None:
    run = run_ucj("sweep", "--plan", file, "--vary", "targets.percent.2030=60,70", "--format", "json")
    rows = sweep(load_plan(file), {"targets.percent.2030": [60, 70]}).rows()
    assert [json.loads(line) for line in run.stdout.splitlines()] == json.loads(json.dumps(rows))


@pytest.mark.parametrize(
    "wish",
    [
        "targets.percent.2030",
        "targets.percent.2030=",
        "targets.percent.2030=60,,70",
        "targets.percent.2030=60:70",
        "targets.percent.2030=60:70:0",
        "targets.percent.2030=60:70:-1",
        "targets.percent.2030=70:60:1",
        "targets.percent.2030=a:b:c",
        "targets.percent.2030=1e1:7e1:1",
        "targets.percent.2030=0:100:0.000001",
        "targets.percent.2030=60,170",
        "targets.percent.2030=60,x",
        "target.percent.2030=60",
        "groups.0.workers=1",
        "targets.percent=60",
        "targets.percent.2030\x1b[31m=60",
        "=60",
    ],
)
def test_what_cannot_be_varied_is_told_in_one_line(run_ucj: RunUcj, file: Path, wish: str) -> None:
    run = run_ucj("sweep", "--plan", file, "--vary", wish)
    assert (run.status, run.stdout) == (2, "")
    assert len(run.stderr.splitlines()) == 1
    assert "\x1b" not in run.stderr


@pytest.mark.parametrize("values", ["4,000,000", "3_200_000,4,000,000"])
def test_a_comma_within_a_number_is_told_as_one(run_ucj: RunUcj, file: Path, values: str) -> None:
    told = f"ucj: --vary: a comma begins a new value in `{values}`; write numbers without commas, such as 4_000_000\n"
    assert run_ucj("sweep", "--plan", file, "--vary", f"funds.dbhcht.ceiling.2026={values}").stderr == told
