"""The screen of `ucj compare`: whatever differs is on it, and values of a plan are told in words of people."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.plan_file.laying import Lay

if TYPE_CHECKING:
    from tests.conftest import RunUcj

SHIPPED = Path(__file__).parents[2] / "config" / "targets.yaml"
"""A plan of two funds; no ceiling of the second, APBD, is known in any year."""


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ("funds.dbhcht.ceiling.2026=3200000000", "2026, dbhcht"),
        ("funds.dbhcht.ceiling.2026=9000000000", "2026, dbhcht"),
        ("funds.dbhcht.ceiling.2027=9000000000", "2027, dbhcht"),  # more than it needs, and of no use to the sum
        ("funds.apbd.ceiling.2026=1", "2026, apbd"),
        ("funds.apbd.ceiling.2026=99000000000", "2026, apbd"),
    ],
)
def test_nothing_differs_is_said_only_where_no_figure_does(run_ucj: RunUcj, change: str, told: str) -> None:
    shown = run_ucj("compare", SHIPPED, "--set", change)
    assert told in shown.stdout
    assert "Nothing differs" not in shown.stdout
    in_markdown = run_ucj("compare", SHIPPED, "--set", change, "--format", "md")
    assert told in in_markdown.stdout


def test_inputs_that_change_no_figure_leave_nothing_that_differs(run_ucj: RunUcj) -> None:
    shown = run_ucj("compare", SHIPPED, "--set", "region.name=Malang")
    assert "Nothing differs in any year." in shown.stdout


IN_WORDS = {
    "en": ("kind: money, people: 25,000, months: 12", "parts: (3,000, ", "not given", " 95.5 ", " yes "),
    "id": ("kind: money, people: 25.000, months: 12", "parts: (3.000, ", "tidak ada", " 95,5 ", " ya "),
}


@pytest.mark.parametrize("lang", IN_WORDS)
def test_values_are_told_in_words_of_people(run_ucj: RunUcj, tmp_path: Path, lang: str) -> None:
    other = Lay(tmp_path).write(
        "other.yaml",
        f"extends: {SHIPPED}\n"
        "targets: {percent: {2035: 95.5}}\n"
        "claims: null\n"
        "groups: [{id: ojol, programmes: [jkk, jkm, jht]}, {id: pekerja-upah, labour_intensive: true}]\n",
    )
    told = run_ucj("compare", SHIPPED, other, "--lang", lang).stdout
    assert [words for words in (" jkk, jkm, jht ", *IN_WORDS[lang]) if words not in told] == []
    assert sum("kind: " in line for line in told.splitlines()) == 3  # a claim a line
    assert [code for code in ("None", "True", "False", "['", "[{") if code in told] == []


def test_in_json_values_are_json(run_ucj: RunUcj, tmp_path: Path) -> None:
    other = Lay(tmp_path).write(
        "other.yaml", f"extends: {SHIPPED}\ngroups: [{{id: ojol, programmes: [jkm]}}]\nclaims: null"
    )
    told = json.loads(run_ucj("compare", SHIPPED, other, "--format", "json").stdout)
    values = {given["path"]: given["values"] for given in told["inputs"]}
    assert values["groups.ojol.programmes"] == [["jkk", "jkm"], ["jkm"]]
    assert values["claims"][0][2]["parts"] == [3_000, 5_000, 17_000]
    assert values["claims"][1] is None
