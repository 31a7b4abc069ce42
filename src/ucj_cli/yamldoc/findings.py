"""A finding: what is wrong, where it is written, and what to do about it."""

from __future__ import annotations

from collections import Counter
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from ucj_cli.errors import UcjError
from ucj_cli.i18n.visible import in_message, short

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ucj_cli.i18n import Locale

KeyPath = tuple[str | int, ...]
"""The way to a value: ``("groups", 3, "workers")``."""

SHOWN = 20
"""How many findings of one file a terminal shows: the first ones are mended first, and the rest is counted."""


class Span(NamedTuple):
    """A stretch of a file; lines and columns count from 1, columns in characters.

    *file* is empty where nothing was written: then it is the plan's own. A value that was set for one run stands in no
    file: its *file* is what was set, such as ``--set targets.percent.2030=70``, and its lines are 0.
    """

    line: int
    column: int
    end_line: int
    end_column: int
    file: str = ""

    @classmethod
    def of_setting(cls, setting: str) -> Span:
        """Make the place of a value that was set for one run."""
        return cls(0, 0, 0, 0, setting)

    @property
    def is_setting(self) -> bool:
        """Whether the value was set for one run, and stands in no file."""
        return not self.line

    @property
    def start(self) -> tuple[int, int]:
        """Line and column of the first character."""
        return self.line, self.column

    @property
    def end(self) -> tuple[int, int]:
        """Line and column after the last character."""
        return self.end_line, self.end_column

    def format(self, own: str) -> str:
        """Write the place as ``FILE:LINE:COLUMN``; *own* is the plan's file."""
        if self.is_setting:
            return short(self.file)
        return f"{short(self.file or own)}:{self.line}:{self.column}"


START = Span(1, 1, 1, 1)


class Finding(NamedTuple):
    """One mistake. Its texts stand in the catalogue under its code; *facts* fill them in."""

    code: str
    path: KeyPath
    span: Span = START
    facts: Mapping[str, Any] = MappingProxyType({})

    def message(self, locale: Locale) -> str:
        """Say what is wrong, with the value."""
        return self._say(locale, self.code)

    def hint(self, locale: Locale) -> str | None:
        """Say what is allowed, or what to write instead."""
        key = f"{self.code}.hint"
        for known in (f"{self.code}.{self.facts.get('remedy')}", key):
            if locale.knows(known):
                return self._say(locale, known)
        return None

    def _say(self, locale: Locale, key: str) -> str:
        facts = {name: f.text(locale) if isinstance(f, TextKey) else f for name, f in self.facts.items()}
        return locale.text(key, **in_message(facts))


def nearest(word: object, known: Sequence[str], likeness: float = 0.6) -> str | None:
    """Return the name among *known* that was probably meant by *word*: at least as like it as *likeness*, up to 1."""
    from difflib import get_close_matches

    return next(iter(get_close_matches(str(word)[:64].lower(), known, 1, likeness)), None)


class TextKey(NamedTuple):
    """A fact that is itself a text of the catalogue, such as "a whole number"."""

    key: str

    def text(self, locale: Locale) -> str:
        """Return the term in the language of *locale*."""
        return locale.text(self.key)


class PlanError(UcjError):
    """A plan that is missing or not valid. *findings* come in the order of the file."""

    def __init__(self, file: str, findings: list[Finding]) -> None:
        super().__init__("plan_not_valid", file=file, count=len(findings))
        self.file = file
        self.values = ""
        self.findings = sorted(findings, key=lambda found: (found.span.file not in ("", file), found.span))

    def message(self, locale: Locale) -> str:
        """All findings, each as ``FILE:LINE:COL: CODE message`` with its hint on the next line."""
        lines, before = [], None
        told: Counter[str] = Counter()
        for finding in self.findings:
            told[finding.span.file or self.file] += 1
            if told[finding.span.file or self.file] > SHOWN:
                continue
            hint = finding.hint(locale)
            text = f"{self._place(finding)}: {finding.code} {finding.message(locale)}"
            between = "; " if finding.span.is_setting else "\n    "
            lines.append(f"{text}{between}{hint}" if hint and hint != before else text)  # once is enough for a run
            before = hint
        more = sum(max(0, count - SHOWN) for count in told.values())
        if more:
            lines.append(locale.text("more_findings.all", count=more))
        if self.values:
            lines.append(f"    {locale.text('plan_of_values', values=self.values)}")
        return "\n".join(lines)

    def of_values(self, values: Mapping[str, object]) -> PlanError:
        """Return the same mistakes, of the plan with these *values* in place of its own."""
        error = PlanError(self.file, self.findings)
        error.values = ", ".join(short(f"{path}={value}") for path, value in values.items())
        return error

    def _place(self, finding: Finding) -> str:
        """Say where a finding stands; in a plan that was never a file, by its path."""
        if self.file or finding.span.file:
            return finding.span.format(self.file)
        return short(".".join(map(str, finding.path))) or "plan"


class SeveralPlansError(PlanError):
    """Several plans that are missing or not valid; what is wrong with one that two of them extend is told once."""

    def __init__(self, errors: Sequence[PlanError]) -> None:
        told: dict[tuple[str, str, KeyPath], Finding] = {}
        self.errors = []
        for error in errors:
            places = {(found.span.format(error.file), found.code, found.path): found for found in error.findings}
            new = {place: found for place, found in places.items() if place not in told}
            told |= new
            if new:
                self.errors.append(PlanError(error.file, list(new.values())))
        super().__init__(errors[0].file, list(told.values()))

    def message(self, locale: Locale) -> str:
        """All findings of one plan after the other."""
        return "\n".join(error.message(locale) for error in self.errors)


def together(errors: Sequence[PlanError]) -> PlanError:
    """Return all of *errors* as one."""
    return errors[0] if len(errors) == 1 else SeveralPlansError(errors)
