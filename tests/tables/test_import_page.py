"""The page about tables shows what the command shows."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.conftest import RunUcj

ROOT = Path(__file__).parents[2]


def test_the_session_on_the_page_is_what_the_command_says(run_ucj: RunUcj) -> None:
    page = (ROOT / "docs" / "import.md").read_text("utf-8")
    [(command, shown)] = re.findall(r"^```text\n\$ ucj ([^\n]*)\n(.*?)^```", page, re.DOTALL | re.MULTILINE)
    assert run_ucj(*shlex.split(command), cwd=ROOT).stderr == shown
