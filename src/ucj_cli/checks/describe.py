"""A rule explained: its documentation page, ``ucj explain UCJ101``, and SARIF's help, from the one table."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ucj_cli.checks.registry import Rule
    from ucj_cli.i18n import Locale


def explained(rule: Rule, locale: Locale) -> str:
    """What the rule finds, why, what to do, and an example of wrong and right; in Markdown."""
    severity = locale.text(f"severity.{rule.severity}")
    blocks = [f"### {rule.code} {rule.name} ({severity})", f"> {rule.message(locale)}"]
    blocks += [text for text in (rule.why(locale), rule.hint(locale)) if text]
    for title, example in ((locale.text("explain.wrong"), rule.wrong), (locale.text("explain.right"), rule.right)):
        blocks.append(f"{title}\n\n```yaml\n{_shown(example)}```")
    return "\n\n".join(blocks) + "\n"


def _shown(example: str) -> str:
    """An example with what cannot be seen written out."""
    return example.replace("\x00", "\\0")
