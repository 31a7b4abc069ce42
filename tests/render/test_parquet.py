"""Rows of a sweep as Parquet: the same rows as from Python, each column of a kind, however they come."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from ucj_cli import load_plan, sweep
from ucj_cli.plan_file.find import shipped_plan
from ucj_cli.render import parquet

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import RunUcj

PLAN = ("sweep", "--plan", shipped_plan(), "--from", "2026", "--to", "2028")


def read(file: Path) -> tuple[dict[str, str], list[dict[str, Any]]]:
    """The kinds of a file's columns, and its rows."""
    table = pytest.importorskip("pyarrow.parquet").read_table(file)
    return dict(zip(table.schema.names, map(str, table.schema.types), strict=True)), table.to_pylist()


@pytest.mark.parametrize("group", [1, 7, 100_000])
def test_the_file_has_the_rows_of_the_answer(
    run_ucj: RunUcj, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, group: int
) -> None:
    monkeypatch.setattr(parquet, "ROWS_OF_A_GROUP", group)
    file = tmp_path / "rows.parquet"
    run_ucj(*PLAN, "--draws", "4", "-o", file)
    kinds, rows = read(file)
    assert rows == sweep(load_plan(shipped_plan()), None, 2026, 2028, draws=4).rows()
    assert kinds["groups.umkm.workers"] == kinds["shortfall_apbd"] == "int64"
    assert (kinds["target_percent"], kinds["shortfall_known"]) == ("double", "bool")


def test_a_column_has_one_kind_whatever_is_varied(run_ucj: RunUcj, tmp_path: Path) -> None:
    file, cases = tmp_path / "rows.parquet", tmp_path / "cases.csv"
    cases.write_text("groups.umkm.priority,targets.percent.2045\n1,\n,95\n")
    varied = ("workforce.growth_percent=0,1.5", "groups.ojol.programmes=[jkk],[jkk, jkm]", "targets.path=linear,step")
    run_ucj(*PLAN, "--cases", cases, *(part for path in varied for part in ("--vary", path)), "-o", file)
    kinds, rows = read(file)
    assert len(rows) == 2 * 2 * 2 * 2 * 3
    assert [kinds[path.partition("=")[0]] for path in varied] == ["double", "string", "string"]
    assert {row["groups.ojol.programmes"] for row in rows} == {'["jkk"]', '["jkk", "jkm"]'}
    assert {(row["groups.umkm.priority"], row["targets.percent.2045"]) for row in rows} == {(1, None), (None, 95)}


def test_what_sums_up_is_no_parquet(run_ucj: RunUcj, tmp_path: Path) -> None:
    for asked in (("--draws", "4", "--quantiles", "50"), ("--tornado",)):
        done = run_ucj(*PLAN, *asked, "-o", tmp_path / "rows.parquet")
        assert (done.status, done.stderr.count("\n"), [*tmp_path.iterdir()]) == (2, 1, [])


def test_without_its_library_the_command_says_what_to_install(
    run_ucj: RunUcj, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parquet, "find_spec", lambda _: None)
    done = run_ucj(*PLAN, "--draws", "4", "-o", tmp_path / "rows.parquet")
    assert (done.status, done.stderr) == (2, "ucj: Parquet needs the library PyArrow: pip install pyarrow\n")
    assert [*tmp_path.iterdir()] == []
