"""Plans in layers for tests: a plan below, scenarios that extend it, and what is found wrong with them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from ucj_cli.plan_file.load import load_plan
from ucj_cli.yamldoc.findings import PlanError

if TYPE_CHECKING:
    from pathlib import Path

SECTIONS = {
    "region": '{name: Kota Malang, code: "35.73"}',
    "workforce": "{size: {2025: 428_699}, source: BPS}",
    "coverage": "{date: 2025-09-09, percent: 32.3, source: BPJS}",
    "targets": "{percent: {2025: 41, 2045: 100}, source: RPJMD}",
    "funds": "{dbhcht: {kind: public, name: {id: DBHCHT}, ceiling: {2025: 5_300_000_000, 2026: 4_000_000_000}}}",
    "groups": """
  - {id: ojol, workers: 7_711, paid_by: dbhcht, planned: {2025: 3_000}, months: {from: 1, to: 9}, source: Dishub}
  - {id: pabrik, workers: 20_000, segment: pu, wage: 3_736_101, source: Disnaker}
  - {id: lain, workers: rest, source: remainder}""",
    "claims": "[{kind: sum, parts: [1, 2], total: 3}, {kind: sum, parts: [4], total: 4}]",
}
"""A sound plan, in which every section has something to change."""


def base(*sections: str) -> str:
    """The plan below, with these *sections* in the place of its own, or after them."""
    written = {name: f"{name}: {text}" for name, text in SECTIONS.items()}
    written |= {section.partition(":")[0].removeprefix(">>"): section for section in sections if section}
    return "\n".join(written.values()) + "\n"


class Lay(NamedTuple):
    """Writes plans into a folder, ``base.yaml`` first."""

    folder: Path

    def write(self, name: str, content: str) -> Path:
        """*content* as the file *name*, which may lie in folders below."""
        file = self.folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content, "utf-8")
        return file

    def scenario(self, changes: str = "", below: str = "base.yaml") -> Path:
        """A scenario that extends *below* and begins in its second line with *changes*."""
        return self.write("scenario.yaml", f"extends: {below}\n{changes}\n")

    def mistakes(self, file: Path) -> list[str]:
        """``FILE:LINE:COLUMN: CODE`` of all that is told of the plan *file*; nothing where it is valid."""
        try:
            load_plan(file)
        except PlanError as error:
            told = str(error).replace(f"{self.folder}/", "")
            return re.findall(r"^\S+:\d+:\d+: UCJ\d{3}(?= \S)", told, re.MULTILINE)
        return []
