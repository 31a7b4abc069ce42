"""What people look at: terminals of several widths, pipes, Markdown, spreadsheets."""

from __future__ import annotations

import io
import json
import re
from typing import TYPE_CHECKING

import pytest

from ucj_cli.render.streams import in_lines
from ucj_cli.render.text import escape_formula, escaped

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import RunUcj, WritePlan

NUMBER = re.compile(r"\d{1,3}(?:[.,]\d{3})+")
HOSTILE_NAMES = {
    "formula": '=HYPERLINK("http://x")',
    "script": "<script>alert(1)</script>",
    "escape": "\x1b[31mred",
    "override": "safe\u202egnihton",
    "table": "a | b * c ` d",
}


def numbers(text: str) -> list[str]:
    return NUMBER.findall(text)


@pytest.mark.parametrize("lang", ["en", "id"])
@pytest.mark.parametrize("width", [60, 80, 120, 200])
@pytest.mark.parametrize("year", ["2026", "2045"])
def test_a_terminal_never_breaks_or_cuts_a_number(run_ucj: RunUcj, lang: str, width: int, year: str) -> None:
    plain = run_ucj("gap", "--year", year, "--lang", lang).stdout
    drawn = run_ucj("gap", "--year", year, "--lang", lang, FORCE_COLOR="1", COLUMNS=str(width)).stdout
    drawn = re.sub(r"\x1b\[[0-9;]*m", "", drawn)
    assert max(map(len, drawn.splitlines())) <= width
    assert "…" not in drawn
    if width >= 80:
        assert sorted(set(numbers(drawn))) == sorted(set(numbers(plain)))
    else:
        assert set(numbers(drawn)) <= set(numbers(plain))


@pytest.mark.parametrize("lang", ["en", "id"])
def test_a_narrow_terminal_has_no_broken_picture_and_whole_legends(run_ucj: RunUcj, lang: str) -> None:
    def drawn(command: str, width: int) -> list[str]:
        shown = run_ucj(command, "--lang", lang, FORCE_COLOR="1", COLUMNS=str(width)).stdout
        return [line.strip() for line in re.sub(r"\x1b\[[0-9;]*m", "", shown).splitlines()]

    missing = {"en": "Not shown at this width: the picture", "id": "Tidak muat: gambar"}[lang]
    wide, narrow = drawn("track", 80), drawn("track", 60)
    assert [any("⠤" in line for line in lines) for lines in (wide, narrow)] == [True, False]
    assert [missing in lines for lines in (wide, narrow)] == [False, True]
    [legend] = [line for line in drawn("gap", 120) if re.match("█ [a-z]", line)]
    assert set(legend.split("   ")) <= {entry for line in drawn("gap", 50) for entry in line.split("   ")}


def test_colour_follows_the_wishes_of_the_environment(run_ucj: RunUcj) -> None:
    assert "\x1b[" not in run_ucj("gap").stdout
    assert "\x1b[" in run_ucj("gap", FORCE_COLOR="1").stdout
    assert not re.search(r"\x1b\[[0-9;]*3\d", run_ucj("gap", FORCE_COLOR="1", NO_COLOR="1").stdout)
    assert "\x1b[" not in run_ucj("gap", FORCE_COLOR="1", TERM="dumb").stdout


def test_off_a_terminal_nothing_is_wrapped_or_boxed(run_ucj: RunUcj) -> None:
    lines = run_ucj("gap", "--year", "2026", COLUMNS="40").stdout.splitlines()
    assert any(len(line) > 150 for line in lines)
    assert not re.search("[─│┌┐└┘━┃]", "".join(lines))
    assert lines == [line.rstrip() for line in lines]


@pytest.mark.parametrize("lang", ["en", "id"])
def test_the_screen_names_every_figure_in_full(run_ucj: RunUcj, lang: str) -> None:
    screen = run_ucj("gap", "--year", "2026", "--lang", lang).stdout
    said = {
        "en": ["covered today", "target for 2026", "still to enrol", "to full coverage", "9 September 2025"],
        "id": ["cakupan saat ini", "target 2026", "masih harus didaftarkan", "menuju cakupan penuh", "capaian"],
    }
    for words in said[lang]:
        assert words in screen
    assert {"en": "Rp1,660,524,800", "id": "Rp1.660.524.800"}[lang] in screen
    assert "Sakernas August 2023" in screen
    assert screen.count(" * ") == 5 + 1  # five groups are assumed, and a note says so


