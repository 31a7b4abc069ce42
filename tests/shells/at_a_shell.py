"""Somebody at a real shell: keys go in by a terminal, and a program called ``ucj`` tells the words it was run with."""

from __future__ import annotations

import os
import pty
import re
import select
import subprocess
import sys
import time
from typing import TYPE_CHECKING

from tests.conftest import environment

if TYPE_CHECKING:
    from pathlib import Path

STAND_IN = """#!/bin/sh
if [ "$1" = completion ] && [ "$4" = -- ] && [ -e "$HOME/answer" ]; then exec cat "$HOME/answer"; fi
if [ "$1" = completion ]; then exec "{python}" -m ucj_cli "$@"; fi
for word in "$@"; do printf '<%s>' "$word"; done
printf ' was run\\n'
"""
START = {
    "bash": ["bash", "--noprofile", "--norc", "-i"],
    "zsh": ["zsh", "-f", "-i"],
}
PREPARE = {
    "bash": "bind 'set bell-style none'; source {script}",
    "zsh": "setopt nobeep; autoload -U compinit; compinit -u -D; source {script}",
}
LONGEST = 20


def stand_in(folder: Path) -> dict[str, str]:
    """Variables with which a shell finds the program that tells its words, which is put into *folder*.

    Where the folder has a file ``answer``, the shell's script is answered what stands in it, else what ucj answers.
    """
    program = folder / "bin" / "ucj"
    program.parent.mkdir()
    program.write_text(STAND_IN.format(python=sys.executable))
    program.chmod(0o755)
    path = f"{program.parent}{os.pathsep}{os.environ['PATH']}"
    return environment({"PATH": path, "HOME": str(folder), "TERM": "xterm", "COLUMNS": "200", "UCJ_LANG": "en"})


def script_of(shell: str, folder: Path, variables: dict[str, str]) -> Path:
    """The script of *shell*, as ``ucj completion`` writes it."""
    command = [str(folder / "bin" / "ucj"), "completion", shell]
    script = folder / f"completion.{shell}"
    script.write_bytes(subprocess.run(command, env=variables, capture_output=True, check=True).stdout)
    return script


def offered_by_fish(folder: Path, line: str) -> list[str]:
    """What fish itself offers for *line*, as its own ``complete`` lists it."""
    variables = stand_in(folder)
    script = script_of("fish", folder, variables)
    ask = ["fish", "--no-config", "-c", f'source {script}; complete --do-complete "$argv"', line]
    done = subprocess.run(ask, cwd=folder, env=variables, capture_output=True, text=True, check=True)
    assert done.stderr == ""
    return done.stdout.splitlines()


def words_run(shell: str, folder: Path, keys: str) -> str:
    """With which words ``ucj`` is run when *keys* are typed: each in angle brackets."""
    variables = stand_in(folder)
    prepare = PREPARE[shell].format(script=script_of(shell, folder, variables))
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        START[shell], stdin=theirs, stdout=theirs, stderr=theirs, cwd=folder, env=variables, start_new_session=True
    ) as process:
        os.close(theirs)
        try:
            os.write(ours, f"{prepare}; echo it is 'rea'dy\r".encode())
            _shown(ours, "it is ready")
            os.write(ours, keys.encode())
            told = re.findall(r"(<[^\r\n]*>) was run", _shown(ours, "was run"))
        finally:
            process.kill()
            os.close(ours)
    return str(told[-1])


def _shown(terminal: int, awaited: str) -> str:
    """What the shell shows up to what is *awaited*."""
    told, ends = "", time.monotonic() + LONGEST
    while awaited not in told:
        if not select.select([terminal], [], [], max(0, ends - time.monotonic()))[0]:
            raise AssertionError(f"{awaited!r} is not shown, but {told!r}")
        told += os.read(terminal, 4096).decode(errors="replace")
    return told
