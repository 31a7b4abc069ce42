"""Checking files: reading each, trying every rule, leaving out what is ignored."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ucj_cli.checks.registry import CheckContext
from ucj_cli.checks.rules import READING, RULES, nearest_code
from ucj_cli.checks.suppressions import without_ignored
from ucj_cli.errors import UsageError
from ucj_cli.i18n.visible import quoted
from ucj_cli.plan_file.load import layers_of
from ucj_cli.plan_file.overrides import with_settings
from ucj_cli.plan_file.validate import locate, validated
from ucj_cli.vocabulary import SEVERITIES
from ucj_cli.yamldoc.document import Document, Source, document_of
from ucj_cli.yamldoc.findings import Finding, PlanError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from ucj_cli.plan_file.model import Plan


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
    layers = layers_of(own)
    document = with_settings(layers.document, settings)
    source = layers.source._replace(settings=tuple(settings))
    plan, findings = validated(document, source)
    if plan is not None:
        findings += _of_rules(plan, today, wanted)
    tried = {rule.code for rule in RULES.values() if plan is not None and (wanted is None or rule.code in wanted)}
    findings = without_ignored(findings, layers.files, tried)
    if wanted is not None:
        findings = [found for found in findings if found.code in wanted]
    return Checked(source, layers.files[0].document, document, _sorted(findings))


def check_plan(plan: Plan, today: date) -> Checked:
    """All that is found on the day *today* in a plan that has been read, as it was read: no file is opened again."""
    files = layers_of(plan.source).files
    findings = without_ignored([*_of_rules(plan, today, None)], files, RULES)
    return Checked(plan.source, files[0].document, plan.document, _sorted(findings))


def _of_rules(plan: Plan, today: date, wanted: frozenset[str] | None) -> Iterator[Finding]:
    case = CheckContext(plan, today)
    for rule in RULES.values():
        if rule.check and (wanted is None or rule.code in wanted):
            yield from (locate(found, plan.document) for found in rule.check(case))


def _sorted(findings: list[Finding]) -> list[Finding]:
    return sorted(findings, key=lambda found: (SEVERITIES.index(RULES[found.code].severity), found.span))


def check_all(
    read: Iterable[Source | PlanError],
    today: date,
    wanted: frozenset[str] | None = None,
    settings: Sequence[str] = (),
) -> list[Checked]:
    """Check each file that could be *read*; of one that could not, its error is what is found in it.

    Raises:
        UsageError: a setting's path does not lead to one value of a plan.
    """
    return [
        unread(file) if isinstance(file, PlanError) else check_source(file, today, wanted, settings) for file in read
    ]


def unread(error: PlanError) -> Checked:
    """Return what is wrong with a plan that cannot be read, or is not valid."""
    nothing = document_of({})
    spans = (found.span._replace(file=found.span.file or error.file) for found in error.findings)
    findings = [found._replace(span=span) for found, span in zip(error.findings, spans, strict=True)]
    return Checked(Source(error.file, b""), nothing._replace(complete=False), nothing, findings)


def wanted_codes(select: Iterable[str], ignore: Iterable[str]) -> frozenset[str] | None:
    """Return the codes to report: those selected (by default all), less those ignored; each may be a family (``UCJ3``).

    What keeps a plan from being read is always among them: else one that could not be looked at would seem sound.

    Raises:
        UsageError: there is no such code or family, or a code to ignore is of what keeps a plan from being read.
    """
    left_out: set[str] = set()
    for word in _words(ignore):
        codes = _codes(word)
        if READING.issuperset(codes):
            raise UsageError("rule_not_ignored", value=quoted(word))
        left_out.update(codes)
    chosen = [code for word in _words(select) for code in _codes(word)] or RULES
    return READING.union(chosen) - (left_out - READING) if select or left_out else None


def _words(wishes: Iterable[str]) -> list[str]:
    return [word for wish in wishes for word in wish.upper().replace(" ", "").split(",")]


def _codes(word: str) -> list[str]:
    """Return the code that *word* is, or all of the family."""
    beginning = word.removesuffix("XX")
    matching = [code for code in RULES if code.startswith(beginning) and beginning.startswith("UCJ")]
    if not matching:
        raise UsageError("rule_unknown", value=quoted(word), nearest=nearest_code(word))
    return matching
