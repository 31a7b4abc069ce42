"""What ``ucj doctor`` finds: the plan that would be used and why, versions, settings, language, the law's days."""

from __future__ import annotations

import os
import platform
import re
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from ucj_cli.answers.doctor import Doctor, LawTable, Library, PlanPlace, Screen, Settings
from ucj_cli.checks.config import config_here
from ucj_cli.engine.header import answer_header
from ucj_cli.errors import UcjError
from ucj_cli.i18n import get_locale, language_and_source
from ucj_cli.i18n.visible import visible
from ucj_cli.law.tables import read_table, table_names
from ucj_cli.plan_file.files import is_no_file
from ucj_cli.plan_file.find import STANDARD_INPUT, files_at, places_of, shipped_plan
from ucj_cli.plan_file.load import load_plans
from ucj_cli.yamldoc.findings import PlanError, SeveralPlansError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ucj_cli.i18n import Locale

LIBRARIES = (
    *(("typer", None), ("rich", None), ("pydantic", None), ("pyyaml", None)),
    *(("xlsxwriter", "excel"), ("openpyxl", "excel"), ("pyarrow", "arrow"), ("distributed", "dask")),
)
"""The four dependencies, and what an extra brings: the name, and the extra."""

VARIABLES = (
    *("UCJ_PLAN", "UCJ_LANG", "LC_ALL", "LC_MESSAGES", "LANG"),
    *("NO_COLOR", "FORCE_COLOR", "TERM", "COLUMNS", "PYTHONUTF8", "PYTHONIOENCODING"),
)
"""The variables that ucj goes by: of no other is anything told."""

MOST_PROBLEMS = 5
UNREAD = "UCJ001"
"""The one finding that quotes nothing of a file: why the system does not let it be read."""


class _Found(NamedTuple):
    """What is at a place: the path of a plan, and what is wrong."""

    path: str | None
    problems: tuple[str, ...] = ()


def doctor(screen: Screen, given: str | None = None) -> Doctor:
    """Look around; *screen* is what standard output is, *given* what ``--plan`` says. What is broken is told."""
    spoken, why = language_and_source()
    locale = get_locale(spoken)
    return Doctor(
        **answer_header("doctor/1"),
        python=f"{platform.python_implementation()} {platform.python_version()}",
        system=platform.platform(),
        installed=shown(str(Path(__file__).parents[1])),
        language=spoken,
        language_from=why,
        file_names=sys.getfilesystemencoding(),
        screen=screen,
        variables={name: shown(os.environ[name]) for name in VARIABLES if name in os.environ},
        places=tuple(_places(given, locale)),
        settings=_settings(locale),
        libraries=tuple(Library(name=name, version=_version(name), extra=extra) for name, extra in LIBRARIES),
        law=tuple(map(_law, table_names())),
    )


def shown(text: str) -> str:
    """Write *text* with the home folder as ``~``, and nothing in it that steers a terminal."""
    home = os.path.expanduser("~")  # noqa: PTH111 - Path.home() raises where there is none
    for folder in {home, os.path.realpath(home)} - {"/", "~", ""}:
        text = re.sub(rf"{re.escape(folder)}(?![\w.-])", "~", text)
    return visible(text)


def _places(given: str | None, locale: Locale) -> Iterator[PlanPlace]:
    """Yield each place where a plan is looked for, in order; the first that has one is used, whatever is wrong."""
    used = False
    for place, look in (*places_of(given), ("ucj", lambda: str(shipped_plan()))):
        try:
            found = _Found(look())
        except UcjError as error:
            found = _Found(None, tuple(_problems(error, locale)))
        here = not used and found != _Found(None)
        if here and found.path is not None:
            found = found._replace(problems=tuple(_wrong_with(found.path, locale)))
        path = None if found.path is None else shown(found.path)
        yield PlanPlace(place=place, path=path, used=here, problems=found.problems)
        used = used or here


def _wrong_with(path: str, locale: Locale) -> Iterator[str]:
    """Yield what keeps the plan, or the plans, at *path* from being read. Nothing is waited for."""
    if path == STANDARD_INPUT or (is_no_file(path) and not Path(path).is_dir()):
        yield locale.text("doctor.not_read")
        return
    try:
        load_plans(files_at(path))
    except UcjError as error:
        yield from _problems(error, locale)


def _problems(error: UcjError, locale: Locale) -> Iterator[str]:
    """Yield what an *error* says; of one in a file only codes and places, because it quotes what stands there."""
    if not isinstance(error, PlanError):
        yield shown(error.message(locale))
        return
    errors = error.errors if isinstance(error, SeveralPlansError) else [error]
    told = [
        f"{found.code} {found.span.format(each.file)}{f': {found.message(locale)}' if found.code == UNREAD else ''}"
        for each in errors
        for found in each.findings
    ]
    yield from map(shown, told[:MOST_PROBLEMS])
    if len(told) > MOST_PROBLEMS:
        yield locale.text("doctor.more", count=len(told) - MOST_PROBLEMS)


def _settings(locale: Locale) -> Settings:
    try:
        file = config_here().file
    except UcjError as error:
        return Settings(path=None, problems=tuple(_problems(error, locale)))
    return Settings(path=None if file is None else shown(str(file)))


def _version(name: str) -> str | None:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(name)
    except PackageNotFoundError:
        return None


def _law(table: str) -> LawTable:
    rows: list[dict[str, Any]] = read_table(table)
    begins = [str(row.get("from", row.get("year"))) for row in rows]
    return LawTable(
        table=table,
        rows=len(rows),
        first=min(begins),
        latest=max(begins),
        last_checked=max(row["last_checked"] for row in rows),
        verified=dict(Counter(row["verified"] for row in rows)),
    )
