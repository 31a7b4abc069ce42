"""The pictures of people: how many each group still lacks, and how far the money leads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ucj_cli.render.html.chart import LETTERS, bar, frame, named, place, short, text
from ucj_cli.render.html.elements import element

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from ucj_cli.engine.report import Report
    from ucj_cli.i18n import Locale
    from ucj_cli.render.page import Segment

ROW = 44
"""The height of a row: a name, and a bar under it."""
MOST_GROUPS = 20
STRIP = 28


def strip(parts: tuple[Segment, ...]) -> Element:
    """All workers as one bar: covered, to enrol, beyond the target. Its words stand beside it."""
    whole, before, shapes = sum(part.people for part in parts), 0, []
    for part in parts:
        strip_part = bar(place(before, whole), 0, place(part.people, whole), STRIP, part.tone)
        shapes.append(named(strip_part, part.legend))
        before += part.people
    return element("svg", *shapes, width="100%", height=str(STRIP), aria_hidden="true", class_="strip")


def groups(report: Report, locale: Locale, where: str) -> list[Element]:
    """The people to enrol, the largest group first."""
    missing = sorted((group for group in report.gap.groups if group.new), key=lambda group: -group.new)
    if not missing:
        return [element("p", locale.text("picture.groups.none"))]
    most = missing[0]
    facts = {"people": sum(group.new for group in missing), "group": most.name, "most": most.new}
    shapes = [
        shape
        for i, group in enumerate(missing[:MOST_GROUPS])
        for shape in row(group.name, locale.people(group.new), place(group.new, most.new), "todo", i * ROW)
    ]
    desc = f"{locale.text('picture.groups.desc', **facts)} {where}"
    height = min(len(missing), MOST_GROUPS) * ROW
    return [frame("groups-picture", locale.text("picture.groups", year=report.year), desc, height, shapes)]


def buys(report: Report, locale: Locale, where: str) -> list[Element]:
    """Coverage today, with the money there is, with those who pay for themselves, and what is asked."""
    gap, afford = report.gap, report.afford
    levels = {
        "now": (gap.coverage_in_year_percent, "covered"),
        "reached": (afford.coverage_reached_percent, "covered"),
        "others": (afford.coverage_with_others_percent, "unsure"),
        "target": (gap.target_percent, "aim"),
    }
    most = max(100, *(int(percent * 100) for percent, _ in levels.values()))
    shapes = [
        shape
        for i, (name, (percent, kind)) in enumerate(levels.items())
        for shape in row(
            locale.text(f"picture.{name}", year=report.year),
            locale.percent(percent),
            place(int(percent * 100), most),
            kind,
            i * ROW,
        )
    ]
    facts = {name: percent for name, (percent, _) in levels.items()}
    desc = f"{locale.text('picture.buys.desc', **facts)} {where}"
    title = locale.text("picture.buys", year=report.year)
    return [frame("buys-picture", title, desc, len(levels) * ROW, shapes)]


def row(name: str, value: str, width: str, kind: str, top: int) -> Iterator[Element]:
    """A name and its value, *top* pixels down, over a bar."""
    yield text(short(name, LETTERS - len(value)), "0%", top + 16)
    yield text(value, "100%", top + 16, anchor="end", kind="value")
    yield bar("0%", top + 22, "100%", 12, "track")
    yield named(bar("0%", top + 22, width, 12, kind), f"{name}: {value}")
