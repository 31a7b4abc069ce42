"""From a path to a checked plan, or to all that is wrong with it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from ucj_cli.plan.find import STANDARD_INPUT
from ucj_cli.plan.findings import Finding, PlanError
from ucj_cli.plan.nodes import MOST_BYTES, read_nodes
from ucj_cli.plan.source import Source
from ucj_cli.plan.validate import validated

if TYPE_CHECKING:
    from ucj_cli.plan.model import Plan


def load_plan(path: str | Path) -> Plan:
    """Read and check the plan at *path*; ``-`` is standard input.

    Raises:
        PlanError: the file is missing or not valid; it carries every mistake with its line and column.
    """
    source = read_source(str(path))
    document = read_nodes(source.raw)
    plan, findings = validated(document, source)
    if plan is None:
        raise PlanError(source.path, findings)
    return plan


def read_source(path: str) -> Source:
    """The file's bytes; of a file that is too large only so many that it is seen to be.

    Raises:
        PlanError: the file is missing or cannot be read.
    """
    try:
        if path == STANDARD_INPUT:
            return Source(path, sys.stdin.buffer.read(MOST_BYTES + 1))
        with Path(path).open("rb") as file:
            return Source(path, file.read(MOST_BYTES + 1))
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise PlanError(path, [Finding("UCJ001", (), facts={"reason": reason})]) from error
