"""Time `ucj check` against check-jsonschema with our own schema, on one plan and on a folder of 552.

    python benchmarks/check.py [RUNS]

Needs `pip install . check-jsonschema` in the environment whose Python runs it. The 552 plans are those of the 514
regions and 38 more, as `ucj init` writes them. Every round runs all cases once, in random
order; a case's figure is its median.
"""

from __future__ import annotations

import json
import random
import statistics
import subprocess
import sys
import sysconfig
import tempfile
import time
from datetime import date
from decimal import Decimal
from pathlib import Path

from ucj_cli.i18n import get_locale
from ucj_cli.region_data import regions
from ucj_cli.region_data.template import TemplateInputs, new_plan
from ucj_cli.schema import schema_of

RUNS = 7
PLANS = 552
SCRIPTS = Path(sysconfig.get_path("scripts"))


def write_plans(folder: Path) -> list[Path]:
    """A plan for every region, and for some a second one."""
    known = TemplateInputs(date(2025, 6, 30), Decimal(30), {2030: Decimal(55), 2045: Decimal(100)})
    files = []
    for i in range(PLANS):
        region = regions()[i % len(regions())]
        files.append(folder / f"{region.code}-{i}.yaml")
        files[-1].write_text(new_plan(region, known, get_locale("en")), "utf-8")
    return files


def timed(command: list[str]) -> float:
    """Seconds that one run of *command* takes."""
    began = time.perf_counter()
    done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False)
    took = time.perf_counter() - began
    if done.returncode > 1:
        raise SystemExit(f"{command[:3]} ended with {done.returncode}: {done.stderr.decode()[-500:]}")
    return took


def main() -> None:
    """Measure, and print a table in Markdown."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else RUNS
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "plans"
        folder.mkdir()
        files = [str(file) for file in write_plans(folder)]
        schema = Path(name) / "plan.schema.json"
        schema.write_text(json.dumps(schema_of("plan")), "utf-8")
        ours, theirs = str(SCRIPTS / "ucj"), [str(SCRIPTS / "check-jsonschema"), "--schemafile", str(schema)]
        cases = {
            "one plan, ucj check": [ours, "check", files[0]],
            "one plan, check-jsonschema": [*theirs, files[0]],
            f"{PLANS} plans, ucj check": [ours, "check", str(folder)],
            f"{PLANS} plans, check-jsonschema": [*theirs, *files],
        }
        times: dict[str, list[float]] = {case: [] for case in cases}
        for turn in range(runs + 1):
            for case in random.sample(list(cases), len(cases)):
                took = timed(cases[case])
                if turn:  # the first round only warms up
                    times[case].append(took)
    medians = {case: statistics.median(taken) for case, taken in times.items()}
    print("| whole process | ms | a plan, ms | of check-jsonschema |\n|:---|---:|---:|---:|")
    for case, median in medians.items():
        plans = int(case.split()[0].replace("one", "1"))
        other = medians[f"{case.split(',')[0]}, check-jsonschema"]
        print(f"| {case} | {median * 1000:.0f} | {median * 1000 / plans:.1f} | {median / other:.2f} |")


if __name__ == "__main__":
    main()
