"""``ucj track``: how it went, and whether coverage is where the path asks for it to be."""

from __future__ import annotations

from typing import Annotated

import typer

from ucj_cli.cli import options as opt
from ucj_cli.cli.options import help_text

FAIL_IF_BEHIND = Annotated[bool, typer.Option("--fail-if-behind", help=help_text("track.fail_if_behind"))]


def track(
    plans: opt.ONE_PLAN = None,
    plan: opt.PLAN = None,
    settings: opt.SET = None,
    as_of: opt.AS_OF = None,
    fail_if_behind: FAIL_IF_BEHIND = False,
    rows: opt.ROWS = None,
    csv: opt.CSV = None,
    form: opt.FORMAT = None,
    output: opt.OUTPUT = None,
    force: opt.FORCE = False,
    lang: opt.LANG = None,
    quiet: opt.QUIET = False,
) -> None:
    """Answer how it went so far."""
    from ucj_cli.engine.track import track as answer
    from ucj_cli.engine.track import track_details
    from ucj_cli.render.output import write_answer

    to = opt.output(form, lang, output, force=force, rows=rows, csv=csv)
    chosen = opt.the_plan(plans, plan, settings, as_of, lang, quiet=quiet)
    opt.spare(output, [chosen.source])
    answered = answer(chosen, lang=to.lang)
    write_answer(answered, to, track_details(chosen, to.lang))
    if fail_if_behind and not answered.on_track:
        raise typer.Exit(1)
