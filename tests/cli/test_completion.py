"""``ucj completion``: scripts for shells, and what they are answered; nothing that is wrong is ever said to a shell."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import pytest
from typer.core import TyperGroup
from typer.main import get_command

from tests.conftest import SMALLEST
from ucj_cli.cli import COMMANDS, app_for
from ucj_cli.cli.completing import FILES
from ucj_cli.cli.completion import SCRIPTS
from ucj_cli.cli.planned import MOST_BYTES

if TYPE_CHECKING:
    from tests.conftest import RunUcj, WritePlan

SHELL_PAGE = (Path(__file__).parents[2] / "docs" / "shell.md").read_text("utf-8")
LINES = {name.lower(): line for name, line in re.findall(r"^\| (\w+) \| `(.*)` \|$", SHELL_PAGE, re.MULTILINE)}
"""By shell: the line of the page that installs completion."""

PLAN = (
    SMALLEST
    + """\
funds: {dbhcht: {kind: public, name: {id: DBHCHT, en: Tobacco excise share}}, csr: {kind: donor}}
groups:
  - {id: ojol, name: Pengemudi, workers: 7_711, planned: {2026: 3_000}, tags: {opd: Dishub}}
  - {id: lain, workers: rest, tags: {kecamatan: Lowokwaru}}
observed: {2025-12-31: {participants: 1}}
"""
)


NO_FILE = "\t"
"""Says to the shell that no file may stand there."""


class Offers(Protocol):
    """Lists what is offered in place of the last word of a line, each with what it is."""

    def __call__(self, line: str, **env: str) -> list[str]: ...


@pytest.fixture
def answers(run_ucj: RunUcj, write_plan: WritePlan) -> Offers:
    """What a shell is answered of the last of the words; the plan is the one of the test's folder."""
    folder = write_plan(PLAN, "targets.yaml").parent

    def asked(line: str, **env: str) -> list[str]:
        *before, word = line.split(" ")
        done = run_ucj("completion", "bash", f"--word={word}", "--", *before, cwd=folder, **env)
        assert (done.stderr, done.status) == ("", 0)
        return done.stdout.splitlines()

    return asked


@pytest.fixture
def offers(answers: Offers) -> Offers:
    """What is offered in place of the last of the words."""
    return lambda line, **env: [answer for answer in answers(line, **env) if answer != NO_FILE]


def texts(lines: list[str]) -> list[str]:
    return [line.partition("\t")[0] for line in lines]


@pytest.mark.parametrize("shell", SCRIPTS)
def test_every_shell_has_a_script_that_asks_ucj_and_says_where_it_goes(run_ucj: RunUcj, shell: str) -> None:
    done = run_ucj("completion", shell)
    head, _, code = done.stdout.partition("\n\n")
    assert all(line.startswith("#") for line in head.splitlines())
    assert f"#     {LINES[shell].partition('; echo')[0]}" in head
    assert f"completion {shell} " in code
    assert done.stdout.isascii()  # so that an encoding of Windows is no matter
    assert (done.stderr, done.status) == ("", 0)


def test_a_shell_without_a_script_is_wrong_usage(run_ucj: RunUcj) -> None:
    told = run_ucj("completion", "zhs")
    assert told.stderr == (
        "ucj: `zhs` is no shell of which ucj has a script; nearest: zsh; allowed: bash, zsh, fish, powershell\n"
    )
    assert told.status == 2
    assert "pilihannya: bash" in run_ucj("completion", "csh", "--lang", "id").stderr


