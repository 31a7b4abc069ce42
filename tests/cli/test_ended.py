"""Ended from outside, `ucj` tidies up and goes: no word, no draft of a file, no helper that works on for nobody."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from typing import TYPE_CHECKING

import pytest

from tests.conftest import environment
from ucj_cli.cli.helpers import undisturbed
from ucj_cli.plan_file.find import shipped_plan

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [pytest.mark.process, pytest.mark.skipif(os.name == "nt", reason="signals are of another kind there")]

MANY = ("sweep", "--draws", "100000", "-q", "--plan", str(shipped_plan()))
"""Minutes of work."""


def started(*arguments: str, cwd: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "ucj_cli", *MANY, *arguments]
    return subprocess.Popen(command, cwd=cwd, env=environment({}), stdout=subprocess.PIPE, stderr=subprocess.PIPE)


@pytest.mark.parametrize("sent", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_a_file_that_is_not_done_is_gone(tmp_path: Path, sent: str) -> None:
    """Who sent the signal is told that it was obeyed, as the system tells it."""
    with started("-o", "rows.csv", cwd=tmp_path) as process:
        until = time.monotonic() + 20
        while not [*tmp_path.iterdir()]:
            assert time.monotonic() < until
            time.sleep(0.01)
        process.send_signal(signal.Signals[sent])
        assert process.communicate(timeout=20) == (b"", b"")
    assert process.returncode == (130 if sent == "SIGINT" else -signal.Signals[sent])
    assert [*tmp_path.iterdir()] == []


@pytest.mark.parametrize("sent", ["SIGTERM", "SIGKILL"])
def test_helpers_go_with_the_process_that_asked(tmp_path: Path, sent: str) -> None:
    """Its output ends only when none of them holds it any more."""
    with started("--jobs", "2", cwd=tmp_path) as process:
        assert process.stdout
        process.stdout.readline()
        process.send_signal(signal.Signals[sent])
        _, told = process.communicate(timeout=20)
    assert (process.returncode, told) == (-signal.Signals[sent], b"")


def test_a_signal_that_is_ignored_stays_ignored(tmp_path: Path) -> None:
    """As `nohup` has it, whose command goes on when the terminal is closed."""
    line = f"trap '' HUP; exec {sys.executable} -m ucj_cli gap --plan -"
    with subprocess.Popen(["/bin/sh", "-c", line], cwd=tmp_path, stdin=subprocess.PIPE) as process:
        time.sleep(1)
        process.send_signal(signal.SIGHUP)
        process.communicate(b"")
    assert process.returncode == 2  # nothing is no plan


@pytest.mark.skipif(not hasattr(signal, "pthread_sigmask"), reason="signals cannot wait here")
def test_a_signal_waits_until_all_helpers_are_started() -> None:
    """Python passes over what a signal's handler raises in the midst of a fork: one in a hundred was lost."""
    got: list[int] = []
    before = signal.signal(signal.SIGTERM, lambda number, _: got.append(number))
    try:
        with undisturbed():
            signal.pthread_kill(threading.get_ident(), signal.SIGTERM)
            assert got == []
        assert got == [signal.SIGTERM]
    finally:
        signal.signal(signal.SIGTERM, before)
