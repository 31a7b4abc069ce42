"""YAML is full of traps: each is refused, and told at its own line and column."""

from __future__ import annotations

import codecs
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.plan_file.places import places, with_sections
from ucj_cli.i18n import get_locale
from ucj_cli.plan_file.load import load_plan
from ucj_cli.yamldoc.document import Source
from ucj_cli.yamldoc.findings import PlanError
from ucj_cli.yamldoc.reader import read_nodes

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import WritePlan

WHOLE = "workforce:\n  size:\n    2025: >>{}"
PERCENT = "coverage:\n  date: 2025-09-09\n  percent: >>{}"
PEOPLE = "coverage:\n  date: 2025-09-09\n  participants: >>{}"
CEILING = "funds:\n  dbhcht:\n    kind: public\n    ceiling:\n      2025: >>{}"


def refusal(file: Path) -> PlanError:
    with pytest.raises(PlanError) as caught:
        load_plan(file)
    return caught.value


def told(file: Path) -> list[tuple[str, int, int]]:
    """The code, line and column of all findings."""
    return [(found.code, found.span.line, found.span.column) for found in refusal(file).findings]


@pytest.mark.parametrize(
    ("field", "written", "right"),
    [
        (WHOLE, "52.000", "52_000"),
        (PEOPLE, "138.470", "138_470"),
        (CEILING, "5.300.000.000", "5_300_000_000"),
        (CEILING, "Rp 5.300.000.000", "5_300_000_000"),
        (CEILING, "Rp5.300.000.000", "5_300_000_000"),
        (CEILING, "Rp5.300.000.000,-", "5_300_000_000"),
        (CEILING, "IDR 5,300,000,000", "5_300_000_000"),
        (WHOLE, "1,000", "1_000"),
        (WHOLE, "428 699", "428_699"),
        (PERCENT, "41,23", "41.23"),
        (PERCENT, "41,23%", "41.23"),
        (PERCENT, "41%", "41"),
        (PERCENT, "41 %", "41"),
        (PERCENT, "'41,23'", "41.23"),
    ],
)
def test_a_number_written_as_people_write_it_is_answered_with_the_word_to_write(
    write_plan: WritePlan, field: str, written: str, right: str
) -> None:
    text, [place] = places(with_sections(field.format(written)))
    file = write_plan(text)
    assert told(file) == [("UCJ012", *place)]
    message, advice = refusal(file).message(get_locale("en")).splitlines()
    assert f"`{written.strip(chr(39))}`" in message
    assert f"write {right} " in advice


@pytest.mark.parametrize(
    ("field", "written"),
    [(PEOPLE, "10%"), (WHOLE, "10 persen"), (CEILING, "5 per cent"), (PERCENT, "41 orang"), (PERCENT, "Rp 41")],
)
def test_a_share_is_no_people_and_people_no_share(write_plan: WritePlan, field: str, written: str) -> None:
    file = write_plan(with_sections(field.format(written)).replace(">>", ""))
    [found] = refusal(file).findings
    assert (found.code, found.facts.get("meant")) == ("UCJ012", None)


def test_a_whole_number_with_three_zeros_after_a_dot_does_not_become_a_thousandth(write_plan: WritePlan) -> None:
    file = write_plan("region: {name: Kota Malang, code: '35.73'}\nworkforce: {size: {2025: 52.000}}\n")
    assert ("UCJ012", 2, 26) in told(file)


@pytest.mark.parametrize("field", [WHOLE, PERCENT, PEOPLE, CEILING], ids=["whole", "percent", "people", "ceiling"])
@pytest.mark.parametrize(
    "written",
    [
        "12:30",  # 750 in base 60
        "190:20:30",
        "010",  # 8 in base 8
        "08",
        "-010",
        "0x1F",
        "0o17",
        "0b11",
        "1e3",
        "1.5E+3",
        ".nan",
        ".NaN",
        ".inf",
        "-.Inf",
        "=",
        "<<",
    ],
)
def test_a_number_that_yaml_readers_understand_differently_is_refused(
    write_plan: WritePlan, field: str, written: str
) -> None:
    text, [place] = places(with_sections(field.format(written)))
    assert told(write_plan(text)) == [("UCJ008", *place)]


