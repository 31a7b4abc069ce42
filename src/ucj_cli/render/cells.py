"""How wide a text is where a letter has a cell, or two, or none, in a terminal and in a file; how it is wrapped."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_NOT_PLAIN = re.compile("[^ -~\xa0-\u02ff\u2010-\u2027\u2212\u2580-\u259f]")
"""What may take more or less than one cell: all but Latin letters, dashes, quotation marks, the minus and blocks."""

_WORD = re.compile(r"(?:· )?[^ ]+(?: \*(?= |$))?")
"""A word with the sign that leads it, or marks it as assumed: neither stands alone on a line."""
_JOINTS = (r"[^/]*/*", r"[^.]*[.]*", r"[^_]*_*", r"[^-]+-*|-+", r"(?s:.)")
"""Where a word that is longer than a line is broken: after a folder, within a name or a path of the plan, anywhere."""
_PIECE = re.compile(r"[^ /._-]+[/._-]*|[/._-]+")


def cells(text: str) -> int:
    """Count the cells that *text* takes: a wide letter takes two, a mark on another letter none."""
    if not _NOT_PLAIN.search(text):
        return len(text)
    from rich.cells import cell_len  # the tables of Unicode take a tenth of a command's time

    return cell_len(text)


def to_left(text: str, width: int) -> str:
    """Fill *text* up to *width* cells with blanks behind it."""
    return text + " " * (width - cells(text))


def to_right(text: str, width: int) -> str:
    """Fill *text* up to *width* cells with blanks before it."""
    return " " * (width - cells(text)) + text


def words_of(text: str) -> list[str]:
    """Return the words of *text*, in each what stays on one line if there is room."""
    return _WORD.findall(text)


def pieces_of(text: str) -> list[str]:
    """Return what of *text* is never broken, however narrow a line is, but for want of any other place."""
    return _PIECE.findall(text)


def wrapped(text: str, width: int) -> Iterator[str]:
    """Break *text* into lines of at most *width* cells: at blanks, and in a longer word at its joints."""
    line = ""
    for word in words_of(text):
        if line and cells(f"{line} {word}") <= width:
            line = f"{line} {word}"
            continue
        if line:
            yield line
        *full, line = _broken(word, width)
        yield from full
    yield line


def _broken(word: str, width: int, joint: int = 0) -> list[str]:
    """Break *word* into lines as few as its joints allow; a single letter stays whole."""
    if cells(word) <= width or joint == len(_JOINTS):
        return [word]
    lines = [""]
    for part in filter(None, re.findall(_JOINTS[joint], word)):
        if cells(lines[-1] + part) <= width:
            lines[-1] += part
        else:
            lines += _broken(part, width, joint + 1)
    return [line for line in lines if line]
