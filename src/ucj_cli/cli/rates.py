"""``ucj rates``: the statutory contributions in force, each with its regulation."""

from __future__ import annotations

from typing import Annotated

import typer

from ucj_cli.cli import options as opt
from ucj_cli.cli.options import help_text

DATE = Annotated[str | None, typer.Option("--date", metavar="YYYY-MM", help=help_text("rates.date"))]


def rates(
    date: DATE = None,
    form: opt.FORMAT = "table",
    output: opt.OUTPUT = None,
    force: opt.FORCE = False,
    lang: opt.LANG = None,
    quiet: opt.QUIET = False,  # noqa: ARG001 - a script may pass it to every command; this one says nothing there
) -> None:
    """Answer what is in force."""
    from ucj_cli.engine.reference import rates as answer
    from ucj_cli.law.month import Month
    from ucj_cli.render.output import write_answer

    today = opt.today()
    month = opt.month(date) if date else Month(today.year, today.month)
    write_answer(answer(month), opt.output(form, lang, output, force=force))
