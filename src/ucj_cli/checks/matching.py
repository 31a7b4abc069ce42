"""Which findings were there before: known again by what they are about, not by their line, which moves."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


class Trace(NamedTuple):
    """By what a finding is known again: its file, its code, the value it is about, and what it says."""

    file: str
    code: str
    about: str
    text: str


def _about(trace: Trace) -> tuple[str, ...]:
    return trace.file, trace.code, trace.about


def _says(trace: Trace) -> tuple[str, ...]:
    return trace.file, trace.code, trace.text


ALIKE: tuple[Callable[[Trace], tuple[str, ...]], ...] = (tuple, _says, _about)
"""In this order: wholly alike; saying the same of what may go by another number now; about the same value."""


def without_known(found: Sequence[Trace], known: Sequence[Trace]) -> list[int]:
    """Return the places in *found* of those that none of the *known* accounts for; each accounts for one."""
    new, left = list(range(len(found))), set(range(len(known)))
    for alike in ALIKE:
        there = defaultdict[tuple[str, ...], list[int]](list)
        for i in sorted(left, reverse=True):
            there[alike(known[i])].append(i)
        still = []
        for i in new:
            same = there.get(alike(found[i]))
            if same:
                left.discard(same.pop())
            else:
                still.append(i)
        new = still
    return new
