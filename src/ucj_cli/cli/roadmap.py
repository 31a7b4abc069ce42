"""``ucj roadmap``: every year to the last target."""

from __future__ import annotations

from ucj_cli.cli import options as opt


def roadmap(
    first: opt.FIRST = None,
    last: opt.LAST = None,
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