@pytest.mark.parametrize("word", ["no", "No", "NO", "yes", "Yes", "on", "On", "off", "OFF"])
@pytest.mark.parametrize(
    "section",
    [
        pytest.param("region: {{name: >>{}, code: '35.73'}}", id="a text"),
        pytest.param("workforce: {{size: {{2025: >>{}}}}}", id="a number"),
        pytest.param("groups: [{{id: a, workers: rest, labour_intensive: >>{}}}]", id="a true or false"),
        pytest.param("groups: [{{id: >>{}, workers: rest}}]", id="an id"),
        pytest.param("groups: [{{id: a, workers: rest, programmes: [jkk, >>{}]}}]", id="a list"),
        pytest.param("region: {{>>{}: 1, name: Kota Malang, code: '35.73'}}", id="a key"),
        pytest.param(">>{}: 1", id="a section"),
    ],
)
def test_a_word_for_true_or_false_is_refused_anywhere(write_plan: WritePlan, section: str, word: str) -> None:
    text, [place] = places(with_sections(section.format(word)))
    assert told(write_plan(text)) == [("UCJ008", *place)]


@pytest.mark.parametrize(
    ("section", "codes"),
    [
        pytest.param("region: >>&r {name: Kota Malang, code: '35.73'}", "UCJ006", id="an anchor on a section"),
        pytest.param("region: {name: >>&n Kota Malang, code: '35.73'}", "UCJ006", id="an anchor on a value"),
        pytest.param("region: {>>&n name: Kota Malang, code: '35.73'}", "UCJ006", id="an anchor on a key"),
        pytest.param("region: {name: >>*n, code: '35.73'}", "UCJ006", id="an alias"),
        pytest.param("region: >>*r", "UCJ006", id="an alias for a section"),
        pytest.param("region: {>><<: >>*r, name: X, code: '35.73'}", "UCJ008 UCJ006", id="a merge key"),
        pytest.param("workforce: {size: {2025: >>!!int 5}}", "UCJ006", id="a tag"),
        pytest.param("workforce: {size: {2025: >>!!float 5}}", "UCJ006", id="a tag that changes the type"),
        pytest.param("workforce: {size: {2025: >>!local 5}}", "UCJ006", id="a local tag"),
        pytest.param("workforce: {size: >>!!map {2025: 5}}", "UCJ006", id="a tag on a mapping"),
        pytest.param("region: {name: >>!!python/object:os.system x, code: '35'}", "UCJ006", id="a Python object"),
        pytest.param("region: {name: A, >>name: B, code: '35.73'}", "UCJ007", id="a key given twice"),
        pytest.param("targets: {percent: {2025: 41, >>2025: 42}}", "UCJ007", id="a year given twice"),
        pytest.param("targets: {percent: {2025: 41, >>2_025: 42}}", "UCJ007", id="one year in two spellings"),
        pytest.param("workforce: {size: {2025: >>1234567890123456}}", "UCJ002", id="16 digits"),
        pytest.param("workforce: {size: {2025: >>-1_234_567_890_123_456}}", "UCJ002", id="16 digits, a sign"),
        pytest.param("coverage: {date: 2025-09-09, percent: >>0.123456789012345}", "UCJ002", id="16 with a point"),
        pytest.param("workforce: {size: {2025: >>" + "9" * 4301 + "}}", "UCJ002", id="4,301 digits"),
        pytest.param("workforce: {size: {>>" + "9" * 4301 + ": 5}}", "UCJ002", id="4,301 digits in a key"),
        pytest.param(">>coverage:", "UCJ009", id="a section without anything"),
        pytest.param("coverage:\n  date: 2025-09-09\n  >>percent:", "UCJ009", id="a key without a value"),
        pytest.param("coverage: {date: 2025-09-09, >>percent: ~}", "UCJ009", id="a tilde"),
        pytest.param("coverage: {date: 2025-09-09, >>percent: null}", "UCJ009", id="null"),
        pytest.param("groups: [{id: a, workers: rest}, >>~]", "UCJ009", id="an item without anything"),
        pytest.param("workforce:\n  size: {2025: \t>>5}", "UCJ008", id="a tab before a number"),
        pytest.param("workforce:\n  size:\t>>{2025: 5}", "UCJ008", id="a tab before a mapping"),
        pytest.param("coverage: {date: 2025-09-09, percent: 41,>>23}", "UCJ009", id="a decimal comma between braces"),
        pytest.param("targets: {percent: {2025: 41,>>23, 2045: 100}}", "UCJ009", id="a decimal comma, then more"),
    ],
)
def test_a_trap_is_told_where_it_stands_and_nothing_else_is(write_plan: WritePlan, section: str, codes: str) -> None:
    text, found = places(with_sections(section))
    assert told(write_plan(text)) == [(code, *place) for code, place in zip(codes.split(), found, strict=True)]


