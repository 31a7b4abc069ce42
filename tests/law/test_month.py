"""Months: written, counted on, and found in what a script has."""

from __future__ import annotations

from datetime import date

import pytest

from ucj_cli.errors import UsageError
from ucj_cli.law.month import Month, month_of, months_of
from ucj_cli.vocabulary import FIRST_YEAR, LAST_YEAR


@pytest.mark.parametrize(
    ("month", "count", "then"),
    [
        ("2026-03", 0, "2026-03"),
        ("2026-03", 5, "2026-08"),
        ("2026-03", 9, "2026-12"),
        ("2026-03", 10, "2027-01"),
        ("2026-03", 24, "2028-03"),
        ("2026-03", -3, "2025-12"),
    ],
)
def test_months_are_counted_across_years(month: str, count: int, then: str) -> None:
    assert str(Month.parse(month).later(count)) == then


@pytest.mark.parametrize("text", ["2026", "2026-0", "2026-00", "2026-13", "2026-04-01", " 2026-04"])
def test_what_is_written_otherwise_is_no_month(text: str) -> None:
    with pytest.raises(ValueError, match=text):
        Month.parse(text)


def test_a_year_has_all_its_months() -> None:
    assert [str(month) for month in months_of(2026)][::11] == ["2026-01", "2026-12"]
    assert len(months_of(2026)) == 12


def test_a_day_lies_in_its_month() -> None:
    assert month_of(date(2026, 4, 30)) == month_of("2026-04") == Month(2026, 4)


@pytest.mark.parametrize("year", [FIRST_YEAR, LAST_YEAR])
def test_the_first_and_the_last_year_may_be_named(year: int) -> None:
    assert month_of(f"{year}-07") == Month(year, 7)


@pytest.mark.parametrize("month", [f"{FIRST_YEAR - 1}-12", f"{LAST_YEAR + 1}-01", date(LAST_YEAR + 1, 1, 1)])
def test_years_beyond_them_may_not(month: str | date) -> None:
    with pytest.raises(UsageError, match=str(month)) as caught:
        month_of(month)
    assert caught.value.key == "month_needed"


@pytest.mark.parametrize(("written", "meant"), [("2026-4", "2026-04"), ("04/2026", "2026-04")])
def test_a_month_written_otherwise_is_told_as_it_is_written(written: str, meant: str) -> None:
    with pytest.raises(UsageError, match=written) as caught:
        month_of(written)
    assert (caught.value.key, caught.value.facts["meant"]) == ("month_meant", meant)


def test_what_is_like_no_month_at_all_is_told_without_a_proposal() -> None:
    with pytest.raises(UsageError, match="May") as caught:
        month_of("May")
    assert (caught.value.key, caught.value.facts["meant"]) == ("month_needed", None)
