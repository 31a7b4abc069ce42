"""The story of several regions: what they come to together, each of them in a table, and what it stands on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ucj_cli.regions.data import regions
from ucj_cli.show.page import Fact, Page, Remark
from ucj_cli.show.remarks import remarks
from ucj_cli.show.story import basis, regions_tables

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ucj_cli.answers.report import RegionsReport
    from ucj_cli.language import Language


def title(report: RegionsReport, lang: Language) -> str:
    """Whose report it is: the province's, where all of its regions are in it, else that of so many."""
    count, missing = _regions(report), len(report.gaps.without_plan)
    province = _province(report)
    if not province:
        return lang.say("several.title", count=count, year=report.year)
    if missing:
        return lang.say("several.part", province=province, count=count, all=count + missing, year=report.year)
    return lang.say("report.title", region=province, year=report.year)


def _province(report: RegionsReport) -> str:
    """The province that all regions lie in; nothing if they are of several."""
    found = {plan.region.code.partition(".")[0] for plan in report.plans}
    names = {region.province for region in regions() if region.code.partition(".")[0] in found}
    return names.pop() if len(found) == len(names) == 1 else ""


def _regions(report: RegionsReport) -> int:
    """How many regions there are: one of two plans counts once."""
    return len({plan.region.code for plan in report.plans})


def lead(report: RegionsReport, lang: Language) -> str:
    """What the report answers, in a sentence."""
    return lang.say("several.lead", year=report.year)


def chapters(report: RegionsReport, lang: Language) -> dict[str, Page]:
    """The chapters in their order, each under a name that stays the same in both languages; none that says nothing."""
    by_code = regions_tables.in_orders(report, lang)["code"]
    notes = {note.text: note for note in (*report.gaps.notes, *report.roads.notes)}
    know = Page(lang.say("report.know"), remarks=remarks(notes.values(), lang))
    return {
        "now": Page(lang.say("report.now"), facts=tuple(_facts(report, lang))),
        "regions": Page(lang.say("several.table"), tables=(by_code,)),
        "roads": Page(lang.say("several.roads"), tables=(regions_tables.roads(report, lang),)),
        **({"know": know} if notes else {}),
        "basis": Page(lang.say("report.basis"), tables=(regions_tables.sources(report, lang),)),
        "method": basis.method(lang),
        "about": _about(report, lang),
    }


def story(report: RegionsReport, lang: Language) -> str:
    """The report as Markdown."""
    from ucj_cli.show.markdown import escaped, markdown

    head = f"# {lang.say('report.subject')}: {escaped(title(report, lang))}\n\n{escaped(lead(report, lang))}\n"
    return "\n".join([head, *(markdown(page) for page in chapters(report, lang).values())])


def _facts(report: RegionsReport, lang: Language) -> Iterator[Fact]:
    """Who is covered and who is missing, what it costs, what no fund covers, and who is not in these figures."""
    yield _covered(report, lang)
    total = report.gaps.total
    most = max(report.gaps.regions, key=lambda found: found.gap)
    told = {"year": report.year, "region": most.region.name, "most": most.gap}
    detail = lang.say("several.missing.detail", **told) if total.gap else ""
    yield Fact(lang.people(total.gap), lang.say("report.missing"), detail, "todo" if total.gap else "good")
    bare = sum(not plan.groups for plan in report.plans)
    detail = lang.say("several.no_groups", count=bare, all=total.regions) if bare else ""
    yield Fact(lang.rupiah(total.budget.public), lang.say("report.cost", year=report.year), detail)
    yield _short(report, lang)
    yield _plans(report, lang)


def _covered(report: RegionsReport, lang: Language) -> Fact:
    """Participants of the workers; their percentage is told with the denominators that it mixes."""
    total, days = report.gaps.total, [found.as_of for found in report.gaps.regions]
    detail = lang.say(
        "several.covered.bases" if total.bases > 1 else "several.covered.detail",
        percent=total.coverage_in_year_percent,
        year=report.year,
        first=min(days),
        last=max(days),
        **({"bases": total.bases} if total.bases > 1 else {}),
    )
    label = lang.say("several.covered", workforce=total.workforce)
    return Fact(lang.people(total.participants), label, detail, "good")


def _short(report: RegionsReport, lang: Language) -> Fact:
    """What no fund covers: of the regions that publish their ceilings, and of how many nobody knows."""
    shortfalls = [found.shortfall for found in report.gaps.regions]
    known = [amount for amount in shortfalls if amount is not None]
    counts = {"unknown": len(shortfalls) - len(known), "detail": sum(amount > 0 for amount in known)}
    why = " ".join(
        lang.say(f"several.short.{name}", count=count, all=len(shortfalls)) for name, count in counts.items() if count
    )
    short, open_end = sum(known), counts["unknown"] > 0
    figure = lang.say("unknown") if open_end and not short else lang.rupiah(short)
    label = lang.say("report.short.least" if open_end and short else "report.short")
    return Fact(figure, label, why or lang.say("report.short.none"), "bad" if why else "good")


def _plans(report: RegionsReport, lang: Language) -> Fact:
    """How many of the province's regions are in these figures, and which are not."""
    count, without = _regions(report), report.gaps.without_plan
    if not _province(report):
        return Fact(str(count), lang.say("several.regions"), lang.say("several.regions.detail"))
    names = ", ".join(region.name for region in without)
    detail = lang.say("several.plans.missing", names=names) if without else lang.say("several.plans.all")
    return Fact(lang.say("several.of", count=count, all=count + len(without)), lang.say("several.plans"), detail)


def _about(report: RegionsReport, lang: Language) -> Page:
    """Which version computed it, and where the plans' fingerprints stand."""
    facts = (
        Remark(lang.say("report.about.tool"), f"ucj {report.gaps.ucj}"),
        Remark(lang.say("several.about.plans"), lang.say("several.about.print", count=len(report.plans))),
    )
    return Page(lang.say("report.about"), lang.say("report.about.none"), remarks=facts)
