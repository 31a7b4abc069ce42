"""The bytes that an answer stands on: which file, and its fingerprint."""

from __future__ import annotations

from typing import NamedTuple


class Source(NamedTuple):
    """A plan's file: its path as it was given, and its bytes."""

    path: str
    raw: bytes

    @property
    def sha256(self) -> str:
        """The fingerprint by which an auditor knows the file again."""
        from hashlib import sha256

        return sha256(self.raw).hexdigest()
