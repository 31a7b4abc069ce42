"""``ucj sweep``: a row for each combination of varied inputs and each year."""

from __future__ import annotations

from decimal import Decimal
from functools import partial
from typing import Annotated

import typer

from ucj_cli.cli import options as opt
from ucj_cli.cli.options import say
from ucj_cli.errors import UsageError
from ucj_cli.language import language

VARY = Annotated[list[str] | None, typer.Option("--vary", metavar="PATH=VALUES", help=say("sweep.vary"))]


def sweep(
    vary: VARY = None,
    first: opt.FIRST = None,
    last: opt.LAST = None,
    plan: opt.PLAN = None,
    settings: opt.SET = None,
    form: opt.FORMAT = "csv",
    output: opt.OUTPUT = None,
    force: opt.FORCE = False,
    lang: opt.LANG = None,
    quiet: opt.QUIET = False,
) -> None:
    """Answer all combinations."""
    from ucj_cli.engine.sweep import sweep as answer
    from ucj_cli.plan.settings import values_at
    from ucj_cli.show import deliver
    from ucj_cli.show.progress import watched

    to = opt.output(form, lang, output, force=force)
    texts: dict[str, list[str]] = {}
    for path, values in map(_varied, vary or ()):
        if path in texts:
            raise UsageError("vary_twice", path=path)
        texts[path] = values
    chosen = opt.the_plan(plan, settings, lang, quiet=quiet)
    varied = {path: values_at(chosen.document, path, values) for path, values in texts.items()}
    watch = partial(watched, lang=language(to.lang), quiet=quiet)
    deliver(answer(chosen, varied, first, last, watch), to)


def _varied(wish: str) -> tuple[str, list[str]]:
    """The path and values of ``PATH=1,2,3`` or ``PATH=FROM:TO:STEP``, both ends included."""
    path, _, text = wish.partition("=")
    if not path or not text or not all(text.split(",")):
        raise UsageError("vary_needed", value=wish)
    return path, _span(wish, text.split(":")) if ":" in text else text.split(",")


def _span(wish: str, ends: list[str]) -> list[str]:
    from ucj_cli.engine.sweep import MOST_COMBINATIONS
    from ucj_cli.plan.scalars import meaning

    try:
        first, last, step = (Decimal(number) for end in ends if isinstance(number := meaning(end), (int, Decimal)))
    except ValueError as error:  # no number, or not three of them
        raise UsageError("vary_needed", value=wish) from error
    if step <= 0 or last < first:
        raise UsageError("vary_needed", value=wish)
    count = int((last - first) / step) + 1
    if count > MOST_COMBINATIONS:
        raise UsageError("sweep_too_many", count=count, most=MOST_COMBINATIONS)
    return [f"{first + step * i:f}" for i in range(count)]
