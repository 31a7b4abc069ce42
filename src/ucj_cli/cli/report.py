"""``ucj report``: something to put in front of a mayor, as a page, a workbook or Markdown."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path
from typing import Annotated

import typer

from ucj_cli.cli import options as opt
from ucj_cli.cli.options import say
from ucj_cli.errors import UsageError
from ucj_cli.language import chosen, language

SCENARIOS = Annotated[list[str] | None, typer.Argument(metavar="[PLANS]", help=say("report.plans"))]
OUTPUT = Annotated[Path, typer.Option("--output", "-o", metavar="FILE", help=say("report.output"))]

FORMS = {".html": ("html.page", "html"), ".xlsx": ("workbook", "workbook"), ".md": ("story.whole", "story")}
"""By a file's ending: the module of `ucj_cli.show` and its function that writes a report so."""


def report(
    output: OUTPUT,
    plans: SCENARIOS = None,
    year: opt.YEAR = None,
    first: opt.FIRST = None,
    last: opt.LAST = None,
    plan: opt.PLAN = None,
    settings: opt.SET = None,
    force: opt.FORCE = False,
    lang: opt.LANG = None,
    quiet: opt.QUIET = False,
) -> None:
    """Write a report."""
    from ucj_cli.engine.report import report as answer
    from ucj_cli.plan.load import load_plan
    from ucj_cli.show import write_whole

    if output.suffix.lower() not in FORMS:
        raise UsageError("report_suffix", file=output, allowed=", ".join(FORMS))
    module, name = FORMS[output.suffix.lower()]
    speaker = language(lang or chosen())
    own = opt.the_plan(plan, settings, lang, quiet=quiet)
    scenarios = [load_plan(path) for path in plans or ()]
    told = answer(own, opt.year_or_now(own, year), (first, last), scenarios, speaker.code)
    written: str | bytes = getattr(import_module(f"ucj_cli.show.{module}"), name)(told, speaker)
    content = written.encode() if isinstance(written, str) else written
    write_whole(output, content, force=force)
    if not quiet:
        print(speaker.say("report.written", file=output, size=len(content)), file=sys.stderr)
