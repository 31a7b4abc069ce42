"""Which plan a command answers for: as an argument or by `--plan`, and never one for several."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.conftest import SMALLEST

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import RunUcj, WritePlan

ONE = {
    "budget": ["budget", "--year", "2026"],
    "afford": ["afford", "--year", "2026"],
    "explain": ["explain", "gap", "--year", "2026"],
    "sweep": ["sweep", "--vary", "targets.percent.2045=90,95"],
}
"""The commands that answer for one plan."""
MANY = {"gap": ["gap", "--year", "2026"], "roadmap": ["roadmap"]}
"""Those that answer for several regions too."""

one = pytest.mark.parametrize("command", ONE.values(), ids=ONE)
each = pytest.mark.parametrize("command", [*ONE.values(), *MANY.values()], ids=[*ONE, *MANY])


@each
def test_a_plan_may_be_an_argument(run_ucj: RunUcj, write_plan: WritePlan, command: list[str]) -> None:
    plan = write_plan(SMALLEST.replace("Kota Malang", "Kota Batu"))
    as_argument = run_ucj(*command, plan, "--format", "json")
    assert (as_argument.stderr, as_argument.status) == ("", 0)
    assert as_argument == run_ucj(*command, "--plan", plan, "--format", "json")
    assert as_argument == run_ucj(*command, plan.parent, "--format", "json")  # a folder that holds one
    if "sweep" not in command:
        assert "Kota Batu" in as_argument.stdout


@one
@pytest.mark.parametrize(("lang", "words"), [("en", "one plan is asked for"), ("id", "yang diminta satu rencana")])
def test_several_where_one_is_meant_are_wrong_usage(
    run_ucj: RunUcj, write_plan: WritePlan, command: list[str], lang: str, words: str
) -> None:
    plans = [write_plan(name="a.yaml"), write_plan(name="b.yaml")]
    for named in (plans, [plans[0].parent]):
        run = run_ucj(*command, *named, "--lang", lang)
        assert (run.stdout, run.status) == ("", 2)
        assert words in run.stderr
        assert "a.yaml" in run.stderr


@pytest.mark.parametrize("by", ["--plan", "UCJ_PLAN"])
@pytest.mark.parametrize("place", ["", "*.yaml"])
def test_a_folder_or_pattern_is_several_plans_however_it_is_named(
    run_ucj: RunUcj, write_plan: WritePlan, tmp_path: Path, by: str, place: str
) -> None:
    write_plan(SMALLEST, "a.yaml")
    write_plan(SMALLEST.replace("2045: 100", "2045: 90"), "b.yaml")
    named = str(tmp_path / place)
    report = str(tmp_path / "r.html")
    given, env = (["--plan", named], {}) if by == "--plan" else ([], {by: named})
    for command in (*MANY.values(), ["report", "-o", report], *([] if given else [["compare"]])):
        several = run_ucj(*command, *given, **env)
        assert (several.stderr.count("\n"), several.status) == (int("report" in command), 0), several
        if "report" not in command:
            assert several == run_ucj(*command, named)
    for command in ONE.values():
        assert "one plan is asked for" in run_ucj(*command, *given, **env).stderr


@pytest.mark.parametrize("option", ["{plan}", "--plan {plan}", "--year 2026", "--group x", "--set a=1"])
def test_a_rule_is_the_same_of_any_plan(run_ucj: RunUcj, write_plan: WritePlan, option: str) -> None:
    run = run_ucj("explain", "UCJ401", *option.format(plan=write_plan()).split())
    assert (run.stdout, run.status) == ("", 2)
    assert "UCJ401 means the same in every plan" in run.stderr


@pytest.mark.parametrize("name", ["plan.json", "link.json", "again.json", "base.json"])
@pytest.mark.parametrize("command", ["gap", "roadmap", "budget", "afford", "explain gap", "compare {} {}", "check"])
def test_no_plan_that_is_read_is_written_over(
    run_ucj: RunUcj, write_plan: WritePlan, tmp_path: Path, command: str, name: str
) -> None:
    """Even with `--force`, by a link or another name, nor one that it extends."""
    base = write_plan(name="base.yaml")
    (tmp_path / "base.json").hardlink_to(base)
    plan = write_plan("extends: base.yaml\n", "plan.json")
    (tmp_path / "link.json").symlink_to(plan)
    (tmp_path / "again.json").hardlink_to(plan)
    words = command.format(plan, plan).split()
    named = [] if "{}" in command else [plan]
    run = run_ucj(*words, *named, "-o", tmp_path / name, "--force")
    assert (run.stdout, run.status) == ("", 2)
    assert "never written over" in run.stderr
    assert (plan.read_text("utf-8"), base.read_text("utf-8")) == ("extends: base.yaml\n", SMALLEST)


@each
def test_an_argument_beside_the_option_is_wrong_usage(
    run_ucj: RunUcj, write_plan: WritePlan, command: list[str]
) -> None:
    run = run_ucj(*command, write_plan(name="a.yaml"), "--plan", write_plan(name="b.yaml"))
    assert (run.stdout, run.status) == ("", 2)
    assert "--plan" in run.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        "gap --plan a.yaml --plan b.yaml",
        "gap --year 2026 --year 2027",
        "gap --format json --format csv",
        "gap -o a --output b",
        "gap --quiet -q",
        "--version --version",
        "budget --year 2026 --year 2026",
        "roadmap --from 2026 --from 2027",
        "roadmap --to 2026 --to 2027",
        "compare --to 2026 --to 2027",
        "explain gap --group a --group b",
        "report -o a.html -o b.html",
        "cost --people 1 --people 2 --months 1",
        "cost --people 1 --months 1 --labour-intensive --labour-intensive",
        "rates --date 2026-01 --date 2026-02",
        "init --code 35.78 --code 35.73",
        "init --percent 1 --percent 2",
        "check --strict --strict",
        "check --plan a.yaml --plan b.yaml",
        "schema --output a --output b",
        "afford --budget apbd=1 --budget apbd=2",
        "init --code 35.78 --percent 42 --date 2025-06-30 --target 2030=55 --target 2030=65",
        "gap --set targets.percent.2030=60 --set targets.percent.2030=70",
        "compare --set targets.percent.2030=60 --set targets.percent.2030=70",
        "sweep --vary targets.percent.2030=60 --vary targets.percent.2030=70",
        "sweep --vary targets.percent.2030=60,65 --set targets.percent.2030=70",
    ],
)
@pytest.mark.parametrize(("lang", "words"), [("en", " is given twice"), ("id", " diberikan dua kali")])
def test_what_counts_once_is_not_given_twice(run_ucj: RunUcj, arguments: str, lang: str, words: str) -> None:
    run = run_ucj(*arguments.split(), "--lang", lang)
    assert (run.stdout, run.status) == ("", 2)
    assert run.stderr.startswith("ucj: --")
    assert words in run.stderr
    assert len(run.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    "arguments",
    [
        "gap --set targets.percent.2030=60 --set targets.percent.2031=70",
        "sweep --vary targets.percent.2030=60 --vary targets.percent.2031=70",
        "check --ignore UCJ3 --ignore UCJ4 --format text --format md --select UCJ1 --select UCJ2",
        "gap --help --help",
    ],
)
def test_what_counts_more_than_once_is_given_as_often_as_wanted(run_ucj: RunUcj, arguments: str) -> None:
    assert run_ucj(*arguments.split()).status in (0, 1)


def test_standard_input_is_named_once(run_ucj: RunUcj) -> None:
    run = run_ucj("gap", "-", "-", stdin=SMALLEST)
    assert (run.stdout, run.status) == ("", 2)
    assert "`-` is given twice" in run.stderr


# Several plans, and what is wrong with them


@pytest.mark.parametrize("command", ["gap", "roadmap", "report", "compare"])
def test_one_bad_file_hides_no_other(run_ucj: RunUcj, write_plan: WritePlan, command: str) -> None:
    first = write_plan("region: {name: A}\n", "z1.yaml")
    write_plan(SMALLEST.replace("428_699", "428.699"), "z2.yaml")
    write_plan(name="sound.yaml")
    options = ("-o", first.with_name("r.html")) if command == "report" else ()
    run = run_ucj(command, ".", "gone.yaml", *options, cwd=first.parent)
    assert (run.stdout, run.status) == ("", 2)
    for place in ("z1.yaml:1:", "z2.yaml:2:", "gone.yaml:1:1: UCJ001"):
        assert place in run.stderr
    assert run.stderr.index("z1.yaml") < run.stderr.index("z2.yaml") < run.stderr.index("gone.yaml")


def test_what_is_wrong_with_a_plan_that_others_extend_is_told_once(run_ucj: RunUcj, write_plan: WritePlan) -> None:
    base = write_plan(SMALLEST.replace("428_699", "428.699"), "base.yaml")
    scenarios = [write_plan("extends: base.yaml\n", f"{name}.yaml") for name in "ab"]
    run = run_ucj("compare", *scenarios)
    assert run.status == 2
    assert run.stderr.count(f"{base}:2:") == 1


def test_standard_input_is_read_once_and_compared_with_what_is_set(run_ucj: RunUcj) -> None:
    run = run_ucj("compare", "-", "--set", "targets.percent.2030=70", "--format", "csv", stdin=SMALLEST)
    assert run.status == 0
    assert run.stdout.count(",2030,") == 2
