"""How long `ucj diff` takes for a repository of 38 plans of which five changed, as a reviewer's CI runs it.

    python benchmarks/diff.py [RUNS]

The plans are those of East Java's 38 regions, as `ucj init` writes them, in a git repository made for it; a target is
changed in five of them. Seconds are the clock's, of the whole process.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from datetime import date
from decimal import Decimal
from pathlib import Path
from subprocess import DEVNULL, run

from ucj_cli.i18n import get_locale
from ucj_cli.region_data import regions
from ucj_cli.region_data.template import TemplateInputs, new_plan

RUNS, CHANGED = 7, 5


def write_plans(folder: Path) -> list[Path]:
    """A plan for each region of East Java."""
    known = TemplateInputs(date(2025, 6, 30), Decimal(30), {2030: Decimal(55), 2045: Decimal(100)})
    files = []
    for region in regions():
        if region.code.startswith("35."):
            files.append(folder / f"{region.code}.yaml")
            files[-1].write_text(new_plan(region, known, get_locale("en")), "utf-8")
    return files


def git(folder: Path, *arguments: str) -> None:
    """Run git in *folder*, as somebody."""
    somebody = ("-c", "user.name=somebody", "-c", "user.email=somebody@localhost")
    run(["git", "-C", str(folder), *somebody, *arguments], check=True, stdout=DEVNULL)


def main() -> None:
    """Print the median, and how many plans there were."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else RUNS
    with tempfile.TemporaryDirectory() as named:
        folder = Path(named)
        plans = folder / "plans"
        plans.mkdir()
        files = write_plans(plans)
        git(folder, "init", "--quiet")
        git(folder, "add", ".")
        git(folder, "commit", "--quiet", "--message", "plans")
        for file in files[:CHANGED]:
            text = file.read_text("utf-8")
            file.write_text(text.replace("2030: 55", "2030: 60"), "utf-8")
        taken = []
        for _ in range(runs):
            begun = time.perf_counter()
            done = run(
                [sys.executable, "-m", "ucj_cli", "diff", "HEAD:plans", "plans", "--format", "md"],
                cwd=folder,
                stdout=DEVNULL,
                check=False,
            )
            taken.append(time.perf_counter() - begun)
            if done.returncode != 1:
                sys.exit(f"there should be differences, and ucj ended with {done.returncode}")
        print(f"{len(files)} plans, {CHANGED} of them changed: median of {runs} runs {statistics.median(taken):.2f} s")


if __name__ == "__main__":
    main()