def test_commands_come_with_what_they_do(offers: Offers) -> None:
    assert offers("ro") == ["roadmap\tEvery year to the last target"]
    assert offers("ro", UCJ_LANG="id") == ["roadmap\tSetiap tahun sampai target terakhir"]
    assert texts(offers("")) == list(COMMANDS)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("--v", ["--version"]),
        ("gap --ye", ["--year"]),
        ("gap --year 2026 --fo", ["--format", "--force"]),
        ("gap --format ", ["table", "json", "csv", "md", "xlsx"]),
        ("gap --format=j", ["--format=json"]),
        ("gap --lang ", ["id", "en"]),
        ("gap --year 203", [str(year) for year in range(2030, 2040)]),
        ("gap targets.yaml --year 2025", ["2025"]),
        ("gap --set tar", ["targets."]),
        ("gap --set=targets.pa", ["--set=targets.participants.", "--set=targets.path="]),
        ("gap --set targets.percent.203", [f"targets.percent.{year}=" for year in range(2030, 2040)]),
        ("gap --set workforce.size.", [f"workforce.size.{year}=" for year in range(2025, 2046)]),
        ("gap --set groups.", ["groups.ojol.", "groups.lain."]),
        ("gap --set groups.ojol.pl", ["groups.ojol.planned."]),
        ("gap --set groups.lain.planned.202", [f"groups.lain.planned.{year}=" for year in range(2025, 2030)]),
        ("gap --set groups.lain.changes.2045", ["groups.lain.changes.2045."]),
        ("gap --set observed.", ["observed.2025-12-31."]),
        (
            "gap --set groups.ojol.labour_intensive=",
            [f"groups.ojol.labour_intensive={yes}" for yes in ("true", "false")],
        ),
        ("gap --set groups.ojol.workers", ["groups.ojol.workers="]),
        ("gap --set groups.ojol.prog", ["groups.ojol.programmes="]),
        ("gap --set cl", []),  # a list of sections, which nobody sets on a line
        ("gap --set groups.ojol.name", ["groups.ojol.name.", "groups.ojol.name="]),
        ("gap --set targets.path=s", ["targets.path=smooth", "targets.path=step"]),
        ("gap --set nothing.", []),
        ("gap --set workforce.size.2025=", []),
        ("sweep --vary funds.", ["funds.dbhcht.", "funds.csr."]),
        ("afford --budget ", ["dbhcht=", "csr="]),
        ("cost --budget ", []),
        ("explain gap --group ", ["ojol", "lain"]),
        ("gap --by ", ["opd", "kecamatan"]),
        ("explain UCJ40", [f"UCJ40{i}" for i in range(1, 10)]),
        ("explain con", ["contribution"]),
        ("check --select UCJ101,UCJ102", ["UCJ101,UCJ102"]),
        ("check --select UCJ101,UCJ101", []),
        ("check --format sa", ["sarif"]),
        ("cost --programmes jkk,jk", ["jkk,jkm"]),
        ("schema ga", ["gap", "gaps"]),
        ("init --code 35.73", ["35.73"]),
        ("regions 35.73", ["35.73"]),
        ("regions Malan", ["Malang"]),
        ("regions surab", ["Surabaya"]),
        ("init --region Malan", []),  # it would have to be asked which of the two is meant
        ("init --region surab", ["Surabaya"]),
        ("completion p", ["powershell"]),
        ("gap ", []),
        ("gap --output ", []),
    ],
)
def test_what_may_stand_there_is_offered(offers: Offers, line: str, expected: list[str]) -> None:
    assert texts(offers(line)) == expected


@pytest.mark.parametrize(
    ("line", "files"),
    [
        ("gap ", True),
        ("gap --plan ", True),
        ("gap --output=", True),
        ("check --baseline ", True),
        ("sweep --cases ", True),
        ("diff ", True),
        ("diff a.yaml ", True),
        ("import ", True),
        ("import a.csv --into ", True),
        ("explain gap ", True),
        ("explain ", False),
        ("", False),
        ("gap --by ", False),
        ("gap --year ", False),
        ("gap --set workforce.size.2026=", False),
        ("gap --set=workforce.size.2026=", False),
        ("rates --date ", False),
        ("cost --people ", False),
        ("regions ", False),
        ("gap --fo", False),
    ],
)
def test_a_shell_is_told_where_no_file_may_stand(answers: Offers, line: str, *, files: bool) -> None:
    assert (NO_FILE not in answers(line)) == files


@pytest.mark.parametrize("command", COMMANDS)
def test_what_may_name_a_file_is_known_to_completion(command: str) -> None:
    app = get_command(app_for([command]))
    parameters = app.commands[command].params if isinstance(app, TyperGroup) else app.params
    named = {each.name for each in parameters if re.search(r"FILE|PLAN|OLD|NEW|PATTERN", each.metavar or "")}
    assert named == {each.name for each in parameters} & {*FILES}


def test_where_no_file_may_stand_none_does_because_the_plan_is_broken(answers: Offers, write_plan: WritePlan) -> None:
    write_plan("a: [", "targets.yaml")
    assert answers("gap --year 20") == [NO_FILE]


@pytest.mark.parametrize("word", ["Kota Mala", r"Kota\ Mala", "'Kota Mala", '"Kota Mala', "kota mala"])
def test_a_region_is_offered_however_its_blank_is_written(run_ucj: RunUcj, word: str) -> None:
    done = run_ucj("completion", "zsh", f"--word={word}", "--", "init", "--region")
    assert done.stdout == f"{NO_FILE}\nKota Malang\tJawa Timur, 35.73\n"


