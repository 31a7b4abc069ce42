"""Time a million group-years of `ucj_cli.roadmap`, on one core.

    python benchmarks/road.py

A plan of nine groups, walked from 2025 to 2045 again and again, as a sweep does; and one of a thousand. The processor's
time counts, so that other work on the machine does not.
"""

from __future__ import annotations

import tempfile
import time
from pathlib import Path
from statistics import median

from startup import many_groups

import ucj_cli as ucj

ROUNDS, SHARE = 10, 100_000


def seconds_a_million(plan: ucj.Plan) -> list[float]:
    """Seconds of processor time that a million group-years take, reckoned from each of ten rounds of a tenth."""
    ucj.roadmap(plan)  # the law and the models are read once
    return sorted(_round(plan) for _ in range(ROUNDS))


def _round(plan: ucj.Plan) -> float:
    done = 0
    began = time.process_time()
    while done < SHARE:
        done += sum(len(year.groups) for year in ucj.roadmap(plan).years)
    return (time.process_time() - began) * 1_000_000 / done


def main() -> None:
    """Time both plans."""
    with tempfile.TemporaryDirectory() as folder:
        for count in (9, 1000):
            file = Path(folder) / f"{count}.yaml"
            file.write_text(many_groups(count), "utf-8")
            found = seconds_a_million(ucj.load_plan(file))
            print(f"{count:5} groups: median {median(found):.1f} s a million group-years, best {found[0]:.1f} s")


if __name__ == "__main__":
    main()
