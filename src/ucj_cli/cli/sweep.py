"""The command that tries other inputs: ``ucj sweep``."""

from __future__ import annotations

import re
import sys
from decimal import Decimal
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ucj_cli.cli import options as opt
from ucj_cli.cli import years
from ucj_cli.cli.endings import ROWS
from ucj_cli.cli.numbers import whole_number
from ucj_cli.cli.options import help_text
from ucj_cli.errors import UsageError
from ucj_cli.i18n import get_locale
from ucj_cli.i18n.visible import quoted
from ucj_cli.render.output import RowsForm
from ucj_cli.yamldoc.document import Source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from pyarrow import RecordBatch, Schema

    from ucj_cli.answers.sweep import SweepRow
    from ucj_cli.engine.sweep import Inputs, Wanted
    from ucj_cli.plan_file.model import Plan
    from ucj_cli.render.output import Csv, Format, Output
    from ucj_cli.render.page import Page

MOST_JOBS = 61
"""So many processes may help: as many as one of Windows can wait for."""

VARY = Annotated[
    list[str] | None, typer.Option("--vary", metavar="PATH=VALUES", callback=opt.once, help=help_text("sweep.vary"))
]
CASES = Annotated[Path | None, typer.Option("--cases", metavar="FILE", help=help_text("sweep.cases"))]
DRAWS = Annotated[
    int,
    typer.Option("--draws", metavar="N", parser=opt.read_by("--draws", whole_number), help=help_text("sweep.draws")),
]
SEED = Annotated[
    int,
    typer.Option("--seed", metavar="N", parser=opt.read_by("--seed", whole_number), help=help_text("sweep.seed")),
]
JOBS = Annotated[
    int,
    typer.Option(
        "--jobs",
        metavar="N",
        parser=opt.read_by("--jobs", partial(whole_number, least=1, most=MOST_JOBS)),
        help=help_text("sweep.jobs"),
    ),
]

FORMAT = Annotated[RowsForm | None, typer.Option("--format", help=help_text("sweep.format"))]
TORNADO = Annotated[bool, typer.Option("--tornado", help=help_text("sweep.tornado"))]


def _percents(text: str) -> list[Decimal]:
    """Read percentages from 0 to 100, apart by commas.

    Raises:
        UsageError: one of them is none.
    """
    from ucj_cli.yamldoc.values import parse_scalar

    try:
        told = [Decimal(found) for each in text.split(",") if isinstance(found := parse_scalar(each), (int, Decimal))]
    except ValueError:
        told = []
    if len(told) != len(text.split(",")) or not all(0 <= each <= 100 for each in told):  # noqa: PLR2004 - per cent
        raise UsageError("quantiles_needed", value=quoted(text))
    return told


QUANTILES = Annotated[
    Any,
    typer.Option(
        "--quantiles",
        metavar="LIST",
        parser=opt.read_by("--quantiles", _percents),
        help=help_text("sweep.quantiles"),
    ),
]

MOST_VALUES = 1_000_000
"""So many values of one input may a span have."""


def sweep(
    plans: opt.ONE_PLAN = None,
    vary: VARY = None,
    cases: CASES = None,
    draws: DRAWS = 0,
    seed: SEED = 0,
    jobs: JOBS = 1,
    quantiles: QUANTILES = None,
    tornado: TORNADO = False,
    first: opt.FIRST = None,
    last: opt.LAST = None,
    plan: opt.PLAN = None,
    settings: opt.SET = None,
    as_of: opt.AS_OF = None,
    csv: opt.CSV = None,
    form: FORMAT = None,
    output: opt.OUTPUT = None,
    force: opt.FORCE = False,
    lang: opt.LANG = None,
    quiet: opt.QUIET = False,
) -> None:
    """Answer all combinations."""
    from ucj_cli.engine.sweep import Inputs

    to = opt.output(form, lang, output, force=force, forms=ROWS, csv=csv)
    if to.form == "parquet" and (quantiles or tornado):
        raise UsageError("parquet_of_rows")
    years.check_span(first, last)
    texts = dict(map(_varied, vary or ()))
    for path in texts.keys() & {setting.partition("=")[0] for setting in settings or ()}:
        raise UsageError("given_twice", option="--set, --vary", what=quoted(path))
    chosen = opt.the_plan(plans, plan, settings, as_of, lang, quiet=quiet)
    opt.spare(output, [chosen.source, *([Source(str(cases), b"")] if cases else [])])
    inputs = Inputs(_values(chosen, texts), _cases(chosen, cases), draws, seed)
    with opt.naming(lambda key: "--vary: " if key.startswith(("spread", "draws", "values", "sweep")) else ""):
        if tornado:
            _tornado(chosen, inputs, (first, last), quantiles, to)
        else:
            _rows(chosen, inputs, (first, last), quantiles, to, jobs=jobs, quiet=quiet)


