"""The screen of ``ucj budget``: twelve months, public money first; JKK and JKM apart; the funds below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ucj_cli.render.page import Column, Fact, Page, Row, Table
from ucj_cli.render.screens.funds import funds_table
from ucj_cli.render.screens.remarks import remarks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ucj_cli.answers.base import Details
    from ucj_cli.answers.money import BudgetMonth, YearBudget
    from ucj_cli.i18n import Locale


def page(answer: YearBudget, locale: Locale, details: Details) -> Page:
    """The budget as a page."""
    region = answer.region.name if answer.region else ""
    return Page(
        title=locale.text("budget.title", region=region, year=answer.year),
        facts=tuple(_facts(answer, locale, details)),
        tables=(_months(answer, locale), *funds_table(answer.payers, details.payer_names, answer.year, locale)),
        remarks=remarks(answer.notes, locale),
    )


def _facts(answer: YearBudget, locale: Locale, details: Details) -> Iterator[Fact]:
    yield Fact(locale.rupiah(answer.budget.public), locale.text("purse.public"), "", "strong")
    for payer in answer.payers:
        if not payer.is_fund:
            yield Fact(locale.rupiah(payer.need), details.payer_names[payer.id], "", "quiet")
    for programme, rupiah in answer.programmes.items():
        yield Fact(locale.rupiah(rupiah), programme.upper(), locale.text("budget.total"), "quiet")


def _months(answer: YearBudget, locale: Locale) -> Table:
    """A line a month: people, each public fund, the others together, and the programmes."""
    public = [payer.id for payer in answer.payers if payer.kind == "public"]
    programmes = list(answer.programmes)
    columns = [Column(locale.text("column.month"), number=False), Column(locale.text("column.people"), droppable=True)]
    columns += [Column(locale.text("column.public")), *(Column(name.upper()) for name in programmes)]
    columns.append(Column(locale.text("budget.total")))
    lines = [_line(locale.month_name(month.month), month, public, programmes, locale) for month in answer.months]
    total = (
        locale.text("year_total"),
        "",
        locale.number(answer.budget.public),
        *(locale.number(answer.programmes[name]) for name in programmes),
        locale.number(answer.budget.total),
    )
    return Table(tuple(columns), (*lines, Row(total, 0, "strong")))


def _line(name: str, month: BudgetMonth, public: list[str], programmes: list[str], locale: Locale) -> Row:
    return Row(
        (
            name,
            locale.people(month.people),
            locale.number(sum(month.payers.get(payer, 0) for payer in public)),
            *(locale.number(month.programmes.get(programme, 0)) for programme in programmes),
            locale.number(month.total),
        )
    )
