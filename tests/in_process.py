"""`ucj` in the process of the tests, as in a new one: streams, variables, folder and command line of its own.

Starting a process costs a fifth of a second, and what runs in one is not measured by coverage.
"""

from __future__ import annotations

import contextlib
import io
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

from ucj_cli import __main__, i18n

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from types import ModuleType

_CLI = "ucj_cli.cli"
_commands: dict[str, dict[str, ModuleType]] = {}
"""The modules of the command line, by the language in which their help was written when they were imported."""


def in_process(
    arguments: list[str], stdin: bytes, cwd: Path | str | None, environment: Mapping[str, str]
) -> tuple[str, str, int]:
    """What `ucj` writes to standard output and standard error, and its status."""
    written = io.BytesIO(), io.BytesIO()
    come = io.TextIOWrapper(io.BytesIO(stdin), "utf-8", errors="surrogateescape")
    out = io.TextIOWrapper(written[0], "utf-8", errors="strict", newline="\n")
    err = io.TextIOWrapper(written[1], "utf-8", errors="backslashreplace", newline="\n", line_buffering=True)
    with (
        contextlib.chdir(cwd or Path.cwd()),
        patch.dict(os.environ, environment, clear=True),
        _as_main(),
        patch.multiple(sys, argv=[str(__main__.__file__), *arguments], stdin=come, stdout=out, stderr=err),
        _commands_in(i18n.detect_language(arguments)),
    ):
        status = __main__.run(arguments)
    for stream in (out, err):
        stream.flush()
    told, complained = (each.getvalue().decode() for each in written)
    return told, complained, status


@contextlib.contextmanager
def _as_main() -> Iterator[None]:
    """Help says how the program is called, and finds that in the module that was started."""
    started = sys.modules["__main__"]
    sys.modules["__main__"] = __main__
    try:
        yield
    finally:
        sys.modules["__main__"] = started


@contextlib.contextmanager
def _commands_in(lang: str) -> Iterator[None]:
    """Help is written when commands are imported, in the language of the command line: so once for each language."""
    import ucj_cli

    kept = _taken_away()
    sys.modules.update(_commands.get(lang, {}))
    _let_be_found(ucj_cli)
    try:
        yield
    finally:
        _commands[lang] = _taken_away()
        sys.modules.update(kept)
        _let_be_found(ucj_cli)


def _taken_away() -> dict[str, ModuleType]:
    names = [name for name in sys.modules if name == _CLI or name.startswith(f"{_CLI}.")]
    return {name: sys.modules.pop(name) for name in names}


def _let_be_found(package: Any) -> None:  # noqa: ANN401 - a module
    """Let the package's attribute be the module that would be imported."""
    if _CLI in sys.modules:
        package.cli = sys.modules[_CLI]
    else:
        package.__dict__.pop("cli", None)
