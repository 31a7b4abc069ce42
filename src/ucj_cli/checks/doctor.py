"""What ``ucj doctor`` finds: the plan that would be used and why, versions, settings, language, the law's days."""

from __future__ import annotations

import os
import platform
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path
from shutil import which
from typing import TYPE_CHECKING, Any, NamedTuple

from ucj_cli.answers.doctor import Doctor, LawTable, Library, PlaceState, PlanPlace, Screen, Settings
from ucj_cli.checks.config import config_file, config_here
from ucj_cli.engine.header import answer_header
from ucj_cli.errors import UcjError
from ucj_cli.i18n import CODES, get_locale, language_and_source
from ucj_cli.i18n.visible import quoted, short
from ucj_cli.law.tables import read_table, table_names
from ucj_cli.plan_file.files import is_no_file
from ucj_cli.plan_file.find import STANDARD_INPUT, files_at, places_of, shipped_plan
from ucj_cli.plan_file.load import load_plans
from ucj_cli.yamldoc.findings import PlanError, SeveralPlansError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

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


SECONDS = 1
"""How long is waited for what git says of itself."""


class _Found(NamedTuple):
    """What is at a place: what it is, the path of a plan, and what is wrong."""

    state: PlaceState
    path: str | None = None
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
        git=_git(),
        libyaml=_libyaml(),
        language=spoken,
        language_from=why,
        language_problems=tuple(_unspoken(locale)),
        file_names=sys.getfilesystemencoding(),
        screen=screen,
        variables={name: shown(os.environ[name]) for name in VARIABLES if name in os.environ},
        places=tuple(_places(given, locale)),
        settings=_settings(locale),
        libraries=tuple(Library(name=name, version=_version(name), extra=extra) for name, extra in LIBRARIES),
        law=tuple(map(_law, table_names())),
    )


def shown(text: str) -> str:
    """Write *text* with the home folder as ``~``, nothing in it that steers a terminal, and cut where it is long."""
    home = os.path.expanduser("~")  # noqa: PTH111 - Path.home() raises where there is none
    for folder in {home, os.path.realpath(home)} - {"/", "~", ""}:
        text = re.sub(rf"{re.escape(folder)}(?![\w.-])", "~", text)
    return short(text)


def _unspoken(locale: Locale) -> Iterator[str]:
    """Yield what ``UCJ_LANG`` asks for, where ucj does not speak it: other commands say nothing of that."""
    wish = os.environ.get("UCJ_LANG", "")
    if wish and wish.lower() not in CODES:
        yield locale.text("doctor.unspoken", value=quoted(wish), allowed=", ".join(CODES))


def _git() -> str | None:
    """Ask git, which revisions and `ucj diff` need, for its version; None where there is none, or it does not say."""
    program = which("git")
    if program is None:
        return None
    try:
        done = subprocess.run(  # noqa: S603 - no shell
            [program, "--version"], capture_output=True, check=True, timeout=SECONDS, stdin=subprocess.DEVNULL
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return quoted(done.stdout.decode(errors="replace").strip().removeprefix("git version ")) or None


def _libyaml() -> str | None:
    """Return which libyaml PyYAML was built with; None where it reads by itself, eight times as long."""
    try:
        from yaml._yaml import get_version_string
    except ImportError:
        return None
    return get_version_string()


def _places(given: str | None, locale: Locale) -> Iterator[PlanPlace]:
    """Yield each place where a plan is looked for, in order; the first that has one is used, whatever is wrong."""
    used = False
    for place, look in (*places_of(given), ("ucj", lambda: str(shipped_plan()))):
        found = _at(look, locale)
        here = not used and found.state != "none"
        if here and found.path is not None:
            found = _looked_into(found.path, locale)
        path = None if found.path is None else shown(found.path)
        yield PlanPlace(place=place, path=path, used=here, state=found.state, problems=found.problems)
        used = used or here


def _at(look: Callable[[], str | None], locale: Locale) -> _Found:
    """Return which plan a place has; it is not looked into."""
    try:
        path = look()
    except UcjError as error:
        return _Found("unclear", None, tuple(_problems(error, locale)))
    return _Found("none" if path is None else "there", path)


def _looked_into(path: str, locale: Locale) -> _Found:
    """Read the plan, or the plans, at *path*. Nothing is waited for."""
    if path == STANDARD_INPUT or (is_no_file(path) and not Path(path).is_dir()):
        return _Found("unread", path, (locale.text("doctor.not_read"),))
    try:
        load_plans(files_at(path))
    except UcjError as error:
        return _Found(_state(error), path, tuple(_problems(error, locale)))
    return _Found("valid", path)


def _state(error: UcjError) -> PlaceState:
    """Return what an *error* says of a plan: that nothing tells which it is, that it is not read, or does not hold."""
    if not isinstance(error, PlanError):
        return "unclear"
    errors = error.errors if isinstance(error, SeveralPlansError) else [error]
    codes = {found.code for each in errors for found in each.findings}
    return "unreadable" if codes == {UNREAD} else "invalid"


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
    problems: tuple[str, ...] = ()
    try:
        file = config_here().file
    except UcjError as error:
        file, problems = config_file(), tuple(_problems(error, locale))
    return Settings(path=None if file is None else shown(str(file)), problems=problems)


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
