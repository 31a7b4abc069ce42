"""``ucj init``: a plan for any region that check accepts and gap answers, with nothing invented."""

from __future__ import annotations

import os
import select
import subprocess
import sys
import time
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
import yaml

from tests.checks.looking import look
from ucj_cli.checks.rules import RULES
from ucj_cli.engine.gap import gap
from ucj_cli.engine.roadmap import roadmap
from ucj_cli.errors import UcjError
from ucj_cli.i18n import CODES, Code, get_locale
from ucj_cli.plan_file.load import load_plan
from ucj_cli.region_data import Region, regions
from ucj_cli.region_data.template import TemplateInputs, new_plan

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import RunUcj, WritePlan

KNOWN = TemplateInputs(day=date(2025, 6, 30), percent=Decimal(30), targets={})
GIVEN = "--percent 30 --date 2025-06-30".split()


def failing(region: Region, lang: Code, file: Path) -> list[str]:
    """What does not hold of a new plan for *region*, which is written to *file*."""
    text = new_plan(region, KNOWN, get_locale(lang))
    file.write_text(text, encoding="utf-8")
    try:
        plan = load_plan(file)
        answer = gap(plan, 2026, lang=lang)
    except UcjError as error:
        return [f"{region.code} {error}"]
    errors = [found.code for found in look(text).findings if RULES[found.code].severity == "error"]
    holds = {
        "the region": (plan.region.name, plan.region.code) == (region.name, region.code),
        "the workforce": plan.workforce.size == {2025: region.employed[2023]},
        f"the check {errors}": errors == [],
        "the gap": answer.gap == answer.participants_needed - answer.participants > 0,
        "the groups": sum(group.workers for group in answer.groups) == region.employed[2023],
    }
    return [f"{region.code} {what}" for what, whether in holds.items() if not whether]


@pytest.mark.slow
@pytest.mark.parametrize("third", range(3))
@pytest.mark.parametrize("lang", CODES)
def test_every_region_gets_a_plan_that_passes_check_and_answers(lang: Code, third: int, tmp_path: Path) -> None:
    some = regions()[third::3]
    assert len(some) > 170
    assert [line for region in some for line in failing(region, lang, tmp_path / "plan.yaml")] == []


@pytest.mark.parametrize("lang", CODES)
def test_a_region_gets_a_plan_that_passes_check_and_answers(lang: Code, tmp_path: Path) -> None:
    """A few of them, wherever there is no time for all: the first, the last, those with a minimum wage."""
    some = [region for region in regions() if region.code in ("11.01", "35.73", "35.78", "96.71")]
    assert len(some) == 4
    assert [line for region in some for line in failing(region, lang, tmp_path / "plan.yaml")] == []


@pytest.mark.slow
@pytest.mark.parametrize("lang", CODES)
def test_all_other_readers_of_yaml_understand_the_plan(lang: Code) -> None:
    for region in regions():
        assert yaml.safe_load(new_plan(region, KNOWN, get_locale(lang)))["region"]["name"] == region.name


def test_a_plan_is_written_with_comments_and_sources(run_ucj: RunUcj) -> None:
    done = run_ucj("init", "--region", "Kota Surabaya", *GIVEN)
    assert (done.status, done.stderr) == (0, "")
    assert done.stdout.startswith("# Universal Coverage Jamsostek, Kota Surabaya\n")
    plan = yaml.safe_load(done.stdout)
    assert plan["workforce"] == {"size": {2025: 1_463_594}, "source": "BPS, Sakernas August 2023"}
    assert plan["coverage"] == {"date": date(2025, 6, 30), "percent": 30}
    assert plan["targets"]["percent"] == {2045: 99.5}
    assert [group["id"] for group in plan["groups"]] == ["pekerja-upah", "mandiri", "belum-terlindungi"]
    assert run_ucj("init", "--code", "35.78", *GIVEN) == done


def test_a_new_plan_answers_sensibly_at_once(run_ucj: RunUcj, write_plan: WritePlan) -> None:
    """Participants as the nation's; who is missing falls on employers and on the region, not on employers alone."""
    plan = load_plan(write_plan(run_ucj("init", "--region", "Kota Surabaya", "--percent", "42", *GIVEN[2:]).stdout))
    employees, own, others = gap(plan, 2026).groups
    assert (employees.participants, own.participants, others.participants) == (450_398, 164_311, 0)
    assert employees.participants * 958 // 2_626 == own.participants
    assert (own.workers, own.new, own.paid_by) == (164_311, 0, "self")
    assert (others.paid_by, others.cost_per_person) == ("apbd", 201_600)
    assert others.budget.public == others.new * 201_600 > 0 < employees.new
    assert [year.year for year in roadmap(plan).years] == [*range(2025, 2046)]


