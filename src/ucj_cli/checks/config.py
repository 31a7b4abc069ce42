"""What a repository says once for all its checks: `ucj.toml`, or the table `[tool.ucj]` of `pyproject.toml`."""

from __future__ import annotations

import os
import re
import tomllib
from fnmatch import fnmatchcase
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any, NamedTuple

from ucj_cli.checks.repository import in_folder
from ucj_cli.errors import UsageError
from ucj_cli.i18n.borrowed import reason_of
from ucj_cli.i18n.visible import quoted
from ucj_cli.vocabulary import SEVERITIES, Severity
from ucj_cli.yamldoc.findings import Finding, PlanError, Span, TextKey, nearest

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


_LISTS = ("select", "ignore", "exclude")
_KEYS = (*_LISTS, "strict", "severity")


class Exclusion(NamedTuple):
    """Patterns of files that are no plans, relative to a *folder*."""

    folder: Path
    patterns: Sequence[str]

    def fits(self, path: str) -> bool:
        """Whether a pattern fits the file at *path*, its name, or a folder that it lies in."""
        inside = PurePath(in_folder(path, self.folder) or path)
        names = {str(part) for above in (inside, *inside.parents) for part in (above.as_posix(), above.name)}
        return any(fnmatchcase(name, pattern) for name in names for pattern in map(_bare, self.patterns))


def exclusion(folder: Path, patterns: Sequence[str]) -> Exclusion:
    """Return the exclusion of what *patterns* fit.

    Raises:
        UsageError: a pattern is empty, as an unset variable of a script is: it would fit every file.
    """
    for pattern in patterns:
        if not _bare(pattern).strip():
            raise UsageError("pattern_empty", pattern=pattern)
    return Exclusion(folder, patterns)


def _bare(pattern: str) -> str:
    return pattern.removeprefix("./").removeprefix("**/").rstrip("/")


class Config(NamedTuple):
    """What a file says of `ucj check`; what it does not say is as without a file."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    strict: bool = False
    severity: Severity = "info"
    folder: Path = Path()
    """To which patterns are relative."""


def config_here() -> Config:
    """Read the nearest file: of the working directory, or of a folder above it up to the repository's root.

    Raises:
        UsageError: it is not TOML, or cannot be read.
        PlanError: it says something that `ucj check` does not know; with its line.
    """
    try:
        files = list(_files())
    except OSError as error:  # the working directory is gone, or may not be looked into
        raise UsageError("config_unreadable", file=error.filename or os.curdir, problem=reason_of(error)) from error
    for file in files:
        text, table = _read(file)
        for step in ("tool", "ucj") if file.name == "pyproject.toml" else ():
            table = table.get(step) if isinstance(table, dict) else None
        if table is not None:
            return _checked(table, file, text)
    return Config()


def _read(file: Path) -> tuple[str, Any]:
    """Return the text of *file* and what it holds, told in our words where it is no TOML."""
    name = os.path.relpath(file)
    try:
        text = file.read_text("utf-8")
        return text, tomllib.loads(text)
    except OSError as error:
        raise UsageError("config_unreadable", file=name, problem=reason_of(error)) from error
    except UnicodeDecodeError as error:
        raise UsageError("config_not_text", file=name) from error
    except (ValueError, RecursionError) as error:
        line = re.search(r"at line ([0-9]+)", str(error))
        raise UsageError("config_not_toml", file=name, line=line[1] if line else text.count("\n") + 1) from error


def _files() -> Iterator[Path]:
    """Yield what may be read, the nearest first. Where there is no repository, only what is here."""
    here = Path.cwd()
    folders = [here, *here.parents]
    root = next((i for i, folder in enumerate(folders) if (folder / ".git").exists()), 0)
    for folder in folders[: root + 1]:
        for name in ("ucj.toml", "pyproject.toml"):
            if (folder / name).is_file() or (folder / name).is_symlink():  # a dead link is told, not passed over
                yield folder / name


def _checked(table: Any, file: Path, text: str) -> Config:  # noqa: ANN401 - whatever TOML holds
    if not isinstance(table, dict):
        facts = {"value": f"`{quoted(table)}`", "expected": TextKey("expected.mapping")}
        raise PlanError(os.path.relpath(file), [Finding("UCJ012", ("ucj",), _place(text, "ucj"), facts)])
    wrong = [found for key, value in table.items() for found in _wrong(key, value, _place(text, key))]
    if wrong:
        raise PlanError(os.path.relpath(file), wrong)
    lists = {key: tuple(table[key]) for key in _LISTS if key in table}
    return Config(folder=file.parent)._replace(**{**table, **lists})


def _wrong(key: str, value: object, place: Span) -> Iterator[Finding]:
    shown = f"`{quoted(value)}`"
    if key not in _KEYS:
        guess = nearest(key, _KEYS)
        facts = {"key": key, "allowed": ", ".join(_KEYS), "nearest": guess, "remedy": guess and "nearest"}
        yield Finding("UCJ010", (key,), place, facts)
    elif key == "severity" and value not in SEVERITIES:
        yield Finding("UCJ014", (key,), place, {"value": shown, "allowed": ", ".join(SEVERITIES)})
    elif key == "strict" and not isinstance(value, bool):
        yield Finding("UCJ012", (key,), place, {"value": shown, "expected": TextKey("expected.bool")})
    elif key in _LISTS and not (isinstance(value, list) and all(isinstance(item, str) for item in value)):
        yield Finding("UCJ012", (key,), place, {"value": shown, "expected": TextKey("expected.texts")})


def _place(text: str, key: str) -> Span:
    """Find a *key*, whose place TOML's reader does not tell."""
    table = re.search(r"^\s*\[\s*tool\s*\.\s*ucj\s*\]", text, re.MULTILINE)
    pattern = re.compile(rf"""^[ \t]*(?=(["']?){re.escape(key)}\1[ \t]*[=.])""", re.MULTILINE)
    found = pattern.search(text, table.end() if table else 0)
    start = found.end() if found else 0
    line, column = text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start)
    return Span(line, column, line, column + len(key))
