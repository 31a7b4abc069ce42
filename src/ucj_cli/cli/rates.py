"""``ucj rates``: the statutory contributions in force, each with its regulation."""

from __future__ import annotations

from typing import Annotated

import typer

from ucj_cli.cli import options as opt
from ucj_cli.cli.options import say

DATE = Annotated[str | None, typer.Option("--date", metavar="YYYY-MM", help=say("rates.date"))]


def rates(
    date: DATE = None,
    form: opt.FORMAT = "table",
    output: opt.OUTPUT = None,
    force: opt.FORCE = False,
    lang: opt.LANG = None,
    quiet: opt.QUIET = False,  # noqa: ARG001 - a script may pass it to every command; this one says nothing there
) -> None:
    """Answer what is in force."""
    from ucj_cli.engine.rates import rates as answer
    from ucj_cli.rates.month import Month
    from ucj_cli.show import deliver

    today = opt.today()
    month = opt.month(date) if date else Month(today.year, today.month)
    deliver(answer(month), opt.output(form, lang, output, force=force))
