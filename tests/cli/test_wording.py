"""Everything that a command line says is in the language that was asked for: help, its headings, and every error."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

import pytest

from ucj_cli.cli import COMMANDS
from ucj_cli.i18n import get_locale

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import RunUcj, WritePlan

OF_TYPER = """usage: arguments: options: commands: [options] [args] command default: [default [required] required
    show this message exit. no such option missing argument invalid value valid unexpected extra did you mean requires
    takes try for help range integer text file year path name""".split()
"""Words that Typer says in English; in Indonesian none of them stands in a text of ours."""


def english(told: str) -> list[str]:
    """The English words in *told*, options and names in backticks left out."""
    prose = re.sub(r"`[^`]*`|--?[\w-]+|\S*[/.]\S+", " ", told.lower())
    return [word for word in prose.split() if word in OF_TYPER]


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_is_indonesian_to_its_headings(run_ucj: RunUcj, command: str) -> None:
    told = run_ucj(*command.split(), "--help", UCJ_LANG="id").stdout
    assert re.match(rf"Pemakaian: .*{command} \[PILIHAN\]", told)
    assert "\nPilihan:\n" in told
    assert english(told) == []
    assert not re.search(r"\[default|\[required|int range|Usage|Options|Arguments|Commands", told)


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_every_name_of_a_value_is_a_word_of_the_catalogue(run_ucj: RunUcj, command: str) -> None:
    """``FILE`` in the help of one language is ``BERKAS`` in that of the other."""
    words = set(re.findall(r"(?<![\w.])[A-Z]{2,}(?![\w.])", run_ucj(*command.split(), "--help").stdout))
    known = {key for key in words if get_locale("en").knows(f"metavar.{key}")}
    assert words - known <= {"UCJ", "CSV", "JSON", "SARIF", "JKK", "JKM", "CI", "BPJS", "PLAN"}


@pytest.mark.parametrize("where", ["--lang id {}", "{} --lang id", "{} --lang=id"])
def test_the_language_of_help_is_chosen_as_for_the_rest(run_ucj: RunUcj, where: str) -> None:
    assert run_ucj(*where.format("gap --help").split()).stdout == run_ucj("gap", "--help", UCJ_LANG="id").stdout
    assert run_ucj("gap", "--help", LANG="id_ID.UTF-8") == run_ucj("gap", "--help", UCJ_LANG="id")


@pytest.mark.parametrize(
    ("arguments", "indonesian", "words"),
    [
        ("gap --foo", "tidak ada pilihan --foo; yang terdekat: --force, --format", "there is no option --foo; nearest"),
        ("gap -x", "tidak ada pilihan -x", "there is no option -x"),
        ("--foo", "tidak ada pilihan --foo", "there is no option --foo"),
        ("gap --year", "--year memerlukan nilai", "--year needs a value"),
        ("gap -o", "-o memerlukan nilai", "-o needs a value"),
        ("gap --quiet=1", "--quiet tidak memakai nilai", "--quiet takes no value"),
        ("report", "--output / -o belum diisi", "--output / -o is missing"),
        ("explain", "APA belum diisi", "WHAT is missing"),
        ("gap --year 1800", "--year: `1800` bukan tahun dari 1990 sampai 2100", "is not a year from 1990 to 2100"),
        (
            "gap --format xml",
            "--format: `xml` bukan salah satu dari table, json",
            "--format: `xml` is not one of table",
        ),
        ("gap --lang fr", "--lang: `fr` bukan salah satu dari id, en", "--lang: `fr` is not one of id, en"),
        ("gab", "tidak ada perintah `gab`; yang terdekat: gap", "there is no command `gab`; nearest: gap"),
        ("xyz", "tidak ada perintah `xyz`", "there is no command `xyz`"),
        ("schema a b", "argumen lebih banyak daripada yang dipakai", "more arguments than this command takes: b"),
    ],
)
def test_an_error_of_the_command_line_is_told_in_either_language(
    run_ucj: RunUcj, arguments: str, indonesian: str, words: str
) -> None:
    in_indonesian, in_english = (run_ucj(*arguments.split(), UCJ_LANG=lang) for lang in ("id", "en"))
    assert indonesian in in_indonesian.stderr
    assert words in in_english.stderr
    assert english(in_indonesian.stderr) == []
    told = 1 if "1800" in arguments else 2  # what an option's value is lacks the line that points to --help
    for done in (in_indonesian, in_english):
        assert (done.stdout, done.status, done.stderr.count("\n")) == ("", 2, told)


def test_what_was_typed_is_shown_safely_and_cut(run_ucj: RunUcj) -> None:
    told = run_ucj("gap", f"--{'x' * 500}").stderr
    assert len(told) < 250
    assert "\x1b" not in run_ucj("gap", "--\x1b[31m").stderr


@pytest.mark.skipif(os.name == "nt", reason="names and errors of POSIX")
@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("gone.yaml", "berkas atau folder tidak ada"),
        ("plan.yaml/x.yaml", "ini bukan folder"),
        ("x" * 300 + ".yaml", "nama berkas terlalu panjang"),
        ("circle.yaml", "tautan simbolis terlalu banyak atau berputar"),
    ],
)
def test_the_reasons_of_the_system_are_told_in_the_user_s_language(
    run_ucj: RunUcj, write_plan: WritePlan, tmp_path: Path, name: str, told: str
) -> None:
    write_plan()
    (tmp_path / "circle.yaml").symlink_to("circle.yaml")
    done = run_ucj("gap", "--plan", name, cwd=tmp_path, UCJ_LANG="id")
    assert f"UCJ001 berkas tidak dapat dibaca: {told}\n" in done.stderr
    assert done.status == 2
