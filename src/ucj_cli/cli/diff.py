"""``ucj diff``: what a change of plan files does."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from ucj_cli.cli import options as opt
from ucj_cli.cli.check import TODAY
from ucj_cli.cli.options import help_text
from ucj_cli.errors import UsageError
from ucj_cli.i18n import get_locale

if TYPE_CHECKING:
    from datetime import date

    from ucj_cli.i18n import Locale
    from ucj_cli.plan_file.model import Plan
    from ucj_cli.plan_file.sides import Side
    from ucj_cli.yamldoc.findings import PlanError

OLD = Annotated[str, typer.Argument(metavar="OLD", help=help_text("diff.old"))]
NEW = Annotated[str, typer.Argument(metavar="NEW", help=help_text("diff.new"))]


def diff(
    old: OLD,
    new: NEW,
    as_of: opt.AS_OF = None,
    today: TODAY = None,
    rows: opt.ROWS = None,
    csv: opt.CSV = None,
    form: opt.FORMAT = None,
    output: opt.OUTPUT = None,
    force: opt.FORCE = False,
    lang: opt.LANG = None,
    quiet: opt.QUIET = False,
) -> None:
    """Answer what a change does; the status is that of `diff`."""
    from ucj_cli.checks.diff import diff as answer
    from ucj_cli.plan_file.model import Plan
    from ucj_cli.render.output import write_answer
    from ucj_cli.yamldoc.findings import PlanError, together

    to = opt.output(form, lang, output, force=force, rows=rows, csv=csv)
    locale = get_locale(to.lang)
    before, after = (_plans(side, as_of, locale, quiet=quiet) for side in _sides(old, new))
    opt.spare(output, [plan.source for side in (before, after) for plan in side.values() if isinstance(plan, Plan)])
    answered = answer(before, after, today=today, lang=to.lang)
    write_answer(answered, to)
    wrong = [plan for plan in after.values() if isinstance(plan, PlanError)]
    if wrong:
        sys.stdout.flush()  # what could be worked out comes first
        raise together(wrong)
    if answered.plans:
        raise typer.Exit(1)


def _sides(old: str, new: str) -> tuple[Side, Side]:
    """Find the plans of both sides; two files go by one name.

    Raises:
        UsageError: there are none, or a file is named beside a folder.
    """
    from ucj_cli.plan_file.sides import Side, side_at

    before, after = side_at(old), side_at(new)
    if {before.kind, after.kind} == {"file", "folder"}:
        one, other = (old, new) if before.kind == "file" else (new, old)
        raise UsageError("diff_kinds", one=one, other=other)
    if not before.paths and not after.paths:
        raise UsageError("no_files", path=new)
    if before.kind == after.kind == "file":
        return Side("file", dict(zip(after.paths, before.paths.values(), strict=True))), after
    return before, after


def _plans(side: Side, as_of: date | None, locale: Locale, *, quiet: bool) -> dict[str, Plan | PlanError]:
    """Read the plans of a side, as they stood on a day; in place of one that is not valid stands what is wrong with it.

    Raises:
        PlanError: some cannot be read at all.
        UsageError: nothing was observed by that day in one of them.
    """
    from ucj_cli.plan_file.load import load_plan
    from ucj_cli.render.progress import with_progress
    from ucj_cli.yamldoc.findings import PlanError, together

    found: dict[str, Plan | PlanError] = {}
    for name in with_progress(list(side.paths), locale, quiet=quiet):
        try:
            found[name] = opt.as_seen([load_plan(side.paths[name])], as_of)[0]
        except PlanError as error:
            found[name] = error
    errors = [plan for plan in found.values() if isinstance(plan, PlanError)]
    unread = [error for error in errors if any(one.code == "UCJ001" for one in error.findings)]
    if unread:
        raise together(unread)
    return found
