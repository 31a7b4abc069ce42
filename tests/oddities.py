"""What seldom happens, tried on processes: ``python tests/oddities.py [NAME]...``, all of it in a quarter of an hour.

Ends with 1 where something is wrong. The variable ``UCJ_PYTHONS`` may name other Pythons in which ucj is installed,
apart by colons: their answers must be the same. What is quick is a test elsewhere: streams in `render/test_streams.py`,
links, devices and pipes in `render/test_files.py`, signals in `cli/test_ended.py`.
"""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).parents[1]
PLAN = ROOT / "config" / "targets.yaml"
UCJ = (sys.executable, "-m", "ucj_cli")
NOBODY = 65534

ANSWERS = """gap --year 2026
gap --year 2026 --format json
gap --year 2026 --format xlsx
budget --year 2026 --format csv
roadmap
afford --year 2026 --format md
track
compare plan.yaml --set targets.percent.2030=70
diff plan.yaml other.yaml --format json
sweep --vary targets.percent.2030=60,65 --tornado
sweep --draws 60 --format json --jobs 2
explain gap --year 2026
cost --people 5 --months 3 --from 2026-01
rates --date 2026-05
check plan.yaml --format sarif --today 2026-05-01
schema --lang id
regions malang
init --code 35.73 --percent 42 --date 2025-06-30
import groups.csv
--help""".splitlines()
FILES = ("report --year 2026 -o report.html", "report --year 2026 -o report.xlsx", "gap --year 2026 -o gap.json")
FAULTS = (b"Traceback", b"fault in ucj", b"Warning: ")


class Run(NamedTuple):
    """What `ucj` wrote, and how it ended."""

    out: bytes
    told: bytes
    status: int

    def wrong(self, *statuses: int) -> str:
        """Say what is wrong with it; nothing where it ended with one of *statuses* and in words."""
        right = self.status in statuses and not any(word in self.told for word in FAULTS)
        return "" if right else f"{self.status} {self.told[-300:]!r}"


def run(command: str, folder: Path, *flags: str, python: str = sys.executable, **more: Any) -> Run:  # noqa: ANN401
    """Run `ucj` in *folder*."""
    given: dict[str, Any] = {"capture_output": True, "stdin": subprocess.DEVNULL, "timeout": 300, "check": False}
    done = subprocess.run([python, *flags, "-m", "ucj_cli", *command.split()], cwd=folder, **given | more)
    return Run(done.stdout, done.stderr, done.returncode)


def house(folder: Path) -> Path:
    """Put what commands read into *folder*."""
    folder.mkdir()
    text = PLAN.read_text("utf-8")
    for name in ("plan.yaml", "targets.yaml"):
        (folder / name).write_text(text, "utf-8")
    (folder / "other.yaml").write_text(text.replace("growth_percent", "# growth_percent", 1), "utf-8")
    (folder / "groups.csv").write_text("Kelompok;Pekerja;Dibayar oleh\nOjek é;7.711;APBD\nsisa;sisa;\n", "utf-8")
    return folder


def answers(folder: Path, *flags: str, python: str = sys.executable, **env: str) -> dict[str, Run]:
    """All that the commands write, by the command."""
    given = {command: run(command, folder, *flags, python=python, env=os.environ | env) for command in ANSWERS}
    for command in FILES:
        file = folder / command.split()[-1]
        done = run(command, folder, *flags, python=python, env=os.environ | env)
        given[command] = done._replace(out=file.read_bytes())
        file.unlink()
    return given


def same_bytes(folder: Path) -> Iterator[str]:
    """The same answers whatever hashes, locale, zone, optimization, mode of development or Python."""
    plain = answers(house(folder))
    yield from (f"{command}: {done.wrong(0)}" for command, done in plain.items() if done.wrong(0))
    others = filter(None, os.environ.get("UCJ_PYTHONS", "").split(":"))
    for env in (
        *({"PYTHONHASHSEED": str(seed)} for seed in range(6)),
        *({"LC_ALL": name, "UCJ_LANG": "en"} for name in ("C", "POSIX", "id_ID.UTF-8", "tr_TR.UTF-8")),
        *({"python": path} for path in others),
    ):
        yield from _differing(str(env), plain, answers(folder, **env))
    for flags in (("-O",), ("-OO",), ("-X", "dev", "-W", "error"), ("-P", "-s")):
        yield from _differing(str(flags), plain, answers(folder, *flags))
    undated = {command: done for command, done in plain.items() if "report" not in command}  # a report says its day
    for zone in ("Pacific/Kiritimati", "XXX-14", "XXX12", "nowhere"):
        yield from _differing(zone, undated, answers(folder, TZ=zone))


