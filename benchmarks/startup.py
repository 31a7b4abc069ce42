"""Time `ucj` as a whole process: against bare Python, and against importing its four dependencies.

    python benchmarks/startup.py [RUNS]

Run it with the Python of an environment into which ucj was installed by `pip install .` (so that it has bytecode, as
its users' copies have). Every round runs all cases once, in random order; a case's figure is its median.
"""

from __future__ import annotations

import os
import platform
import random
import statistics
import subprocess
import sys
import sysconfig
import tempfile
import time
from pathlib import Path

RUNS = 21
UCJ = str(Path(sysconfig.get_path("scripts")) / "ucj")
FOUR = "import typer, rich.table, yaml\nfrom pydantic import BaseModel"
FIELD = f"{FOUR}, Field\nclass Workforce(BaseModel):\n    size: int = Field(ge=1)\nWorkforce(size=1)"
"""What no program with a model can do without: Pydantic brings the half of itself with the first field."""
CONFIG = Path(__file__).parents[1] / "config"
SHIPPED, SCENARIO = str(CONFIG / "targets.yaml"), str(CONFIG / "scenarios" / "rpjmd.yaml")
CASES = {
    "bare Python": [sys.executable, "-I", "-c", "pass"],
    "import the four": [sys.executable, "-I", "-c", FOUR],
    "the four and one field": [sys.executable, "-I", "-c", FIELD],
    "gap --format json": [UCJ, "gap", "--year", "2026", "--format", "json"],
    "gap, table off a terminal": [UCJ, "gap", "--year", "2026"],
    "roadmap --format json": [UCJ, "roadmap", "--format", "json"],
    "compare with a scenario": [UCJ, "compare", SHIPPED, SCENARIO, "--format", "json"],
    "report, a page": [UCJ, "report", "--year", "2026", "--quiet", "--force", "--output", "report.html"],
    "report, a workbook": [UCJ, "report", "--year", "2026", "--quiet", "--force", "--output", "report.xlsx"],
    "cost": [UCJ, "cost", "--people", "25000", "--months", "12"],
    "rates": [UCJ, "rates"],
    "--version": [UCJ, "--version"],
    "--help": [UCJ, "--help"],
}


def many_groups(count: int) -> str:
    """A plan of *count* groups of seven lines each."""
    groups = "".join(
        f"  - id: group-{i}\n    name: Kelompok {i}\n    workers: {100 + i % 50}\n    participants: {i % 40}\n"
        f"    paid_by: {'kota' if i % 2 else 'self'}\n    income: {1_000_000 + i % 30 * 100_000}\n"
        f"    source: register {i}\n"
        for i in range(count - 1)
    )
    return (
        'region: {name: Kota Contoh, code: "35.73"}\nworkforce: {size: {2025: 428_699}}\n'
        "coverage: {date: 2025-09-09, percent: 32.3}\ntargets: {percent: {2025: 41, 2045: 100}}\n"
        f"funds:\n  kota: {{kind: public}}\ngroups:\n{groups}  - {{id: rest, workers: rest}}\n"
    )


def timed(command: list[str], folder: str) -> float:
    """Seconds that one run of *command* takes."""
    began = time.perf_counter()
    done = subprocess.run(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    took = time.perf_counter() - began
    if done.returncode:
        raise SystemExit(f"{command} ended with {done.returncode}")
    return took


def main() -> None:
    """Measure, and print a table in Markdown."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else RUNS
    cases = dict(CASES)
    with tempfile.TemporaryDirectory() as folder:
        for count in (9, 1_000):
            plan = Path(folder) / f"{count}.yaml"
            plan.write_text(many_groups(count), "utf-8")
            cases[f"gap of a plan with {count} groups"] = [UCJ, "gap", "--year", "2026", "--plan", str(plan)]
        times: dict[str, list[float]] = {name: [] for name in cases}
        for turn in range(runs + 1):
            for name in random.sample(list(cases), len(cases)):
                took = timed(cases[name], folder)
                if turn:  # the first round only warms up
                    times[name].append(took)
    medians = {name: statistics.median(taken) for name, taken in times.items()}
    bare, four = medians["bare Python"], medians["import the four"]
    print(f"{platform.python_implementation()} {platform.python_version()}, {platform.system()} {platform.machine()},")
    print(f"{os.cpu_count()} processors, median of {runs} interleaved runs.\n")
    print("| whole process | ms | of bare Python | of importing the four |\n|:---|---:|---:|---:|")
    for name, median in medians.items():
        print(f"| `{name}` | {median * 1000:.0f} | {median / bare:.1f} | {median / four:.2f} |")


if __name__ == "__main__":
    main()
