"""What was found, as the answer of ``ucj check``."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from ucj_cli.answers.check import Check, CheckedFile, FoundInFile, Summary
from ucj_cli.checks.rules import RULES
from ucj_cli.checks.runner import check_source, sources
from ucj_cli.engine.header import answer_header, locale_of
from ucj_cli.i18n.visible import visible
from ucj_cli.plan_file.merge import dotted
from ucj_cli.vocabulary import SEVERITIES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date
    from pathlib import Path

    from ucj_cli.checks.runner import Checked
    from ucj_cli.i18n import Code, Locale
    from ucj_cli.yamldoc.findings import Finding


def check(*files: str | Path, settings: Sequence[str] = (), today: date | None = None, lang: Code = "en") -> Check:
    """Check plan *files*, folders and patterns among them, as they are on the day *today*.

    *settings* change single values for this run: ``["targets.percent.2030=70"]``. Findings come in *lang*.

    Raises:
        PlanError: a file is missing or cannot be read.
        UsageError: a folder holds no plan, a setting's path leads nowhere, or *lang* is not a language of ucj.
    """
    day = today or datetime.now().astimezone().date()
    checked = [check_source(source, day, None, settings) for source in sources(map(str, files), None)]
    return answer(checked, locale_of(lang))


def answer(checked: Sequence[Checked], locale: Locale) -> Check:
    """Return the findings of all files in the language of *locale*, each in the file where it stands.

    What a plan finds in one that it extends is told once, and says from which plan it is seen.
    """
    files: dict[str, list[FoundInFile]] = {visible(plan.path): [] for plan in checked}
    seen: set[tuple[str, FoundInFile]] = set()
    found = [(plan, finding, _record(finding, plan, locale)) for plan in checked for finding in plan.findings]
    for own in (True, False):  # first what each file has of itself
        for plan, finding, record in found:
            where = plan.path if finding.span.is_setting else finding.span.file or plan.path
            if own is (where == plan.path) and (where, record) not in seen:
                seen.add((where, record))
                if not own:
                    message = locale.text("check.seen_from", message=record.message, file=plan.path)
                    record = record.model_copy(update={"message": message})  # noqa: PLW2901
                files.setdefault(visible(where), []).append(record)
    severities = [found.severity for findings in files.values() for found in findings]
    return Check(
        **answer_header("check/1"),
        files=tuple(CheckedFile(path=path, findings=tuple(_sorted(findings))) for path, findings in files.items()),
        summary=Summary(errors=severities.count("error"), warnings=severities.count("warning")),
    )


def _sorted(findings: Iterable[FoundInFile]) -> list[FoundInFile]:
    """Errors first, then warnings, then information, each in the order of the file."""
    return sorted(findings, key=lambda found: (SEVERITIES.index(found.severity), found.line, found.column))


def _record(found: Finding, plan: Checked, locale: Locale) -> FoundInFile:
    """Make a record of a finding; one in a setting stands where the file has the value that was set, or its section."""
    rule, span, message = RULES[found.code], found.span, found.message(locale)
    if span.is_setting:
        message = locale.text("check.in_setting", message=message, setting=span.file)
        span = plan.own.walk(found.path)[0].span
    return FoundInFile(
        code=found.code,
        rule=rule.name,
        severity=rule.severity,
        line=span.line,
        column=span.column,
        end_line=span.end_line,
        end_column=span.end_column,
        path=dotted(found.path, plan.document),
        message=message,
        hint=found.hint(locale),
    )
