"""The pictures of bars: a region's people, how far the money leads, its months and funds; and regions by rank.

A picture of many regions comes in parts that follow each other: a page of paper has room for one.
"""

from __future__ import annotations

import math
from itertools import accumulate
from typing import TYPE_CHECKING

from ucj_cli.render.html.chart import (
    BOLD_LETTERS,
    LETTERS,
    bar,
    element,
    frame,
    hatching,
    legend,
    percent_x,
    rule,
    steps,
    text,
    truncate,
    unit,
    with_tooltip,
)
from ucj_cli.render.report.regions import numbers, ordered

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal
    from xml.etree.ElementTree import Element

    from ucj_cli.answers.base import Payer
    from ucj_cli.answers.money import BudgetMonth
    from ucj_cli.engine.report import RegionsReport, Report
    from ucj_cli.i18n import Locale
    from ucj_cli.render.page import Segment
    from ucj_cli.render.report.regions import Region

ROW = 44
"""The height of a row: a name, and a bar under it."""
MONEY = ("reached", "others")
"""What the money leads to, which may be less than there is today."""
AXIS = 24
MOST_GROUPS = 20
STRIP = 28
LEFT, RIGHT, MONTHS = 8, 100, 12
TOP, PLOT, HEIGHT = 34, 190, 252
HATCHED = {1: "slanting", 2: "level", 4: "crossed", 5: "upright"}
KINDS = 6
"""Which kinds of filling are hatched, the others being full and empty; a seventh fund looks like the first."""
FUND = 104
"""The height of a fund: its name, its bar, and three lines of words."""
REGION = 38
"""The height of a region: its name, and a bar under it."""
PART = 22
"""How many regions a part of a picture has."""
NAME_LETTERS = 24
"""How many letters of a name stand before the number of its denominator."""


def strip(parts: tuple[Segment, ...]) -> Element:
    """Draw all workers as one bar: covered, to enrol, beyond the target. Its words stand beside it."""
    whole, before = sum(part.people for part in parts), 0
    shapes = [hatching("hatch-todo", "todo")]
    for part in parts:
        strip_part = bar(percent_x(before, whole), 0, percent_x(part.people, whole), STRIP, part.tone)
        shapes.append(with_tooltip(strip_part, part.legend))
        before += part.people
    return element("svg", *shapes, width="100%", height=str(STRIP), aria_hidden="true", class_="strip")


def groups(report: Report, locale: Locale, where: str) -> list[Element]:
    """Draw the people to enrol, the largest group first."""
    missing = sorted((group for group in report.gap.groups if group.new), key=lambda group: -group.new)
    if not missing:
        return [element("p", locale.text("picture.groups.none"))]
    most = missing[0]
    facts = {"people": sum(group.new for group in missing), "group": most.name, "most": most.new}
    shapes = [
        shape
        for i, group in enumerate(missing[:MOST_GROUPS])
        for shape in row(group.name, locale.people(group.new), percent_x(group.new, most.new), "todo", i * ROW)
    ]
    desc = f"{locale.text('picture.groups.desc', **facts)} {where}"
    height = min(len(missing), MOST_GROUPS) * ROW
    drawn = [frame("groups-picture", locale.text("picture.groups", year=report.year), desc, height, shapes)]
    if others := missing[MOST_GROUPS:]:
        told = locale.text("picture.groups.others", count=len(others), people=sum(group.new for group in others))
        drawn.append(element("p", f"{told} {where}", class_="note"))
    return drawn


def buys(report: Report, locale: Locale, where: str) -> list[Element]:
    """Draw coverage today, with the money there is, with those who pay for themselves, and what is asked."""
    gap, afford = report.gap, report.afford
    levels = {
        "now": (gap.coverage_in_year_percent, "covered"),
        "reached": (afford.coverage_reached_percent, "covered"),
        "others": (afford.coverage_with_others_percent, "unsure"),
        "target": (gap.target_percent, "aim"),
    }
    facts = {name: percent for name, (percent, _) in levels.items()}
    scale, now = steps(max(100, *(math.ceil(percent) for percent in facts.values()))), facts["now"]
    shapes = [hatching("hatch-fall", "short")]
    for i, (name, (percent, kind)) in enumerate(levels.items()):
        words, value = locale.text(f"picture.{name}", year=report.year), locale.percent(percent)
        shapes += row(words, value, _length(percent, scale), kind, i * ROW)
        if name in MONEY and percent < now:
            shapes.append(bar(_length(percent, scale), i * ROW + 22, _length(now - percent, scale), 12, "fall"))
    shapes += _axis(scale, len(levels) * ROW, locale)
    desc = f"{locale.text('picture.buys.desc', **facts)} {where}"
    title = locale.text("picture.buys", year=report.year)
    drawn = [frame("buys-picture", title, desc, len(levels) * ROW + AXIS, shapes)]
    if min(facts[name] for name in MONEY) < now:
        drawn.append(legend([("fall", locale.text("picture.fall"))]))
    return drawn


