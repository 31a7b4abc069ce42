"""Which plan: ``--plan`` > ``UCJ_PLAN`` > ``./config/targets.yaml`` > ``./targets.yaml`` > the shipped one."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from ucj_cli.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable

STANDARD_INPUT = "-"
_HERE = ("config", ".")
_NAMES = ("targets.yaml", "targets.yml")
_PACKAGE = Path(__file__).resolve().parents[1]


def shipped_plan() -> Path:
    """Find the plan that comes with ucj: beside the package's code, or in the repository that it is run from."""
    installed = _PACKAGE / "config" / "targets.yaml"
    return installed if installed.exists() else _PACKAGE.parents[1] / "config" / "targets.yaml"


def find_plan(given: str | None) -> str | None:
    """Return the plan's path, or None where only the shipped one is left. *given* is what ``--plan`` says.

    Raises:
        UsageError: a path is empty, or two files here are equally good.
    """
    return next((found for _, look in places_of(given) if (found := look()) is not None), None)


def places_of(given: str | None) -> tuple[tuple[str, Callable[[], str | None]], ...]:
    """List the places of a plan but the shipped one, the first first: how each is called, and what looks there."""
    return (
        ("--plan", lambda: None if given is None else not_empty(given)),
        ("UCJ_PLAN", _named),
        *((f"./{Path(folder, _NAMES[0]).as_posix()}", partial(_plan_in, folder)) for folder in _HERE),
    )


def _named() -> str | None:
    if os.environ.get("UCJ_PLAN") == "":
        raise UsageError("variable_empty", variable="UCJ_PLAN")
    return os.environ.get("UCJ_PLAN")


def _plan_in(folder: str) -> str | None:
    """Return the path of the plan in *folder*; the folder's own where it cannot be looked into: reading it says why."""
    try:
        names = sorted(name for name in os.listdir(folder) if name.lower() in _NAMES)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError:
        return folder
    paths = [str(Path(folder, name)) for name in names]
    if len(paths) > 1:
        raise UsageError("two_plans_here", files=", ".join(paths))
    return paths[0] if paths else None


def not_empty(path: str) -> str:
    """Return *path*.

    Raises:
        UsageError: it is empty, as an unset variable of a script is.
    """
    if not path:
        raise UsageError("path_empty")
    return path


def files_at(path: str) -> list[str]:
    """List the files that *path* names: a file, all plans in a folder, or those that a pattern fits.

    Raises:
        UsageError: the path is empty, or a folder or pattern holds none.
    """
    from ucj_cli.plan_file.files import files_fitting, is_pattern, plans_below

    path = str(Path(not_empty(path)))
    if os.path.isdir(path):
        found = set(plans_below("" if path == "." else path))
    elif is_pattern(path) and not os.path.lexists(path):
        found = set(files_fitting(path))
    else:
        return [path]
    if not found:
        raise UsageError("no_files", path=path)
    return sorted(found, key=lambda file: file.split(os.sep))
