"""``ucj explain WHAT``: how one figure came about; ``ucj explain UCJ101``: what a check means."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, cast

import typer

from ucj_cli.cli import options as opt
from ucj_cli.cli.options import help_text
from ucj_cli.errors import UsageError
from ucj_cli.i18n import get_locale

if TYPE_CHECKING:
    from ucj_cli.render.output import Output

WHAT = Annotated[str, typer.Argument(metavar="WHAT", help=help_text("explain.what"))]
GROUP = Annotated[str | None, typer.Option("--group", metavar="ID", help=help_text("explain.group"))]

OF_RULES = ("table", "md")
"""A rule is told in Markdown, which reads as text."""


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
        _explain_rule(what, list(OF_ALL), to)
        return
    chosen_plan = opt.the_plan(plans, plan, settings, as_of, lang, quiet=quiet)
    with opt.naming("--group: " if group else ""):
        answered = answer(chosen_plan, cast("What", what), opt.year_or_now(chosen_plan, year), group, lang=to.lang)
    write_answer(answered, to)


def _explain_rule(what: str, figures: list[str], to: Output) -> None:
    from ucj_cli.checks.registry import explained
    from ucj_cli.checks.rules import RULES
    from ucj_cli.render.output import write_text
    from ucj_cli.yamldoc.findings import nearest

    rule = RULES.get(what.upper())
    if rule is None:
        known = [*figures, *(code.lower() for code in RULES)]
        guess = nearest(what, known) or ""
        guess = guess.upper() if guess.upper() in RULES else guess
        raise UsageError("explain_unknown", value=what, nearest=guess, allowed=", ".join(figures))
    if to.form not in OF_RULES:
        raise UsageError("form_unknown", value=to.form, allowed=", ".join(OF_RULES))
    write_text(explained(rule, get_locale(to.lang)), to)
