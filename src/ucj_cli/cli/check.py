"""``ucj check``: is the plan sound, for people, editors and CI."""

from __future__ import annotations

import os
import sys
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast

import typer

from ucj_cli.checks.formats import FORM_NAMES
from ucj_cli.cli import options as opt
from ucj_cli.cli.endings import REPORTS, SPEAKING, form_of
from ucj_cli.cli.options import help_text
from ucj_cli.errors import UsageError
from ucj_cli.i18n import detect_language, get_locale
from ucj_cli.plan_file.find import STANDARD_INPUT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ucj_cli.answers.check import Check
    from ucj_cli.checks.formats import Form
    from ucj_cli.checks.runner import Checked
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
STRICT = Annotated[bool, typer.Option("--strict", help=help_text("check.strict"))]
SELECT = Annotated[list[str] | None, typer.Option("--select", metavar="CODES", help=help_text("check.select"))]
IGNORE = Annotated[list[str] | None, typer.Option("--ignore", metavar="CODES", help=help_text("check.ignore"))]
FIX = Annotated[bool, typer.Option("--fix", help=help_text("check.fix"))]
DIFF = Annotated[bool, typer.Option("--diff", help=help_text("check.diff"))]


def check(
    files: FILES = None,
    plan: opt.PLAN = None,
    settings: opt.SET = None,
    form: FORMS = None,
    output: OUTPUTS = None,
    force: opt.FORCE = False,
    strict: STRICT = False,
    select: SELECT = None,
    ignore: IGNORE = None,
    fix: FIX = False,
    diff: DIFF = False,
    stdin_filename: NAME = None,
    lang: opt.LANG = None,
    quiet: opt.QUIET = False,
) -> None:
    """Answer whether plans are sound."""
    from ucj_cli.checks.record import answer
    from ucj_cli.checks.runner import check_source, sources, wanted_codes
    from ucj_cli.render.files import place_of

    forms = _forms(form or [], output or [])
    for file in output or ():
        place_of(file, force=force)
    wanted = wanted_codes(select or (), ignore or ())
    paths = [*(files or ()), *([plan] if plan else ())] or [opt.plan_path(None, lang, quiet=quiet)]
    if fix and STANDARD_INPUT in paths:
        raise UsageError("fix_needs_a_file", file=STANDARD_INPUT)
    with opt.naming("--set "):
        checked = [
            check_source(source, opt.today(), wanted, settings or ()) for source in sources(paths, stdin_filename)
        ]
    if diff:
        _show_differences(checked)
        return
    if fix:
        checked = [_mend(found, wanted, settings or ()) for found in checked]
    locale = get_locale(lang or detect_language())
    result = answer(checked, locale)
    _deliver(result, forms, output or [], locale, force=force)
    if result.summary.errors or (strict and result.summary.warnings):
        raise typer.Exit(1)


def _forms(wishes: list[str], files: list[Path]) -> list[Form]:
    """Return the forms asked for, each fit for its file, and those that the endings of more files stand for.

    By default it is annotations under GitHub Actions, and text everywhere else.
    """
    for text in wishes:
        if text not in FORM_NAMES:
            raise UsageError("form_unknown", value=text, allowed=", ".join(FORM_NAMES))
    if not wishes and (not files or (len(files) == 1 and files[0].suffix.lower() not in SPEAKING)):
        return ["github" if os.environ.get("GITHUB_ACTIONS") == "true" else "text"]
    for file in files[len(wishes) :]:
        if file.suffix.lower() not in SPEAKING:
            raise UsageError("output_without_format", file=file)
    return [form_of(file, wish, REPORTS) for wish, file in zip_longest(cast("list[Form]", wishes), files)]


def _deliver(result: Check, forms: list[Form], files: list[Path], locale: Locale, *, force: bool) -> None:
    """Write each form to the file at the same place in *files*; forms beyond them go to standard output."""
    from ucj_cli.checks.formats import report
    from ucj_cli.render.files import write_file
    from ucj_cli.render.streams import carry_data

    for form, file in zip_longest(forms, files):
        text = report(result, form, locale)
        if file is None:
            if form != "text":
                carry_data()
            sys.stdout.write(text)
        else:
            write_file(file, text.encode(), force=force)


def _show_differences(checked: list[Checked]) -> None:
    """Show what `--fix` would change, and exit with status 1 if there is anything."""
    from ucj_cli.checks.fix import difference, mended
    from ucj_cli.render.streams import carry_data

    carry_data()  # a patch holds what the file does
    differences = [difference(found, mended(found)) for found in checked]
    sys.stdout.write("".join(differences))
    if any(differences):
        raise typer.Exit(1)


def _mend(found: Checked, wanted: frozenset[str] | None, settings: Sequence[str]) -> Checked:
    """Mend the file, and check it again with the same settings."""
    from ucj_cli.checks.fix import mended
    from ucj_cli.checks.runner import check_source
    from ucj_cli.render.files import write_file

    content = mended(found)
    if content == found.source.raw:
        return found
    write_file(Path(found.path), content, force=True)
    return check_source(found.source._replace(raw=content), opt.today(), wanted, settings)
