"""The last chapters of a report: what to know, and what its figures stand on: inputs, method, tool and file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ucj_cli.law.tables import last_checked, membership_rule
from ucj_cli.plan_file.fields import localized
from ucj_cli.render.page import Chapter, Column, Remark, Row, Table
from ucj_cli.render.screens.parts import SHORT, remark

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from ucj_cli.answers.base import PlanFile
    from ucj_cli.engine.report import Report
    from ucj_cli.i18n import Locale
    from ucj_cli.plan_file.group import Group
    from ucj_cli.plan_file.model import Fund, Plan

WHOLE_YEAR = (1, 12)
METHOD = (
    *("numbers", "workforce", "coverage", "target", "gap", "groups", "contribution", "money", "short", "buys"),
    *("unpaid", "assumed"),
)
"""What the method says something about, in the order in which a figure comes about."""


def notes(report: Report, locale: Locale) -> Chapter:
    """Tell every note of the four answers once; what is short comes first, the sources have their own chapter."""
    answers = (report.gap, report.budget, report.afford, report.roadmap)
    found = {note.text: note for answer in answers for note in answer.notes if note.code != "basis"}
    ordered = sorted(found.values(), key=lambda note: note.code not in SHORT)
    return Chapter(locale.text("report.know"), remarks=tuple(remark(note, locale) for note in ordered))


def basis(report: Report, locale: Locale) -> Chapter:
    """Tell all inputs of the plan, and the law, with their sources and standing."""
    rows = (
        *sections(report.plan, locale),
        *_funds(report.plan, locale),
        *_groups(report.plan, report.details.payer_names, locale),
        law(locale),
    )
    table = Table(columns(locale), rows, locale.text("report.basis.table"))
    return Chapter(locale.text("report.basis"), tables=(table,))


def method(locale: Locale) -> Chapter:
    """Tell how the figures are computed."""
    months = membership_rule("bpu_inactive_after_unpaid_months")
    texts = (
        Remark(locale.text(f"method.{name}"), locale.text(f"method.{name}.text", months=months)) for name in METHOD
    )
    return Chapter(locale.text("report.method"), remarks=tuple(texts))


def about(report: Report, locale: Locale) -> Chapter:
    """Tell which version computed it, from which bytes."""
    plan = report.gap.plan
    return about_chapter(
        locale,
        Remark(locale.text("report.about.tool"), f"ucj {report.gap.ucj}"),
        Remark(locale.text("report.about.plan"), changed(plan, locale) if plan else ""),
        Remark(locale.text("report.about.print"), plan.sha256 if plan else ""),
    )


def changed(plan: PlanFile, locale: Locale) -> str:
    """Name a plan's file, and what was changed in it for this report."""
    changes = (locale.text("report.about.changed", setting=setting) for setting in plan.set)
    return "; ".join([plan.path, *changes])


def about_chapter(locale: Locale, *remarks: Remark) -> Chapter:
    """Close a report by *remarks* on where it comes from."""
    return Chapter(locale.text("report.about"), locale.text("report.about.none"), remarks=remarks)


def columns(locale: Locale) -> tuple[Column, ...]:
    """Return the columns of a table of inputs."""
    return tuple(
        Column(locale.text(f"column.{head}"), number=False) for head in ("input", "value", "source", "standing")
    )


def _row(name: str, values: Iterator[str], source: str | None, status: str, locale: Locale) -> Row:
    """Return the line of one input; what names no source is not said to be published."""
    standing = locale.text(f"standing.{status}") if source or status == "assumed" else ""
    return Row((name, "; ".join(values), source or locale.text("no_source"), standing))


def _by_year(values: Mapping[int, Any], write: Callable[[Any], str]) -> Iterator[str]:
    return (f"{year}: {write(value)}" for year, value in sorted(values.items()))


def sections(plan: Plan, locale: Locale) -> Iterator[Row]:
    """List workforce, coverage and targets."""
    for name, values in (("workforce", _workforce), ("coverage", _coverage), ("targets", _targets)):
        section = getattr(plan, name)
        yield _row(locale.text(f"input.{name}"), values(plan, locale), section.source, section.status, locale)


def _workforce(plan: Plan, locale: Locale) -> Iterator[str]:
    yield from _by_year(plan.workforce.size, locale.people)
    yield locale.text("input.growth", percent=plan.workforce.growth_percent)


def _coverage(plan: Plan, locale: Locale) -> Iterator[str]:
    coverage = plan.coverage
    if coverage.percent is not None:
        yield locale.percent(coverage.percent)
    if coverage.participants is not None:
        yield locale.text("input.participants", people=coverage.participants)
    yield locale.date(coverage.date)


def _targets(plan: Plan, locale: Locale) -> Iterator[str]:
    yield from _by_year(plan.targets.percent, locale.percent)
    yield locale.text(f"input.path.{plan.targets.path}")


def _funds(plan: Plan, locale: Locale) -> Iterator[Row]:
    for name, fund in plan.funds.items():
        status = "published" if fund.ceiling else "unknown"
        yield _row(localized(fund.name, locale) or name, _fund(fund, locale), fund.source, status, locale)


def _fund(fund: Fund, locale: Locale) -> Iterator[str]:
    if not fund.ceiling:
        yield locale.text("input.no_ceiling")
    yield from _by_year(fund.ceiling, locale.rupiah)
    if fund.half_price:
        yield locale.text("input.half_price")


def _groups(plan: Plan, payers: Mapping[str, str], locale: Locale) -> Iterator[Row]:
    for group in plan.groups:
        name = localized(group.name, locale) or group.id
        yield _row(name, _group(group, payers, locale), group.source, group.status, locale)
    if not plan.groups:
        yield Row(
            (locale.text("input.no_groups"), locale.text("input.no_groups.value"), "", locale.text("standing.assumed"))
        )


def _group(group: Group, payers: Mapping[str, str], locale: Locale) -> Iterator[str]:
    if isinstance(group.workers, int):
        yield locale.text("input.workers", people=group.workers)
        yield locale.text("input.participants", people=group.participants or 0)
    else:
        yield locale.text("input.rest")
    yield f"{group.segment.upper()} {', '.join(name.upper() for name in group.programmes)}"
    yield locale.text("input.paid_by", payer=payers.get(group.payer, group.payer))
    if group.wage is not None:
        yield locale.text("input.wage", rupiah=group.wage, risk=group.risk_class)
    if group.labour_intensive:
        yield locale.text("input.labour_intensive")
    if group.income:
        yield locale.text("input.income", rupiah=group.income)
    if group.sector == "transport":
        yield locale.text("input.transport")
    yield from _enrolment(group, locale)


def _enrolment(group: Group, locale: Locale) -> Iterator[str]:
    """Tell how many of a group are to be enrolled, when, and how many names or participants are lost."""
    if group.planned:
        yield locale.text("input.planned", years=", ".join(_by_year(group.planned, locale.people)))
    if group.priority is not None:
        yield locale.text("input.priority", number=group.priority)
    if (group.months.first, group.months.last) != WHOLE_YEAR:
        yield locale.text("input.months", first=group.months.first, last=group.months.last)
    if group.pass_rate_percent is not None:
        yield locale.text("input.pass_rate", percent=group.pass_rate_percent)
    if group.lapse_percent:
        yield locale.text("input.lapse", percent=group.lapse_percent)


def law(locale: Locale) -> Row:
    """Return the line of the law."""
    value = locale.text("input.law.value", day=last_checked())
    return Row((locale.text("input.law"), value, locale.text("input.law.source"), locale.text("standing.published")))
