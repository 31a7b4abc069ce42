"""A rule: a stable code, a readable name, a severity, examples, and the function that finds what breaks it.

Its message and hint stand in the catalogues under its code (``UCJ101``, ``UCJ101.hint``), and so does what it is for
(``UCJ101.why``). The documentation, ``ucj explain``, SARIF's help and the tests' fixtures are all made from it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from ucj_cli.language import Language
    from ucj_cli.plan.findings import Finding
    from ucj_cli.plan.model import Plan

Severity = Literal["error", "warning", "info"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")


class Case(NamedTuple):
    """What a rule looks at: a valid plan, and the day on which it is looked at."""

    plan: Plan
    today: date


class Rule(NamedTuple):
    """One rule. *wrong* and *right* are sections of a plan, or whole files where the rule is about files."""

    code: str
    name: str
    severity: Severity
    wrong: str
    right: str
    search: Callable[[Case], Iterator[Finding]] | None = None

    def message(self, lang: Language) -> str:
        """The message as a template."""
        return lang.template(self.code)

    def hint(self, lang: Language) -> str:
        """The hint as a template, or nothing."""
        return lang.template(f"{self.code}.hint") if lang.knows(f"{self.code}.hint") else ""

    def why(self, lang: Language) -> str:
        """What the rule is for, or nothing where its message says it."""
        return lang.say(f"{self.code}.why") if lang.knows(f"{self.code}.why") else ""


RULES: dict[str, Rule] = {}
"""All rules by code."""


def rule(
    code: str, name: str, severity: Severity, *, wrong: str, right: str
) -> Callable[[Callable[[Case], Iterator[Finding]]], Callable[[Case], Iterator[Finding]]]:
    """Enter the decorated function into the table."""

    def enter(search: Callable[[Case], Iterator[Finding]]) -> Callable[[Case], Iterator[Finding]]:
        RULES[code] = Rule(code, name, severity, wrong.strip() + "\n", right.strip() + "\n", search)
        return search

    return enter


def told_when_loading(code: str, name: str, wrong: str, right: str, severity: Severity = "error") -> None:
    """Enter a rule that reading the file already sees to."""
    RULES[code] = Rule(code, name, severity, wrong, right)
