"""What scripts hand over: numbers and days of numpy as well as Python's; a mistake is one of ucj's errors."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest

import ucj_cli as ucj
from tests.conftest import SMALLEST
from ucj_cli.plan_file.find import shipped_plan

if TYPE_CHECKING:
    from collections.abc import Callable

PLAN = ucj.load_plan(shipped_plan())


def fraction_like() -> list[object]:
    numpy = pytest.importorskip("numpy")
    return [numpy.float64(60.5), numpy.float32(60.5), numpy.array(60.5), Fraction(121, 2), 60.5, Decimal("60.5")]


def whole_like(number: int) -> list[Any]:
    numpy = pytest.importorskip("numpy")
    return [numpy.int64(number), numpy.int32(number), numpy.uint64(number), number]


def test_a_number_of_numpy_is_one() -> None:
    for share in fraction_like():
        assert PLAN.replace({"targets.percent.2030": share}).targets.percent[2030] == Decimal("60.5")
        assert {row["targets.percent.2030"] for row in ucj.sweep(PLAN, {"targets.percent.2030": [share]}).rows()} == {
            60.5
        }
    for people in whole_like(9_000):
        changed = PLAN.replace({"groups.ojol.planned.2026": people})
        assert changed == PLAN.replace({"groups.ojol.planned.2026": 9_000})
        swept = ucj.sweep(PLAN, {"groups.ojol.planned.2026": [people]}, 2026, 2026)
        assert '"groups.ojol.planned.2026": 9000' in swept.to_json()
    for rupiah in whole_like(2_000_000_000):
        assert ucj.afford(PLAN, 2026, {"dbhcht": rupiah}) == ucj.afford(PLAN, 2026, {"dbhcht": 2_000_000_000})


def test_a_year_of_numpy_is_one() -> None:
    for year in whole_like(2026):
        assert ucj.gap(PLAN, year).to_json() == ucj.gap(PLAN, 2026).to_json()
        assert ucj.budget(PLAN, year) == ucj.budget(PLAN, 2026)
        assert ucj.roadmap(PLAN, year, year) == ucj.roadmap(PLAN, 2026, 2026)
        assert ucj.explain(PLAN, "gap", year) == ucj.explain(PLAN, "gap", 2026)
        facts = {"region": {"name": "K"}, "workforce": {"size": {year: year}}, "targets": {"percent": {year: 41}}}
        assert ucj.plan({**facts, "coverage": {"date": date(2026, 1, 1), "percent": 5}}).workforce.size == {2026: 2026}


def test_an_array_of_one_value_is_that_value() -> None:
    numpy = pytest.importorskip("numpy")
    assert ucj.gap(PLAN, numpy.array(2026)) == ucj.gap(PLAN, 2026)
    assert ucj.afford(PLAN, 2026, {"dbhcht": numpy.array(5)}) == ucj.afford(PLAN, 2026, {"dbhcht": 5})
    assert PLAN.replace({"groups.ojol.planned.2026": numpy.array(9_000)}).groups[0].planned[2026] == 9_000
    said = ucj.cost(numpy.array("2026-01"), people=numpy.array(5), months=1, segment=numpy.array("bpu"))
    assert said == ucj.cost("2026-01", people=5, months=1)


def test_a_day_may_come_with_its_time() -> None:
    numpy = pytest.importorskip("numpy")
    of_numpy = [numpy.datetime64("2025-12-31"), numpy.datetime64("2025-12-31T23:59", "ns"), numpy.array("2025-12-31")]
    for day in (date(2025, 12, 31), datetime(2025, 12, 31, 23, 59, tzinfo=UTC), *of_numpy):
        assert PLAN.replace({"coverage.date": day}).coverage.date == date(2025, 12, 31)
    of_numpy = [numpy.datetime64("2026-05"), numpy.datetime64("2026-05-09"), numpy.datetime64("2026-05-09", "ns")]
    for month in (date(2026, 5, 1), datetime(2026, 5, 9, tzinfo=UTC), *of_numpy, numpy.array("2026-05"), "2026-05"):
        assert ucj.rates(month).date == "2026-05"
        assert ucj.cost(month, people=1, months=1) == ucj.cost("2026-05", people=1, months=1)


def test_true_and_lists_of_numpy_are_taken_too() -> None:
    numpy = pytest.importorskip("numpy")
    changed = PLAN.replace({"funds.dbhcht.kind": "donor", "funds.dbhcht.half_price": numpy.bool_(1)})
    assert changed.funds["dbhcht"].half_price is True
    assert PLAN.replace({"groups.ojol.programmes": numpy.array(["jkk"])}).groups[0].programmes == ("jkk",)


def test_what_pandas_holds_is_taken() -> None:
    pandas = pytest.importorskip("pandas")
    sizes = pandas.Series({2025: 1_000})
    table = pandas.DataFrame({"id": ["a", "b"], "workers": [600, 400], "participants": [250, 50]})
    plan = ucj.plan(
        {
            "region": {"name": "Kota Contoh"},
            "workforce": {"size": sizes.to_dict()},
            "coverage": {"date": pandas.Timestamp("2025-09-09 13:00"), "participants": sizes.sum() - 700},
            "targets": {"percent": {2025: 40, 2045: 100}},
            "groups": table.to_dict("records"),
        }
    )
    assert [(group.id, group.workers, group.participants) for group in plan.groups] == [("a", 600, 250), ("b", 400, 50)]
    assert [ucj.gap(plan, year).gap for year in pandas.Index([2025, 2026])] == [100, 130]
    assert len(ucj.sweep(plan, {"targets.percent.2045": pandas.Series([80, 90])}, 2026, 2026).rows()) == 2
    assert plan.as_of(pandas.Timestamp("2025-12-01")) == plan.as_of("2025-12-01")
    assert ucj.cost(pandas.Timestamp("2026-05-09"), people=sizes.iloc[0], months=1) == ucj.cost(
        "2026-05", people=1_000, months=1
    )
    assert list(pandas.DataFrame(ucj.gap(plan, 2026).rows())["new"]) == [65, 65]


def test_a_number_that_pandas_lacks_is_told_at_its_place_and_none_is_nothing() -> None:
    pandas = pytest.importorskip("pandas")
    table = pandas.DataFrame({"id": ["a", "b"], "workers": [600, 400], "participants": [300, None]})
    with pytest.raises(ucj.PlanError, match=r"groups\.1\.participants: UCJ012 `NaN` is not a whole number"):
        ucj.plan({**FACTS, "groups": table.to_dict("records")})
    whole = table.astype({"participants": "Int64"}).astype(object)
    groups = whole.where(whole.notna(), None).to_dict("records")
    assert [group.participants for group in ucj.plan({**FACTS, "groups": groups}).groups] == [300, None]
    with pytest.raises(ucj.PlanError, match=r"coverage\.date: UCJ012"):
        ucj.plan({**FACTS, "coverage": {"date": pandas.NaT, "percent": 30}})


def test_a_computed_percentage_is_taken() -> None:
    share = 138_470 / 428_699 * 100
    assert PLAN.replace({"coverage.percent": share}).coverage.percent == Decimal("32.3000520178494")
    assert ucj.plan({**FACTS, "coverage": {"date": "2025-09-09", "percent": share}}).coverage.percent


FACTS = {
    "region": {"name": "Kota Contoh"},
    "workforce": {"size": {2025: 1_000}},
    "coverage": {"date": "2025-09-09", "percent": 30},
    "targets": {"percent": {2045: 100}},
}

YEARS = [1989, 2101, 10_000, -1, 2026.0, "2026", True, Decimal(2026), [2026], float("nan"), date(2026, 1, 1)]
ASK_YEAR: dict[str, Callable[[Any], object]] = {
    "gap": lambda year: ucj.gap(PLAN, year),
    "budget": lambda year: ucj.budget(PLAN, year),
    "afford": lambda year: ucj.afford(PLAN, year),
    "explain": lambda year: ucj.explain(PLAN, "gap", year),
    "gaps": lambda year: ucj.gaps([PLAN], year),
    "roadmap": lambda year: ucj.roadmap(PLAN, 2030, year),
    "roadmap from": lambda year: ucj.roadmap(PLAN, year),
    "roadmaps": lambda year: ucj.roadmaps([PLAN], None, year),
    "compare": lambda year: ucj.compare([PLAN, PLAN], None, year),
    "sweep": lambda year: ucj.sweep(PLAN, {}, None, year),
}


@pytest.mark.parametrize("year", YEARS, ids=repr)
@pytest.mark.parametrize("name", ASK_YEAR)
def test_what_is_no_year_is_told(name: str, year: object) -> None:
    with pytest.raises(ucj.UsageError, match="is not a year from 1990 to 2100"):
        ASK_YEAR[name](year)


MONEY = [-1, -5, 1.5, 4e9, "4000000000", True, None, Decimal(5), float("nan"), 10**15, [1]]


@pytest.mark.parametrize("rupiah", MONEY, ids=repr)
def test_what_is_no_budget_is_told(rupiah: Any) -> None:  # noqa: ANN401 - whatever a script may hold
    with pytest.raises(ucj.UsageError, match=r"whole number|out of range"):
        ucj.afford(PLAN, 2026, {"dbhcht": rupiah})
    for given in ("people", "months", "budget", "income", "risk_class"):
        if rupiah is not None:
            with pytest.raises(ucj.UsageError):
                ucj.cost("2026-01", **{"people": 5, "months": 5, given: rupiah})


@pytest.mark.parametrize("month", ["2026-13", "May", 202605, None, (2026, 13), 5.5, ""], ids=repr)
def test_what_is_no_month_is_told(month: Any) -> None:  # noqa: ANN401
    for ask in (ucj.rates, lambda month: ucj.cost(month, people=1, months=1)):
        with pytest.raises(ucj.UsageError, match=r"not a month|how a month is written"):
            ask(month)


STRANGE = [object(), float("nan"), float("inf"), 10**20, "x", b"5", {1}, 1j, range(3), [[[]]], {"a": {"b": None}}, len]


@pytest.mark.parametrize("value", STRANGE, ids=lambda value: type(value).__name__)
@pytest.mark.parametrize(
    "path", ["targets.percent.2030", "groups.ojol.planned.2026", "coverage.date", "region", "groups"]
)
def test_whatever_stands_in_a_plan_is_told(path: str, value: object) -> None:
    with pytest.raises(ucj.UcjError):
        PLAN.replace({path: value})
    with pytest.raises(ucj.UcjError):
        ucj.plan({**FACTS, path.partition(".")[0]: value})


def test_a_hint_speaks_of_what_python_has() -> None:
    with pytest.raises(ucj.PlanError) as caught:
        PLAN.replace({"groups.ojol.planned.2026": Decimal(9_000)})
    assert "give the whole number 9000" in str(caught.value)
    with pytest.raises(ucj.PlanError) as caught:
        PLAN.replace({"groups.ojol.planned.2026": "9000"})
    assert "write 9000 without quotes" in str(caught.value)


def test_a_plan_may_be_text() -> None:
    assert ucj.gap(ucj.plan(SMALLEST), 2026).gap == 49_944
    with pytest.raises(ucj.PlanError, match="<text>:4:27: UCJ013 141 is out of range"):
        ucj.plan(SMALLEST.replace("2025: 41", "2025: 141"))
    for text in ("", "extends: targets.yaml", "[]", "\ud800"):
        with pytest.raises(ucj.PlanError):
            ucj.plan(text)


ITSELF: dict[str, Any] = {}
ITSELF["region"] = ITSELF

ASK: dict[str, Callable[[], object]] = {
    "no plans": lambda: ucj.gaps([], 2026),
    "no plans for a road": lambda: ucj.roadmaps([]),
    "nothing to compare": lambda: ucj.compare([]),
    "a fund that is a number": lambda: ucj.afford(PLAN, 2026, {5: 5}),  # type: ignore[dict-item]
    "a group that is a number": lambda: ucj.explain(PLAN, "gap", 2026, 5),  # type: ignore[arg-type]
    "a list of figures": lambda: ucj.explain(PLAN, ["gap"], 2026),  # type: ignore[arg-type]
    "one value for many": lambda: ucj.sweep(PLAN, {"targets.percent.2030": 70}),  # type: ignore[dict-item]
    "a text for many values": lambda: ucj.sweep(PLAN, {"targets.percent.2030": "70,80"}),
    "no values": lambda: ucj.sweep(PLAN, {"targets.percent.2030": []}),
    "values by their names": lambda: ucj.sweep(PLAN, {"targets.percent.2030": {60: 70}}),  # type: ignore[dict-item]
    "bytes for many values": lambda: ucj.sweep(PLAN, {"targets.percent.2030": b"<F"}),
    "no programmes": lambda: ucj.cost("2026-01", people=1, months=1, programmes=[]),
    "no months": lambda: ucj.cost("2026-01", people=1, months=0),
    "no people": lambda: ucj.cost("2026-01", people=0, months=1),
    "yes for true": lambda: ucj.cost("2026-01", people=1, months=1, labour_intensive="yes"),  # type: ignore[arg-type]
    "a path that is a number": lambda: PLAN.replace({5: 7}),  # type: ignore[dict-item]
    "a setting that is a number": lambda: ucj.load_plan(shipped_plan(), [5]),  # type: ignore[list-item]
    "a plan that holds itself": lambda: ucj.plan(ITSELF),
    "keys that are no names": lambda: ucj.plan({None: 1, ("a",): 2, 5.5: 3}),  # type: ignore[dict-item]
    "another segment": lambda: ucj.cost("2026-01", people=1, months=1, segment="x"),  # type: ignore[arg-type]
    "another payer": lambda: ucj.cost("2026-01", people=1, months=1, paid_by="x"),  # type: ignore[arg-type]
    "another sector": lambda: ucj.cost("2026-01", people=1, months=1, sector="x"),  # type: ignore[arg-type]
    "programmes that are no list": lambda: ucj.cost("2026-01", people=1, months=1, programmes=5),  # type: ignore[arg-type]
    "another programme": lambda: ucj.cost("2026-01", people=1, months=1, programmes=[5]),  # type: ignore[list-item]
    "a path that is a plan": lambda: ucj.load_plan(PLAN),  # type: ignore[arg-type]
    "no settings": lambda: ucj.load_plan(shipped_plan(), None),  # type: ignore[arg-type]
    "a file that is a plan": lambda: ucj.check(PLAN),  # type: ignore[arg-type]
    "changes that are a number": lambda: PLAN.replace(5),  # type: ignore[arg-type]
    "budgets that are a number": lambda: ucj.afford(PLAN, 2026, 5),  # type: ignore[arg-type]
    "nothing in a list": lambda: PLAN.replace({"groups.ojol.programmes": ["jkk", None]}),
    "inputs that are a list": lambda: ucj.sweep(PLAN, ["targets.percent.2030"]),  # type: ignore[arg-type]
    "words that are a list": lambda: ucj.regions(["malang"]),  # type: ignore[arg-type]
}


@pytest.mark.parametrize("name", ASK)
def test_a_mistake_of_a_script_is_one_of_ucj(name: str) -> None:
    with pytest.raises(ucj.UcjError):
        ASK[name]()


def test_an_array_of_one_value_is_no_list() -> None:
    numpy = pytest.importorskip("numpy")
    alone = numpy.array(70)
    asks: list[Callable[[], object]] = [
        lambda: ucj.sweep(PLAN, {"targets.percent.2030": alone}),
        lambda: ucj.cost("2026-01", people=1, months=1, programmes=alone),
        lambda: ucj.load_plan(shipped_plan(), alone),
        lambda: ucj.gaps(alone, 2026),
        lambda: ucj.cost("2026-01", people=1, months=1, segment=numpy.array(["bpu", "pu"])),
    ]
    for ask in asks:
        with pytest.raises(ucj.UsageError):
            ask()
    swept = ucj.sweep(PLAN, {"targets.percent.2030": numpy.array([60, 70])}, 2030, 2030)
    assert [row["targets.percent.2030"] for row in swept.rows()] == [60, 70]


NO_PLANS = [None, 2026, "config/targets.yaml", FACTS, [PLAN], object()]
ASK_PLAN: dict[str, Callable[[Any], object]] = {
    "gap": lambda plan: ucj.gap(plan, 2026),
    "budget": lambda plan: ucj.budget(plan, 2026),
    "afford": lambda plan: ucj.afford(plan, 2026),
    "explain": lambda plan: ucj.explain(plan, "gap", 2026),
    "roadmap": ucj.roadmap,
    "sweep": lambda plan: ucj.sweep(plan, {}),
    "gaps": lambda plan: ucj.gaps([plan], 2026),
    "roadmaps": lambda plan: ucj.roadmaps([plan]),
    "compare": lambda plan: ucj.compare([PLAN, plan]),
}


@pytest.mark.parametrize("plan", NO_PLANS, ids=lambda plan: type(plan).__name__)
@pytest.mark.parametrize("name", ASK_PLAN)
def test_what_is_no_plan_is_told(name: str, plan: object) -> None:
    with pytest.raises(ucj.UsageError, match="is no plan"):
        ASK_PLAN[name](plan)


@pytest.mark.parametrize("plans", [None, 2026, "config/targets.yaml", PLAN, []], ids=lambda plans: type(plans).__name__)
def test_what_is_no_list_of_plans_is_told(plans: Any) -> None:  # noqa: ANN401
    for ask in (lambda: ucj.gaps(plans, 2026), lambda: ucj.roadmaps(plans), lambda: ucj.compare(plans)):
        with pytest.raises(ucj.UsageError, match="a list of plans is needed"):
            ask()


@pytest.mark.parametrize("lang", [None, "xx", 5, ["id"], True], ids=repr)
def test_what_is_no_language_is_told(lang: Any) -> None:  # noqa: ANN401
    asks: list[Callable[[], object]] = [
        lambda: ucj.gap(PLAN, 2026, lang=lang),
        lambda: ucj.roadmaps([PLAN], lang=lang),
        lambda: ucj.regions("malang", lang=lang),
        lambda: ucj.check(str(shipped_plan()), lang=lang),
    ]
    for ask in asks:
        with pytest.raises(ucj.UsageError, match="is not a language of ucj"):
            ask()