def test_of_two_equal_keys_the_line_of_the_first_is_named(write_plan: WritePlan) -> None:
    file = write_plan(with_sections("region:\n  name: Kota Malang\n  code: '35.73'\n  name: Kota Batu"))
    assert told(file) == [("UCJ007", 4, 3)]
    assert "the first one stands in line 2" in refusal(file).message(get_locale("en"))


@pytest.mark.parametrize("written", ["41,23", "41,23%", "41,05", "41,0"])
def test_a_decimal_comma_between_braces_is_told_as_one(write_plan: WritePlan, written: str) -> None:
    file = write_plan(with_sections(f"coverage: {{date: 2025-09-09, percent: {written}}}"))
    assert "a comma begins a new entry here: write a decimal point" in refusal(file).message(get_locale("en"))


@pytest.mark.parametrize("written", ["428,699", "428,000", "5,300,000,000"])
def test_a_thousands_comma_between_braces_is_told_as_one(write_plan: WritePlan, written: str) -> None:
    file = write_plan(with_sections(f"workforce: {{size: {{2025: {written}}}}}"))
    assert "a comma begins a new entry here" in refusal(file).message(get_locale("en"))


@pytest.mark.parametrize("section", ["workforce: {size: {2025: >>'428_699'}}", 'targets: {percent: {2025: >>"41"}}'])
def test_a_quoted_number_is_told_to_lose_its_quotes(write_plan: WritePlan, section: str) -> None:
    text, [place] = places(with_sections(section))
    file = write_plan(text)
    assert told(file) == [("UCJ012", *place)]
    assert "quotes" in refusal(file).message(get_locale("en"))


@pytest.mark.parametrize("value", ["[pu]", "{pu: 1}"])
def test_a_list_or_mapping_for_a_word_is_not_told_as_an_empty_word(write_plan: WritePlan, value: str) -> None:
    text, [place] = places(with_sections(f"groups: [{{id: a, workers: rest, segment: >>{value}}}]"))
    file = write_plan(text)
    assert [found[1:] for found in told(file)] == [place]
    assert "``" not in refusal(file).message(get_locale("en"))


def test_a_value_that_is_only_left_out_is_not_taken_for_a_decimal_comma(write_plan: WritePlan) -> None:
    file = write_plan(with_sections("coverage: {date: 2025-09-09, percent: }"))
    assert told(file) == [("UCJ009", 3, 30)]
    assert "comma" not in refusal(file).message(get_locale("en"))


@pytest.mark.parametrize(
    ("written", "value"),
    [("999_999_999_999_999", 999_999_999_999_999), ("428699", 428_699), ("+5", 5), ("1", 1)],
)
def test_a_whole_number_of_up_to_fifteen_digits_is_read(write_plan: WritePlan, written: str, value: int) -> None:
    plan = load_plan(write_plan(with_sections(f"workforce: {{size: {{2025: {written}}}}}")))
    assert plan.workforce.size == {2025: value}


@pytest.mark.parametrize("written", ["32.3", "32.30", "0.1", "32", "12.3456789012345"])
def test_a_fraction_is_exact_and_keeps_its_digits(write_plan: WritePlan, written: str) -> None:
    plan = load_plan(write_plan(with_sections(f"coverage: {{date: 2025-09-09, percent: {written}}}")))
    assert str(plan.coverage.percent) == written
    assert plan.coverage.percent == Decimal(written)


