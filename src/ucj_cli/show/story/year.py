"""The chapters about the year: where we stand, who is missing, what it costs by month, what no fund covers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ucj_cli.show.budget import page as budget_page
from ucj_cli.show.funds import or_unknown
from ucj_cli.show.gap import origin
from ucj_cli.show.gap import page as gap_page
from ucj_cli.show.page import Column, Fact, Page, Row, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ucj_cli.answers.common import Payer
    from ucj_cli.answers.report import Report
    from ucj_cli.language import Language

MONEY_MISSING = ("fund_short", "ceiling_unknown")
"""Notes that say what no fund covers, or may not."""


def now(report: Report, lang: Language) -> Page:
    """The four figures that a mayor asks for first."""
    told = gap_page(report.gap, lang)
    return Page(title=lang.say("report.now"), facts=tuple(_facts(report, told, lang)), bar=told.bar)


def _facts(report: Report, told: Page, lang: Language) -> Iterator[Fact]:
    gap = report.gap
    covered, _, missing, *_ = told.facts
    source = report.plan.workforce.source
    key = "report.covered.detail" if source else "report.covered.no_source"
    stands_on = lang.say(key, people=covered.detail, day=gap.as_of, **({"source": source} if source else {}))
    yield covered._replace(detail=stands_on)
    facts = {"percent": gap.target_percent, "needed": gap.participants_needed, "origin": origin(gap, lang)}
    asked = lang.say("report.missing.detail", year=gap.year, **facts)
    yield missing._replace(label=lang.say("report.missing"), detail=f"{asked} {missing.detail}.")
    bills = [
        f"{gap.payer_names[payer.id]} {lang.rupiah(payer.need)}"
        for payer in gap.payers
        if payer.kind == "public" and payer.need
    ]
    label = lang.say("report.cost", year=gap.year)
    yield Fact(lang.rupiah(gap.budget.public), label, "; ".join(bills) or lang.say("report.cost.none"))
    yield _uncovered(report, lang)


def _uncovered(report: Report, lang: Language) -> Fact:
    """What no fund covers: what is known to be short, or that nobody knows."""
    gap = report.gap
    why = " ".join(note.text for note in gap.notes if note.code in MONEY_MISSING)
    short = sum(payer.shortfall or 0 for payer in gap.payers)
    unknown = any(note.code == "ceiling_unknown" for note in gap.notes)
    figure = lang.say("unknown") if unknown and not short else lang.rupiah(short)
    label = lang.say("report.short.least" if unknown and short else "report.short")
    return Fact(figure, label, why or lang.say("report.short.none"), "bad" if why else "good")


def groups(report: Report, lang: Language) -> Page:
    """Who is missing: all groups, under who pays for them."""
    told = gap_page(report.gap, lang)
    assumed = any(group.status == "assumed" for group in report.gap.groups)
    table = told.tables[0]._replace(
        title=lang.say("report.groups.table", year=report.year),
        note=lang.say("report.groups.stars") if assumed else "",
    )
    propose = lang.say("label.propose")
    remarks = tuple(remark for remark in told.remarks if remark.label == propose)
    return Page(lang.say("report.groups", year=report.year), tables=(table,), remarks=remarks)


def months(report: Report, lang: Language) -> Page:
    """The year's money by month, public fund and programme."""
    budget = report.budget
    public = [payer.id for payer in budget.payers if payer.kind == "public"]
    heads = [budget.payer_names[fund] for fund in public] + [name.upper() for name in budget.programmes]
    columns = [lang.say("column.people"), *heads, lang.say("budget.total")]
    rows = []
    for month in budget.months:
        parts = [month.payers.get(fund, 0) for fund in public]
        parts += [month.programmes.get(name, 0) for name in budget.programmes]
        cells = (lang.people(month.people), *(lang.number(rupiah) for rupiah in (*parts, month.total)))
        rows.append(Row((lang.month_name(month.month), *cells)))
    needs = {payer.id: payer.need for payer in budget.payers}
    sums = [needs[fund] for fund in public] + [*budget.programmes.values(), budget.budget.total]
    rows.append(Row((lang.say("year_total"), "", *(lang.number(rupiah) for rupiah in sums)), 0, "strong"))
    title = lang.say("report.months.table", year=report.year)
    table = Table((Column(lang.say("column.month"), number=False), *map(Column, columns)), tuple(rows), title)
    facts = budget_page(budget, lang).facts
    return Page(lang.say("report.months", year=report.year), facts=facts, tables=(table,))


def funds(report: Report, lang: Language) -> Page:
    """Who pays, in the year and on the road; what each fund has and lacks."""
    years = report.roadmap.years
    span = {"first": years[0].year, "last": years[-1].year, "year": report.year}
    heads = ("need", "ceiling", "shortfall", "need_road", "short_road")
    columns = tuple(Column(lang.say(f"column.{head}", **span)) for head in heads)
    table = Table(
        (Column(lang.say("column.payer"), number=False), *columns),
        tuple(_payer(payer, report, lang) for payer in report.gap.payers),
        lang.say("report.payers.table", year=report.year),
    )
    return Page(lang.say("report.funds"), tables=(table,))


def _payer(payer: Payer, report: Report, lang: Language) -> Row:
    """What one payer needs, has and lacks; only funds have a ceiling that could be unknown."""
    fund = payer.kind in ("public", "donor")
    name = report.gap.payer_names.get(payer.id, payer.id)
    have = [or_unknown(rupiah, lang) if fund else "" for rupiah in (payer.ceiling, payer.shortfall)]
    total = next((total for total in report.roadmap.totals.payers if total.id == payer.id), None)
    need = lang.rupiah(total.need) if total else ""
    short = or_unknown(total.shortfall, lang) if fund and total else ""
    return Row((name, lang.rupiah(payer.need), *have, need, short))
