"""Published figures: what contradicts itself is found, and nothing is found in what agrees after rounding."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.checks.looking import codes, look, with_sections
from ucj_cli.checks.rules import RULES
from ucj_cli.plan_file.find import shipped_plan

PUBLISHED: dict[str, list[dict[str, Any]]] = yaml.safe_load(
    (Path(__file__).parents[1] / "data" / "published.yaml").read_text(encoding="utf-8")
)
KEYS = {
    "money": "people months budget".split(),
    "coverage": "participants workers percent".split(),
    "sum": "parts total".split(),
}


def claim(case: dict[str, Any], kind: str) -> str:
    """A published case as a claim of a plan."""
    keys = ", ".join(f"{key}: {case[key]}" for key in KEYS[kind])
    return with_sections(f"claims:\n  - {{kind: {kind}, {keys}, source: {case['id']}}}\n")


def named(case: dict[str, Any]) -> str:
    return str(case["id"])


@pytest.mark.parametrize("case", PUBLISHED["contradictions"], ids=named)
def test_a_contradiction_is_found(case: dict[str, Any]) -> None:
    text = claim(case, case["kind"])
    found = [found for found in look(text).findings if found.code == "UCJ105"]
    assert len(found) == 1
    assert found[0].span.line == len(text.splitlines())


@pytest.mark.parametrize("case", PUBLISHED["consistent_after_rounding"], ids=named)
def test_what_agrees_after_rounding_is_left_alone(case: dict[str, Any]) -> None:
    assert "UCJ105" not in codes(claim(case, case["kind"]))


@pytest.mark.parametrize("kind", ["money", "coverage"])
def test_what_holds_is_left_alone(kind: str) -> None:
    found = {case["id"]: codes(claim(case, kind)) for case in PUBLISHED[kind]}
    assert not [name for name, told in found.items() if "UCJ105" in told]


@pytest.mark.parametrize("case", PUBLISHED["sums"], ids=named)
def test_a_sum_is_told_unless_it_holds(case: dict[str, Any]) -> None:
    assert ("UCJ105" in codes(claim(case, "sum"))) is not case["ok"]


@pytest.mark.parametrize(
    ("published", "holds"),
    [
        # computed: 1,008,000,000
        pytest.param("1_008_000_000", True, id="exact"),
        pytest.param("1_010_000_000", True, id="up, to three digits"),
        pytest.param("1_000_000_000", True, id="down, to one digit"),
        pytest.param("1_080_000_000", False, id="digits swapped"),
        pytest.param("1_009_000_000", False, id="a unit of the last digit off"),
        pytest.param("1_008_999_999", False, id="many digits, all wrong"),
    ],
)
def test_the_last_digit_decides(published: str, *, holds: bool) -> None:
    text = with_sections(
        f"claims:\n  - {{kind: money, people: 5_000, months: 12, budget: {published}, source: a newspaper}}\n"
    )
    assert ("UCJ105" not in codes(text)) is holds


def test_the_shipped_plan_has_only_what_is_true_of_it() -> None:
    found = look(shipped_plan().read_bytes()).findings
    told = {severity: [f for f in found if RULES[f.code].severity == severity] for severity in ("error", "warning")}
    assert [f.code for f in told["error"]] == ["UCJ105"]
    assert told["error"][0].facts == {"published": 5_300_000_000, "computed": 25_000 * 12 * 16_800}
    assert [f.code for f in told["warning"]] == ["UCJ401", "UCJ403"]
    assert told["warning"][0].facts["years"] == "2025-2026"
    assert told["warning"][0].facts["missing"] == 45_827_200 + 1_660_524_800
    assert told["warning"][1].facts["year"] == 2026
    assert Counter(RULES[f.code].severity for f in found)["info"] == len(found) - 3
