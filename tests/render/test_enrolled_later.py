"""New people who are paid from a later month on: the screen's sums are the answer's, and it says why they are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from ucj_cli import gap
from ucj_cli.plan_file.load import load_plan

if TYPE_CHECKING:
    from tests.conftest import RunUcj


@pytest.mark.parametrize("group", ["ojol", "pekerja-upah"])
def test_the_groups_money_on_the_screen_is_that_of_the_answer(run_ucj: RunUcj, group: str) -> None:
    setting = f"groups.{group}.enrol_from.2026=10"
    [found] = [each for each in gap(load_plan("config/targets.yaml", [setting]), 2026).groups if each.id == group]
    screen, _, _ = run_ucj("gap", "config/targets.yaml", "--year", "2026", "--set", setting)
    lines = [line for line in screen.splitlines() if f"{found.new:,}" in line and found.name in line]
    assert found.budget.total == sum(int(re.split(r" {2,}", line)[-1].replace(",", "")) for line in lines[:1])
    assert (
        f"{found.name}: new people are paid from October on, 3 months: Rp{found.cost_per_new_person:,} each" in screen
    )


def test_what_wage_earners_bear_themselves_is_told_apart(run_ucj: RunUcj) -> None:
    """Three programmes, of which a worker bears a part of one; the two lines of the group add up to its money."""
    settings = ["groups.pekerja-upah.programmes=[jkk, jkm, jht]", "groups.pekerja-upah.enrol_from.2026=10"]
    [found] = [
        each for each in gap(load_plan("config/targets.yaml", settings), 2026).groups if each.id == "pekerja-upah"
    ]
    screen, _, _ = run_ucj("gap", "config/targets.yaml", "--year", "2026", *(f"--set={each}" for each in settings))
    lines = [line for line in screen.splitlines() if line.strip().startswith(found.name) and ":" not in line]
    amounts = [int(re.split(r" {2,}", line)[-1].replace(",", "")) for line in lines]
    assert len(amounts) == 2
    assert sum(amounts) == found.budget.total
