"""The last chapters: what to know, what the figures stand on, how they are computed, by which tool from which file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ucj_cli.rates.law import membership_rule
from ucj_cli.show.page import Page, Remark
from ucj_cli.show.remarks import SHORT, remark
from ucj_cli.show.story.inputs import inputs

if TYPE_CHECKING:
    from ucj_cli.answers.report import Report
    from ucj_cli.language import Language

METHOD = (
    *("numbers", "workforce", "coverage", "target", "gap", "groups", "contribution", "money", "short", "buys"),
    *("unpaid", "assumed"),
)
"""What the method says something about, in the order in which a figure comes about."""


def know(report: Report, lang: Language) -> Page:
    """Every note of the four answers, once; what is short comes first, the sources stand in their own chapter."""
    answers = (report.gap, report.budget, report.afford, report.roadmap)
    notes = {note.text: note for answer in answers for note in answer.notes if note.code != "basis"}
    ordered = sorted(notes.values(), key=lambda note: note.code not in SHORT)
    return Page(lang.say("report.know"), remarks=tuple(remark(note, lang) for note in ordered))


def basis(report: Report, lang: Language) -> Page:
    """The inputs, with their sources and standing."""
    return Page(lang.say("report.basis"), tables=(inputs(report, lang),))


def method(lang: Language) -> Page:
    """How the figures are computed, in a page."""
    months = membership_rule("bpu_inactive_after_unpaid_months")
    texts = (Remark(lang.say(f"method.{name}"), lang.say(f"method.{name}.text", months=months)) for name in METHOD)
    return Page(lang.say("report.method"), remarks=tuple(texts))


def about(report: Report, lang: Language) -> Page:
    """Which version computed it, from which bytes."""
    plan = report.gap.plan
    facts = {"tool": f"ucj {report.gap.ucj}", "plan": plan.path if plan else "", "print": plan.sha256 if plan else ""}
    remarks = [Remark(lang.say(f"report.about.{name}"), text) for name, text in facts.items()]
    return Page(lang.say("report.about"), lang.say("report.about.none"), remarks=tuple(remarks))
