"""The screen of ``ucj cost``: the three figures, and the months behind them."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from ucj_cli.law.tables import last_checked
from ucj_cli.render.page import Column, Fact, Page, Remark, Row, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ucj_cli.answers.money import Cost, MonthCost
    from ucj_cli.i18n import Locale


def page(answer: Cost, locale: Locale) -> Page:
    """The cost as a page."""
    return Page(
        title=locale.text("cost.title"),
        subtitle=locale.text(f"segment.{answer.segment}"),
        facts=tuple(_facts(answer, locale)),
        tables=(_months(answer, locale),) if answer.months else (),
        remarks=tuple(_remarks(answer, locale)),
    )


def _facts(answer: Cost, locale: Locale) -> Iterator[Fact]:
    solved = locale.text("cost.solved")
    for name, figure in (
        ("people", locale.people(answer.people)),
        ("months", locale.number(answer.months)),
        ("budget", locale.rupiah(answer.budget)),
    ):
        detail = solved if answer.solved_for == name else ""
        if name == "months" and answer.months:
            paid = answer.contribution_per_month
            span = _span(paid[0], paid[-1], locale)
            detail = f"{span} ({solved})" if detail else span
        yield Fact(figure, locale.text(f"cost.{name}"), detail, "strong")
    for programme, rupiah in answer.programmes.items():
        yield Fact(locale.rupiah(rupiah), programme.upper(), locale.text("cost.of_it"), "quiet")


def _span(first: MonthCost, last: MonthCost, locale: Locale) -> str:
    """``April 2026 to December 2026``, or the one month that it is."""
    if first == last:
        return locale.month(_month(first))
    return locale.text("cost.span", first=_month(first), last=_month(last))


def _month(month: MonthCost) -> tuple[int, int]:
    year, number = month.month.split("-")
    return int(year), int(number)


def _months(answer: Cost, locale: Locale) -> Table:
    """Equal months that follow each other are one line."""
    programmes = list(answer.programmes)
    columns = [Column(locale.text("column.months"), number=False), Column(locale.text("column.count"))]
    columns += [Column(programme.upper()) for programme in programmes]
    columns += [Column(locale.text("column.person_month")), Column(locale.text("column.all"))]
    lines = []
    for _, alike in groupby(answer.contribution_per_month, lambda month: month.model_dump(exclude={"month"})):
        months = list(alike)
        name = _span(months[0], months[-1], locale)
        parts = [locale.number(getattr(months[0], programme)) for programme in programmes]
        together = months[0].total * len(months) * answer.people
        cells = (name, locale.number(len(months)), *parts, locale.number(months[0].total), locale.number(together))
        lines.append(Row(cells))
    return Table(tuple(columns), tuple(lines))


def _remarks(answer: Cost, locale: Locale) -> Iterator[Remark]:
    if answer.left_over is not None:
        given = answer.budget + answer.left_over
        if answer.agrees is None:
            yield Remark(locale.text("label.know"), locale.text("cost.left_over", given=given, left=answer.left_over))
        else:
            verdict = "cost.agrees" if answer.agrees else "cost.disagrees"
            text = locale.text(verdict, given=given, computed=answer.budget, apart=abs(answer.left_over))
            yield Remark(locale.text("label.check"), text, "good" if answer.agrees else "bad")
    checked = last_checked()
    unchecked = [
        _month(month) for month in answer.contribution_per_month if _month(month) > (checked.year, checked.month)
    ]
    if unchecked:
        yield Remark(locale.text("label.know"), locale.text("note.rates_assumed", first=unchecked[0], checked=checked))
