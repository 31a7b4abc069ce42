"""Figures that are listed for some years: what holds in any other year, and where it comes from."""

from __future__ import annotations

from decimal import Decimal

import pytest

from ucj_cli.errors import OutOfRangeError
from ucj_cli.plan_file.model import Fund, Workforce
from ucj_cli.plan_file.series import CeilingYear, ceiling_in, ceiling_year, listed_around, workforce_in, workforce_year

WORKFORCE = Workforce(size={2030: 1_500, 2025: 1_000, 2028: 1_001}, growth_percent=Decimal(10))


@pytest.mark.parametrize(
    ("year", "around"),
    [
        (2024, (None, 2025)),
        (2025, (2025, 2028)),
        (2026, (2025, 2028)),
        (2029, (2028, 2030)),
        (2030, (2030, None)),
        (2031, (2030, None)),
    ],
)
def test_years_are_listed_in_any_order(year: int, around: tuple[int | None, int | None]) -> None:
    for years in ([2030, 2025, 2028], [2025, 2028, 2030], [2028, 2030, 2025]):
        assert tuple(listed_around(years, year)) == around


@pytest.mark.parametrize(
    ("year", "workers", "basis", "listed"),
    [
        (2025, 1_000, "given", (2025,)),
        (2026, 1_000, "between", (2025, 2028)),  # a third of a person more
        (2027, 1_001, "between", (2025, 2028)),
        (2028, 1_001, "given", (2028,)),
        (2029, 1_251, "between", (2028, 2030)),  # half a person goes up
        (2030, 1_500, "given", (2030,)),
        (2032, 1_815, "grown", (2030,)),
    ],
)
def test_the_workforce_of_a_year_and_where_it_comes_from(
    year: int, workers: int, basis: str, listed: tuple[int, ...]
) -> None:
    assert workforce_year(WORKFORCE, year) == (workers, basis, listed)
    assert workforce_in(WORKFORCE, year) == workers


def test_no_workforce_is_known_before_the_first_year() -> None:
    with pytest.raises(OutOfRangeError) as error:
        workforce_in(WORKFORCE, 2024)
    assert (error.value.key, error.value.facts) == ("workforce_before_first", {"year": 2024, "first": 2025})


def test_a_workforce_that_shrinks_is_gone_one_day() -> None:
    with pytest.raises(OutOfRangeError) as error:
        workforce_in(Workforce(size={2025: 1}, growth_percent=Decimal(-60)), 2026)
    assert (error.value.key, error.value.facts) == ("workforce_gone", {"year": 2026})


@pytest.mark.parametrize(
    ("fund", "year", "ceiling"),
    [
        (Fund(kind="public", ceiling={2025: 100, 2027: 300}), 2025, CeilingYear(100, "given", 2025)),
        (Fund(kind="public", ceiling={2025: 100, 2027: 300}), 2026, None),
        (Fund(kind="public", ceiling={2025: 100, 2027: 300}), 2028, None),
        (Fund(kind="public", ceiling={2025: 100, 2027: 300}, growth_percent=Decimal(10)), 2026, None),
        (
            Fund(kind="public", ceiling={2025: 100, 2027: 300}, growth_percent=Decimal(10)),
            *(2029, CeilingYear(363, "grown", 2027)),
        ),
        (Fund(kind="public", ceiling={2025: 100}, growth_percent=Decimal(0)), 2026, CeilingYear(100, "grown", 2025)),
        (Fund(kind="public", growth_percent=Decimal(10)), 2026, None),
    ],
)
def test_a_ceiling_is_of_its_own_year_unless_the_fund_says_how_it_goes_on(
    fund: Fund, year: int, ceiling: CeilingYear | None
) -> None:
    assert ceiling_year(fund, year) == ceiling
    assert ceiling_in(fund, year) == (ceiling.rupiah if ceiling else None)
