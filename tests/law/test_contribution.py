"""What one person's contribution is in one month: rupiah that a planner can look up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ucj_cli.law.contribution import Terms, contribution, year_parts
from ucj_cli.law.month import Month

if TYPE_CHECKING:
    from ucj_cli.vocabulary import PaidBy, Programme, Sector

ACCIDENT_AND_DEATH: tuple[Programme, ...] = ("jkk", "jkm")
WITH_OLD_AGE: tuple[Programme, ...] = ("jkk", "jkm", "jht")
ALL: tuple[Programme, ...] = ("jkk", "jkm", "jht", "jp")
MINIMUM_WAGE = 3_736_101  # Kota Malang, 2026


def contributions_due(terms: Terms, when: str) -> int:
    """What all bearers owe together."""
    return sum(part.rupiah for part in contribution(terms, Month.parse(when)))


def borne(terms: Terms, when: str, bearer: str) -> int:
    return sum(part.rupiah for part in contribution(terms, Month.parse(when)) if part.bearer == bearer)


# Own-account workers (BPU)


@pytest.mark.parametrize(
    ("paid_by", "sector", "when", "rupiah"),
    [
        # a local government pays 16,800 in any month, half price or not
        ("public", "transport", "2015-07", 16_800),
        ("public", "transport", "2025-12", 16_800),
        ("public", "transport", "2026-01", 16_800),
        ("public", "transport", "2027-03", 16_800),
        ("public", "other", "2026-03", 16_800),
        ("public", "other", "2026-04", 16_800),
        ("public", "other", "2026-12", 16_800),
        ("public", "other", "2045-12", 16_800),
        # workers themselves: half from January 2026 to March 2027 in transport
        ("self", "transport", "2025-12", 16_800),
        ("self", "transport", "2026-01", 8_400),
        ("self", "transport", "2026-12", 8_400),
        ("self", "transport", "2027-01", 8_400),
        ("self", "transport", "2027-03", 8_400),
        ("self", "transport", "2027-04", 16_800),
        # and from April to December 2026 in all other sectors
        ("self", "other", "2025-12", 16_800),
        ("self", "other", "2026-01", 16_800),
        ("self", "other", "2026-03", 16_800),
        ("self", "other", "2026-04", 8_400),
        ("self", "other", "2026-12", 8_400),
        ("self", "other", "2027-01", 16_800),
        # a donor pays the full price, unless the plan says otherwise
        ("donor", "transport", "2026-05", 16_800),
        ("donor", "other", "2026-05", 16_800),
        ("donor_half_price", "transport", "2025-12", 16_800),
        ("donor_half_price", "transport", "2026-01", 8_400),
        ("donor_half_price", "transport", "2027-03", 8_400),
        ("donor_half_price", "other", "2026-03", 16_800),
        ("donor_half_price", "other", "2026-05", 8_400),
        ("donor_half_price", "other", "2027-01", 16_800),
    ],
)
def test_jkk_and_jkm_of_the_lowest_band(paid_by: PaidBy, sector: Sector, when: str, rupiah: int) -> None:
    assert contributions_due(Terms("bpu", ACCIDENT_AND_DEATH, paid_by, sector=sector), when) == rupiah


@pytest.mark.parametrize(
    ("paid_by", "income", "when", "rupiah"),
    [
        ("self", 0, "2026-03", 36_800),
        ("self", 0, "2026-05", 28_400),  # 5,000 + 3,400 + 20,000
        ("self", 3_000_000, "2026-03", 29_500 + 6_800 + 59_000),
        ("self", 3_000_000, "2026-05", 14_750 + 3_400 + 59_000),
        ("public", 0, "2026-05", 36_800),
        ("donor", 0, "2026-05", 36_800),
        ("donor_half_price", 0, "2026-05", 28_400),
    ],
)
def test_jht_is_never_halved(paid_by: PaidBy, income: int, when: str, rupiah: int) -> None:
    assert contributions_due(Terms("bpu", WITH_OLD_AGE, paid_by, income=income), when) == rupiah


@pytest.mark.parametrize("income", [0, 1_000_000, 1_100_000, 5_000_000, 50_000_000])
def test_a_local_government_pays_the_lowest_band_whatever_the_income(income: int) -> None:
    assert contributions_due(Terms("bpu", ACCIDENT_AND_DEATH, "public", income=income), "2026-05") == 16_800
    assert contributions_due(Terms("bpu", WITH_OLD_AGE, "public", income=income), "2026-05") == 36_800


@pytest.mark.parametrize(
    ("income", "rupiah"),
    [
        (0, 16_800),
        (1_000_000, 16_800),
        (1_099_000, 16_800),
        (1_099_999, 16_800),  # the annex's hole of 1,000 rupiah belongs to the band below
        (1_100_000, 18_800),
        (1_299_999, 18_800),
        (1_300_000, 20_800),
        (2_699_999, 32_800),
        (2_700_000, 36_300),
        (20_199_999, 203_800),
        (20_200_000, 213_800),
        (999_999_999, 213_800),
    ],
)
def test_who_pays_alone_or_by_a_donor_pays_by_the_band_of_the_income(income: int, rupiah: int) -> None:
    for paid_by in ("self", "donor", "donor_half_price"):
        assert contributions_due(Terms("bpu", ACCIDENT_AND_DEATH, paid_by, income=income), "2025-06") == rupiah


def test_a_worker_on_own_account_has_no_share_beside_what_the_payer_bears() -> None:
    terms = Terms("bpu", WITH_OLD_AGE, "self")
    assert (borne(terms, "2025-06", "payer"), borne(terms, "2025-06", "worker")) == (36_800, 0)


# Wage earners (PU)


@pytest.mark.parametrize(
    ("firm", "programmes", "total", "employer", "worker"),
    [
        ("micro", ACCIDENT_AND_DEATH, 20_175, 20_175, 0),
        ("small", WITH_OLD_AGE, 233_133, 158_411, 74_722),
        ("medium or large", ALL, 345_216, 233_133, 112_083),
    ],
)
def test_at_the_minimum_wage_of_2026_in_risk_class_1(
    firm: str, programmes: tuple[Programme, ...], total: int, employer: int, worker: int
) -> None:
    terms = Terms("pu", programmes, "employer", wage=MINIMUM_WAGE)
    assert contributions_due(terms, "2026-05") == total, firm
    assert (borne(terms, "2026-05", "payer"), borne(terms, "2026-05", "worker")) == (employer, worker)


def test_each_part_names_its_programme_and_who_bears_it() -> None:
    parts = contribution(Terms("pu", ALL, "employer", wage=MINIMUM_WAGE), Month(2026, 5))
    assert [tuple(part) for part in parts] == [
        ("jkk", "payer", 8_967),
        ("jkm", "payer", 11_208),
        ("jht", "payer", 138_236),
        ("jht", "worker", 74_722),
        ("jp", "payer", 74_722),
        ("jp", "worker", 37_361),
    ]


@pytest.mark.parametrize(
    ("risk_class", "full", "half"),
    [(1, 2_400, 1_200), (2, 5_400, 2_700), (3, 8_900, 4_450), (4, 12_700, 6_350), (5, 17_400, 8_700)],
)
def test_jkk_is_halved_for_labour_intensive_industry_from_february_2025_to_january_2026(
    risk_class: int, full: int, half: int
) -> None:
    office = Terms("pu", ("jkk",), "employer", wage=1_000_000, risk_class=risk_class)
    factory = office._replace(labour_intensive=True)
    months = ("2025-01", "2025-02", "2025-08", "2026-01", "2026-02")
    assert [contributions_due(office, month) for month in months] == [full] * 5
    assert [contributions_due(factory, month) for month in months] == [full, half, half, half, full]


def test_only_jkk_is_halved_for_labour_intensive_industry() -> None:
    office = Terms("pu", ("jkm", "jht", "jp"), "employer", wage=MINIMUM_WAGE)
    assert contribution(office, Month(2025, 6)) == contribution(office._replace(labour_intensive=True), Month(2025, 6))


@pytest.mark.parametrize(
    ("wage", "when", "employer", "worker"),
    [
        (10_547_400, "2026-02", 210_948, 105_474),
        (10_547_401, "2026-02", 210_948, 105_474),
        (20_000_000, "2026-02", 210_948, 105_474),
        (20_000_000, "2026-03", 221_726, 110_863),
        (11_086_300, "2026-03", 221_726, 110_863),
        (11_000_000, "2026-02", 210_948, 105_474),
        (11_000_000, "2026-03", 220_000, 110_000),
        (7_000_001, "2015-07", 140_000, 70_000),
    ],
)
def test_jp_is_owed_up_to_the_wage_ceiling(wage: int, when: str, employer: int, worker: int) -> None:
    terms = Terms("pu", ("jp",), "employer", wage=wage)
    assert (borne(terms, when, "payer"), borne(terms, when, "worker")) == (employer, worker)


def test_jkk_jkm_and_jht_are_owed_of_the_whole_wage() -> None:
    assert contributions_due(Terms("pu", WITH_OLD_AGE, "employer", wage=100_000_000), "2026-05") == 6_240_000


def test_a_wage_earner_whom_a_fund_pays_for_costs_the_same() -> None:
    by_employer = Terms("pu", ALL, "employer", wage=MINIMUM_WAGE)
    for paid_by in ("public", "donor", "donor_half_price"):
        assert contribution(by_employer._replace(paid_by=paid_by), Month(2026, 5)) == contribution(
            by_employer, Month(2026, 5)
        )


@pytest.mark.parametrize(("wage", "jkm"), [(166, 0), (167, 1), (499, 1), (500, 2), (501, 2), (833, 2), (834, 3)])
def test_half_a_rupiah_goes_up(wage: int, jkm: int) -> None:
    assert contributions_due(Terms("pu", ("jkm",), "employer", wage=wage), "2026-05") == jkm


# A year


def test_a_year_is_its_months_one_by_one() -> None:
    months = year_parts(Terms("bpu", ACCIDENT_AND_DEATH, "self", sector="other"), 2026, 1, 12)
    assert [sum(part.rupiah for part in month) for month in months] == [16_800] * 3 + [8_400] * 9


def test_a_year_may_begin_late_and_end_early() -> None:
    months = year_parts(Terms("bpu", ACCIDENT_AND_DEATH, "self", sector="other"), 2026, 3, 4)
    assert [sum(part.rupiah for part in month) for month in months] == [16_800, 8_400]
