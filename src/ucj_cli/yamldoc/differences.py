"""What changes in a file, as a patch."""

from __future__ import annotations

import difflib
import os
import re


def unified(path: str, before: bytes, after: bytes) -> str:
    """Return what changes in the file at *path*, as a unified diff that `patch` applies to the byte.

    Lines are those of `patch`: a line feed ends one, whatever else YAML takes for the end of a line.
    """
    if before == after:
        return ""
    old, new = (re.findall(r"[^\n]*\n|[^\n]+", raw.decode("utf-8")) for raw in (before, after))
    name = _named(path)
    return "".join(
        line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
        for line in difflib.unified_diff(old, new, name, name, n=1)
    )


def _named(path: str) -> str:
    """Write a name as `patch` reads it: in quotes where a character in it would end it, or begin another patch."""
    if not path.isprintable() or path.startswith('"'):
        written = re.sub(rb'["\\\\]', rb"\\\g<0>", os.fsencode(path))
        octal = re.sub(rb"[^ -~]", lambda found: rb"\%03o" % ord(found[0]), written)
        return f'"{octal.decode("ascii")}"'
    return f"{path}\t" if " " in path else path  # where a name ends that has a blank
