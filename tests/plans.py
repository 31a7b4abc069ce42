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


MONTHS = st.sampled_from([{"from": 1, "to": 12}, {"from": 4, "to": 9}, {"from": 11, "to": 12}])

TERMS: dict[str, dict[str, st.SearchStrategy[Any]]] = {
    "bpu": {
        "paid_by": st.sampled_from(["self", "kota", "donatur", "elsewhere"]),
        "sector": st.sampled_from(["transport", "other"]),
        "income": st.sampled_from([0, 1_100_000, 5_000_000]),
        "programmes": st.sampled_from([["jkk", "jkm"], ["jkk", "jkm", "jht"], ["jkm"]]),
    },
    "pu": {
        "paid_by": st.sampled_from(["employer", "kota", "elsewhere"]),
        "wage": st.sampled_from([1_927_800, 3_736_101, 15_000_000]),
        "risk_class": st.integers(1, 5),
        "labour_intensive": st.booleans(),
        "programmes": st.sampled_from([["jkk", "jkm"], ["jkk", "jkm", "jht", "jp"]]),
    },
}
"""What decides a person's price, by segment."""


def once_in(times: int) -> st.SearchStrategy[bool]:
    """Now and then."""
    return st.integers(1, times).map(lambda drawn: drawn == times)


def changes(segment: str) -> st.SearchStrategy[dict[int, dict[str, Any]]]:
    """What is different in a group from some years on."""
    others = {
        "priority": st.integers(1, 3),
        "months": MONTHS,
        "pass_rate_percent": percents(1),
        "lapse_percent": percents(0, 3_000),
    }
    change = st.fixed_dictionaries({}, optional=TERMS[segment] | others)
    return st.dictionaries(st.integers(2023, 2035), change, min_size=1, max_size=3)


@st.composite
def groups(draw: st.DrawFn, number: int, *, changing: bool = True) -> dict[str, Any]:
    """One group with its own size and participants; now and then more participants than workers."""
    workers = draw(st.integers(0, 3_000))
    segment = draw(st.sampled_from(["bpu", "bpu", "pu"]))
    group: dict[str, Any] = {
        "id": f"g{number}",
        "workers": workers,
        "participants": draw(st.integers(0, workers + draw(st.sampled_from([0, 0, 0, 50])))),
        "segment": segment,
        "months": draw(MONTHS),
        **draw(st.fixed_dictionaries(TERMS[segment])),
    }
    if draw(st.booleans()):
        group["priority"] = draw(st.integers(1, 3))
    if draw(once_in(4)):
        group["planned"] = draw(st.dictionaries(st.integers(2024, 2040), st.integers(0, 4_000), min_size=1, max_size=3))
    if draw(once_in(4)):
        group["pass_rate_percent"] = draw(percents(1))
    if draw(st.booleans()):
        group["lapse_percent"] = draw(percents(0, 3_000))
    if changing and draw(once_in(3)):
        group["changes"] = draw(changes(segment))
    if changing and draw(once_in(3)):
        group["growth_percent"] = draw(percents(-500, 1_500))
    if changing and draw(once_in(3)):
        group["enrol_from"] = draw(st.dictionaries(st.integers(2025, 2030), st.integers(1, 12), min_size=1, max_size=3))
    if draw(once_in(4)):
        group["tags"] = draw(st.dictionaries(st.sampled_from(["opd", "kecamatan"]), st.sampled_from(["A", "B"])))
    return group


@st.composite
def funds(draw: st.DrawFn, *, changing: bool = True) -> dict[str, Any]:
    """A public fund and a donor; some of their money grows, or stays for the next year."""
    made: dict[str, Any] = {
        "kota": {"kind": "public", "ceiling": {2026: draw(st.integers(0, 10**9))}},
        "donatur": {"kind": "donor", "half_price": draw(st.booleans())},
    }
    for name, fund in made.items() if changing else ():
        if draw(once_in(3)):
            fund["ceiling"] = draw(st.dictionaries(st.integers(2025, 2030), st.integers(0, 10**9), max_size=4))
        if draw(st.booleans()):
            fund["growth_percent"] = draw(percents(-2_000, 2_000))
        fund["carry_over"] = draw(st.booleans())
        if draw(once_in(4)):
            fund |= {"spent": {2025: draw(st.integers(0, 10**9))}, "shared": f"{name}-jatim"}
    return made


COVERED = date(2025, 9, 9)
DAYS = [date(2025, 3, 31), date(2025, 12, 11), date(2026, 6, 30), date(2027, 12, 31)]
"""On which participants are counted, beside the day of `coverage`."""


