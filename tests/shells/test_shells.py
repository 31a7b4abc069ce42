"""Completion in the real shells: what is typed with the key Tab in it comes out as the words that are meant."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from tests.conftest import SMALLEST, needed

pytest.importorskip("pty", reason="no terminals of our own here")
from tests.shells.at_a_shell import offered_by_fish, words_run

PAGE = Path(__file__).parents[2] / "docs" / "shell.md"
SHELLS = [pytest.param(shell, marks=needed(shutil.which(shell), f"no {shell}")) for shell in ("bash", "zsh")]


@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize(
    ("keys", "words"),
    [
        ("ucj roadm\t", "<roadmap>"),
        ("ucj gap --ye\t2026 --fo\t", "<gap><--year><2026><--for>"),  # --format or --force: what both begin with
        ("ucj gap --form\tj\t", "<gap><--format><json>"),
        ("ucj gap --set targets.perc\t2045\t99", "<gap><--set><targets.percent.2045=99>"),
        ("ucj gap --set=targets.pat\tsm\t", "<gap><--set=targets.path=smooth>"),
        ("ucj afford --budget dbh\t5", "<afford><--budget><dbhcht=5>"),
        ("ucj init --region Kota\\ Mala\t", "<init><--region><Kota Malang>"),
        ("ucj init --region 'Kota Mala\t", "<init><--region><Kota Malang>"),
        ("ucj check my\\ pl\t", "<check><my plan.yaml>"),
        ("ucj explain UCJ40\t1", "<explain><UCJ401>"),
        ("ucj gap --year=\t26", "<gap><--year=2026>"),
        ('ucj afford --budget "dbh\t5"', "<afford><--budget><dbhcht=5>"),
        ("ucj afford --budget 'dbh\t5'", "<afford><--budget><dbhcht=5>"),
        ("ucj afford --budget dbhcht=\t5", "<afford><--budget><dbhcht=5>"),
        ('ucj gap "--set=targets.pat\tsm\t', "<gap><--set=targets.path=smooth>"),
        ('ucj gap --set="targets.pat\tsm\t', "<gap><--set=targets.path=smooth>"),
        ('ucj gap --set "targets".pat\tsm\t', "<gap><--set><targets.path=smooth>"),
        ("ucj gap --by targ\tet", "<gap><--by><target>"),  # no file may stand there
        ("ucj check targ\t", "<check><targ.yaml>"),
        ("ucj report --output=targ\t", "<report><--output=targ.yaml>"),
        ("ucj regions malan\t", "<regions><Malang>"),
        ("ucj check --select UCJ401,UCJ1\t1", "<check><--select><UCJ401,UCJ101>"),
    ],
)
def test_a_shell_completes_what_is_begun(tmp_path: Path, shell: str, keys: str, words: str) -> None:
    for name in ("my plan.yaml", "targ.yaml"):
        (tmp_path / name).write_text(SMALLEST)
    assert words_run(shell, tmp_path, f"{keys}\r") == words


@pytest.mark.parametrize("shell", SHELLS)
def test_a_shell_shows_no_error_of_a_plan_that_is_none(tmp_path: Path, shell: str) -> None:
    (tmp_path / "targets.yaml").write_text("a: [")
    assert words_run(shell, tmp_path, "ucj gap --year 2\t\t026\r") == "<gap><--year><2026>"


@needed(shutil.which("fish"), "no fish")
@pytest.mark.parametrize(
    ("line", "offers"),
    [
        ("ucj roadm", ["roadmap\tEvery year to the last target"]),
        ("ucj gap --ye", ["--year\tThe year asked about"]),
        ("ucj gap --set targets.percent.2045", ["targets.percent.2045="]),
        ("ucj gap --set=targets.path=sm", ["--set=targets.path=smooth"]),
        ("ucj init --region Kota\\ Mala", ["Kota Malang\tJawa Timur, 35.73"]),
        ('ucj init --region "Kota Mala', ["Kota Malang\tJawa Timur, 35.73"]),
        ("ucj check my", ["my plan.yaml"]),
        ("ucj report --output=my", ["--output=my plan.yaml"]),
        ("ucj gap --by ", []),  # no file may stand there
        ("~/bin/ucj roadm", ["roadmap\tEvery year to the last target"]),
        ("elsewhere/ucj check my", ["my plan.yaml"]),  # it is not there, which is no matter
    ],
)
def test_fish_offers_what_may_stand_there(tmp_path: Path, line: str, offers: list[str]) -> None:
    (tmp_path / "my plan.yaml").write_text(SMALLEST)
    (tmp_path / "targets.yaml").write_text(SMALLEST)
    assert offered_by_fish(tmp_path, line) == offers


LINES = dict(re.findall(r"^\| (\w+) \| `(.*)` \|$", PAGE.read_text("utf-8"), re.MULTILINE))
"""By shell: the line of the page that installs completion."""


@pytest.mark.parametrize("shell", SHELLS)
def test_the_line_of_the_page_installs_completion_for_a_new_user(tmp_path: Path, shell: str) -> None:
    assert words_run(shell, tmp_path, "ucj roadm\t\r", LINES[shell]) == "<roadmap>"


@needed(shutil.which("fish"), "no fish")
def test_the_line_of_the_page_installs_completion_of_fish_for_a_new_user(tmp_path: Path) -> None:
    assert offered_by_fish(tmp_path, "ucj roadm", LINES["fish"]) == ["roadmap\tEvery year to the last target"]


OF_A_STRANGER = f"""\
{SMALLEST}funds: {{'f$(touch run);`touch run`': {{kind: public}}}}
groups:
  - {{id: 'g$(touch run)', workers: 1, tags: {{'z`touch run`': a}}}}
  - {{id: 'h"; touch run; "', workers: 2}}
  - {{id: "h'; touch run; '", workers: rest}}
