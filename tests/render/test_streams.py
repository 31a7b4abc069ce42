"""Whatever the standard streams are, closed or full or of another encoding: the answer is right, and is all there."""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from tests.conftest import environment

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import WritePlan

pytestmark = [pytest.mark.process, pytest.mark.skipif(os.name == "nt", reason="a POSIX shell closes the streams")]

GROUPS = """\
region: {name: Kota Malang, code: "35.73"}
workforce: {size: {2025: 428_699}}
coverage: {date: 2025-09-09, percent: 32.3}
targets: {percent: {2025: 41, 2045: 100}}
groups: [{id: a, name: Pétani ā, workers: rest}]
"""


def shell(line: str, folder: Path, **env: str) -> subprocess.CompletedProcess[bytes]:
    """What a shell makes of *line*, in which ``ucj`` is the one that is tested."""
    ucj = f'ucj() {{ {shlex.quote(sys.executable)} -m ucj_cli "$@"; }}\n'
    settings = {name: value for name, value in environment(env).items() if name != "PYTHONUTF8"}
    return subprocess.run(
        ["/bin/sh", "-c", ucj + line], cwd=folder, env=settings, capture_output=True, check=False, timeout=20
    )


@pytest.mark.parametrize(
    ("line", "status"),
    [
        ("ucj check plan.yaml 2>&-", 0),
        ("ucj gap --plan plan.yaml -o answer.txt >&-", 0),
        ("ucj report --plan plan.yaml -o report.html >&-", 0),
        ("ucj rates >&-", 0),
        ("ucj --help >&-", 0),
        ("ucj gap --year 2026 <&- >&- 2>&-", 0),
        ("ucj check - <&-", 2),
        ("ucj gap --plan - <&-", 2),
        ("ucj init <&-", 2),
        ("ucj gab 2>&-", 2),
    ],
)
def test_a_closed_stream_changes_no_status(write_plan: WritePlan, tmp_path: Path, line: str, status: int) -> None:
    write_plan(GROUPS.replace("percent: 32.3", "percent: 32.3, source: BPJS"))
    done = shell(line, tmp_path)
    assert done.returncode == status
    assert b"fault" not in done.stderr
    assert done.stderr.count(b"\n") <= 2


@pytest.mark.parametrize("closed", ["2>&-", "2>&- <&-"])
def test_a_remark_never_lands_in_an_answer(tmp_path: Path, closed: str) -> None:
    done = shell(f"ucj gap --year 2026 --format json {closed}", tmp_path)
    assert json.loads(done.stdout)["gap"] == 49_944
    assert (done.stderr, done.returncode) == (b"", 0)


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs a device that is full")  # noqa: PTH110
@pytest.mark.parametrize(
    ("line", "status"),
    [
        ("ucj gap --year 2026 --format json 2>/dev/full", 0),  # a remark that nobody can read
        ("ucj gab 2>/dev/full", 2),
        ("ucj rates >/dev/full", 2),
        ("ucj schema >/dev/full", 2),
        ("ucj --help >/dev/full", 2),
        ("ucj rates -o /dev/full", 2),
    ],
)
def test_a_full_disk_is_no_fault_of_ucj(tmp_path: Path, line: str, status: int) -> None:
    done = shell(line, tmp_path)
    assert done.returncode == status
    assert b"Traceback" not in done.stderr
    if "2>" not in line:
        assert done.stderr.endswith(b"cannot be written: No space left on device\n")


@pytest.mark.parametrize("form", ["json", "csv", "md"])
@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "latin-1", "utf-16"])
def test_data_leave_as_utf_8_whatever_the_terminal_s_encoding(
    write_plan: WritePlan, tmp_path: Path, form: str, encoding: str
) -> None:
    write_plan(GROUPS)
    line = f"ucj gap --plan plan.yaml --year 2026 --format {form}"
    done = shell(line, tmp_path, PYTHONIOENCODING=encoding)
    written = done.stdout.decode("utf-8")
    assert "Pétani ā" in (str(json.loads(written)) if form == "json" else written)
    assert (done.stderr, done.returncode) == (b"", 0)