@pytest.mark.parametrize(
    ("percent", "workforce", "insured"),
    [
        ("0", 1_000_000, [(872_509, 0), (0, 0), (127_491, 0)]),
        ("100", 1_000_000, [(872_509, 872_509), (127_491, 127_491), (0, 0)]),
        ("120", 1_000_000, [(872_509, 872_509), (127_491, 327_491), (0, 0)]),
        ("95", 1_000_000, [(872_509, 822_509), (127_491, 127_491), (0, 0)]),
        ("50", 1_000, [(500, 500), (500, 0)]),
    ],
)
def test_no_group_has_more_insured_than_fit_while_another_has_room(
    run_ucj: RunUcj, write_plan: WritePlan, percent: str, workforce: int, insured: list[tuple[int, int]]
) -> None:
    options = ["--percent", percent, *GIVEN[2:], "--workforce", str(workforce)]
    plan = load_plan(write_plan(run_ucj("init", "--code", "35.78", *options).stdout))
    assert [(group.workers, group.participants) for group in gap(plan, 2025).groups] == insured


@pytest.mark.parametrize(
    ("words", "name", "code", "workforce"),
    [
        ("35", "Jawa Timur", "35", 22_703_177),
        ("Provinsi Jawa Timur", "Jawa Timur", "35", 22_703_177),
        ("NTB", "Nusa Tenggara Barat", "52", 2_892_982),
        ("Indonesia", "Indonesia", "00", 139_852_377),
    ],
)
def test_a_province_and_the_nation_are_the_sums_of_their_regions(
    run_ucj: RunUcj, words: str, name: str, code: str, workforce: int
) -> None:
    plan = yaml.safe_load(run_ucj("init", "--region", words, *GIVEN).stdout)
    assert plan["region"] == {"name": name, "code": code}
    assert plan["workforce"]["size"] == {2025: workforce}
    lying = [region for region in regions() if code in ("00", region.code[:2])]
    assert workforce == sum(region.employed[2023] for region in lying)
    assert plan["groups"][0]["workers"] == sum(region.employees[2024] for region in lying)


def test_the_language_is_that_of_the_comments_and_the_sources_alone(run_ucj: RunUcj) -> None:
    told = {lang: run_ucj("init", "--code", "35.78", *GIVEN, "--lang", lang).stdout for lang in CODES}
    assert "Tulis bilangan" in told["id"]
    assert "Write numbers" in told["en"]
    plans = [yaml.safe_load(text) for text in told.values()]
    for plan in plans:
        for part in (plan["workforce"], *plan["groups"]):
            assert part.pop("source")
    assert plans[0] == plans[1]


def test_options_say_what_else_is_known(run_ucj: RunUcj) -> None:
    options = "--target 2030=55 --target 2026=41.5 --workforce-year 2025".split()
    plan = yaml.safe_load(run_ucj("init", "--code", "35.78", *GIVEN, *options).stdout)
    surabaya = next(region for region in regions() if region.code == "35.78")
    assert plan["targets"]["percent"] == {2026: 41.5, 2030: 55}
    assert plan["workforce"] == {"size": {2025: surabaya.employed[2025]}, "source": "BPS, Sakernas August 2025"}


@pytest.mark.parametrize("workforce", ["1", "1000", "2000000"])
def test_another_workforce_takes_the_place_of_the_surveys(run_ucj: RunUcj, workforce: str) -> None:
    text = run_ucj("init", "--code", "35.78", *GIVEN, "--workforce", workforce).stdout
    assert yaml.safe_load(text)["workforce"] == {"size": {2025: int(workforce)}}  # and no source that is not its own
    told = [found.code for found in look(text).findings]
    assert "UCJ301" in told
    assert not [code for code in told if RULES[code].severity == "error"]


def test_a_wage_is_filled_in_only_where_it_is_known(run_ucj: RunUcj) -> None:
    known, unknown = (run_ucj("init", "--code", code, *GIVEN).stdout for code in ("35.73", "11.01"))
    assert yaml.safe_load(known)["groups"][0]["wage"] == 3_736_101
    assert "wage" not in yaml.safe_load(unknown)["groups"][0]


# What is not known


def test_blanks_are_pointed_at(run_ucj: RunUcj) -> None:
    text = run_ucj("init", "--code", "35.73", "--percent", "", "--date", "").stdout
    lines = text.splitlines()
    found = [f for f in look(text).findings if f.code == "UCJ009"]
    assert [lines[f.span.line - 1].strip().partition(":")[0] for f in found] == ["date", "percent"]
    assert {f.code for f in look(text).findings if RULES[f.code].severity == "error"} == {"UCJ009"}


