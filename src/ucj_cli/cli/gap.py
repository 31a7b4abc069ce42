"""``ucj gap``: where we stand, how many are missing, in which groups, what it costs, who pays."""

from __future__ import annotations

from ucj_cli.cli import options as opt


def gap(
    plans: opt.PLANS = None,
    year: opt.YEAR = None,
    plan: opt.PLAN = None,
    settings: opt.SET = None,
    form: opt.FORMAT = "table",
    output: opt.OUTPUT = None,
    force: opt.FORCE = False,
    lang: opt.LANG = None,
    quiet: opt.QUIET = False,
) -> None:
    """Answer one year's gap, of one region or of several."""
    from ucj_cli.render.output import write_answer

    to = opt.output(form, lang, output, force=force)
    chosen = opt.the_plans(plans, plan, settings, lang, quiet=quiet)
    if len(chosen) > 1:
        from ucj_cli.engine.multi_region import gaps

        write_answer(gaps(chosen, opt.common_year(chosen, year), lang=to.lang), to)
    else:
        from ucj_cli.engine.gap import gap as answer

        asked = opt.year_or_now(chosen[0], year)
        write_answer(answer(chosen[0], asked, lang=to.lang), to, opt.details(chosen[0], asked, to.lang))
