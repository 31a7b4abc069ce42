"""How long `ucj sweep` takes for 10,000, 100,000 and 1,000,000 rows, beside what one would do instead.

    python benchmarks/sweep.py

Seconds are the clock's, and the processor's of all processes together. What is done instead is measured on some roads
and reckoned up to as many: a loop over `plan.replace` and `roadmap`; LibreOffice, which works out our workbook anew for
each combination, if `soffice` is there; `formulas`, which does so in Python, if it is installed.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import time
from importlib.util import find_spec
from pathlib import Path
from subprocess import DEVNULL, run
from typing import TYPE_CHECKING

import ucj_cli as ucj
from ucj_cli.engine.report import report
from ucj_cli.engine.sweep import Inputs, wanted_of
from ucj_cli.i18n import get_locale
from ucj_cli.plan_file.find import shipped_plan
from ucj_cli.render.excel import workbook

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

YEARS = 21
ROWS = (10_000, 100_000, 1_000_000)
LOOPED, RECALCULATED = 200, 5


def used(command: list[str]) -> tuple[float, float]:
    """Run *command*: the clock's seconds, and the processor's."""
    begun, worked = time.perf_counter(), os.times()
    run(command, check=True, stdout=DEVNULL, stderr=DEVNULL)
    now = os.times()
    return (
        time.perf_counter() - begun,
        now.children_user + now.children_system - worked.children_user - worked.children_system,
    )


def by_command(rows: int, folder: Path) -> tuple[float, float]:
    """Let two processes write *rows* of draws to a CSV file."""
    draws, file = str(-(-rows // YEARS)), str(folder / f"{rows}.csv")
    command = [sys.executable, "-m", "ucj_cli", "sweep", "--draws", draws, "--jobs", "2", "-q", "-o", file]
    return used([*command, "--plan", str(shipped_plan())])


def by_loop() -> float:
    """Work out roads as a script would, one after the other: the processor's seconds a road."""
    plan = ucj.load_plan(shipped_plan())
    trials = wanted_of(plan, Inputs({}, draws=LOOPED)).trials
    begun = time.process_time()
    for settings in trials:
        ucj.roadmap(plan.replace(settings)).rows("years")
    return (time.process_time() - begun) / LOOPED


def by_office(book: Path) -> float:
    """Let LibreOffice work out copies of our workbook, in one process: the processor's seconds a copy more."""
    copies = [Path(shutil.copy(book, book.with_name(f"{i}.xlsx"))) for i in range(RECALCULATED + 1)]
    convert = ["soffice", "--headless", "--convert-to", "ods", "--outdir", str(book.parent)]
    (_, one), (_, all_of_them) = used([*convert, str(copies[0])]), used([*convert, *map(str, copies)])
    return (all_of_them - one) / RECALCULATED


def by_formulas(book: Path) -> float:
    """Let `formulas` work out our workbook, which it has read before: the processor's seconds."""
    import formulas

    model = formulas.ExcelModel().loads(str(book)).finish()
    begun = time.process_time()
    model.calculate()
    return time.process_time() - begun


def instead(folder: Path) -> Iterator[tuple[str, float]]:
    """Tell what one would do instead, and how long a road takes so."""
    yield "a loop over `plan.replace` and `roadmap`", by_loop()
    book = folder / "report.xlsx"
    book.write_bytes(workbook(report(ucj.load_plan(shipped_plan()), 2026), get_locale("en")))
    others: dict[str, tuple[object, Callable[[Path], float]]] = {
        "our workbook, worked out by LibreOffice": (shutil.which("soffice"), by_office),
        "our workbook, worked out by `formulas`": (find_spec("formulas"), by_formulas),
    }
    for name, (there, measure) in others.items():
        if there:
            yield name, measure(book)


def main() -> None:
    """Print a table in Markdown."""
    print("| rows | seconds | of the processors | microseconds a row |\n|:---|---:|---:|---:|")
    with tempfile.TemporaryDirectory() as folder:
        for rows in ROWS:
            seconds, worked = by_command(rows, Path(folder))
            print(f"| {rows:,} | {seconds:.1f} | {worked:.1f} | {worked / rows * 1e6:.0f} |", flush=True)
        for name, road in instead(Path(folder)):
            print(
                f"| {name}, for {ROWS[-1]:,} | | {road * ROWS[-1] / YEARS:,.0f} | {road / YEARS * 1e6:,.0f} |",
                flush=True,
            )


if __name__ == "__main__":
    main()
