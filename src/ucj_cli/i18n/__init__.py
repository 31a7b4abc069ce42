"""What the tool says: one catalogue of texts a language, and how that language writes numbers, money and dates.

A text is a template whose fields name how a figure is written: ``{need:rupiah}``, ``{gap:people}``, ``{day:date}``,
``{errors:plural error|errors}``.
"""

from __future__ import annotations

import os
import re
import sys
from importlib import import_module
from itertools import pairwise
from typing import TYPE_CHECKING, Literal, cast

from ucj_cli.i18n.borrowed import Borrowed
from ucj_cli.i18n.visible import short, visible

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from decimal import Decimal

Code = Literal["id", "en"]
CODES: tuple[Code, ...] = ("id", "en")
CATALOGUES: dict[Code, str] = {"id": "ucj_cli.i18n.id", "en": "ucj_cli.i18n.en"}


MOST_NAMES = 20


class Locale:
    """One language: its texts by key, and its way of writing figures."""

    def __init__(self, code: Code) -> None:
        catalogue = import_module(CATALOGUES[code])
        self.code = code
        self._texts: dict[str, str] = catalogue.TEXTS
        self._months: tuple[str, ...] = catalogue.MONTHS
        self._separators = str.maketrans(",.", catalogue.THOUSANDS + catalogue.DECIMAL)

    def text(self, key: str, /, **facts: object) -> str:
        """Return the text under *key*, its fields filled from *facts*."""
        text = self._texts[key]
        return text.format_map({name: _Fact(fact, self) for name, fact in facts.items()}) if facts else text

    def template(self, key: str) -> str:
        """Return the text under *key* with each field as its name in angle brackets: ``<name>``."""
        return re.sub(r"\{(\w+)(?::[^}]+)?\}", r"<\1>", self._texts[key])

    def knows(self, key: str) -> bool:
        """Whether there is a text under *key*."""
        return key in self._texts

    def number(self, value: int | Decimal) -> str:
        """Write a number with this language's separators: ``428,699``, ``428.699``."""
        return f"{value:,{'' if isinstance(value, int) else 'f'}}".translate(self._separators)

    def people(self, value: int) -> str:
        """Write a count of people."""
        return self.number(value)

    def plural(self, value: int, one: str, many: str) -> str:
        """Write a count with its noun: ``1 error``, ``2 errors``."""
        return f"{self.number(value)} {one if value == 1 else many}"

    def names(self, value: Sequence[str]) -> str:
        """List names: no more than a reader looks through, the rest counted."""
        shown = ", ".join(map(short, value[:MOST_NAMES]))
        more = len(value) - MOST_NAMES
        return self.text("more_names", names=shown, count=more) if more > 0 else shown

    def near(self, value: str | None) -> str:
        """Propose a name like the unknown one; nothing where there is none."""
        return self.text("near", name=value) if value else ""

    def rupiah(self, value: int) -> str:
        """Money as the official spelling has it: ``Rp5.300.000.000`` in Indonesian, ``Rp5,300,000,000`` in English."""
        return f"-Rp{self.number(-value)}" if value < 0 else f"Rp{self.number(value)}"

    def short_rupiah(self, value: int) -> str:
        """Write money of a billion and more to two decimals, ``Rp30.24 billion``; nothing for less."""
        from fractions import Fraction

        from ucj_cli.rounding import half_up, hundredths

        size = next((size for size in (10**12, 10**9) if value >= size), 0)
        return self.text(f"short.{size}", value=hundredths(half_up(Fraction(value * 100, size)))) if size else ""

    def percent(self, value: Decimal) -> str:
        """Write a percentage with its sign: ``41%``, ``43.95%``; a derived one has two decimals."""
        return f"{self.number(value)}%"

    def amount(self, value: int | Decimal) -> str:
        """Write a published figure: a percentage or a whole amount."""
        return self.number(value) if isinstance(value, int) else self.percent(value)

    def points(self, value: Decimal) -> str:
        """Percentage points: the number alone."""
        return self.number(value)

    def date(self, value: date) -> str:
        """Write a day in full: ``9 September 2025``."""
        return f"{value.day} {self._months[value.month - 1]} {value.year}"

    def month(self, value: tuple[int, int]) -> str:
        """Write a month in full, from (year, month): ``October 2026``."""
        return f"{self._months[value[1] - 1]} {value[0]}"

    def month_name(self, number: int) -> str:
        """Return the name of a month of the year, 1 to 12."""
        return self._months[number - 1]


class _Fact:
    """A fact in a template, written as its field says: ``{need:rupiah}`` by `Locale.rupiah`."""

    __slots__ = ("_lang", "_value")

    def __init__(self, value: object, locale: Locale) -> None:
        self._value = value
        self._lang = locale

    def __format__(self, way: str) -> str:
        if not way:
            value = self._value
            return visible(value.text(self._lang) if isinstance(value, Borrowed) else str(value))
        kind, _, forms = way.partition(" ")
        return cast("str", getattr(self._lang, kind)(self._value, *forms.split("|") if forms else ()))


def get_locale(code: Code) -> Locale:
    """Return the language *code*."""
    if code not in _LOADED:
        _LOADED[code] = Locale(code)
    return _LOADED[code]


_LOADED: dict[Code, Locale] = {}


def detect_language(arguments: list[str] | None = None) -> Code:
    """Find the language a process was asked for: ``--lang``, else ``UCJ_LANG``, else the locale's, else English.

    *arguments* are looked through because help is written before options are read. A wrong ``--lang`` is left
    to the command line to complain about.
    """
    return language_and_source(arguments)[0]


def language_and_source(arguments: list[str] | None = None) -> tuple[Code, str]:
    """Find the language as `detect_language` does, and what asked for it: an option, a variable, or nothing."""
    words = sys.argv[1:] if arguments is None else arguments
    wishes = [("--lang", after) for word, after in pairwise(words) if word == "--lang"]
    wishes += [("--lang", word.removeprefix("--lang=")) for word in words if word.startswith("--lang=")]
    wishes.append(("UCJ_LANG", os.environ.get("UCJ_LANG", "")))
    wishes += [(name, os.environ[name][:2]) for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)][:1]
    for source, wish in wishes:
        for code in CODES:
            if wish.lower() == code:
                return code, source
    return "en", ""
