"""The picture of what is uncertain: from which to which public money each input leads alone, the widest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ucj_cli.render.html.chart import BOLD_LETTERS, bar, element, frame, legend, percent_x, text, truncate, with_tooltip

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from ucj_cli.answers.sweep import Swing
    from ucj_cli.engine.report import Report
    from ucj_cli.i18n import Locale

INPUT = 68
"""The height of an input: its name, its bar, and a line of words."""
MOST = 20
"""So many inputs are drawn, those that move most."""


def tornado(report: Report, locale: Locale, where: str) -> list[Element]:
    """Draw a bar from one end to the other of each input, and across it a line where the plan itself is."""
    drawn, own = report.swings[:MOST], report.roadmap.totals.budget.public
    ends = [rupiah for swing in drawn for rupiah in (swing.budget_public_low, swing.budget_public_high)]
    least, most = min(own, *ends), max(own, *ends)
    shapes = [shape for i, swing in enumerate(drawn) for shape in _input(swing, i * INPUT, (least, own, most), locale)]
    first = drawn[0]
    facts = {"path": first.path, "low": first.budget_public_low, "high": first.budget_public_high, "own": own}
    desc = f"{locale.text('picture.uncertain.desc', **facts)} {where}"
    years = {"first": report.roadmap.years[0].year, "last": report.roadmap.years[-1].year}
    keys = (("unsure", "low"), ("covered", "high"), ("ceiling", "own"))
    return [
        frame("uncertain-picture", locale.text("picture.uncertain", **years), desc, len(drawn) * INPUT, shapes),
        legend((kind, locale.text(f"picture.uncertain.{name}", own=own)) for kind, name in keys),
    ]


def _input(swing: Swing, top: int, scale: tuple[int, int, int], locale: Locale) -> Iterator[Element]:
    """Draw one input: hollow to where its lowest value leads, full to where its highest does."""
    least, own, most = scale
    yield text(truncate(swing.path, BOLD_LETTERS), "0%", top + 16, kind="name")
    for rupiah, kind in ((swing.budget_public_low, "unsure"), (swing.budget_public_high, "covered")):
        left, right = sorted((rupiah, own))
        shape = bar(percent_x(left - least, most - least), top + 24, percent_x(right - left, most - least), 16, kind)
        yield with_tooltip(shape, locale.rupiah(rupiah))
    x = percent_x(own - least, most - least)
    yield element("line", x1=x, x2=x, y1=str(top + 20), y2=str(top + 44), class_="ceiling")
    spans = {"low": swing.budget_public_low, "high": swing.budget_public_high}
    yield text(locale.text("picture.uncertain.span", **spans), "0%", top + 58)
