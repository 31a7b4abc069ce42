"""From a path to a checked plan, or to all that is wrong with it."""

from __future__ import annotations

import sys
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from ucj_cli.errors import UsageError
from ucj_cli.i18n.borrowed import reason_of
from ucj_cli.i18n.visible import quoted
from ucj_cli.plan_file.arguments import path_of, settings_of
from ucj_cli.plan_file.files import is_no_file, is_plan_file
from ucj_cli.plan_file.find import STANDARD_INPUT
from ucj_cli.plan_file.merge import read_layers
from ucj_cli.plan_file.standing import seen_on
from ucj_cli.plan_file.validate import validated
from ucj_cli.vocabulary import MOST_DIGITS
from ucj_cli.yamldoc.document import Source, document_of
from ucj_cli.yamldoc.findings import Finding, PlanError, TextKey, together
from ucj_cli.yamldoc.reader import EXTENDS, MOST_BYTES, MOST_DEPTH
from ucj_cli.yamldoc.values import TooManyDigitsError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from ucj_cli.plan_file.merge import Layers
    from ucj_cli.plan_file.model import Plan
    from ucj_cli.yamldoc.document import Document


def load_plan(path: str | Path, settings: Sequence[str] = ()) -> Plan:
    """Read and check the plan at *path*, and all that it extends.

    ``-`` is standard input, ``REV:PATH`` what git has at PATH in that revision of the repository here.
    *settings*, ``PATH=VALUE`` each, change single values: ``["targets.percent.2030=70"]``.

    Raises:
        PlanError: a file is missing or not valid; it carries every mistake with its file, line and column.
        UsageError: a setting's path does not lead to one value of a plan.
    """
    [plan] = load_variants(path_of(path), [settings_of(settings)])
    return plan


def load_variants(path: str, variants: Iterable[Sequence[str]]) -> list[Plan]:
    """Read the plan at *path* once, and check it with each of the *variants*, which are settings as in `load_plan`.

    Raises:
        PlanError: a file is missing or not valid, with one of the variants.
        UsageError: a setting's path does not lead to one value of a plan.
    """
    from ucj_cli.plan_file.overrides import with_settings

    layers = layers_of(read_named(path))
    return [
        _valid(with_settings(layers.document, settings), layers.source._replace(settings=tuple(settings)))
        for settings in variants
    ]


def load_plans(paths: Iterable[str], settings: Sequence[str] = ()) -> list[Plan]:
    """Read and check the plan at each of *paths*, all with the same *settings*.

    Raises:
        PlanError: some are missing or not valid; it tells of all of them.
        UsageError: a setting's path does not lead to one value of a plan.
    """
    plans, errors = [], []
    for path in paths:
        try:
            plans.append(load_plan(path, settings))
        except PlanError as error:
            errors.append(error)
    if errors:
        raise together(errors)
    return plans


def plan(data: Mapping[str, object] | str | bytes) -> Plan:
    """Make a plan of values of Python, such as ``{"region": {"name": "Kota Malang"}, ...}``, or of a plan file's text.

    The text may still be bytes, as an archive or a server hands it over.

    Raises:
        UsageError: *data* is the name of a file, which `load_plan` reads.
        PlanError: the plan is not valid; it carries every mistake with the path of its value, or its place in the text.
    """
    if isinstance(data, PathLike) or (isinstance(data, str) and is_plan_file(data) and ": " not in data):
        raise UsageError("plan_is_file", value=quoted(data))
    if isinstance(data, str | bytes):
        raw = data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data
        return plan_in(Source("<text>", raw))
    try:
        document = document_of(data)
    except (TooManyDigitsError, RecursionError) as error:
        digits = isinstance(error, TooManyDigitsError)
        what, limit = ("limit.digits", MOST_DIGITS) if digits else ("limit.depth", MOST_DEPTH)
        raise PlanError("", [Finding("UCJ002", (), facts={"what": TextKey(what), "limit": limit})]) from error
    if based := document.root.children.get(EXTENDS):  # on what, is read with a file only
        facts = {"file": based.text, "reason": TextKey("extends.of_data")}
        raise PlanError("", [Finding("UCJ026", (EXTENDS,), facts=facts)])
    return _valid(document, Source("", b""))


def plan_in(source: Source) -> Plan:
    """Check the plan that *source* holds, and read all that it extends.

    Raises:
        PlanError: a file is missing or not valid.
    """
    layers = layers_of(source)
    return _valid(layers.document, layers.source)


def plan_with(plan: Plan, changes: Mapping[str, object]) -> Plan:
    """*plan* with *changes*, which are values by their path: see `Plan.replace`."""
    from ucj_cli.plan_file.overrides import with_changes

    document, settings = with_changes(plan.document, changes)
    source = plan.source._replace(settings=(*plan.source.settings, *settings))
    made = _valid(document, source._replace(as_of=None))
    return made if source.as_of is None else seen_on(made, source.as_of)


def _valid(document: Document, source: Source) -> Plan:
    plan, findings = validated(document, source)
    if plan is None:
        raise PlanError(source.path, findings)
    return plan


def layers_of(source: Source) -> Layers:
    """Read all that *source* extends, unless it has been read; of a plan of another revision, from that revision."""
    if source.extends:
        return read_layers(source, {below.path: below for below in source.extends}.__getitem__)
    if source.revision:
        from ucj_cli.plan_file.revision import read_revision

        return read_layers(source, read_revision)
    return read_layers(source, read_source)


def read_named(path: str) -> Source:
    """Read the file that somebody named: one on the disk, or ``REV:PATH``, what git has there in that revision.

    Raises:
        PlanError: the file is missing or cannot be read.
    """
    if ":" in path:
        from ucj_cli.plan_file.revision import named_in, read_revision, revision_of

        if found := revision_of(path):
            return read_revision(named_in(*found))
    return read_source(path)


def read_source(path: str) -> Source:
    """Read the file's bytes; of a file that is too large, only enough to show that it is.

    A pipe or device is waited for only where its name says that it is no plan, as a shell's ``/dev/fd/63`` does: one
    that is called as a plan may have been found in a folder, and nobody may ever write into it.

    Raises:
        PlanError: the file is missing or cannot be read.
    """
    if is_plan_file(path) and is_no_file(path) and not Path(path).is_dir():
        raise PlanError(path, [Finding("UCJ001", (), facts={"reason": TextKey("extends.not_a_file")})])
    try:
        if path == STANDARD_INPUT:
            return Source(path, sys.stdin.buffer.read(MOST_BYTES + 1))
        with Path(path).open("rb") as file:
            return Source(path, file.read(MOST_BYTES + 1))
    except (OSError, ValueError) as error:
        raise PlanError(path, [Finding("UCJ001", (), facts={"reason": reason_of(error)})]) from error
