"""The plans that one side of a comparison holds, by the names under which both sides have them."""

from __future__ import annotations

import os
from itertools import takewhile
from pathlib import Path, PurePosixPath
from typing import Literal, NamedTuple

from ucj_cli.errors import UsageError
from ucj_cli.plan_file.files import is_pattern
from ucj_cli.plan_file.find import STANDARD_INPUT, files_at
from ucj_cli.plan_file.revision import is_folder_in, named_in, plans_fitting, plans_in, revision_of

Kind = Literal["file", "folder", "nothing"]


class Side(NamedTuple):
    """What is named: a file, a folder or pattern with the *paths* of its plans by name, or nothing in a revision."""

    kind: Kind
    paths: dict[str, str]


def side_at(path: str) -> Side:
    """Find the plans that *path* names, in the files here or, by ``REV:PATH``, in a revision.

    A plan's name is its path below the folder; a revision may not have what is named, and a folder may hold no plan.

    Raises:
        UsageError: *path* is empty.
    """
    found = revision_of(path) if ":" in path else None
    if found:
        return _in_revision(*found)
    if path == STANDARD_INPUT:
        return Side("file", {path: path})
    try:
        files = files_at(path)
    except UsageError as error:
        if error.key != "no_files":
            raise
        files = []
    path = str(Path(path))
    if Path(path).is_dir():
        return Side("folder", {_below(path, file): file for file in files})
    if is_pattern(path) and not os.path.lexists(path):
        return Side("folder", {_below(_fixed(path), file): file for file in files})
    return Side("file", {path: path})


def _in_revision(revision: str, path: str) -> Side:
    match is_folder_in(revision, path):
        case False:
            return Side("file", {path: named_in(revision, path)})
        case True:
            files, folder = plans_in(revision, path), path
        case _ if is_pattern(path):
            folder = _fixed(path)
            files = [_below(folder, file) for file in plans_fitting(revision, path)]
        case _:
            return Side("nothing", {})
    paths = {file: named_in(revision, str(PurePosixPath(folder, file))) for file in files}
    return Side("folder", paths)


def _fixed(pattern: str) -> str:
    """Return the folder before the first sign of a pattern."""
    return str(Path(*takewhile(lambda part: not is_pattern(part), Path(pattern).parts)))


def _below(folder: str, file: str) -> str:
    return Path(file).relative_to(folder).as_posix()