@pytest.mark.parametrize(
    ("options", "named"),
    [
        ("", "--region"),
        ("--code 35.73", "--date"),
        ("--code 35.73 --date 2025-06-30", "--percent"),
        ("--code 35.73 --percent 30", "--date"),
    ],
)
def test_off_a_terminal_what_is_missing_is_wrong_usage(run_ucj: RunUcj, options: str, named: str) -> None:
    done = run_ucj("init", *options.split())
    assert (done.status, done.stdout) == (2, "")
    assert named in done.stderr


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ("--region Malang", "Kota Malang (35.73)"),
        ("--region Surabya", "Kota Surabaya"),
        ("--code 99.99", "99.99"),
        ("--region Malang --code 35.73", "not both"),
        ("--code 35.73 --percent 41,23%", "write 41.23"),
        ("--code 35.73 --percent 41%", "write 41"),
        ("--code 35.73 --percent many", "many"),
        ("--code 35.73 --percent -3", "-3"),
        ("--code 35.73 --percent 5000", "5000"),
        ("--code 35.73 --percent 1.12345678901234567890", "1.1234567890123"),
        ("--code 35.73 --date 30-06-2025", "30-06-2025"),
        ("--code 35.73 --date 2025-02-30", "2025-02-30"),
        ("--code 35.73 --date 20250630", "20250630"),
        ("--code 35.73 --date 2099-01-01", "lies in the future"),
        ("--code 35.73 --target 2030", "2030"),
        ("--code 35.73 --target 2030=", "2030="),
        ("--code 35.73 --target 2030=55,5", "write 55.5"),
        ("--code 35.73 --target 30=55", "30=55"),
        ("--code 35.73 --target 2030=150", "150"),
        ("--code 35.73 --target 9999=55", "9999"),
        ("--code 35.73 --workforce 0", "0"),
        ("--code 35.73 --workforce-year 2019", "2019"),
    ],
)
def test_a_wrong_option_is_told(run_ucj: RunUcj, options: str, told: str) -> None:
    words = options.split()
    for option, value in zip(GIVEN[::2], GIVEN[1::2], strict=True):
        words += [] if option in words else [option, value]
    done = run_ucj("init", *words)
    assert (done.status, done.stdout) == (2, "")
    assert told in done.stderr
    assert len(done.stderr.splitlines()) <= 3


def test_what_to_write_is_told_in_indonesian_too(run_ucj: RunUcj) -> None:
    done = run_ucj("init", "--code", "35.73", "--date", "2025-06-30", "--percent", "41,23%", "--lang", "id")
    assert "tulis 41.23" in done.stderr


# The file


def test_an_existing_file_is_kept_without_force(run_ucj: RunUcj, tmp_path: Path) -> None:
    file = tmp_path / "plan.yaml"
    file.write_text("mine", encoding="utf-8")
    refused = run_ucj("init", "--code", "35.73", *GIVEN, "-o", file)
    assert (refused.status, file.read_text(encoding="utf-8")) == (2, "mine")
    assert "--force" in refused.stderr
    forced = run_ucj("init", "--code", "35.73", *GIVEN, "-o", file, "--force")
    assert (forced.status, forced.stdout) == (0, "")
    assert str(file) in forced.stderr
    assert run_ucj("check", file).status == 0
    assert run_ucj("gap", "--plan", file, "--year", "2026").status == 0


def test_quiet_says_nothing(run_ucj: RunUcj, tmp_path: Path) -> None:
    assert run_ucj("init", "--code", "35.73", *GIVEN, "-o", tmp_path / "plan.yaml", "--quiet") == ("", "", 0)


# On a terminal


def dialogue(arguments: list[str], typed: list[str], cwd: Path) -> tuple[str, str, int]:
    """What `ucj init` writes and asks on a terminal where *typed* is answered line by line, and its status."""
    ours, theirs = os.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "ucj_cli", "init", *arguments],
        stdin=theirs,
        stdout=subprocess.PIPE,
        stderr=theirs,
        cwd=cwd,
        env=os.environ | {"UCJ_LANG": "en", "TERM": "dumb", "PYTHONUTF8": "1"},
    )
    os.close(theirs)
    asked, answers, end = "", iter(typed), time.monotonic() + 10
    with process:
        while time.monotonic() < end:
            if not select.select([ours], [], [], 0.1)[0]:
                if process.poll() is not None:
                    break
                continue
            try:
                asked += os.read(ours, 4096).decode()
            except OSError:  # the other end is closed
                break
            if asked.rstrip(" ").endswith(":"):
                os.write(ours, f"{next(answers)}\n".encode())
        if process.poll() is None and time.monotonic() >= end:
            process.kill()
        assert process.stdout is not None
        written = process.stdout.read().decode()
    os.close(ours)
    return written, asked, process.returncode


@pytest.mark.process
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals")
def test_on_a_terminal_what_is_missing_is_asked_for(run_ucj: RunUcj, tmp_path: Path) -> None:
    written, asked, status = dialogue([], ["Kota Malang", "2025-06-30", "30"], tmp_path)
    assert status == 0, asked
    assert asked.count(":") >= 3
    assert written == run_ucj("init", "--code", "35.73", *GIVEN).stdout


@pytest.mark.process
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals")
def test_on_a_terminal_nothing_leaves_a_blank(tmp_path: Path) -> None:
    written, asked, status = dialogue(["--code", "35.73", "-o", "plan.yaml"], ["", ""], tmp_path)
    assert (written, status) == ("", 0), asked
    text = (tmp_path / "plan.yaml").read_text(encoding="utf-8")
    assert [found.code for found in look(text).findings if RULES[found.code].severity == "error"] == ["UCJ009"] * 2


@pytest.mark.process
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals")
def test_on_a_terminal_a_wrong_answer_is_told(tmp_path: Path) -> None:
    _, asked, status = dialogue(["--code", "35.73", "--date", "2025-06-30"], ["41,23%"], tmp_path)
    assert status == 2
    assert "write 41.23" in asked
