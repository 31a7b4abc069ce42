"""The dated tables of the law: each row says where it comes from, and which row holds is never in doubt."""

from __future__ import annotations

from datetime import date
from itertools import combinations, pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from ucj_cli.errors import OutOfRangeError
from ucj_cli.i18n import get_locale
from ucj_cli.law import tables as law
from ucj_cli.law.contribution import Terms, contribution
from ucj_cli.law.month import Month
from ucj_cli.law.tables import (
    band_tables,
    bands_in,
    benefits_in,
    ceiling_in,
    ceilings,
    contributions,
    in_force,
    last_checked,
    national_targets,
    read_table,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from ucj_cli.law.tables import RateRow

TABLES = sorted(path.stem for path in (Path(law.__file__).parent / "data").glob("*.yaml"))
ROWS = {f"{name} {number}": row for name in TABLES for number, row in enumerate(read_table(name), 1)}
EVERY_ROW = pytest.mark.parametrize("row", ROWS.values(), ids=ROWS)
FIRST, LAST = Month(2015, 7), Month(2100, 12)
EVERY_MONTH = [Month(year, number) for year in range(2015, 2031) for number in range(1, 13)][6:]


def month(text: str) -> Month:
    return Month.parse(text)


# Where each row comes from


def test_the_law_is_in_these_tables() -> None:
    known = {"bands", "benefits", "contributions", "membership", "national_targets", "wage_ceilings"}
    assert known <= set(TABLES)


@EVERY_ROW
def test_a_row_names_its_regulation_and_how_sure_it_is(row: dict[str, Any]) -> None:
    assert row["regulation"].startswith(("PP ", "Perpres ", "Permenaker ", "Permendagri ", "RPJMN ", "RKP ", "RPJPN "))
    assert row["verified"] in {"confirmed", "single", "practice", "recalled"}


@EVERY_ROW
def test_a_row_was_checked_after_it_came_into_force(row: dict[str, Any]) -> None:
    checked = row["last_checked"]
    assert type(checked) is date
    if "from" in row:
        assert Month(checked.year, checked.month) >= month(row["from"])


def test_a_row_does_not_end_before_it_begins() -> None:
    ended = {name: row for name, row in ROWS.items() if "to" in row}
    assert ended
    assert [name for name, row in ended.items() if month(row["to"]) < month(row["from"])] == []


def test_a_table_with_a_mistake_says_where(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(law, "_LAW", tmp_path)
    (tmp_path / "drafts.yaml").write_text("- {rule: one, rule: two}\n")
    with pytest.raises(ValueError, match=r"^drafts\.yaml: .*UCJ007.*'drafts\.yaml'"):
        read_table("drafts")


# Which row holds


def overlap(one: RateRow, other: RateRow) -> bool:
    """Whether there is a month in which both rows hold."""
    return max(one.start, other.start) <= min(one.end or LAST, other.end or LAST)


def same_people(one: RateRow, other: RateRow) -> bool:
    """Whether there is anybody whom both rows fit."""
    here, there = dict(one.conditions), dict(other.conditions)
    return all(any(value in there[name] for value in here[name]) for name in here.keys() & there.keys())


def pairs() -> list[tuple[RateRow, RateRow]]:
    """All pairs of rows about one programme, segment and payer."""
    return [
        (one, other)
        for one, other in combinations(contributions(), 2)
        if (one.segment, one.programme, one.payer) == (other.segment, other.programme, other.payer)
    ]


def test_rows_of_the_same_conditions_never_overlap_in_time() -> None:
    assert [pair for pair in pairs() if pair[0].conditions == pair[1].conditions and overlap(*pair)] == []


def test_of_two_rows_that_fit_one_person_one_is_more_particular() -> None:
    alike = [pair for pair in pairs() if len(pair[0].conditions) == len(pair[1].conditions)]
    assert alike
    assert [pair for pair in alike if overlap(*pair) and same_people(*pair)] == []


@pytest.mark.parametrize(("table", "key"), [("benefits", "benefit"), ("membership", "rule")])
def test_a_rule_holds_once_at_a_time(table: str, key: str) -> None:
    rows = read_table(table)
    assert len({row[key] for row in rows if "to" not in row}) == sum("to" not in row for row in rows)


@pytest.mark.parametrize("tables", [band_tables(), ceilings()], ids=["bands", "wage ceilings"])
def test_in_every_month_exactly_one_holds(tables: tuple[Any, ...]) -> None:
    for when in EVERY_MONTH:
        assert sum(table.start <= when <= (table.end or LAST) for table in tables) == 1


@pytest.mark.parametrize("segment", ["bpu", "pu"])
def test_every_programme_has_a_row_in_every_month(segment: str) -> None:
    programmes = {"bpu": {"jkk", "jkm", "jht"}, "pu": {"jkk", "jkm", "jht", "jp"}}[segment]
    for when in EVERY_MONTH:
        assert programmes <= {programme for of, programme in in_force(when) if of == segment}


# The wage up to which pension contributions are owed


@pytest.mark.parametrize(
    ("first", "last", "rupiah"),
    [
        ("2015-07", "2016-02", 7_000_000),
        ("2016-03", "2017-02", 7_335_300),
        ("2017-03", "2018-02", 7_703_500),
        ("2018-03", "2019-02", 8_094_000),
        ("2019-03", "2020-02", 8_512_400),
        ("2020-03", "2021-02", 8_939_700),
        ("2021-03", "2022-02", 8_754_600),
        ("2022-03", "2023-02", 9_077_600),
        ("2023-03", "2024-02", 9_559_600),
        ("2024-03", "2025-02", 10_042_300),
        ("2025-03", "2026-02", 10_547_400),
        ("2026-03", "2027-02", 11_086_300),  # and on, until a row says otherwise
        ("2027-03", "2045-12", 11_086_300),
    ],
)
def test_a_wage_ceiling_holds_from_march_to_february(first: str, last: str, rupiah: int) -> None:
    assert ceiling_in(month(first)).rupiah == rupiah
    assert ceiling_in(month(last)).rupiah == rupiah


# The income bands: from income, base, and what JKK, JKM and JHT are in it


BANDS = [
    (0, 1_000_000, 36_800),
    (1_100_000, 1_200_000, 42_800),
    (1_300_000, 1_400_000, 48_800),
    (1_500_000, 1_600_000, 54_800),
    (1_700_000, 1_800_000, 60_800),
    (1_900_000, 2_000_000, 66_800),
    (2_100_000, 2_200_000, 72_800),
    (2_300_000, 2_400_000, 78_800),
    (2_500_000, 2_600_000, 84_800),
    (2_700_000, 2_950_000, 95_300),
    (3_200_000, 3_450_000, 110_300),
    (3_700_000, 3_950_000, 125_300),
    (4_200_000, 4_450_000, 140_300),
    (4_700_000, 4_950_000, 155_300),
    (5_200_000, 5_450_000, 170_300),
    (5_700_000, 5_950_000, 185_300),
    (6_200_000, 6_450_000, 200_300),
    (6_700_000, 6_950_000, 215_300),
    (7_200_000, 7_450_000, 230_300),
    (7_700_000, 7_950_000, 245_300),
    (8_200_000, 8_700_000, 267_800),
    (9_200_000, 9_700_000, 297_800),
    (10_200_000, 10_700_000, 327_800),
    (11_200_000, 11_700_000, 357_800),
    (12_200_000, 12_700_000, 387_800),
    (13_200_000, 13_700_000, 417_800),
    (14_200_000, 14_700_000, 447_800),
    (15_200_000, 15_700_000, 477_800),
    (16_200_000, 16_700_000, 507_800),
    (17_200_000, 17_700_000, 537_800),
    (18_200_000, 18_700_000, 567_800),
    (19_200_000, 19_700_000, 597_800),
    (20_200_000, 20_700_000, 627_800),
]


def test_there_are_thirty_three_bands() -> None:
    assert len(BANDS) == 33
    assert bands_in(Month(2026, 4)).bands == {income: base for income, base, _ in BANDS}


@pytest.mark.parametrize(("income", "base", "total"), BANDS)
def test_a_band_has_its_base_and_its_contribution(income: int, base: int, total: int) -> None:
    assert bands_in(Month(2025, 1)).base(income) == base
    parts = contribution(Terms("bpu", ("jkk", "jkm", "jht"), "self", income=income), Month(2025, 1))
    assert [part.rupiah for part in parts] == [base // 100, 6_800, base // 50]
    assert sum(part.rupiah for part in parts) == total


@pytest.mark.parametrize(("below", "band"), list(pairwise(BANDS)))
def test_a_band_begins_at_its_lower_bound(below: tuple[int, int, int], band: tuple[int, int, int]) -> None:
    bands = bands_in(Month(2025, 1))
    assert bands.base(band[0] - 1) == below[1]
    assert bands.base(band[0]) == band[1]


def test_beyond_the_highest_band_there_is_no_other() -> None:
    assert bands_in(Month(2025, 1)).base(10**12) == 20_700_000


# Before the law that is known here


@pytest.mark.parametrize("when", [Month(2015, 6), Month(2015, 1), Month(2014, 12), Month(1990, 1)])
@pytest.mark.parametrize(
    "terms",
    [
        Terms("bpu", ("jkk", "jkm"), "public"),
        Terms("bpu", ("jht",), "self", income=5_000_000),
        Terms("pu", ("jkk", "jkm", "jht", "jp"), "employer", wage=3_736_101),
    ],
    ids=["public", "self", "employer"],
)
def test_before_july_2015_there_is_no_answer_but_where_one_begins(terms: Terms, when: Month) -> None:
    with pytest.raises(OutOfRangeError, match="the law here begins in July 2015") as caught:
        contribution(terms, when)
    assert "dimulai Juli 2015" in caught.value.message(get_locale("id"))


@pytest.mark.parametrize("when", [FIRST, Month(2015, 8), Month(2045, 12)])
def test_from_july_2015_on_there_is_an_answer(when: Month) -> None:
    assert [part.rupiah for part in contribution(Terms("bpu", ("jkk", "jkm"), "public"), when)] == [10_000, 6_800]


@pytest.mark.parametrize("ask", [in_force, bands_in, ceiling_in])
def test_no_table_knows_what_was_before(ask: Callable[[Month], object]) -> None:
    with pytest.raises(OutOfRangeError):
        ask(Month(2015, 6))


def test_a_national_target_is_of_its_year_and_names_where_it_stands() -> None:
    rows = [(row["year"], row["percent"], row["regulation"]) for row in read_table("national_targets")]
    assert [tuple(target) for target in national_targets().values()] == rows
    assert [*national_targets()] == [year for year, _, _ in rows]


# Tables to come


def test_bands_hold_from_their_own_month_on(monkeypatch: pytest.MonkeyPatch) -> None:
    [today] = band_tables()
    former = today._replace(end=Month(2027, 12))
    later = today._replace(start=Month(2028, 1), bands={0: 1_500_000})
    monkeypatch.setattr(law, "band_tables", lambda: (former, later))
    assert bands_in.__wrapped__(Month(2027, 12)).base(0) == 1_000_000
    assert bands_in.__wrapped__(Month(2028, 1)).base(0) == 1_500_000


def test_the_law_was_checked_when_the_first_of_its_rows_in_force_was(monkeypatch: pytest.MonkeyPatch) -> None:
    row, [table] = contributions()[0], band_tables()
    over = Month(2020, 12)
    rows = [
        row._replace(end=None, last_checked=date(2026, 2, 1)),
        row._replace(end=over, last_checked=date(2019, 1, 1)),
    ]
    tables = [table._replace(last_checked=date(2026, 3, 1)), table._replace(end=over, last_checked=date(2018, 1, 1))]
    monkeypatch.setattr(law, "contributions", lambda: tuple(rows))
    monkeypatch.setattr(law, "band_tables", lambda: tuple(tables))
    assert last_checked.__wrapped__() == date(2026, 2, 1)


# What a contribution buys


def test_a_benefit_is_known_from_the_month_in_which_its_row_begins() -> None:
    names = [row["benefit"] for row in read_table("benefits")]
    assert [benefit.benefit for benefit in benefits_in(month("2019-12"))] == names
    assert [benefit.benefit for benefit in benefits_in(month("2019-11"))] == ["jkk_care"]
    assert benefits_in(month("2015-06")) == ()


@pytest.mark.parametrize(
    ("name", "rupiah"),
    [
        ("jkk_care", None),
        ("jkk_death_at_lowest_base", 48 * 1_000_000 + 12_000_000 + 10_000_000),
        ("jkm_death", 20_000_000 + 12_000_000 + 10_000_000),
        ("jkm_funeral_grant", 10_000_000),
        ("scholarship_for_two_children", 174_000_000),
    ],
)
def test_a_benefit_pays_what_the_regulation_says(name: str, rupiah: int | None) -> None:
    (found,) = (benefit for benefit in benefits_in(month("2026-12")) if benefit.benefit == name)
    assert found.rupiah == rupiah
