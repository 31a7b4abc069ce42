"""How long `ucj sweep` takes for 10,000, 100,000 and 1,000,000 rows, beside a loop over `plan.replace` and `roadmap`.

Run ``python benchmarks/sweep.py``. Seconds are the clock's, and the processor's of all processes together.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from pathlib import Path
from subprocess import run

import ucj_cli as ucj
from ucj_cli.engine.sweep import Inputs, wanted_of
from ucj_cli.plan_file.find import shipped_plan

YEARS = 21
LOOPED = 200


def by_command(rows: int) -> tuple[float, float]:
    """Let two processes write *rows* of draws to a CSV file."""
    with tempfile.TemporaryDirectory() as folder:
        draws = str(-(-rows // YEARS))
        begun, worked = time.perf_counter(), os.times()
        file = Path(folder) / "rows.csv"
        command = [sys.executable, "-m", "ucj_cli", "sweep", "--draws", draws, "--jobs", "2", "-q", "-o", str(file)]
        run([*command, "--plan", str(shipped_plan())], check=True)
        now = os.times()
        used = now.children_user + now.children_system - worked.children_user - worked.children_system
        return time.perf_counter() - begun, used


def by_loop() -> float:
    """Work out roads as a script would, one after the other: the processor's seconds a row."""
    plan = ucj.load_plan(shipped_plan())
    trials = wanted_of(plan, Inputs({}, draws=LOOPED)).trials
    begun = time.process_time()
    for settings in trials:
        ucj.roadmap(plan.replace(settings)).rows("years")
    return (time.process_time() - begun) / LOOPED / YEARS


def main() -> None:
    """Print a table in Markdown."""
    print("| rows | seconds | of the processors | microseconds a row |\n|---:|---:|---:|---:|")
    for rows in (10_000, 100_000, 1_000_000):
        seconds, used = by_command(rows)
        print(f"| {rows:,} | {seconds:.1f} | {used:.1f} | {used / rows * 1e6:.0f} |")
    print(f"| a loop, for 1,000,000 | | {by_loop() * 1e6:.0f} | {by_loop() * 1e6:.0f} |")


if __name__ == "__main__":
    main()
