"""What was found, as the answer of ``ucj check``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ucj_cli.answers.check import Check, CheckedFile, FoundInFile, Summary
from ucj_cli.checks.rules import RULES
from ucj_cli.engine.header import answer_header
from ucj_cli.i18n.visible import visible
from ucj_cli.plan.merge import dotted
from ucj_cli.vocabulary import SEVERITIES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ucj_cli.checks.runner import Checked
    from ucj_cli.i18n import Locale
    from ucj_cli.yamldoc.document import Document
    from ucj_cli.yamldoc.findings import Finding


def answer(checked: Sequence[Checked], locale: Locale) -> Check:
    """The findings of all files, told in *lang*, each in the file where it stands.

    What a plan finds in one that it extends is told once, and says from which plan it is seen.
    """
    files: dict[str, list[FoundInFile]] = {visible(plan.path): [] for plan in checked}
    seen: set[tuple[str, FoundInFile]] = set()
    told = [(plan, found, _record(found, plan.document, locale)) for plan in checked for found in plan.findings]
    for own in (True, False):  # first what each file has of itself
        for plan, found, finding in told:
            where = found.span.file or plan.path
            if own is (where == plan.path) and (where, finding) not in seen:
                seen.add((where, finding))
                message = (
                    finding.message if own else locale.text("check.seen_from", message=finding.message, file=plan.path)
                )
                files.setdefault(visible(where), []).append(finding.model_copy(update={"message": message}))
    severities = [found.severity for findings in files.values() for found in findings]
    return Check(
        **answer_header("check/1"),
        files=tuple(CheckedFile(path=path, findings=tuple(_sorted(findings))) for path, findings in files.items()),
        summary=Summary(errors=severities.count("error"), warnings=severities.count("warning")),
    )


def _sorted(findings: Iterable[FoundInFile]) -> list[FoundInFile]:
    """Errors first, then warnings, then information, each in the order of the file."""
    return sorted(findings, key=lambda found: (SEVERITIES.index(found.severity), found.line, found.column))


def _record(found: Finding, document: Document, locale: Locale) -> FoundInFile:
    rule = RULES[found.code]
    return FoundInFile(
        code=found.code,
        rule=rule.name,
        severity=rule.severity,
        line=found.span.line,
        column=found.span.column,
        end_line=found.span.end_line,
        end_column=found.span.end_column,
        path=dotted(found.path, document),
        message=found.message(locale),
        hint=found.hint(locale),
    )