@pytest.mark.parametrize("word", ["'no'", '"no"', "'010'", "'12:30'", "Norway", "nobody", "onward"])
def test_quoted_words_and_longer_ones_are_text(write_plan: WritePlan, word: str) -> None:
    plan = load_plan(write_plan(with_sections(f"region: {{name: {word}, code: '35.73'}}")))
    assert plan.region.name == word.strip("'\"")


# Positions: lines and columns count from 1, columns in characters

TRAP_ON_LINE_2 = with_sections("workforce: {size: {2025: >>012}}")


@pytest.mark.parametrize(
    ("start", "newline"),
    [
        pytest.param(b"", "\n", id="Unix"),
        pytest.param(b"", "\r\n", id="Windows line ends"),
        pytest.param(codecs.BOM_UTF8, "\n", id="a byte order mark"),
        pytest.param(codecs.BOM_UTF8, "\r\n", id="saved by a Windows editor"),
    ],
)
def test_a_place_does_not_depend_on_how_an_editor_saves(write_plan: WritePlan, start: bytes, newline: str) -> None:
    text, [place] = places(TRAP_ON_LINE_2)
    assert place == (2, 26)
    assert told(write_plan(start + text.replace("\n", newline).encode())) == [("UCJ008", *place)]


def test_a_place_in_the_first_line_does_not_count_the_byte_order_mark(write_plan: WritePlan) -> None:
    text, [place] = places(with_sections("region: {name: >>no, code: '35.73'}"))
    assert place == (1, 16)
    assert told(write_plan(codecs.BOM_UTF8 + text.encode())) == [("UCJ008", *place)]


@pytest.mark.parametrize("name", ["🚲 Malang", "👩🏽‍🌾 petani", "Kabupatén Måläng", "玛琅市", "ملانغ", "e\u0301"])
def test_a_character_of_any_script_is_one_column(write_plan: WritePlan, name: str) -> None:
    text, [place] = places(with_sections(f'region: {{name: "{name}", code: >>012}}'))
    assert place == (1, 26 + len(name))
    assert told(write_plan(text)) == [("UCJ008", *place)]


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_byte_that_is_not_utf_8_is_found_in_characters_too(write_plan: WritePlan, newline: str) -> None:
    text, [place] = places(with_sections("coverage: {source: 🚲 caf>>?, date: 2025-09-09, percent: 32.3}"))
    raw = text.replace("\n", newline).encode().replace(b"?", b"\xe9")
    assert told(write_plan(raw)) == [("UCJ003", *place)]


@given(st.text(st.characters(categories=("L", "M", "N", "S", "Zs"), exclude_characters='"\\'), min_size=1))
def test_a_place_is_exact_after_any_name(name: str) -> None:
    text, [place] = places(with_sections(f'region: {{name: "{name}", code: >>012}}'))
    [found] = read_nodes(Source("plan.yaml", text.encode())).findings
    assert (found.code, found.span.line, found.span.column) == ("UCJ008", *place)


# A key is told as it is written, whatever its type

NAMES = {
    "the plan": ">>{}: 1",
    "region": "region: {{>>{}: 1, name: Kota Malang, code: '35.73'}}",
    "workforce": "workforce: {{size: {{2025: 428_699}}, >>{}: 1}}",
    "coverage": "coverage: {{>>{}: 1, date: 2025-09-09, percent: 32.3}}",
    "targets": "targets: {{>>{}: 1, percent: {{2025: 41}}}}",
    "a fund": "funds: {{a: {{kind: public, >>{}: 1}}}}",
    "funds": "funds: {{>>{}: {{kind: public}}, apbd: {{kind: public}}}}\ngroups: [{{id: a, workers: rest}}]",
    "a group": "groups: [{{id: a, workers: rest, >>{}: 1}}]",
    "months": "groups: [{{id: a, workers: rest, months: {{>>{}: 1}}}}]",
    "a name": "groups: [{{id: a, workers: rest, name: {{en: A, >>{}: B}}}}]",
    "a claim": "claims: [{{kind: sum, parts: [1], total: 1, >>{}: 1}}]",
}
YEARS = {
    "size": "workforce: {{size: {{2025: 428_699, >>{}: 1}}}}",
    "percent": "targets: {{percent: {{2025: 41, >>{}: 42}}}}",
    "ceiling": "funds: {{a: {{kind: public, ceiling: {{>>{}: 1}}}}}}",
    "planned": "groups: [{{id: a, workers: rest, planned: {{>>{}: 1}}}}]",
}


