"""The table of the funds: what each needs, has, and lacks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ucj_cli.render.page import Column, Row, Table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ucj_cli.answers.base import Payer
    from ucj_cli.i18n import Locale


def funds_table(payers: Sequence[Payer], names: Mapping[str, str], year: int, locale: Locale) -> list[Table]:
    """One table, or none where the plan has no fund."""
    funds = [payer for payer in payers if payer.is_fund]
    heads = ("fund", "need", "ceiling", "shortfall")
    columns = tuple(
        Column(locale.text(f"column.{head}", year=year), number=head != "fund", droppable=head == "need")
        for head in heads
    )
    return [Table(columns, tuple(_fund(payer, names, locale) for payer in funds))] if funds else []


def _fund(payer: Payer, names: Mapping[str, str], locale: Locale) -> Row:
    cells = (
        names.get(payer.id, payer.id),
        locale.rupiah(payer.need),
        or_unknown(payer.ceiling, locale),
        or_unknown(payer.shortfall, locale),
    )
    return Row(cells, 0, "bad" if payer.shortfall else "plain")


def or_unknown(rupiah: int | None, locale: Locale) -> str:
    """Money, or that nobody knows how much."""
    return locale.text("unknown") if rupiah is None else locale.rupiah(rupiah)
