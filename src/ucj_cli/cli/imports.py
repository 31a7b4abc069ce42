"""``ucj import``: a table of groups into a plan, a table of regions into a plan each."""

from __future__ import annotations

import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ucj_cli.cli import options as opt
from ucj_cli.cli.endings import PLAN, form_of
from ucj_cli.cli.options import help_text
from ucj_cli.errors import OutputError, UsageError
from ucj_cli.i18n import detect_language, get_locale

if TYPE_CHECKING:
    from ucj_cli.i18n import Locale
    from ucj_cli.tables.cells import Sheet

FILE = Annotated[str, typer.Argument(metavar="FILE", help=help_text("import.file"))]
SHEET = Annotated[str | None, typer.Option("--sheet", metavar="NAME", help=help_text("import.sheet"))]
INTO = Annotated[str | None, typer.Option("--into", metavar="PLAN", help=help_text("import.into"))]
SCENARIO = Annotated[bool, typer.Option("--as-scenario", help=help_text("import.as_scenario"))]
OUTPUT = Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help=help_text("import.output"))]


def import_(
    file: FILE,
    output: OUTPUT = None,
    into: INTO = None,
    sheet: SHEET = None,
    as_scenario: SCENARIO = False,
    force: opt.FORCE = False,
    lang: opt.LANG = None,
    quiet: opt.QUIET = False,
) -> None:
    """Read a table."""
    from ucj_cli.tables.files import shown_sheets
    from ucj_cli.tables.groups import is_of_regions

    locale = get_locale(lang or detect_language())
    if as_scenario:
        if into is not None or sheet is not None:
            raise UsageError("import.scenario_alone")
        _scenario(file, output, locale, force=force, quiet=quiet)
        return
    sheets = shown_sheets(file, sheet)
    if into is not None:
        _into(sheets, file, into, output, locale, force=force, quiet=quiet)
    elif is_of_regions(sheets):
        _regions(sheets, file, output, locale, force=force, quiet=quiet)
    else:
        _groups(sheets, file, output, locale, force=force, quiet=quiet)


def _groups(sheets: list[Sheet], file: str, output: Path | None, locale: Locale, *, force: bool, quiet: bool) -> None:
    """Write the groups alone."""
    from ucj_cli.render.output import write_data
    from ucj_cli.tables.groups import groups_in
    from ucj_cli.tables.plans import groups_text

    if output is not None:
        form_of(opt.output_file(str(output)), None, PLAN)
    groups = groups_in(sheets, file)
    text = groups_text(groups, locale)
    write_data(text, output, force=force)
    _tell(groups.notes, locale, quiet=quiet)
    if groups.day and not quiet:
        _remark(locale, "import.of_day", day=groups.day)
    if output is not None and not quiet:
        _remark(locale, "import.written", count=len(groups.groups), file=output)


def _into(
    sheets: list[Sheet],
    file: str,
    plan: str,
    output: Path | None,
    locale: Locale,
    *,
    force: bool,
    quiet: bool,
) -> None:
    """Write a plan with the groups in it, and show what is changed: without `--force`, only that."""
    from ucj_cli.render.files import write_file
    from ucj_cli.render.streams import carry_data
    from ucj_cli.tables.plans import groups_into
    from ucj_cli.yamldoc.differences import unified

    target = output or Path(plan)
    form_of(opt.output_file(str(target)), None, PLAN)
    merged, made = groups_into(sheets, file, plan)
    opt.spare(output, made.source.extends)
    carry_data()
    sys.stdout.write(unified(plan, merged.before, merged.content))
    _tell(merged.groups.notes, locale, quiet=quiet)
    if merged.kept_sources and not quiet:
        _remark(locale, "import.source_kept", groups=merged.kept_sources)
    if not merged.changes and output is None:
        if not quiet:
            _remark(locale, "import.nothing", file=plan)
        return
    sys.stdout.flush()
    write_file(target, merged.content, force=force)
    if not quiet:
        _remark(locale, "import.merged", count=len(merged.changes), file=target)


def _scenario(file: str, output: Path | None, locale: Locale, *, force: bool, quiet: bool) -> None:
    """Write what was changed in a report's workbook as a scenario."""
    from ucj_cli.render.output import write_data
    from ucj_cli.tables.files import read_sheets
    from ucj_cli.tables.scenario import checked, extended, inputs_of, scenario_in, scenario_text
    from ucj_cli.vocabulary import INPUTS_SHEET

    if output is not None:
        form_of(opt.output_file(str(output)), None, PLAN)
    scenario = scenario_in(inputs_of(read_sheets(file, INPUTS_SHEET), file))
    text = scenario_text(scenario, extended(scenario, output), locale)
    is_same = checked(scenario, text, output or Path("scenario.yaml"))
    write_data(text, output, force=force)
    if not quiet and not is_same:
        _remark(locale, "import.plan_changed", file=scenario.plan)
    if not quiet:
        _remark(locale, "import.inputs_changed", count=len(scenario.changes))


def _regions(sheets: list[Sheet], file: str, output: Path | None, locale: Locale, *, force: bool, quiet: bool) -> None:
    """Write a plan for each region into a folder: all of them or, where one cannot be written, none."""
    from ucj_cli.tables.regions import region_plans

    if output is None:
        raise UsageError("import.folder_needed")
    plans, unused = region_plans(sheets, file)
    new = not output.exists()
    try:
        output.mkdir(exist_ok=True)
    except OSError as error:
        raise OutputError("import.no_folder", folder=output) from error
    try:
        _write_all({output / plan.file: plan.text(locale) for plan in plans}, force=force)
    except BaseException:
        if new:
            with suppress(OSError):  # somebody has put something into it
                output.rmdir()
        raise
    _tell([("import.unused", {"columns": unused})] if unused else [], locale, quiet=quiet)
    if not quiet:
        _remark(locale, "import.regions_written", count=len(plans), folder=output)


def _write_all(texts: dict[Path, str], *, force: bool) -> None:
    """Write all files; where that cannot be, none that was not there."""
    from ucj_cli.render.files import place_of, write_file

    places = {file: place_of(file, force=force) for file in texts}
    made: list[Path] = []
    try:
        for file, text in texts.items():
            write_file(file, text.encode(), force=force)
            if places[file].there is None:
                made.append(file)
    except BaseException:
        for file in made:
            file.unlink()
        raise


def _tell(notes: list[tuple[str, dict[str, object]]], locale: Locale, *, quiet: bool) -> None:
    if not quiet:
        for key, facts in notes:
            _remark(locale, key, **facts)


def _remark(locale: Locale, key: str, **facts: object) -> None:
    from ucj_cli.render.streams import remark

    remark(f"ucj: {locale.text(key, **facts)}")
