"""``ucj report``: something to put in front of a mayor, as a page, a workbook or Markdown."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ucj_cli.cli import options as opt
from ucj_cli.cli import years
from ucj_cli.cli.options import help_text
from ucj_cli.errors import UsageError
from ucj_cli.i18n import detect_language, get_locale

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ucj_cli.engine.report import RegionsReport, Report
    from ucj_cli.i18n import Locale
    from ucj_cli.plan_file.model import Plan

PLANS = Annotated[list[str] | None, typer.Argument(metavar="[PLANS]", help=help_text("report.plans"))]
OUTPUT = Annotated[
    Path, typer.Option("--output", "-o", metavar="FILE", parser=opt.output_file, help=help_text("report.output"))
]

FORMS: dict[str, tuple[str, str]] = {
    ".html": ("ucj_cli.render.html", "html"),
    ".xlsx": ("ucj_cli.render.excel", "workbook"),
    ".md": ("ucj_cli.render.report", "markdown"),
}
"""By a file's ending: the module and its function that writes a report so. Each is loaded where it is asked for."""
REGIONS_FORMS: dict[str, tuple[str, str]] = {
    ".html": ("ucj_cli.render.html", "html"),
    ".md": ("ucj_cli.render.report", "markdown"),
}
"""The same of a report of several regions."""


def report(
    output: OUTPUT,
    plans: PLANS = None,
    year: opt.YEAR = None,
    first: opt.FIRST = None,
    last: opt.LAST = None,
    plan: opt.PLAN = None,
    settings: opt.SET = None,
    as_of: opt.AS_OF = None,
    by: opt.BY = None,
    force: opt.FORCE = False,
    lang: opt.LANG = None,
    quiet: opt.QUIET = False,
) -> None:
    """Write a report, of one region or of several."""
    from ucj_cli.engine.report import regions_report
    from ucj_cli.engine.report import report as answer
    from ucj_cli.render.files import place_of, write_file
    from ucj_cli.render.streams import remark

    years.check_span(first, last)
    ending = output.suffix.lower()
    if ending not in FORMS:
        raise UsageError("report_suffix", file=output, allowed=", ".join(FORMS))
    place_of(output, force=force)
    locale = get_locale(lang or detect_language())
    chosen = opt.the_plans(plans, plan, settings, as_of, lang, quiet=quiet)
    opt.spare(output, [each.source for each in chosen])
    told: Report | RegionsReport
    if _several(chosen):
        opt.of_one_plan("--by", by)
        if ending not in REGIONS_FORMS:
            raise UsageError("workbook_of_one_region", file=output, allowed=", ".join(REGIONS_FORMS))
        form = REGIONS_FORMS[ending]
        told = regions_report(chosen, years.common_year(chosen, year), (first, last), lang=locale.code)
    else:
        own, *scenarios = chosen
        form = FORMS[ending]
        with opt.naming("--by: "):
            told = answer(own, years.year_or_now(own, year), (first, last), scenarios, by=by, lang=locale.code)
    content = _written(form, told._replace(made=years.today()), locale)
    write_file(output, content, force=force)
    if not quiet:
        remark(locale.text("report.written", file=output, size=len(content)))


def _several(plans: Sequence[Plan]) -> bool:
    """Whether *plans* are of different regions; those of one are scenarios."""
    return len({plan.region.key for plan in plans}) > 1


def _written(form: tuple[str, str], told: Report | RegionsReport, locale: Locale) -> bytes:
    module, name = form
    content: str | bytes = getattr(import_module(module), name)(told, locale)
    return content.encode() if isinstance(content, str) else content