def _length(percent: Decimal, scale: list[int]) -> str:
    return percent_x(int(percent * 100), scale[-1] * 100)


def _axis(scale: list[int], down: int, locale: Locale) -> Iterator[Element]:
    """Draw the scale that bars are measured by, from nothing to its last step."""
    yield rule(down)
    for step in scale:
        x = percent_x(step, scale[-1])
        yield element("line", x1=x, x2=x, y1=str(down), y2=str(down + 5), class_="grid")
    for step, anchor in ((0, "start"), (scale[-1], "end")):
        yield text(f"{locale.number(step)}%", percent_x(step, scale[-1]), down + 18, anchor=anchor, kind="quiet")


def row(name: str, value: str, width: str, kind: str, top: int) -> Iterator[Element]:
    """Draw a name and its value, *top* pixels down, over a bar."""
    yield text(truncate(name, LETTERS - len(value)), "0%", top + 16)
    yield text(value, "100%", top + 16, anchor="end", kind="value")
    yield bar("0%", top + 22, "100%", 12, "track")
    yield with_tooltip(bar("0%", top + 22, width, 12, kind), f"{name}: {value}")


def months(report: Report, locale: Locale, where: str) -> list[Element]:
    """Draw public money in each month, one filling a fund."""
    budget = report.budget
    funds = [payer.id for payer in budget.payers if payer.kind == "public" and payer.need]
    if not funds:
        return [element("p", locale.text("picture.months.none"))]
    sums = [sum(month.payers.get(fund, 0) for fund in funds) for month in budget.months]
    facts = {"rupiah": sum(sums), "most": max(sums), "month": sums.index(max(sums)) + 1}
    desc = f"{locale.text('picture.months.desc', **facts)} {where}"
    scale = steps(max(sums))
    patterns = (hatching(f"hatch-{kind}", f"part-{kind}", lines) for kind, lines in HATCHED.items())
    shapes = [*patterns, *_scale(scale, locale)]
    for month in budget.months:
        shapes += _column(month, funds, scale[-1], locale)
    keys = ((f"part-{i % KINDS}", report.details.payer_names[fund]) for i, fund in enumerate(funds))
    title = locale.text("picture.months", year=report.year)
    return [frame("months-picture", title, desc, HEIGHT, shapes), legend(keys)]


