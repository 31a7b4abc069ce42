"""What was found, as the answer of ``ucj check``."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from ucj_cli.answers.check import Check, CheckedFile, FoundInFile, Summary
from ucj_cli.checks.files import sources
from ucj_cli.checks.repository import in_repository
from ucj_cli.checks.rules import RULES
from ucj_cli.checks.runner import check_all
from ucj_cli.engine.header import answer_header, locale_of
from ucj_cli.plan_file.arguments import day_of, path_of, settings_of, values_of
from ucj_cli.plan_file.merge import dotted
from ucj_cli.vocabulary import SEVERITIES
from ucj_cli.yamldoc.findings import PlanError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date
    from pathlib import Path

    from ucj_cli.checks.runner import Checked
    from ucj_cli.i18n import Code, Locale
    from ucj_cli.vocabulary import Severity
    from ucj_cli.yamldoc.findings import Finding


def check(
    *files: str | Path, settings: Sequence[str] = (), today: date | str | None = None, lang: Code = "en"
) -> Check:
    """Check plan *files*, folders and patterns among them, as they are on the day *today*.

    *settings* change single values for this run: ``["targets.percent.2030=70"]``. Findings come in *lang*.

    Raises:
        PlanError: a file is missing or cannot be read, or a folder holds no plan.
        UsageError: no file is named, a setting's path leads nowhere, or *lang* is not a language of ucj.
    """
    paths, day = values_of("files", map(path_of, files)), latest_day() if today is None else day_of(today)
    checked = check_all(sources(paths, None), day, None, settings_of(settings))
    missing = unread(checked)
    if missing:
        raise PlanError("", missing)
    return answer(checked, locale_of(lang))


def latest_day() -> date:
    """Return the latest day that has begun anywhere on earth: a plan is dated where the planner lives.

    So a check says the same on every machine.
    """
    return (datetime.now(UTC) + timedelta(hours=14)).date()


def unread(checked: Iterable[Checked]) -> list[Finding]:
    """List what is told of files that could not be read at all."""
    return [found for file in checked for found in file.findings if found.code == "UCJ001"]


def answer(checked: Iterable[Checked], locale: Locale, least: Severity = "info") -> Check:
    """Return the findings of all files in the language of *locale*, each in the file where it stands.

    What a plan finds in one that it extends is told once, and says from which plan it is seen. What is less than
    *least* is left out.
    """
    checked = list(checked)
    found = [
        (plan.path if one.span.is_setting else one.span.file or plan.path, plan, one)
        for plan in checked
        for one in plan.findings
        if SEVERITIES.index(RULES[one.code].severity) <= SEVERITIES.index(least)
    ]
    paths = {plan.path for plan in checked}.union(where for where, _, _ in found)
    place = {path: in_repository(path) for path in paths}
    files: dict[str, tuple[str, list[FoundInFile]]] = {}  # by the place: one file may go by several paths
    for plan in checked:
        files.setdefault(place[plan.path], (plan.path, []))
    seen: set[tuple[str, FoundInFile]] = set()
    for where, plan, one in sorted(found, key=lambda one: one[0] != one[1].path):  # first what each file has of itself
        _, findings = files.setdefault(place[where], (where, []))
        record = _record(one, plan, locale)
        if (place[where], record) not in seen:
            seen.add((place[where], record))
            if where != plan.path:
                message = locale.text("check.seen_from", message=record.message, file=plan.path)
                record = record.model_copy(update={"message": message})
            findings.append(record)
    return Check.model_construct(
        **answer_header("check/1"),
        files=tuple(
            CheckedFile.model_construct(path=path, findings=tuple(_sorted(findings)))
            for path, findings in files.values()
        ),
        summary=summary_of(found for _, findings in files.values() for found in findings),
    )


def summary_of(findings: Iterable[FoundInFile]) -> Summary:
    """Count the errors and the warnings among *findings*."""
    severities = [found.severity for found in findings]
    return Summary.model_construct(errors=severities.count("error"), warnings=severities.count("warning"))


def _sorted(findings: Iterable[FoundInFile]) -> list[FoundInFile]:
    """Errors first, then warnings, then information, each in the order of the file."""
    return sorted(findings, key=lambda found: (SEVERITIES.index(found.severity), found.line, found.column))


def _record(found: Finding, plan: Checked, locale: Locale) -> FoundInFile:
    """Make a record of a finding; one in a setting stands where the file has the value that was set, or its section."""
    rule, span, message = RULES[found.code], found.span, found.message(locale)
    if span.is_setting:
        message = locale.text("check.in_setting", message=message, setting=span.file)
        span = plan.own.walk(found.path)[0].span
    return FoundInFile.model_construct(
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
