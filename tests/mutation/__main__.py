"""`python -m tests.mutation [ROOM...] [--again]`: all rooms or some; or once more what lived."""

from __future__ import annotations

import argparse
import sys
from collections import Counter

import pytest

from tests.mutation import results
from tests.mutation.live import SOURCE
from tests.mutation.mutants import mutants_in
from tests.mutation.plugin import Mutation

_PLAN = "rules series standing group uncertain numbers provenance"
_CHECKS = "consistency money plausibility provenance targets time"
ROOMS = {
    "rounding": ["rounding.py"],
    "law": ["law/*.py"],
    "plan": [f"plan_file/{name}.py" for name in _PLAN.split()],
    "checks": [f"checks/rules/{name}.py" for name in _CHECKS.split()],
    "engine": ["engine/**/*.py"],
}
TESTS = "test_rounding.py engine law plan_file checks test_arguments.py test_api.py transcripts"


def files_of(room: str) -> list[str]:
    """List the files of a room, below the package; or of a pattern."""
    return [
        file.relative_to(SOURCE).as_posix()
        for pattern in ROOMS.get(room, [room])
        for file in sorted(SOURCE.glob(pattern))
    ]


def main() -> int:
    """Run, and say what lives without a reason that is known, and whether enough was found."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutation", description=__doc__)
    parser.add_argument("rooms", nargs="*", metavar="ROOM", help=f"{', '.join(ROOMS)}, or files; all without one")
    parser.add_argument("--again", action="store_true", help="only those that lived the last time, or were not tried")
    chosen = parser.parse_args()
    rooms = {room: files_of(room) for room in chosen.rooms or ROOMS}
    for room, found in rooms.items():
        if not found:
            parser.error(f"{room} is no room, and no file below {SOURCE.name}")
    files = [file for named in rooms.values() for file in named]
    earlier, now = results.read(), dict[str, results.Result]()
    lived = {name for name, result in earlier.items() if result.ended not in results.FOUND}

    def done(result: results.Result) -> None:
        now[result.mutant] = result
        results.add(result)

    plugin = Mutation(
        files,
        done,
        wanted=lambda name: not chosen.again or name in lived or name not in earlier,
        earlier={name: result.by for name, result in earlier.items()},
        explained=results.explained(),
    )
    plain = ["-n0", "-m", "quick", "-p", "no:cacheprovider", "-p", "no:faulthandler", "--capture=sys"]
    status = pytest.main([*plain, *(f"tests/{name}" for name in TESTS.split())], plugins=[plugin])
    if status:
        return int(status)
    there = {str(mutant) for file in files for mutant, _ in mutants_in(file)}
    kept = {name: found for name, found in earlier.items() if found.file not in files or name in there} | now
    results.write(kept.values())
    return _told([result for result in kept.values() if result.file in files], rooms)


def _told(ended: list[results.Result], rooms: dict[str, list[str]]) -> int:
    print(*results.table(ended, rooms), sep="\n")
    known = results.explained()
    living = [result for result in ended if result.ended not in results.FOUND]
    unknown = [result for result in living if result.mutant not in known]
    print(*(f"{result.ended}, and nobody knows why: {result.mutant}" for result in unknown), sep="\n")
    of = {result.file for result in ended}
    stale = sorted(name for name in known - {result.mutant for result in living} if name.split()[0] in of)
    print(*(f"found, or no more there, so no survivor: {name}" for name in stale), sep="\n")
    counts = [Counter(result.ended for result in ended if result.file in files) for files in rooms.values()]
    enough = all(results.found_percent(each) >= results.LEAST for each in counts)
    return int(bool(unknown or stale) or not enough)


if __name__ == "__main__":
    sys.exit(main())
