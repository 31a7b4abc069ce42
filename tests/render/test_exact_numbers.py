"""Whole numbers are exact in JSON and CSV, also those that a floating-point number cannot hold."""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.conftest import SMALLEST

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.conftest import RunUcj, WritePlan

PEOPLE = 999_999_999_999_999
"""As many as a plan can say: 15 digits."""
YEARLY = 201_600
"""One person's contributions in a year, in rupiah."""
RUPIAH = PEOPLE * YEARLY


def numbers(value: Any) -> Iterator[object]:  # noqa: ANN401 - any JSON
    if isinstance(value, (dict, list)):
        for item in value.values() if isinstance(value, dict) else value:
            yield from numbers(item)
    else:
        yield value


def test_a_float_would_not_hold_it() -> None:
    assert RUPIAH > 2**53
    assert int(float(RUPIAH)) != RUPIAH


@pytest.mark.parametrize(
    "command",
    [
        ("gap", "--year", "2045"),
        ("budget", "--year", "2045"),
        ("roadmap",),
        ("compare", "--set", "region.name=X"),
        ("sweep", "--vary", "targets.path=linear"),
    ],
    ids=lambda command: command[0],
)
def test_every_answer_has_it_to_the_last_digit(
    run_ucj: RunUcj, write_plan: WritePlan, command: tuple[str, ...]
) -> None:
    plan = write_plan(SMALLEST.replace("428_699", str(PEOPLE)).replace("percent: 32.3", "participants: 0"))
    named = [plan] if command[0] == "compare" else ["--plan", plan]
    text = run_ucj(command[0], *named, *command[1:], "--format", "json").stdout
    lines = text.splitlines() if command[0] == "sweep" else [text]
    assert RUPIAH in [*numbers([json.loads(line) for line in lines])]
    if command[0] != "budget":  # whose rows are months
        rows = csv.reader(run_ucj(command[0], *named, *command[1:], "--format", "csv").stdout.splitlines())
        assert str(RUPIAH) in [cell for row in rows for cell in row]


def test_so_has_what_people_cost(run_ucj: RunUcj) -> None:
    asked = "cost", "--people", str(PEOPLE), "--months", "12", "--from", "2025-01", "--format", "json"
    assert json.loads(run_ucj(*asked).stdout)["budget"] == RUPIAH
