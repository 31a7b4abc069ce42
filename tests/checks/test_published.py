"""Published figures: what contradicts itself is found, and nothing is found in what agrees after rounding."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from tests.checks.looking import TODAY, codes, look, with_sections
from ucj_cli.checks.record import check
from ucj_cli.checks.rules import RULES
from ucj_cli.plan_file.find import shipped_plan
from ucj_cli.region_data import regions

if TYPE_CHECKING:
    from tests.conftest import RunUcj

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


CEILING = "funds: {dbhcht: {kind: public, ceiling: {2025: 5_300_000_000}, source: APBD}}\n"


@pytest.mark.parametrize(
    ("fund", "people", "holds"),
    [
        pytest.param(CEILING, 25_000, True, id="5.04 of 5.3 billion"),
        pytest.param(CEILING, 24_000, True, id="nearly a tenth is left"),
        pytest.param(CEILING, 23_000, False, id="more than a tenth is left"),
        pytest.param(CEILING, 12_500, False, id="half the people"),
        pytest.param(CEILING, 26_500, True, id="as much as can be rounded"),
        pytest.param(CEILING, 27_000, False, id="too many people"),
        pytest.param(CEILING.replace("5_300", "5_400"), 25_000, False, id="another ceiling"),
        pytest.param("", 25_000, False, id="no ceiling"),
    ],
)
def test_money_that_is_a_ceiling_may_leave_some_slack(fund: str, people: int, *, holds: bool) -> None:
    claim = f"claims: [{{kind: money, people: {people}, months: 12, budget: 5_300_000_000, source: a newspaper}}]\n"
    assert ("UCJ105" not in codes(with_sections(fund + claim))) is holds


def test_a_claim_that_cannot_be_recomputed_hides_no_later_one() -> None:
    text = with_sections(
        "workforce: {size: {2014: 428_699}, source: BPS}\n"
        "coverage: {date: 2015-03-09, percent: 32.3, source: BPJS}\n"
        "claims:\n"
        "  - {kind: money, people: 25_000, months: 12, budget: 5_300_000_000, source: before the law}\n"
        "  - {kind: sum, parts: [1, 2], total: 99, source: a newspaper}\n"
    )
    assert [found.path[:2] for found in look(text).findings if found.code == "UCJ105"] == [("claims", 1)]


def test_the_shipped_plan_has_only_what_is_true_of_it() -> None:
    found = look(shipped_plan().read_bytes()).findings
    told = {severity: [f for f in found if RULES[f.code].severity == severity] for severity in ("error", "warning")}
    assert not told["error"]
    assert [f.code for f in told["warning"]] == ["UCJ401", "UCJ403"]
    assert told["warning"][0].facts["years"] == "2025-2026"
    assert told["warning"][0].facts["missing"] == 45_827_200 + 1_660_524_800
    assert told["warning"][1].facts["year"] == 2026
    assert Counter(RULES[f.code].severity for f in found)["info"] == len(found) - 2


ROOT = Path(__file__).parents[2]


def test_no_plan_that_comes_with_ucj_has_an_error() -> None:
    files = [*(ROOT / "config").rglob("*.yaml"), *(ROOT / "examples").rglob("*.yaml")]
    answer = check(*files, today=TODAY)
    assert len(answer.files) == len(files) > 20
    assert answer.summary.errors == 0


def test_sound_plans_are_not_scolded_for_what_nobody_can_help(run_ucj: RunUcj, tmp_path: Path) -> None:
    for region in regions()[::14]:
        options = ("--percent", "30", "--date", "2025-06-30", "--output", tmp_path / f"{region.code}.yaml")
        assert run_ucj("init", "--code", region.code, *options).status == 0
    noise = Counter(found.code for file in check(tmp_path, today=TODAY).files for found in file.findings)
    assert not noise.keys() & {"UCJ204", "UCJ206", "UCJ306"}
    examples = Counter(
        found.code for file in check(ROOT / "examples", ROOT / "config", today=TODAY).files for found in file.findings
    )
    assert examples["UCJ204"] + examples["UCJ206"] + examples["UCJ306"] <= 3  # of 26 plans


@pytest.mark.parametrize(
    ("targets", "told"),
    [
        ("{2025: 41, 2045: 100}", ""),
        ("{2045: 99.5}", ""),  # what `ucj init` writes
        ("{2025: 41, 2026: 43, 2027: 50, 2028: 70, 2045: 100}", "2026-2027"),
        ("{2026: 33, 2045: 100}", "2026"),  # from today's coverage
        ("{2026: 40, 2028: 41, 2029: 42, 2045: 100}", "2029"),
        ("{2026: 40, 2027: 41, 2029: 60, 2030: 61, 2045: 100}", "2027, 2030"),
        ("{2025: 97, 2026: 98, 2045: 100}", ""),
    ],
)
def test_slow_growth_is_told_once_and_of_years_that_were_decided(targets: str, told: str) -> None:
    found = look(with_sections(f"targets: {{percent: {targets}, source: RPJMD}}\n")).findings
    assert [f.facts["years"] for f in found if f.code == "UCJ206"] == ([told] if told else [])
