"""Plans for tests: made from Python values, and at random."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st

from ucj_cli.engine.roadmap import roadmap
from ucj_cli.errors import OutOfRangeError
from ucj_cli.plan_file.model import Plan

YEARS = range(2025, 2046)


def part_of_the_examples(part: float) -> settings:
    """As many examples as the profile asks for, times *part*: for a property of which one example takes long."""
    return settings(max_examples=max(1, round(settings().max_examples * part)))


def plan_of(**sections: Any) -> Plan:  # noqa: ANN401 - whatever a plan's sections hold
    """A valid plan from its sections; those not given are the smallest plan's."""
    data = {
        "region": {"name": "Kota Contoh", "code": "35.73"},
        "workforce": {"size": {2025: 1_000}},
        "coverage": {"date": date(2025, 9, 9), "participants": 300},
        "targets": {"percent": {2025: 40, 2045: 100}},
        **sections,
    }
    return Plan.model_validate(data)


def has_a_road(plan: Plan) -> bool:
    """Whether the plan and the law say something of every year from the first target to the last."""
    try:
        roadmap(plan)
    except OutOfRangeError:
        return False
    return True


def percents(low: int = 0, high: int = 10_000) -> st.SearchStrategy[Decimal]:
    """Percentages of two decimals."""
    return st.integers(low, high).map(lambda hundredths: Decimal(hundredths) / 100)


@st.composite
def groups(draw: st.DrawFn, number: int) -> dict[str, Any]:
    """One group with its own size and participants; now and then more participants than workers."""
    workers = draw(st.integers(0, 3_000))
    segment = draw(st.sampled_from(["bpu", "bpu", "pu"]))
    group: dict[str, Any] = {
        "id": f"g{number}",
        "workers": workers,
        "participants": draw(st.integers(0, workers + draw(st.sampled_from([0, 0, 0, 50])))),
        "segment": segment,
        "months": draw(st.sampled_from([{"from": 1, "to": 12}, {"from": 4, "to": 9}, {"from": 11, "to": 12}])),
    }
    if segment == "bpu":
        group["paid_by"] = draw(st.sampled_from(["self", "kota", "donatur", "elsewhere"]))
        group["sector"] = draw(st.sampled_from(["transport", "other"]))
        group["income"] = draw(st.sampled_from([0, 1_100_000, 5_000_000]))
        group["programmes"] = draw(st.sampled_from([["jkk", "jkm"], ["jkk", "jkm", "jht"], ["jkm"]]))
    else:
        group["paid_by"] = draw(st.sampled_from(["employer", "kota", "elsewhere"]))
        group["wage"] = draw(st.sampled_from([1_927_800, 3_736_101, 15_000_000]))
        group["risk_class"] = draw(st.integers(1, 5))
        group["labour_intensive"] = draw(st.booleans())
        group["programmes"] = draw(st.sampled_from([["jkk", "jkm"], ["jkk", "jkm", "jht", "jp"]]))
    if draw(st.booleans()):
        group["priority"] = draw(st.integers(1, 3))
    if draw(st.integers(0, 3)) == 0:
        group["planned"] = draw(st.dictionaries(st.integers(2024, 2040), st.integers(0, 4_000), min_size=1, max_size=3))
    if draw(st.integers(0, 3)) == 0:
        group["pass_rate_percent"] = draw(percents(1))
    if draw(st.booleans()):
        group["lapse_percent"] = draw(percents(0, 3_000))
    return group


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """A valid plan with up to six groups, the last of them perhaps the rest."""
    made = [draw(groups(n)) for n in range(draw(st.integers(1, 6)))]
    workforce = sum(group["workers"] for group in made)
    participants = sum(group["participants"] for group in made)
    if not workforce:
        made[0]["workers"] = workforce = 1
    if draw(st.booleans()):
        made[-1]["workers"] = "rest"
        del made[-1]["participants"]
    other_years = st.integers(2015, 2045).filter(lambda year: year != 2025)
    sizes = draw(st.dictionaries(other_years, st.integers(1, 20_000), max_size=draw(st.sampled_from([0, 0, 3]))))
    targets = draw(st.dictionaries(st.sampled_from(YEARS), percents(1), min_size=1, max_size=4))
    path = draw(st.sampled_from(["linear", "smooth", "step", "geometric"] if participants else ["linear", "step"]))
    return plan_of(
        workforce={"size": {2025: workforce, **sizes}, "growth_percent": draw(percents(-100, 300))},
        coverage={"date": date(2025, 9, 9), "participants": participants},
        targets={"percent": targets, "path": path},
        funds={
            "kota": {"kind": "public", "ceiling": {2026: draw(st.integers(0, 10**9))}},
            "donatur": {"kind": "donor", "half_price": draw(st.booleans())},
        },
        groups=made,
    )
