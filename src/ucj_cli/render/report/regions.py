"""The report of several regions: what they come to together, each of them in a table, and what it stands on."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple

from ucj_cli.region_data import regions
from ucj_cli.render.page import Chapter, Document, Fact, Remark, Row, Table
from ucj_cli.render.report import sources
from ucj_cli.render.report.region import dates, picture, shortfall_fact
from ucj_cli.render.screens.parts import Field, marked, money_fact, remarks, signs_note
from ucj_cli.render.screens.several import (
    IN_YEAR,
    PUBLIC,
    ROAD,
    SHORT_OF,
    any_known,
    lacks,
    name_of,
    regions_table,
    shared_tables,
    total_name,
    years_table,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date

    from ucj_cli.answers.gap import RegionGap
    from ucj_cli.engine.report import RegionsReport
    from ucj_cli.i18n import Locale
    from ucj_cli.plan_file.model import Plan

SORTED = "regions-sorted"
"""The id of the table that can be put in several orders."""
ROOM = 48
"""How many letters of a denominator's source a table has room for; it stands in full among the sources."""


class Region(NamedTuple):
    """A region's year, and the plan that it stands on."""

    gap: RegionGap
    plan: Plan

    @property
    def assumed(self) -> bool:
        """Whether nobody published the denominator."""
        return self.plan.workforce.status == "assumed"


ORDERS: dict[str, Callable[[Region], Any]] = {
    "code": lambda region: region.gap.region.code or "",
    "coverage": lambda region: -region.gap.coverage_in_year_percent,
    "gap": lambda region: -region.gap.new,
    "public": lambda region: -region.gap.budget.public,
    "date": lambda region: region.gap.as_of,
}
"""In which orders the regions stand, by what comes first; those that are equal in it stand by code."""


def ordered(report: RegionsReport, order: str) -> list[Region]:
    """List the regions in one of the orders."""
    found = [Region(gap, plan) for gap, plan in zip(report.gaps.regions, report.plans, strict=True)]
    return sorted(sorted(found, key=ORDERS["code"]), key=ORDERS[order])


def document(report: RegionsReport, locale: Locale) -> Document:
    """Build the report, its chapters in their order; none that says nothing."""
    year, notes = report.year, {note.text: note for note in (*report.gaps.notes, *report.roads.notes)}
    ranks = {
        name: Chapter(locale.text(f"several.{name}"), picture=picture(name, year, locale, SORTED))
        for name in ("rank", "lack")
    }
    days = [found.as_of for found in report.gaps.regions]
    know = Chapter(locale.text("report.know"), remarks=remarks(notes.values(), locale))
    return Document(
        title=_title(report, locale),
        lead=locale.text("several.lead", year=year),
        dates=dates(_of_days(days, locale), report.made, locale),
        version=report.gaps.ucj,
        chapters={
            "now": Chapter(locale.text("report.now"), facts=tuple(_facts(report, locale))),
            **ranks,
            "regions": _regions(report, locale),
            "roads": Chapter(locale.text("several.roads"), tables=tuple(_road_tables(report, locale))),
            **({"know": know} if notes else {}),
            "basis": Chapter(locale.text("report.basis"), tables=(_sources_table(report, locale),)),
            "method": sources.method(locale),
            "about": sources.about_chapter(
                locale,
                Remark(locale.text("report.about.tool"), f"ucj {report.gaps.ucj}"),
                Remark(locale.text("several.about.plans"), locale.text("several.about.print", count=len(report.plans))),
            ),
        },
    )


def _title(report: RegionsReport, locale: Locale) -> str:
    """Say whose report it is: the province's, where all of its regions are in it, else that of so many."""
    count, missing = _count(report), len(report.gaps.without_plan)
    province = _province(report)
    if not province:
        return locale.text("several.title", count=count, year=report.year)
    if missing:
        return locale.text("several.part", province=province, count=count, all=count + missing, year=report.year)
    return locale.text("report.title", region=province, year=report.year)


