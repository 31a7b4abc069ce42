"""Two languages that say the same, in figures that their readers are used to."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from babel.dates import format_date
from babel.numbers import format_decimal
from hypothesis import example, given
from hypothesis import strategies as st

import ucj_cli
from ucj_cli.i18n import CODES, Locale, detect_language, en, get_locale
from ucj_cli.i18n import id as indonesian

if TYPE_CHECKING:
    from ucj_cli.i18n import Code

SOURCE = "\n".join(path.read_text("utf-8") for path in Path(ucj_cli.__file__).parent.rglob("*.py"))
CATALOGUES = pytest.mark.parametrize("texts", [en.TEXTS, indonesian.TEXTS], ids=["en", "id"])
BOTH = pytest.mark.parametrize("code", CODES)


def fields(text: str) -> set[tuple[str, str]]:
    """The fields of a template, each with how its figure is written; ``{name: DBHCHT}`` is YAML, and no field.

    A count with its noun, ``{count:plural error|errors}``, is a number in a language that has no plural.
    """
    found = re.findall(r"\{(\w*):?(\w*(?: [^}]*\|[^}]*)?)\}", text)
    return {(name, "number" if way.startswith("plural ") else way) for name, way in found}


# The texts


def test_both_languages_have_the_same_texts() -> None:
    assert en.TEXTS.keys() == indonesian.TEXTS.keys()


def test_a_text_tells_the_same_facts_in_both_languages() -> None:
    assert [key for key in en.TEXTS if fields(en.TEXTS[key]) != fields(indonesian.TEXTS[key])] == []


@CATALOGUES
def test_every_fact_is_written_in_a_way_that_a_language_knows(texts: dict[str, str]) -> None:
    ways = {way for text in texts.values() for _, way in fields(text)}
    assert [way for way in ways if way and not callable(getattr(Locale, way, None))] == []


@CATALOGUES
def test_no_text_is_empty_or_ends_in_a_blank(texts: dict[str, str]) -> None:
    """Parts of a new plan file, under ``init.``, bring their own lines."""
    assert [key for key, text in texts.items() if not text or (text != text.strip() and "init." not in key)] == []


def test_texts_are_translated() -> None:
    """Names of programmes and figures may be the same; a sentence of five words is not."""
    assert [key for key in en.TEXTS if en.TEXTS[key] == indonesian.TEXTS[key] and len(en.TEXTS[key].split()) >= 5] == []


@CATALOGUES
def test_every_code_of_a_finding_has_a_text(texts: dict[str, str]) -> None:
    codes = set(re.findall(r"\bUCJ\d{3}\b", SOURCE))
    assert len(codes) > 20
    assert codes - texts.keys() == set()


@CATALOGUES
def test_every_text_that_the_source_names_is_there(texts: dict[str, str]) -> None:
    named = set(
        re.findall(
            r"""(?:\.text|TextKey|(?:Ucj|Usage|OutOfRange|Output)Error)\(\s*["']([a-z_]+(?:\.[a-z_]+)*)["'][,)]""",
            SOURCE,
        )
    )
    assert len(named) > 20
    rooms = ("", "help.", "sheet.")  # the command line and the workbook put their own word before a key
    assert {name for name in named if not any(room + name in texts for room in rooms)} == set()


@CATALOGUES
def test_every_hint_belongs_to_a_finding(texts: dict[str, str]) -> None:
    assert {key.partition(".")[0] for key in texts if key.startswith("UCJ")} - texts.keys() == set()


def test_a_text_without_facts_is_told_as_it_stands() -> None:
    assert get_locale("en").text("UCJ007.hint").startswith("the first one stands in line {line}")


# The figures, as Babel writes them from the Unicode consortium's data


@BOTH
@given(number=st.integers(-(10**15), 10**15))
def test_whole_numbers_are_written_as_people_do(code: Code, number: int) -> None:
    assert get_locale(code).number(number) == get_locale(code).people(number) == format_decimal(number, locale=code)


@BOTH
@given(number=st.decimals(-(10**12), 10**12, places=2))
def test_numbers_of_two_decimals_are_written_as_people_do(code: Code, number: Decimal) -> None:
    written = format_decimal(number, "#,##0.00", code)
    assert get_locale(code).number(number) == get_locale(code).points(number) == written


@BOTH
@given(number=st.decimals(0, 1000, places=2))
@example(number=Decimal("43.90"))
@example(number=Decimal(41))
def test_a_percentage_is_its_number_and_the_sign(code: Code, number: Decimal) -> None:
    pattern = "#,##0" if number.as_tuple().exponent == 0 else "#,##0.00"
    assert get_locale(code).percent(number) == f"{format_decimal(number, pattern, code)}%"


