"""The screen of ``ucj explain``: a tree of steps, each with its numbers, its lines of the plan and its regulations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ucj_cli.language.visible import visible
from ucj_cli.show.page import Column, Page, Row, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ucj_cli.answers.explain import Explain, GivenInput, GivenLaw, Step
    from ucj_cli.language import Language

MARK = "·"
"""Leads a line of the plan or of the law, so that it is not taken for a step."""


def page(answer: Explain, lang: Language) -> Page:
    """The derivation as a page."""
    columns = (
        Column(lang.say("explain.figure"), number=False),
        Column(lang.say("explain.value")),
        Column(lang.say("explain.how"), number=False),
    )
    rows = (row for level, step in answer.step.all() for row in _rows(step, level, lang))
    return Page(
        title=lang.say("explain.title", region=answer.region.name if answer.region else "", figure=answer.step.name),
        tables=(Table(columns, tuple(rows)),),
    )


def _rows(step: Step, level: int, lang: Language) -> Iterator[Row]:
    yield Row((step.name, _value(step, lang), step.how), level, "strong" if level == 0 else "plain")
    for given in step.inputs:
        yield Row((f"{MARK} {visible(given.path)}", _written(given, lang), _stands_on(given, lang)), level + 1, "quiet")
    for law in step.laws:
        yield Row((f"{MARK} {law.programme.upper()}", lang.number(law.rupiah), _law(law, lang)), level + 1, "quiet")


def _value(step: Step, lang: Language) -> str:
    if step.value is None:
        return lang.say("unknown")
    return f"{lang.number(step.value)}%" if step.unit == "percent" else lang.number(step.value)


def _written(given: GivenInput, lang: Language) -> str:
    value = given.value
    return lang.number(value) if isinstance(value, int) and not isinstance(value, bool) else visible(_text(value))


def _text(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _stands_on(given: GivenInput, lang: Language) -> str:
    """Where a value is written, and what it stands on."""
    parts = [given.place or lang.say("compare.default"), given.source or ""]
    if given.status == "assumed":
        parts.append(lang.say("explain.assumed"))
    return "; ".join(filter(None, parts))


def _law(law: GivenLaw, lang: Language) -> str:
    return f"{law.regulation} ({lang.say(f'verified.{law.verified}')})"
