"""Print the manual page of ucj, in the language of UCJ_LANG, from the same texts as the commands' own help.

UCJ_LANG=id python docs/manpage.py | man -l -
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from typer.main import get_command

from ucj_cli._version import __version__
from ucj_cli.cli import COMMANDS, app_for
from ucj_cli.cli.options import HELP
from ucj_cli.cli.wording import metavar_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from typer._click.core import Command, Context, Parameter

CHANGELOG = Path(__file__).parents[1] / "CHANGELOG.md"
SEVERAL = 4
"""An option that so many commands have is told once, behind them."""

WORDS = {
    "en": {
        "name": "NAME",
        "synopsis": "SYNOPSIS",
        "commands": "COMMANDS",
        "several": "OPTIONS OF SEVERAL COMMANDS",
        "also": "Also",
        "environment": "ENVIRONMENT",
        "files": "FILES",
        "status": "EXIT STATUS",
        "see": "SEE ALSO",
        "see.text": "The documentation that comes with the source: the method, the plan file key by key, the answers.",
        "UCJ_PLAN": "The plan, where none is named.",
        "UCJ_LANG": "The language, id or en.",
        "NO_COLOR": "Any value: no colours.",
        "FORCE_COLOR": "1: screens as on a terminal, also in a pipe; 0: no colours.",
        "config/targets.yaml, targets.yaml": "The plan, where none is named and UCJ_PLAN is not set.",
        "ucj.toml, pyproject.toml": "Settings of ucj check, of this folder or of one above it in the repository.",
        "0": "Done.",
        "1": "A check found something, a claim does not hold, or plans differ.",
        "2": "Wrong usage, or a plan that is missing or not valid.",
        "3": "A fault in ucj itself: please report it, with what ucj doctor says.",
        "130": "Interrupted.",
    },
    "id": {
        "name": "NAMA",
        "synopsis": "RINGKASAN",
        "commands": "PERINTAH",
        "several": "PILIHAN BEBERAPA PERINTAH",
        "also": "Juga",
        "environment": "LINGKUNGAN",
        "files": "BERKAS",
        "status": "STATUS KELUAR",
        "see": "LIHAT JUGA",
        "see.text": "Dokumentasi yang menyertai kode sumber: metode, berkas rencana kunci demi kunci, jawaban.",
        "UCJ_PLAN": "Rencana, jika tidak ada yang disebut.",
        "UCJ_LANG": "Bahasa, id atau en.",
        "NO_COLOR": "Nilai apa pun: tanpa warna.",
        "FORCE_COLOR": "1: layar seperti di terminal, juga lewat pipa; 0: tanpa warna.",
        "config/targets.yaml, targets.yaml": "Rencana, jika tidak ada yang disebut dan UCJ_PLAN tidak diisi.",
        "ucj.toml, pyproject.toml": "Setelan ucj check, dari folder ini atau yang di atasnya dalam repositori.",
        "0": "Selesai.",
        "1": "Pemeriksaan menemukan sesuatu, klaim tidak cocok, atau rencana berbeda.",
        "2": "Pemakaian salah, atau rencana tidak ada atau tidak sah.",
        "3": "Kesalahan ucj sendiri: mohon laporkan, dengan keluaran ucj doctor.",
        "130": "Dihentikan.",
    },
}[HELP.code]
VARIABLES = ("UCJ_PLAN", "UCJ_LANG", "NO_COLOR", "FORCE_COLOR")
FILES = ("config/targets.yaml, targets.yaml", "ucj.toml, pyproject.toml")
STATUSES = ("0", "1", "2", "3", "130")


class Entry(NamedTuple):
    """An argument or option: how it is written, and what it does."""

    term: str
    about: str
    is_option: bool


def page() -> str:
    """Return the whole page."""
    title, _, rest = HELP.text("help.ucj").partition(": ")
    told = {name: _entries(name) for name in COMMANDS}
    counted = [entry for entries in told.values() for entry in entries if entry.is_option]
    several = [entry for entry in dict.fromkeys(counted) if counted.count(entry) >= SEVERAL]
    lines = [
        f'.TH UCJ 1 "{_day()}" "ucj {__version__}" "ucj"',
        ".nh",  # an option that is cut at the end of a line cannot be copied
        ".ad l",
        *_section("name", f"ucj \\- {_escaped(title)}: {_escaped(rest)}"),
        *_section("synopsis", f".B ucj\n.I {_escaped(metavar_in(HELP, 'COMMAND'))}\n{_escaped(_pieces())}"),
        *_section("commands"),
        *(line for name, entries in told.items() for line in _command(name, entries, several)),
        *_section("several"),
        *_listed((entry.term, entry.about) for entry in several),
        *(line for name, keys in _LISTS for line in (*_section(name), *_listed((key, WORDS[key]) for key in keys))),
        *_section("see", _escaped(WORDS["see.text"])),
    ]
    return "\n".join(lines) + "\n"


_LISTS = (("environment", VARIABLES), ("files", FILES), ("status", STATUSES))


def _day() -> str:
    """Return the day of the latest release that the changelog tells."""
    found = re.search(r"^## \[[\d.]+\] - (\S+)$", CHANGELOG.read_text("utf-8"), re.MULTILINE)
    return found[1] if found else ""


def _section(name: str, text: str = "") -> Iterator[str]:
    yield f".SH {WORDS[name]}"
    if text:
        yield text


def _pieces() -> str:
    return metavar_in(HELP, "[OPTIONS] [ARGS]...")


def _command(name: str, entries: list[Entry], several: list[Entry]) -> Iterator[str]:
    """Yield what a command does, its own arguments and options, and the names of those that others have too."""
    yield f'.SS "ucj {name}"'
    yield _escaped(HELP.text(f"help.{name}"))
    yield from _listed((entry.term, entry.about) for entry in entries if entry not in several)
    shared = [word for entry in entries if entry in several for word in re.findall(r"--[\w-]+", entry.term)]
    if shared:
        yield ".PP"
        yield f"{WORDS['also']}: {_escaped(', '.join(shared))}."


def _entries(name: str) -> list[Entry]:
    """List the arguments and options of a command, as its help has them; what is hidden is left out."""
    group = get_command(app_for([name]))
    with group.make_context("ucj", [name], resilient_parsing=True) as above:
        command: Command = group.commands[name]  # type: ignore[attr-defined]  # the command line as a whole is a group
        with command.make_context(name, [], parent=above, resilient_parsing=True) as context:
            return [entry for parameter in command.get_params(context) for entry in _entry(parameter, context)]


def _entry(parameter: Parameter, context: Context) -> Iterator[Entry]:
    if record := parameter.get_help_record(context):
        term, about = record
        yield Entry(metavar_in(HELP, term), about, term.startswith("-"))


def _listed(pairs: Iterator[tuple[str, str]]) -> Iterator[str]:
    for term, about in pairs:
        yield f".TP\n.B {_escaped(term)}\n{_escaped(about)}"


def _escaped(text: str) -> str:
    """Return *text* as roff has it: no sign of it is a command, and a hyphen can be copied as one."""
    text = text.replace("\\", "\\e").replace("-", "\\-").replace('"', "\\(dq").replace("`", "\\(ga")
    return re.sub(r"^([.'])", r"\\&\1", text, flags=re.MULTILINE)


if __name__ == "__main__":
    sys.stdout.write(page())
