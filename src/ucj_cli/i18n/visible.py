"""Text from a file or a command line, shown as text: what would steer a terminal is written out."""

from __future__ import annotations

import re

LONGEST = 80
_COMMAND = re.compile(r"#(?=#\w*\[)")


def visible(text: str) -> str:
    r"""*text* with each character that is not seen as its escape: ESC becomes the four characters ``\x1b``.

    Not seen are controls, marks that turn the direction of writing, and characters of no width; a hard space is. The
    same for ``##[error]`` and its kin, which a CI system would take for a command wherever it stands in a line.
    """
    if "##" in text:
        text = _COMMAND.sub(r"\\x23", text)
    if text.isprintable():
        return text
    return "".join(
        character if character.isprintable() or character == "\xa0" else character.encode("unicode_escape").decode()
        for character in text
    )


def quoted(value: object) -> str:
    """Write a value as an error message quotes it: visible, and cut after 80 characters."""
    text = visible(str(value)[: LONGEST + 1])
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}..."
