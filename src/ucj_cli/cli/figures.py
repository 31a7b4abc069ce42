"""The commands that answer for one plan, or for those of several regions: gap, budget, roadmap and afford."""

from __future__ import annotations

from typing import Annotated

import typer

from ucj_cli.cli import options as opt
from ucj_cli.cli import years
from ucj_cli.cli.numbers import whole_number
from ucj_cli.cli.options import help_text
from ucj_cli.errors import UsageError
from ucj_cli.i18n.visible import quoted


def gap(
    plans: opt.PLANS = None,
    year: opt.YEAR = None,
    plan: opt.PLAN = None,
    settings: opt.SET = None,
    as_of: opt.AS_OF = None,
    by: opt.BY = None,
    rows: opt.ROWS = None,
    csv: opt.CSV = None,
    form: opt.FORMAT = None,
    output: opt.OUTPUT = None,
    force: opt.FORCE = False,
    lang: opt.LANG = None,
    quiet: opt.QUIET = False,
) -> None:
    """Answer one year's gap, of one region or of several."""
    from ucj_cli.render.output import write_answer

    to = opt.output(form, lang, output, force=force, rows=rows, csv=csv)
    chosen = opt.the_plans(plans, plan, settings, as_of, lang, quiet=quiet)
    opt.spare(output, [each.source for each in chosen])
    if len(chosen) > 1:
        from ucj_cli.engine.multi_region import gaps

        opt.of_one_plan("--by", by)
        write_answer(gaps(chosen, years.common_year(chosen, year), lang=to.lang), to)
    else:
        from ucj_cli.engine.gap import gap as answer

        asked = years.year_or_now(chosen[0], year)
        with opt.naming("--by: "):
            answered = answer(chosen[0], asked, by=by, lang=to.lang)
        write_answer(answered, to, opt.details(chosen[0], asked, to.lang))


def budget(
    plans: opt.ONE_PLAN = None,
    year: opt.YEAR = None,
    plan: opt.PLAN = None,
    settings: opt.SET = None,
    as_of: opt.AS_OF = None,
    by: opt.BY = None,
    rows: opt.ROWS = None,
    csv: opt.CSV = None,
    form: opt.FORMAT = None,
    output: opt.OUTPUT = None,
    force: opt.FORCE = False,
    lang: opt.LANG = None,
    quiet: opt.QUIET = False,
) -> None:
    """Answer one year's budget."""
    from ucj_cli.engine.budget import budget as answer
    from ucj_cli.render.output import write_answer

    to = opt.output(form, lang, output, force=force, rows=rows, csv=csv)
    chosen = opt.the_plan(plans, plan, settings, as_of, lang, quiet=quiet)
    opt.spare(output, [chosen.source])
    asked = years.year_or_now(chosen, year)
    with opt.naming("--by: "):
        answered = answer(chosen, asked, by=by, lang=to.lang)
    write_answer(answered, to, opt.details(chosen, asked, to.lang))


def roadmap(
    plans: opt.PLANS = None,
    first: opt.FIRST = None,
    last: opt.LAST = None,
    plan: opt.PLAN = None,
    settings: opt.SET = None,
    as_of: opt.AS_OF = None,
    by: opt.BY = None,
    rows: opt.ROWS = None,
    csv: opt.CSV = None,
    form: opt.FORMAT = None,
    output: opt.OUTPUT = None,
    force: opt.FORCE = False,
    lang: opt.LANG = None,
    quiet: opt.QUIET = False,
) -> None:
    """Answer the road to the last target, of one region or of several."""
    from ucj_cli.render.output import write_answer

    to = opt.output(form, lang, output, force=force, rows=rows, csv=csv)
    years.check_span(first, last)
    chosen = opt.the_plans(plans, plan, settings, as_of, lang, quiet=quiet)
    opt.spare(output, [each.source for each in chosen])
    if len(chosen) > 1:
        from ucj_cli.engine.multi_region import roadmaps

        opt.of_one_plan("--by", by)
        write_answer(roadmaps(chosen, first, last, lang=to.lang), to)
    else:
        from ucj_cli.engine.roadmap import roadmap as answer

        with opt.naming("--by: "):
            answered = answer(chosen[0], first, last, by=by, lang=to.lang)
        write_answer(answered, to, opt.details(chosen[0], answered.years[0].year, to.lang))


BUDGET = Annotated[
    list[str] | None,
    typer.Option("--budget", metavar="FUND=RUPIAH", callback=opt.once, help=help_text("afford.budget")),
]


def afford(
    plans: opt.ONE_PLAN = None,
    year: opt.YEAR = None,
    budget: BUDGET = None,
    plan: opt.PLAN = None,
    settings: opt.SET = None,
    as_of: opt.AS_OF = None,
    rows: opt.ROWS = None,
    csv: opt.CSV = None,
    form: opt.FORMAT = None,
    output: opt.OUTPUT = None,
    force: opt.FORCE = False,
    lang: opt.LANG = None,
    quiet: opt.QUIET = False,
) -> None:
    """Answer what a year's money buys."""
    from ucj_cli.engine.afford import afford as answer
    from ucj_cli.render.output import write_answer

    to = opt.output(form, lang, output, force=force, rows=rows, csv=csv)
    budgets = dict(_ceiling(text) for text in budget or ())
    chosen = opt.the_plan(plans, plan, settings, as_of, lang, quiet=quiet)
    opt.spare(output, [chosen.source])
    asked = years.year_or_now(chosen, year)
    with opt.naming("--budget: "):
        answered = answer(chosen, asked, budgets, lang=to.lang)
    write_answer(answered, to, opt.details(chosen, asked, to.lang))


def _ceiling(option: str) -> tuple[str, int]:
    """Read the fund and its rupiah from ``dbhcht=4_000_000_000``."""
    fund, _, text = option.partition("=")
    if not fund or not text:
        raise UsageError("budget_needed", value=quoted(option))
    with opt.naming("--budget: "):
        return fund, whole_number(text)
