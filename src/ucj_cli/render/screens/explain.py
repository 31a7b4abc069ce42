"""The screen of ``ucj explain``: a tree of steps, each with its numbers, its lines of the plan and its regulations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ucj_cli.i18n.visible import visible
from ucj_cli.render.page import Column, Page, Row, Table
from ucj_cli.render.screens.inputs import written

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ucj_cli.answers.explain import Explain, GivenInput, GivenLaw, Step
    from ucj_cli.i18n import Locale

MARK = "·"
"""Leads a line of the plan or of the law, so that it is not taken for a step."""

LONG = 40
"""A source of more letters is told once in a run of lines."""


def page(answer: Explain, locale: Locale) -> Page:
    """Show the derivation as a page."""
    columns = (
        Column(locale.text("explain.figure"), number=False),
        Column(locale.text("explain.value")),
        Column(locale.text("explain.how"), number=False),
    )
    rows = (row for level, step in answer.step.all() for row in _rows(step, level, locale))
    return Page(
        title=locale.text("explain.title", region=answer.region.name if answer.region else "", figure=answer.step.name),
        tables=(Table(columns, tuple(rows)),),
    )


def _rows(step: Step, level: int, locale: Locale) -> Iterator[Row]:
    yield Row((step.name, _value(step, locale), step.how), level, "strong" if level == 0 else "plain")
    before = None
    for given in step.inputs:
        cells = (f"{MARK} {visible(given.path)}", written(given.value, locale), _stands_on(given, before, locale))
        yield Row(cells, level + 1, "quiet")
        before = given
    for law in step.laws:
        yield Row((_owed(law, locale), locale.number(law.rupiah), _law(law, locale)), level + 1, "quiet")


def _value(step: Step, locale: Locale) -> str:
    if step.value is None:
        return locale.text("unknown")
    return f"{locale.number(step.value)}%" if step.unit == "percent" else locale.number(step.value)


def _stands_on(given: GivenInput, before: GivenInput | None, locale: Locale) -> str:
    """Where a value is written, and what it stands on: a long source not once more behind the one *before*."""
    place, source = given.place or locale.text("compare.default"), given.source or ""
    if before and len(source) > LONG and (source, given.status) == (before.source, before.status):
        return f"{place}; {locale.text('explain.same')}"
    parts = [place, source]
    if given.status == "assumed":
        parts.append(locale.text("explain.assumed"))
    return "; ".join(filter(None, parts))


def _owed(law: GivenLaw, locale: Locale) -> str:
    """Name the programme and, where two may owe it, who does."""
    name = f"{MARK} {law.programme.upper()}"
    return name if law.payer == "self" else f"{name}, {locale.text(f'owed.{law.payer}')}"


def _law(law: GivenLaw, locale: Locale) -> str:
    regulation = f"{law.regulation} ({locale.text(f'verified.{law.verified}')})"
    if law.percent is None:
        return regulation
    base = locale.text(f"base.{law.base}")
    return f"{locale.percent(law.percent)} × {locale.rupiah(law.base_rupiah or 0)}, {base}; {regulation}"
