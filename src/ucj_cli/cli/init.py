"""``ucj init``: a new, commented plan for any of the 514 regions."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ucj_cli.cli import options as opt
from ucj_cli.cli.endings import PLAN, form_of
from ucj_cli.cli.numbers import whole_number, year_number
from ucj_cli.cli.options import help_text
from ucj_cli.errors import UsageError
from ucj_cli.i18n import detect_language, get_locale
from ucj_cli.i18n.visible import quoted
from ucj_cli.vocabulary import MOST_COVERAGE, MOST_DIGITS, MOST_TARGET

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from ucj_cli.i18n import Locale
    from ucj_cli.region_data import Region

REGION = Annotated[str | None, typer.Option("--region", metavar="NAME", help=help_text("init.region"))]
CODE = Annotated[str | None, typer.Option("--code", metavar="CODE", help=help_text("init.code"))]
PERCENT = Annotated[str | None, typer.Option("--percent", metavar="PERCENT", help=help_text("init.percent"))]
DATE = Annotated[str | None, typer.Option("--date", metavar="YYYY-MM-DD", help=help_text("init.date"))]
TARGET = Annotated[
    list[str] | None,
    typer.Option("--target", metavar="YEAR=PERCENT", callback=opt.once, help=help_text("init.target")),
]
WORKFORCE = Annotated[
    int | None,
    typer.Option(
        "--workforce",
        parser=opt.read_by("--workforce", partial(whole_number, least=1)),
        metavar="N",
        help=help_text("init.workforce"),
    ),
]
SURVEY = Annotated[
    int,
    typer.Option(
        "--workforce-year",
        parser=opt.read_by("--workforce-year", partial(whole_number, least=2023, most=2025)),
        metavar="YEAR",
        help=help_text("init.workforce_year"),
    ),
]
OUTPUT = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="FILE", parser=opt.output_file, help=help_text("init.output"))
]


def init(
    region: REGION = None,
    code: CODE = None,
    percent: PERCENT = None,
    date: DATE = None,
    target: TARGET = None,
    workforce: WORKFORCE = None,
    workforce_year: SURVEY = 2023,
    output: OUTPUT = None,
    force: opt.FORCE = False,
    lang: opt.LANG = None,
    quiet: opt.QUIET = False,
) -> None:
    """Write a new plan."""
    from ucj_cli.region_data.template import TemplateInputs, new_plan
    from ucj_cli.render.output import write_data
    from ucj_cli.render.streams import remark

    form_of(output, None, PLAN)
    locale = get_locale(lang or detect_language())
    the_region = _the_region(region, code, locale)
    known = TemplateInputs(
        day=_day(date if date is not None else _asked("--date", "init.ask_date", locale)),
        percent=_percent(
            "--percent",
            percent if percent is not None else _asked("--percent", "init.ask_percent", locale),
            MOST_COVERAGE,
        ),
        targets=dict(_target(text) for text in target or ()),
        workforce=workforce,
        survey_year=workforce_year,
    )
    text = new_plan(the_region, known, locale)
    write_data(text, output, force=force)
    if output is not None and not quiet:
        remark(locale.text("init.written", file=output))


def _the_region(region: str | None, code: str | None, locale: Locale) -> Region:
    from ucj_cli.region_data.names import the_region

    if region is not None and code is not None:
        raise UsageError("init_region_or_code")
    return the_region(code or region or _asked("--region", "init.ask_region", locale))


def _asked(option: str, key: str, locale: Locale) -> str:
    """Ask a person on a terminal and return the answer; without a terminal, a missing option is an error."""
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        raise UsageError("option_needed", option=option)
    print(f"{locale.text(key)}: ", end="", file=sys.stderr, flush=True)
    answer = sys.stdin.readline()
    if not answer:
        raise typer.Abort
    return answer.strip()


def _day(text: str) -> date | None:
    """Return the day that *text* names; None where it is empty."""
    from ucj_cli.checks.record import latest_day
    from ucj_cli.plan_file.arguments import day_of

    with opt.naming("--date: "):
        day = day_of(text) if text else None
        if day and day > latest_day():
            raise UsageError("day_in_future", value=day)
        return day


def _percent(option: str, text: str, most: int) -> Decimal | None:
    """Return the percentage that *text* names, at most *most*; None where it is empty."""
    from decimal import Decimal

    from ucj_cli.yamldoc.proposals import suggest_number

    if not text:
        return None
    meant = suggest_number(text, whole=False)
    if meant != text:
        key = "percent_meant" if meant else "percent_needed"
        raise UsageError(key, option=option, value=text, meant=meant or "")
    percent = Decimal(text)
    if not 0 <= percent <= most or len(percent.as_tuple().digits) > MOST_DIGITS:
        raise UsageError("percent_out_of_range", option=option, value=text, most=most)
    return percent


def _target(text: str) -> tuple[int, Decimal]:
    """Read the year and the percentage from ``2030=55``."""
    year, _, percent = text.partition("=")
    found = _percent("--target", percent, MOST_TARGET)
    try:
        named = year_number(year)
    except UsageError as error:
        raise UsageError("target_needed", value=quoted(text)) from error
    if found is None:
        raise UsageError("target_needed", value=quoted(text))
    return named, found