def _province(report: RegionsReport) -> str:
    """Return the province that all regions lie in; nothing if they are of several."""
    found = {(plan.region.code or "").partition(".")[0] for plan in report.plans}
    names = {region.province for region in regions() if region.code.partition(".")[0] in found}
    return names.pop() if len(found) == len(names) == 1 else ""


def _count(report: RegionsReport) -> int:
    """Count the regions: one of two plans counts once."""
    return len({plan.region.key for plan in report.plans})


def _of_days(days: Sequence[date], locale: Locale) -> str:
    """Say of which day, or of which days, the coverage is."""
    first, last = min(days), max(days)
    if first == last:
        return locale.text("report.as_of", day=first)
    return locale.text("several.as_of", first=first, last=last)


def _facts(report: RegionsReport, locale: Locale) -> Iterator[Fact]:
    """State who is covered and who is missing, what it costs, what no fund covers, and who is not in these figures."""
    yield _covered(report, locale)
    total = report.gaps.total
    most = max(report.gaps.regions, key=lambda found: found.new)
    facts = {"year": report.year, "region": most.region.name, "most": most.new}
    detail = locale.text("several.missing.detail", **facts) if total.new else ""
    yield Fact(locale.people(total.new), locale.text("report.missing"), detail, "todo" if total.new else "good")
    bare = sum(not plan.groups for plan in report.plans)
    detail = locale.text("several.no_groups", count=bare, all=total.regions) if bare else ""
    yield money_fact(total.budget.public, locale.text("report.cost", year=report.year), locale, detail)
    yield _short(report, locale)
    yield _plans(report, locale)


def _covered(report: RegionsReport, locale: Locale) -> Fact:
    """State participants of the workers; their percentage is told with the denominators that it mixes."""
    total, days = report.gaps.total, [found.as_of for found in report.gaps.regions]
    detail = locale.text(
        "several.covered.bases" if total.bases > 1 else "several.covered.detail",
        percent=total.coverage_in_year_percent,
        year=report.year,
        first=min(days),
        last=max(days),
        **({"bases": total.bases} if total.bases > 1 else {}),
    )
    label = locale.text("several.covered", workforce=total.workforce)
    return Fact(locale.people(total.participants), label, detail, "good")


def _short(report: RegionsReport, locale: Locale) -> Fact:
    """State what no fund covers; of how many regions nobody knows, and in how many something is short."""
    regions = report.gaps.regions
    counts = {
        "unknown": sum(found.shortfall is None for found in regions),
        "detail": sum(found.shortfall_at_least > 0 for found in regions),
    }
    texts = (
        locale.text(f"several.short.{name}", count=count, all=len(regions)) for name, count in counts.items() if count
    )
    return shortfall_fact(lacks(report.gaps.total), " ".join(texts), locale)


def _plans(report: RegionsReport, locale: Locale) -> Fact:
    """State how many of the province's regions have a plan in these figures, and which are not in them."""
    without = report.gaps.without_plan
    if not _province(report):
        return Fact(str(_count(report)), locale.text("several.regions"), _no_province(report, locale))
    codes = {plan.region.code for plan in report.plans if plan.region.code}
    lying = {region.code for region in regions() if region.code[:2] in {code[:2] for code in codes}}
    if without:
        names = ", ".join(region.name for region in without)
        detail = locale.text("several.plans.missing", names=names)
    else:
        detail = locale.text("several.plans.all" if lying <= codes else "several.plans.province")
    count = locale.text("several.of", count=len(codes & lying), all=len(lying))
    return Fact(count, locale.text("several.plans"), detail)


def _no_province(report: RegionsReport, locale: Locale) -> str:
    """Say why the report is no province's: its regions are of several, or some have no code that would tell."""
    codes = [plan.region.code for plan in report.plans if plan.region.code]
    bare = len(report.plans) - len(codes)
    if bare and len({code[:2] for code in codes}) <= 1:
        return locale.text("several.regions.bare", count=bare, all=len(report.plans))
    return locale.text("several.regions.detail")


