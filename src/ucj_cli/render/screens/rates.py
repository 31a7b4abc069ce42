"""The screen of ``ucj rates``: what is owed, by whom, under which regulation; and the income bands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ucj_cli.render.page import Column, Page, Remark, Row, Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ucj_cli.answers.reference import Rate, Rates
    from ucj_cli.i18n import Locale


def page(answer: Rates, locale: Locale) -> Page:
    """The rates as a page."""
    year, number = answer.date.split("-")
    return Page(
        title=locale.text("rates.title", month=(int(year), int(number))),
        subtitle=locale.text("rates.subtitle"),
        tables=(_contributions(answer, locale), _bands(answer, locale)),
        remarks=tuple(_remarks(answer, locale)),
    )


def _contributions(answer: Rates, locale: Locale) -> Table:
    columns = (
        Column(locale.text("column.rate"), number=False),
        Column(locale.text("column.owed_by"), number=False),
        Column(locale.text("column.amount")),
        Column(locale.text("column.base"), number=False),
        Column(locale.text("column.law"), number=False),
    )
    lines = []
    for rate in answer.rates:
        amount = locale.percent(rate.percent) if rate.percent is not None else locale.rupiah(rate.rupiah or 0)
        base = locale.text(f"base.{rate.base}") if rate.base else locale.text("base.flat")
        name = f"{rate.segment.upper()} {rate.programme.upper()}"
        lines.append(Row((name, locale.text(f"owed.{rate.payer}"), amount, base, "; ".join(_law(rate, locale)))))
    return Table(columns, tuple(lines))


def _law(rate: Rate, locale: Locale) -> Iterator[str]:
    """A row's conditions, its end, its regulation, and how far it is verified."""
    yield from conditions(rate.conditions, locale)
    if rate.end:
        year, number = rate.end.split("-")
        yield locale.text("rates.until", month=(int(year), int(number)))
    yield rate.regulation
    yield locale.text(f"verified.{rate.verified}")


def conditions(met: Mapping[str, list[Any]], locale: Locale) -> Iterator[str]:
    """The conditions under which a row holds, each in words."""
    for name, values in met.items():
        yield locale.text(f"condition.{name}", values=", ".join(_value(name, value, locale) for value in values))


def _value(name: str, value: object, locale: Locale) -> str:
    key = f"value.{name}.{value}".lower()
    return locale.text(key) if locale.knows(key) else str(value)


def _bands(answer: Rates, locale: Locale) -> Table:
    heads = ("income_from", "band_base", "jkk", "jkm", "jht")
    columns = tuple(Column(locale.text(f"column.{head}")) for head in heads)
    lines = [
        Row(tuple(locale.number(figure) for figure in (band.income_from, band.base, band.jkk, band.jkm, band.jht)))
        for band in answer.bands
    ]
    return Table(columns, tuple(lines))


def _remarks(answer: Rates, locale: Locale) -> Iterator[Remark]:
    checked = min(rate.last_checked for rate in answer.rates)
    know = locale.text("label.know")
    yield Remark(know, locale.text("rates.ceiling", rupiah=answer.wage_ceiling))
    yield Remark(know, locale.text("rates.checked", day=checked))
    if answer.date > checked.isoformat()[:7]:
        yield Remark(know, locale.text("rates.assumed"))
