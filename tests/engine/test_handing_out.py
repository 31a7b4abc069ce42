"""How a sweep hands its combinations out: in chunks, not too many ahead, and none once nobody asks for more."""

from __future__ import annotations

from concurrent.futures import Executor, Future
from typing import TYPE_CHECKING, ParamSpec, TypeVar

import pytest

from tests.plans import plan_of
from ucj_cli import sweep
from ucj_cli.engine.sweep import Inputs, sweep_parts, sweep_rows, wanted_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from ucj_cli.engine.sweep import Wanted

Given = ParamSpec("Given")
Found = TypeVar("Found")

PERCENT = "targets.percent.2030"


class Helper(Executor):
    """Works out at once what it is given, but no more than *able* of it: the rest waits for ever."""

    def __init__(self, able: int = 1_000) -> None:
        self.able = able
        self.given: list[Future[object]] = []

    def submit(self, fn: Callable[Given, Found], /, *args: Given.args, **kwargs: Given.kwargs) -> Future[Found]:
        future: Future[Found] = Future()
        if len(self.given) < self.able:
            future.set_result(fn(*args, **kwargs))
        self.given.append(future)  # type: ignore[arg-type]  # whatever it will hold
        return future


def of_five() -> Wanted:
    """Five combinations, each of which has one row."""
    return wanted_of(plan_of(), Inputs({PERCENT: [60, 61, 62, 63, 64]}), 2030, 2030)


def test_whoever_is_asked_to_help_works_the_rows_out() -> None:
    helper, plan = Helper(), plan_of()
    answer = sweep(plan, {PERCENT: [60, 70]}, 2030, 2030, executor=helper)
    assert answer == sweep(plan, {PERCENT: [60, 70]}, 2030, 2030)
    assert len(helper.given) == 1
    assert answer.region is not None
    assert (answer.region.name, answer.region.code) == ("Kota Contoh", "35.73")
    assert [row.target_percent for row in sweep_rows(of_five(), helper)] == [60, 61, 62, 63, 64]
    assert len(helper.given) == 2


@pytest.mark.parametrize(
    ("helper", "chunks"),
    [
        (None, [range(1), range(1, 2), range(2, 3), range(3, 4), range(4, 5)]),  # a row as soon as it is asked for
        (Helper(), [range(2), range(2, 4), range(4, 5)]),
    ],
)
def test_helpers_are_handed_several_combinations_at_once(
    helper: Executor | None, chunks: list[range], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ucj_cli.engine.sweep.CHUNK", 2)
    seen: list[range] = []

    def watch(handed_out: Sequence[range]) -> Iterable[range]:
        seen.extend(handed_out)
        return handed_out

    parts = [*sweep_parts(of_five(), list, helper, watch)]
    assert seen == chunks
    assert [len(part) for part in parts] == [len(chunk) for chunk in chunks]


def test_no_more_is_handed_out_than_is_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ucj_cli.engine.sweep.CHUNK", 1)
    monkeypatch.setattr("ucj_cli.engine.sweep.AHEAD", 3)
    helper = Helper()
    parts = sweep_parts(of_five(), list, helper)
    handed_out = [len(helper.given) for _ in parts]
    assert handed_out == [3, 4, 5, 5, 5]


def test_what_nobody_asks_for_any_more_is_called_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ucj_cli.engine.sweep.CHUNK", 1)
    monkeypatch.setattr("ucj_cli.engine.sweep.AHEAD", 3)
    helper = Helper(able=1)
    parts = sweep_rows(of_five(), helper)
    assert next(parts).target_percent == 60
    del parts  # as whoever takes ten rows of a million does
    assert [each.cancelled() for each in helper.given] == [False, True, True]