def _regions(report: RegionsReport, locale: Locale) -> Chapter:
    """Put the regions' year in a table, in every order."""
    bases = {source: f"{i}: {_cut(source, locale)}" for source, i in numbers(report).items()}
    fields = (
        name_of(report.gaps.regions),
        Field("as_of", lambda gap, locale: locale.date(gap.as_of).replace(" ", "\N{NO-BREAK SPACE}", 1), number=False),
        *IN_YEAR,
        *([SHORT_OF] if any_known(report.gaps.regions) else []),
        Field("basis", lambda gap, _: marked(bases[gap.basis], gap.status), number=False),
    )
    total = report.gaps.total
    name, note = total_name(total.bases, "several.total", locale), locale.text("several.table.note")
    orders = tuple((order, locale.text(f"several.order.{order}")) for order in ORDERS)
    tables = []
    for order, words in orders:
        table = regions_table(fields, (region.gap for region in ordered(report, order)), total, name, locale)
        title = locale.text("several.table.title", year=report.year, order=words)
        tables.append(table._replace(title=title, note=_notes(note, signs_note(table.rows, locale))))
    return Chapter(locale.text("several.table"), tables=tuple(tables), orders=orders)


def numbers(report: RegionsReport) -> dict[str | None, int]:
    """Return a number for each denominator, so that two cut to the same words stay apart; the most common is 1."""
    found = Counter(plan.workforce.source for plan in report.plans)
    common = sorted(found, key=lambda source: (-found[source], source or ""))
    return {source: i for i, source in enumerate(common, 1)}


def _cut(source: str | None, locale: Locale) -> str:
    """Cut a source to its name without remarks, which follow a semicolon, and no longer than a table has room for."""
    name = (source or locale.text("no_source")).partition(";")[0]
    return name if len(name) <= ROOM else f"{name[: ROOM - 1]}…"


def _road_tables(report: RegionsReport, locale: Locale) -> Iterator[Table]:
    """Tell each region's road, all of them year by year, and what is lacking of the money that plans share."""
    yield _roads(report, locale)
    yield years_table(report.roads, locale)._replace(title=locale.text("several.years.table"))
    for table in shared_tables(report.roads, locale):
        yield table._replace(title=locale.text("several.shared.table"))


def _roads(report: RegionsReport, locale: Locale) -> Table:
    """Tell each region's road: its years, who is enrolled on it, and what it costs."""
    total, roads = report.roads.total, sorted(report.roads.regions, key=lambda road: road.region.code or "")
    name = total_name(total.bases, "several.total", locale)
    spans = {(road.first, road.last) for road in roads}
    fields = (name_of(roads), *ROAD, PUBLIC, *([SHORT_OF] if any_known(roads) else []))
    table = regions_table(fields, roads, total, name, locale)
    note = locale.text("several.roads.note") if len(spans) > 1 else ""
    return table._replace(title=locale.text("several.roads.table"), note=_notes(note, signs_note(table.rows, locale)))


def _notes(*notes: str) -> str:
    """Join what is to be said under a table."""
    return " ".join(filter(None, notes))


def _sources_table(report: RegionsReport, locale: Locale) -> Table:
    """Put under each region its figures with source and standing, and the plan's files; then the law."""
    rows = (row for region in ordered(report, "code") for row in _sources(region, locale))
    title, note = locale.text("several.basis.table"), locale.text("several.basis.note")
    return Table(sources.columns(locale), (*rows, sources.law(locale)), title, note)


def _sources(region: Region, locale: Locale) -> Iterator[Row]:
    file = region.gap.plan
    yield Row((region.gap.region.name, "", "", ""), 0, "strong")
    yield from (row._replace(level=1) for row in sources.sections(region.plan, locale))
    for where, sha256 in sources.files_of(file, locale):
        yield Row((locale.text("report.about.plan"), where, f"{locale.text('report.about.print')} {sha256}", ""), 1)
