"""The 514 kabupaten and kota: their published figures, and finding one."""

from __future__ import annotations

import json
import re
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

from ucj_cli.errors import UsageError
from ucj_cli.region_data import minimum_wages, other_names, regions
from ucj_cli.region_data.names import find_regions, the_region

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
        ("Bandung", ["Kabupaten Bandung", "Kabupaten Bandung Barat", "Kota Bandung"]),
        ("3507", ["Kabupaten Malang"]),  # of Kemendagri and of BPS
        ("1101", ["Kabupaten Aceh Selatan", "Kabupaten Simeulue"]),  # of the one, and of the other
        ("9601", ["Kabupaten Mimika", "Kabupaten Sorong"]),
        ("Kota B A T A M", ["Kota Batam"]),
        ("kab 1101", ["Kabupaten Aceh Selatan", "Kabupaten Simeulue"]),
        ("kab 11.01", ["Kabupaten Aceh Selatan"]),  # with its dot it is Kemendagri's
        ("Bima NTB", ["Kabupaten Bima", "Kota Bima"]),
        ("Malang Jawa Timur", ["Kabupaten Malang", "Kota Malang"]),
    ],
)
def test_words_find_what_they_name(words: str, found: list[str]) -> None:
    assert names(words) == found


@pytest.mark.parametrize(
    ("spellings", "name"),
    [
        (
            "Kab. Malang; Kab Malang; kab.malang; KABUPATEN MALANG; kabmalang; Kab-Malang; Malang Regency",
            "Kabupaten Malang",
        ),
        ("Kota  Batam; KOTA BATAM; kota-batam; KotaBatam; Kota B A T A M; B A T A M; Kotamadya Batam", "Kota Batam"),
        ("Pare-Pare; Pare Pare; Kota Parepare", "Kota Parepare"),
        ("Fakfak; Kab. Fak-Fak", "Kabupaten Fak Fak"),
        ("S I A K; Kab. Siak", "Kabupaten Siak"),
        ("Kotabaru; Kota Baru; Kab. Kotabaru", "Kabupaten Kotabaru"),
        ("Lima Puluh Kota; Kab. 50 Kota; Limapuluh Kota", "Kabupaten Lima Puluh Kota"),
        ("Jakarta Selatan; Kota Jakarta Selatan; Kota Adm. Jakarta Selatan", "Kota Administrasi Jakarta Selatan"),
        ("Kep. Seribu; Kab. Adm. Kep. Seribu; Kepulauan Seribu", "Kabupaten Administrasi Kepulauan Seribu"),
        ("Toli Toli; Tolitoli", "Kabupaten Toli-Toli"),
        ("Aceh Barat", "Kabupaten Aceh Barat"),  # and not Aceh Barat Daya
        ("Kabupaten Pontianak", "Kabupaten Mempawah"),  # its name to 2014
        ("Ujung Pandang; Kota Ujungpandang", "Kota Makassar"),
        ("Toba Samosir; Kab. Toba Samosir", "Kabupaten Toba"),
        ("Maluku Tenggara Barat", "Kabupaten Kepulauan Tanimbar"),
        ("Kabupaten Kepulauan Riau", "Kabupaten Bintan"),
        ("Solo", "Kota Surakarta"),
        ("Taput; Kab. Taput; Kab. Tapanuli Utara (Taput)", "Kabupaten Tapanuli Utara"),
        ("HST", "Kabupaten Hulu Sungai Tengah"),
        ("Tanjabbar; Tj. Jabung Barat", "Kabupaten Tanjung Jabung Barat"),
        ("KLU; Kab. Lombok Utara, NTB", "Kabupaten Lombok Utara"),  # and not Klungkung
        ("Kotim", "Kabupaten Kotawaringin Timur"),  # and not Kolaka Timur
        ("Kota Malang (35.73); 35.73 Kota Malang; Pemkot Malang; Pemerintah Kota Malang", "Kota Malang"),
        ("Kota Malang, Jawa Timur; Kota Malang - Jatim; Malang (Kota)", "Kota Malang"),
        ("Kota Ambon, Maluku", "Kota Ambon"),
        ("Kab. Sikka NTT; Sikka NTT; Kab Sikka Prov. NTT; Nusa Tenggara Timur Kab. Sikka", "Kabupaten Sikka"),
        ("Kota Samarinda Kalimantan Timur; Samarinda Kaltim", "Kota Samarinda"),
        ("Kota Sorong Papua Barat Daya", "Kota Sorong"),
        ("kab 3507; Kab. 3507; 35 07; 35-07", "Kabupaten Malang"),
        ("kota 3578; 35 78", "Kota Surabaya"),
        ("Kab. Bungo, Jambi", "Kabupaten Bungo"),
        ("Kota Metro, Lampung", "Kota Metro"),
        ("Kab. Pesisir Barat (Lampung)", "Kabupaten Pesisir Barat"),
        ("Kabupaten Bandung, Jawa Barat; Pemkab Bandung", "Kabupaten Bandung"),  # and not Bandung Barat
    ],
)
def test_a_name_is_found_as_people_write_it(spellings: str, name: str) -> None:
    for spelling in spellings.split("; "):
        assert the_region(spelling).name == name, spelling


