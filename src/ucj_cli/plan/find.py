"""Which plan: ``--plan`` > ``UCJ_PLAN`` > ``./config/targets.yaml`` > ``./targets.yaml`` > the shipped one."""

from __future__ import annotations

import os
from pathlib import Path

STANDARD_INPUT = "-"
_HERE = (Path("config/targets.yaml"), Path("targets.yaml"))
_PACKAGE = Path(__file__).resolve().parents[1]


def shipped_plan() -> Path:
    """The plan that comes with ucj: beside the package's code, or in the repository that it is run from."""
    installed = _PACKAGE / "config" / "targets.yaml"
    return installed if installed.exists() else _PACKAGE.parents[1] / "config" / "targets.yaml"


def find_plan(given: str | None) -> str | None:
    """The plan's path, or None where only the shipped one is left. *given* is what ``--plan`` says."""
    if given is not None:
        return given
    if os.environ.get("UCJ_PLAN"):
        return os.environ["UCJ_PLAN"]
    return next((str(path) for path in _HERE if path.exists()), None)
