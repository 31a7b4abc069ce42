"""By what a finding is known again after lines have moved: its file, its rule, the value it speaks of, its turn."""

from __future__ import annotations

from collections import Counter
from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ucj_cli.answers.check import Check, FoundInFile


def fingerprinted(answer: Check) -> Iterator[tuple[str, FoundInFile, str]]:
    """Each finding with its file and its fingerprint; no two are alike."""
    seen: Counter[tuple[str, str, str]] = Counter()
    for file in answer.files:
        for found in file.findings:
            key = (file.path, found.code, found.path)
            ordinal = seen[key]
            seen[key] += 1
            yield file.path, found, sha256("\0".join([*key, str(ordinal)]).encode()).hexdigest()
