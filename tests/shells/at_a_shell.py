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
    home = {"HOME": str(folder), "ZDOTDIR": str(folder), "XDG_CONFIG_HOME": str(folder / ".config")}
    return environment({"PATH": path, "TERM": "xterm", "COLUMNS": "200", "UCJ_LANG": "en", **home})


def script_of(shell: str, folder: Path, variables: dict[str, str]) -> Path:
    """The script of *shell*, as ``ucj completion`` writes it."""
    command = [str(folder / "bin" / "ucj"), "completion", shell]
    script = folder / f"completion.{shell}"
    script.write_bytes(subprocess.run(command, env=variables, capture_output=True, check=True).stdout)
    return script


def install(shell: str, line: str, folder: Path, variables: dict[str, str]) -> None:
    """Type *line* in *shell*, once."""
    subprocess.run([shell, "-c", line], cwd=folder, env=variables, check=True)


def offered_by_fish(folder: Path, line: str, installed_by: str = "") -> list[str]:
    """What fish itself offers for *line*, as its own ``complete`` lists it.

    It reads the script, or starts as *installed_by*, a line that somebody typed before, has left it.
    """
    variables = stand_in(folder)
    ask = ["fish", "-c", 'complete --do-complete "$argv"', line]
    if installed_by:
        install("fish", installed_by, folder, variables)
    else:
        ask[1:1] = ["--no-config", f"--init-command=source {script_of('fish', folder, variables)}"]
    done = subprocess.run(ask, cwd=folder, env=variables, capture_output=True, text=True, check=True)
    assert done.stderr == ""
    return done.stdout.splitlines()


def words_run(shell: str, folder: Path, keys: str, installed_by: str = "") -> str:
    """With which words ``ucj`` is run when *keys* are typed: each in angle brackets.

    The shell reads the script, or starts as *installed_by*, a line that somebody typed before, has left it.
    """
    variables = stand_in(folder)
    if installed_by:
        install(shell, installed_by, folder, variables)
        start, prepare = [shell, "-i"], ":"
    else:
        start, prepare = START[shell], PREPARE[shell].format(script=script_of(shell, folder, variables))
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        start, stdin=theirs, stdout=theirs, stderr=theirs, cwd=folder, env=variables, start_new_session=True
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