def assert_key_is_told(file: Path, place: tuple[int, int], key: str) -> None:
    [found] = refusal(file).findings
    assert (found.span.line, found.span.column) == place
    assert f"`{key}`" in found.message(get_locale("en"))


IDS = [NAMES["funds"]]
"""Where names are ids: one may be written as a day is."""


@pytest.mark.parametrize(
    ("section", "key"),
    [
        pytest.param(section, key, id=f"{name}-{key}")
        for name, section in NAMES.items()
        for key in ("~", "true", "5", "5.5", "2025-01-01", "a b")
        if section not in IDS or key != "2025-01-01"
    ],
)
def test_a_key_that_is_not_a_name_is_told_at_its_own_place(write_plan: WritePlan, section: str, key: str) -> None:
    text, [place] = places(with_sections(section.format(key)))
    assert_key_is_told(write_plan(text), place, key)


@pytest.mark.parametrize("key", ["~", "true", "5.5", "2025-01-01", "soon", "1989", "2101"])
@pytest.mark.parametrize("section", YEARS.values(), ids=YEARS)
def test_a_key_that_is_not_a_year_is_told_at_its_own_place(write_plan: WritePlan, section: str, key: str) -> None:
    text, [place] = places(with_sections(section.format(key)))
    assert_key_is_told(write_plan(text), place, key)


@pytest.mark.parametrize("day", ["1989-12-31", "9999-12-31"])
@pytest.mark.parametrize("section", ["observed: {%s: {percent: 33}}", "coverage: {date: %s, percent: 32.3}"])
def test_a_day_of_a_year_that_no_plan_knows_is_told_which_years_there_are(
    write_plan: WritePlan, section: str, day: str
) -> None:
    file = write_plan(with_sections(section % day))
    assert f"`{day}` is not a day of the years 1990 to 2100" in refusal(file).message(get_locale("en"))


@pytest.mark.parametrize("section", YEARS.values(), ids=YEARS)
def test_a_quoted_year_is_told_to_lose_its_quotes(write_plan: WritePlan, section: str) -> None:
    text, [place] = places(with_sections(section.format("'2026'")))
    file = write_plan(text)
    assert told(file) == [("UCJ012", *place)]
    assert "write the year without quotes" in refusal(file).message(get_locale("en"))
    file = write_plan(with_sections(section.format("'26'")).replace(">>", ""))
    assert "quotes" not in refusal(file).message(get_locale("en"))  # 26 would be no year, either


@pytest.mark.parametrize(
    ("section", "code"),
    [
        pytest.param("groups: [{id: a, workers: rest, programmes: [>>jkp]}]", "UCJ014", id="a list's one entry"),
        pytest.param("claims: [{kind: sum, parts: [>>a], total: 1}]", "UCJ012", id="a claim's one part"),
        pytest.param("workforce: {size: {>>010: 5}}", "UCJ008", id="the one year, ambiguous"),
        pytest.param("workforce: {size: {>>soon: 5}}", "UCJ012", id="the one year, not a year"),
        pytest.param("workforce: {size: {2025: >>many}}", "UCJ012", id="the one year's value"),
        pytest.param("targets: {percent: {2025: >>-1}}", "UCJ013", id="the one target"),
    ],
)
def test_one_mistake_is_one_finding(write_plan: WritePlan, section: str, code: str) -> None:
    """A list of which the one entry is wrong is not also told to be empty."""
    text, [place] = places(with_sections(section))
    assert told(write_plan(text)) == [(code, *place)]
