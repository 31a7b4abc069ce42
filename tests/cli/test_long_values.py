"""A long value is cut, wherever it comes from: an option, an argument, a variable, a plan, a settings file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.conftest import SMALLEST
from ucj_cli.cli import COMMANDS
from ucj_cli.i18n.visible import LONGEST_PATH, short

if TYPE_CHECKING:
    from tests.conftest import Run, RunUcj, WritePlan

LONG = "x" * 10_000
PATH = f"{'a/' * 5_000}b.yaml"
LONGEST_LINE = 1_200
"""A line with two values and a list of what is allowed in their place."""


def assert_short(done: Run) -> None:
    """Not more than a screen of it, in no line of it more than anybody reads."""
    told = done.stdout + done.stderr
    assert max(map(len, told.splitlines())) <= LONGEST_LINE
    assert len(told) < len(LONG)
    assert done.status != 3


@pytest.mark.parametrize("command", COMMANDS)
def test_no_option_or_argument_is_quoted_whole(run_ucj: RunUcj, write_plan: WritePlan, command: str) -> None:
    plan = write_plan()
    options = re.findall(r"(?m)^  (?:-\w, )?(--[a-z-]+) [A-Z<]", run_ucj(command, "--help", COLUMNS="100").stdout)
    assert "--lang" in options
    for value in (LONG, PATH):
        for option in options:
            given = [] if option == "--plan" else [plan.name]
            assert_short(run_ucj(command, *given, option, value, cwd=plan.parent))
        for arguments in ([value], [value, f"{value}y"], [plan.name, value], [f"-{value}"], [f"--{value}"]):
            assert_short(run_ucj(command, *arguments, cwd=plan.parent))


@pytest.mark.parametrize("command", ["gap", "check", "doctor"])
def test_no_variable_is_quoted_whole(run_ucj: RunUcj, write_plan: WritePlan, command: str) -> None:
    folder = write_plan(name="targets.yaml").parent
    for name in ("UCJ_PLAN", "UCJ_LANG", "COLUMNS", "LC_ALL", "TERM", "GITHUB_WORKSPACE"):
        for value in (LONG, PATH, "9" * 10_000):
            assert_short(run_ucj(command, cwd=folder, **{name: value}))


@pytest.mark.parametrize(
    "plan",
    [
        f"{SMALLEST}{LONG[:1_000]}: 1\n",
        SMALLEST.replace("428_699", LONG),
        SMALLEST.replace("2025-09-09", LONG),
        SMALLEST.replace("35.73", LONG),
        f"extends: {LONG}.yaml\n",
        f"extends: {PATH}\n",
        f"a: &{LONG} 1\n",
        f"a: !{LONG} 1\n",
        f"a: *{LONG}\n",
        f"{SMALLEST}? {LONG}\n: 1\n? {LONG}\n: 2\n",
        f"{SMALLEST}groups:\n  - {{id: {LONG}, workers: 900000, paid_by: {LONG}y, wage: 3}}\n",
        f"{SMALLEST}groups:\n  - {{id: a, workers: 3000, programmes: [{LONG}], changes: {{? {LONG} : 1}}}}\n",
        f"{SMALLEST}claims:\n  - {{kind: {LONG}}}\n  - {{kind: sum, parts: [1], total: 3, source: {LONG}}}\n",
        f"{SMALLEST}a: 1  # ucj: ignore[{LONG}]\n",
    ],
)
def test_no_error_of_a_plan_quotes_a_value_whole(run_ucj: RunUcj, write_plan: WritePlan, plan: str) -> None:
    for command in ("gap", "check", "doctor"):
        assert_short(run_ucj(command, write_plan(plan)))


@pytest.mark.parametrize(
    "settings", [f"{LONG} = true\n", f"severity = '{LONG}'\n", f"select = ['{LONG}']\n", f"= {LONG}"]
)
def test_no_error_of_settings_quotes_a_value_whole(run_ucj: RunUcj, write_plan: WritePlan, settings: str) -> None:
    plan = write_plan()
    (plan.parent / "ucj.toml").write_text(settings)
    for command in ("check", "doctor"):
        assert_short(run_ucj(command, cwd=plan.parent))


def test_a_path_as_long_as_paths_are_is_told_whole(run_ucj: RunUcj) -> None:
    longest = "/".join(["folder"] * 40)[: LONGEST_PATH - 5] + ".yaml"
    assert run_ucj("gap", longest).stderr.startswith(f"{longest}:1:1: UCJ001")
    assert short(f"{longest}x") == f"{longest}..."