def _rows(
    plan: Plan,
    inputs: Inputs,
    span: tuple[int | None, int | None],
    quantiles: list[Decimal] | None,
    to: Output,
    *,
    jobs: int,
    quiet: bool,
) -> None:
    """Tell all rows, or their quantiles."""
    from ucj_cli.cli.helpers import helpers
    from ucj_cli.engine.sweep import CHUNK, sweep_parts, sweep_rows, swept, wanted_of
    from ucj_cli.render.output import write_answer
    from ucj_cli.render.progress import with_progress
    from ucj_cli.render.rows import MOST_SHOWN, write_lines

    wanted = wanted_of(plan, inputs, *span)
    if quantiles and not inputs.draws and len(wanted.trials) == 1:
        raise UsageError("quantiles_of_one")
    as_they_come = to.form in ("csv", "json", "parquet") and not quantiles
    seen = as_they_come and to.file is None and sys.stdout.isatty()  # rows on a terminal say themselves how far it is
    watch = partial(with_progress, locale=get_locale(to.lang), quiet=quiet or seen)
    with helpers(min(jobs, -(-len(wanted.trials) // CHUNK))) as executor:
        if quantiles:
            make = partial(_cells, funds=wanted.funds)
            _quantiles(sweep_parts(wanted, make, executor, watch), wanted, quantiles, to)
        elif to.form == "parquet":
            from ucj_cli.render import parquet

            schema = parquet.schema_of(wanted.kinds)
            batches = sweep_parts(wanted, partial(_batch, funds=wanted.funds, schema=schema), executor, watch)
            write_lines(parquet.written(batches, schema), to)
        elif as_they_come:
            written = partial(_lines, funds=wanted.funds, form=to.form, dialect=to.csv)
            write_lines(sweep_parts(wanted, written, executor, watch), to)
        else:
            write_answer(swept(plan, islice(sweep_rows(wanted, executor), MOST_SHOWN + 1)), to)


def _tornado(plan: Plan, inputs: Inputs, span: tuple[int | None, int | None], quantiles: object, to: Output) -> None:
    """Tell what each input moves alone."""
    from ucj_cli.engine.tornado import tornado
    from ucj_cli.render.screens.sweep import tornado_page

    if quantiles or inputs.cases or inputs.draws:
        raise UsageError("tornado_alone")
    swings = tornado(plan, inputs.vary, *span)
    _show([swing.model_dump(mode="json") for swing in swings], lambda: tornado_page(swings, get_locale(to.lang)), to)


def _quantiles(parts: Iterable[list[dict[str, Any]]], wanted: Wanted, percents: list[Decimal], to: Output) -> None:
    """Tell the quantiles of all rows by year."""
    from ucj_cli.answers.sweep import quantiles_of
    from ucj_cli.render.screens.sweep import quantiles_page

    rows = quantiles_of((row for part in parts for row in part), wanted.paths, percents)
    _show(rows, lambda: quantiles_page(rows, get_locale(to.lang)), to)


def _show(rows: list[dict[str, Any]], page: Callable[[], Page], to: Output) -> None:
    """Write *rows* as CSV or JSON Lines, else a *page* of them."""
    from ucj_cli.render.output import write_page
    from ucj_cli.render.rows import lines_of, write_lines

    if to.form in ("csv", "json"):
        write_lines([lines_of(rows, to.form, to.csv)], to)
    else:
        write_page(page(), to)


def _cells(rows: Iterable[SweepRow], funds: Iterable[str]) -> list[dict[str, Any]]:
    return [row.columns(funds) for row in rows]


def _lines(rows: Iterable[SweepRow], funds: Iterable[str], form: Format, dialect: Csv) -> list[bytes]:
    """Write rows where they are worked out: what passes between processes is what is written."""
    from ucj_cli.render.rows import lines_of

    return lines_of((row.columns(funds) for row in rows), form, dialect)


def _batch(rows: Iterable[SweepRow], funds: Iterable[str], schema: Schema) -> RecordBatch:
    from ucj_cli.render.parquet import batch_of

    return batch_of((row.columns(funds) for row in rows), schema)


def _values(plan: Plan, texts: dict[str, list[str] | str]) -> dict[str, Any]:
    """Read the values of each path; how one is spread stays a text."""
    from ucj_cli.plan_file.overrides import parse_values

    with opt.naming("--vary "):
        return {
            path: values if isinstance(values, str) else parse_values(plan.document, path, values)
            for path, values in texts.items()
        }


def _cases(plan: Plan, file: Path | None) -> list[dict[str, object]]:
    if file is None:
        return []
    from ucj_cli.tables.cases import read_cases

    with opt.naming("--cases "):
        return read_cases(plan, file)


def _varied(option: str) -> tuple[str, list[str] | str]:
    """Read ``PATH=1,2,3``, ``PATH=FROM:TO:STEP``, both ends included, or ``PATH=normal:1:2``, which stays a text."""
    path, _, text = option.partition("=")
    values = re.split(r",(?![^\[]*\])", text)  # a comma within a list is the list's
    if not path or not all(values):
        raise UsageError("vary_needed", value=quoted(option))
    if any(value.startswith("00") for value in values):  # of 4,000,000
        raise UsageError("vary_comma", value=quoted(text))
    if text.partition(":")[0].isalpha() and ":" in text:
        return path, text
    return path, _span(option, text.split(":")) if ":" in text else values


def _span(option: str, ends: list[str]) -> list[str]:
    from ucj_cli.yamldoc.values import parse_scalar

    try:
        first, last, step = (Decimal(number) for end in ends if isinstance(number := parse_scalar(end), (int, Decimal)))
    except ValueError as error:  # no number, or not three of them
        raise UsageError("vary_needed", value=quoted(option)) from error
    if step <= 0 or last < first:
        raise UsageError("vary_needed", value=quoted(option))
    count = int((last - first) / step) + 1
    if count > MOST_VALUES:
        with opt.naming("--vary: "):
            raise UsageError("sweep_too_many", count=count, most=MOST_VALUES)
    return [f"{first + step * i:f}" for i in range(count)]
