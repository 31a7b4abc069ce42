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

    from ucj_cli.render.output import Csv, Format, Output

MOST_SHOWN = 1_000
"""How many rows a table shows. It has to be there whole before it is written, for its columns to be wide enough."""


def lines_of(rows: Iterable[dict[str, Any]], form: Format, dialect: Csv) -> list[bytes]:
    """Return the lines of *rows*: of CSV with its heading first, else of JSON Lines."""
    lines = csv_lines(rows, dialect) if form == "csv" else (f"{json.dumps(row)}\n" for row in rows)
    return [line.encode(errors="backslashreplace") for line in lines]


def write_lines(parts: Iterable[list[bytes]], output: Output) -> None:
    """Write the lines of rows as they come, part by part; of their headings the first.

    Raises:
        OutputError: the file cannot be written, or exists and is not to be replaced.
    """
    heading = output.form == "csv"
    lines = (line for number, part in enumerate(parts) for line in part[1 if number and heading else 0 :])
    if output.file is None:
        _write_unbroken(lines)
    else:
        write_file(output.file, lines, force=output.force)


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
