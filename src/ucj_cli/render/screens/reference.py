"""The screens of what is given: the law's rates (``ucj rates``) and the regions (``ucj regions``)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ucj_cli.render.page import Column, Page, Remark, Row, Table
from ucj_cli.render.screens.parts import Field, columns_of, row_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ucj_cli.answers.reference import Rate, Rates, RegionRow, Regions
    from ucj_cli.i18n import Locale


def rates_page(answer: Rates, locale: Locale) -> Page:
    """Show what is owed, by whom, under which regulation; and the income bands."""
    year, number = answer.date.split("-")
    return Page(
        title=locale.text("rates.title", month=(int(year), int(number))),
        subtitle=locale.text("rates.subtitle"),
        tables=(_contributions(answer, locale), _bands(answer, locale)),
        remarks=tuple(_remarks(answer, locale)),
    )


def _contributions(answer: Rates, locale: Locale) -> Table:
    fields = (
        Field("rate", lambda rate, _: f"{rate.segment.upper()} {rate.programme.upper()}", number=False),
        Field("owed_by", lambda rate, locale: locale.text(f"owed.{rate.payer}"), number=False),
        Field("amount", _amount),
        Field("base", lambda rate, locale: locale.text(f"base.{_base(rate)}"), number=False),
        Field("law", lambda rate, locale: "; ".join(_law(rate, locale)), number=False),
    )
    return Table(columns_of(fields, locale), tuple(row_of(fields, rate, locale) for rate in answer.rates))


def _amount(rate: Rate, locale: Locale) -> str:
    return locale.percent(rate.percent) if rate.percent is not None else locale.rupiah(rate.rupiah or 0)


def _base(rate: Rate) -> str:
    """Name what a percentage is of: a rate that a plan assumes may leave it to the law."""
    return rate.base or ("flat" if rate.percent is None else "of_law")


def _law(rate: Rate, locale: Locale) -> Iterator[str]:
    """List a row's conditions, its end, its regulation, and how far it is verified."""
    yield from conditions(rate.conditions, locale)
    if rate.end:
        year, number = rate.end.split("-")
        yield locale.text("rates.until", month=(int(year), int(number)))
    if rate.regulation:
        yield rate.regulation
    yield locale.text(f"verified.{rate.verified}")


def conditions(met: Mapping[str, Sequence[Any]], locale: Locale) -> Iterator[str]:
    """List the conditions under which a row holds, each in words."""
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
    checked = min(rate.last_checked for rate in answer.rates if rate.last_checked)
    know = locale.text("label.know")
    yield Remark(know, locale.text("rates.ceiling", rupiah=answer.wage_ceiling))
    yield Remark(know, locale.text("rates.checked", day=checked))
    if answer.date > checked.isoformat()[:7]:
        yield Remark(know, locale.text("rates.assumed"))


def regions_page(answer: Regions, locale: Locale) -> Page:
    """Show one line a region."""
    first = answer.regions[0]
    employed, employees = sorted(first.employed), sorted(first.employees)
    columns = (
        Column(locale.text("column.code"), number=False),
        Column(locale.text("column.region"), number=False),
        Column(locale.text("column.province"), number=False, droppable=True),
        *(Column(locale.text("column.employed", year=year)) for year in employed),
        *(Column(locale.text("column.employees", year=year), droppable=True) for year in employees),
    )
    table = Table(columns, tuple(Row(_region_cells(region, locale)) for region in answer.regions))
    return Page(
        title=locale.text("regions.title", count=len(answer.regions)),
        tables=(table,),
        remarks=(Remark(locale.text("label.sources"), first.source, "quiet"),),
    )


def _region_cells(region: RegionRow, locale: Locale) -> tuple[str, ...]:
    people = [*region.employed.values(), *region.employees.values()]
    return (region.code, region.name, region.province, *(locale.people(count) for count in people))
