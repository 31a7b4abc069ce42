"""Which plan: ``--plan`` > ``UCJ_PLAN`` > ``./config/targets.yaml`` > ``./targets.yaml`` > the shipped one."""

from __future__ import annotations

import os
from pathlib import Path

from ucj_cli.errors import UsageError

STANDARD_INPUT = "-"
PLAN_FILES = (".yaml", ".yml")
_HERE = (Path("config/targets.yaml"), Path("targets.yaml"))
_PACKAGE = Path(__file__).resolve().parents[1]


def shipped_plan() -> Path:
    """Find the plan that comes with ucj: beside the package's code, or in the repository that it is run from."""
    installed = _PACKAGE / "config" / "targets.yaml"
    return installed if installed.exists() else _PACKAGE.parents[1] / "config" / "targets.yaml"


def find_plan(given: str | None) -> str | None:
    """Return the plan's path, or None where only the shipped one is left. *given* is what ``--plan`` says."""
    if given is not None:
        return given
    if os.environ.get("UCJ_PLAN"):
        return os.environ["UCJ_PLAN"]
    return next((str(path) for path in _HERE if path.exists()), None)


def files_at(path: str) -> list[str]:
    """List the files that *path* names: a file, all plans in a folder, or those that a pattern fits.

    Raises:
        UsageError: a folder or pattern holds none.
    """
    found = [str(file) for file in _files(Path(path))]
    if not found:
        raise UsageError("no_files", path=path)
    return found


def _files(path: Path) -> list[Path]:
    if path.is_dir():
        return sorted(
            file
            for file in path.rglob("*")
            if file.suffix in PLAN_FILES and file.is_file() and not _hidden(file.relative_to(path))
        )
    if not path.exists() and any(sign in str(path) for sign in "*?["):
        root = Path(path.anchor) if path.is_absolute() else Path()
        found = root.glob(str(path.relative_to(root) if path.is_absolute() else path))
        return sorted(file for file in found if file.is_file())
    return [path]


def _hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)
