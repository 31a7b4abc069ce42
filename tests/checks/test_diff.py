"""``ucj check --diff``: `patch` applies it to the byte, whatever ends the lines; what cannot be read is told."""

from __future__ import annotations

import subprocess
from shutil import which
from typing import TYPE_CHECKING

import pytest

from tests.checks.looking import SOUND
from tests.conftest import needed

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import RunUcj, WritePlan

WRONG = SOUND.replace("2025: 41", "2025: 41%")
FILES = {
    "lines.yaml": WRONG,
    "no last newline.yaml": WRONG.rstrip("\n"),
    "windows.yaml": WRONG.replace("\n", "\r\n"),
    "windows, no last newline.yaml": WRONG.replace("\n", "\r\n").rstrip(),
    "old mac.yaml": WRONG.replace("\n", "\r"),
    "separators.yaml": WRONG.replace("RPJMD", '"a\u2028b"').replace("BPJS", '"a\x85b"'),
    "mark.yaml": "\ufeff" + WRONG,
    "tab\tand\nline.yaml": WRONG,
    '"quoted\\" é.yaml': WRONG,
    "not UTF-8 \udcff.yaml": WRONG,
}


@needed(which("patch"), "patch is not installed")
@pytest.mark.parametrize("name", FILES)
def test_patch_applies_it(run_ucj: RunUcj, write_plan: WritePlan, name: str) -> None:
    file = write_plan(FILES[name], name)
    done = run_ucj("check", name, "--diff", cwd=file.parent)
    assert done.status == 1
    subprocess.run(["patch", "-p0", "--quiet"], input=done.stdout.encode(), cwd=file.parent, check=True)  # noqa: S607
    assert file.read_bytes() == FILES[name].replace("41%", "41").encode()


@pytest.mark.parametrize("option", ["--fix", "--diff"])
@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"region: {name: K\xe9}\n", "UCJ003"),
        pytest.param(b"#" * 1_999_999 + b"\xc3\xa9\n", "UCJ002", marks=pytest.mark.slow),
        (b"region: {name: K\n", "UCJ004"),
    ],
    ids=["not UTF-8", "cut inside a character", "not YAML"],
)
def test_what_cannot_be_read_is_told(
    run_ucj: RunUcj, write_plan: WritePlan, option: str, content: bytes, code: str
) -> None:
    file: Path = write_plan(content)
    done = run_ucj("check", file, option)
    assert done.status == 1
    assert code in done.stdout + done.stderr
    assert file.read_bytes() == content
