"""The inputs in which plans differ, for ``ucj compare`` and for the report: any value of a plan in words."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from ucj_cli.i18n.visible import short, visible
from ucj_cli.render.page import Column, Row, Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ucj_cli.answers.compare import ComparedInput
    from ucj_cli.i18n import Locale


def inputs_table(names: Sequence[str], inputs: Iterable[ComparedInput], locale: Locale) -> Table:
    """Under each input a line for the first plan and for each that differs: what it is, and where that is written."""
    heads = ("compare.inputs", "column.amount", "compare.where")
    rows = []
    for given in inputs:
        rows.append(Row((given.path, "", ""), 0, "strong"))
        for n, (name, value, place) in enumerate(zip(names, given.values, given.places, strict=True)):
            if n and value == given.values[0]:
                continue
            where = place or ("" if value is None else locale.text("compare.default"))
            first, *more = _lines(value, locale)
            rows.append(Row((short(name), first, where), 1))
            rows += (Row(("", line, ""), 1) for line in more)
    return Table(tuple(Column(locale.text(head), number=False) for head in heads), tuple(rows))


def _lines(value: Any, locale: Locale) -> list[str]:  # noqa: ANN401
    """Write a list of mappings, such as the claims, a line each."""
    if isinstance(value, list) and isinstance(value[0], dict):
        return [written(item, locale) for item in value]
    return [written(value, locale)]


def written(value: Any, locale: Locale) -> str:  # noqa: ANN401 - any input
    """Write a value of a plan, as JSON has it, for people: ``jkk, jkm``; ``kind: money, people: 25,000``.

    What a mapping leaves open is left out; a list within a list or a mapping stands in brackets.
    """
    if value is None:
        return locale.text("compare.none")
    if isinstance(value, bool):
        return locale.text("value.yes" if value else "value.no")
    if isinstance(value, (int, float)):
        return locale.number(value if isinstance(value, int) else Decimal(str(value)))
    if isinstance(value, list):
        return ", ".join(_within(item, locale) for item in value)
    if isinstance(value, dict):
        given = {key: item for key, item in value.items() if not _is_open(item)}
        return ", ".join(f"{visible(key)}: {_within(item, locale)}" for key, item in given.items())
    return visible(str(value))


def _is_open(value: Any) -> bool:  # noqa: ANN401
    """Whether nothing is said by a value of a mapping."""
    return value is None or value == [] or (isinstance(value, dict) and all(map(_is_open, value.values())))


def _within(value: Any, locale: Locale) -> str:  # noqa: ANN401
    """Write a value that stands within another."""
    return f"({written(value, locale)})" if isinstance(value, list | dict) else written(value, locale)
