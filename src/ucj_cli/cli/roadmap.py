"""``ucj roadmap``: every year to the last target."""

from __future__ import annotations

from ucj_cli.cli import options as opt


def roadmap(
    plans: opt.PLANS = None,
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
    """Answer the road to the last target, of one region or of several."""
    from ucj_cli.render.output import write_answer

    to = opt.output(form, lang, output, force=force)
    opt.check_span(first, last)
    chosen = opt.the_plans(plans, plan, settings, lang, quiet=quiet)
    if len(chosen) > 1:
        from ucj_cli.engine.multi_region import roadmaps

        write_answer(roadmaps(chosen, first, last, lang=to.lang), to)
    else:
        from ucj_cli.engine.roadmap import roadmap as answer

        write_answer(answer(chosen[0], first, last, lang=to.lang), to)
