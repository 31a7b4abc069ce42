"""Text in the cells of a terminal: broken at blanks, and paths after a folder or a part of them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ucj_cli.render.cells import cells, wrapped

if TYPE_CHECKING:
    from tests.conftest import RunUcj

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("kekurangan peserta 2026", 18, ["kekurangan peserta", "2026"]),
        ("config/scenarios/rpjmd.yaml:9:32; RPJMD", 20, ["config/scenarios/", "rpjmd.yaml:9:32;", "RPJMD"]),
        ("· workforce.growth_percent", 20, ["· workforce.", "growth_percent"]),
        ("· workforce.growth_percent", 8, ["· workfo", "rce.", "growth_", "percent"]),
        ("Penerima insentif kota *", 22, ["Penerima insentif", "kota *"]),
        ("2 * 3 * 4", 3, ["2 *", "3 *", "4"]),
        ("農民組合", 4, ["農民", "組合"]),
        ("農", 1, ["農"]),
        ("", 5, [""]),
    ],
)
def test_signs_stay_with_their_word_and_paths_break_at_their_joints(text: str, width: int, lines: list[str]) -> None:
    assert list(wrapped(text, width)) == lines


def test_a_word_of_many_lines_is_broken_too() -> None:
    assert list(wrapped("a" * 50_000, 10)) == ["a" * 10] * 5_000


@given(st.text(st.sampled_from("ab/._ *·農"), max_size=40), st.integers(2, 20))
def test_nothing_is_lost_and_no_line_is_too_long(text: str, width: int) -> None:
    found = list(wrapped(text, width))
    assert "".join(found).replace(" ", "") == text.replace(" ", "")
    assert all(cells(line) <= width for line in found)


@pytest.mark.parametrize("lang", ["id", "en"])
def test_explain_breaks_no_word_of_a_path_at_80_columns(
    run_ucj: RunUcj, monkeypatch: pytest.MonkeyPatch, lang: str
) -> None:
    monkeypatch.chdir(ROOT)
    asked = ("explain", "budget", "--year", "2026", "--plan", "config/scenarios/rpjmd.yaml", "--lang", lang)
    shown = run_ucj(*asked, FORCE_COLOR="1", COLUMNS="80").stdout
    lines = [line.strip() for line in re.sub(r"\x1b\[[0-9;]*m", "", shown).splitlines()]
    assert not [line for line in lines if line == "·" or line.split()[:1] in (["*"], [";"])]
    assert not [line for line in lines if re.match(r"·\s{2,}", line)]  # a sign, and its path on the next line
    words = {part for line in lines for part in re.split(r"[\s/._:;]+", line)}
    assert {"rpjmd", "percent", "growth"} <= words
