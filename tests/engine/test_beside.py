"""What stands beside the figures of a year: what wage earners bear themselves, and notes on money and on rounding."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from tests.plans import plan_of
from ucj_cli.engine.groups import population_of
from ucj_cli.engine.notes import details_of, money_notes, plan_rates_note, rounding_note
from ucj_cli.engine.year import YearResult, year_result
from ucj_cli.i18n import get_locale

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ucj_cli.answers.base import Note

EN = get_locale("en")


def year_of(year: int, **sections: Any) -> YearResult:  # noqa: ANN401 - keys of a plan
    return year_result(population_of(plan_of(**sections)), year)


def texts(notes: Iterable[Note]) -> list[str]:
    return [note.text for note in notes]


EARNS = {"segment": "pu", "wage": 5_000_000, "programmes": ["jkk", "jkm", "jht"]}


@pytest.mark.parametrize(
    ("terms", "shares"),
    [
        (EARNS, (1_200_000, 1_200_000)),  # 2 % of the wage for JHT, twelve months
        (EARNS | {"enrol_from": {2026: 7}}, (1_200_000, 600_000)),
        (EARNS | {"enrol_from": {2027: 7}}, (1_200_000, 1_200_000)),
        (EARNS | {"programmes": ["jkk", "jkm"]}, (0, 0)),  # the employer's alone
        ({}, (0, 0)),
    ],
)
def test_what_a_wage_earner_bears_of_the_year(terms: dict[str, Any], shares: tuple[int, int]) -> None:
    plan = plan_of(groups=[{"id": "pabrik", "workers": 100, **terms}, {"id": "lain", "workers": "rest"}])
    assert details_of(plan, 2026, EN).worker_shares == {"pabrik": shares, "lain": (0, 0)}


KOTA = {"kota": {"kind": "public", "name": "Kota", "ceiling": {2026: 10**9}, "growth_percent": 5}}
ASSUMED = "The ceiling of Kota in 2028, Rp1,102,500,000, is assumed: 5% a year after 2026, the last one that is given."


@pytest.mark.parametrize(
    ("year", "paid_by", "notes"),
    [(2026, "kota", []), (2028, "kota", [ASSUMED]), (2028, "self", [])],
)
def test_a_ceiling_that_has_grown_is_assumed(year: int, paid_by: str, notes: list[str]) -> None:
    groups = [{"id": "a", "workers": "rest", "paid_by": paid_by}]
    assert texts(money_notes(year_of(year, funds=KOTA, groups=groups), EN)) == notes


RATE = {"from": "2028-01", "segment": "bpu", "programme": "jkm", "rupiah": 10_000, "source": "a draft law"}
OF_PLAN = "the price rests on rates that the plan assumes, and no law has ordered: a."


@pytest.mark.parametrize(
    ("years", "notes"),
    [
        ([2026, 2027], []),
        ([2027, 2028], [f"° In 2028 {OF_PLAN}"]),
        ([2027, 2028, 2029], [f"° From 2028 to 2029 {OF_PLAN}"]),
    ],
)
def test_years_whose_price_rests_on_assumed_rates(years: list[int], notes: list[str]) -> None:
    sections: dict[str, Any] = {"assumed_rates": [RATE], "groups": [{"id": "a", "workers": "rest"}]}
    assert texts(plan_rates_note([year_of(year, **sections) for year in years], EN)) == notes


ROUNDED = "The target of 2025 is today's coverage, rounded to two decimals: the gap of 1 comes from that rounding."


@pytest.mark.parametrize(
    ("participants", "notes"),
    [
        (9_998, [ROUNDED]),  # 33.33% of 30,000 workers, which are 9,999 people
        (9_999, []),
        (10_000, []),
        (10_001, [ROUNDED]),  # 33.34%, which are 10,002
        (10_002, []),
    ],
)
def test_a_target_of_todays_coverage_is_a_rounded_one(participants: int, notes: list[str]) -> None:
    sections: dict[str, Any] = {
        "workforce": {"size": {2025: 30_000}},
        "coverage": {"date": date(2025, 6, 30), "participants": participants},
        "targets": {"percent": {2030: 80}},
    }
    assert texts(rounding_note(year_of(2025, **sections), EN)) == notes