@pytest.fixture(name="hostile")
def _hostile(write_plan: WritePlan) -> Path:
    groups = "".join(
        f"  - {{id: {key}, name: {json.dumps(name)}, workers: 10, paid_by: kota}}\n"
        for key, name in HOSTILE_NAMES.items()
    )
    return write_plan(
        'region: {name: "\\e[2Jgone <b>", code: "35.73"}\nworkforce: {size: {2025: 50}}\n'
        "coverage: {date: 2025-09-09, participants: 0}\ntargets: {percent: {2025: 41}}\n"
        'funds: {kota: {kind: public, name: "@SUM(1)", ceiling: {2025: 1}}}\n'
        f"groups:\n{groups}"
    )


@pytest.mark.parametrize("form", ["table", "json", "csv", "md"])
@pytest.mark.parametrize("env", [{}, {"FORCE_COLOR": "1", "TERM": "dumb"}])
def test_hostile_names_are_shown_as_text(run_ucj: RunUcj, hostile: Path, form: str, env: dict[str, str]) -> None:
    done = run_ucj("gap", "--plan", hostile, "--format", form, "--year", "2025", **env)
    assert done.status == 0
    assert "\x1b" not in done.stdout
    assert "\u202e" not in done.stdout
    assert r"\x1b[31mred" in done.stdout.replace("\\\\", "\\").replace("\\[", "[")
    if form == "csv":
        assert "'=HYPERLINK" in done.stdout
    if form == "md":
        assert "<script>" not in re.sub(r"\\<", "", done.stdout)
        assert r"a \| b \* c" in done.stdout


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\t=1", "\r=1"])
def test_a_cell_that_looks_like_a_formula_is_defused(text: str) -> None:
    assert escape_formula(text) == f"'{text}"


def test_numbers_and_plain_text_stay_as_they_are() -> None:
    assert (escape_formula(-5), escape_formula("a=b"), escape_formula("")) == (-5, "a=b", "")


def test_markdown_escapes_what_would_be_markup() -> None:
    assert escaped("a|b <i> *c* [d](e) `f` #g !h ~i_j & \\") == (
        r"a\|b \<i\> \*c\* \[d\](e) \`f\` \#g \!h \~i\_j \& \\"
    )


def test_markdown_tables_have_as_many_cells_in_every_row(run_ucj: RunUcj) -> None:
    text = run_ucj("gap", "--year", "2026", "--format", "md").stdout
    for table in re.findall(r"(?:^\|.*\n)+", text, re.MULTILINE):
        assert len({len(re.findall(r"(?<!\\)\|", line)) for line in io.StringIO(table)}) == 1


def test_cost_shows_equal_months_in_one_line(run_ucj: RunUcj) -> None:
    arguments = ("cost", "--people", "1", "--months", "18", "--from", "2026-01", "--paid-by", "self")
    lines = run_ucj(*arguments).stdout.splitlines()
    months = [line for line in lines if re.match(r"\w+ 202\d to", line)]
    assert [line.split()[-2] for line in months] == ["16,800", "8,400", "16,800"]


def test_rates_say_until_when_and_how_sure(run_ucj: RunUcj) -> None:
    screen = run_ucj("rates", "--date", "2026-05").stdout
    assert "until March 2027" in screen
    assert "PP 50/2025 pasal 4" in screen
    assert "practice, not law" in screen
    assert "PP 50/2025" not in run_ucj("rates", "--date", "2025-05").stdout
    assert "assumption" in run_ucj("rates", "--date", "2030-01").stdout
    assert "assumption" not in screen


def test_a_table_wider_than_the_terminal_leaves_the_rest_of_the_page_within_it(run_ucj: RunUcj) -> None:
    """Lines padded to the table's width would be broken into empty ones, and notes within their words."""
    shown = run_ucj("budget", "--year", "2026", FORCE_COLOR="1", COLUMNS="40").stdout
    drawn = re.sub(r"\x1b\[[0-9;]*m", "", shown).splitlines()
    wide = [line for line in drawn if len(line) > 40]
    assert any("January" in line for line in wide)
    assert not [line for line in wide if "Public money" in line]
    notes = next(i for i, line in enumerate(drawn) if line.strip().startswith("Shortfall"))
    facts = next(i for i, line in enumerate(drawn) if "Public money" in line)
    assert max(map(len, [drawn[facts], *drawn[notes:]])) <= 40


def test_on_a_terminal_lines_break_between_words(monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setenv("COLUMNS", "40")
    hint = "    allowed here: one, two, three, four, five"
    text = f"plan.yaml:1:1: UCJ010 an unknown key that is told at length\n{hint}\nend\n"
    shown = in_lines(text, Terminal())
    assert shown.splitlines() == [
        "plan.yaml:1:1: UCJ010 an unknown key",
        "  that is told at length",
        "    allowed here: one, two, three, four,",
        "    five",
        "end",
    ]
    assert in_lines("x" * 50 + " y", Terminal()) == "x" * 50 + "\n  y"
    assert in_lines(text, io.StringIO()) == text
