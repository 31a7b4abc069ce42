"""``ucj budget``: the year's money by month, programme, payer and group."""

from __future__ import annotations

from ucj_cli.cli import options as opt


def budget(
    year: opt.YEAR = None,
    plan: opt.PLAN = None,
    settings: opt.SET = None,
    form: opt.FORMAT = "table",
    output: opt.OUTPUT = None,
    force: opt.FORCE = False,
    lang: opt.LANG = None,
    quiet: opt.QUIET = False,
) -> None:
    """Answer one year's budget."""
    from ucj_cli.engine.budget import budget as answer
    from ucj_cli.render.output import write_answer

    to = opt.output(form, lang, output, force=force)
    chosen = opt.the_plan(plan, settings, lang, quiet=quiet)
    asked = opt.year_or_now(chosen, year)
    write_answer(answer(chosen, asked, lang=to.lang), to, opt.details(chosen, asked, to.lang))
