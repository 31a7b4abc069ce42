"""Text from a file or a command line, shown as text: what would steer a terminal is written out."""

from __future__ import annotations

import re

# C0 and C1 controls, zero-width and bidirectional marks, line and paragraph separators, byte order mark, surrogates.
_STEERING = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ud800-\udfff]")
LONGEST = 80


def visible(text: str) -> str:
    """*text* with each steering character as its escape: ESC becomes the four characters ``\\x1b``."""
    return _STEERING.sub(lambda match: match.group().encode("unicode_escape").decode(), text)


def quoted(value: object) -> str:
    """A value as an error message quotes it: visible, and cut after 80 characters."""
    text = visible(str(value)[: LONGEST + 1])
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}..."
