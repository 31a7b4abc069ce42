"""``ucj explain WHAT``: how one figure came about; ``ucj explain UCJ101``: what a check means."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, cast

import typer

from ucj_cli.cli import options as opt
from ucj_cli.cli import years
from ucj_cli.cli.options import help_text
from ucj_cli.errors import UsageError
from ucj_cli.i18n import get_locale
from ucj_cli.i18n.visible import quoted

if TYPE_CHECKING:
    from ucj_cli.render.output import Output

WHAT = Annotated[str, typer.Argument(metavar="WHAT", help=help_text("explain.what"))]
GROUP = Annotated[str | None, typer.Option("--group", metavar="ID", help=help_text("explain.group"))]


def explain(
    what: WHAT,
    plans: opt.ONE_PLAN = None,
    year: opt.YEAR = None,
    group: GROUP = None,
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
    """Explain a figure, or a rule."""
    from ucj_cli.engine.explain import OF_ALL, What
    from ucj_cli.engine.explain import explain as answer
    from ucj_cli.render.output import write_answer

    to = opt.output(form, lang, output, force=force, rows=rows, csv=csv)
    if what not in OF_ALL:
        asked = {"PLAN": plans, "--plan": plan, "--year": year, "--group": group, "--set": settings, "--as-of": as_of}
        _explain_rule(what, list(OF_ALL), [name for name, value in asked.items() if value not in (None, [])], to)
        return
    chosen_plan = opt.the_plan(plans, plan, settings, as_of, lang, quiet=quiet)
    opt.spare(output, [chosen_plan.source])
    with opt.naming("--group: " if group else ""):
        answered = answer(chosen_plan, cast("What", what), years.year_or_now(chosen_plan, year), group, lang=to.lang)
    write_answer(answered, to)


def _explain_rule(what: str, figures: list[str], of_plan: list[str], to: Output) -> None:
    """Explain the rule with the code *what*, which is the same of any plan: nothing that is *of_plan* goes with it."""
    from ucj_cli.checks.registry import explained, explained_plainly
    from ucj_cli.checks.rules import RULES, nearest_code
    from ucj_cli.render.output import write_text
    from ucj_cli.yamldoc.findings import nearest

    rule = RULES.get(what.upper())
    if rule is None:
        guess = nearest_code(what) or nearest(what, figures)
        raise UsageError("explain_unknown", value=quoted(what), nearest=guess, allowed=", ".join(figures))
    if of_plan:
        raise UsageError("rule_of_no_plan", option=of_plan[0], code=rule.code)
    writers = {"table": explained_plainly, "md": explained}
    if to.form not in writers:
        raise UsageError("form_unknown", value=to.form, allowed=", ".join(writers))
    write_text(writers[to.form](rule, get_locale(to.lang)), to)
