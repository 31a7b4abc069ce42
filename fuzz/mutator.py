"""How inputs are changed: half of the time a word or number for another, so that what it stands in stays what it is."""

from __future__ import annotations

import random
import re
from typing import TYPE_CHECKING

import atheris

if TYPE_CHECKING:
    from collections.abc import Iterable

_WORD = re.compile(rb"[\w.%-]+")
_LINE = re.compile(rb"[^\n]*\n")

ODD = (
    (
        "0 -0 -1 +5 1 100 101 0.001 .5 5. 1e9 1e-9 1e400 999999999999999 1_000 1.000 1,5 __ 0x1F ² ٣ "
        "Rp5.000 1990 2100 2101 2025-12-31 2025-02-30 31/12/2025 null ~ true '' [] {} [a] rest .nan .inf NaN Infinity "
        "=1 - \ufeff \u202e \u200b"
    )
    .encode()
    .split(b" ")
)
"""What is seldom right, and what is read in more than one way."""


def words_of(seeds: Iterable[bytes]) -> list[bytes]:
    """List the words and numbers of *seeds*, and odd ones."""
    return [*sorted({word for seed in seeds for word in _WORD.findall(seed)}), *ODD]


def mutated(words: list[bytes], data: bytes, most: int, seed: int) -> bytes:
    """Change *data*: by a word or a line, or as libFuzzer does."""
    chance = random.Random(seed)  # noqa: S311 - nothing is secret
    if chance.random() < 0.5:  # noqa: PLR2004 - half of the time
        return atheris.Mutate(data, most)  # type: ignore[no-any-return]
    for _ in range(chance.choice((1, 1, 2, 4))):
        data = (_other_word if chance.random() < 0.8 else _other_line)(chance, words, data)  # noqa: PLR2004
    return data[:most]


def _other_word(chance: random.Random, words: list[bytes], data: bytes) -> bytes:
    found = [*_WORD.finditer(data)]
    if not found:
        return data + chance.choice(words)
    place = chance.choice(found)
    return data[: place.start()] + chance.choice(words) + data[place.end() :]


def _other_line(chance: random.Random, _: list[bytes], data: bytes) -> bytes:
    """Say a line twice, leave it out, or let it change places with another."""
    lines = _LINE.findall(data + b"\n")
    at, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    match chance.randrange(3):
        case 0:
            lines.insert(at, lines[other])
        case 1:
            del lines[at]
        case _:
            lines[at], lines[other] = lines[other], lines[at]
    return b"".join(lines)[:-1]
