"""The command that puts plans next to each other: ``ucj compare``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from ucj_cli.cli import options as opt
from ucj_cli.cli import years
from ucj_cli.cli.options import help_text
from ucj_cli.errors import UsageError

if TYPE_CHECKING:
    from ucj_cli.plan_file.model import Plan


PLANS = Annotated[list[str] | None, typer.Argument(metavar="PLAN...", help=help_text("compare.plans"))]

NAMES = Annotated[list[str] | None, typer.Option("--name", metavar="NAME", help=help_text("compare.name"))]


def compare(
    plans: PLANS = None,
    names: NAMES = None,
    first: opt.FIRST = None,
    last: opt.LAST = None,
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
    """Answer what differs."""
    from ucj_cli.engine.scenarios import compare as answer
    from ucj_cli.render.output import write_answer

    to = opt.output(form, lang, output, force=force, rows=rows, csv=csv)
    years.check_span(first, last)
    paths = opt.plan_paths(plans, None, lang, quiet=quiet)
    compared = _compared(paths, settings or [])
    opt.spare(output, [each.source for each in compared])
    with opt.naming(lambda key: "--name: " if key in ("names_count", "name_twice") else ""):
        answered = answer(opt.as_seen(compared, as_of), first, last, names or ())
    write_answer(answered, to)


def _compared(paths: list[str], settings: list[str]) -> list[Plan]:
    """Return the plans; one alone is compared with itself as `--set` changes it, several are all changed."""
    from ucj_cli.plan_file.load import load_plans, load_variants

    if len(paths) == 1 and not settings:
        raise UsageError("compare_needs_two")
    with opt.naming("--set "):
        if len(paths) == 1:
            return load_variants(paths[0], [(), settings])
        return load_plans(paths, settings)