def test_names_of_a_plan_are_in_the_language_of_the_line(offers: Offers) -> None:
    assert offers("afford --lang id --budget db") == ["dbhcht=\tDBHCHT"]
    assert offers("afford --budget db") == ["dbhcht=\tTobacco excise share"]
    assert offers("explain gap --group oj") == ["ojol\tPengemudi"]


def test_the_plan_that_is_named_is_asked_with_all_that_it_extends(offers: Offers, write_plan: WritePlan) -> None:
    write_plan("extends: targets.yaml\ngroups: [{id: nelayan, workers: 10}]\n", "scenario.yaml")
    line = "explain gap {} --group "
    for named in ("--plan scenario.yaml", "scenario.yaml"):
        assert texts(offers(line.format(named))) == ["ojol", "lain", "nelayan"]


@pytest.mark.parametrize(
    "plan",
    [b"", b"a: [", b"\xff\xfe", b"groups: 3\nfunds: []\ntargets: {percent: [1]}\n", b"a: " + b"[" * 100_000],
    ids=["empty", "broken", "no text", "of other kinds", "deep"],
)
def test_a_plan_that_is_none_offers_what_it_can_and_says_nothing(
    offers: Offers, write_plan: WritePlan, plan: bytes
) -> None:
    write_plan(plan, "targets.yaml")
    for line in ("gap --year 20", "afford --budget ", "explain gap --group ", "gap --by ", "gap --set groups."):
        assert offers(line) == []


def test_a_plan_that_takes_long_to_read_is_not_read(offers: Offers, write_plan: WritePlan) -> None:
    write_plan(PLAN + "#" * MOST_BYTES, "targets.yaml")
    assert offers("explain gap --group ") == []
    write_plan(PLAN, "targets.yaml")
    write_plan("extends: targets.yaml\n" + "#" * (MOST_BYTES - len(PLAN)), "scenario.yaml")
    assert offers("explain gap scenario.yaml --group ") == []


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_nothing_is_waited_for(offers: Offers, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")
    for named in ("pipe.yaml", "-", "/dev/zero"):
        assert offers(f"gap {named} --year 20") == []


def test_names_that_steer_a_terminal_are_written_out(offers: Offers, write_plan: WritePlan) -> None:
    write_plan(PLAN.replace("Pengemudi", '"a\\tb\\nc\\e[2J"'), "targets.yaml")
    assert offers("explain gap --group oj") == ["ojol\ta\\tb\\nc\\x1b[2J"]


@pytest.mark.parametrize(
    "name",
    ["x;y", "$(x)", "`x`", "x y", 'x"', "x'", "x\u2019", "a.b", "x!", "x\\", "a\nb", "-x", "--set", "", "x" * 65],
)
def test_a_name_that_no_valid_plan_can_have_is_not_offered(offers: Offers, write_plan: WritePlan, name: str) -> None:
    held = json.dumps(name)
    plan = PLAN.replace("csr:", f"{held}:").replace("lain,", f"{held},").replace("kecamatan:", f"{held}:")
    write_plan(plan, "targets.yaml")
    assert texts(offers("explain gap --group ")) == ["ojol"]
    assert texts(offers("afford --budget ")) == ["dbhcht="]
    assert texts(offers("gap --by ")) == ["opd"]
    assert texts(offers("gap --set groups.")) == ["groups.ojol."]
    assert texts(offers("gap --set funds.")) == ["funds.dbhcht."]


@pytest.mark.parametrize(
    "line", ["check --select UCJ101;x,", "check --select $(x),", "gap --set groups.$(x).", "gap --set funds.`x`.kind="]
)
def test_what_a_shell_may_run_is_not_repeated_to_it(offers: Offers, write_plan: WritePlan, line: str) -> None:
    write_plan(PLAN.replace("csr:", "'`x`':").replace("lain,", "$(x),"), "targets.yaml")
    assert offers(line) == []


@pytest.mark.parametrize("word", ['"groups.ojol.work', "'groups.ojol.work", '"groups".ojol.work', r"groups.oj\ol.work"])
def test_a_path_is_continued_however_it_is_quoted(offers: Offers, word: str) -> None:
    assert texts(offers(f"gap --set {word}")) == ["groups.ojol.workers="]


@pytest.mark.parametrize("line", ["nothing --ye", "gap --nothing x --ye", "gap --year 1 --year 2 --as", "gap -- --ye"])
def test_a_line_that_is_wrong_is_no_matter(offers: Offers, line: str) -> None:
    assert set(texts(offers(line))) <= {"--year", "--as-of"}
