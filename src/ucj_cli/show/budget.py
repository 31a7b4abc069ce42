"""The screen of ``ucj budget``: twelve months, public money first; JKK and JKM apart; the funds below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ucj_cli.show.funds import funds_table
from ucj_cli.show.page import Column, Fact, Page, Row, Table
from ucj_cli.show.remarks import remarks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ucj_cli.answers.budget import BudgetMonth, YearBudget
    from ucj_cli.language import Language


def page(answer: YearBudget, lang: Language) -> Page:
    """The budget as a page."""
    region = answer.region.name if answer.region else ""
    return Page(
        title=lang.say("budget.title", region=region, year=answer.year),
        facts=tuple(_facts(answer, lang)),
        tables=(_months(answer, lang), *funds_table(answer.payers, answer.payer_names, answer.year, lang)),
        remarks=remarks(answer.notes, lang),
    )


def _facts(answer: YearBudget, lang: Language) -> Iterator[Fact]:
    yield Fact(lang.rupiah(answer.budget.public), lang.say("purse.public"), "", "strong")
    for payer in answer.payers:
        if payer.kind not in ("public", "donor"):
            yield Fact(lang.rupiah(payer.need), answer.payer_names[payer.id], "", "quiet")
    for programme, rupiah in answer.programmes.items():
        yield Fact(lang.rupiah(rupiah), programme.upper(), lang.say("budget.total"), "quiet")


def _months(answer: YearBudget, lang: Language) -> Table:
    """A line a month: people, each public fund, the others together, and the programmes."""
    public = [payer.id for payer in answer.payers if payer.kind == "public"]
    programmes = list(answer.programmes)
    columns = [Column(lang.say("column.month"), number=False), Column(lang.say("column.people"), spare=True)]
    columns += [Column(lang.say("column.public")), *(Column(name.upper()) for name in programmes)]
    columns.append(Column(lang.say("budget.total")))
    lines = [_line(lang.month_name(month.month), month, public, programmes, lang) for month in answer.months]
    total = (
        lang.say("year_total"),
        "",
        lang.number(answer.budget.public),
        *(lang.number(answer.programmes[name]) for name in programmes),
        lang.number(answer.budget.total),
    )
    return Table(tuple(columns), (*lines, Row(total, 0, "strong")))


def _line(name: str, month: BudgetMonth, public: list[str], programmes: list[str], lang: Language) -> Row:
    return Row(
        (
            name,
            lang.people(month.people),
            lang.number(sum(month.payers.get(payer, 0) for payer in public)),
            *(lang.number(month.programmes.get(programme, 0)) for programme in programmes),
            lang.number(month.total),
        )
    )
