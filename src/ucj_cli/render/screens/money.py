"""The screens about money: what it buys (``afford``), the year's months (``budget``), what people cost (``cost``)."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from ucj_cli.law.tables import last_checked
from ucj_cli.render.page import Column, Fact, Page, Remark, Row, Table
from ucj_cli.render.screens.parts import (
    Field,
    columns_of,
    funds_table,
    money_fact,
    or_unknown,
    remarks,
    row_of,
    tag_table,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ucj_cli.answers.base import Details
    from ucj_cli.answers.money import Afford, AffordFund, BudgetMonth, Cost, MonthCost, YearBudget
    from ucj_cli.i18n import Locale

UNKNOWN_MONTHS = "-"


class Purse(NamedTuple):
    """Payers whose money stands in one column, under its head."""

    head: str
    payers: Sequence[str]


def afford_page(answer: Afford, locale: Locale, details: Details) -> Page:
    """Show what the money buys: fewer people for the whole year, or everybody for fewer months."""
    return Page(
        title=locale.text("afford.title", region=answer.region.name if answer.region else "", year=answer.year),
        facts=tuple(afford_facts(answer, locale)),
        tables=(afford_table(answer, locale, details),),
        remarks=remarks(answer.notes, locale),
    )


def afford_facts(answer: Afford, locale: Locale) -> Iterator[Fact]:
    """State how far the money leads, with those who pay for themselves, and who is still missing."""
    reached = locale.text("afford.covered.detail", people=answer.participants_reached)
    yield Fact(locale.percent(answer.coverage_reached_percent), locale.text("afford.covered"), reached, "good")
    others = locale.text("afford.others.detail")
    yield Fact(locale.percent(answer.coverage_with_others_percent), locale.text("afford.others"), others, "quiet")
    missing = locale.text("afford.missing.detail")
    yield Fact(locale.people(answer.missing_to_target), locale.text("afford.missing"), missing, "todo")


def afford_table(answer: Afford, locale: Locale, details: Details) -> Table:
    """Tell what each fund's ceiling buys."""
    names = details.payer_names
    fields = (
        Field("fund", lambda fund, _: names[fund.id], number=False),
        Field("available", lambda fund, locale: or_unknown(fund.available, locale)),
        Field("kept", lambda fund, locale: locale.people(fund.kept)),
        Field("added", lambda fund, locale: locale.people(fund.added)),
        Field("spent", lambda fund, locale: locale.rupiah(fund.spent), droppable=1),
        Field("left", lambda fund, locale: or_unknown(fund.left, locale), droppable=2),
        Field("all_months", _all_months),
    )
    return Table(columns_of(fields, locale), tuple(row_of(fields, fund, locale) for fund in answer.funds))


def _all_months(fund: AffordFund, locale: Locale) -> str:
    return UNKNOWN_MONTHS if fund.months_if_all_paid is None else locale.number(fund.months_if_all_paid)


def budget_page(answer: YearBudget, locale: Locale, details: Details) -> Page:
    """Show the year's money by month, public money first; JKK and JKM apart; the funds below."""
    region = answer.region.name if answer.region else ""
    public = Purse(locale.text("column.public"), public_funds(answer))
    funds = funds_table(answer.payers, details.payer_names, answer.year, locale)
    return Page(
        title=locale.text("budget.title", region=region, year=answer.year),
        facts=tuple(budget_facts(answer, locale, details)),
        tables=(months_table(answer, [public], locale), *tag_table(answer.by, locale), *funds),
        remarks=remarks(answer.notes, locale),
    )


def budget_facts(answer: YearBudget, locale: Locale, details: Details) -> Iterator[Fact]:
    """State the year's money by who pays, and by programme."""
    yield money_fact(answer.budget.public, locale.text("purse.public"), locale, tone="strong")
    for payer in answer.payers:
        if not payer.is_fund:
            yield money_fact(payer.need, details.payer_names[payer.id], locale, tone="quiet")
    for programme, rupiah in answer.programmes.items():
        yield money_fact(rupiah, programme.upper(), locale, locale.text("budget.total"), "quiet")


def public_funds(answer: YearBudget) -> list[str]:
    """List the ids of the public funds."""
    return [payer.id for payer in answer.payers if payer.kind == "public"]


def months_table(answer: YearBudget, purses: Sequence[Purse], locale: Locale) -> Table:
    """Return a line a month: people, what each of *purses* pays, each programme, and all payers together."""
    programmes = [name.upper() for name in answer.programmes]
    columns = (
        Column(locale.text("column.month"), number=False),
        Column(locale.text("column.people"), droppable=1),
        *(Column(purse.head) for purse in purses),
        *(Column(name, droppable=1 + len(programmes) - n) for n, name in enumerate(programmes)),
        Column(locale.text("budget.total")),
    )
    lines = (_month_line(month, answer, purses, locale) for month in answer.months)
    needs = {payer.id: payer.need for payer in answer.payers}
    sums = [sum(needs[payer] for payer in purse.payers) for purse in purses]
    sums += [*answer.programmes.values(), answer.budget.total]
    total = Row((locale.text("year_total"), "", *(locale.number(rupiah) for rupiah in sums)), 0, "strong")
    return Table(columns, (*lines, total))


def _month_line(month: BudgetMonth, answer: YearBudget, purses: Sequence[Purse], locale: Locale) -> Row:
    money = [sum(month.payers.get(payer, 0) for payer in purse.payers) for purse in purses]
    money += [month.programmes.get(programme, 0) for programme in answer.programmes]
    figures = (locale.number(rupiah) for rupiah in (*money, month.total))
    return Row((locale.month_name(month.month), locale.people(month.people), *figures))


def cost_page(answer: Cost, locale: Locale) -> Page:
    """Show what people cost for some months: the three figures, and the months behind them."""
    return Page(
        title=locale.text("cost.title"),
        subtitle=locale.text(f"segment.{answer.segment}"),
        facts=tuple(_cost_facts(answer, locale)),
        tables=(_cost_months(answer, locale),) if answer.months else (),
        remarks=tuple(_cost_remarks(answer, locale)),
    )


def _cost_facts(answer: Cost, locale: Locale) -> Iterator[Fact]:
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


def _cost_months(answer: Cost, locale: Locale) -> Table:
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


def _cost_remarks(answer: Cost, locale: Locale) -> Iterator[Remark]:
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
