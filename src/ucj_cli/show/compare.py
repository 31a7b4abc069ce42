"""The screen of ``ucj compare``: changed inputs first, then each year of every plan, then what is apart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ucj_cli.language.visible import visible
from ucj_cli.show.page import Column, Page, Remark, Row, Table

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from ucj_cli.answers.compare import Compare, ComparedValue, Difference
    from ucj_cli.language import Language

HEADS = ("target", "covered_end", "needed", "new", "public", "short_of")
SPARE = ("target", "short_of")


def page(answer: Compare, lang: Language) -> Page:
    """What differs, as a page."""
    tables = [_effects(answer, lang), _differences(answer, lang)]
    return Page(
        title=lang.say("compare.title"),
        aside=lang.say("compare.against", plan=answer.plans[0].name),
        tables=tuple(table for table in (_inputs(answer, lang), *tables) if table.rows),
        remarks=tuple(_remarks(answer, lang)),
    )


def _remarks(answer: Compare, lang: Language) -> Iterator[Remark]:
    if answer.inputs and len(answer.plans) > 2:  # noqa: PLR2004 - of two plans both are listed
        yield Remark(lang.say("label.know"), lang.say("compare.listed"))
    if not answer.inputs:
        yield Remark(lang.say("label.know"), lang.say("compare.nothing"))
    elif not any(_differs(found) for year in answer.years for found in year.differences if found):
        yield Remark(lang.say("label.know"), lang.say("compare.same"))


def _inputs(answer: Compare, lang: Language) -> Table:
    """Under each input a line for the first plan and for each that differs: what it is, and where that is written."""
    heads = ("compare.inputs", "column.amount", "compare.where")
    rows = []
    for given in answer.inputs:
        rows.append(Row((given.path, "", ""), 0, "strong"))
        for n, (plan, value, place) in enumerate(zip(answer.plans, given.values, given.places, strict=True)):
            if n and value == given.values[0]:
                continue
            where = place or ("" if value is None else lang.say("compare.default"))
            rows.append(Row((visible(plan.name), _value(value, lang), where), 1))
    return Table(tuple(Column(lang.say(head), number=False) for head in heads), tuple(rows))


def _value(value: Any, lang: Language) -> str:  # noqa: ANN401 - any input
    if value is None:
        return "-"
    return lang.number(value) if isinstance(value, int) and not isinstance(value, bool) else visible(str(value))


def _columns(first: str, lang: Language) -> tuple[Column, ...]:
    heads = (Column(lang.say(f"column.{head}"), spare=head in SPARE) for head in HEADS)
    return (Column(lang.say(first), number=False), *heads)


def _effects(answer: Compare, lang: Language) -> Table:
    """Under each year a line a plan."""
    rows = []
    for year in answer.years:
        rows.append(Row((str(year.year), *[""] * len(HEADS)), 0, "strong"))
        for plan, value in zip(answer.plans, year.values, strict=True):
            if value:
                rows.append(Row((visible(plan.name), *_effect(value, lang)), 1))
    return Table(_columns("compare.year", lang), tuple(rows))


def _effect(value: ComparedValue, lang: Language) -> tuple[str, ...]:
    return (
        lang.percent(value.target_percent),
        lang.percent(value.coverage_percent),
        lang.people(value.participants_needed),
        lang.people(value.new),
        lang.number(value.budget.public),
        lang.say("unknown") if value.shortfall is None else lang.number(value.shortfall),
    )


def _differences(answer: Compare, lang: Language) -> Table:
    """Under each year in which something is apart a line a plan, less the first plan."""
    rows = []
    for year in answer.years:
        apart = [
            Row((visible(plan.name), *_difference(found, lang)), 1)
            for plan, found in zip(answer.plans[1:], year.differences[1:], strict=True)
            if found and _differs(found)
        ]
        if apart:
            rows += [Row((str(year.year), *[""] * len(HEADS)), 0, "strong"), *apart]
    return Table(_columns("compare.difference", lang), tuple(rows))


def _differs(found: Difference) -> bool:
    people = (found.coverage_points, found.participants_needed, found.gap, found.new)
    return any((*people, found.budget.total, found.budget.public, found.shortfall))


def _difference(found: Difference, lang: Language) -> tuple[str, ...]:
    return (
        "",
        _signed(found.coverage_points, lang),
        _signed(found.participants_needed, lang),
        _signed(found.new, lang),
        _signed(found.budget.public, lang),
        lang.say("unknown") if found.shortfall is None else _signed(found.shortfall, lang),
    )


def _signed(value: int | Decimal, lang: Language) -> str:
    """A difference with its sign."""
    return f"+{lang.number(value)}" if value > 0 else lang.number(value)
