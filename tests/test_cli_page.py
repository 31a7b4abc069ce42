"""The page of commands names every command, in both languages."""

from __future__ import annotations

from pathlib import Path

import pytest

from ucj_cli.cli import COMMANDS
from ucj_cli.i18n import CODES, Code, get_locale

PAGE = (Path(__file__).parents[1] / "docs" / "cli.md").read_text("utf-8")


def section(command: str) -> str:
    """What the page says of *command*, its line breaks taken out."""
    return " ".join(PAGE.split(f"\n## ucj {command}\n")[1].split("\n## ")[0].split())


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_stands_on_the_page_of_commands(command: str) -> None:
    assert f"Usage: ucj {command} [OPTIONS]" in section(command)


@pytest.mark.parametrize("lang", CODES)
@pytest.mark.parametrize("command", COMMANDS)
def test_the_page_has_the_help_of_every_command_in_both_languages(command: str, lang: Code) -> None:
    assert get_locale(lang).text(f"help.{command}") in section(command)
