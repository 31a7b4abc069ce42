"""``ucj explain UCJ101``: what a check means."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from ucj_cli.cli import options as opt
from ucj_cli.cli.options import say

WHAT = Annotated[str, typer.Argument(metavar="WHAT", help=say("explain.what"))]


def explain(what: WHAT, lang: opt.LANG = None) -> None:
    """Explain a rule."""
    from ucj_cli.checks import run  # noqa: F401 - enters all rules into the table
    from ucj_cli.checks.explain import explained
    from ucj_cli.checks.rule import RULES
    from ucj_cli.errors import UsageError
    from ucj_cli.language import chosen, language
    from ucj_cli.plan.findings import nearest

    rule = RULES.get(what.upper())
    if rule is None:
        names = [name.lower() for name in RULES]
        raise UsageError("explain_unknown", value=what, nearest=(nearest(what, names) or "-").upper())
    sys.stdout.write(explained(rule, language(lang or chosen())))
