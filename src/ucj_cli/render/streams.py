"""The standard streams as they may be: closed, full, or in an encoding that lacks letters.

Data leaves as UTF-8, whatever the terminal's encoding. In text for people a letter that the encoding lacks becomes a
question mark, and which ones were lost is told. Nobody reads a stream that is closed: that is no error.
"""

from __future__ import annotations

import codecs
import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import TextIO

    from ucj_cli.i18n import Locale

_LOSING = "ucj.losing"
_lost: dict[str, None] = {}
"""Letters that standard output could not show, in the order in which they came."""


def open_missing() -> None:
    """Open those of the standard streams that were closed when the process began, and let the others wait.

    Else `print` would send remarks to standard output, and the next file to be opened would take a stream's place.
    From one that is closed nothing can be read: its stand-in only takes, and gives what it takes to nobody. Of a plan
    that comes by one that does not wait a part would be read, and a part of an answer that leaves by it be lost.
    """
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        if getattr(sys, name) is not None:
            with suppress(OSError, AttributeError):  # Windows has none that do not wait
                os.set_blocking(number, True)
        else:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123, SIM115 - it is as long as we are


def remark(text: str) -> None:
    """Say *text* on standard error; that nobody can read it there is no error."""
    with suppress(OSError):
        print(in_lines(text, sys.stderr), file=sys.stderr, flush=True)


def in_lines(text: str, stream: TextIO) -> str:
    """Break the lines of *text* at blanks where *stream* is a terminal, which would break them within their words.

    What goes on is indented as its line, or by two.
    """
    if not stream.isatty():
        return text
    from shutil import get_terminal_size
    from textwrap import fill

    def broken(line: str) -> str:
        indent = line[: len(line) - len(line.lstrip())] or "  "
        return fill(line, width, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False)

    width = get_terminal_size().columns
    return "\n".join(broken(line) if len(line) > width else line for line in text.split("\n"))


def wish(variable: str) -> bool | None:
    """Return whether an environment variable says yes or no; None where it says nothing."""
    value = os.environ.get(variable, "").lower()
    return value not in ("0", "false", "no", "off") if value else None


def keep_going() -> None:
    """Let standard output note which letters its encoding lacks, in place of failing at the first."""
    _lost.clear()
    codecs.register_error(_LOSING, _lose)
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors=_LOSING)


def _lose(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    letters = error.object[error.start : error.end]
    _lost.update(dict.fromkeys(letters))
    return "?" * len(letters), error.end


def carry_data() -> None:
    """Let standard output be UTF-8 with plain line ends, as everything reads that takes JSON, CSV or Markdown."""
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def finish(locale: Locale) -> None:
    """Write what still waits for standard output, and say which letters were lost on the way."""
    sys.stdout.flush()
    if _lost:
        told = locale.text("letters_lost", letters="".join(_lost)[:MOST_TOLD], encoding=sys.stdout.encoding)
        remark(f"ucj: {told}")


MOST_TOLD = 20