@st.composite
def observed(draw: st.DrawFn, made: list[dict[str, Any]], own: dict[str, int], workforce: int) -> dict[date, Any]:
    """Further days: of the whole, and of some of the groups *made*, which is put down in them.

    *own* are the participants of the groups that have some of their own; whoever is left is the rest's.
    """
    days = sorted(draw(st.sets(st.sampled_from(DAYS), min_size=1, max_size=3)))
    has_rest = len(own) < len(made)
    found: dict[date, dict[str, Any]] = {}
    figures = {name: {COVERED: people} for name, people in own.items()}
    for group in (group for group in made if group["id"] in own):
        for day in (day for day in DAYS if day <= max(*days, COVERED)):
            if draw(st.booleans()):
                group.setdefault("observed", {})[day] = draw(st.integers(0, 3_000))
                figures[group["id"]][day] = group["observed"][day]
    for day in days:
        told = [[told for told in sorted(each) if told <= day] for each in figures.values()]
        people = sum(each[past[-1]] for each, past in zip(figures.values(), told, strict=True) if past)
        rest = draw(st.integers(0, 3_000)) if has_rest else 0
        found[day] = {"participants": people + rest}
        up = Decimal(-(-10_000 * (people + rest) // workforce)) / 100
        if has_rest and day.year == COVERED.year and up <= 1_000 and draw(st.booleans()):
            found[day] = {"percent": up}
    return found


@st.composite
def assumed_rate(draw: st.DrawFn) -> dict[str, Any]:
    """A rate that no law has ordered yet, of some people or of all."""
    segment = draw(st.sampled_from(["bpu", "pu"]))
    conditions: list[dict[str, list[Any]]]
    rate: dict[str, Any] = {
        "from": draw(st.sampled_from(["2028-01", "2028-07", "2033-01"])),
        "segment": segment,
        "programme": draw(st.sampled_from(["jkk", "jkm", "jht"])),
        "source": "a draft law",
    }
    rate |= draw(st.sampled_from([{"rupiah": 9_999}, {"percent": Decimal("1.25")}, {"percent": 3}]))
    rate |= draw(st.sampled_from([{}, {"to": "2034-06"}]))
    if segment == "bpu":
        bases = ["income_band", "lowest_band"]
        conditions = [{"sector": ["transport"]}, {"paid_by": ["public", "self"]}]
    else:
        bases = ["wage", "wage_to_ceiling"]
        conditions = [{"risk_class": [1, 2, 3]}, {"labour_intensive": [True]}]
        rate |= draw(st.sampled_from([{}, {"payer": "worker"}, {"payer": "employer"}]))
    rate |= draw(st.sampled_from([{}, *({"base": base} for base in bases)]))
    rate |= draw(st.sampled_from([{}, *({"conditions": each} for each in conditions)]))
    return rate


@st.composite
def plans(draw: st.DrawFn, *, changing: bool = True) -> Plan:
    """A valid plan with up to six groups, the last of them perhaps the rest.

    What *changes* with time are later observations, terms, prices of new people, funds' money, targets in people and
    assumed rates.
    """
    made = [draw(groups(n, changing=changing)) for n in range(draw(st.integers(1, 6)))]
    workforce = sum(group["workers"] for group in made)
    participants = sum(group["participants"] for group in made)
    if not workforce:
        made[0]["workers"] = workforce = 1
    if draw(st.booleans()):
        made[-1]["workers"] = "rest"
        del made[-1]["participants"]
    other_years = st.integers(2015, 2045).filter(lambda year: year != 2025)
    sizes = draw(st.dictionaries(other_years, st.integers(1, 20_000), max_size=draw(st.sampled_from([0, 0, 3]))))
    sizes = {2025: workforce, **sizes}
    targets = draw(st.dictionaries(st.sampled_from(YEARS), percents(1), min_size=1, max_size=4))
    path = draw(st.sampled_from(["linear", "smooth", "step", "geometric"] if participants else ["linear", "step"]))
    sections: dict[str, Any] = {"targets": {"percent": targets, "path": path}}
    if changing and draw(once_in(3)):
        year = draw(st.sampled_from(sorted({*sizes} & {*YEARS})))
        sections["targets"]["participants"] = {year: draw(st.integers(1, sizes[year]))}
        if targets.pop(year, None) is not None and not targets:
            del sections["targets"]["percent"]
    if changing and draw(once_in(3)):
        sections["assumed_rates"] = draw(st.lists(assumed_rate(), min_size=1, max_size=3))
    if changing and draw(st.booleans()):
        own = {group["id"]: group["participants"] for group in made if "participants" in group}
        sections["observed"] = draw(observed(made, own, workforce))
    return plan_of(
        workforce={"size": sizes, "growth_percent": draw(percents(-100, 300))},
        coverage={"date": COVERED, "participants": participants},
        funds=draw(funds(changing=changing)),
        groups=made,
        **sections,
    )
