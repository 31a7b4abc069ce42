"""The screen of ``ucj cost``: the three figures, and the months behind them."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from ucj_cli.rates.law import last_checked
from ucj_cli.show.page import Column, Fact, Page, Remark, Row, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ucj_cli.answers.cost import Cost, MonthCost
    from ucj_cli.language import Language


def page(answer: Cost, lang: Language) -> Page:
    """The cost as a page."""
    return Page(
        title=lang.say("cost.title"),
        aside=lang.say(f"segment.{answer.segment}"),
        facts=tuple(_facts(answer, lang)),
        tables=(_months(answer, lang),) if answer.months else (),
        remarks=tuple(_remarks(answer, lang)),
    )


def _facts(answer: Cost, lang: Language) -> Iterator[Fact]:
    solved = lang.say("cost.solved")
    for name, figure in (
        ("people", lang.people(answer.people)),
        ("months", lang.number(answer.months)),
        ("budget", lang.rupiah(answer.budget)),
    ):
        detail = solved if answer.solved_for == name else ""
        if name == "months" and answer.months:
            paid = answer.contribution_per_month
            span = _span(paid[0], paid[-1], lang)
            detail = f"{span} ({solved})" if detail else span
        yield Fact(figure, lang.say(f"cost.{name}"), detail, "strong")
    for programme, rupiah in answer.programmes.items():
        yield Fact(lang.rupiah(rupiah), programme.upper(), lang.say("cost.of_it"), "quiet")


def _span(first: MonthCost, last: MonthCost, lang: Language) -> str:
    """``April 2026 to December 2026``, or the one month that it is."""
    if first == last:
        return lang.month(_month(first))
    return lang.say("cost.span", first=_month(first), last=_month(last))


def _month(month: MonthCost) -> tuple[int, int]:
    year, number = month.month.split("-")
    return int(year), int(number)


def _months(answer: Cost, lang: Language) -> Table:
    """Equal months that follow each other are one line."""
    programmes = list(answer.programmes)
    columns = [Column(lang.say("column.months"), number=False), Column(lang.say("column.count"))]
    columns += [Column(programme.upper()) for programme in programmes]
    columns += [Column(lang.say("column.person_month")), Column(lang.say("column.all"))]
    lines = []
    for _, alike in groupby(answer.contribution_per_month, lambda month: month.model_dump(exclude={"month"})):
        months = list(alike)
        name = _span(months[0], months[-1], lang)
        parts = [lang.number(getattr(months[0], programme)) for programme in programmes]
        together = months[0].total * len(months) * answer.people
        cells = (name, lang.number(len(months)), *parts, lang.number(months[0].total), lang.number(together))
        lines.append(Row(cells))
    return Table(tuple(columns), tuple(lines))


def _remarks(answer: Cost, lang: Language) -> Iterator[Remark]:
    if answer.left_over is not None:
        given = answer.budget + answer.left_over
        if answer.agrees is None:
            yield Remark(lang.say("label.know"), lang.say("cost.left_over", given=given, left=answer.left_over))
        else:
            verdict = "cost.agrees" if answer.agrees else "cost.disagrees"
            text = lang.say(verdict, given=given, computed=answer.budget, apart=abs(answer.left_over))
            yield Remark(lang.say("label.check"), text, "good" if answer.agrees else "bad")
    checked = last_checked()
    unchecked = [
        _month(month) for month in answer.contribution_per_month if _month(month) > (checked.year, checked.month)
    ]
    if unchecked:
        yield Remark(lang.say("label.know"), lang.say("note.rates_assumed", first=unchecked[0], checked=checked))
