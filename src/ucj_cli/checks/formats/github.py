"""For GitHub Actions: workflow commands, which annotate the lines of a pull request.

GitHub shows ten errors and ten warnings a step and drops the rest without a word: errors come first, a count last.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ucj_cli.checks.formats.text import count

if TYPE_CHECKING:
    from ucj_cli.answers.check import Check, FoundInFile
    from ucj_cli.i18n import Locale

_COMMANDS = {"error": "error", "warning": "warning", "info": "notice"}


def render(answer: Check, locale: Locale) -> str:
    """The findings as workflow commands."""
    found = sorted(
        ((file.path, found) for file in answer.files for found in file.findings),
        key=lambda pair: list(_COMMANDS).index(pair[1].severity),
    )
    return "".join(f"{_command(path, finding)}\n" for path, finding in found) + count(answer, locale) + "\n"


def _command(path: str, found: FoundInFile) -> str:
    places = {"line": found.line, "col": found.column, "endLine": found.end_line, "endColumn": found.end_column}
    where = ",".join(f"{name}={value}" for name, value in places.items())
    text = f"{found.message}\n{found.hint}" if found.hint else found.message
    title = _property(f"ucj ({found.code})")
    return f"::{_COMMANDS[found.severity]} file={_property(path)},{where},title={title}::{_data(text)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
