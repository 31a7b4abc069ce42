"""The 514 kabupaten and kota: their published figures, and finding one."""

from __future__ import annotations

import json
import re
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

from ucj_cli.errors import UsageError
from ucj_cli.region_data import find_regions, minimum_wages, regions, the_region

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import RunUcj
    from ucj_cli.region_data import Region


def names(words: str) -> list[str]:
    return [region.name for region in find_regions(words)]


def found_by(words: str) -> Region | None:
    """The one region that *words* name."""
    with suppress(UsageError):
        return the_region(words)
    return None


# What is published


def test_there_are_514_each_with_a_code_of_its_own() -> None:
    assert len(regions()) == 514
    assert len({region.code for region in regions()}) == 514
    assert len({region.name for region in regions()}) == 514
    assert len({region.province for region in regions()}) == 38
    assert all(re.fullmatch(r"\d\d\.\d\d", region.code) for region in regions())
    assert [region.code for region in regions()] == sorted(region.code for region in regions())


@pytest.mark.parametrize(("year", "nation"), [(2023, 139_852_377), (2024, 144_642_004), (2025, 146_542_264)])
def test_the_employed_add_up_to_the_nation(year: int, nation: int) -> None:
    assert sum(region.employed[year] for region in regions()) == nation


def test_every_region_has_people_and_not_more_employees_than_employed() -> None:
    for region in regions():
        assert min(region.employed.values()) > 0, region
        assert 0 < region.employees[2024] <= region.employed[2024], region


def test_names_say_what_they_are() -> None:
    assert all(region.name.startswith(("Kabupaten ", "Kota ")) for region in regions())
    assert all(region.name == " ".join(region.name.split()) for region in regions())


def test_the_region_of_the_shipped_plan_has_its_figures() -> None:
    malang = the_region("35.73")
    assert (malang.name, malang.province) == ("Kota Malang", "Jawa Timur")
    assert malang.employed == {2023: 428_699, 2024: 436_742, 2025: 459_084}


def test_minimum_wages_are_of_regions_and_follow_each_other() -> None:
    codes = {region.code for region in regions()}
    for code, wages in minimum_wages().items():
        assert code in codes
        assert [wage.start for wage in wages] == sorted(wage.start for wage in wages)
        assert all(wage.start <= wage.end and wage.rupiah > 1_500_000 and wage.source for wage in wages)


# Finding one


@pytest.mark.slow
@pytest.mark.parametrize(
    "told",
    [
        lambda region: region.code,
        lambda region: region.name,
        lambda region: region.name.lower(),
        lambda region: f"  {region.name.upper()} ",
    ],
    ids=["code", "name", "small", "CAPITALS AND BLANKS"],
)
def test_a_region_is_found_by_its_code_and_its_name(told: Callable[[Region], str]) -> None:
    assert [region.code for region in regions() if found_by(told(region)) != region] == []


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Malang", ["Kabupaten Malang", "Kota Malang"]),  # and not Kabupaten Pemalang
        ("malang kota", ["Kota Malang"]),
        ("Pemalang", ["Kabupaten Pemalang"]),
        ("35.78", ["Kota Surabaya"]),
        ("Surabaya", ["Kota Surabaya"]),
        ("pekalong", ["Kabupaten Pekalongan", "Kota Pekalongan"]),
    ],
)
def test_words_find_what_they_name(words: str, found: list[str]) -> None:
    assert names(words) == found


def test_a_province_is_found_by_its_code_and_its_name() -> None:
    assert names("35") == names("Jawa Timur")
    assert len(names("35")) == 38


def test_no_words_find_all() -> None:
    assert len(names("")) == 514


@pytest.mark.parametrize(
    ("words", "nearest"),
    [("Surabya", "Kota Surabaya"), ("Kota Mlang", "Kota Malang"), ("bandug", "Bandung"), ("99.99", "-")],
)
def test_an_unknown_name_is_answered_with_the_nearest(words: str, nearest: str) -> None:
    with pytest.raises(UsageError) as raised:
        find_regions(words)
    assert nearest in str(raised.value)


def test_a_name_of_two_regions_is_answered_with_both() -> None:
    with pytest.raises(UsageError) as raised:
        the_region("Malang")
    assert "Kabupaten Malang (35.07)" in str(raised.value)
    assert "Kota Malang (35.73)" in str(raised.value)


# The command


def test_the_command_answers_in_json_with_the_keys_that_were_promised(run_ucj: RunUcj) -> None:
    answer = json.loads(run_ucj("regions", "Malang", "--format", "json").stdout)
    assert list(answer) == "schema ucj plan region regions".split()
    assert answer["schema"] == "ucj/regions/1"
    assert [list(row) for row in answer["regions"]] == ["code name province employed employees source".split()] * 2
    assert answer["regions"][1]["employed"] == {"2023": 428_699, "2024": 436_742, "2025": 459_084}


def test_the_command_lists_all_514(run_ucj: RunUcj) -> None:
    lines = run_ucj("regions", "--format", "csv").stdout.splitlines()
    assert len(lines) == 1 + 514


def test_the_command_refuses_what_it_does_not_know(run_ucj: RunUcj) -> None:
    done = run_ucj("regions", "Atlantis")
    assert (done.status, done.stdout) == (2, "")
    assert "Atlantis" in done.stderr


@pytest.mark.parametrize(
    ("lang", "survey", "decree", "other"),
    [
        ("en", "Sakernas August 2023", "decree of the governor", "keputusan gubernur"),
        ("id", "Sakernas Agustus 2023", "keputusan gubernur", "decree of the governor"),
    ],
)
def test_a_source_that_ucj_names_is_told_in_the_language_asked_for(
    run_ucj: RunUcj, lang: str, survey: str, decree: str, other: str
) -> None:
    told = run_ucj("regions", "malang", "--lang", lang).stdout
    plan = run_ucj("init", "--code", "35.73", "--percent", "32", "--date", "2025-06-30", "--lang", lang).stdout
    assert survey in told
    assert survey in plan
    assert decree in plan
    assert other not in plan
