"""What the YAML reader finds wrong, in our words: libyaml and PyYAML say it in English, each in its own way."""

from __future__ import annotations

import re

from ucj_cli.yamldoc.findings import TextKey

_PROBLEMS: tuple[tuple[str, str], ...] = (
    ("yaml.tab", r"tab character"),
    ("yaml.brace", r"',' or '\}'"),
    ("yaml.bracket", r"',' or '\]'"),
    ("yaml.quote", r"unexpected end of stream|document (?:indicator|separator)"),
    ("yaml.colon", r"mapping values are not allowed|unexpected ':'"),
    ("yaml.no_colon", r"expected ':'"),
    ("yaml.list", r"sequence entries are not allowed"),
    ("yaml.key", r"mapping keys are not allowed"),
    ("yaml.character", r"cannot start any token"),
    ("yaml.escape", r"escape|hexa?decimal|URI"),
    ("yaml.layout", r"expected key|document start|'-' indicator|block end|inconsistent"),
    ("yaml.value", r"node content"),
    ("yaml.name", r"alphabetic|alphabetical"),
    ("yaml.block", r"indentation indicator|chomping|comment or (?:a )?line break"),
    ("yaml.directive", r"directive|%YAML|%TAG|YAML document|version number"),
    ("yaml.tag", r"\btag\b|'!'|'>'|whitespace|' '"),
)
"""By our text, what the two readers say; the first that fits counts."""

OPEN_ENDED = ("yaml.brace", "yaml.bracket", "yaml.quote")
"""Problems of something that began earlier and is not closed."""


def problem_of(context: str | None, problem: str | None, character: str) -> TextKey:
    """Return our words for a reader's *problem* at a *character*, or for what it was doing, its *context*."""
    if character == "\t":
        return TextKey("yaml.tab")
    for said in filter(None, (problem, context)):
        for key, pattern in _PROBLEMS:
            if re.search(pattern, said):
                return TextKey(key)
    return TextKey("yaml.other")
