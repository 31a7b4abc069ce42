"""``ucj roadmap``: every year to the last target."""

from __future__ import annotations

from typing import Annotated

import typer

from ucj_cli.cli import options as opt
from ucj_cli.cli.options import say

FIRST = Annotated[int | None, typer.Option("--from", min=1990, max=2100, metavar="YEAR", help=say("roadmap.from"))]
LAST = Annotated[int | None, typer.Option("--to", min=1990, max=2100, metavar="YEAR", help=say("roadmap.to"))]


def roadmap(
    first: FIRST = None,
    last: LAST = None,
    plan: opt.PLAN = None,
    settings: opt.SET = None,
    form: opt.FORMAT = "table",
    output: opt.OUTPUT = None,
    force: opt.FORCE = False,
    lang: opt.LANG = None,
    quiet: opt.QUIET = False,
) -> None:
    """Answer the road to the last target."""
    from ucj_cli.engine.roadmap import roadmap as answer
    from ucj_cli.show import deliver

    to = opt.output(form, lang, output, force=force)
    deliver(answer(opt.the_plan(plan, settings, lang, quiet=quiet), first, last, to.lang), to)
