"""The pictures that rank regions: by coverage, with each one's target, and by the people that they lack.

A picture of many regions comes in parts that follow each other: a page of paper has room for one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ucj_cli.render.html.chart import frame, named, place, short
from ucj_cli.render.html.elements import element
from ucj_cli.render.html.people import row
from ucj_cli.render.html.words import legend
from ucj_cli.render.report.regions_tables import numbers, ordered

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from ucj_cli.engine.report import RegionsReport
    from ucj_cli.i18n import Locale
    from ucj_cli.render.report.regions_tables import Region

ROW = 38
"""The height of a region: its name, and a bar under it."""
PART = 22
"""How many regions a part of a picture has."""
ROOM = 24
"""How many letters of a name stand before the number of its denominator."""


def rank(report: RegionsReport, locale: Locale) -> list[Element]:
    """Coverage as bars, the highest first; the target as a line across each; an assumed denominator as a hollow bar."""
    found = ordered(report, "coverage")
    most = max(10_000, *(int(region.gap.coverage_in_year_percent * 100) for region in found))
    bases = numbers(report)
    rows: list[list[Element]] = []
    for i, region in enumerate(found):
        covered, name = region.gap.coverage_in_year_percent, region.gap.region.name
        if len(bases) > 1:
            name = f"{short(name, ROOM)} [{bases[region.gap.basis]}]"
        kind = "unsure" if region.assumed else "covered"
        bar = row(name, locale.percent(covered), place(int(covered * 100), most), kind, _top(i))
        rows.append([*bar, _target(region, most, _top(i), locale.text("picture.target", year=report.year), locale)])
    first, last = found[0].gap, found[-1].gap
    facts = {"most": first.coverage_in_year_percent, "least": last.coverage_in_year_percent}
    desc = locale.text("picture.rank.desc", first=first.region.name, last=last.region.name, **facts)
    warning = [locale.text("picture.rank.bases", bases=len(bases))] if len(bases) > 1 else []
    marks = {"covered": "rank.published", "unsure": "rank.assumed", "ceiling": "target"}
    title = locale.text("picture.rank", year=report.year)
    return [
        *(element("p", words, class_="note") for words in warning),
        *_frames("rank-picture", title, " ".join([desc, *warning]), rows, locale),
        legend((kind, locale.text(f"picture.{name}", year=report.year)) for kind, name in marks.items()),
    ]


def _top(i: int) -> int:
    """Where the *i*-th region stands in its part of the picture."""
    return i % PART * ROW


def _frames(name: str, title: str, desc: str, rows: list[list[Element]], locale: Locale) -> Iterator[Element]:
    """A picture of all *rows*, in as many parts as they need."""
    for first in range(0, len(rows), PART):
        part = rows[first : first + PART]
        span = locale.text("picture.part", first=first + 1, last=first + len(part), count=len(rows))
        called = title if len(part) == len(rows) else f"{title} {span}"
        shapes = (shape for shapes in part for shape in shapes)
        yield frame(f"{name}-{first // PART + 1}", called, desc, len(part) * ROW, shapes)


def _target(region: Region, most: int, top: int, name: str, locale: Locale) -> Element:
    """A line across a region's bar where its target is."""
    aim = region.gap.target_percent
    x = place(int(aim * 100), most)
    line = element("line", x1=x, x2=x, y1=str(top + 19), y2=str(top + 37), class_="ceiling")
    return named(line, f"{name}: {locale.percent(aim)}")


def lack(report: RegionsReport, locale: Locale) -> list[Element]:
    """The people to enrol, the region that lacks most first."""
    found = ordered(report, "gap")
    most = found[0].gap
    if not most.gap:
        return [element("p", locale.text("picture.groups.none"))]
    rows = [
        list(row(gap.region.name, locale.people(gap.gap), place(gap.gap, most.gap), "todo", _top(i)))
        for i, gap in enumerate(region.gap for region in found)
    ]
    facts = {"people": report.gaps.total.gap, "region": most.region.name, "most": most.gap}
    title = locale.text("picture.lack", year=report.year)
    return list(_frames("lack-picture", title, locale.text("picture.lack.desc", **facts), rows, locale))