def _differing(way: str, plain: dict[str, Run], others: dict[str, Run]) -> Iterator[str]:
    for command, done in plain.items():
        without_texts = way == "('-OO',)" and "schema" in command  # a test looks at what is told of that
        if others[command] != done and not without_texts:
            yield f"{way}: {command}: {others[command].status} {others[command].told[-300:]!r}"


def streams(folder: Path) -> Iterator[str]:
    """Closed, full, or read by nobody any more: a word at most, and never a fault."""
    house(folder)
    ways = {">&-": 0, ">/dev/full": 2, "2>&-": 0, "2>/dev/full": 0, "| true": 0, "<&- >&- 2>&-": 0}
    for command in ANSWERS:
        for way, status in ways.items():
            line = f'{shlex.join(UCJ)} {command} {way}; exit "${{PIPESTATUS[0]}}"'
            done = subprocess.run(["/bin/bash", "-c", line], cwd=folder, capture_output=True, check=False, timeout=60)
            if wrong := Run(done.stdout, done.stderr, done.returncode).wrong(status):
                yield f"{command} {way}: {wrong}"


def signals(folder: Path) -> Iterator[str]:
    """At any moment: a plain end, the file whole or not there, and no draft; what was there before is there still."""
    house(folder)
    for command in (*FILES, "sweep --vary targets.percent.2030=60:69:0.1 --jobs 2 -o rows.csv"):
        file = folder / command.split()[-1]
        begun = time.monotonic()
        run(command, folder)
        took, whole = time.monotonic() - begun, file.read_bytes()
        names = {each.name for each in folder.iterdir()}
        for moment, sent in product(range(1, 25), (signal.SIGINT, signal.SIGTERM)):
            before = b"before" if moment % 2 else None
            file.unlink(missing_ok=True)
            if before:
                file.write_bytes(before)
            done = _stopped(f"{command} --force", folder, took * moment / 20, sent)
            there = file.read_bytes() if file.exists() else None
            left = sorted({each.name for each in folder.iterdir()} - names)
            # before it has begun Python may say a word of its own, or die of the signal
            wrong = done.wrong(0, 130, -sent) if b"ucj_cli" in done.told else ""
            if wrong or left or there not in (before, whole):
                yield f"{command} {sent.name} at {moment}: {wrong} {left}"
            for each in left:
                (folder / each).unlink()
        file.unlink(missing_ok=True)


def _stopped(command: str, folder: Path, after: float, sent: signal.Signals) -> Run:
    given: dict[str, Any] = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen([*UCJ, *command.split()], cwd=folder, **given) as process:
        time.sleep(after)
        process.send_signal(sent)
        out, told = process.communicate(timeout=60)
    return Run(out, told, process.returncode)


def writers(folder: Path) -> Iterator[str]:
    """Several that write one file at once: it is whole, it is one's; without `--force` the others are told."""
    whole = run("gap --year 2026 --format json", house(folder)).out
    for command, most in (("gap --year 2026 -o gap.json", 1), ("gap --year 2026 -o gap.json --force", 6)):
        started = [subprocess.Popen([*UCJ, *command.split()], cwd=folder, stderr=subprocess.DEVNULL) for _ in range(6)]
        statuses = sorted(each.wait() for each in started)
        if statuses != [0] * most + [2] * (6 - most) or (folder / "gap.json").read_bytes() != whole:
            yield f"{command}: {statuses}"
    if drafts := [each.name for each in folder.iterdir() if each.name.startswith(".")]:
        yield f"left: {drafts}"


