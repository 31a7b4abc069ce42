"""How wide a text is where every letter has a cell, or two, or none: in a terminal, and in a file read there."""

from __future__ import annotations

import re

_NOT_PLAIN = re.compile("[^ -~\xa0-\u02ff\u2010-\u2027\u2212\u2580-\u259f]")
"""What may take more or less than one cell: all but Latin letters, dashes, quotation marks, the minus and blocks."""


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