@BOTH
@given(rupiah=st.integers(-(10**15), 10**15))
@example(rupiah=-1)
@example(rupiah=0)
def test_money_is_written_with_its_prefix_and_no_decimals(code: Code, rupiah: int) -> None:
    assert get_locale(code).rupiah(rupiah) == format_decimal(rupiah, "'Rp'#,##0", code)


@BOTH
@given(day=st.dates(date(1990, 1, 1), date(2100, 12, 31)))
def test_a_day_is_written_in_full(code: Code, day: date) -> None:
    assert get_locale(code).date(day) == format_date(day, "d MMMM yyyy", code)


@BOTH
@pytest.mark.parametrize("number", range(1, 13))
def test_a_month_is_written_in_full(code: Code, number: int) -> None:
    day = date(2026, number, 1)
    assert get_locale(code).month((2026, number)) == format_date(day, "MMMM yyyy", code)
    assert get_locale(code).month_name(number) == format_date(day, "MMMM", code)


@pytest.mark.parametrize(
    ("code", "way", "value", "written"),
    [
        ("id", "rupiah", 5_300_000_000, "Rp5.300.000.000"),
        ("en", "rupiah", 5_300_000_000, "Rp5,300,000,000"),
        ("id", "rupiah", -16_800, "-Rp16.800"),
        ("en", "rupiah", 0, "Rp0"),
        ("id", "percent", Decimal("43.95"), "43,95%"),
        ("en", "percent", Decimal("43.95"), "43.95%"),
        ("id", "percent", Decimal(41), "41%"),
        ("id", "percent", Decimal("32.3"), "32,3%"),
        ("id", "people", 428_699, "428.699"),
        ("en", "people", 428_699, "428,699"),
        ("id", "date", date(2025, 9, 9), "9 September 2025"),
        ("id", "date", date(2026, 8, 17), "17 Agustus 2026"),
        ("en", "month", (2026, 10), "October 2026"),
        ("id", "month", (2026, 10), "Oktober 2026"),
    ],
)
def test_figures_as_a_planner_knows_them(code: Code, way: str, value: object, written: str) -> None:
    assert getattr(get_locale(code), way)(value) == written


def test_a_fact_in_a_text_is_written_as_its_field_says() -> None:
    text = get_locale("id").text("UCJ103", found=428_700, due=428_699, what="pekerja")
    assert "428.700 pekerja" in text
    assert "428.699" in text


# Which language


@pytest.mark.parametrize(
    ("arguments", "environment", "code"),
    [
        # --lang
        (["gap", "--lang", "id"], {"UCJ_LANG": "en", "LC_ALL": "en_GB.UTF-8"}, "id"),
        (["gap", "--lang=id"], {"UCJ_LANG": "en"}, "id"),
        (["gap", "--lang", "en"], {"UCJ_LANG": "id", "LANG": "id_ID.UTF-8"}, "en"),
        # UCJ_LANG
        (["gap"], {"UCJ_LANG": "id", "LC_ALL": "en_GB.UTF-8"}, "id"),
        (["gap"], {"UCJ_LANG": "ID"}, "id"),
        (["gap"], {"UCJ_LANG": "en", "LANG": "id_ID.UTF-8"}, "en"),
        (["gap"], {"UCJ_LANG": "", "LANG": "id_ID.UTF-8"}, "id"),
        (["gap"], {"UCJ_LANG": "fr", "LANG": "id_ID.UTF-8"}, "id"),
        # the locale
        (["gap"], {"LANG": "id_ID.UTF-8"}, "id"),
        (["gap"], {"LANG": "id"}, "id"),
        (["gap"], {"LC_MESSAGES": "id_ID", "LANG": "en_US"}, "id"),
        (["gap"], {"LC_ALL": "en_US", "LC_MESSAGES": "id_ID", "LANG": "id_ID"}, "en"),
        (["gap"], {"LC_ALL": "", "LANG": "id_ID"}, "id"),
        # else English
        (["gap"], {}, "en"),
        (["gap"], {"LANG": "C.UTF-8"}, "en"),
        (["gap"], {"LANG": "de_DE.UTF-8"}, "en"),
        (["gap"], {"LC_ALL": "C", "LANG": "id_ID"}, "en"),
        ([], {}, "en"),
        (["gap", "--lang"], {}, "en"),
        (["gap", "--lang", "fr"], {}, "en"),
    ],
)
def test_the_language_is_the_option_s_else_the_variable_s_else_the_locale_s_else_english(
    monkeypatch: pytest.MonkeyPatch, arguments: list[str], environment: dict[str, str], code: str
) -> None:
    for name in ("UCJ_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert detect_language(arguments) == code


def test_without_arguments_the_command_line_is_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.argv", ["ucj", "gap", "--lang", "id"])
    assert detect_language() == "id"
