"""Which files are checked: those that are named, each once, and the scenarios of those."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ucj_cli.checks.repository import in_repository
from ucj_cli.errors import UsageError
from ucj_cli.plan_file.files import real_path
from ucj_cli.plan_file.find import STANDARD_INPUT, files_at
from ucj_cli.plan_file.load import layers_of, read_source
from ucj_cli.yamldoc.findings import Finding, PlanError, TextKey
from ucj_cli.yamldoc.reader import EXTENDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from ucj_cli.yamldoc.document import Source


def sources(
    paths: Iterable[str],
    stdin_name: str | None = None,
    excluded: Callable[[str], bool] = lambda _: False,
    *,
    scenarios: bool = False,
) -> Iterator[Source | PlanError]:
    """Read the files that *paths* name: files, folders (all YAML in them), patterns, ``-`` for standard input.

    Each is read once, by whatever path; in place of one that cannot be read comes the error that says why. With
    *scenarios* the plans below the working directory that extend one of them are read, too.
    """
    seen: dict[str, str] = {}  # by its place in the repository, how a path was typed
    for name in _names(paths):
        if isinstance(name, PlanError):
            yield name
        elif in_repository(name) not in seen and not excluded(name):
            seen[in_repository(name)] = name
            yield _source(name, stdin_name)
    if scenarios:
        places = {real_path(name) for name in seen.values()}
        for name in _names(["."]):
            if isinstance(name, str) and in_repository(name) not in seen and not excluded(name):
                source = _source(name, None)
                if isinstance(source, PlanError) or _extends(source, places):
                    yield source  # whether one that cannot be read extends a plan nobody knows: it is told


def _names(paths: Iterable[str]) -> Iterator[str | PlanError]:
    for path in paths:
        try:
            yield from [path] if path == STANDARD_INPUT else files_at(path)
        except PlanError as error:
            yield error
        except UsageError as error:
            if error.key != "no_files":
                raise
            yield PlanError(path, [Finding("UCJ001", (), facts={"reason": TextKey("no_files_there")})])


def _source(name: str, stdin_name: str | None) -> Source | PlanError:
    try:
        source = read_source(name)
    except PlanError as error:
        return error
    return source._replace(path=stdin_name) if stdin_name and name == STANDARD_INPUT else source


def _extends(source: Source, places: set[str]) -> bool:
    """Whether a plan extends one of those in *places*, directly or not."""
    if EXTENDS.encode() not in source.raw:
        return False
    layers = layers_of(source)
    below = [layer.path for layer in layers.source.extends]
    named = layers.files[0].document.root.children.get(EXTENDS)
    if not layers.files[0].document.complete:  # nothing below it is read: all the more to be told
        if named is None:
            return True
        below += [str(Path(source.path).parent / name.text) for name in (named, *named.children.values())]
    return any(real_path(path) in places for path in below)
