"""What a repository says once for all its checks: `ucj.toml`, or the table `[tool.ucj]` of `pyproject.toml`."""

from __future__ import annotations

import os
import re
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
    from collections.abc import Callable, Iterator, Sequence


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
            raise UsageError("pattern_empty", pattern=quoted(pattern))
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
    file: Path | None = None
    """Which file says it."""
    place: Callable[[str], str] = str
    """Where the file says something, by its key: to stand before what is wrong with what a list holds."""


def config_here() -> Config:
    """Read the nearest file: of the working directory, or of a folder above it up to the repository's root.

    Raises:
        UsageError: it is not TOML, or cannot be read.
        PlanError: it says something that `ucj check` does not know; with its line.
    """
    try:
        files = list(_files())
    except FileNotFoundError as error:
        raise UsageError("folder_gone") from error
    except OSError as error:  # a folder that may not be looked into
        raise UsageError("config_unreadable", file=error.filename or os.curdir, problem=reason_of(error)) from error
    for file in files:
        text, table = _read(file)
        table = _inside(table, _way(file))
        if table is not None:
            return _checked(table, file, text, _way(file))
    return Config()


def config_file() -> Path | None:
    """Find the file that `config_here` goes by, also where it cannot be read, or says what is wrong."""
    try:
        for file in _files():
            if _inside(_read(file)[1], _way(file)) is not None:
                return file
    except UsageError:
        return file
    except OSError:
        return None
    return None


def _way(file: Path) -> tuple[str, ...]:
    """Return the way to what *file* says of `ucj check`."""
    return ("tool", "ucj") if file.name == "pyproject.toml" else ()


def _read(file: Path) -> tuple[str, Any]:
    """Return the text of *file* and what it holds, told in our words where it is no TOML."""
    name = os.path.relpath(file)
    try:
        text = file.read_text("utf-8-sig")  # Windows puts a mark at the beginning
        return text, _parsed(text)
    except OSError as error:
        raise UsageError("config_unreadable", file=name, problem=reason_of(error)) from error
    except UnicodeDecodeError as error:
        raise UsageError("config_not_text", file=name) from error
    except (ValueError, RecursionError) as error:
        line = re.search(r"at line ([0-9]+)", str(error))
        raise UsageError("config_not_toml", file=name, line=line[1] if line else text.count("\n") + 1) from error


def _parsed(text: str) -> Any:  # noqa: ANN401 - whatever TOML holds
    """Read TOML.

    Raises:
        ValueError: it is none.
    """
    import tomllib  # most plans lie where no file says anything of checks

    return tomllib.loads(text)


def _files() -> Iterator[Path]:
    """Yield what may be read, the nearest first. Where there is no repository, only what is here."""
    here = Path.cwd()
    folders = [here, *here.parents]
    root = next((i for i, folder in enumerate(folders) if (folder / ".git").exists()), 0)
    for folder in folders[: root + 1]:
        for name in ("ucj.toml", "pyproject.toml"):
            if (folder / name).is_file() or (folder / name).is_symlink():  # a dead link is told, not passed over
                yield folder / name


def _inside(table: Any, way: Sequence[str]) -> Any:  # noqa: ANN401 - whatever TOML holds
    """Return what *table* holds at the end of the *way*; None where that is nothing."""
    for step in way:
        table = table.get(step) if isinstance(table, dict) else None
    return table


def _checked(table: Any, file: Path, text: str, way: tuple[str, ...]) -> Config:  # noqa: ANN401
    name = os.path.relpath(file)
    if not isinstance(table, dict):
        facts = {"value": f"`{quoted(table)}`", "expected": TextKey("expected.mapping")}
        raise PlanError(name, [Finding("UCJ012", way[-1:], _place(text, way), facts)])
    wrong = [found for key, value in table.items() for found in _wrong(key, value)]
    if wrong:
        raise PlanError(name, [found._replace(span=_place(text, (*way, *map(str, found.path)))) for found in wrong])
    lists = {key: tuple(table[key]) for key in _LISTS if key in table}

    def place(key: str) -> str:
        span = _place(text, (*way, key))
        return f"{name}:{span.line}:{span.column}: "

    return Config(folder=file.parent, file=file, place=place)._replace(**{**table, **lists})


def _wrong(key: str, value: object) -> Iterator[Finding]:
    shown = f"`{quoted(value)}`"
    if key not in _KEYS:
        guess = nearest(key, _KEYS)
        facts = {"key": key, "allowed": ", ".join(_KEYS), "nearest": guess, "remedy": guess and "nearest"}
        yield Finding("UCJ010", (key,), facts=facts)
    elif key == "severity" and value not in SEVERITIES:
        yield Finding("UCJ014", (key,), facts={"value": shown, "allowed": ", ".join(SEVERITIES)})
    elif key == "strict" and not isinstance(value, bool):
        yield Finding("UCJ012", (key,), facts={"value": shown, "expected": TextKey("expected.bool")})
    elif key in _LISTS and not (isinstance(value, list) and all(isinstance(item, str) for item in value)):
        yield Finding("UCJ012", (key,), facts={"value": shown, "expected": TextKey("expected.texts")})


def _place(text: str, way: Sequence[str]) -> Span:
    """Find the key at the end of the *way*, whose place TOML's reader does not tell: the line that brings it."""
    lines, key = text.split("\n"), way[-1]
    for number, line in enumerate(lines):
        if key in line and _holds(lines[:number], way) is False:
            held = (_holds(lines[:end], way) for end in range(number + 1, len(lines) + 1))
            if next((found for found in held if found is not None), False):
                named = re.search(rf"""(?<![\w-])["']?{re.escape(key)}["']?[ \t]*[=.\]]""", line)
                column = (named.start() if named else line.find(key)) + 1
                return Span(number + 1, column, number + 1, column + len(key))
    return Span(1, 1, 1, 1 + len(key))  # written by the numbers of its letters


def _holds(lines: Sequence[str], way: Sequence[str]) -> bool | None:
    """Whether something stands at the end of the *way* so far; None where *lines* end within a value."""
    try:
        return _inside(_parsed("\n".join(lines)), way) is not None
    except ValueError:
        return None
