"""What tests of every room share: a small plan, a way to write one to a file, and `ucj` as a real process."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING, NamedTuple, Protocol

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from pathlib import Path

# A shared machine is slow at times: how long an example takes is for benchmarks to say. All else is as it is, in CI too
settings.register_profile("ucj", settings(), deadline=None)
settings.load_profile("ucj")

SMALLEST = """\
region: {name: Kota Malang, code: "35.73"}
workforce: {size: {2025: 428_699}}
coverage: {date: 2025-09-09, percent: 32.3}
targets: {percent: {2025: 41, 2045: 100}}
"""
"""The smallest useful plan: all else has a default. Four lines, one a section."""

# What the machine that runs the tests says about language and colour is not to change an answer.
_LEFT_OUT = ("UCJ_", "LC_", "LANG", "NO_COLOR", "FORCE_COLOR", "TERM", "COLUMNS")


class Run(NamedTuple):
    """What a process wrote, and how it ended."""

    stdout: str
    stderr: str
    status: int


class RunUcj(Protocol):
    """Runs ``ucj`` with these arguments."""

    def __call__(
        self, *arguments: str | Path, stdin: str | bytes = b"", cwd: Path | str | None = None, **env: str
    ) -> Run: ...


class WritePlan(Protocol):
    """Writes a plan to a file, its text byte for byte."""

    def __call__(self, content: str | bytes = SMALLEST, name: str = "plan.yaml") -> Path: ...


@pytest.fixture
def run_ucj() -> RunUcj:
    """``ucj`` in a process of its own, in English; *env* is added to its environment. Hangs no longer than 10 s."""

    def run(*arguments: str | Path, stdin: str | bytes = b"", cwd: Path | str | None = None, **env: str) -> Run:
        kept = {name: value for name, value in os.environ.items() if not name.startswith(_LEFT_OUT)}
        done = subprocess.run(
            [sys.executable, "-m", "ucj_cli", *map(str, arguments)],
            input=stdin.encode() if isinstance(stdin, str) else stdin,
            capture_output=True,
            check=False,
            cwd=cwd,
            env=kept | {"PYTHONUTF8": "1"} | env,
            timeout=10,
        )
        return Run(done.stdout.decode(), done.stderr.decode(), done.returncode)

    return run


@pytest.fixture
def write_plan(tmp_path: Path) -> WritePlan:
    """A plan's text or bytes, written below the test's own directory."""

    def write(content: str | bytes = SMALLEST, name: str = "plan.yaml") -> Path:
        file = tmp_path / name
        file.write_bytes(content.encode() if isinstance(content, str) else content)
        return file

    return write
