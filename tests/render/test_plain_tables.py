"""Plain tables line up where each letter has a cell, as in a terminal and an editor."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tests.conftest import environment
from ucj_cli.render.cells import cells, to_left, to_right

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import RunUcj, WritePlan

PLAN = """\
region: {{name: Kota Malang, code: "35.73"}}
workforce: {{size: {{2025: 428_699}}}}
coverage: {{date: 2025-09-09, percent: 32.3}}
targets: {{percent: {{2025: 41, 2045: 100}}}}
groups: [{{id: a, name: "{name}", workers: 1_000}}, {{id: b, name: Sisa, workers: rest}}]
"""


@pytest.mark.parametrize("name", ["Petani", "日本語", "Ojek 🚲", "Pe\u0301tani", "한국어 nelayan", "ﾊﾝｶｸ"])
def test_numbers_stand_below_one_another(run_ucj: RunUcj, write_plan: WritePlan, name: str) -> None:
    told = run_ucj("gap", "--plan", write_plan(PLAN.format(name=name)), "--year", "2026").stdout
    head = next(line for line in told.splitlines() if line.startswith("who pays"))
    rows = [line for line in told.splitlines() if line.startswith((f"  {name} ", "  Sisa "))]
    assert [cell_len(row) for row in rows] == [len(head)] * 2, told


@given(text=st.text(max_size=20), more=st.integers(0, 5))
def test_a_filled_text_is_as_wide_as_was_asked(text: str, more: int) -> None:
    width = cells(text) + more
    assert cells(to_left(text, width)) == cells(to_right(text, width)) == width


@pytest.mark.parametrize("value", ["", "0", "false", "False", "no", "off"])
def test_colour_that_is_not_forced_is_not_drawn(run_ucj: RunUcj, value: str) -> None:
    assert run_ucj("rates", FORCE_COLOR=value) == run_ucj("rates")


@pytest.mark.parametrize("value", ["1", "2", "true", "yes"])
def test_colour_that_is_forced_is_drawn(run_ucj: RunUcj, value: str) -> None:
    assert "\x1b[" in run_ucj("rates", FORCE_COLOR=value).stdout


@given(text=st.text(st.characters(max_codepoint=0x2300, exclude_categories=["Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"])))
def test_letters_are_as_wide_as_rich_draws_them(text: str) -> None:
    """Also those for which Rich is not asked, because asking takes time."""
    assert cells(text) == cell_len(text)


@pytest.mark.process
@pytest.mark.skipif(os.name == "nt", reason="terminals of POSIX")
@pytest.mark.parametrize(("value", "coloured"), [("", True), ("1", True), ("0", False), ("false", False)])
def test_a_terminal_has_colours_unless_they_are_refused(tmp_path: Path, value: str, coloured: bool) -> None:  # noqa: FBT001
    import pty

    master, slave = pty.openpty()
    command = [sys.executable, "-m", "ucj_cli", "gap", "--year", "2026", "-q"]
    variables = environment({"FORCE_COLOR": value, "TERM": "xterm-256color"})
    with subprocess.Popen(command, stdout=slave, stderr=subprocess.DEVNULL, cwd=tmp_path, env=variables) as process:
        os.close(slave)
        drawn = b""
        with suppress(OSError):  # Linux tells the end of a terminal so
            while part := os.read(master, 65_536):
                drawn += part
        os.close(master)
    assert process.returncode == 0
    assert (b"\x1b[3" in drawn) is coloured
    assert b"\x1b[1m" in drawn
