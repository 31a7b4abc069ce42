"""Text from a file or a command line, shown as text: what would steer a terminal is written out."""

from __future__ import annotations

import re

LONGEST = 80
_COMMAND = re.compile(r"(?<!\S):(?=:\w)|#(?=#\w*\[)")


def visible(text: str) -> str:
    r"""*text* with each character that is not seen as its escape: ESC becomes the four characters ``\x1b``.

    Not seen are controls, marks that turn the direction of writing, and characters of no width; a hard space is. The
    same for what a CI system would take for a command: ``::error::`` where a word begins, ``##[error]`` anywhere.
    """
    if "::" in text or "##" in text:
        text = _COMMAND.sub(lambda found: rf"\x{ord(found[0]):x}", text)
    if text.isprintable():
        return text
    return "".join(
        character if character.isprintable() or character == "\xa0" else character.encode("unicode_escape").decode()
        for character in text
    )


def valid(text: str) -> str:
    """*text* with each byte that is not UTF-8, as file names may have them, as its escape; all else as it is."""
    return text.encode(errors="backslashreplace").decode()


def quoted(value: object) -> str:
    r"""Write a value as an error message quotes it: visible, a hard space as ``\xa0``, and cut after 80 characters."""
    text = visible(str(value)[: LONGEST + 1]).replace("\xa0", r"\xa0")
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}..."
