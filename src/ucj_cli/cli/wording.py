"""What Typer says of a command line, in our words and in the user's language: its errors, and the words of its help."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from typer import core

from ucj_cli.i18n.visible import quoted, short

if TYPE_CHECKING:
    from ucj_cli.i18n import Locale

_OF = r"Invalid value for (?P<option>'.*?'): (?P<value>.*) is not "
ERRORS: tuple[tuple[str, str], ...] = (
    ("usage.option_nearest", r"No such option: (?P<option>.*) \(Possible options: (?P<nearest>.*)\)"),
    ("usage.option_unknown", r"No such option: (?P<option>.*)"),
    ("usage.value_missing", r"Option (?P<option>.*) requires an argument\."),
    ("usage.value_unwanted", r"Option (?P<option>.*) does not take a value\."),
    ("usage.missing", r"Missing (?:option|argument) (?P<option>'.*?')\..*"),
    ("usage.not_whole", rf"{_OF}a valid int(?:eger)?(?: range)?\."),
    ("usage.out_of_range", rf"{_OF}in the range (?P<least>\d+)<=x<=(?P<most>\d+)\."),
    ("usage.no_choice", rf"{_OF}one of (?P<allowed>.*)\."),
    ("usage.command_nearest", r"No such command (?P<command>.*)\. Did you mean (?P<nearest>.*)\?"),
    ("usage.command_unknown", r"No such command (?P<command>.*)\."),
    ("usage.too_many", r"Got unexpected extra argument\(s\) \((?P<arguments>.*)\)"),
)
"""By our text: what Typer says, with the facts in it. The first that fits counts."""

HEADINGS = {
    "Arguments": "usage.arguments",
    "Options": "usage.options",
    "Commands": "usage.commands",
    "default: {default}": "usage.default",
    "required": "usage.required",
}
"""By Typer's words of help, ours."""


def error_in(locale: Locale, said: str) -> str:
    """Return what Typer *said* to be wrong, in the language of *locale*."""
    for key, pattern in ERRORS:
        if found := re.fullmatch(pattern, said, re.DOTALL):
            facts = {name: _fact(name, text, locale) for name, text in found.groupdict().items()}
            return locale.text(key, **facts)
    return short(said)


def _fact(name: str, text: str, locale: Locale) -> str:
    """Return a fact without the quotation marks in which Python writes a text; what was typed is cut if it is long."""
    bare = re.sub(r"(?<![^ ])['\"]|['\"](?![^ ,])", "", text)
    if name == "allowed":
        return bare
    return quoted(metavar_in(locale, bare) if name == "option" else bare)


def metavar_in(locale: Locale, metavar: str) -> str:
    """Return what stands for a value, such as ``PATH=VALUE``, in the language of *locale*."""
    return re.sub(r"\b[A-Z]+\b", lambda word: _word_in(locale, word[0]), metavar)


def _word_in(locale: Locale, word: str) -> str:
    return locale.text(f"metavar.{word}") if locale.knows(f"metavar.{word}") else word


def speak(locale: Locale) -> None:
    """Let help be written in the language of *locale*; Typer asks `gettext`, which would look for files."""
    vars(core)["_"] = lambda said: locale.text(HEADINGS[said]) if said in HEADINGS else said
