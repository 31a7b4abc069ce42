"""The rules, a file a family, and the table of all of them."""

from ucj_cli.checks.registry import Rule, load_rule
from ucj_cli.checks.rules import consistency, file, money, plausibility, provenance, targets, time
from ucj_cli.checks.rules.file import COVERAGE

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
