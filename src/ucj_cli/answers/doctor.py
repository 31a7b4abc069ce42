"""The answer of ``ucj doctor``: what a maintainer asks for in a bug report, and nothing secret."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import Field

from ucj_cli.answers.base import Answer, Record, Rows, absent, rows_of

Problems = Annotated[tuple[str, ...], Field(exclude_if=absent)]
"""What is wrong, a line each; left out where nothing is. Of a file codes and places are told, never what it says."""

PlaceState = Literal["none", "unclear", "there", "valid", "invalid", "unreadable", "unread"]
"""What is at a place: nothing; what no plan can be told by, as an empty variable; a plan that is not looked into.

Of the one that is used also: that it holds, that it was read and does not, that it cannot be read, that it was not.
"""


class PlanPlace(Record):
    """A place where a plan is looked for: `path` is null where none is named or found; the plan of one is `used`."""

    place: str
    path: str | None
    used: bool
    state: PlaceState
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
    """The file with the settings of ``ucj check`` that applies here, also where something in it is wrong."""

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
    """Where ucj runs, and with what. Of the environment only `variables` that ucj goes by; the home folder is ``~``.

    `git` and `libyaml` are versions, null where there is none.
    """

    python: str
    system: str
    installed: str
    git: str | None
    libyaml: str | None
    language: str
    language_from: str
    language_problems: Problems = ()
    file_names: str
    screen: Screen
    variables: dict[str, str]
    places: tuple[PlanPlace, ...]
    settings: Settings
    libraries: tuple[Library, ...]
    law: tuple[LawTable, ...]

    def tables(self) -> dict[str, Callable[[], Rows]]:
        """One row a fact; or one a place of a plan, a library, or a table of the law."""
        return {
            "facts": lambda: list(self._facts()),
            "places": lambda: [_row(place) for place in self.places],
            "libraries": lambda: rows_of({}, self.libraries),
            "law": lambda: [{**row.model_dump(mode="json", exclude={"verified"}), **_sure(row)} for row in self.law],
        }

    def _facts(self) -> Iterator[dict[str, str | int | None]]:
        """Yield all that is told, a row each: in which section, what it is called, how it is, and a note on that."""
        for name in PLAIN:
            yield _fact("runs", name, getattr(self, name))
        yield from (_fact("runs", "language", problem, "problem") for problem in self.language_problems)
        yield from (_fact("screen", name, value) for name, value in self.screen.model_dump().items())
        yield from (_fact("variables", name, value) for name, value in self.variables.items())
        for place in self.places:
            yield _fact("places", place.place, place.path, "used" if place.used else None)
            yield from (_fact("places", place.place, problem, "problem") for problem in place.problems)
        yield _fact("settings", "ucj check", self.settings.path)
        yield from (_fact("settings", "ucj check", problem, "problem") for problem in self.settings.problems)
        yield from (_fact("libraries", each.name, each.version, each.extra) for each in self.libraries)
        yield from (_fact("law", each.table, each.latest, str(each.last_checked)) for each in self.law)


PLAIN = ("ucj", "python", "system", "installed", "git", "libyaml", "language", "language_from", "file_names")
"""What is told of where ucj runs, a word each."""


def _fact(section: str, name: str, value: str | int | None, note: str | None = None) -> dict[str, str | int | None]:
    return {"section": section, "name": name, "value": value, "note": note}


def _row(place: PlanPlace) -> dict[str, Any]:
    """Return the row of a place, with a cell for its problems also where there are none."""
    return {**place.model_dump(mode="json", exclude={"problems"}), "problems": list(place.problems) or None}


LEVELS = ("confirmed", "single", "practice", "recalled")
"""How sure a row of the law is, the surest first."""


def _sure(row: LawTable) -> dict[str, int]:
    return {level: row.verified.get(level, 0) for level in LEVELS}
