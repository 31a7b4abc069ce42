"""The options that commands share: declared once, so that they read the same everywhere."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

import typer

from ucj_cli.cli.endings import ANSWERS, form_of
from ucj_cli.cli.numbers import year_number
from ucj_cli.errors import OutputError, UsageError
from ucj_cli.i18n import Code, detect_language, get_locale
from ucj_cli.i18n.visible import quoted
from ucj_cli.plan_file.arguments import day_of
from ucj_cli.render.output import AnswerForm, Csv, Format, Output
from ucj_cli.render.streams import remark

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from datetime import date

    from ucj_cli.answers.base import Details
    from ucj_cli.i18n import Locale
    from ucj_cli.plan_file.model import Plan
    from ucj_cli.yamldoc.document import Source

Read = TypeVar("Read")

HELP = get_locale(detect_language())
"""The language of help, which is written before options are read."""


def help_text(key: str) -> str:
    """Return a text of the command line itself."""
    return HELP.text(f"help.{key}")


class _OptionError(UsageError):
    """What the library says of an argument, said of the option that it came from."""

    def __init__(self, option: str, error: UsageError) -> None:
        super().__init__(error.key, **error.facts)
        self.option = option

    def message(self, locale: Locale) -> str:
        """Return the message in the language of *locale*."""
        return f"{self.option}{super().message(locale)}"


@contextmanager
def naming(option: str | Callable[[str], str]) -> Iterator[None]:
    """Put *option* before what the library says of an argument; of several, by the key of the error's text."""
    try:
        yield
    except UsageError as error:
        raise _OptionError(option if isinstance(option, str) else option(error.key), error) from error


def read_by(option: str, read: Callable[[str], Read]) -> Callable[[object], Read]:
    """Make the parser of *option*: *read*, whose errors then name the option. A default comes as it was declared."""

    def parsed(value: object) -> Read:
        with naming(f"{option}: "):
            return read(str(value))

    return parsed


def output_file(text: str) -> Path:
    """Return the file that `--output` names.

    Raises:
        UsageError: it names none, or a folder.
    """
    if text in ("", "-") or text.endswith(("/", os.sep)):
        raise UsageError("output_needs_file", value=quoted(text))
    return Path(text)


def once(param: typer.CallbackParam, values: list[str] | None) -> list[str] | None:
    """Refuse two *values* for the same thing, which stands before their ``=``.

    Raises:
        UsageError: there are two.
    """
    told = [value.partition("=")[0] for value in values or ()]
    for what in told:
        if told.count(what) > 1:
            raise UsageError("given_twice", option=param.opts[0], what=quoted(what))
    return values


YEAR = Annotated[
    int | None,
    typer.Option("--year", parser=read_by("--year", year_number), metavar="YEAR", help=help_text("year")),
]
FIRST = Annotated[
    int | None,
    typer.Option("--from", parser=read_by("--from", year_number), metavar="YEAR", help=help_text("from")),
]
LAST = Annotated[
    int | None, typer.Option("--to", parser=read_by("--to", year_number), metavar="YEAR", help=help_text("to"))
]
PLANS = Annotated[list[str] | None, typer.Argument(metavar="[PLAN]...", help=help_text("plans"))]
ONE_PLAN = Annotated[list[str] | None, typer.Argument(metavar="[PLAN]", help=help_text("one_plan"))]
PLAN = Annotated[str | None, typer.Option("--plan", metavar="FILE", help=help_text("plan"))]
AS_OF = Annotated[
    Any, typer.Option("--as-of", parser=read_by("--as-of", day_of), metavar="YYYY-MM-DD", help=help_text("as_of"))
]
SET = Annotated[list[str] | None, typer.Option("--set", metavar="PATH=VALUE", callback=once, help=help_text("set"))]
BY = Annotated[str | None, typer.Option("--by", metavar="NAME", help=help_text("by"))]
ROWS = Annotated[str | None, typer.Option("--rows", metavar="NAME", help=help_text("rows"))]
CSV = Annotated[Csv | None, typer.Option("--csv", help=help_text("csv"))]
FORMAT = Annotated[AnswerForm | None, typer.Option("--format", help=help_text("format"))]
OUTPUT = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="FILE", parser=output_file, help=help_text("output"))
]
FORCE = Annotated[bool, typer.Option("--force", help=help_text("force"))]
LANG = Annotated[Code | None, typer.Option("--lang", help=help_text("lang"))]
QUIET = Annotated[bool, typer.Option("--quiet", "-q", help=help_text("quiet"))]


