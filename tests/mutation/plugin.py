"""A plugin of pytest: the tests are collected once, then a process is forked for each mutant, and runs its tests.

A fork takes a hundredth of a second, where a new process of pytest takes three.
"""

from __future__ import annotations

import gc
import os
import pickle
import resource
import shutil
import signal
import tempfile
import time
import traceback
from collections import Counter, defaultdict
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, NoReturn

import pytest

from tests.mutation.coverage_of_tests import Covered, measure
from tests.mutation.live import Live
from tests.mutation.mutants import mutants_in
from tests.mutation.results import Result

if TYPE_CHECKING:
    import ast
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from tests.mutation.mutants import Mutant

AT_ONCE = os.cpu_count() or 1
"""Processes that try mutants at the same time."""

LONGEST, LONGER = 4.0, 40.0
"""So many seconds of tests a mutant is tried by: first those that found others in its file, then the quick ones.

One that lives, and nobody knows why, is tried at last once more for longer, when more is known of what finds others.
"""

SECONDS_MORE, MEMORY = 20, 6 << 30
"""What a mutant may take beyond five times the seconds of its tests, and in bytes; then it hangs, and was found."""


class _Running(NamedTuple):
    """A mutant that is being tried: by which tests, where they write, and where the first that fails is told."""

    mutant: Mutant
    tests: list[int]
    folder: str
    told: int


class Mutation:
    """Tries the mutants of *files* that are *wanted*, and hands on how each ended.

    *earlier* says what found a mutant the last time, *explained* of which it is known why they live.
    """

    def __init__(
        self,
        files: Sequence[str],
        done: Callable[[Result], None],
        wanted: Callable[[str], bool],
        earlier: dict[str, str],
        explained: set[str],
    ) -> None:
        self.files, self.done, self.wanted, self.earlier, self.explained = files, done, wanted, earlier, explained
        self.failed: Callable[[str], None] = print
        self.running: dict[int, _Running] = {}
        self.doubted: set[str] = set()
        self.found: defaultdict[str, Counter[int]] = defaultdict(Counter)

    @pytest.hookimpl(trylast=True)
    def pytest_configure(self) -> None:
        """Try the same few random examples on every mutant, and look for no simpler ones."""
        from hypothesis import Phase, settings

        phases = (Phase.explicit, Phase.generate)
        settings.register_profile("mutation", settings(), derandomize=True, database=None, phases=phases)
        settings.load_profile("mutation")

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Tell of a test that failed."""
        if report.failed:
            self.failed(report.nodeid)

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Measure what the tests run, then try every mutant."""
        if session.testsfailed:
            raise session.Interrupted("not all tests could be collected")
        session.config.pluginmanager.unregister(name="terminalreporter")
        gc.unfreeze()
        live = Live(self.files)
        gc.freeze()
        covered = self._measure(session.items, live)
        numbers = {item.nodeid: number for number, item in enumerate(session.items)}
        mutants = [*self._mutants()]
        for name, by in self.earlier.items():
            self.found[name.partition(" ")[0]].update([numbers[by]] if by in numbers else [])
        began = time.monotonic()
        for longest in (LONGEST, LONGER):
            tried = mutants if longest == LONGEST else [each for each in mutants if str(each[0]) in self.doubted]
            for number, (mutant, tree) in enumerate(tried):
                if number % 500 == 0:
                    print(f"{number} of {len(tried)}: {mutant.file}, {time.monotonic() - began:.0f} s", flush=True)
                former = numbers.get(self.earlier.get(str(mutant), ""))
                tests = _in_order(covered.by(mutant), covered, self.found[mutant.file], former, longest)
                if not tests:
                    self.done(Result(mutant.file, str(mutant), mutant.lines.start, "not run"))
                    continue
                while len(self.running) >= AT_ONCE:
                    self._finish(session.items)
                self._start(mutant, tree, live, tests, covered, session.items)
            while self.running:
                self._finish(session.items)
        print(f"{len(mutants)} mutants in {time.monotonic() - began:.0f} s", flush=True)
        return True

    def _mutants(self) -> Iterator[tuple[Mutant, ast.Module]]:
        for file in self.files:
            yield from ((mutant, tree) for mutant, tree in mutants_in(file) if self.wanted(str(mutant)))

    def _measure(self, items: Sequence[pytest.Item], live: Live) -> Covered:
        """Run all tests once on the code as it is, in a process of their own; all must pass."""
        with tempfile.NamedTemporaryFile() as file, _folder() as folder:
            pid = os.fork()
            if not pid:
                with _ending():
                    _alone(folder)
                    wrong: list[str] = []
                    self.failed = wrong.append
                    Path(file.name).write_bytes(pickle.dumps(measure(items, self.files, live)))
                    print(*(f"{name} fails on the code as it is" for name in wrong), sep="\n", flush=True)
                    os._exit(bool(wrong))
            if os.waitpid(pid, 0)[1]:
                raise pytest.exit.Exception("there is nothing to compare mutants with", 1)
            covered: Covered = pickle.loads(Path(file.name).read_bytes())  # noqa: S301 - our own
        return covered

    def _start(  # noqa: PLR0913, PLR0917
        self,
        mutant: Mutant,
        tree: ast.Module,
        live: Live,
        tests: list[int],
        covered: Covered,
        items: Sequence[pytest.Item],
    ) -> None:
        """Try a mutant in a process of its own."""
        told, telling = os.pipe()
        folder = tempfile.mkdtemp(prefix="mutant-")
        pid = os.fork()
        if not pid:
            with _ending():
                _alone(folder)
                _limit(SECONDS_MORE + 5 * sum(covered.seconds[number] for number in tests))
                self.failed = lambda name: _tell(telling, name)
                try:
                    live.change(mutant, tree)
                except LookupError:
                    raise
                except Exception:  # noqa: BLE001 - an import that fails is noticed by every test
                    self.failed("import")
                live.forget()
                for number, after in zip(tests, [*tests[1:], None], strict=True):
                    following = None if after is None else items[after]
                    items[number].config.hook.pytest_runtest_protocol(item=items[number], nextitem=following)
                os._exit(0)
        os.close(telling)
        self.running[pid] = _Running(mutant, tests, folder, told)

    def _finish(self, items: Sequence[pytest.Item]) -> None:
        """Wait until one of those that run has ended."""
        pid, status = os.wait()
        mutant, tests, folder, told = self.running.pop(pid)
        by = os.read(told, 10_000).decode()
        os.close(told)
        shutil.rmtree(folder, ignore_errors=True)
        self.found[mutant.file].update(number for number in tests if items[number].nodeid == by)
        ended = "killed" if by else "timeout" if os.WIFSIGNALED(status) else "error" if status else "survived"
        if ended == "survived" and str(mutant) not in self.explained:
            self.doubted.add(str(mutant))
        self.done(Result(mutant.file, str(mutant), mutant.lines.start, ended, by, len(tests)))


