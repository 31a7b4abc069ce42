"""Text from a file or a command line, shown as text: what would steer a terminal is written out."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

LONGEST = 80
LONGEST_PATH = 260
"""No path is longer that Windows takes by itself, and no screen has room for it."""
LONGEST_LIST = 1_000
"""A list of what is allowed, such as the keys of a group, may have more."""
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
    return _cut(visible(str(value)[: LONGEST + 1]).replace("\xa0", r"\xa0"), LONGEST)


def short(path: str) -> str:
    """Write a path, or what else has to be told whole if it is of any use: visible, and cut after 260 characters."""
    return _cut(visible(path[: LONGEST_PATH + 1]), LONGEST_PATH)


def in_message(facts: Mapping[str, object]) -> dict[str, object]:
    """Cut what texts and paths among *facts* quote from outside, but no message: what that quotes is cut already."""
    return {name: fact if name == "message" else _in_message(name, fact) for name, fact in facts.items()}


def _in_message(name: str, fact: object) -> object:
    if not isinstance(fact, (str, PurePath)):
        return fact
    most = LONGEST_LIST if name == "allowed" else LONGEST_PATH
    return _cut(str(fact)[: most + 1], most)


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[:most]}..."
