"""The commands that try other inputs: ``ucj compare`` and ``ucj sweep``."""

from __future__ import annotations

import re
import sys
from decimal import Decimal
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, Annotated

import typer

from ucj_cli.cli import options as opt
from ucj_cli.cli import years
from ucj_cli.cli.endings import ROWS
from ucj_cli.cli.options import help_text
from ucj_cli.errors import UsageError
from ucj_cli.i18n import get_locale
from ucj_cli.i18n.visible import quoted

if TYPE_CHECKING:
    from ucj_cli.plan_file.model import Plan


PLANS = Annotated[list[str] | None, typer.Argument(metavar="PLAN...", help=help_text("compare.plans"))]

NAMES = Annotated[list[str] | None, typer.Option("--name", metavar="NAME", help=help_text("compare.name"))]


def compare(
    plans: PLANS = None,
    names: NAMES = None,
    first: opt.FIRST = None,
    last: opt.LAST = None,
    settings: opt.SET = None,
    as_of: opt.AS_OF = None,
    rows: opt.ROWS = None,
    csv: opt.CSV = None,
    form: opt.FORMAT = None,
    output: opt.OUTPUT = None,
    force: opt.FORCE = False,
    lang: opt.LANG = None,
    quiet: opt.QUIET = False,
) -> None:
    """Answer what differs."""
    from ucj_cli.engine.scenarios import compare as answer
    from ucj_cli.render.output import write_answer

    to = opt.output(form, lang, output, force=force, rows=rows, csv=csv)
    years.check_span(first, last)
    paths = opt.plan_paths(plans, None, lang, quiet=quiet)
    compared = _compared(paths, settings or [])
    opt.spare(output, [each.source for each in compared])
    with opt.naming(lambda key: "--name: " if key in ("names_count", "name_twice") else ""):
        answered = answer(opt.as_seen(compared, as_of), first, last, names or ())
    write_answer(answered, to)


def _compared(paths: list[str], settings: list[str]) -> list[Plan]:
    """Return the plans; one alone is compared with itself as `--set` changes it, several are all changed."""
    from ucj_cli.plan_file.load import load_plans, load_variants

    if len(paths) == 1 and not settings:
        raise UsageError("compare_needs_two")
    with opt.naming("--set "):
        if len(paths) == 1:
            return load_variants(paths[0], [(), settings])
        return load_plans(paths, settings)


VARY = Annotated[
    list[str] | None, typer.Option("--vary", metavar="PATH=VALUES", callback=opt.once, help=help_text("sweep.vary"))
]


def sweep(
    plans: opt.ONE_PLAN = None,
    vary: VARY = None,
    first: opt.FIRST = None,
    last: opt.LAST = None,
    plan: opt.PLAN = None,
    settings: opt.SET = None,
    as_of: opt.AS_OF = None,
    csv: opt.CSV = None,
    form: opt.FORMAT = None,
    output: opt.OUTPUT = None,
    force: opt.FORCE = False,
    lang: opt.LANG = None,
    quiet: opt.QUIET = False,
) -> None:
    """Answer all combinations."""
    from ucj_cli.engine.scenarios import sweep_rows, swept
    from ucj_cli.plan_file.overrides import parse_values
    from ucj_cli.render.output import write_answer
    from ucj_cli.render.progress import with_progress
    from ucj_cli.render.rows import MOST_SHOWN, write_rows

    to = opt.output(form, lang, output, force=force, forms=ROWS, csv=csv)
    years.check_span(first, last)
    texts = dict(map(_varied, vary or ()))
    for path in texts.keys() & {setting.partition("=")[0] for setting in settings or ()}:
        raise UsageError("given_twice", option="--set, --vary", what=quoted(path))
    chosen = opt.the_plan(plans, plan, settings, as_of, lang, quiet=quiet)
    opt.spare(output, [chosen.source])
    with opt.naming("--vary "):
        varied = {path: parse_values(chosen.document, path, values) for path, values in texts.items()}
    as_they_come = to.form in ("csv", "json")
    seen = as_they_come and to.file is None and sys.stdout.isatty()  # rows on a terminal say themselves how far it is
    watch = partial(with_progress, locale=get_locale(to.lang), quiet=quiet or seen)
    with opt.naming("--vary: "):
        funds, rows = sweep_rows(chosen, varied, first, last, watch)
        if as_they_come:
            write_rows((row.columns(funds) for row in rows), to)
        else:
            write_answer(swept(chosen, islice(rows, MOST_SHOWN + 1)), to)


def _varied(option: str) -> tuple[str, list[str]]:
    """Read the path and values from ``PATH=1,2,3`` or ``PATH=FROM:TO:STEP``, both ends included."""
    path, _, text = option.partition("=")
    values = re.split(r",(?![^\[]*\])", text)  # a comma within a list is the list's
    if not path or not all(values):
        raise UsageError("vary_needed", value=quoted(option))
    return path, _span(option, text.split(":")) if ":" in text else values


def _span(option: str, ends: list[str]) -> list[str]:
    from ucj_cli.engine.scenarios import MOST_COMBINATIONS
    from ucj_cli.yamldoc.values import parse_scalar

    try:
        first, last, step = (Decimal(number) for end in ends if isinstance(number := parse_scalar(end), (int, Decimal)))
    except ValueError as error:  # no number, or not three of them
        raise UsageError("vary_needed", value=quoted(option)) from error
    if step <= 0 or last < first:
        raise UsageError("vary_needed", value=quoted(option))
    count = int((last - first) / step) + 1
    if count > MOST_COMBINATIONS:
        with opt.naming("--vary: "):
            raise UsageError("sweep_too_many", count=count, most=MOST_COMBINATIONS)
    return [f"{first + step * i:f}" for i in range(count)]
