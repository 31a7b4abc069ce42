"""Long work says how far it is: on standard error, and only where that is a terminal."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.conftest import SMALLEST

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import RunUcj, WritePlan

pty = pytest.importorskip("pty", reason="there is no pseudo-terminal on this system")
pytestmark = pytest.mark.process

MANY = ("sweep", "--vary", "targets.percent.2030=50:60:1", "--from", "2030", "--to", "2030")


@pytest.fixture
def plan(write_plan: WritePlan) -> Path:
    return write_plan()


def on_a_terminal(*arguments: str | Path) -> tuple[str, str]:
    """What `ucj` writes to a pipe and to a terminal on which its standard error is."""
    own, theirs = pty.openpty()
    done = subprocess.run(
        [sys.executable, "-m", "ucj_cli", *map(str, arguments)],
        stdout=subprocess.PIPE,
        stderr=theirs,
        env={**os.environ, "UCJ_LANG": "en", "TERM": "xterm"},
        check=True,
        timeout=20,
    )
    os.close(theirs)
    told = b""
    while True:
        try:
            part = os.read(own, 65_536)
        except OSError:  # the end, as Linux tells it of a terminal
            break
        if not part:
            break
        told += part
    os.close(own)
    return done.stdout.decode(), told.decode()


def test_a_terminal_sees_a_bar_and_the_answer_stays_as_it_is(run_process: RunUcj, plan: Path) -> None:
    answer, told = on_a_terminal(*MANY, "--plan", plan)
    assert "working" in told
    assert answer == run_process(*MANY, "--plan", plan).stdout
    assert answer.count("\n") == 12


def test_a_pipe_sees_nothing(run_process: RunUcj, plan: Path) -> None:
    assert run_process(*MANY, "--plan", plan).stderr == ""


def test_quiet_is_quiet(plan: Path) -> None:
    assert on_a_terminal(*MANY, "--plan", plan, "--quiet")[1] == ""


def test_many_regions_are_followed_while_they_are_read(write_plan: WritePlan) -> None:
    for code in range(10, 17):
        write_plan(SMALLEST.replace("35.73", f"35.{code}"), f"{code}.yaml")
    _, told = on_a_terminal("gap", write_plan(SMALLEST, "17.yaml").parent, "--year", "2026")
    assert "working" in told
