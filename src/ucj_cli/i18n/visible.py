"""Text from a file or a command line, shown as text: what would steer a terminal is written out."""

from __future__ import annotations

LONGEST = 80


def visible(text: str) -> str:
    r"""*text* with each character that is not seen as its escape: ESC becomes the four characters ``\x1b``.

    Not seen are controls, marks that turn the direction of writing, and characters of no width; a hard space is.
    """
    if text.isprintable():
        return text
    return "".join(
        character if character.isprintable() or character == "\xa0" else character.encode("unicode_escape").decode()
        for character in text
    )


def quoted(value: object) -> str:
    r"""Write a value as an error message quotes it: visible, a hard space as ``\xa0``, and cut after 80 characters."""
    text = visible(str(value)[: LONGEST + 1]).replace("\xa0", r"\xa0")
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}..."
