"""What names the version names this one, and what is released is told."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from ucj_cli import __version__

ROOT = Path(__file__).parents[1]
CHANGELOG = (ROOT / "CHANGELOG.md").read_text("utf-8")
RELEASES = re.findall(r"^## \[([\d.]+)\] - (\d{4}-\d\d-\d\d)$", CHANGELOG, re.MULTILINE)


def test_the_changelog_tells_of_this_version() -> None:
    assert RELEASES[0][0] == __version__


def test_no_section_of_the_changelog_is_empty() -> None:
    assert re.findall(r"^#+ .*\n+(?=#|\Z)", CHANGELOG.partition("\n## ")[2].partition("\n")[2], re.MULTILINE) == []


def test_every_release_says_which_results_change() -> None:
    assert CHANGELOG.count("\n### Which results change\n") >= len(RELEASES)


def test_a_citation_names_this_version_and_its_day() -> None:
    cited = yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))
    assert (cited["version"], cited["date-released"]) == RELEASES[0]


@pytest.mark.parametrize("page", ["docs/ci.md", "docs/answers.md"])
def test_a_page_that_names_the_version_names_this_one(page: str) -> None:
    text = (ROOT / page).read_text("utf-8")
    named = re.findall(r'rev: v([\d.]+)|OWNER/ucj@v([\d.]+)|`ucj ([\d.]+\d)`|"ucj": "([\d.]+)"', text)
    assert {"".join(each) for each in named} == {__version__}


def installed_from(text: str) -> list[str]:
    """What *text* tells to install of ucj by a bare name, which anybody may register while it is not published."""
    return re.findall(r"\b(?:install|add|run|uvx)\b[^\n`]*\bucj-cli\b[^\n`]*", text)


def test_nothing_tells_to_install_a_name_that_a_stranger_may_register() -> None:
    told = [*ROOT.glob("*.md"), *ROOT.glob("*.yml"), *ROOT.glob(".pre-commit*"), *(ROOT / "docs").rglob("*.md")]
    told += [*(ROOT / "src").rglob("*.py"), *(ROOT / "man").glob("*.1"), *(ROOT / "examples").rglob("*.md")]
    assert {str(file): found for file in told if (found := installed_from(file.read_text("utf-8")))} == {}
    assert installed_from("run: pip install -q 'ucj-cli[excel]'")


@pytest.mark.parametrize("page", ["man/ucj.1", "man/ucj.id.1"])
def test_the_manual_names_this_version_and_its_day(page: str) -> None:
    version, day = RELEASES[0]
    assert f'.TH UCJ 1 "{day}" "ucj {version}" "ucj"\n' in (ROOT / page).read_text("utf-8")
