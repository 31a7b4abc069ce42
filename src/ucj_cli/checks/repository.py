"""How reports for CI name a file: as the repository does."""

from __future__ import annotations

import os
from pathlib import Path

from ucj_cli.plan_file.find import STANDARD_INPUT

CHECKED_OUT = ("GITHUB_WORKSPACE", "CI_PROJECT_DIR")
"""The variables in which GitHub and GitLab say where the repository lies."""


def in_repository(path: str) -> str:
    """Return *path* as it is below the repository, where CI says so, else below the working directory; else in full.

    It is the same however the path was typed: `..` and linked folders are followed, the file keeps its own name.
    """
    roots = [*(os.environ.get(name) for name in CHECKED_OUT), "."]
    return next(
        (inside for root in roots if root and (inside := in_folder(path, Path(root)))),
        path if path == STANDARD_INPUT else _whole(path).as_posix(),
    )


def in_folder(path: str, folder: Path) -> str | None:
    """Return *path* relative to *folder*, with slashes; None where it lies outside."""
    if path == STANDARD_INPUT:
        return None
    file, root = _whole(path), os.path.realpath(folder)
    return file.relative_to(root).as_posix() if file.is_relative_to(root) else None


def _whole(path: str) -> Path:
    return Path(os.path.realpath(Path(path).parent), Path(path).name)