def rights(folder: Path) -> Iterator[str]:
    """A user without rights, in a folder that cannot be written, and one that cannot even be looked into."""
    if os.geteuid() != 0 or (python := _python_of_nobody()) is None:
        print("  left out: needs root, and a Python that others may start")
        return
    house(folder)
    (folder / "secret.yaml").touch(mode=0o600)
    (folder / "closed").mkdir(mode=0o700)
    shutil.copy(PLAN, folder / "closed" / "plan.yaml")
    before = sorted(each.name for each in folder.iterdir())
    env = {"PYTHONPATH": os.pathsep.join(sys.path[1:])}
    for command in RIGHTFUL + REFUSED:
        done = run(command, folder, "-B", python=python, user=NOBODY, group=NOBODY, extra_groups=[], env=env)
        if wrong := done.wrong(0 if command in RIGHTFUL else 2):
            yield f"{command}: {wrong}"
    if sorted(each.name for each in folder.iterdir()) != before:
        yield "something was written"


RIGHTFUL = ["gap --year 2026 --format json", "check plan.yaml", "check plan.yaml --fix"]
REFUSED = """gap --year 2026 -o gap.json
report -o report.html
import groups.csv -o new.yaml
import groups.csv --into plan.yaml --force
check .
gap --plan secret.yaml
gap --plan closed/plan.yaml
gap closed
gap */*.yaml
sweep --vary targets.percent.2030=60 -o rows.csv""".splitlines()


def _python_of_nobody() -> str | None:
    """Find a Python of this version that a user without rights may start: that of an environment may lie in a home."""
    for python in (sys.executable, f"/usr/bin/python{sys.version_info[0]}.{sys.version_info[1]}"):
        with suppress(OSError):
            subprocess.run([python, "-c", ""], user=NOBODY, group=NOBODY, extra_groups=[], check=True)
            return python
    return None


def many(folder: Path) -> Iterator[str]:
    """500 plans at once, in each command that takes several."""
    folder.mkdir()
    text = PLAN.read_text("utf-8")
    for number in range(500):
        (folder / f"p{number}.yaml").write_text(text.replace("name: Kota Malang", f"name: Kota {number}", 1), "utf-8")
    for command in ("gap . --format csv", "roadmap . --format json", "check . --format json", "report . -o all.html"):
        yield from _in_time(command, folder, 240, 0)


def long(folder: Path) -> Iterator[str]:
    """A plan of 100,000 lines below 2 MB is answered; with more values or bytes it is refused, in seconds."""
    folder.mkdir()
    groups = "".join(f"  - id: g{number}\n    workers: 1\n" for number in range(16_000))
    start = """\
region: {name: Kota Malang, code: "35.73"}
workforce: {size: {2025: 428_699}}
coverage: {date: 2025-09-09, percent: 32.3, source: BPS}
targets: {percent: {2025: 41, 2045: 100}}
groups:
  - {id: others, workers: rest}
"""
    plans = {
        "comments": (start + "  # thirteen\n" * 100_000, 0),
        "groups": (start + groups + "  # x\n" * 68_000, 0),
        "values": (start + groups * 3, 2),
        "bytes": (start + "  # more than twenty bytes\n" * 100_000, 2),
        "mistakes": ("a: [\n" * 100_000, 2),
        "keys": ("".join(f"k{number}: 1\n" for number in range(100_000)), 2),
    }
    for name, (text, status) in plans.items():
        (folder / f"{name}.yaml").write_text(text)
        yield from _in_time(f"gap --year 2026 --plan {name}.yaml", folder, 60, status)
        yield from _in_time(f"check {name}.yaml", folder, 60, min(status, 1))


def _in_time(command: str, folder: Path, seconds: int, status: int) -> Iterator[str]:
    begun = time.monotonic()
    done = run(command, folder)
    took = time.monotonic() - begun
    print(f"  {command}: {took:.1f} s", flush=True)
    if wrong := done.wrong(status) or (took > seconds and "too slow"):
        yield f"{command}: {wrong}"


CHECKS: dict[str, Callable[[Path], Iterator[str]]] = {
    each.__name__: each for each in (same_bytes, streams, signals, writers, rights, many, long)
}


def main(names: list[str]) -> int:
    """Try what is named, or all; 1 where something is wrong."""
    wrong = 0
    for name in names or CHECKS:
        with tempfile.TemporaryDirectory() as place:
            Path(place).chmod(0o755)
            begun = time.monotonic()
            found = list(CHECKS[name](Path(place) / "house"))
            told = "right" if not found else f"WRONG, {len(found)} times"
            print(f"{name}: {told} ({time.monotonic() - begun:.0f} s)", *found, sep="\n  ", flush=True)
            wrong += len(found)
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
