"""Transcripts: a command after ``$``, and below it exactly what the screen shows.

Standard error follows standard output, and ``[status]`` follows both where it is not 0. Commands run in this folder, so
that the plans beside this file are found by name, and the shipped plan where none is named. A changed screen is looked
at, and then accepted: ``UCJ_ACCEPT=1 python -m pytest tests/transcripts`` writes the files again; so is a new command.
"""

from __future__ import annotations

import os
import shlex
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ucj_cli.cli import COMMANDS

if TYPE_CHECKING:
    from tests.conftest import RunUcj

HERE = Path(__file__).parent
FILES = sorted(HERE.glob("*.txt"))
PROMPT = "$ ucj "
WITHOUT_A_SCREEN = {"report", "schema", "completion", "doctor"}
"""Commands whose answer is a file for others to read, or depends on the machine: other tests hold them."""


def commands(text: str) -> list[str]:
    """The command lines of a transcript, without ``$ ucj``."""
    return [line.removeprefix(PROMPT) for line in text.splitlines() if line.startswith(PROMPT)]


def transcript(command: str, run_ucj: RunUcj) -> str:
    """*command*, and what it shows."""
    done = run_ucj(*shlex.split(command), cwd=HERE)
    status = f"[{done.status}]\n" if done.status else ""
    return f"{PROMPT}{command}\n{done.stdout}{done.stderr}{status}"


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_the_screens_are_those_of_the_transcript(run_ucj: RunUcj, file: Path) -> None:
    expected = file.read_text("utf-8")
    shown = "\n".join(transcript(command, run_ucj) for command in commands(expected))
    if os.environ.get("UCJ_ACCEPT"):
        file.write_text(shown, "utf-8")
    else:
        assert shown == expected


@pytest.mark.parametrize("command", sorted({*COMMANDS} - WITHOUT_A_SCREEN))
def test_every_command_with_a_screen_has_transcripts_in_both_languages(command: str) -> None:
    shown = [line for file in FILES for line in commands(file.read_text("utf-8")) if line.split()[0] == command]
    assert any("--lang id" in line for line in shown)
    assert any("--lang id" not in line for line in shown)
