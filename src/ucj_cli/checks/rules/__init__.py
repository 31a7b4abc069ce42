"""The rules, a file a family, and the table of all of them."""

from ucj_cli.checks.registry import Rule, load_rule
from ucj_cli.checks.rules import consistency, file, money, plausibility, provenance, targets, time
from ucj_cli.checks.rules.file import COVERAGE
from ucj_cli.yamldoc.findings import nearest

UNUSED_IGNORE = load_rule(
    "UCJ090",
    "ignore-unused",
    COVERAGE.replace("\n", "  # ucj: ignore[UCJ101] looked at\n"),
    COVERAGE,
    severity="warning",
)

RULES: dict[str, Rule] = {
    rule.code: rule
    for family in (
        file.RULES,
        (UNUSED_IGNORE,),
        consistency.RULES,
        money.RULES,
        provenance.RULES,
        targets.RULES,
        plausibility.RULES,
        time.RULES,
    )
    for rule in family
}
"""All rules by code."""

READING = frozenset(code for code, rule in RULES.items() if rule.check is None) - {UNUSED_IGNORE.code}
"""What keeps a plan from being read: nothing hides it, or a plan that nobody could look at would seem sound."""


def nearest_code(word: str) -> str | None:
    """Return the code that was probably meant by *word*: all codes are alike, so that only one letter may differ."""
    guess = nearest(word, [code.lower() for code in RULES], 0.8)
    return guess and guess.upper()