def _in_order(
    tests: Iterable[int], covered: Covered, found: Counter[int], former: int | None, longest: float
) -> list[int]:
    """Return the tests that a mutant is tried by: what found it last time, then what finds most in the time it takes.

    A test is worth more where others of its own file have found something, and less the more of them go before it: they
    are mostly examples of the same.
    """
    by_file, before = Counter[str](), Counter[str]()
    for number, mutants in found.items():
        by_file[covered.files[number]] += mutants
    worth = {}
    for number in sorted(tests, key=covered.seconds.__getitem__):
        file = covered.files[number]
        before[file] += 1
        finds = 1 + found[number] + by_file[file] / 50
        worth[number] = (number != former, covered.seconds[number] * before[file] / finds)
    total, chosen = 0.0, list[int]()
    for number in sorted(worth, key=worth.__getitem__):
        total += covered.seconds[number]
        if chosen and total > longest:
            break
        chosen.append(number)
    return chosen


@contextmanager
def _folder() -> Iterator[str]:
    folder = tempfile.mkdtemp(prefix="mutant-")
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _ending() -> Iterator[None]:
    """Never go on as the process that was forked."""
    try:
        yield
    except BaseException:  # noqa: BLE001 - whatever it is
        traceback.print_exc()
    os._exit(3)


def _alone(folder: str) -> None:
    """Have a folder of its own for what tests write."""
    os.environ["PYTEST_DEBUG_TEMPROOT"] = folder
    tempfile.tempdir = folder


def _limit(seconds: float) -> None:
    """Die by a signal when it takes too long, or for ever."""
    resource.setrlimit(resource.RLIMIT_CPU, (int(seconds), int(seconds) + 5))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.alarm(10 * int(seconds))


def _tell(telling: int, name: str) -> NoReturn:
    os.write(telling, name.encode())
    os._exit(1)