def output(
    form: Format | None,
    lang: Code | None,
    file: Path | None,
    *,
    force: bool,
    forms: Mapping[Format, tuple[str, ...]] = ANSWERS,
    rows: str | None = None,
    csv: Csv | None = None,
) -> Output:
    """Where the answer goes, and how.

    Raises:
        UsageError: the file's ending stands for another form, or for none of *forms*; what is no text is to be shown on
            a terminal; or *rows* or *csv* is asked for in a form that has none.
        OutputError: nothing can be written there.
    """
    chosen = form_of(file, form, forms)
    if file is not None:
        from ucj_cli.render.files import place_of

        place_of(file, force=force)
    if chosen in ("xlsx", "parquet") and file is None and sys.stdout.isatty():
        raise UsageError("form_needs_file", form=chosen)
    if rows is not None and chosen not in ("csv", "xlsx"):
        raise UsageError("rows_need_form", form=chosen)
    if csv is not None and chosen != "csv":
        raise UsageError("csv_needs_form", form=chosen)
    return Output(chosen, lang or detect_language(), file, force, rows, csv or "plain")


def of_one_plan(option: str, value: object) -> None:
    """Refuse an *option* that is for one plan's answer only.

    Raises:
        UsageError: it has a *value*.
    """
    if value is not None:
        raise UsageError("option_of_one_plan", option=option)


def plan_path(given: str | None, lang: Code | None, *, quiet: bool) -> str:
    """Return the plan's path. Warn on standard error if the shipped plan is used."""
    from ucj_cli.plan_file.find import find_plan, shipped_plan

    path = find_plan(given)
    if path is None:
        path = str(shipped_plan())
        if not quiet:
            remark(get_locale(lang or detect_language()).text("shipped_plan"))
    return path


def plan_paths(named: list[str] | None, given: str | None, lang: Code | None, *, quiet: bool) -> list[str]:
    """Return the paths of the plans *named* as arguments, else of what is found; folders and patterns hold several.

    *given* is what `--plan` says.

    Raises:
        UsageError: plans are named in both ways, standard input twice, or a folder or pattern holds none.
    """
    from ucj_cli.plan_file.find import STANDARD_INPUT, files_at

    if named and given is not None:
        raise UsageError("plan_or_arguments", plan=given)
    if (named or []).count(STANDARD_INPUT) > 1:
        raise UsageError("given_twice", option="PLAN", what=STANDARD_INPUT)
    found = named or [plan_path(given, lang, quiet=quiet)]
    return [file for path in found for file in ([path] if path == STANDARD_INPUT else files_at(path))]


def the_plan(
    named: list[str] | None,
    given: str | None,
    settings: list[str] | None,
    as_of: date | None,
    lang: Code | None,
    *,
    quiet: bool,
) -> Plan:
    """Return the plan that was asked for, or the shipped one, with what `--set` changes, as it stood on a day.

    Raises:
        PlanError: it is missing or not valid.
        UsageError: there are several, a setting's path does not lead to one value of a plan, or nothing was observed.
    """
    from ucj_cli.plan_file.load import load_plan

    path, *others = plan_paths(named, given, lang, quiet=quiet)
    if others:
        raise UsageError("one_plan_needed", first=path, second=others[0], count=len(others) + 1)
    with naming("--set "):
        plan = load_plan(path, settings or ())
    return as_seen([plan], as_of)[0]


def the_plans(
    named: list[str] | None,
    given: str | None,
    settings: list[str] | None,
    as_of: date | None,
    lang: Code | None,
    *,
    quiet: bool,
) -> list[Plan]:
    """Return the plans that were asked for, or the shipped one, each with what `--set` changes, as they stood on a day.

    Raises:
        PlanError: some are missing or not valid.
        UsageError: a folder holds no plan, a setting's path does not lead to one value of a plan, or nothing was
            observed by that day.
    """
    from ucj_cli.plan_file.load import load_plans
    from ucj_cli.render.progress import with_progress

    paths = plan_paths(named, given, lang, quiet=quiet)
    with naming("--set "):
        watched = with_progress(paths, get_locale(lang or detect_language()), quiet=quiet)
        plans = load_plans(watched, settings or ())
    return as_seen(plans, as_of)


def as_seen(plans: list[Plan], day: date | None) -> list[Plan]:
    """Return *plans* as they stood on *day*, where one is asked for.

    Raises:
        UsageError: nothing was observed by then in one of them.
    """
    with naming("--as-of: "):
        return plans if day is None else [plan.as_of(day) for plan in plans]


def spare(file: Path | None, read: Iterable[Source]) -> None:
    """Refuse to write over a plan that was *read*, or one that it extends, by whatever name: `--force` is not for it.

    Raises:
        OutputError: *file* is one of them.
    """
    if file is None or not file.is_file():  # a stream or device may be read and written
        return
    for source in (below for own in read for below in (own, *own.extends)):
        if Path(source.path).is_file() and file.samefile(source.path):
            raise OutputError("output_is_plan", file=file)


def details(plan: Plan, year: int, lang: Code) -> Details:
    """Return what a screen of *year* shows beside the answer."""
    from ucj_cli.engine.notes import details_of

    return details_of(plan, year, get_locale(lang))
