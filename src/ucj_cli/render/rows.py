"""Rows that are written as they come, however many: to standard output or to a file, each of them whole."""

from __future__ import annotations

import json
import signal
import sys
from typing import TYPE_CHECKING, Any

from ucj_cli.render.files import write_file
from ucj_cli.render.text import csv_lines

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ucj_cli.render.output import Output

MOST_SHOWN = 1_000
"""How many rows a table shows. It has to be there whole before it is written, for its columns to be wide enough."""


def write_rows(rows: Iterable[dict[str, Any]], output: Output) -> None:
    """Write *rows* as they come, as CSV or as JSON Lines.

    Raises:
        OutputError: the file cannot be written, or exists and is not to be replaced.
    """
    lines = csv_lines(rows, output.csv) if output.form == "csv" else (f"{json.dumps(row)}\n" for row in rows)
    encoded = (line.encode(errors="backslashreplace") for line in lines)
    if output.file is None:
        _write_unbroken(encoded)
    else:
        write_file(output.file, encoded, force=output.force)


def _write_unbroken(lines: Iterable[bytes]) -> None:
    """Write *lines* to standard output; Ctrl-C ends it between two of them, and pressed again at once."""
    interrupted = False

    def wait(*_: object) -> None:
        nonlocal interrupted
        interrupted = True
        signal.signal(signal.SIGINT, signal.default_int_handler)

    wanted = signal.getsignal(signal.SIGINT) is signal.default_int_handler  # a shell may have it ignored
    if wanted:
        signal.signal(signal.SIGINT, wait)
    try:
        for line in lines:
            sys.stdout.buffer.write(line)
            if interrupted:
                raise KeyboardInterrupt
    finally:
        sys.stdout.buffer.flush()
        if wanted:
            signal.signal(signal.SIGINT, signal.default_int_handler)
