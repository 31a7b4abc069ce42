"""Make what is made from the code: the README's picture, pages of checks, commands and for `man`, the plan's schema.

python docs/build.py           writes them
python docs/build.py --check   ends with 1 if one of them is not what the code makes today
"""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from functools import partial
from pathlib import Path

from rich.console import Console

from ucj_cli.checks.registry import explained
from ucj_cli.checks.rules import RULES
from ucj_cli.cli import COMMANDS
from ucj_cli.engine.gap import gap
from ucj_cli.engine.notes import details_of
from ucj_cli.i18n import get_locale
from ucj_cli.plan_file.find import shipped_plan
from ucj_cli.plan_file.load import load_plan
from ucj_cli.render.screens.gap import page
from ucj_cli.render.terminal import draw
from ucj_cli.schema import schema_of

ROOT = Path(__file__).parents[1]
FRAME = """<svg viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg" role="img">
<title>ucj gap --year 2026</title>
<style>
.{unique_id}-matrix {{ font-family: ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace;
font-size: {char_height}px; line-height: {line_height}px; }}
{styles}
</style>
<defs>{lines}</defs>
<rect width="100%" height="100%" rx="8" fill="#0c1021"/>
<g transform="translate({terminal_x}, {terminal_y})">{backgrounds}<g class="{unique_id}-matrix">{matrix}</g></g>
</svg>
"""
FAMILIES = {
    "UCJ0": "0xx: the file",
    "UCJ1": "1xx: figures that contradict each other",
    "UCJ2": "2xx: targets",
    "UCJ3": "3xx: what the figures stand on",
    "UCJ4": "4xx: money",
    "UCJ5": "5xx: figures that cannot be meant so",
}
CHECKS_HEAD = """\
# The checks

What `ucj check` looks for. `ucj explain CODE` says the same on a terminal, with `--lang id` in Indonesian. Examples
show the part of a plan that is meant. How to run the checks in an editor, before a commit and in CI stands in
[ci.md](ci.md); a finding that was looked at is left out by `# ucj: ignore[CODE] why`.

Made by `docs/build.py` from the table of rules: edit the rules, not this page.
"""
CLI_HEAD = """\
# The commands

What `ucj COMMAND --help` says of each command: first in English, then *dalam bahasa Indonesia*. What the answers hold
stands in [the answers](answers.md), what the figures mean in [the method](method.md).

Made by `docs/build.py` from the commands' own help: edit the texts of the catalogues, not this page.
"""
HELP = """\
import sys
from ucj_cli.__main__ import run
commands, sys.argv = sys.argv[1:], ["ucj"]
for command in commands:
    print("\\f", end="")
    run([*command.split(), "--help"])
"""
"""Prints the help of the commands it is given. A process a language: the options' texts are chosen when it starts."""


def picture() -> str:
    """The screen of ``ucj gap --year 2026`` at 80 columns, as SVG that loads nothing from anywhere."""
    console = Console(width=80, record=True, file=io.StringIO(), force_terminal=True, color_system="truecolor")
    plan, locale = load_plan(shipped_plan()), get_locale("en")
    draw(page(gap(plan, 2026), locale, details_of(plan, 2026, locale)), locale, console)
    return console.export_svg(title="ucj gap --year 2026", code_format=FRAME, unique_id="ucj")


def checks() -> str:
    """The page of all checks."""
    blocks = [CHECKS_HEAD]
    for family, title in FAMILIES.items():
        blocks.append(f"## {title}\n")
        blocks += [explained(rule, get_locale("en")) for code, rule in sorted(RULES.items()) if code.startswith(family)]
    return "\n".join(blocks)


def schema() -> str:
    """The plan's JSON Schema."""
    return json.dumps(schema_of("plan"), indent=2) + "\n"


def commands() -> str:
    """The page of all commands, as their own help has them in both languages."""
    names = ("", *COMMANDS)
    blocks = [CLI_HEAD]
    for name, english, indonesian in zip(names, _help(names, "en"), _help(names, "id"), strict=True):
        blocks.append(f"## {f'ucj {name}'.strip()}\n\n```text\n{english}```\n\n```text\n{indonesian}```\n")
    return "\n".join(blocks)


def manual(lang: str) -> str:
    """The page that ``man ucj`` shows."""
    return _printed(str(ROOT / "docs" / "manpage.py"), lang=lang)


def _help(names: tuple[str, ...], lang: str) -> list[str]:
    """The help of each command at 80 columns, whatever the terminal."""
    return _printed("-c", HELP, *names, lang=lang).split("\f")[1:]


def _printed(*arguments: str, lang: str) -> str:
    """What Python prints when it is run with *arguments*, in a language."""
    settings = {"UCJ_LANG": lang, "COLUMNS": "80", "PYTHONUTF8": "1"}
    done = subprocess.run(  # noqa: S603 - ucj's own help
        [sys.executable, *arguments],
        env=os.environ | settings,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    return done.stdout


MADE = {
    "docs/screen.svg": picture,
    "docs/checks.md": checks,
    "docs/cli.md": commands,
    "man/ucj.1": partial(manual, "en"),
    "man/ucj.id.1": partial(manual, "id"),
    "config/plan.schema.json": schema,
}


def main() -> int:
    """Write what is made, or name what is not up to date."""
    if sys.argv[1:] != ["--check"]:
        for name, make in MADE.items():
            (ROOT / name).write_text(make(), "utf-8")
        return 0
    old = [name for name, make in MADE.items() if not _is(ROOT / name, make())]
    print("".join(f"{name} is not what docs/build.py makes\n" for name in old), end="")
    return int(bool(old))


def _is(file: Path, made: str) -> bool:
    """Whether *file* holds what was *made*."""
    return file.exists() and file.read_text("utf-8") == made


if __name__ == "__main__":
    sys.exit(main())
