"""The road of every combination of varied inputs, row by row: here, or by processes and machines that help."""

from __future__ import annotations

import pickle
from collections import deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from ucj_cli.answers.base import as_json
from ucj_cli.answers.sweep import Sweep, SweepRow, column_kinds
from ucj_cli.engine.arguments import whole_of
from ucj_cli.engine.funded import both_roads
from ucj_cli.engine.funding import funds_needed, shortfall_at_least
from ucj_cli.engine.groups import funds_of
from ucj_cli.engine.header import answer_header
from ucj_cli.engine.trials import (
    Draws,
    OnDemand,
    Range,
    Settings,
    Trials,
    changed,
    kinds_of,
    places_of,
    ranges_of,
    sure,
)
from ucj_cli.errors import UcjError, UsageError
from ucj_cli.i18n.visible import quoted
from ucj_cli.plan_file.arguments import mapping_of, plan_of, values_of
from ucj_cli.yamldoc.document import plain_value

if TYPE_CHECKING:
    from collections.abc import Iterator
    from concurrent.futures import Executor, Future

    from ucj_cli.engine.funded import FundedWalkYear
    from ucj_cli.engine.pathway import PathwayYear
    from ucj_cli.plan_file.model import Plan
    from ucj_cli.plan_file.numbers import Place

MOST_TRIED = 1_000
"""So many values of an input are tried before the first row: trying ten thousand took a seventh of the time of all."""

CHUNK = 50
"""So many combinations are handed over at once: a tenth of a second's work, and their rows are held whole."""

AHEAD = 32
"""So many chunks are handed out before the rows of the first are taken: no more are held, however many there are."""

Made = TypeVar("Made")
Watch = Callable[[Sequence[range]], Iterable[range]]
"""Is given all chunks, each the numbers of its combinations, and passes them on."""


class Inputs(NamedTuple):
    """What is varied in a sweep, as `sweep` takes it."""

    vary: Mapping[str, Sequence[object] | str]
    cases: Sequence[Mapping[str, object]] = ()
    draws: int = 0
    seed: int = 0


class Wanted(NamedTuple):
    """What a sweep is asked for: the years of the road of *plan* with each of *trials*.

    *paths* are all inputs that are varied, and *funds* the ids of all funds: the columns of a row. Of those inputs that
    are numbers *places* says where they stand; *assumes* says that one of the plans assumes rates.
    """

    plan: Plan
    trials: Trials
    paths: tuple[str, ...]
    funds: tuple[str, ...]
    first: int | None
    last: int | None
    places: dict[str, Place]
    assumes: bool

    @property
    def kinds(self) -> dict[str, type]:
        """The kind of each column of a row, by its name."""
        return column_kinds(kinds_of(self.trials), self.funds, assumes=self.assumes)

    def rows(self, numbers: Iterable[int]) -> Iterator[SweepRow]:
        """Work out the rows of the combinations of these *numbers*."""
        for number in numbers:
            settings = self.trials[number]
            shown = {path: as_json(settings.get(path)) for path in self.paths}
            plan = changed(self.plan, self.places, settings)
            yield from rows_of(plan, self.first, self.last, shown, assumes=self.assumes)


class Chunks(OnDemand[range]):
    """The numbers from 0 up to *count*, in ranges of a *size*."""

    def __init__(self, count: int, size: int) -> None:
        self._all = range(count)
        self._starts = range(0, count, size)

    def __len__(self) -> int:
        """Count the ranges."""
        return len(self._starts)

    def made(self, number: int) -> range:
        """Make the range of a number."""
        start = self._starts[number]
        return self._all[start : start + self._starts.step]


def sweep(  # noqa: PLR0913 - all but two are by name
    plan: Plan,
    vary: Mapping[str, Sequence[object] | str] | None = None,
    first: int | None = None,
    last: int | None = None,
    *,
    cases: Sequence[Mapping[str, object]] = (),
    draws: int = 0,
    seed: int = 0,
    executor: Executor | None = None,
) -> Sweep:
    """Return the road from *first* to *last* (as in `roadmap`) for every combination of varied inputs.

    *vary* has values by the path of an input: ``{"targets.percent.2030": [60, 65, 70]}``; *cases* are values by path
    that belong together. Each of these is combined with so many *draws* of what is uncertain: the plan's own
    ``uncertain``, and in *vary* ``{"groups.umkm.workers": "uniform:21270:85200"}``. The same *seed* gives the same
    draws. An *executor* of `concurrent.futures` works the rows out; they are the same, in the same order.

    Raises:
        UsageError: a path leads nowhere or has no values, nothing is there to draw, or *executor* is none.
        PlanError: the plan would not be valid with one of the combinations, which the error names.
        OutOfRangeError: a year is not covered.
    """
    if executor is not None and not callable(getattr(executor, "submit", None)):
        raise UsageError("executor_needed", value=quoted(executor))
    wanted = wanted_of(plan, Inputs(vary or {}, cases, whole_of(draws), whole_of(seed)), first, last)
    return swept(plan, sweep_rows(wanted, executor))


def swept(plan: Plan, rows: Iterable[SweepRow]) -> Sweep:
    """Return *rows* as an answer."""
    return Sweep(**answer_header("sweep/1", plan), results=tuple(rows))


