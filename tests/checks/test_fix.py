"""``ucj check --fix``: numbers written another way are written as a plan has them, and not a byte else changes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.checks.looking import SOUND, codes, look, with_sections
from tests.conftest import SMALLEST
from ucj_cli.checks.fix import difference, mended
from ucj_cli.i18n import get_locale

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import RunUcj, WritePlan


def fixed(text: str) -> str:
    return mended(look(text)).decode()


WHOLE = {
    "52.000": "52_000",
    "5.300.000.000": "5_300_000_000",
    "52,000": "52_000",
    "5,300,000": "5_300_000",
    "5 300 000": "5_300_000",
    "Rp 5.300.000.000": "5_300_000_000",
    "Rp5.300.000": "5_300_000",
    "Rp. 16.800": "16_800",
    "Rp 16.800,-": "16_800",
    "rp 16800": "16800",
    "IDR 16,800": "16_800",
    "Rp 5.300.000.000,00": "5_300_000_000",
    "5,300,000,000.00": "5_300_000_000",
    "Rp\xa05.300.000": "5_300_000",
    "5\u2009300\u2009000": "5_300_000",
    "5\u202f300\u202f000": "5_300_000",
    "428'699": "428_699",
    "428\u2019699": "428_699",
    "428699.0": "428699",
    "52.000 orang": "52_000",
    "1__000": "1_000",
    '"52.000"': "52_000",
    "'52000'": "52000",
}
PERCENT = {
    "41,23": "41.23",
    "41,23%": "41.23",
    "41%": "41",
    "41.5 %": "41.5",
    '"41,23 %"': "41.23",
    "'41'": "41",
    ".5": "0.5",
    "5.": "5",
}
DAYS = {
    "31-12-2025": "2025-12-31",
    "31/12/2025": "2025-12-31",
    "2025-9-9": "2025-09-09",
    "2025/09/09": "2025-09-09",
    "20250909": "2025-09-09",
    "31 Desember 2025": "2025-12-31",
    "31 Dec 2025": "2025-12-31",
    "December 31, 2025": "2025-12-31",
    "2025-09-09 00:00:00": "2025-09-09",
    '"31-12-2025"': "2025-12-31",
}

PLACES = {
    "workforce": "workforce:\n  size:\n    2025: {}   # BPS\n  source: BPS\n",
    "participants": "coverage:\n  date: 2025-09-09\n  participants: {}  # of them\n  source: BPJS\n",
    "ceiling": "funds:\n  dbhcht:\n    kind: public\n    ceiling:\n      2025: {}\n    source: APBD\n",
    "workers": "groups:\n  - id: petani\n    workers: {}\n    source: BPS\n  - {{id: lain, workers: rest}}\n",
    "planned": "groups:\n  - id: petani\n    workers: rest\n    planned:\n      2026: {}   # stock\n    source: BPS\n",
    "income": "groups:\n  - id: petani\n    workers: rest\n    income: {}\n    source: BPS\n",
    "budget": "claims:\n  - kind: money\n    people: 25_000\n    months: 12\n    budget: {}\n    source: BPS\n",
}
SHARES = {
    "percent": "coverage:\n  date: 2025-09-09\n  percent: {}  # 🚲\n  source: BPJS\n",
    "target": "targets:\n  percent:\n    2025: {}\n    2045: 100\n  source: RPJMD\n",
    "growth": "workforce:\n  size: {{2025: 428_699}}\n  growth_percent: {}\n  source: BPS\n",
    "pass rate": "groups:\n  - id: petani\n    workers: rest\n    pass_rate_percent: {}\n    source: BPS\n",
}


@pytest.mark.parametrize("written", WHOLE)
@pytest.mark.parametrize("place", PLACES)
def test_a_whole_number_is_mended_and_nothing_else(place: str, written: str) -> None:
    before, after = (with_sections(PLACES[place].format(number)) for number in (written, WHOLE[written]))
    assert fixed(before) == after


@pytest.mark.parametrize("written", PERCENT)
@pytest.mark.parametrize("place", SHARES)
def test_a_percentage_is_mended_and_nothing_else(place: str, written: str) -> None:
    before, after = (with_sections(SHARES[place].format(number)) for number in (written, PERCENT[written]))
    assert fixed(before) == after


DAY = "coverage:\n  date: {}   # by then\n  percent: 32.3\n  source: BPJS\n"


@pytest.mark.parametrize("written", DAYS)
def test_a_day_is_mended_and_nothing_else(written: str) -> None:
    before, after = (with_sections(DAY.format(day)) for day in (written, DAYS[written]))
    assert fixed(before) == after


SEEN = "observed:\n  {}: {{participants: 180_000, source: BPJS}}   # by then\n"


@pytest.mark.parametrize("written", [day for day in DAYS if ":" not in day and '"' not in day and "'" not in day])
def test_the_day_of_an_observation_is_mended_as_any_other(written: str) -> None:
    before, after = (with_sections(SEEN.format(day)) for day in (written, DAYS[written]))
    assert fixed(before) == after


def test_of_two_days_that_an_observation_may_be_of_both_are_named() -> None:
    text = with_sections(SEEN.format("11/12/2025"))
    assert fixed(text) == text
    [found] = [each for each in look(text).findings if each.code == "UCJ012"]
    assert found.hint(get_locale("en")) == (
        "write 2025-12-11 or 2025-11-12: it is not sure which is the day and which the month"
    )


def test_no_day_is_written_that_stands_there_already() -> None:
    text = with_sections(f"{SEEN.format('2025-12-31')}  31-12-2025: {{participants: 5, source: BPJS}}\n")
    assert fixed(text) == text


@pytest.mark.parametrize("written", ["januari 2028", "2028/01", "Jan-28", "'2028-1'"])
def test_the_month_of_an_assumed_rate_is_mended(written: str) -> None:
    rate = "assumed_rates:\n  - {{from: {}, segment: bpu, programme: jkm, rupiah: 10_000, source: RUU}}\n"
    before, after = (with_sections(rate.format(month)) for month in (written, "2028-01"))
    assert fixed(before) == after


@pytest.mark.parametrize("code", ["35.73", "35.10", "35"])
def test_a_region_code_gets_its_quotes(code: str) -> None:
    before, after = (
        with_sections(f"region: {{name: Kota Malang, code: {each}}}  # x\n") for each in (code, f'"{code}"')
    )
    assert fixed(before) == after


@pytest.mark.parametrize("code", ["35.1", "3573", "35.731", "5"])
def test_a_region_code_that_is_not_whole_is_left(code: str) -> None:
    text = with_sections(f"region: {{name: Kota Malang, code: {code}}}\n")
    assert fixed(text) == text


@pytest.mark.parametrize("code", ["'35 73'", "35-73", "'\"35.73\"'", "' 35.73'"])
def test_a_region_code_gets_its_dot_where_something_stands_for_it(code: str) -> None:
    before, after = (with_sections(f"region: {{name: Kota Malang, code: {each}}}\n") for each in (code, '"35.73"'))
    assert fixed(before) == after


@pytest.mark.parametrize("code", ["3573", '"3573"', "'\"3573\"'"])
def test_a_region_code_without_its_dot_may_be_that_of_bps(code: str) -> None:
    text = with_sections(f"region: {{name: Kota Malang, code: {code}}}\n")
    assert fixed(text) == text
    [found] = [each for each in look(text).findings if each.code == "UCJ012"]
    assert 'write "35.73" if that is the code of Kemendagri' in (found.hint(get_locale("en")) or "")


@pytest.mark.parametrize("written", ["3/4/2025", "03-04-2025", "31-02-2025", "31-12-25", "2025-09-09T20:00:00Z", "9-9"])
def test_a_day_that_is_not_sure_is_left(written: str) -> None:
    text = with_sections(DAY.format(written))
    assert fixed(text) == text
    assert "UCJ012" in codes(text)


@pytest.mark.parametrize(
    ("section", "hint"),
    [
        ("funds: {apbd: {kind: public, ceiling: {2026: Rp5,3 miliar}, source: DPA}}", "write 5_300_000_000"),
        ("funds: {apbd: {kind: public, ceiling: {2026: Rp5, 3 miliar}, source: DPA}}", "write 5_300_000_000"),
        ("workforce: {size: {2025: 428.699,00}}", "write 428_699"),
        ("workforce: {size: {2025: 428.699,-}}", "write 428_699"),
        ("funds: {apbd: {kind: public, ceiling: {2026: Rp5.300.000.000,-}, source: DPA}}", "write 5_300_000_000"),
        ("workforce: {size: {2025: 428,699}}", "write 428_699"),
        ("workforce: {size: {2025: 5,300,000,000}}", "write 5_300_000_000"),
        ("targets: {percent: {2025: 41,23, 2045: 100}}", "write a decimal point, 41.23"),
        ("coverage: {date: December 31, 2025, percent: 32.3}", "write 2025-12-31"),
        ("coverage: {date: 3/4/2025, percent: 32.3}", "write 2025-04-03 or 2025-03-04"),
        ("funds:\n  apbd:\n    kind: public\n    ceiling:\n      2026: Rp5,3 miliar\n", "write 5_300_000_000 if"),
        ("workforce: {size: {2025: 1_}}", None),
        ("workforce: {size: {2025: 5.300.000.000.000.000}}", None),
        ("workforce: {size: {2025: 428\xa0x}}", None),
    ],
)
def test_a_part_is_never_taken_for_the_whole(section: str, hint: str | None) -> None:
    text = with_sections(section + "\n")
    found = [each for each in look(text).findings if each.code < "UCJ09"]
    assert fixed(text) == text
    assert len(found) == 1
    told = found[0].hint(get_locale("en"))
    assert hint in (told or "") if hint else told is None


def test_each_number_that_a_comma_cuts_is_told() -> None:
    text = with_sections("groups: [{id: a, workers: 1,000}, {id: b, workers: 2,000}, {id: c, workers: rest}]\n")
    hints = [each.hint(get_locale("en")) for each in look(text).findings if each.code == "UCJ009"]
    assert [(hint or "").rpartition(" ")[2] for hint in hints] == ["1_000", "2_000"]


def test_a_hard_space_is_shown() -> None:
    [found] = [
        each for each in look(with_sections("workforce: {size: {2025: 428\xa0x}}\n")).findings if each.code < "UCJ09"
    ]
    assert r"`428\xa0x`" in found.message(get_locale("en"))


@pytest.mark.parametrize("written", ["52.00", "5.3 miliar", "1.234.56", "0.500", "52,0000", "41;23", "±41", "1,234.5"])
def test_what_has_no_one_right_answer_is_left(written: str) -> None:
    text = with_sections(PLACES["income"].format(written))
    assert fixed(text) == text
    assert "UCJ012" in codes(text)


CLUMSY = (
    "\ufeff# rencana 🚲 kota   \r\n"
    "region:   {name: Kota Malang, code: '35.73'}\t# tab\r\n"
    "\r\n"
    "workforce: {size: {2024: 428.699, 2025: Rp 428.699}, source: 'BPS 🏍️ 52.000'}\r\n"
    "coverage:\n"  # a lone LF among CRLF
    "    date:    2025-09-09      # 41,23%\r\n"
    "    percent: 32,3%           # 32,3% says BPJS\r\n"
    "targets: {percent: {2025: 41%, 2045: '100 %'}}   "  # blanks, and no line end
)
MENDED = (
    CLUMSY.replace("2024: 428.699", "2024: 428_699")
    .replace("2025: Rp 428.699", "2025: 428_699")
    .replace("percent: 32,3%", "percent: 32.3")
    .replace("2025: 41%", "2025: 41")
    .replace("'100 %'", "100")
)


def test_comments_layout_line_ends_and_mark_stay_byte_for_byte() -> None:
    assert fixed(CLUMSY) == MENDED


def test_a_second_fix_changes_nothing() -> None:
    assert fixed(MENDED) == MENDED
    assert not [code for code in codes(MENDED) if code < "UCJ090"]


@pytest.mark.parametrize(
    "written",
    [
        pytest.param("428\n     699", id="a plain number on two lines"),
        pytest.param('"428\n     699"', id="a quoted number on two lines"),
        pytest.param("|\n      428699", id="a block"),
        pytest.param(">-\n      428699", id="a folded block"),
    ],
)
def test_a_number_of_several_lines_is_mended_whole_or_not_at_all(written: str) -> None:
    text = with_sections(PLACES["workforce"].format(written).replace("   # BPS", ""))
    assert fixed(text) in [text, *(text.replace(written, number) for number in ("428_699", "428699"))]


# Numbers spelled at random


def numerals() -> st.SearchStrategy[str]:
    spelled = st.from_regex(r"\A(Rp\.? ?|IDR )?\d{1,3}([., ]\d{3}){0,3}(,\d{1,2})?( ?%|,-)?\Z")
    return st.one_of(spelled, st.text("0123456789.,_% Rp-", min_size=1, max_size=12))


@given(numerals(), numerals(), st.sampled_from(["\n", "\r\n"]))
def test_nothing_but_numbers_is_ever_changed(size: str, percent: str, end: str) -> None:
    lines = [
        "# 🚲 plan",
        'region: {name: Kota Malang, code: "35.73"}  # 52.000',
        "workforce:",
        "  size:",
        f"    2025: {size}",
        "coverage:",
        f"  percent: {percent}",
        "  date: 2025-09-09  # 41,23%",
        "targets: {percent: {2025: 41, 2045: 100}}",
    ]
    before = end.join(lines)
    after = fixed(before)
    kept = after.split(end)
    assert len(kept) == len(lines)
    assert [line for i, line in enumerate(kept) if i not in {4, 6}] == [
        line for i, line in enumerate(lines) if i not in {4, 6}
    ]
    for i, written in ((4, size), (6, percent)):
        key = lines[i].partition(":")[0]
        assert kept[i].startswith(f"{key}: ")
        before_it, after_it = ("".join(filter(str.isdigit, line)) for line in (lines[i], kept[i]))
        idle = [before_it, f"0{before_it}", before_it.removesuffix("0"), before_it.removesuffix("00")]  # .5, 428.699,00
        assert after_it in idle, written
    assert fixed(after) == after


# The options


def test_a_scenario_is_checked_on_the_plan_as_it_was_mended(run_ucj: RunUcj, write_plan: WritePlan) -> None:
    """Also where the scenario comes first, and has nothing to mend itself."""
    write_plan(SOUND.replace("428_699", "428.699"), "b.yaml")
    scenario = write_plan("extends: b.yaml\n", "a.yaml")
    done = run_ucj("check", ".", "--fix", "--severity", "error", cwd=scenario.parent)
    assert (done.status, done.stderr) == (0, "ucj: b.yaml: 1 value mended\n")
    assert "UCJ012" not in done.stdout


def test_fix_writes_the_file_and_reports_what_is_left(run_ucj: RunUcj, write_plan: WritePlan) -> None:
    file = write_plan(CLUMSY)
    done = run_ucj("check", file, "--fix")
    assert file.read_bytes() == MENDED.encode()
    assert "UCJ012" not in done.stdout
    assert done.status == 0
    assert run_ucj("check", file, "--fix") == done._replace(stderr="")
    assert file.read_bytes() == MENDED.encode()


def test_diff_shows_the_change_and_makes_none(run_ucj: RunUcj, write_plan: WritePlan) -> None:
    file = write_plan(SOUND.replace("428_699", "428.699"))
    done = run_ucj("check", file, "--diff")
    assert done.status == 1
    assert "-workforce: {size: {2025: 428.699}" in done.stdout
    assert "+workforce: {size: {2025: 428_699}" in done.stdout
    assert [line[0] for line in done.stdout.splitlines() if line[0] in "+-"] == list("-+-+")  # the names, the line
    assert "428.699" in file.read_text(encoding="utf-8")


def test_diff_of_a_sound_plan_is_empty(run_ucj: RunUcj, write_plan: WritePlan) -> None:
    assert run_ucj("check", write_plan(SOUND), "--diff") == ("", "", 0)


def test_a_difference_names_only_the_lines_that_change() -> None:
    checked = look(CLUMSY)
    changed = [line for line in difference(checked, mended(checked)).splitlines() if line.startswith(("+", "-"))]
    assert len(changed) == 2 + 2 * 3


def test_standard_input_cannot_be_mended(run_ucj: RunUcj) -> None:
    done = run_ucj("check", "-", "--fix", stdin=CLUMSY)
    assert done.status == 2
    assert "--diff" in done.stderr
    assert not done.stdout


def test_standard_input_is_never_written_over_the_file_of_its_name(
    run_ucj: RunUcj, write_plan: WritePlan, tmp_path: Path
) -> None:
    file = write_plan(SOUND)
    done = run_ucj("check", "-", "--stdin-filename", file, "--fix", stdin=CLUMSY)
    assert done.status == 2
    assert file.read_bytes() == SOUND.encode()
    assert list(tmp_path.iterdir()) == [file]


def test_what_is_set_holds_after_mending_too(run_ucj: RunUcj, write_plan: WritePlan) -> None:
    block = SMALLEST.replace("{date: 2025-09-09, percent: 32.3}", "\n  date: 2025-09-09\n  percent: 32,3")
    file = write_plan(block)
    run = run_ucj("check", "--fix", "--set", "targets.percent.2030=20", file)
    assert file.read_text() == block.replace("32,3", "32.3")
    assert "UCJ201" in run.stdout
    assert run.stdout == run_ucj("check", "--set", "targets.percent.2030=20", file).stdout


def test_a_finding_in_a_setting_stands_in_the_plans_file(run_ucj: RunUcj, write_plan: WritePlan) -> None:
    file = write_plan()
    run = run_ucj("check", "--set", "targets.percent.2045=20", "--format", "json", file)
    (found,) = json.loads(run.stdout)["files"]
    assert found["path"] == str(file)
    falls = next(finding for finding in found["findings"] if finding["code"] == "UCJ201")
    assert (falls["line"], falls["column"]) == (4, 37)
    assert falls["message"].endswith("(with --set targets.percent.2045=20)")


def test_what_was_mended_is_said(run_ucj: RunUcj, write_plan: WritePlan) -> None:
    file = write_plan(SMALLEST.replace("428_699", "428.699").replace("32.3", '"32,3%"'))
    text = file.read_bytes()
    run = run_ucj("check", file, "--fix")
    assert (run.stderr, run.status) == (f"ucj: {file}: 2 values mended\n", 0)
    assert run_ucj("check", file, "--fix").stderr == ""  # there is nothing left
    file.write_bytes(text)
    assert run_ucj("check", file, "--fix", "--quiet").stderr == ""
