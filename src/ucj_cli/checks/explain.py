"""A rule explained: its documentation page, ``ucj explain UCJ101``, and SARIF's help, from the one table."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ucj_cli.checks.rule import Rule
    from ucj_cli.language import Language


def explained(rule: Rule, lang: Language) -> str:
    """What the rule finds, why, what to do, and an example of wrong and right; in Markdown."""
    severity = lang.say(f"severity.{rule.severity}")
    blocks = [f"### {rule.code} {rule.name} ({severity})", f"> {rule.message(lang)}"]
    blocks += [text for text in (rule.why(lang), rule.hint(lang)) if text]
    for title, example in ((lang.say("explain.wrong"), rule.wrong), (lang.say("explain.right"), rule.right)):
        blocks.append(f"{title}\n\n```yaml\n{_shown(example)}```")
    return "\n\n".join(blocks) + "\n"


def _shown(example: str) -> str:
    """An example with what cannot be seen written out."""
    return example.replace("\x00", "\\0")
