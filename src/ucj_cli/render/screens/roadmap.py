"""The screen of ``ucj roadmap``: a line a year, a bar of its coverage, and the sums."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from ucj_cli.render.page import Page, Remark, Row, Table, without
from ucj_cli.render.screens.parts import (
    MONEY_SIGNS,
    Field,
    Shortfall,
    at_least,
    columns_of,
    money_columns,
    public_money,
    remarks,
    row_of,
    sign_remarks,
    tag_table,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from decimal import Decimal

    from ucj_cli.answers.base import Details, Payer
    from ucj_cli.answers.roadmap import Funded, Roadmap, RoadmapYear
    from ucj_cli.i18n import Locale
    from ucj_cli.render.page import Sign

BAR = 10


def _target(year: RoadmapYear, locale: Locale) -> str:
    """Write the target; a sign tells one that is not given."""
    return f"{'' if year.target_basis == 'given' else '~'}{locale.percent(year.target_percent)}"


def _short(years: Iterable[RoadmapYear], locale: Locale) -> str:
    """Write what the funds lack in *years*, as far as that is known."""
    return Shortfall.of_funds(payer for year in years for payer in year.payers).cell(locale)


def _public(year: RoadmapYear, locale: Locale) -> str:
    """Write the public money; a sign tells that it rests on rates that the plan assumes."""
    assumed = any(group.price_assumed and group.budget.public for group in year.groups)
    return public_money(year.budget.public, locale, price_assumed=assumed)


def _bar(percent: Decimal) -> str:
    full = min(BAR, int(percent * BAR / 100))
    return "█" * full + "░" * (BAR - full)


YEAR = Field("year", lambda year, _: str(year.year), number=False)
TARGET = Field("target", _target, droppable=4)
MOVES = (
    Field("new", lambda year, locale: locale.people(year.new)),
    Field("lost", lambda year, locale: locale.people(year.lapsed), droppable=1),
    Field("end", lambda year, locale: locale.people(year.participants_end), droppable=2),
    Field("public", _public),
    Field("short_of", lambda year, locale: _short([year], locale), droppable=5),
)
"""Who comes and goes in a year, and what it costs: on the screen and in the report."""
FUNDED = Field("funded", lambda year, locale: locale.percent(year.funded.coverage_end_percent))
ROAD = Field(
    "road",
    lambda year, locale: f"{_bar(year.coverage_end_percent)} {locale.percent(year.coverage_end_percent)}",
    number=False,
    droppable=3,
    drawn=True,
)
SCREEN = (YEAR, TARGET, ROAD, FUNDED, *MOVES)
SIGNS: tuple[Sign, ...] = ("~", *MONEY_SIGNS)
REPORT = (
    YEAR,
    TARGET,
    Field("reached", lambda year, locale: locale.percent(year.coverage_end_percent)),
    FUNDED,
    Field("gap", lambda year, locale: locale.people(year.missing_at_start)),
    *MOVES,
)


def page(answer: Roadmap, locale: Locale, details: Details) -> Page:
    """Show the road year by year, and what each fund needs, has and lacks on it."""
    first, last = answer.years[0].year, answer.years[-1].year
    table = years_table(SCREEN, answer, locale)
    table = table._replace(rows=(*table.rows, _sum(answer, locale)))
    if not any(funds_that_pay(answer)):
        table = without(table, SCREEN.index(FUNDED))
    return Page(
        title=locale.text("roadmap.title", region=answer.region.name if answer.region else ""),
        subtitle=locale.text("roadmap.years", first=first, last=last),
        tables=(table, *tag_table(answer.totals.by, locale), *_funds(answer, locale, details)),
        remarks=(
            *funded_remarks(answer, locale),
            *remarks(answer.notes, locale),
            *sign_remarks(locale, *SIGNS),
        ),
    )


def funds_that_pay(answer: Roadmap) -> Iterator[Payer]:
    """Yield the figures of every year and fund that has somebody to pay for."""
    return (payer for year in answer.years for payer in year.payers if payer.is_fund and payer.need)


def funded_remarks(answer: Roadmap, locale: Locale) -> Iterator[Remark]:
    """Say where the known ceilings lead; nothing where no fund pays for anybody."""
    if paying := list(funds_that_pay(answer)):
        yield Remark(locale.text("roadmap.funded"), funded_text(answer.funded, answer.years[-1].year, paying, locale))


def funded_text(funded: Funded, last: int, paying: Iterable[Payer], locale: Locale) -> str:
    """Say where the ceilings of the funds that are *paying* lead: to the targets, or from which year on behind them."""
    unknown = [payer.ceiling is None for payer in paying]
    facts = {"percent": funded.coverage_end_percent, "year": last}
    if all(unknown):
        texts = [locale.text("roadmap.funded.none", **facts)]
    elif funded.behind_from is None:
        texts = [locale.text("roadmap.funded.enough", **facts)]
    else:
        texts = [locale.text("roadmap.funded.behind", **facts, behind=funded.behind_from)]
        if funded.reached_in is not None:
            texts.append(locale.text("roadmap.funded.reached", year=funded.reached_in))
    if any(unknown) and not all(unknown):
        texts.append(locale.text("roadmap.funded.unknown"))
    texts.append(locale.text("roadmap.funded.alone", percent=funded.funds_only.coverage_end_percent, year=last))
    return " ".join(texts)


def years_table(fields: Sequence[Field], answer: Roadmap, locale: Locale) -> Table:
    """Return a line for each year; those whose target is given stand out."""
    rows = (
        row_of(fields, year, locale, "strong" if year.target_basis == "given" else "plain") for year in answer.years
    )
    return Table(columns_of(fields, locale), tuple(rows))


def funds_of(road: Roadmap) -> dict[str, list[Payer]]:
    """Return the figures of each fund in the years of *road*."""
    found: defaultdict[str, list[Payer]] = defaultdict(list)
    for year in road.years:
        for payer in year.payers:
            if payer.is_fund:
                found[payer.id].append(payer)
    return dict(found)


def money_of(in_years: Sequence[Payer], locale: Locale) -> tuple[str, str, str]:
    """Write what a fund needs, has and lacks *in_years* together, as far as that is known; a ceiling of 0 is known."""
    ceilings = [payer.ceiling for payer in in_years if payer.ceiling is not None]
    return (
        locale.rupiah(sum(payer.need for payer in in_years)),
        at_least(sum(ceilings) if ceilings else None, locale, more=len(ceilings) < len(in_years)),
        Shortfall.of_funds(in_years).rupiah(locale),
    )


def _funds(answer: Roadmap, locale: Locale, details: Details) -> list[Table]:
    """Tell what each fund needs, has and lacks on the whole road; no table where the plan has no fund."""
    rows = tuple(
        Row(
            (details.payer_names[fund], *money_of(years, locale)),
            0,
            "bad" if Shortfall.of_funds(years).known else "plain",
        )
        for fund, years in funds_of(answer).items()
    )
    return [Table(money_columns("column.fund", locale), rows)] if rows else []


def _sum(answer: Roadmap, locale: Locale) -> Row:
    totals = answer.totals
    lost = locale.people(sum(year.lapsed for year in answer.years))
    name, new, public = locale.text("roadmap.sum"), locale.people(totals.new), locale.number(totals.budget.public)
    return Row((name, "", "", "", new, lost, "", public, _short(answer.years, locale)), 0, "strong")
