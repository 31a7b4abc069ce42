"""The report of one region: first what a mayor asks, then where it leads, what it buys, and what it stands on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ucj_cli.i18n.visible import visible
from ucj_cli.render.page import Chapter, Column, Document, Fact, Picture, Row, Table
from ucj_cli.render.report import affordability, scenarios, sources
from ucj_cli.render.report.uncertain import uncertain
from ucj_cli.render.report.went import went
from ucj_cli.render.screens import gap as screen
from ucj_cli.render.screens.money import Purse, budget_facts, months_table, public_funds
from ucj_cli.render.screens.parts import (
    Field,
    Shortfall,
    columns_of,
    money_fact,
    or_unknown,
    row_of,
    signs_note,
    tag_table,
)
from ucj_cli.render.screens.roadmap import REPORT as ROAD
from ucj_cli.render.screens.roadmap import SIGNS, funds_of, years_table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from ucj_cli.answers.base import Payer
    from ucj_cli.answers.gap import TagSum, TagTotal
    from ucj_cli.answers.roadmap import PayerTotal, Roadmap
    from ucj_cli.engine.report import Report
    from ucj_cli.i18n import Locale
    from ucj_cli.render.page import Tone

MONEY_MISSING = ("fund_short", "ceiling_unknown")
"""Notes that say what no fund covers, or may not."""
NOTHING = "-"


def document(report: Report, locale: Locale) -> Document:
    """Build the report, its chapters in their order."""
    return Document(
        title=locale.text("report.title", region=report.plan.region.name, year=report.year),
        lead=locale.text("report.lead", year=report.year),
        dates=dates(locale.text("report.as_of", day=report.gap.as_of), report.made, locale),
        version=report.gap.ucj,
        chapters={
            "now": _now(report, locale),
            **went(report, locale),
            "road": _road(report, locale),
            **({"scenarios": _changes(report, locale)} if report.scenarios else {}),
            "groups": _groups(report, locale),
            "months": _months(report, locale),
            "funds": _funds(report, locale),
            "buys": affordability.buys(report, locale),
            **uncertain(report, locale),
            "benefits": affordability.benefits(report, locale),
            "know": sources.notes(report, locale),
            "basis": sources.basis(report, locale),
            "method": sources.method(locale),
            "about": sources.about(report, locale),
        },
    )


def dates(as_of: str, made: date | None, locale: Locale) -> str:
    """Say of which day the figures are, and on which the report was made, where that is known."""
    return f"{as_of} {locale.text('report.made', day=made)}" if made else as_of


def _now(report: Report, locale: Locale) -> Chapter:
    """Answer what a mayor asks first, in four figures."""
    facts = (
        _coverage(report, locale),
        _missing(report, locale),
        _cost(report, locale),
        _shortfall(report, locale),
    )
    return Chapter(locale.text("report.now"), facts=facts, bar=screen.coverage_bar(report.gap, locale))


def _coverage(report: Report, locale: Locale) -> Fact:
    gap, source = report.gap, report.plan.workforce.source
    key = "report.covered.detail" if source else "report.covered.no_source"
    facts = {"people": screen.coverage_detail(gap, locale), "day": gap.as_of, **({"source": source} if source else {})}
    return screen.coverage_fact(gap, locale, locale.text(key, **facts))


def _missing(report: Report, locale: Locale) -> Fact:
    gap = report.gap
    asked = locale.text(
        "report.missing.detail",
        year=gap.year,
        percent=gap.target_percent,
        needed=gap.participants_needed,
        origin=screen.origin(gap, locale, report.details),
    )
    detail = f"{asked} {screen.missing_detail(gap, locale)}."
    return screen.missing_fact(gap, locale, locale.text("report.missing"), detail)


def _cost(report: Report, locale: Locale) -> Fact:
    gap = report.gap
    bills = [
        f"{report.details.payer_names[payer.id]} {locale.rupiah(payer.need)}"
        for payer in gap.payers
        if payer.kind == "public" and payer.need
    ]
    detail = "; ".join(bills) or locale.text("report.cost.none")
    return money_fact(gap.budget.public, locale.text("report.cost", year=gap.year), locale, detail)


def _shortfall(report: Report, locale: Locale) -> Fact:
    why = " ".join(note.text for note in report.gap.notes if note.code in MONEY_MISSING)
    return shortfall_fact(Shortfall.of_funds(report.gap.payers), why, locale)


def shortfall_fact(shortfall: Shortfall, why: str, locale: Locale) -> Fact:
    """State what no fund covers: what is known to be short, or that nobody knows; *why* says more."""
    is_least, is_unknown = shortfall.unknown and shortfall.known, shortfall.unknown and not shortfall.known
    label = locale.text(f"report.short{'.least' if is_least else '.unknown' if is_unknown else ''}")
    tone: Tone = "bad" if why else "good"
    detail = why or locale.text("report.short.none")
    return Fact(shortfall.figure(locale), label, detail, tone, locale.short_rupiah(shortfall.known))


def _road(report: Report, locale: Locale) -> Chapter:
    """Tell every year to the last target, and the scenarios beside it."""
    years, totals = report.roadmap.years, report.roadmap.totals
    first, last = years[0], years[-1]
    new = locale.text("report.road.new", first=first.year, last=last.year)
    facts = (
        Fact(locale.people(totals.new), new, "", "todo" if totals.new else "good"),
        money_fact(totals.budget.public, locale.text("report.road.public"), locale),
    )
    table = years_table(ROAD, report.roadmap, locale)
    signs = locale.text("report.road.signs", signs=signs_note(table.rows, locale, *SIGNS)).strip()
    table = table._replace(title=locale.text("report.road.table"), note=signs)
    return Chapter(
        locale.text("report.road", percent=last.target_percent, year=last.year),
        facts=facts,
        tables=(
            table,
            *_by_tag(report.roadmap.totals.by, (first.year, last.year), locale),
            *_scenarios(report, locale),
        ),
        picture=picture("road", report.year, locale),
        tables_apart=True,
    )


def picture(name: str, year: int, locale: Locale, table: str = "") -> Picture:
    """Return the picture of the chapter *name*."""
    return Picture(locale.text(f"picture.{name}", year=year), table)


def roads(report: Report, locale: Locale) -> list[tuple[str, Roadmap]]:
    """List the report's own road and the scenarios', each with how it is called."""
    own = (locale.text("report.own"), report.roadmap)
    return [own, *((visible(scenario.name), scenario.roadmap) for scenario in report.scenarios)]


def _scenarios(report: Report, locale: Locale) -> Iterator[Table]:
    """Put the plans beside each other: their sums, and their coverage year by year."""
    if not report.scenarios:
        return
    named = roads(report, locale)
    sums = (
        Field("plan", lambda named, _: named[0], number=False),
        Field("reached", lambda named, locale: _reached(named[1], locale)),
        Field("new", lambda named, locale: locale.people(named[1].totals.new)),
        Field("public", lambda named, locale: locale.number(named[1].totals.budget.public)),
    )
    rows = tuple(row_of(sums, plan, locale) for plan in named)
    yield Table(columns_of(sums, locale), rows, locale.text("report.sums.table"))
    reached = [{year.year: year.coverage_end_percent for year in roadmap.years} for _, roadmap in named]
    years = sorted({year for road in reached for year in road})
    columns = (Column(locale.text("column.year"), number=False), *(Column(name) for name, _ in named))
    rows = tuple(
        Row((str(year), *(locale.percent(road[year]) if year in road else NOTHING for road in reached)))
        for year in years
    )
    yield Table(columns, rows, locale.text("report.scenarios.table"))


def _changes(report: Report, locale: Locale) -> Chapter:
    """Tell what the scenarios mean for each fund, and what they change."""
    named = roads(report, locale)
    tables = (
        scenarios.funds_table(named, report.details.payer_names, locale),
        scenarios.changes_table([name for name, _ in named], report.changes, locale),
    )
    return Chapter(locale.text("report.changes"), tables=tuple(table for table in tables if table.rows))


def _reached(roadmap: Roadmap, locale: Locale) -> str:
    last = roadmap.years[-1]
    return f"{locale.percent(last.coverage_end_percent)} ({last.year})"


def _groups(report: Report, locale: Locale) -> Chapter:
    """Tell who is missing: all groups, under who pays for them."""
    assumed = any(group.status == "assumed" for group in report.gap.groups)
    segments = locale.text("report.segments.table", year=report.year)
    table = screen.groups_table(report.gap, locale, report.details)._replace(
        title=locale.text("report.groups.table", year=report.year),
        note=locale.text("report.groups.stars") if assumed else "",
    )
    return Chapter(
        locale.text("report.groups", year=report.year),
        tables=(
            table,
            *(each._replace(title=segments) for each in screen.segments_table(report.gap, locale)),
            *_by_tag(report.gap.by, (report.year, report.year), locale),
        ),
        remarks=tuple(screen.names_remark(report.gap, locale)),
        picture=picture("groups", report.year, locale),
        tables_apart=True,
    )


def _by_tag(sums: Sequence[TagSum] | Sequence[TagTotal], years: tuple[int, int], locale: Locale) -> list[Table]:
    """Tell people and money by the tag that was asked for, of the *years* from a first to a last."""
    if not sums:
        return []
    first, last = years
    title = locale.text("report.by" if first == last else "report.by_years", tag=sums[0].tag, first=first, last=last)
    return tag_table(sums, locale, title)


def _months(report: Report, locale: Locale) -> Chapter:
    """Tell the year's money by month, public fund and programme."""
    budget, names = report.budget, report.details.payer_names
    purses = [Purse(names[fund], [fund]) for fund in public_funds(budget)]
    table = months_table(budget, purses, locale)
    return Chapter(
        locale.text("report.months", year=report.year),
        facts=tuple(budget_facts(budget, locale, report.details)),
        tables=(table._replace(title=locale.text("report.months.table", year=report.year)),),
        picture=picture("months", report.year, locale),
        tables_apart=True,
    )