@pytest.mark.parametrize(
    ("spellings", "count"),
    [
        ("35; Jawa Timur; jatim; Prov. Jawa Timur; Provinsi Jatim; JAWA-TIMUR", 38),
        ("DKI Jakarta; D.K.I. Jakarta; DKI; Daerah Khusus Jakarta", 6),
        ("DI Yogyakarta; D.I. Yogyakarta; DIY; Daerah Istimewa Yogyakarta", 5),
        ("NTB; Nusa Tenggara Barat", 10),
        ("Kaltara", 5),
        ("Kepri; Kep. Riau; Kepulauan Riau", 7),
        ("Babel; Bangka Belitung", 7),
        ("Provinsi Lampung", 15),
    ],
)
def test_a_province_is_found_by_its_code_and_its_names(spellings: str, count: int) -> None:
    for spelling in spellings.split("; "):
        assert len(names(spelling)) == count, spelling


def test_every_other_name_finds_what_it_is_the_name_of() -> None:
    for code, name in other_names():
        if "." in code:
            assert the_region(name).code == code
        else:
            assert {region.code[:2] for region in find_regions(name)} == {code}


def test_codes_of_bps_are_one_each_and_join_the_provinces() -> None:
    assert len({region.bps_code for region in regions()}) == 514
    assert all(re.fullmatch(r"\d{4}", region.bps_code) for region in regions())
    assert sum(region.bps_code != region.code.replace(".", "") for region in regions()) == 199
    assert len({(region.code[:2], region.bps_code[:2]) for region in regions()}) == 38


def test_no_words_find_all() -> None:
    assert len(names("")) == 514


@pytest.mark.parametrize(
    ("words", "nearest"),
    [
        ("Surabya", "Kota Surabaya"),
        ("Kota Mlang", "Kota Malang, Kota Magelang"),
        ("Kab. Mlang", "Kabupaten Malang, Kabupaten Magelang"),  # of the kind that was named
        ("Kab. Surabaya", "Kota Surabaya"),  # there is none of that kind
        ("bandug", "Kabupaten Bandung, Kota Bandung"),
    ],
)
def test_an_unknown_name_is_answered_with_the_nearest(words: str, nearest: str) -> None:
    with pytest.raises(UsageError) as raised:
        find_regions(words)
    assert f"nearest: {nearest}" in str(raised.value)


@pytest.mark.parametrize("words", ["99.99", "..."])
def test_what_is_like_no_name_is_answered_without_one(words: str) -> None:
    with pytest.raises(UsageError) as raised:
        find_regions(words)
    assert str(raised.value) == f"no region is called `{words}`"


def test_a_name_of_two_regions_is_answered_with_both() -> None:
    with pytest.raises(UsageError) as raised:
        the_region("Malang")
    assert "Kabupaten Malang (35.07)" in str(raised.value)
    assert "Kota Malang (35.73)" in str(raised.value)


def test_a_name_of_the_other_kind_is_not_taken_for_a_part_of_another_name() -> None:
    with pytest.raises(UsageError) as raised:
        the_region("Kabupaten Batu")
    assert "Kabupaten Batu Bara (12.19), Kota Batu (35.79)" in str(raised.value)


# The command


def test_the_command_answers_in_json_with_the_keys_that_were_promised(run_ucj: RunUcj) -> None:
    answer = json.loads(run_ucj("regions", "Malang", "--format", "json").stdout)
    assert list(answer) == "schema ucj plan region regions".split()
    assert answer["schema"] == "ucj/regions/1"
    assert [list(row) for row in answer["regions"]] == [
        "code bps_code name province employed employees source".split()
    ] * 2
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


def test_what_is_longer_than_any_name_is_not_looked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    longest = max((f"{region.name}, {region.province} ({region.code})" for region in regions()), key=len)
    assert [region.code for region in find_regions(longest)] == [longest[-6:-1]]
    monkeypatch.setattr("ucj_cli.region_data.names._found", None)
    with pytest.raises(UsageError) as raised:
        find_regions("a/" * 5_000)
    assert raised.value.key == "region_unknown"


@pytest.mark.parametrize(
    "words", ["Kota Surabaya (35.73)", "Malang, Jawa Barat", "Malang Jawa Barat", "kota 3507", ",", "()", "Kota Lobar"]
)
def test_parts_that_are_of_no_one_region_name_none(words: str) -> None:
    with pytest.raises(UsageError, match="no region is called"):
        find_regions(words)


def test_a_region_of_several_kinds_is_asked_for() -> None:
    with pytest.raises(UsageError, match=r"Kabupaten Malang \(35.07\), Kota Malang \(35.73\)"):
        the_region("Malang, Jawa Timur")
