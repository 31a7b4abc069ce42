"""``ucj compare``: what differs between plans, and what comes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from ucj_cli.cli import options as opt
from ucj_cli.cli.options import help_text
from ucj_cli.errors import UsageError

if TYPE_CHECKING:
    from ucj_cli.plan.model import Plan

PLANS = Annotated[list[str] | None, typer.Argument(metavar="PLAN...", help=help_text("compare.plans"))]


def compare(
    plans: PLANS = None,
    first: opt.FIRST = None,
    last: opt.LAST = None,
    settings: opt.SET = None,
    form: opt.FORMAT = "table",
    output: opt.OUTPUT = None,
    force: opt.FORCE = False,
    lang: opt.LANG = None,
    quiet: opt.QUIET = False,
) -> None:
    """Answer what differs."""
    from ucj_cli.engine.compare import compare as answer
    from ucj_cli.render.output import write_answer

    to = opt.output(form, lang, output, force=force)
    opt.check_span(first, last)
    paths = plans or [opt.plan_path(None, lang, quiet=quiet)]
    write_answer(answer(_compared(paths, settings or []), first, last), to)


def _compared(paths: list[str], settings: list[str]) -> list[Plan]:
    """The plans; one alone is compared with itself as `--set` changes it, several are all changed."""
    from ucj_cli.plan.load import load_plan

    if len(paths) == 1 and not settings:
        raise UsageError("compare_needs_two")
    with opt.naming("--set "):
        if len(paths) == 1:
            return [load_plan(paths[0]), load_plan(paths[0], settings)]
        return [load_plan(path, settings) for path in paths]
