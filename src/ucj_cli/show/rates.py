"""The screen of ``ucj rates``: what is owed, by whom, under which regulation; and the income bands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ucj_cli.show.page import Column, Page, Remark, Row, Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ucj_cli.answers.rates import Rate, Rates
    from ucj_cli.language import Language


def page(answer: Rates, lang: Language) -> Page:
    """The rates as a page."""
    year, number = answer.date.split("-")
    return Page(
        title=lang.say("rates.title", month=(int(year), int(number))),
        aside=lang.say("rates.aside"),
        tables=(_contributions(answer, lang), _bands(answer, lang)),
        remarks=tuple(_remarks(answer, lang)),
    )


def _contributions(answer: Rates, lang: Language) -> Table:
    columns = (
        Column(lang.say("column.rate"), number=False),
        Column(lang.say("column.owed_by"), number=False),
        Column(lang.say("column.amount")),
        Column(lang.say("column.base"), number=False),
        Column(lang.say("column.law"), number=False),
    )
    lines = []
    for rate in answer.rates:
        amount = lang.percent(rate.percent) if rate.percent is not None else lang.rupiah(rate.rupiah or 0)
        base = lang.say(f"base.{rate.base}") if rate.base else lang.say("base.flat")
        name = f"{rate.segment.upper()} {rate.programme.upper()}"
        lines.append(Row((name, lang.say(f"owed.{rate.payer}"), amount, base, "; ".join(_law(rate, lang)))))
    return Table(columns, tuple(lines))


def _law(rate: Rate, lang: Language) -> Iterator[str]:
    """A row's conditions, its end, its regulation, and how far it is verified."""
    yield from conditions(rate.conditions, lang)
    if rate.end:
        year, number = rate.end.split("-")
        yield lang.say("rates.until", month=(int(year), int(number)))
    yield rate.regulation
    yield lang.say(f"verified.{rate.verified}")


def conditions(met: Mapping[str, list[Any]], lang: Language) -> Iterator[str]:
    """The conditions under which a row holds, each in words."""
    for name, values in met.items():
        yield lang.say(f"condition.{name}", values=", ".join(_value(name, value, lang) for value in values))


def _value(name: str, value: object, lang: Language) -> str:
    key = f"value.{name}.{value}".lower()
    return lang.say(key) if lang.knows(key) else str(value)


def _bands(answer: Rates, lang: Language) -> Table:
    heads = ("income_from", "band_base", "jkk", "jkm", "jht")
    columns = tuple(Column(lang.say(f"column.{head}")) for head in heads)
    lines = [
        Row(tuple(lang.number(figure) for figure in (band.income_from, band.base, band.jkk, band.jkm, band.jht)))
        for band in answer.bands
    ]
    return Table(columns, tuple(lines))


def _remarks(answer: Rates, lang: Language) -> Iterator[Remark]:
    checked = min(rate.last_checked for rate in answer.rates)
    know = lang.say("label.know")
    yield Remark(know, lang.say("rates.ceiling", rupiah=answer.wage_ceiling))
    yield Remark(know, lang.say("rates.checked", day=checked))
    if answer.date > checked.isoformat()[:7]:
        yield Remark(know, lang.say("rates.assumed"))
