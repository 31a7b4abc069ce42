"""The table of the funds: what each needs, has, and lacks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ucj_cli.show.page import Column, Row, Table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ucj_cli.answers.common import Payer
    from ucj_cli.language import Language


def funds_table(payers: Sequence[Payer], names: Mapping[str, str], year: int, lang: Language) -> list[Table]:
    """One table, or none where the plan has no fund."""
    funds = [payer for payer in payers if payer.kind in ("public", "donor")]
    heads = ("fund", "need", "ceiling", "shortfall")
    columns = tuple(
        Column(lang.say(f"column.{head}", year=year), number=head != "fund", spare=head == "need") for head in heads
    )
    return [Table(columns, tuple(_fund(payer, names, lang) for payer in funds))] if funds else []


def _fund(payer: Payer, names: Mapping[str, str], lang: Language) -> Row:
    cells = (
        names.get(payer.id, payer.id),
        lang.rupiah(payer.need),
        or_unknown(payer.ceiling, lang),
        or_unknown(payer.shortfall, lang),
    )
    return Row(cells, 0, "bad" if payer.shortfall else "plain")


def or_unknown(rupiah: int | None, lang: Language) -> str:
    """Money, or that nobody knows how much."""
    return lang.say("unknown") if rupiah is None else lang.rupiah(rupiah)
