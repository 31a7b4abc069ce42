"""Which tests run which line, so that a mutant is tried by those alone that come by it."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING, NamedTuple

from tests.mutation.live import SOURCE

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pytest

    from tests.mutation.live import Live
    from tests.mutation.mutants import Mutant


class Covered(NamedTuple):
    """The tests that run each line of each file, as numbers; of each test the seconds it takes, and its own file."""

    tests: dict[str, dict[int, list[int]]]
    seconds: list[float]
    files: list[str]

    def by(self, mutant: Mutant) -> set[int]:
        """Return the tests that come by a mutant; by a constant come all that come by its file."""
        lines = self.tests[mutant.file]
        return {test for line in (lines if mutant.is_constant else mutant.lines) for test in lines.get(line, ())}


def measure(items: Sequence[pytest.Item], files: Sequence[str], live: Live) -> Covered:
    """Run all tests once. What one of them remembers would hide from the next what it runs, so it is forgotten."""
    os.environ["COVERAGE_CORE"] = "ctrace"  # the newer one forgets which test it was
    import coverage

    measured = coverage.Coverage(data_file=None, config_file=False, include=[str(SOURCE / file) for file in files])
    seconds = []
    measured.start()
    for number, item in enumerate(items):
        live.forget()
        measured.switch_context(str(number))
        start = time.process_time()
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=None)
        seconds.append(time.process_time() - start)
    measured.stop()
    data = measured.get_data()
    tests = {
        file: {
            line: [int(number) for number in numbers if number]
            for line, numbers in data.contexts_by_lineno(str(SOURCE / file)).items()
        }
        for file in files
    }
    return Covered(tests, seconds, [item.nodeid.partition("::")[0] for item in items])