@pytest.mark.parametrize(
    ("encoding", "lang", "told"),
    [
        ("cp1252", "en", "ucj: cp1252, the encoding of standard output, lacks "),
        ("ascii", "id", "ucj: pengodean keluaran standar, ascii, tidak mempunyai "),
    ],
)
def test_letters_that_a_terminal_cannot_show_are_told(
    write_plan: WritePlan, tmp_path: Path, encoding: str, lang: str, told: str
) -> None:
    write_plan(GROUPS)
    done = shell("ucj gap --plan plan.yaml --year 2026", tmp_path, PYTHONIOENCODING=f"{encoding}", UCJ_LANG=lang)
    assert done.returncode == 0
    assert ("P\xe9tani ?" if encoding == "cp1252" else "P?tani ?") in done.stdout.decode("latin-1")
    assert done.stderr.decode(encoding).startswith(told)
    assert done.stderr.count(b"\n") == 1


def test_nothing_is_told_where_nothing_was_lost(write_plan: WritePlan, tmp_path: Path) -> None:
    write_plan(GROUPS)
    assert shell("ucj gap --plan plan.yaml --year 2026", tmp_path, PYTHONIOENCODING="utf-8").stderr == b""


INTERRUPTED = """\
import sys
import time

class Pressed:
    def find_spec(self, name, *_):
        if name == {module!r}:
            raise KeyboardInterrupt

sys.meta_path.insert(0, Pressed())
from ucj_cli.__main__ import main
sys.argv = ["ucj", "gap", "--year", "2026"]
main()
"""
"""Runs `ucj`, and presses Ctrl-C while it imports a module."""


@pytest.mark.parametrize(
    "module",
    ["ucj_cli.render.streams", "typer", "ucj_cli.cli", "ucj_cli.i18n.en", "pydantic", "ucj_cli.engine.gap"],
)
def test_an_interrupt_while_ucj_starts_ends_with_130_and_without_a_word(tmp_path: Path, module: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", INTERRUPTED.format(module=module)], cwd=tmp_path, capture_output=True, check=False
    )
    assert done.returncode == 130
    assert b"Traceback" not in done.stderr


def test_without_docstrings_a_schema_is_told_to_lack_its_descriptions(tmp_path: Path) -> None:
    ucj = [sys.executable, "-OO", "-m", "ucj_cli", "schema", "gap", "--lang"]
    for lang, told in (("en", b"takes the descriptions out"), ("id", b"menghilangkan penjelasan")):
        done = subprocess.run([*ucj, lang], cwd=tmp_path, capture_output=True, check=False)
        assert told in done.stderr
        assert json.loads(done.stdout)["title"]


def test_a_pipe_that_does_not_wait_gets_the_whole_answer(tmp_path: Path) -> None:
    """As another program may leave it that has the same terminal: what a pipe did not take at once was lost."""
    ours, theirs = os.pipe()
    os.set_blocking(theirs, False)
    command = [sys.executable, "-m", "ucj_cli", "schema"]
    with subprocess.Popen(command, cwd=tmp_path, stdout=theirs, stderr=subprocess.PIPE) as process:
        os.close(theirs)
        time.sleep(1)
        with os.fdopen(ours, "rb") as end:
            answer = end.read()
        assert process.communicate(timeout=20)[1] == b""
    assert process.returncode == 0
    assert len(answer) > 65_536
    assert json.loads(answer)


def test_a_plan_is_waited_for_by_a_pipe_that_does_not(write_plan: WritePlan, tmp_path: Path) -> None:
    plan = write_plan(f"{GROUPS}# {'long ' * 40_000}\n").read_bytes()
    theirs, ours = os.pipe()
    os.set_blocking(theirs, False)
    command = [sys.executable, "-m", "ucj_cli", "check", "-"]
    with subprocess.Popen(
        command, cwd=tmp_path, stdin=theirs, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        os.close(theirs)
        time.sleep(1)
        with os.fdopen(ours, "wb") as plan_file:
            plan_file.write(plan)
        assert process.communicate(timeout=20)[1] == b""
    assert process.returncode == 0
