"""The answer of ``ucj doctor``: what a maintainer asks for in a bug report, and nothing secret."""

from collections.abc import Callable
from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from ucj_cli.answers.base import Answer, Record, Rows, absent, rows_of

Problems = Annotated[tuple[str, ...], Field(exclude_if=absent)]
"""What is wrong, a line each; left out where nothing is. Of a file codes and places are told, never what it says."""


class PlanPlace(Record):
    """A place where a plan is looked for: `path` is null where none is named or found; the plan of one is `used`."""

    place: str
    path: str | None
    used: bool
    problems: Problems = ()


class Library(Record):
    """A library of ucj: `version` is null where it is not installed, `extra` names the extra that brings it."""

    name: str
    version: str | None
    extra: str | None


class Screen(Record):
    """What standard output is: `width` is null where lines have no bound, `colours` where none are drawn.

    `because` says why: the variable that decides, or whether it is a terminal.
    """

    encoding: str
    width: int | None
    colours: str | None
    because: Literal["terminal", "no_terminal", "NO_COLOR", "FORCE_COLOR", "TERM"]


class Settings(Record):
    """The file with the settings of ``ucj check`` that applies here."""

    path: str | None
    problems: Problems = ()


class LawTable(Record):
    """A table of the law: when its first and its latest row begin, when it was last checked, how many rows how sure."""

    table: str
    rows: int
    first: str
    latest: str
    last_checked: date
    verified: dict[str, int]


class Doctor(Answer):
    """Where ucj runs, and with what. Of the environment only `variables` that ucj goes by; the home folder is ``~``."""

    python: str
    system: str
    installed: str
    language: str
    language_from: str
    file_names: str
    screen: Screen
    variables: dict[str, str]
    places: tuple[PlanPlace, ...]
    settings: Settings
    libraries: tuple[Library, ...]
    law: tuple[LawTable, ...]

    def tables(self) -> dict[str, Callable[[], Rows]]:
        """One row a place of a plan, a library, or a table of the law."""
        return {
            "places": lambda: [{"problems": (), **row} for row in rows_of({}, self.places)],
            "libraries": lambda: rows_of({}, self.libraries),
            "law": lambda: [{**row.model_dump(mode="json", exclude={"verified"}), **_sure(row)} for row in self.law],
        }


LEVELS = ("confirmed", "single", "practice", "recalled")
"""How sure a row of the law is, the surest first."""


def _sure(row: LawTable) -> dict[str, int]:
    return {level: row.verified.get(level, 0) for level in LEVELS}
