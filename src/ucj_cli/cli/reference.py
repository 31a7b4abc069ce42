"""The commands that look something up: ``ucj rates``, ``ucj regions`` and ``ucj schema``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from ucj_cli.cli import options as opt
from ucj_cli.cli import years
from ucj_cli.cli.endings import SCHEMA, form_of
from ucj_cli.cli.options import help_text
from ucj_cli.i18n import detect_language, get_locale
from ucj_cli.i18n.visible import quoted

RATES_PLAN = Annotated[list[str] | None, typer.Argument(metavar="[PLAN]", help=help_text("rates.plan"))]
RATES_FILE = Annotated[str | None, typer.Option("--plan", metavar="FILE", help=help_text("one_plan"))]
DATE = Annotated[str | None, typer.Option("--date", metavar="YYYY-MM", help=help_text("rates.date"))]


def rates(
    plans: RATES_PLAN = None,
    date: DATE = None,
    plan: RATES_FILE = None,
    settings: opt.SET = None,
    rows: opt.ROWS = None,
    csv: opt.CSV = None,
    form: opt.FORMAT = None,
    output: opt.OUTPUT = None,
    force: opt.FORCE = False,
    lang: opt.LANG = None,
    quiet: opt.QUIET = False,
) -> None:
    """Answer what is in force."""
    from ucj_cli.engine.reference import rates as answer
    from ucj_cli.render.output import write_answer

    to = opt.output(form, lang, output, force=force, rows=rows, csv=csv)
    named = plans or plan is not None or settings
    chosen = opt.the_plan(plans, plan, settings, None, lang, quiet=quiet) if named else None
    with opt.naming("--date: "):
        answered = answer(years.this_month() if date is None else date, chosen)
    write_answer(answered, to)


WORDS = Annotated[list[str] | None, typer.Argument(metavar="[WORDS]", help=help_text("regions.words"))]


def regions(
    words: WORDS = None,
    rows: opt.ROWS = None,
    csv: opt.CSV = None,
    form: opt.FORMAT = None,
    output: opt.OUTPUT = None,
    force: opt.FORCE = False,
    lang: opt.LANG = None,
    quiet: opt.QUIET = False,  # noqa: ARG001 - a script may pass it to every command; this one says nothing there
) -> None:
    """Answer which regions there are."""
    from ucj_cli.engine.reference import regions as answer
    from ucj_cli.render.output import write_answer

    to = opt.output(form, lang, output, force=force, rows=rows, csv=csv)
    write_answer(answer(" ".join(words or ()), lang=to.lang), to)


NAME = Annotated[str, typer.Argument(metavar="[NAME]", help=help_text("schema.name"))]
OUTPUT = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="FILE", parser=opt.output_file, help=help_text("output"))
]


def schema(name: NAME = "plan", output: OUTPUT = None, force: opt.FORCE = False, lang: opt.LANG = None) -> None:
    """Write a schema."""
    import json

    from ucj_cli.errors import UsageError
    from ucj_cli.render.output import write_data
    from ucj_cli.render.streams import remark
    from ucj_cli.schema import NAMES, schema_of

    form_of(output, None, SCHEMA)
    if name not in NAMES:
        raise UsageError("schema_unknown", value=quoted(name), allowed=", ".join(NAMES))
    if sys.flags.optimize > 1:
        remark(get_locale(lang or detect_language()).text("no_descriptions"))
    write_data(json.dumps(schema_of(name), indent=2) + "\n", output, force=force)
