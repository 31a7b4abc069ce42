"""A rule: a stable code, a readable name, a severity, examples, and the function that finds what breaks it.

Its message and hint stand in the catalogues under its code (``UCJ101``, ``UCJ101.hint``), and so does what it is for
(``UCJ101.why``). The documentation, ``ucj explain``, SARIF's help and the tests' fixtures are all made from it.
"""

from __future__ import annotations

import re
from functools import cached_property
from textwrap import fill, indent
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date
    from decimal import Decimal

    from ucj_cli.answers.base import Payer
    from ucj_cli.i18n import Locale
    from ucj_cli.plan_file.model import Plan
    from ucj_cli.vocabulary import Severity
    from ucj_cli.yamldoc.findings import Finding


class CheckContext:
    """What a rule looks at: a valid plan, and the day on which it is looked at."""

    def __init__(self, plan: Plan, today: date) -> None:
        self.plan, self.today = plan, today

    @cached_property
    def targets(self) -> dict[int, Decimal]:
        """The given targets by year, in percent."""
        from ucj_cli.engine.targets import given_targets

        return given_targets(self.plan)

    @cached_property
    def payers(self) -> dict[int, tuple[Payer, ...]]:
        """What each payer has to pay in every year with a ceiling, listed or grown, that is not over by now.

        Nobody in a year of which the plan, or the law, is silent.
        """
        from ucj_cli.engine.groups import population_of
        from ucj_cli.engine.pathway import first_year
        from ucj_cli.engine.year import year_result
        from ucj_cli.errors import OutOfRangeError

        population = population_of(self.plan)
        found: dict[int, tuple[Payer, ...]] = {}
        years = {year for fund in self.plan.funds.values() for year in fund.ceiling}
        if any(fund.growth_percent is not None and fund.ceiling for fund in self.plan.funds.values()):
            years.update(range(min(years), self.plan.targets.years[-1] + 1))
        for year in sorted(year for year in years if year >= first_year(self.plan)):
            try:
                found[year] = year_result(population, year).payers
            except OutOfRangeError:
                found[year] = ()
        return found


class Rule(NamedTuple):
    """One rule. *wrong* and *right* are sections of a plan, or whole files where the rule is about files."""

    code: str
    name: str
    severity: Severity
    wrong: str
    right: str
    check: Callable[[CheckContext], Iterator[Finding]] | None = None

    def message(self, locale: Locale) -> str:
        """Return the message as a template."""
        return locale.template(self.code)

    def hint(self, locale: Locale) -> str:
        """Return the hint as a template, or an empty text if there is none."""
        return locale.template(f"{self.code}.hint") if locale.knows(f"{self.code}.hint") else ""

    def why(self, locale: Locale) -> str:
        """Say what the rule is for; an empty text where its message says it."""
        return locale.text(f"{self.code}.why") if locale.knows(f"{self.code}.why") else ""


def rule(
    code: str, name: str, severity: Severity, *, wrong: str, right: str
) -> Callable[[Callable[[CheckContext], Iterator[Finding]]], Rule]:
    """Make a rule of the decorated function."""

    def made(check: Callable[[CheckContext], Iterator[Finding]]) -> Rule:
        return Rule(code, name, severity, wrong.strip() + "\n", right.strip() + "\n", check)

    return made


def load_rule(code: str, name: str, wrong: str, right: str, severity: Severity = "error") -> Rule:
    """Make a rule that reading the file already sees to."""
    return Rule(code, name, severity, wrong, right)


def explained(rule: Rule, locale: Locale) -> str:
    """Write what the rule finds, why, what to do, and an example of wrong and right; in Markdown."""
    blocks = [f"### {_title(rule, locale)}", f"> {as_code(rule.message(locale))}"]
    blocks += [as_code(text) for text in _texts(rule, locale)]
    blocks += [f"{title}\n\n```yaml\n{example}```" for title, example in _examples(rule, locale)]
    return "\n\n".join(blocks) + "\n"


def explained_plainly(rule: Rule, locale: Locale) -> str:
    """Write the same as `explained` without signs of Markdown, in lines of 80 characters."""
    blocks = [_title(rule, locale), _lines(rule.message(locale), "  ")]
    blocks += [_lines(text) for text in _texts(rule, locale)]
    blocks += [f"{title}\n\n{indent(example, '  ').rstrip()}" for title, example in _examples(rule, locale)]
    return "\n\n".join(blocks) + "\n"


def _title(rule: Rule, locale: Locale) -> str:
    return f"{rule.code} {rule.name} ({locale.text(f'severity.{rule.severity}')})"


def _texts(rule: Rule, locale: Locale) -> list[str]:
    return [text for text in (rule.why(locale), rule.hint(locale)) if text]


def _examples(rule: Rule, locale: Locale) -> list[tuple[str, str]]:
    """List the examples with their titles; invisible characters are written out."""
    both = ((locale.text("explain.wrong"), rule.wrong), (locale.text("explain.right"), rule.right))
    return [(title, example.replace("\x00", "\\0")) for title, example in both]


def _lines(text: str, margin: str = "") -> str:
    return fill(text, 80, initial_indent=margin, subsequent_indent=margin, break_on_hyphens=False)


def as_code(template: str) -> str:
    """Return a template with its places as code: to Markdown ``<years>`` alone is a tag of HTML, which nobody sees."""
    return re.sub(r"(`[^`]*`)|<\w+>", lambda found: found[1] or f"`{found[0]}`", template)
