"""The story of several regions: what they come to together, each of them in a table, and what it stands on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ucj_cli.region_data import regions
from ucj_cli.render.page import Fact, Page, Remark
from ucj_cli.render.report import basis, regions_tables
from ucj_cli.render.screens.remarks import remarks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ucj_cli.engine.report import RegionsReport
    from ucj_cli.i18n import Locale


def title(report: RegionsReport, locale: Locale) -> str:
    """Whose report it is: the province's, where all of its regions are in it, else that of so many."""
    count, missing = _regions(report), len(report.gaps.without_plan)
    province = _province(report)
    if not province:
        return locale.text("several.title", count=count, year=report.year)
    if missing:
        return locale.text("several.part", province=province, count=count, all=count + missing, year=report.year)
    return locale.text("report.title", region=province, year=report.year)


def _province(report: RegionsReport) -> str:
    """The province that all regions lie in; nothing if they are of several."""
    found = {plan.region.code.partition(".")[0] for plan in report.plans}
    names = {region.province for region in regions() if region.code.partition(".")[0] in found}
    return names.pop() if len(found) == len(names) == 1 else ""


def _regions(report: RegionsReport) -> int:
    """How many regions there are: one of two plans counts once."""
    return len({plan.region.code for plan in report.plans})


def lead(report: RegionsReport, locale: Locale) -> str:
    """What the report answers, in a sentence."""
    return locale.text("several.lead", year=report.year)


def chapters(report: RegionsReport, locale: Locale) -> dict[str, Page]:
    """The chapters in their order, each under a name that stays the same in both languages; none that says nothing."""
    by_code = regions_tables.in_orders(report, locale)["code"]
    notes = {note.text: note for note in (*report.gaps.notes, *report.roads.notes)}
    know = Page(locale.text("report.know"), remarks=remarks(notes.values(), locale))
    return {
        "now": Page(locale.text("report.now"), facts=tuple(_facts(report, locale))),
        "regions": Page(locale.text("several.table"), tables=(by_code,)),
        "roads": Page(locale.text("several.roads"), tables=(regions_tables.roads(report, locale),)),
        **({"know": know} if notes else {}),
        "basis": Page(locale.text("report.basis"), tables=(regions_tables.sources(report, locale),)),
        "method": basis.method(locale),
        "about": _about(report, locale),
    }


def story(report: RegionsReport, locale: Locale) -> str:
    """The report as Markdown."""
    from ucj_cli.render.markdown import escaped, markdown

    head = f"# {locale.text('report.subject')}: {escaped(title(report, locale))}\n\n{escaped(lead(report, locale))}\n"
    return "\n".join([head, *(markdown(page) for page in chapters(report, locale).values())])


def _facts(report: RegionsReport, locale: Locale) -> Iterator[Fact]:
    """Who is covered and who is missing, what it costs, what no fund covers, and who is not in these figures."""
    yield _covered(report, locale)
    total = report.gaps.total
    most = max(report.gaps.regions, key=lambda found: found.gap)
    told = {"year": report.year, "region": most.region.name, "most": most.gap}
    detail = locale.text("several.missing.detail", **told) if total.gap else ""
    yield Fact(locale.people(total.gap), locale.text("report.missing"), detail, "todo" if total.gap else "good")
    bare = sum(not plan.groups for plan in report.plans)
    detail = locale.text("several.no_groups", count=bare, all=total.regions) if bare else ""
    yield Fact(locale.rupiah(total.budget.public), locale.text("report.cost", year=report.year), detail)
    yield _short(report, locale)
    yield _plans(report, locale)


def _covered(report: RegionsReport, locale: Locale) -> Fact:
    """Participants of the workers; their percentage is told with the denominators that it mixes."""
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
    """What no fund covers: of the regions that publish their ceilings, and of how many nobody knows."""
    shortfalls = [found.shortfall for found in report.gaps.regions]
    known = [amount for amount in shortfalls if amount is not None]
    counts = {"unknown": len(shortfalls) - len(known), "detail": sum(amount > 0 for amount in known)}
    why = " ".join(
        locale.text(f"several.short.{name}", count=count, all=len(shortfalls))
        for name, count in counts.items()
        if count
    )
    short, open_end = sum(known), counts["unknown"] > 0
    figure = locale.text("unknown") if open_end and not short else locale.rupiah(short)
    label = locale.text("report.short.least" if open_end and short else "report.short")
    return Fact(figure, label, why or locale.text("report.short.none"), "bad" if why else "good")


def _plans(report: RegionsReport, locale: Locale) -> Fact:
    """How many of the province's regions are in these figures, and which are not."""
    count, without = _regions(report), report.gaps.without_plan
    if not _province(report):
        return Fact(str(count), locale.text("several.regions"), locale.text("several.regions.detail"))
    names = ", ".join(region.name for region in without)
    detail = locale.text("several.plans.missing", names=names) if without else locale.text("several.plans.all")
    return Fact(locale.text("several.of", count=count, all=count + len(without)), locale.text("several.plans"), detail)


def _about(report: RegionsReport, locale: Locale) -> Page:
    """Which version computed it, and where the plans' fingerprints stand."""
    facts = (
        Remark(locale.text("report.about.tool"), f"ucj {report.gaps.ucj}"),
        Remark(locale.text("several.about.plans"), locale.text("several.about.print", count=len(report.plans))),
    )
    return Page(locale.text("report.about"), locale.text("report.about.none"), remarks=facts)
