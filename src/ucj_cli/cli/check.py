"""``ucj check``: is the plan sound, for people, editors and CI."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from datetime import date
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple, cast

import typer

from ucj_cli.checks.formats import FORM_NAMES, WHOLE
from ucj_cli.cli import options as opt
from ucj_cli.cli.endings import REPORTS, SPEAKING, form_of
from ucj_cli.cli.options import help_text
from ucj_cli.errors import OutputError, UsageError
from ucj_cli.i18n import detect_language, get_locale
from ucj_cli.i18n.visible import quoted
from ucj_cli.plan_file.arguments import day_of
from ucj_cli.plan_file.find import STANDARD_INPUT
from ucj_cli.render.streams import remark
from ucj_cli.vocabulary import Severity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ucj_cli.answers.check import Check
    from ucj_cli.checks.config import Config, Exclusion
    from ucj_cli.checks.formats import Form
    from ucj_cli.checks.matching import Trace
    from ucj_cli.checks.runner import Checked
    from ucj_cli.errors import UcjError
    from ucj_cli.i18n import Locale

FILES = Annotated[list[str] | None, typer.Argument(metavar="[FILE]...", help=help_text("check.files"))]
FORMS = Annotated[
    list[str] | None, typer.Option("--format", metavar="|".join(FORM_NAMES), help=help_text("check.format"))
]
OUTPUTS = Annotated[
    list[Path] | None,
    typer.Option("--output", "-o", metavar="FILE", parser=opt.output_file, help=help_text("check.output")),
]
NAME = Annotated[str | None, typer.Option("--stdin-filename", metavar="FILE", help=help_text("check.stdin_filename"))]
STRICT = Annotated[bool | None, typer.Option("--strict/--no-strict", help=help_text("check.strict"))]
SELECT = Annotated[list[str] | None, typer.Option("--select", metavar="CODES", help=help_text("check.select"))]
IGNORE = Annotated[list[str] | None, typer.Option("--ignore", metavar="CODES", help=help_text("check.ignore"))]
EXCLUDE = Annotated[list[str] | None, typer.Option("--exclude", metavar="PATTERN", help=help_text("check.exclude"))]
SEVERITY = Annotated[Severity | None, typer.Option("--severity", help=help_text("check.severity"))]
TODAY = Annotated[
    date | None,
    typer.Option("--today", parser=opt.read_by("--today", day_of), metavar="YYYY-MM-DD", help=help_text("check.today")),
]
SCENARIOS = Annotated[bool, typer.Option("--scenarios", help=help_text("check.scenarios"))]
BASELINE = Annotated[
    Path | None, typer.Option("--baseline", metavar="FILE", parser=Path, help=help_text("check.baseline"))
]
FIX = Annotated[bool, typer.Option("--fix", help=help_text("check.fix"))]
DIFF = Annotated[bool, typer.Option("--diff", help=help_text("check.diff"))]
QUIET = Annotated[bool, typer.Option("--quiet", "-q", help=help_text("check.quiet"))]


class _How(NamedTuple):
    """How plans are checked: the codes to look for, the day, and what changes for this run."""

    wanted: frozenset[str] | None
    today: date
    settings: Sequence[str]


def check(
    files: FILES = None,
    plan: opt.PLAN = None,
    settings: opt.SET = None,
    form: FORMS = None,
    output: OUTPUTS = None,
    force: opt.FORCE = False,
    strict: STRICT = None,
    select: SELECT = None,
    ignore: IGNORE = None,
    exclude: EXCLUDE = None,
    severity: SEVERITY = None,
    today: TODAY = None,
    scenarios: SCENARIOS = False,
    baseline: BASELINE = None,
    fix: FIX = False,
    diff: DIFF = False,
    stdin_filename: NAME = None,
    lang: opt.LANG = None,
    quiet: QUIET = False,
) -> None:
    """Answer whether plans are sound."""
    from ucj_cli.checks.config import config_here, exclusion
    from ucj_cli.checks.files import sources
    from ucj_cli.checks.record import answer, latest_day
    from ucj_cli.checks.runner import check_all
    from ucj_cli.render.files import place_of

    forms = _forms(form or [], output or [], diff=diff)
    for file in output or ():
        place_of(file, force=force)
    known = _known(baseline)
    config, locale = config_here(), get_locale(lang or detect_language())
    with opt.naming("--exclude: " if exclude else lambda _: config.place("exclude")):
        excluded = exclusion(Path(), exclude) if exclude else exclusion(config.folder, config.exclude)
    wanted = _wanted(config, select or [], ignore or [])
    how = _How(wanted, today or latest_day(), settings or ())
    paths = _paths(files or [], plan, stdin_filename, fix=fix)
    with opt.naming("--set "):
        read = sources(paths, stdin_filename, excluded.fits, scenarios=scenarios)
        checked = check_all(read, how.today, wanted, how.settings)
    if not checked:
        _tell_of_nothing(excluded, locale, asked=bool(exclude), quiet=quiet)
    for file in output or ():
        opt.spare(file, [found.source for found in checked])
    if diff:
        found = _show_differences(checked, locale)
        _refuse(checked, [], locale)
        raise typer.Exit(int(found))
    checked, refused = _mended(checked, how, locale, quiet=quiet) if fix else (checked, [])
    result = answer(checked, locale, severity or ("warning" if quiet else config.severity))
    if known is not None:
        result = _new(result, known, locale, quiet=quiet)
    refused += _deliver(result, forms, output or [], locale, force=force)
    _refuse(checked, refused, locale)
    if result.summary.errors or (result.summary.warnings and (config.strict if strict is None else strict)):
        raise typer.Exit(1)


def _known(baseline: Path | None) -> list[Trace] | None:
    """Return what a report has told already; read before anything is written, as it may be the same file."""
    if baseline is None:
        return None
    from ucj_cli.checks.baseline import read_baseline

    with opt.naming("--baseline: "):
        return read_baseline(baseline)


def _new(result: Check, known: list[Trace], locale: Locale, *, quiet: bool) -> Check:
    """Return what is new, and count the rest in one line."""
    from ucj_cli.checks.baseline import since

    result, count = since(result, known)
    if not quiet:
        remark(f"ucj: {locale.text('check.known', count=count)}")
    return result


def _wanted(config: Config, select: list[str], ignore: list[str]) -> frozenset[str] | None:
    """Return the codes to look for, of the options or else of *config*; a wrong one is told where it was given."""
    from ucj_cli.checks.runner import wanted_codes

    with opt.naming("--select: " if select else lambda _: config.place("select")):
        wanted_codes(select or config.select, ())
    with opt.naming("--ignore: " if ignore else lambda _: config.place("ignore")):
        return wanted_codes(select or config.select, ignore or config.ignore)


def _tell_of_nothing(excluded: Exclusion, locale: Locale, *, asked: bool, quiet: bool) -> None:
    """Say that every file is left out: a mistake where it was *asked* for now, what a repository's settings are for.

    Raises:
        UsageError: it was asked for.
    """
    if asked:
        raise UsageError("all_excluded", patterns=excluded.patterns)
    if not quiet:
        remark(f"ucj: {locale.text('all_excluded', patterns=excluded.patterns)}")


def _paths(files: list[str], plan: str | None, stdin_name: str | None, *, fix: bool) -> list[str]:
    """Return what to check: what is named, else the plan that is found here; never the one that ucj ships.

    Raises:
        UsageError: there is nothing, what comes by standard input is to be mended, or is named and does not come.
    """
    from ucj_cli.plan_file.find import find_plan, not_empty

    if files and plan is not None:
        raise UsageError("plan_or_arguments", plan=plan)
    found = [*files, *([plan] if plan is not None else [])] or [path for path in [find_plan(None)] if path]
    if not found:
        raise UsageError("nothing_to_check")
    if fix and STANDARD_INPUT in found:
        raise UsageError("fix_needs_a_file", file=STANDARD_INPUT)
    if stdin_name is not None and STANDARD_INPUT not in found:
        raise UsageError("stdin_not_read", name=quoted(stdin_name))
    return [not_empty(path) for path in found]


def _forms(wishes: list[str], files: list[Path], *, diff: bool) -> list[Form]:
    """Return the forms asked for, each fit for its file, and those that the endings of more files stand for.

    By default it is annotations under GitHub Actions, and text everywhere else.
    """
    if diff and (wishes or files):
        raise UsageError("diff_alone")
    for file in files:
        if [os.path.realpath(other) for other in files].count(os.path.realpath(file)) > 1:
            raise UsageError("output_twice", file=file)
    for text in wishes:
        if text not in FORM_NAMES:
            raise UsageError("form_unknown", value=quoted(text), allowed=", ".join(FORM_NAMES))
    if not wishes and (not files or (len(files) == 1 and files[0].suffix.lower() not in SPEAKING)):
        return ["github" if os.environ.get("GITHUB_ACTIONS") == "true" else "text"]
    for file in files[len(wishes) :]:
        if file.suffix.lower() not in SPEAKING:
            raise UsageError("output_without_format", file=file)
    to_output = wishes[len(files) :]
    if len(to_output) > 1 and (alone := [form for form in to_output if form in WHOLE]):
        raise UsageError("form_stands_alone", form=alone[0])
    return [form_of(file, wish, REPORTS) for wish, file in zip_longest(cast("list[Form]", wishes), files)]


def _deliver(result: Check, forms: list[Form], files: list[Path], locale: Locale, *, force: bool) -> list[UcjError]:
    """Write each form to the file at the same place in *files*; forms beyond them go to standard output.

    Return why a file could not be written, which stops no other; nor does a pipe whose reader has read enough.
    """
    from ucj_cli.checks.formats import report
    from ucj_cli.render.files import write_file
    from ucj_cli.render.streams import carry_data, in_lines

    refused: list[UcjError] = []
    for form, file in zip_longest(forms, files):
        text = report(result, form, locale, on_terminal=file is None and sys.stdout.isatty())
        if file is None:
            if form != "text":
                carry_data()
            sys.stdout.write(in_lines(text, sys.stdout) if form == "text" else text)
        else:
            try:
                with suppress(BrokenPipeError):
                    write_file(file, text.encode(), force=force)
            except OutputError as error:
                refused.append(error)
    return refused


def _refuse(checked: list[Checked], refused: list[UcjError], locale: Locale) -> None:
    """Say last which files could not be mended, written or read: the status is another one than of an unsound plan."""
    from ucj_cli.checks.record import unread

    missing = [found.span.file for found in unread(checked)]
    if missing:
        refused = [*refused, UsageError("files_unread", count=len(missing), files=missing)]
    for error in refused[:-1]:
        remark(f"ucj: {error.message(locale)}")
    if refused:
        raise refused[-1]


def _show_differences(checked: list[Checked], locale: Locale) -> bool:
    """Show what `--fix` would change; whether there is anything, or a file whose text cannot be read."""
    from ucj_cli.checks.fix import difference, mended
    from ucj_cli.render.streams import carry_data
    from ucj_cli.yamldoc.findings import PlanError

    carry_data()  # a patch holds what the file does
    differences = [difference(found, mended(found)) for found in checked]
    sys.stdout.write("".join(differences))
    unread = [found for found in checked if not found.own.complete]
    for found in unread:
        remark(PlanError(found.path, found.findings).message(locale))
    return bool(unread) or any(differences)


def _mended(checked: list[Checked], how: _How, locale: Locale, *, quiet: bool) -> tuple[list[Checked], list[UcjError]]:
    """Mend what can be, say so, and return it checked again; and why a file could not be written, which stops none."""
    from ucj_cli.checks.fix import mendable, mended
    from ucj_cli.render.files import write_file

    refused: list[UcjError] = []
    contents = [found.source.raw for found in checked]
    for i, found in enumerate(checked):
        content = mended(found)
        if content == found.source.raw:
            continue
        try:
            write_file(Path(found.path), content, force=True)
        except OutputError as error:
            refused.append(error)
            continue
        contents[i] = content
        if not quiet:
            remark(f"ucj: {locale.text('check.mended', file=found.path, count=len(mendable(found)))}")
    return [_again(found, content, how) for found, content in zip(checked, contents, strict=True)], refused


def _again(found: Checked, content: bytes, how: _How) -> Checked:
    """Check a file in the same way, with all that it extends as it is now; not one that could not be read."""
    from ucj_cli.checks.runner import check_source

    if not found.own.complete:
        return found
    return check_source(found.source._replace(raw=content, extends=()), how.today, how.wanted, how.settings)
