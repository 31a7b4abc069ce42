"""The documentation says what the tool does: examples run, what is made from the code is up to date, links lead on."""

from __future__ import annotations

import doctest
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ucj_cli import vocabulary
from ucj_cli.cli import COMMANDS, sweep
from ucj_cli.i18n import get_locale
from ucj_cli.law.tables import first_month
from ucj_cli.plan_file import merge, validate
from ucj_cli.tables import cells, excel_file
from ucj_cli.yamldoc import findings, reader

if TYPE_CHECKING:
    from tests.conftest import RunUcj, WritePlan

ROOT = Path(__file__).parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])


def fences(page: Path, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", page.read_text("utf-8"), re.DOTALL | re.MULTILINE)


EXAMPLES = [
    line.split("#")[0].strip()
    for page in PAGES
    for fence in fences(page, "sh")
    for line in fence.splitlines()
    if line.startswith("ucj ")
]
WHOLE_PLANS = [plan for page in PAGES for plan in fences(page, "yaml") if plan.startswith("# a whole plan")]


def standing_for(word: str, plan: Path) -> str:
    """A word of an example as it is run here: what comes with ucj is there, any other plan is the shipped one."""
    if word.startswith("examples/"):
        return str(ROOT / word)
    return str(plan) if word.endswith((".yaml", ".yml")) else word


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_example_runs(run_ucj: RunUcj, write_plan: WritePlan, example: str) -> None:
    plan = write_plan((ROOT / "config" / "targets.yaml").read_text("utf-8"), "targets.yaml")
    arguments = [standing_for(word, plan) for word in shlex.split(example)[1:]]
    if arguments[0] == "diff":
        two_revisions(plan)
    if "--output" in arguments:
        arguments.append("--force")
    done = run_ucj(*arguments, cwd=plan.parent)
    assert done.status == STATUS.get(example, 0), done.stderr


STATUS: dict[str, int] = {
    "ucj check --strict": 1,  # the shipped plan says what is assumed in it, by a warning
    "ucj diff main:config config": 1,
    "ucj diff HEAD~1:config HEAD:config --format md": 1,
}


def two_revisions(plan: Path) -> None:
    """A repository of which the last revision changed *plan*, and the files did so again."""
    git = ["git", "-c", "user.name=u", "-c", "user.email=u@example.org"]
    subprocess.run([*git, "init", "--quiet", "--initial-branch=main"], cwd=plan.parent, check=True)
    copy = plan.parent / "config" / "targets.yaml"
    copy.parent.mkdir()
    for percent in (42, 43):
        copy.write_text(plan.read_text("utf-8").replace("2025: 41", f"2025: {percent}"))
        subprocess.run([*git, "add", "config"], cwd=plan.parent, check=True)
        subprocess.run([*git, "commit", "--quiet", "--message", "a plan"], cwd=plan.parent, check=True)
    copy.write_text(plan.read_text("utf-8"))


@pytest.mark.parametrize("plan", WHOLE_PLANS, ids=range(len(WHOLE_PLANS)))
def test_every_whole_plan_is_valid(run_ucj: RunUcj, write_plan: WritePlan, plan: str) -> None:
    done = run_ucj("gap", "--plan", write_plan(plan))
    assert done.status == 0, done.stderr


SHOWN = [(page.name, shown) for page in PAGES for shown in fences(page, "console")]


@pytest.mark.parametrize(("page", "shown"), SHOWN, ids=[f"{page}-{i}" for i, (page, _) in enumerate(SHOWN)])
def test_what_a_page_shows_of_an_answer_is_in_it(run_ucj: RunUcj, page: str, shown: str) -> None:
    command, _, expected = shown.partition("\n")
    done = run_ucj(*shlex.split(command.removeprefix("$ ucj ")), cwd=ROOT)
    assert done.status == 0, page
    assert doctest.OutputChecker().check_output(expected, done.stdout, doctest.ELLIPSIS), done.stdout


@pytest.mark.parametrize("page", [page for page in PAGES if fences(page, "pycon")], ids=lambda page: page.name)
def test_every_session_of_python_runs(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    flags = doctest.ELLIPSIS | doctest.REPORT_NDIFF
    assert doctest.testfile(str(page), module_relative=False, optionflags=flags).failed == 0


def test_the_readme_has_examples_and_a_plan() -> None:
    assert len(EXAMPLES) >= 5
    assert WHOLE_PLANS


@pytest.mark.parametrize(
    "pages",
    [("start.md", "mulai.md"), ("planners-year.md", "tahun-perencana.md"), ("studies.md", "telaah.md")],
    ids=lambda pages: pages[0],
)
def test_the_pages_of_both_languages_show_the_same_commands(pages: tuple[str, str]) -> None:
    """But for the language, and the names that plans are given in it."""
    commands = [
        [re.sub(r" --lang id| --name \S+", "", shown.partition("\n")[0]) for name, shown in SHOWN if name == page]
        for page in pages
    ]
    assert commands[0] == commands[1] != []


def test_the_bounds_that_a_page_tells_are_those_of_the_code() -> None:
    told = dict(re.findall(r"^\| (.+?) \| (.+) \|$", (ROOT / "docs" / "limits.md").read_text("utf-8"), re.MULTILINE))
    bounds = {
        "a plan's file": [
            f"{reader.MOST_BYTES:,} bytes",
            f"{reader.MOST_VALUES:,} values",
            f"{reader.MOST_DEPTH} levels",
        ],
        "plans that extend one another": [str(merge.MOST_LAYERS)],
        "years": [f"{vocabulary.FIRST_YEAR} to {vocabulary.LAST_YEAR}"],
        "contributions": [get_locale("en").month(first_month())],
        "a number in a plan": [f"{vocabulary.MOST_DIGITS} digits"],
        "coverage, targets": [f"{vocabulary.MOST_COVERAGE:,} %, {vocabulary.MOST_TARGET} %"],
        "a table that is imported": [
            f"{cells.MOST_BYTES // 10**6} MB",
            f"{excel_file.MOST_UNPACKED // 10**6} MB unpacked",
            f"{cells.MOST_CELLS:,} cells",
        ],
        "values of one input in a sweep": [f"{sweep.MOST_VALUES:,}"],
        "mistakes that are told of one plan": [f"{findings.SHOWN}, ", f"tells {validate.MOST_TOLD}"],
    }
    assert set(told) - {"what", "---"} == set(bounds)
    for what, figures in bounds.items():
        assert all(figure in told[what] for figure in figures), what


def test_every_command_stands_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    for command in COMMANDS:
        assert f"ucj {command}" in readme


@pytest.mark.process
def test_what_is_made_from_the_code_is_up_to_date() -> None:
    done = subprocess.run([sys.executable, ROOT / "docs" / "build.py", "--check"], check=False)
    assert done.returncode == 0, "make it again: python docs/build.py"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text("utf-8")):
        assert (page.parent / target).exists(), target
