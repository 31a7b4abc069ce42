"""What an answer stands on: which file, its fingerprint, the plans that it extends, and what was set for one run."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from ucj_cli.plan.nodes import Document


class Source(NamedTuple):
    """A plan's file: its path as it was given, and its bytes.

    *extends* are the plans below it, the nearest first; *settings* what was changed for this run, ``PATH=VALUE`` each.
    """

    path: str
    raw: bytes
    extends: tuple[Source, ...] = ()
    settings: tuple[str, ...] = ()

    @property
    def sha256(self) -> str:
        """The fingerprint by which an auditor knows the file again."""
        from hashlib import sha256

        return sha256(self.raw).hexdigest()


class Origin(NamedTuple):
    """Where a plan comes from: its file, and all its values with the places where they were written."""

    source: Source
    document: Document
