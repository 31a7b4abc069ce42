"""Every figure of published.yaml is reproduced: what holds, what does not, what agrees after rounding."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.plans import plan_of
from ucj_cli.engine.cost import cost_of
from ucj_cli.engine.gap import gap
from ucj_cli.law.contribution import Terms
from ucj_cli.law.month import Month
from ucj_cli.rounding import consistent_with_rounding, half_up, percent

# All values as text: what was published as 46.20 is not 46.2
PUBLISHED: dict[str, list[dict[str, Any]]] = yaml.load(
    (Path(__file__).parents[1] / "data" / "published.yaml").read_text("utf-8"),
    Loader=yaml.BaseLoader,  # noqa: S506 - text is all that this loader makes
)
LOWEST_BAND = Terms("bpu", ("jkk", "jkm"), "public")
JANUARY = Month(2025, 1)


def cases(section: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("case", PUBLISHED[section], ids=lambda case: str(case.get("id") or case["region"]))


@cases("coverage")
def test_coverage(case: dict[str, Any]) -> None:
    published = Decimal(case["percent"])
    decimals = -int(published.as_tuple().exponent)
    share = Fraction(int(case["participants"]), int(case["workers"])) * 100
    assert Decimal(half_up(share * 10**decimals)).scaleb(-decimals) == published


@cases("gap")
def test_gap(case: dict[str, Any]) -> None:
    coverage = {key: number(case[key]) for key, number in (("participants", int), ("percent", Decimal)) if key in case}
    answer = gap(
        plan_of(
            workforce={"size": {2025: int(case["workers"])}},
            coverage={"date": date(2025, 5, 31), **coverage},
            targets={"percent": {2025: Decimal(case["target"])}},
        ),
        2025,
    )
    assert answer.gap == int(case["gap"])
    assert answer.participants_needed == int(case.get("needed", answer.participants + answer.gap))


@cases("money")
def test_money(case: dict[str, Any]) -> None:
    assert cost_of(LOWEST_BAND, JANUARY, int(case["people"]), int(case["months"]), None).budget == int(case["budget"])


@cases("afford")
def test_what_a_budget_buys(case: dict[str, Any]) -> None:
    budget, months, people = int(case["budget"]), int(case["months"]), int(case["people"])
    assert cost_of(LOWEST_BAND, JANUARY, None, months, budget).people == people
    assert cost_of(LOWEST_BAND, JANUARY, people, None, budget).months == months


@cases("sums")
def test_sums(case: dict[str, Any]) -> None:
    assert (sum(map(int, case["parts"])) == int(case["total"])) is (case["ok"] == "true")


def holds(case: dict[str, Any]) -> bool:
    if case["kind"] == "money":
        people, months = int(case["people"]), int(case["months"])
        return bool(cost_of(LOWEST_BAND, JANUARY, people, months, int(case["budget"])).agrees)
    computed = percent(int(case["participants"]), int(case["workers"]))
    return consistent_with_rounding(Decimal(case["percent"]), computed)


@cases("contradictions")
def test_contradictions_are_found(case: dict[str, Any]) -> None:
    assert not holds(case)


@cases("consistent_after_rounding")
def test_what_agrees_after_rounding_is_let_be(case: dict[str, Any]) -> None:
    assert holds(case)
