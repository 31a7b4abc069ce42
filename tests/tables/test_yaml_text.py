"""What is written into a plan is read from it again as it was."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ucj_cli.tables.yaml_text import flow, lines
from ucj_cli.yamldoc.document import Source
from ucj_cli.yamldoc.reader import read_nodes

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
VALUES = st.one_of(
    TEXTS,
    st.integers(0, 10**15 - 1),
    st.booleans(),
    st.decimals(0, 1000, places=2),
    st.dates(date(1990, 1, 1)),
    st.lists(st.sampled_from(["jkk", "jkm"])),
)


@pytest.mark.thorough
@given(value=VALUES, name=TEXTS)
@example(value="#DIV/0!", name="a: b")
@example(value="yes", name="- x")
@example(value="010", name="'")
@example(value="a\nb\u2028c\x00\x85\ufeff", name="{}")
@example(value="x #y", name="!tag &a *b")
@example(value="2025-09-09", name="1_000")
def test_a_value_comes_back(value: object, name: str) -> None:
    text = "\n".join(lines({"value": value, "inside": {"name": name, "list": [name]}}))
    document = read_nodes(Source("x", text.encode()))
    assert document.findings == []
    assert document.root.value == {"value": value, "inside": {"name": name, "list": [name]}}
    assert flow({2026: Decimal("1.50")}) == "{2026: 1.50}"
