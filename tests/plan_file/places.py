"""Plans in which an arrow stands before each word that ucj has to name: ``workforce: {size: {2025: >>12:30}}``."""

from __future__ import annotations

from tests.conftest import SMALLEST

ARROW = ">>"


def with_sections(*sections: str) -> str:
    """The smallest plan with these sections put in the place of its own, or after them."""
    plan = {line.partition(":")[0]: line for line in SMALLEST.splitlines()}
    plan |= {section.replace(ARROW, "").partition(":")[0]: section for section in sections}
    return "\n".join(plan.values()) + "\n"


def places(text: str) -> tuple[str, list[tuple[int, int]]]:
    """*text* without its arrows, and the line and column, from 1, of what each of them points at."""
    found = []
    for number, line in enumerate(text.split("\n"), 1):
        before = 0
        for part in line.split(ARROW)[:-1]:
            before += len(part)
            found.append((number, before + 1))
    return text.replace(ARROW, ""), found
