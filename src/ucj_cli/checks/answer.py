"""What was found, as the answer of ``ucj check``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ucj_cli.answers.check import Check, CheckedFile, FoundInFile, Summary
from ucj_cli.checks.rule import RULES
from ucj_cli.engine.head import head
from ucj_cli.language.visible import visible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ucj_cli.checks.run import Checked
    from ucj_cli.language import Language
    from ucj_cli.plan.findings import Finding, Path
    from ucj_cli.plan.nodes import Document


def answer(checked: Sequence[Checked], lang: Language) -> Check:
    """The findings of all files, told in *lang*."""
    severities = [RULES[found.code].severity for file in checked for found in file.findings]
    return Check(
        **head("check/1"),
        files=tuple(
            CheckedFile(
                path=visible(file.path), findings=tuple(_told(found, file.document, lang) for found in file.findings)
            )
            for file in checked
        ),
        summary=Summary(errors=severities.count("error"), warnings=severities.count("warning")),
    )


def _told(found: Finding, document: Document, lang: Language) -> FoundInFile:
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
        message=found.message(lang),
        hint=found.hint(lang),
    )


def dotted(path: Path, document: Document) -> str:
    """A path as one writes it: ``groups.ojol.planned.2026``, a group by its id."""
    steps = [str(step) for step in path]
    if path[:1] == ("groups",) and len(path) > 1:
        group = document.walk(path[:2])[0].children.get("id")
        if group is not None and isinstance(group.value, str):
            steps[1] = group.value
    return ".".join(steps)
