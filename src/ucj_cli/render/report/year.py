"""The chapters about the year: where we stand, who is missing, what it costs by month, what no fund covers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ucj_cli.render.page import Column, Fact, Page, Row, Table
from ucj_cli.render.screens.budget import page as budget_page
from ucj_cli.render.screens.funds import or_unknown
from ucj_cli.render.screens.gap import origin
from ucj_cli.render.screens.gap import page as gap_page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ucj_cli.answers.base import Payer
    from ucj_cli.engine.report import Report
    from ucj_cli.i18n import Locale

MONEY_MISSING = ("fund_short", "ceiling_unknown")
"""Notes that say what no fund covers, or may not."""


def now(report: Report, locale: Locale) -> Page:
    """The four figures that a mayor asks for first."""
    told = gap_page(report.gap, locale, report.details)
    return Page(title=locale.text("report.now"), facts=tuple(_facts(report, told, locale)), bar=told.bar)


def _facts(report: Report, told: Page, locale: Locale) -> Iterator[Fact]:
    gap = report.gap
    covered, _, missing, *_ = told.facts
    source = report.plan.workforce.source
    key = "report.covered.detail" if source else "report.covered.no_source"
    stands_on = locale.text(key, people=covered.detail, day=gap.as_of, **({"source": source} if source else {}))
    yield covered._replace(detail=stands_on)
    facts = {
        "percent": gap.target_percent,
        "needed": gap.participants_needed,
        "origin": origin(gap, locale, report.details),
    }
    asked = locale.text("report.missing.detail", year=gap.year, **facts)
    yield missing._replace(label=locale.text("report.missing"), detail=f"{asked} {missing.detail}.")
    bills = [
        f"{report.details.payer_names[payer.id]} {locale.rupiah(payer.need)}"
        for payer in gap.payers
        if payer.kind == "public" and payer.need
    ]
    label = locale.text("report.cost", year=gap.year)
    yield Fact(locale.rupiah(gap.budget.public), label, "; ".join(bills) or locale.text("report.cost.none"))
    yield _uncovered(report, locale)


def _uncovered(report: Report, locale: Locale) -> Fact:
    """What no fund covers: what is known to be short, or that nobody knows."""
    gap = report.gap
    why = " ".join(note.text for note in gap.notes if note.code in MONEY_MISSING)
    short = sum(payer.shortfall or 0 for payer in gap.payers)
    unknown = any(note.code == "ceiling_unknown" for note in gap.notes)
    figure = locale.text("unknown") if unknown and not short else locale.rupiah(short)
    label = locale.text("report.short.least" if unknown and short else "report.short")
    return Fact(figure, label, why or locale.text("report.short.none"), "bad" if why else "good")


def groups(report: Report, locale: Locale) -> Page:
    """Who is missing: all groups, under who pays for them."""
    told = gap_page(report.gap, locale, report.details)
    assumed = any(group.status == "assumed" for group in report.gap.groups)
    table = told.tables[0]._replace(
        title=locale.text("report.groups.table", year=report.year),
        note=locale.text("report.groups.stars") if assumed else "",
    )
    propose = locale.text("label.propose")
    remarks = tuple(remark for remark in told.remarks if remark.label == propose)
    return Page(locale.text("report.groups", year=report.year), tables=(table,), remarks=remarks)


def months(report: Report, locale: Locale) -> Page:
    """The year's money by month, public fund and programme."""
    budget = report.budget
    public = [payer.id for payer in budget.payers if payer.kind == "public"]
    heads = [report.details.payer_names[fund] for fund in public] + [name.upper() for name in budget.programmes]
    columns = [locale.text("column.people"), *heads, locale.text("budget.total")]
    rows = []
    for month in budget.months:
        parts = [month.payers.get(fund, 0) for fund in public]
        parts += [month.programmes.get(name, 0) for name in budget.programmes]
        cells = (locale.people(month.people), *(locale.number(rupiah) for rupiah in (*parts, month.total)))
        rows.append(Row((locale.month_name(month.month), *cells)))
    needs = {payer.id: payer.need for payer in budget.payers}
    sums = [needs[fund] for fund in public] + [*budget.programmes.values(), budget.budget.total]
    rows.append(Row((locale.text("year_total"), "", *(locale.number(rupiah) for rupiah in sums)), 0, "strong"))
    title = locale.text("report.months.table", year=report.year)
    table = Table((Column(locale.text("column.month"), number=False), *map(Column, columns)), tuple(rows), title)
    facts = budget_page(budget, locale, report.details).facts
    return Page(locale.text("report.months", year=report.year), facts=facts, tables=(table,))


def funds(report: Report, locale: Locale) -> Page:
    """Who pays, in the year and on the road; what each fund has and lacks."""
    years = report.roadmap.years
    span = {"first": years[0].year, "last": years[-1].year, "year": report.year}
    heads = ("need", "ceiling", "shortfall", "need_road", "short_road")
    columns = tuple(Column(locale.text(f"column.{head}", **span)) for head in heads)
    table = Table(
        (Column(locale.text("column.payer"), number=False), *columns),
        tuple(_payer(payer, report, locale) for payer in report.gap.payers),
        locale.text("report.payers.table", year=report.year),
    )
    return Page(locale.text("report.funds"), tables=(table,))


def _payer(payer: Payer, report: Report, locale: Locale) -> Row:
    """What one payer needs, has and lacks; only funds have a ceiling that could be unknown."""
    fund = payer.is_fund
    name = report.details.payer_names.get(payer.id, payer.id)
    have = [or_unknown(rupiah, locale) if fund else "" for rupiah in (payer.ceiling, payer.shortfall)]
    total = next((total for total in report.roadmap.totals.payers if total.id == payer.id), None)
    need = locale.rupiah(total.need) if total else ""
    short = or_unknown(total.shortfall, locale) if fund and total else ""
    return Row((name, locale.rupiah(payer.need), *have, need, short))
