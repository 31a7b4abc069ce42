"""Plans in folders and by patterns: hidden ones are left out, links are followed, and nothing is dropped in silence.

What cannot be looked into, or is no file, stands in the list as it is, so that reading it says why.
"""

from __future__ import annotations

import os
import re
from fnmatch import translate
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

PLAN_FILES = (".yaml", ".yml")
_SIGNS = re.compile(r"[*?[]")


def is_plan_file(path: str) -> bool:
    """Whether the name ends as a plan's does, in small letters or capitals."""
    return path.lower().endswith(PLAN_FILES)


def is_pattern(path: str) -> bool:
    """Whether *path* has signs that stand for other letters."""
    return _SIGNS.search(path) is not None


def is_no_file(path: str) -> bool:
    """Whether *path* is a folder, or a pipe or a device, which could be waited for without end."""
    return os.path.exists(path) and not os.path.isfile(path)


def real_path(path: str) -> str:
    """Return where *path* leads, all links followed; itself where no file could be there: reading it says why."""
    try:
        return os.path.realpath(path)
    except (OSError, ValueError):
        return path


def plans_below(top: str) -> Iterator[str]:
    """Yield the plans in a folder and in all folders below it, and each folder that cannot be read."""
    for folder, files in _folders(top):
        if files is None:
            yield folder or "."
        else:
            yield from filter(is_plan_file, files)


def files_fitting(pattern: str) -> Iterator[str]:
    """Yield the files that *pattern* fits, the plans in the folders that it fits, and folders that cannot be read.

    ``*``, ``?`` and ``[ ]`` stand for letters of one name, small or capital; ``**`` for any number of folders.
    """
    found, unread = [""], list[str]()
    for part in Path(pattern).parts:
        found = list(dict.fromkeys(path for folder in found for path in _fitting(folder, part, unread)))
    for path in found:
        if os.path.isdir(path or "."):
            yield from plans_below(path)
        elif is_plan_file(path) or not is_no_file(path):  # no word of what nobody takes for a plan
            yield path
    yield from unread


def _fitting(folder: str, part: str, unread: list[str]) -> Iterator[str]:
    """Yield what one *part* of a pattern fits in *folder*; folders that cannot be read go to *unread*."""
    if not is_pattern(part):
        if os.path.lexists(path := os.path.join(folder, part)):
            yield path
    elif os.path.isdir(folder or "."):
        fits = re.compile(translate(part), re.IGNORECASE).match
        for below, files in _folders(folder) if part == "**" else [(folder, _names(folder))]:
            if files is None:
                unread.append(below or ".")
            elif part == "**":
                yield below
            else:
                named = (name for name in files if part[0] == "." or name[0] != ".")
                yield from (os.path.join(folder, name) for name in named if fits(name))


def _folders(top: str) -> Iterator[tuple[str, list[str] | None]]:
    """Yield *top* and all folders below it, each once, with what else is in it; with None where that cannot be read."""
    waiting, linked, seen = [top], list[str](), set[str]()
    while waiting or linked:  # links last: a folder goes by its own name
        folder = (waiting or linked).pop()
        names = _names(folder)
        if (real := real_path(folder)) in seen:
            continue
        seen.add(real)
        paths = [os.path.join(folder, name) for name in names or () if name[0] != "."]
        below = {path for path in paths if os.path.isdir(path)}
        for path in below:
            (linked if os.path.islink(path) else waiting).append(path)
        yield folder, None if names is None else [path for path in paths if path not in below]


def _names(folder: str) -> list[str] | None:
    """List the names in *folder*, in order; None where they cannot be read."""
    try:
        return sorted(os.listdir(folder or "."))
    except OSError:
        return None