def _funds(report: Report, locale: Locale) -> Chapter:
    """Tell who pays, in the year and on the road; what each fund has and lacks."""
    years = report.roadmap.years
    totals: dict[str, PayerTotal] = {total.id: total for total in report.roadmap.totals.payers}
    names, on_road = report.details.payer_names, funds_of(report.roadmap)

    def ceiling(payer: Payer, locale: Locale) -> str:
        """Leave out who is no fund: only funds have a ceiling that could be unknown."""
        return or_unknown(payer.ceiling, locale) if payer.is_fund else ""

    def short(payer: Payer, years: Sequence[Payer], locale: Locale) -> str:
        return Shortfall.of_funds(years).rupiah(locale) if payer.is_fund else ""

    fields = (
        Field("payer", lambda payer, _: names.get(payer.id, payer.id), number=False),
        Field("need", lambda payer, locale: locale.rupiah(payer.need)),
        Field("ceiling", ceiling),
        Field("shortfall", lambda payer, locale: short(payer, [payer], locale)),
        Field("need_road", lambda payer, locale: locale.rupiah(totals[payer.id].need) if payer.id in totals else ""),
        Field("short_road", lambda payer, locale: short(payer, on_road.get(payer.id, ()), locale)),
    )
    rows = tuple(row_of(fields, payer, locale) for payer in report.gap.payers)
    table = Table(
        columns_of(fields, locale, first=years[0].year, last=years[-1].year, year=report.year),
        rows,
        locale.text("report.payers.table", year=report.year),
        signs_note(rows, locale),
    )
    return Chapter(
        locale.text("report.funds"),
        tables=(table,),
        picture=picture("funds", report.year, locale),
        tables_apart=True,
    )