def wanted_of(plan: Plan, inputs: Inputs, first: int | None = None, last: int | None = None) -> Wanted:
    """Take what `sweep` is asked for, and try it.

    The values of each input, of very many the first, are tried with the first ones of the others: so what is wrong with
    one is told before any row. What is wrong only with several together is raised when their turn comes.
    """
    plan = plan_of(plan)
    parts, ranges = parts_of(plan, inputs)
    if inputs.draws and not ranges:
        raise UsageError("nothing_uncertain")
    if not inputs.draws and any(each.path in inputs.vary for each in ranges):
        raise UsageError("draws_needed")
    drawn = [Draws(ranges, inputs.draws, inputs.seed)] if inputs.draws else []
    trials = Trials((*parts, *drawn))
    ends: list[Settings] = [{each.path: value} for each in ranges for value in each.ends] if drawn else []
    walked = sure(plan)
    listed = dict.fromkeys(path for part in parts for settings in part for path in settings)
    paths = (*listed, *((each.path for each in ranges) if drawn else ()))
    places = places_of(plan, paths)
    begin, first_ones = trials[0], [each for part in (*parts, ends) for each in part[:MOST_TRIED]]
    tried = [changed(walked, places, {**begin, **each}) for each in first_ones] or [plan]
    funds = dict.fromkeys(fund for each in tried for fund in funds_of(each))
    assumes = any(each.assumed_rates for each in tried)
    return Wanted(walked, trials, paths, tuple(funds), first, last, places, assumes)


def parts_of(plan: Plan, inputs: Inputs) -> tuple[list[Sequence[Settings]], tuple[Range, ...]]:
    """Return what is listed, input by input and the cases last, and the ranges from which the others are drawn."""
    given, cases = mapping_of(inputs.vary), [*map(mapping_of, inputs.cases)]
    spread = {path: text for path, text in given.items() if isinstance(text, str)}
    lists = {path: values_of(path, values) for path, values in given.items() if path not in spread}
    in_cases = dict.fromkeys(path for case in cases for path in case)
    for path in in_cases.keys() & given.keys():
        raise UsageError("given_twice", option="vary, cases", what=path)
    ranges = ranges_of(plan, spread, (*lists, *in_cases))
    parts: list[Sequence[Settings]] = [[{path: plain_value(value)} for value in lists[path]] for path in lists]
    return [*parts, [*map(_plain, cases)]] if cases else parts, ranges


def _plain(case: Mapping[str, object]) -> Settings:
    return {path: plain_value(value) for path, value in case.items()}


def sweep_rows(wanted: Wanted, executor: Executor | None = None) -> Iterator[SweepRow]:
    """Return the rows of `sweep`, each worked out when it is asked for; by an *executor*, some of them before."""
    return (row for part in sweep_parts(wanted, list, executor) for row in part)


def sweep_parts(
    wanted: Wanted,
    make: Callable[[Iterable[SweepRow]], Made],
    executor: Executor | None = None,
    watch: Watch = iter,
) -> Iterator[Made]:
    """Return what *make* makes of the rows of each chunk, in order; an *executor* makes it where the rows are.

    *watch* may show how far it is: it is given all chunks and passes them on.

    Raises:
        UcjError: a helper died.
    """
    chunks = watch(Chunks(len(wanted.trials), 1 if executor is None else CHUNK))
    if executor is None:
        return (make(wanted.rows(numbers)) for numbers in chunks)
    return _helped(wanted, make, executor, chunks)


def _helped(
    wanted: Wanted, make: Callable[[Iterable[SweepRow]], Made], executor: Executor, chunks: Iterable[range]
) -> Iterator[Made]:
    """Let *executor* work: it is told once in bytes what is wanted, which a helper reads once."""
    from concurrent.futures import BrokenExecutor

    told = pickle.dumps((wanted, make))
    waiting: deque[Future[Made]] = deque()
    try:
        for numbers in chunks:
            waiting.append(executor.submit(_worked_out, told, numbers))
            if len(waiting) == AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    except BrokenExecutor as error:
        raise UcjError("helper_died") from error
    finally:
        for future in waiting:
            future.cancel()


def _worked_out(told: bytes, numbers: range) -> Any:  # noqa: ANN401 - whatever is made of rows
    wanted, make = _wanted_again(told)
    return make(wanted.rows(numbers))


@lru_cache(1)
def _wanted_again(told: bytes) -> tuple[Wanted, Callable[[Iterable[SweepRow]], Any]]:
    wanted, make = pickle.loads(told)  # noqa: S301 - these are our own bytes, from the process that asked
    return wanted, make


def rows_of(
    plan: Plan, first: int | None, last: int | None, settings: dict[str, object], *, assumes: bool
) -> Iterator[SweepRow]:
    """Work out the years of the road of *plan*, which has these *settings*."""
    for year, funded in both_roads(plan, first, last).shown:
        yield _row(settings, year, funded, assumes=assumes)


def _row(settings: dict[str, object], year: PathwayYear, funded: FundedWalkYear, *, assumes: bool) -> SweepRow:
    result = year.result
    budget = result.budget
    funds = funds_needed(result.groups, result.population.funds, result.year)
    return SweepRow.model_construct(
        settings=settings,
        year=result.year,
        workforce=result.workforce,
        target_percent=result.target.percent,
        participants_needed=result.needed,
        missing_at_start=result.gap,
        new=result.new,
        budget_new=budget.new,
        budget_total=budget.total,
        budget_public=budget.public,
        funded_percent=funded.coverage_end_percent,
        shortfall=shortfall_at_least(funds),
        shortfall_known=all(fund.shortfall is not None for fund in funds if fund.need),
        funds=funds,
        price_assumed=result.is_price_assumed if assumes else None,
    )