"""


@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize(
    ("keys", "words"),
    [
        ("ucj afford --budget f\t", "<afford><--budget><f>"),
        ('ucj afford --budget "f\t"', "<afford><--budget><f>"),
        ('ucj explain gap --group "g\t"', "<explain><gap><--group><g>"),
        ('ucj explain gap --group "h\t"', "<explain><gap><--group><h>"),
        ("ucj explain gap --group 'h\t'", "<explain><gap><--group><h>"),
        ('ucj gap --by "z\t"', "<gap><--by><z>"),
        ('ucj gap --set "groups.g\t"', "<gap><--set><groups.g>"),
    ],
)
def test_what_a_plan_says_is_never_run(tmp_path: Path, shell: str, keys: str, words: str) -> None:
    (tmp_path / "plan.yaml").write_text(OF_A_STRANGER)
    (tmp_path / "targets.yaml").write_text("extends: plan.yaml")
    assert words_run(shell, tmp_path, f"{keys}\r") == words
    assert not (tmp_path / "run").exists()


@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize("quote", ["", "'", '"'])
@pytest.mark.parametrize(
    "answer", ["x$(touch run)=", "x`touch run`=", "x;touch run=", 'x";touch run;"=', "x';touch run;'="]
)
def test_a_script_runs_nothing_that_it_is_answered(tmp_path: Path, shell: str, quote: str, answer: str) -> None:
    """In an open quote it is made harmless, or is not offered."""
    (tmp_path / "answer").write_text(f"{answer}\t\n")
    words = words_run(shell, tmp_path, f"ucj {quote}x\t{quote}\r")
    assert words in (f"<{answer}>", "<x>" if quote else None)
    assert not (tmp_path / "run").exists()


@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize(
    "line",
    [
        r"ucj gap --plan my\ plans/kota\ malang.yaml --year 205",
        'ucj gap --plan "my plans/kota malang.yaml" --year 205',
        "ucj gap --plan='my plans'/kota\\ malang.yaml --year 205",
        'ucj gap "my plans/kota malang.yaml" --year=205',
        'ucj gap "my plans/kota malang.yaml" --year "205',
        r"~/bin/ucj gap my\ plans/kota\ malang.yaml --year 205",
        r"UCJ_LANG=id ucj gap my\ plans/kota\ malang.yaml --year 205",
    ],
)
def test_the_plan_is_found_however_its_name_is_written(tmp_path: Path, shell: str, line: str) -> None:
    (tmp_path / "my plans").mkdir()
    (tmp_path / "my plans" / "kota malang.yaml").write_text(SMALLEST.replace("2045", "2050"))
    assert "2050>" in words_run(shell, tmp_path, f"{line}\t\r")
