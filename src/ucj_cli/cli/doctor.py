"""``ucj doctor``: which plan, which versions, which terminal, how old the law's data: what a bug report needs."""

from __future__ import annotations

from ucj_cli.cli import options as opt
from ucj_cli.errors import UsageError


def doctor(
    plans: opt.ONE_PLAN = None,
    plan: opt.PLAN = None,
    rows: opt.ROWS = None,
    csv: opt.CSV = None,
    form: opt.FORMAT = None,
    output: opt.OUTPUT = None,
    force: opt.FORCE = False,
    lang: opt.LANG = None,
    quiet: opt.QUIET = False,  # noqa: ARG001 - a script may pass it to every command; this one says nothing there
) -> None:
    """Answer where ucj runs, and with what."""
    from ucj_cli.checks.doctor import doctor as answer
    from ucj_cli.render.output import write_answer
    from ucj_cli.render.surroundings import screen

    to = opt.output(form, lang, output, force=force, rows=rows, csv=csv)
    named = [*(plans or ()), *([] if plan is None else [plan])]
    if plans and plan is not None:
        raise UsageError("plan_or_arguments", plan=plan)
    if len(named) > 1:
        raise UsageError("one_plan_needed", first=named[0], second=named[1], count=len(named))
    write_answer(answer(screen(), *named), to)
