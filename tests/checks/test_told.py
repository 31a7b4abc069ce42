"""What each rule says: `told.txt` beside this file holds plans, and exactly what is told of them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.checks.looking import look, with_sections
from ucj_cli.yamldoc.findings import TextKey

if TYPE_CHECKING:
    from ucj_cli.yamldoc.findings import Finding

BLOCKS = [
    block for block in Path(__file__).with_name("told.txt").read_text("utf-8").split("\n\n") if block[:3] == "UCJ"
]
PETANI = "groups: [{{id: petani, workers: 9_000, source: BPS, {}}}, {{id: lain, workers: rest, source: BPS}}]"


def plan_of(block: str) -> str:
    """The plan of a block, with what it does not say itself."""
    lines = [line[2:] for line in block.splitlines() if line.startswith("  ")]
    given = [PETANI.format(line[7:]) if line.startswith("PETANI ") else line for line in lines]
    return with_sections("".join(f"{line}\n" for line in given))


def told(found: Finding) -> str:
    facts = {name: fact.key if isinstance(fact, TextKey) else fact for name, fact in found.facts.items()}
    return f"-> {'.'.join(map(str, found.path))}: " + ", ".join(f"{name} {fact}" for name, fact in facts.items())


@pytest.mark.parametrize("block", BLOCKS)
def test_a_rule_tells_the_place_and_the_figures(block: str) -> None:
    code = block.splitlines()[0].strip()
    found = [told(each) for each in look(plan_of(block), wanted=frozenset({code})).findings]
    assert found == [line for line in block.splitlines() if line.startswith("->")]


def test_every_rule_about_meaning_is_among_them() -> None:
    from ucj_cli.checks.rules import READING, RULES

    assert {*RULES} - READING - {block[:6] for block in BLOCKS} == {"UCJ090"}
