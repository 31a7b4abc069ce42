"""The last chapters: what to know, what the figures stand on, how they are computed, by which tool from which file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ucj_cli.law.tables import membership_rule
from ucj_cli.render.page import Page, Remark
from ucj_cli.render.report.inputs import inputs
from ucj_cli.render.screens.remarks import SHORT, remark

if TYPE_CHECKING:
    from ucj_cli.engine.report import Report
    from ucj_cli.i18n import Locale

METHOD = (
    *("numbers", "workforce", "coverage", "target", "gap", "groups", "contribution", "money", "short", "buys"),
    *("unpaid", "assumed"),
)
"""What the method says something about, in the order in which a figure comes about."""


def know(report: Report, locale: Locale) -> Page:
    """Every note of the four answers, once; what is short comes first, the sources stand in their own chapter."""
    answers = (report.gap, report.budget, report.afford, report.roadmap)
    notes = {note.text: note for answer in answers for note in answer.notes if note.code != "basis"}
    ordered = sorted(notes.values(), key=lambda note: note.code not in SHORT)
    return Page(locale.text("report.know"), remarks=tuple(remark(note, locale) for note in ordered))


def basis(report: Report, locale: Locale) -> Page:
    """The inputs, with their sources and standing."""
    return Page(locale.text("report.basis"), tables=(inputs(report, locale),))


def method(locale: Locale) -> Page:
    """How the figures are computed, in a page."""
    months = membership_rule("bpu_inactive_after_unpaid_months")
    texts = (
        Remark(locale.text(f"method.{name}"), locale.text(f"method.{name}.text", months=months)) for name in METHOD
    )
    return Page(locale.text("report.method"), remarks=tuple(texts))


def about(report: Report, locale: Locale) -> Page:
    """Which version computed it, from which bytes."""
    plan = report.gap.plan
    facts = {"tool": f"ucj {report.gap.ucj}", "plan": plan.path if plan else "", "print": plan.sha256 if plan else ""}
    remarks = [Remark(locale.text(f"report.about.{name}"), text) for name, text in facts.items()]
    return Page(locale.text("report.about"), locale.text("report.about.none"), remarks=tuple(remarks))
