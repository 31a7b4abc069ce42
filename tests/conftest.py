"""What tests of every room share: a small plan, a way to write one to a file, `ucj` here and as a process, profiles."""

from __future__ import annotations

import gc
import os
import signal
import subprocess
import sys
from typing import TYPE_CHECKING, NamedTuple, Protocol

import pytest
from hypothesis import HealthCheck, settings

from tests.in_process import in_process

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

SMALLEST = """\
region: {name: Kota Malang, code: "35.73"}
workforce: {size: {2025: 428_699}}
coverage: {date: 2025-09-09, percent: 32.3}
targets: {percent: {2025: 41, 2045: 100}}
"""
"""The smallest useful plan: all else has a default. Four lines, one a section."""

EXAMPLES = {"quick": 10, "default": 25, "thorough": 1_000}
"""How many random examples a property is tried on, by the profile that the variable ``UCJ_PROFILE`` names."""

# What the machine that runs the tests says about language, colour and CI is not to change an answer.
_LEFT_OUT = ("UCJ_", "LC_", "LANG", "NO_COLOR", "FORCE_COLOR", "TERM", "COLUMNS", "GITHUB_", "CI_PROJECT_DIR")
_OF_FOLDERS = ("browser", "office", "site", "shells")


def pytest_configure(config: pytest.Config) -> None:
    """Choose how many examples properties are tried on: what ``UCJ_PROFILE`` says, else few for ``-m quick``."""
    # What a shell runs in the background is deaf to an interrupt, and so is what it starts: tests waited for ever.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    for name, examples in EXAMPLES.items():
        # A shared machine is slow at times: how long an example takes is for benchmarks to say. In CI too.
        slow = [HealthCheck.too_slow]
        settings.register_profile(name, settings(), max_examples=examples, deadline=None, suppress_health_check=slow)
    alone = config.getoption("markexpr") == "quick"
    settings.load_profile(os.environ.get("UCJ_PROFILE") or ("quick" if alone else "default"))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what a test needs: by its folder, by the fixture that starts a process, and quick by needing nothing."""
    for item in items:
        folder = item.path.parent.name
        if folder in _OF_FOLDERS:
            item.add_marker(folder)
        if "run_process" in getattr(item, "fixturenames", ()):
            item.add_marker("process")
        if not {*_OF_FOLDERS, "process", "slow"} & {mark.name for mark in item.iter_markers()}:
            item.add_marker("quick")


def pytest_collection_finish() -> None:
    """Look for garbage less often, and not among what is there for good: it took a tenth of the time."""
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


def needed(found: object, reason: str) -> pytest.MarkDecorator:
    """Skips where a program is missing; in CI such a test is no skip but runs, and fails."""
    return pytest.mark.skipif(not found and os.environ.get("CI") != "true", reason=reason)


class Run(NamedTuple):
    """What `ucj` wrote, and how it ended."""

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


def environment(more: Mapping[str, str]) -> dict[str, str]:
    """The variables that a run of `ucj` sees: the machine's but for language, colour and CI, and *more*."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(_LEFT_OUT)}
    return kept | {"PYTHONUTF8": "1"} | dict(more)


@pytest.fixture
def run_ucj() -> RunUcj:
    """``ucj`` in this process, in English, with streams and an environment of its own; *env* is added to it."""

    def run(*arguments: str | Path, stdin: str | bytes = b"", cwd: Path | str | None = None, **env: str) -> Run:
        given = stdin.encode() if isinstance(stdin, str) else stdin
        return Run(*in_process([*map(str, arguments)], given, cwd, environment(env)))

    return run


@pytest.fixture
def run_process() -> RunUcj:
    """``ucj`` as a process, as `run_ucj` otherwise, where the process is what is tested. Hangs no longer than 10 s."""

    def run(*arguments: str | Path, stdin: str | bytes = b"", cwd: Path | str | None = None, **env: str) -> Run:
        done = subprocess.run(
            [sys.executable, "-m", "ucj_cli", *map(str, arguments)],
            input=stdin.encode() if isinstance(stdin, str) else stdin,
            capture_output=True,
            check=False,
            cwd=cwd,
            env=environment(env),
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
