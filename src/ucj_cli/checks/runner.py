"""Checking files: reading each, trying every rule, leaving out what is ignored."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ucj_cli.checks.registry import CheckContext
from ucj_cli.checks.rules import RULES
from ucj_cli.checks.suppressions import without_ignored
from ucj_cli.errors import OutOfRangeError, UsageError
from ucj_cli.plan_file.find import STANDARD_INPUT, files_at
from ucj_cli.plan_file.load import read_source
from ucj_cli.plan_file.merge import read_layers
from ucj_cli.plan_file.overrides import with_settings
from ucj_cli.plan_file.validate import locate, validated
from ucj_cli.vocabulary import SEVERITIES
from ucj_cli.yamldoc.findings import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from ucj_cli.yamldoc.document import Document, Source
    from ucj_cli.yamldoc.findings import Finding


class Checked(NamedTuple):
    """A file that was checked: what it holds itself, all values of its plan as nodes, and what was found."""

    source: Source
    own: Document
    document: Document
    findings: list[Finding]
    """Those in a plan that this one extends among them: their spans say so."""

    @property
    def path(self) -> str:
        """The file's path, as it was given."""
        return self.source.path


def check_source(
    own: Source, today: date, wanted: frozenset[str] | None = None, settings: Sequence[str] = ()
) -> Checked:
    """All that is found in a plan on the day *today*: in its *own* file, and in those that it extends.

    *wanted* are the codes to look for, by default all; *settings* change values for this run.

    Raises:
        UsageError: a setting's path does not lead to one value of a plan.
    """
    layers = read_layers(own, read_source)
    document = with_settings(layers.document, settings)
    source = layers.source._replace(settings=tuple(settings))
    plan, findings = validated(document, source)
    if plan is not None:
        case = CheckContext(plan, today)
        for rule in RULES.values():
            if rule.check and (wanted is None or rule.code in wanted):
                findings += (locate(found, document) for found in _tried(rule.check(case)))
    tried = {rule.code for rule in RULES.values() if plan is not None and (wanted is None or rule.code in wanted)}
    findings = without_ignored(findings, layers.files, tried)
    if wanted is not None:
        findings = [found for found in findings if found.code in wanted]
    findings.sort(key=lambda found: (SEVERITIES.index(RULES[found.code].severity), found.span))
    return Checked(source, layers.files[0].document, document, findings)


def _tried(found: Iterator[Finding]) -> Iterator[Finding]:
    """Yield what a rule finds, as far as the plan goes: a year of which it says nothing is no finding."""
    try:
        yield from found
    except OutOfRangeError:
        return


def sources(paths: Iterable[str], stdin_name: str | None) -> Iterator[Source]:
    """List the files that *paths* name: files, folders (all YAML in them), patterns, ``-`` for standard input.

    Raises:
        PlanError: a file is missing or cannot be read.
        UsageError: a folder or pattern holds no file.
    """
    for path in paths:
        if path == STANDARD_INPUT:
            yield read_source(path)._replace(path=stdin_name or path)
            continue
        for name in files_at(path):
            yield read_source(name)


def wanted_codes(select: Iterable[str], ignore: Iterable[str]) -> frozenset[str] | None:
    """Return the codes to report: those selected (by default all), less those ignored; each may be a family (``UCJ3``).

    What keeps a plan from being read is selected always: else a plan that could not be looked at would seem sound.

    Raises:
        UsageError: there is no such code or family.
    """
    chosen = [code for wish in select for code in _codes(wish)]
    chosen = [*chosen, *(rule.code for rule in RULES.values() if rule.check is None)] if chosen else list(RULES)
    left_out = {code for wish in ignore for code in _codes(wish)}
    return frozenset(chosen) - left_out if select or left_out else None


def _codes(wish: str) -> list[str]:
    found = []
    for word in wish.upper().replace(" ", "").split(","):
        beginning = word.removesuffix("XX")
        matching = [code for code in RULES if code.startswith(beginning) and beginning.startswith("UCJ")]
        if not matching:
            raise UsageError(
                "rule_unknown", value=word, nearest=(nearest(word, [code.lower() for code in RULES]) or "-").upper()
            )
        found += matching
    return found
