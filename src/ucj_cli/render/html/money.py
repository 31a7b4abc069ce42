"""The pictures of money: columns by month, and each fund against its ceiling."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from ucj_cli.render.html.chart import BOLD_LETTERS, bar, frame, hatching, named, place, rule, short, steps, text, unit
from ucj_cli.render.html.elements import element
from ucj_cli.render.html.words import legend

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from ucj_cli.answers.base import Payer
    from ucj_cli.answers.money import BudgetMonth
    from ucj_cli.engine.report import Report
    from ucj_cli.i18n import Locale

LEFT, RIGHT, MONTHS = 8, 100, 12
TOP, PLOT, HEIGHT = 34, 190, 252
KINDS = 4
"""How many kinds of filling there are; a fifth fund looks like the first."""
FUND = 104
"""The height of a fund: its name, its bar, and three lines of words."""


def months(report: Report, locale: Locale, where: str) -> list[Element]:
    """Public money in each month, one filling a fund."""
    budget = report.budget
    funds = [payer.id for payer in budget.payers if payer.kind == "public" and payer.need]
    if not funds:
        return [element("p", locale.text("picture.months.none"))]
    sums = [sum(month.payers.get(fund, 0) for fund in funds) for month in budget.months]
    facts = {"rupiah": sum(sums), "most": max(sums), "month": sums.index(max(sums)) + 1}
    desc = f"{locale.text('picture.months.desc', **facts)} {where}"
    scale = steps(max(sums))
    shapes = [hatching("hatch-part", "part"), *_scale(scale, locale)]
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
    """One month's funds on top of each other."""
    parts = [month.payers.get(fund, 0) for fund in funds]
    slot, name = month.month - 1, locale.month_name(month.month)
    heights = [rupiah * PLOT // most for rupiah in accumulate(parts, initial=0)]
    left, width = place(slot * 20 + 3, MONTHS * 20, LEFT, RIGHT), place(14, MONTHS * 20, 0, RIGHT - LEFT)
    for i, rupiah in enumerate(parts):
        told = f"{name}: {locale.rupiah(rupiah)}"
        down = TOP + PLOT - heights[i + 1]
        yield named(bar(left, down, width, heights[i + 1] - heights[i], f"part-{i % KINDS}"), told)
    yield text(name[:3], place(slot * 2 + 1, MONTHS * 2, LEFT, RIGHT), TOP + PLOT + 20, anchor="middle", kind="quiet")


def funds(report: Report, locale: Locale, where: str) -> list[Element]:
    """What each fund needs, as a bar; its ceiling as a line across it; what is beyond it, hatched."""
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
    yield text(short(name, BOLD_LETTERS), "0%", top + 16, kind="name")
    if payer.ceiling is None:
        has = locale.text("picture.unsure")
        yield bar("0%", top + 24, place(payer.need, most), 16, "unsure")
    else:
        has = locale.text("picture.has", ceiling=payer.ceiling)
        within, ceiling = place(min(payer.need, payer.ceiling), most), place(payer.ceiling, most)
        yield bar("0%", top + 24, within, 16, "covered")
        yield bar(within, top + 24, place(payer.shortfall or 0, most), 16, "missing")
        yield element("line", x1=ceiling, x2=ceiling, y1=str(top + 20), y2=str(top + 44), class_="ceiling")
    yield text(locale.text("picture.needs", need=payer.need), "0%", top + 56)
    yield text(has, "0%", top + 73)
    if payer.shortfall:
        yield text(locale.text("picture.short", rupiah=payer.shortfall), "0%", top + 90, kind="bad")
