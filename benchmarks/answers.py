"""Whether two versions of ucj answer alike: every answer of the plans that ship, written by each and compared.

    OLD/bin/python benchmarks/answers.py old.jsonl
    NEW/bin/python benchmarks/answers.py new.jsonl
    NEW/bin/python benchmarks/answers.py old.jsonl new.jsonl --but notes

Each line is a command and its JSON. The second form prints what differs, and ends with 1 if anything does; keys named
after ``--but`` are left out of it, wherever they stand.
"""

from __future__ import annotations

import io
import json
import sys
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

YEARS = range(2025, 2046)
FIGURES = ("target", "workforce", "needed", "gap", "new", "contribution", "budget", "shortfall", "afford")
REGIONS = "examples/jawa-timur"


def commands() -> Iterator[list[str]]:
    """Every command line whose answer is compared."""
    plans = ["config/targets.yaml", *sorted(map(str, Path("config/scenarios").glob("*.yaml")))]
    plans += sorted(map(str, Path(REGIONS).glob("*.yaml")))
    for plan in plans:
        yield ["roadmap", "--plan", plan]
        yield ["check", plan]
        for year in map(str, YEARS):
            yield from ([name, "--plan", plan, "--year", year] for name in ("gap", "budget", "afford"))
            yield from (["explain", figure, "--plan", plan, "--year", year] for figure in FIGURES)
    yield from ([name, REGIONS] for name in ("gap", "roadmap"))
    yield ["compare", *plans[:5]]


def answer(command: list[str]) -> Any:  # noqa: ANN401 - whatever JSON holds
    """What ucj answers to *command*: its JSON, or what it says on standard error."""
    from ucj_cli.__main__ import run

    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        status = run([*command, "--format", "json", "--lang", "en"])
    return json.loads(out.getvalue()) if out.getvalue() else [status, err.getvalue()]


def differences(old: Any, new: Any, but: frozenset[str], path: str = "") -> Iterator[str]:  # noqa: ANN401
    """Where *old* and *new* are not the same."""
    if isinstance(old, dict) and isinstance(new, dict):
        for key in sorted({*old, *new} - but):
            yield from differences(old.get(key), new.get(key), but, f"{path}.{key}")
    elif isinstance(old, list) and isinstance(new, list) and len(old) == len(new):
        for i, (one, other) in enumerate(zip(old, new, strict=True)):
            yield from differences(one, other, but, f"{path}[{i}]")
    elif old != new:
        yield f"{path}: {old!r} -> {new!r}"


def compare(files: list[str], but: frozenset[str]) -> int:
    """Print what differs between the answers in two *files*; the exit status."""
    old, new = (dict(map(json.loads, Path(file).read_text("utf-8").splitlines())) for file in files)
    found = 0
    for command in old:
        for difference in differences(old[command], new.get(command), but):
            found += 1
            print(f"{command} {difference}")
    print(f"{len(old)} answers, {found} differences")
    return 1 if found else 0


def main(arguments: list[str]) -> int:
    """Write answers, or compare two files of them."""
    files, _, but = " ".join(arguments).partition("--but")
    match files.split():
        case [file]:
            with Path(file).open("w", encoding="utf-8") as lines:
                lines.writelines(json.dumps([" ".join(command), answer(command)]) + "\n" for command in commands())
            return 0
        case [old, new]:
            return compare([old, new], frozenset(but.split()))
    print(__doc__)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
