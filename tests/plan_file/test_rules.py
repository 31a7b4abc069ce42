"""The rules between the keys of a plan, one by one: which is told, where, and with which figures."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from tests.plans import plan_of
from ucj_cli.vocabulary import OWES
from ucj_cli.yamldoc.findings import PlanError, TextKey

DAY = date(2025, 9, 9)
REST = {"id": "lain", "workers": "rest"}
WORKERS, PARTICIPANTS = (TextKey(f"expected.{what}") for what in ("workers", "participants"))
RATE = {"from": "2028-01", "segment": "bpu", "programme": "jkm", "rupiah": 10_000, "source": "a draft law"}
PU = {"id": "pu", "workers": "rest", "segment": "pu"}
PUBLIC = {"kind": "public"}
OF_BPU = "jkk, jkm, jht"

Found = tuple[str, tuple[str | int, ...], dict[str, object]]


def found_in(**sections: Any) -> list[Found]:  # noqa: ANN401 - keys of a plan
    """What is wrong with a plan of 1,000 workers, 300 of them insured: code, place and figures."""
    with pytest.raises(PlanError) as error:
        plan_of(**sections)
    return [(found.code, found.path, dict(found.facts)) for found in error.value.findings]


def group(**keys: Any) -> dict[str, Any]:  # noqa: ANN401 - keys of a group
    return {"groups": [REST | keys]}


def payers(*funds: str, segment: str = "bpu", value: str, nearest: str | None = None) -> dict[str, object]:
    allowed = [*funds, "self" if segment == "bpu" else "employer", "elsewhere"]
    return {"value": value, "allowed": allowed, "segment": segment, "nearest": nearest}


def added(found: int, due: int, what: TextKey = WORKERS, remedy: str | None = None) -> dict[str, object]:
    return {"what": what, "found": found, "due": due, "remedy": remedy}


@pytest.mark.parametrize(
    ("sections", "code", "place", "figures"),
    [
        # groups
        (
            {"groups": [{"id": "a", "workers": 1}, {"id": "b", "workers": 1}, {"id": "b", "workers": "rest"}]},
            *("UCJ015", ("groups", 2, "id"), {"id": "b", "number": 2}),
        ),
        (
            {"groups": [{"id": "a", "workers": 1}, REST, {"id": "b", "workers": "rest"}]},
            *("UCJ018", ("groups", 2, "workers"), {"number": 2}),
        ),
        (group(participants=5), "UCJ019", ("groups", 0, "participants"), {"key": "participants"}),
        (group(observed={DAY: 5}), "UCJ019", ("groups", 0, "observed"), {"key": "observed"}),
        (group(months={"from": 6, "to": 3}), "UCJ021", ("groups", 0, "months"), {"first": 6, "last": 3}),
        (group(wage=5_000_000), "UCJ022", ("groups", 0, "wage"), {"key": "wage", "segment": "pu"}),
        (
            {"groups": [PU | {"wage": 5_000_000, "income": 5_000_000}]},
            *("UCJ022", ("groups", 0, "income"), {"key": "income", "segment": "bpu"}),
        ),
        (
            group(programmes=["jkk", "jp"]),
            *("UCJ404", ("groups", 0, "programmes", 1), {"value": "jp", "allowed": OF_BPU, "segment": "bpu"}),
        ),
        ({"groups": [PU]}, "UCJ011", ("groups", 0, "wage"), {"key": "wage", "remedy": "wage"}),
        # who pays
        (
            {**group(paid_by="dbhct"), "funds": dict.fromkeys(["kota", "dbhcht", "csr", "apbn", "baznas"], PUBLIC)},
            *("UCJ016", ("groups", 0, "paid_by")),
            payers("apbn", "baznas", "csr", "dbhcht", "kota", value="dbhct", nearest="dbhcht") | {"remedy": "nearest"},
        ),
        (
            {**group(paid_by="presiden"), "funds": {"kota": PUBLIC}},
            *("UCJ016", ("groups", 0, "paid_by")),
            payers("kota", value="presiden") | {"remedy": None},
        ),
        (
            {**group(paid_by="employer"), "funds": {"kota": PUBLIC}},
            *("UCJ017", ("groups", 0, "paid_by")),
            payers("kota", value="employer"),
        ),
        (
            {"groups": [PU | {"wage": 5_000_000, "paid_by": "self"}], "funds": {"kota": PUBLIC}},
            *("UCJ017", ("groups", 0, "paid_by")),
            payers("kota", segment="pu", value="self"),
        ),
        # funds
        ({"funds": {"self": {"kind": "donor"}}}, "UCJ020", ("funds", "self"), {"name": "self"}),
        (
            {"funds": {"kota": {"kind": "public", "half_price": True}}},
            *("UCJ025", ("funds", "kota", "half_price"), {}),
        ),
        (
            {"funds": dict.fromkeys(["satu", "dua"], PUBLIC | {"shared": "jatim"})},
            *("UCJ034", ("funds", "dua", "shared"), {"name": "jatim", "fund": "satu"}),
        ),
        # targets
        ({"targets": {}}, "UCJ011", ("targets", "percent"), {"key": "percent", "remedy": "targets"}),
        (
            {"targets": {"percent": {2026: 40, 2030: 50}, "participants": {2030: 500}}},
            *("UCJ032", ("targets", "participants", 2030), {"year": 2030, "percent": 50}),
        ),
        (
            {"targets": {"percent": {2025: 0, 2045: 100}, "path": "geometric"}},
            *("UCJ024", ("targets", "path"), {}),
        ),
        (
            {"targets": {"percent": {2025: 40, 2030: 0, 2045: 100}, "path": "geometric"}},
            *("UCJ024", ("targets", "path"), {}),
        ),
        (
            {"targets": {"participants": {2030: 1_001}}},
            *("UCJ033", ("targets", "participants", 2030), {"people": 1_001, "workers": 1_000, "year": 2030}),
        ),
        (
            {"targets": {"participants": {2060: 0}}, "workforce": {"size": {2025: 1_000}, "growth_percent": -50}},
            *("UCJ033", ("targets", "participants", 2060), {"people": 0, "workers": 0, "year": 2060}),
        ),
        # observations
        (
            {"coverage": {"date": DAY}},
            *("UCJ011", ("coverage", "percent"), {"key": "percent", "remedy": "coverage"}),
        ),
        (
            {"observed": {date(2026, 1, 31): {}}},
            *("UCJ011", ("observed", "2026-01-31", "percent"), {"key": "percent", "remedy": "coverage"}),
        ),
        (
            {"workforce": {"size": {2026: 1_000, 2030: 2_000}}},
            *("UCJ023", ("workforce", "size"), {"year": 2025, "first": 2026}),
        ),
        ({"observed": {DAY: {"percent": 5}}}, "UCJ029", ("observed", "2025-09-09"), {"day": DAY}),
        (
            {"workforce": {"size": {2005: 5}, "growth_percent": -50}},
            *("UCJ028", ("workforce", "growth_percent"), {"year": 2025}),
        ),
        (
            {"groups": [REST, {"id": "a", "workers": 5, "observed": {date(2025, 12, 11): 3}}]},
            *("UCJ030", ("groups", 1, "observed", "2025-12-11"), {"day": date(2025, 12, 11), "last": DAY}),
        ),
        (
            {"groups": [REST, {"id": "a", "workers": 5, "participants": 3, "observed": {DAY: 3}}]},
            *("UCJ029", ("groups", 1, "observed", "2025-09-09"), {"day": DAY}),
        ),
        # sums
        (
            {"groups": [{"id": "a", "workers": 900, "participants": 300}]},
            *("UCJ103", ("groups",), added(900, 1_000)),
        ),
        ({"groups": [REST, {"id": "a", "workers": 1_001}]}, "UCJ103", ("groups",), added(1_001, 1_000, remedy="rest")),
        (
            {"groups": [{"id": "a", "workers": 1_000, "participants": 299}]},
            *("UCJ103", ("groups",), added(299, 300, PARTICIPANTS)),
        ),
        (
            {"groups": [REST, {"id": "a", "workers": 400, "participants": 301}]},
            *("UCJ103", ("groups",), added(301, 300, PARTICIPANTS, "rest")),
        ),
        (
            {
                "observed": {date(2025, 12, 11): {"participants": 310}},
                "groups": [REST, {"id": "a", "workers": 400, "observed": {date(2025, 12, 11): 311}}],
            },
            *("UCJ031", ("observed", "2025-12-11")),
            added(311, 310, PARTICIPANTS, "rest") | {"day": date(2025, 12, 11)},
        ),
        # assumed rates
        (
            {"assumed_rates": [RATE, RATE | {"from": "2025-09"}]},
            *("UCJ035", ("assumed_rates", 1, "from"), {"month": "2025-09", "day": DAY}),
        ),
        (
            {"assumed_rates": [RATE | {"to": "2027-12"}]},
            *("UCJ021", ("assumed_rates", 0, "to"), {"first": "2028-01", "last": "2027-12"}),
        ),
        ({"assumed_rates": [RATE | {"percent": 1}]}, "UCJ036", ("assumed_rates", 0, "percent"), {"remedy": "both"}),
        ({"assumed_rates": [RATE | {"rupiah": None}]}, "UCJ036", ("assumed_rates", 0, "percent"), {"remedy": None}),
        (
            {"assumed_rates": [RATE | {"programme": "jp"}]},
            *("UCJ404", ("assumed_rates", 0, "programme"), {"value": "jp", "allowed": OF_BPU, "segment": "bpu"}),
        ),
        (
            {"assumed_rates": [RATE | {"payer": "employer"}]},
            *("UCJ017", ("assumed_rates", 0, "payer")),
            {"value": "employer", "allowed": OWES["bpu"], "segment": "bpu"},
        ),
        # what is uncertain
        (
            {"uncertain": {"workforce.sise.2025": {"low": 900, "high": 1_100}}},
            *("UCJ037", ("uncertain", "workforce.sise.2025")),
            {"path": "workforce.sise.2025", "nearest": "workforce.size", "remedy": "nearest"},
        ),
        (
            {"uncertain": {"xyz.abc": {"low": 900, "high": 1_100}}},
            *("UCJ037", ("uncertain", "xyz.abc"), {"path": "xyz.abc", "nearest": None, "remedy": None}),
        ),
        (
            {"uncertain": {"region.name": {"low": 900, "high": 1_100}}},
            *("UCJ037", ("uncertain", "region.name"), {"path": "region.name", "remedy": None}),
        ),
        (
            {"uncertain": {"workforce.size.2025": {"low": 1_100, "high": 900}}},
            *("UCJ038", ("uncertain", "workforce.size.2025", "low"), {"low": 1_100, "high": 900}),
        ),
        (
            {"uncertain": {"workforce.size.2025": {"low": 900, "likely": 1_200, "high": 1_100}}},
            *("UCJ038", ("uncertain", "workforce.size.2025", "low"), {"low": 900, "high": 1_100}),
        ),
        (
            {"uncertain": {"workforce.size.2025": {"low": 900, "likely": 950, "high": 1_100, "shape": "normal"}}},
            *("UCJ038", ("uncertain", "workforce.size.2025", "likely")),
            {"low": 900, "high": 1_100, "middle": 1_000, "remedy": "normal"},
        ),
        (
            {"uncertain": {"workforce.size.2025": {"low": Decimal("1.100"), "high": 2_000}}},
            *("UCJ012", ("uncertain", "workforce.size.2025", "low")),
            {"value": "`1.100`", "expected": TextKey("expected.whole"), "remedy": "number", "meant": "1_100"},
        ),
        (
            {"uncertain": {"workforce.size.2025": {"low": 0, "high": 1_100}}},
            *("UCJ013", ("uncertain", "workforce.size.2025", "low")),
            {"value": 0, "limit": 1, "remedy": "greater_than_equal"},
        ),
        (
            {"uncertain": {"targets.percent.2030": {"low": 50, "high": 101}}},
            *("UCJ013", ("uncertain", "targets.percent.2030", "high")),
            {"value": 101, "limit": 100, "remedy": "less_than_equal"},
        ),
    ],
)
def test_what_does_not_go_together_is_told_at_its_place(
    sections: dict[str, Any], code: str, place: tuple[str | int, ...], figures: dict[str, object]
) -> None:
    assert found_in(**sections) == [(code, place, figures)]


@pytest.mark.parametrize(
    "sections",
    [
        group(months={"from": 3, "to": 3}),
        {"assumed_rates": [RATE | {"to": RATE["from"]}]},
        {"targets": {"participants": {2030: 1_000}}},
        {"targets": {"percent": {2025: 40, 2045: 0}, "path": "geometric"}},
        {"uncertain": {"workforce.size.2025": {"low": 900, "likely": 900, "high": 900}}},
        {"groups": [REST, {"id": "a", "workers": 1_000, "participants": 300}]},
        {"groups": [REST, {"id": "a", "workers": 5, "observed": {DAY: 3}}]},
    ],
)
def test_what_goes_together_by_a_hair_is_right(sections: dict[str, Any]) -> None:
    plan_of(**sections)


def test_targets_given_twice_are_told_year_by_year() -> None:
    both = {2045: 40, 2030: 50}
    told = found_in(targets={"percent": both, "participants": both})
    assert [place[-1] for _, place, _ in told] == [2030, 2045]


A, B = ("groups", 0), ("groups", 0, "changes")


@pytest.mark.parametrize(
    ("keys", "found"),
    [
        # wrong from the beginning: told once, and again only where a change says it anew
        ({"paid_by": "x", "changes": {2027: {"income": 5}}}, [("UCJ016", (*A, "paid_by"))]),
        (
            {"paid_by": "x", "changes": {2027: {"paid_by": "y"}}},
            [("UCJ016", (*A, "paid_by")), ("UCJ016", (*B, 2027, "paid_by"))],
        ),
        # wrong from a change on, of the earliest year first, and not told again of the next
        ({"changes": {2028: {"income": 5}, 2027: {"paid_by": "x"}}}, [("UCJ016", (*B, 2027, "paid_by"))]),
        (
            {"changes": {2028: {"paid_by": "y"}, 2027: {"paid_by": "x"}}},
            [("UCJ016", (*B, 2027, "paid_by")), ("UCJ016", (*B, 2028, "paid_by"))],
        ),
        ({"changes": {2027: {"programmes": ["jkk", "jp"]}}}, [("UCJ404", (*B, 2027, "programmes", 1))]),
        (
            {"programmes": ["jkk", "jp"], "changes": {2027: {"programmes": ["jkm", "jp"]}}},
            [("UCJ404", (*A, "programmes", 1)), ("UCJ404", (*B, 2027, "programmes", 1))],
        ),
        # what a change mends may break again
        (
            {"paid_by": "x", "changes": {2027: {"paid_by": "self"}, 2028: {"paid_by": "x"}}},
            [("UCJ016", (*A, "paid_by")), ("UCJ016", (*B, 2028, "paid_by"))],
        ),
        # because of a key that does not change itself
        (
            {
                "segment": "pu",
                "paid_by": "elsewhere",
                "changes": {2027: {"paid_by": "employer"}, 2028: {"risk_class": 2}},
            },
            [("UCJ011", (*B, 2027, "wage"))],
        ),
    ],
)
def test_a_change_is_told_where_it_breaks_a_rule(keys: dict[str, Any], found: list[tuple[str, object]]) -> None:
    told = found_in(**group(**keys), observed={DAY: {"percent": 5}})  # one thing that is always wrong
    assert [(code, place) for code, place, _ in told][:-1] == found


def test_every_wrong_name_of_a_fund_is_told_in_order() -> None:
    told = found_in(funds=dict.fromkeys(["self", "employer", "elsewhere"], PUBLIC))
    assert [place for _, place, _ in told] == [("funds", name) for name in ("elsewhere", "employer", "self")]


def test_of_three_rests_each_names_the_first() -> None:
    told = found_in(groups=[{"id": name, "workers": "rest"} for name in "abc"])
    assert [facts["number"] for _, _, facts in told] == [1, 1]


def test_days_of_a_group_beyond_the_last_are_told_day_by_day() -> None:
    later = [date(2025, 12, 12), date(2025, 12, 11)]
    told = found_in(groups=[REST, {"id": "a", "workers": 5, "observed": dict.fromkeys(later, 3)}])
    assert [place[-1] for _, place, _ in told] == ["2025-12-11", "2025-12-12"]