def _scale(scale: list[int], locale: Locale) -> Iterator[Element]:
    size = unit(scale[-1])
    if scale[1] % size:
        size //= 1000
    yield text(locale.text(f"unit.{size}"), "0%", 14, kind="quiet")
    for step in scale:
        down = TOP + PLOT - step * PLOT // scale[-1]
        yield rule(down, f"{LEFT}%")
        yield text(locale.number(step // size), f"{LEFT - 1}%", down + 4, anchor="end", kind="quiet")


def _column(month: BudgetMonth, funds: list[str], most: int, locale: Locale) -> Iterator[Element]:
    """Draw one month's funds on top of each other."""
    parts = [month.payers.get(fund, 0) for fund in funds]
    slot, name = month.month - 1, locale.month_name(month.month)
    heights = [rupiah * PLOT // most for rupiah in accumulate(parts, initial=0)]
    left, width = percent_x(slot * 20 + 3, MONTHS * 20, LEFT, RIGHT), percent_x(14, MONTHS * 20, 0, RIGHT - LEFT)
    for i, rupiah in enumerate(parts):
        tooltip = f"{name}: {locale.rupiah(rupiah)}"
        down = TOP + PLOT - heights[i + 1]
        yield with_tooltip(bar(left, down, width, heights[i + 1] - heights[i], f"part-{i % KINDS}"), tooltip)
    yield text(
        name[:3], percent_x(slot * 2 + 1, MONTHS * 2, LEFT, RIGHT), TOP + PLOT + 20, anchor="middle", kind="quiet"
    )


def funds(report: Report, locale: Locale, where: str) -> list[Element]:
    """Draw what each fund needs as a bar; its ceiling as a line across it; what is beyond it, hatched."""
    payers = [payer for payer in report.gap.payers if payer.is_fund]
    if not payers:
        return [element("p", locale.text("picture.funds.none"))]
    most = max([*(payer.need for payer in payers), *(payer.ceiling or 0 for payer in payers), 1])
    shapes = [hatching("hatch-short", "short")]
    for i, payer in enumerate(payers):
        shapes += _fund(payer, report.details.payer_names[payer.id], i * FUND, most, locale)
    desc = f"{locale.text('picture.funds.desc')} {where}"
    title = locale.text("picture.funds", year=report.year)
    keys = (("covered", "within"), ("missing", "beyond"), ("ceiling", "ceiling"), ("unsure", "unsure"))
    return [
        frame("funds-picture", title, desc, len(payers) * FUND, shapes),
        legend((kind, locale.text(f"picture.{name}")) for kind, name in keys),
    ]


def _fund(payer: Payer, name: str, top: int, most: int, locale: Locale) -> Iterator[Element]:
    yield text(truncate(name, BOLD_LETTERS), "0%", top + 16, kind="name")
    if payer.ceiling is None:
        has = locale.text("picture.unsure")
        yield bar("0%", top + 24, percent_x(payer.need, most), 16, "unsure")
    else:
        has = locale.text("picture.has", ceiling=payer.ceiling)
        within, ceiling = percent_x(min(payer.need, payer.ceiling), most), percent_x(payer.ceiling, most)
        yield bar("0%", top + 24, within, 16, "covered")
        yield bar(within, top + 24, percent_x(payer.shortfall or 0, most), 16, "missing")
        yield element("line", x1=ceiling, x2=ceiling, y1=str(top + 20), y2=str(top + 44), class_="ceiling")
    yield text(locale.text("picture.needs", need=payer.need), "0%", top + 56)
    yield text(has, "0%", top + 73)
    if payer.shortfall:
        yield text(locale.text("picture.short", rupiah=payer.shortfall), "0%", top + 90, kind="bad")


def rank(report: RegionsReport, locale: Locale, _where: str) -> list[Element]:
    """Draw coverage as bars, highest first, the target as a line across each, an assumed denominator hollow."""
    found = ordered(report, "coverage")
    most = max(10_000, *(int(region.gap.coverage_in_year_percent * 100) for region in found))
    bases = numbers(report)
    rows: list[list[Element]] = []
    for i, region in enumerate(found):
        covered, name = region.gap.coverage_in_year_percent, region.gap.region.name
        if len(bases) > 1:
            name = f"{truncate(name, NAME_LETTERS)} [{bases[region.gap.basis]}]"
        kind = "unsure" if region.assumed else "covered"
        bar = row(name, locale.percent(covered), percent_x(int(covered * 100), most), kind, _top(i))
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
    """Return where the *i*-th region stands in its part of the picture."""
    return i % PART * REGION


def _frames(name: str, title: str, desc: str, rows: list[list[Element]], locale: Locale) -> Iterator[Element]:
    """Draw all *rows*, in as many parts as they need."""
    for first in range(0, len(rows), PART):
        part = rows[first : first + PART]
        span = locale.text("picture.part", first=first + 1, last=first + len(part), count=len(rows))
        called = title if len(part) == len(rows) else f"{title} {span}"
        shapes = (shape for shapes in part for shape in shapes)
        yield frame(f"{name}-{first // PART + 1}", called, desc, len(part) * REGION, shapes)


def _target(region: Region, most: int, top: int, name: str, locale: Locale) -> Element:
    """Draw a line across a region's bar where its target is."""
    aim = region.gap.target_percent
    x = percent_x(int(aim * 100), most)
    line = element("line", x1=x, x2=x, y1=str(top + 19), y2=str(top + 37), class_="ceiling")
    return with_tooltip(line, f"{name}: {locale.percent(aim)}")


def lack(report: RegionsReport, locale: Locale, _where: str) -> list[Element]:
    """Draw the people to enrol, the region that lacks most first."""
    found = ordered(report, "gap")
    most = found[0].gap
    if not most.new:
        return [element("p", locale.text("picture.groups.none"))]
    rows = [
        list(row(gap.region.name, locale.people(gap.new), percent_x(gap.new, most.new), "todo", _top(i)))
        for i, gap in enumerate(region.gap for region in found)
    ]
    facts = {"people": report.gaps.total.new, "region": most.region.name, "most": most.new}
    title = locale.text("picture.lack", year=report.year)
    return list(_frames("lack-picture", title, locale.text("picture.lack.desc", **facts), rows, locale))
