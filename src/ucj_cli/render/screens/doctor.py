"""The screen of ``ucj doctor``."""

from __future__ import annotations

import re
import shlex
from typing import TYPE_CHECKING

from ucj_cli.answers.doctor import LEVELS
from ucj_cli.render.page import Column, Page, Remark, Row, Stretch, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ucj_cli.answers.doctor import Doctor, LawTable, Library, PlanPlace
    from ucj_cli.i18n import Locale

CODE = re.compile("UCJ[0-9]{3} ")
"""By what a problem begins that `ucj check` has more to say of."""


def page(answer: Doctor, locale: Locale) -> Page:
    """Show which plan would be used, what ucj runs with, and how old the law's data are."""
    used = next(place for place in answer.places if place.used)
    return Page(
        title=locale.text("doctor.title", version=answer.ucj),
        lead=_lead(used, locale),
        tables=(_places(answer, locale), _surroundings(answer, locale), _law(answer, locale)),
        remarks=tuple(_remarks(answer, used, locale)),
    )


def _lead(used: PlanPlace, locale: Locale) -> Stretch:
    place = _place(used, locale)
    if used.state == "valid":
        return Stretch(locale.text("doctor.used", path=used.path, place=place), "good")
    return Stretch(locale.text(f"doctor.{used.state}", path=used.path, place=place), "bad")


def _place(place: PlanPlace, locale: Locale) -> str:
    """Return how a place is called: an option, a variable, a file, or the plan that comes with ucj."""
    return locale.text("doctor.shipped") if place.place == "ucj" else place.place


def _places(answer: Doctor, locale: Locale) -> Table:
    heads = ("place", "plan_there", "used")
    rows = (Row((_place(place, locale), *_plan_there(place, locale))) for place in answer.places)
    return Table(_columns(heads, locale), tuple(rows), locale.text("doctor.places"))


def _plan_there(place: PlanPlace, locale: Locale) -> tuple[str, str]:
    """Return which plan a place has, and what becomes of it: a place that names none ends the search all the same."""
    path = place.path or locale.text("doctor.not_told" if place.state == "unclear" else "doctor.none")
    if not place.used:
        return path, ""
    return path, locale.text("doctor.stops" if place.state == "unclear" else "doctor.yes")


def _surroundings(answer: Doctor, locale: Locale) -> Table:
    return Table(
        _columns(("what", "here", "more"), locale),
        tuple(Row(cells) for cells in _lines(answer, locale)),
        locale.text("doctor.surroundings"),
    )


def _lines(answer: Doctor, locale: Locale) -> Iterator[tuple[str, str, str]]:
    """Yield what ucj runs with: what it is, how it is here, and what that is for or why."""
    screen = answer.screen
    yield "ucj", answer.ucj, answer.installed
    yield "Python", answer.python, ""
    yield locale.text("doctor.system"), answer.system, ""
    for library in answer.libraries:
        yield library.name, library.version or locale.text("doctor.not_installed"), _use(library, answer, locale)
    yield "git", answer.git or locale.text("doctor.not_installed"), locale.text("doctor.for_git")
    asked = locale.text("doctor.from", source=answer.language_from) if answer.language_from else ""
    wish = locale.text("doctor.not_spoken") if answer.language_problems else locale.text("doctor.by_default")
    yield locale.text("doctor.language"), answer.language, asked or wish
    yield locale.text("doctor.stdout"), screen.encoding, ""
    yield locale.text("doctor.file_names"), answer.file_names, ""
    width = locale.text("doctor.columns", count=screen.width) if screen.width else locale.text("doctor.no_bound")
    yield locale.text("doctor.width"), width, ""
    yield locale.text("doctor.colours"), screen.colours or locale.text("doctor.none"), _because(answer, locale)
    yield "ucj check", answer.settings.path or locale.text("doctor.none"), locale.text("doctor.settings")
    for name, value in answer.variables.items():
        yield name, value, locale.text("doctor.variable")


def _use(library: Library, answer: Doctor, locale: Locale) -> str:
    use = locale.text(f"doctor.use.{library.name}")
    if library.name == "pyyaml":
        with_it = locale.text("doctor.libyaml", version=answer.libyaml)
        return f"{use}, {with_it if answer.libyaml else locale.text('doctor.no_libyaml')}"
    return locale.text("doctor.extra", extra=library.extra, use=use) if library.extra else use


def _because(answer: Doctor, locale: Locale) -> str:
    because = answer.screen.because
    if because in ("terminal", "no_terminal"):
        return locale.text(f"doctor.{because}")
    return locale.text("doctor.from", source=because)


def _law(answer: Doctor, locale: Locale) -> Table:
    columns = (
        Column(locale.text("column.table"), number=False),
        *(Column(locale.text(f"column.{head}")) for head in ("rows", "first", "latest", "checked")),
        Column(locale.text("column.sure"), number=False),
    )
    rows = (
        Row(
            (
                table.table,
                locale.number(table.rows),
                table.first,
                table.latest,
                table.last_checked.isoformat(),
                _sure(table, locale),
            )
        )
        for table in answer.law
    )
    return Table(columns, tuple(rows), locale.text("doctor.law"))


def _sure(table: LawTable, locale: Locale) -> str:
    return ", ".join(
        f"{locale.number(table.verified[level])} {locale.text(f'verified.{level}')}"
        for level in LEVELS
        if level in table.verified
    )


def _remarks(answer: Doctor, used: PlanPlace, locale: Locale) -> Iterator[Remark]:
    wrong = locale.text("label.wrong")
    problems = [*used.problems, *(problem for place in answer.places if place != used for problem in place.problems)]
    problems += [*answer.settings.problems, *answer.language_problems]
    for problem in problems:
        yield Remark(wrong, problem, "bad")
    know = locale.text("label.know")
    if any(CODE.match(problem) for problem in problems):
        yield Remark(know, locale.text("doctor.check", command=_check(used)))
    yield Remark(know, locale.text("rates.checked", day=max(table.last_checked for table in answer.law)))
    yield Remark(know, locale.text("doctor.told"))


def _check(used: PlanPlace) -> str:
    """Return the command that tells of the plan that is *used*: it finds it by itself, unless an option names it."""
    if used.place != "--plan" or not used.path:
        return "ucj check"
    home, path = ("~/", used.path[2:]) if used.path.startswith("~/") else ("", used.path)
    return f"ucj check {home}{shlex.quote(path)}"


def _columns(heads: tuple[str, ...], locale: Locale) -> tuple[Column, ...]:
    return tuple(Column(locale.text(f"column.{head}"), number=False) for head in heads)
