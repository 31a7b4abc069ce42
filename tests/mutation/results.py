"""How mutants ended: kept from run to run, counted by room, and those that live held against what is known of them."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

RESULTS = Path(__file__).with_name("results.jsonl")
SURVIVORS = Path(__file__).with_name("survivors.yaml")
LEAST = 95
"""So many of 100 mutants of a room must be found."""

FOUND = ("killed", "timeout")


class Result(NamedTuple):
    """One mutant: how it ended (killed, timeout, survived, not run), the test that found it, and how many tried."""

    file: str
    mutant: str
    line: int
    ended: str
    by: str = ""
    tests: int = 0


def read() -> dict[str, Result]:
    """Return the results of the last run, by mutant; none where there was none."""
    lines = RESULTS.read_text("utf-8").splitlines() if RESULTS.exists() else []
    return {result.mutant: result for result in (Result(**json.loads(line)) for line in lines)}


def add(result: Result) -> None:
    """Keep a result at once: a run that is stopped goes on with ``--again``."""
    with RESULTS.open("a", encoding="utf-8") as out:
        print(json.dumps(result._asdict()), file=out)


def write(results: Iterable[Result]) -> None:
    """Keep results for the next run."""
    text = "".join(f"{json.dumps(result._asdict())}\n" for result in results)
    RESULTS.write_text(text, "utf-8")


def explained() -> set[str]:
    """Return the mutants that live, as it is known, each with its reason."""
    groups = yaml.safe_load(SURVIVORS.read_text("utf-8"))
    return {mutant for group in groups for mutant in group["mutants"]}


def table(results: Iterable[Result], rooms: Mapping[str, Iterable[str]]) -> Iterator[str]:
    """Write how many mutants there are of each room, and how they ended, as a table in Markdown."""
    kept = [*results]
    yield "| room | mutants | killed | timeout | survived | not run | found |"
    yield "|---|--:|--:|--:|--:|--:|--:|"
    for room, files in (*rooms.items(), ("all", {result.file for result in kept})):
        ended = Counter(result.ended for result in kept if result.file in {*files})
        if ended:
            counts = " | ".join(f"{ended[each]:,}" for each in ("killed", "timeout", "survived", "not run"))
            yield f"| {room} | {ended.total():,} | {counts} | {found_percent(ended):.1f} % |"


def found_percent(ended: Counter[str]) -> float:
    """Return how many of 100 were found."""
    return 100 * sum(ended[each] for each in FOUND) / ended.total()
