"""``ucj afford``: what the money buys."""

from __future__ import annotations

from typing import Annotated

import typer

from ucj_cli.cli import options as opt
from ucj_cli.cli.options import help_text
from ucj_cli.errors import UsageError

BUDGET = Annotated[list[str] | None, typer.Option("--budget", metavar="FUND=RUPIAH", help=help_text("afford.budget"))]


def afford(
    year: opt.YEAR = None,
    budget: BUDGET = None,
    plan: opt.PLAN = None,
    settings: opt.SET = None,
    form: opt.FORMAT = "table",
    output: opt.OUTPUT = None,
    force: opt.FORCE = False,
    lang: opt.LANG = None,
    quiet: opt.QUIET = False,
) -> None:
    """Answer what a year's money buys."""
    from ucj_cli.engine.afford import afford as answer
    from ucj_cli.render.output import write_answer

    to = opt.output(form, lang, output, force=force)
    budgets = dict(_ceiling(text) for text in budget or ())
    chosen = opt.the_plan(plan, settings, lang, quiet=quiet)
    asked = opt.year_or_now(chosen, year)
    with opt.naming("--budget: "):
        answered = answer(chosen, asked, budgets, lang=to.lang)
    write_answer(answered, to, opt.details(chosen, asked, to.lang))


def _ceiling(option: str) -> tuple[str, int]:
    """The fund and rupiah of ``dbhcht=4_000_000_000``."""
    from ucj_cli.yamldoc.values import parse_scalar

    fund, _, text = option.partition("=")
    try:
        rupiah = parse_scalar(text) if text[:1].isdigit() else None
    except ValueError:  # ambiguous, or of too many digits
        rupiah = None
    if not fund or type(rupiah) is not int:
        raise UsageError("budget_needed", value=option)
    return fund, rupiah
