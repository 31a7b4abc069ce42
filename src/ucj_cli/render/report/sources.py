"""The last chapters of a report: what to know, and what its figures stand on: inputs, method, tool and file."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from ucj_cli.engine.notes import each_once
from ucj_cli.engine.unit_cost import assumed_rows
from ucj_cli.law.tables import last_checked, membership_rule
from ucj_cli.plan_file.fields import localized
from ucj_cli.plan_file.group import group_in
from ucj_cli.plan_file.provenance import laid_over
from ucj_cli.plan_file.standing import standings
from ucj_cli.render.page import Chapter, Column, Remark, Row, Table
from ucj_cli.render.screens.parts import SHORT, remark
from ucj_cli.render.screens.reference import conditions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import date

    from ucj_cli.answers.base import PlanFile
    from ucj_cli.engine.report import Report
    from ucj_cli.i18n import Locale
    from ucj_cli.law.tables import RateRow
    from ucj_cli.plan_file.group import Group
    from ucj_cli.plan_file.model import Fund, Observation, Plan

WHOLE_YEAR = (1, 12)
METHOD = (
    *("numbers", "workforce", "coverage", "target", "gap", "groups", "contribution", "money", "short", "buys"),
    *("unpaid", "assumed"),
)
"""What the method says something about, in the order in which a figure comes about."""


def notes(report: Report, locale: Locale) -> Chapter:
    """Tell every note of the four answers once; what is short comes first, the sources have their own chapter."""
    answers = (report.gap, report.budget, report.afford, report.roadmap)
    found = each_once(note for answer in answers for note in answer.notes if note.code != "basis")
    ordered = sorted(found, key=lambda note: note.code not in SHORT)
    return Chapter(locale.text("report.know"), remarks=tuple(remark(note, locale) for note in ordered))


def basis(report: Report, locale: Locale) -> Chapter:
    """Tell all inputs of the plan, and the law, with their sources and standing."""
    rows = (
        *sections(report.plan, locale),
        *_funds(report.plan, locale),
        *_groups(report.plan, report.details.payer_names, locale),
        *_assumed_rates(report.plan, locale),
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
    remarks = [Remark(locale.text("report.about.tool"), f"ucj {report.gap.ucj}")]
    for path, sha256 in files_of(plan, locale) if plan else [("", "")]:
        remarks.append(Remark(locale.text("report.about.plan"), path))
        remarks.append(Remark(locale.text("report.about.print"), sha256))
    return about_chapter(locale, *remarks)


def files_of(plan: PlanFile, locale: Locale) -> list[tuple[str, str]]:
    """List the plan's files as `PlanFile.files` does, its own with what was changed in it."""
    (_, sha256), *below = plan.files
    return [(changed(plan, locale), sha256), *below]


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


def _row(
    name: str, values: Iterator[str], origin: tuple[str | None, str], locale: Locale, laid: Sequence[str] = ()
) -> Row:
    """Return the line of one input with the source and standing that are its *origin*, but not of what was *laid* over.

    What names no source is not said to be published.
    """
    source, status = origin
    standing = locale.text(f"standing.{status}") if source or status == "assumed" else ""
    told = source or locale.text("no_source")
    if laid:
        told = f"{told}; {locale.text('input.laid_over', paths=', '.join(laid))}"
        standing = f"{standing}; {locale.text('input.laid_over.standing')}" if status != "assumed" else standing
    return Row((name, "; ".join(values), told, standing))


def _by_year(values: Mapping[int, Any], write: Callable[[Any], str]) -> Iterator[str]:
    return (f"{year}: {write(value)}" for year, value in sorted(values.items()))


def sections(plan: Plan, locale: Locale) -> Iterator[Row]:
    """List workforce, all that was observed, and targets."""
    workforce, targets = plan.workforce, plan.targets
    origin, laid = (workforce.source, workforce.status), laid_over(plan, "workforce")
    yield _row(locale.text("input.workforce"), _workforce(plan, locale), origin, locale, laid)
    for day, seen, _ in standings(plan):
        yield _row(locale.text("input.coverage"), _observed(day, seen, locale), (seen.source, seen.status), locale)
    origin, laid = (targets.source, targets.status), laid_over(plan, "targets")
    yield _row(locale.text("input.targets"), _targets(plan, locale), origin, locale, laid)


def _workforce(plan: Plan, locale: Locale) -> Iterator[str]:
    yield from _by_year(plan.workforce.size, locale.people)
    yield locale.text("input.growth", percent=plan.workforce.growth_percent)


def _observed(day: date, seen: Observation, locale: Locale) -> Iterator[str]:
    if seen.percent is not None:
        yield locale.percent(seen.percent)
    if seen.participants is not None:
        yield locale.text("input.participants", people=seen.participants)
    yield locale.date(day)


def _targets(plan: Plan, locale: Locale) -> Iterator[str]:
    yield from _by_year(plan.targets.percent, locale.percent)
    yield from _by_year(plan.targets.participants, lambda people: locale.text("input.participants", people=people))
    yield locale.text(f"input.path.{plan.targets.path}")


def _funds(plan: Plan, locale: Locale) -> Iterator[Row]:
    for name, fund in plan.funds.items():
        status = "published" if fund.ceiling else "unknown"
        laid = laid_over(plan, "funds", name)
        yield _row(localized(fund.name, locale) or name, _fund(fund, locale), (fund.source, status), locale, laid)


def _fund(fund: Fund, locale: Locale) -> Iterator[str]:
    if not fund.ceiling:
        yield locale.text("input.no_ceiling")
    yield from _by_year(fund.ceiling, locale.rupiah)
    if fund.ceiling and fund.growth_percent is not None:
        yield locale.text("input.growth", percent=fund.growth_percent)
    if fund.carry_over:
        yield locale.text("input.carry_over")
    if fund.spent:
        yield locale.text("input.spent", years=", ".join(_by_year(fund.spent, locale.rupiah)))
    if fund.shared:
        yield locale.text("input.shared", name=fund.shared)
    if fund.half_price:
        yield locale.text("input.half_price")


def _groups(plan: Plan, payers: Mapping[str, str], locale: Locale) -> Iterator[Row]:
    for i, group in enumerate(plan.groups):
        name, laid = localized(group.name, locale) or group.id, laid_over(plan, "groups", i)
        yield _row(name, _group(group, payers, locale), (group.source, group.status), locale, laid)
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
    for day, people in sorted(group.observed.items()):
        yield f"{locale.date(day)}: {locale.text('input.participants', people=people)}"
    yield f"{group.segment.upper()} {', '.join(name.upper() for name in group.programmes)}"
    yield locale.text("input.paid_by", payer=payers.get(group.payer, group.payer))
    yield from _earnings(group, locale)
    yield from _enrolment(group, locale)
    for year in sorted(group.changes):
        changes = _changes(group, year, payers, locale)
        yield locale.text("input.from_year", year=year, changes=", ".join(changes))
    if group.tags:
        yield ", ".join(f"{name}: {value}" for name, value in group.tags.items())


def _earnings(group: Group, locale: Locale) -> Iterator[str]:
    """Tell what decides the base of a contribution."""
    if group.wage is not None:
        yield locale.text("input.wage", rupiah=group.wage, risk=group.risk_class)
    if group.labour_intensive:
        yield locale.text("input.labour_intensive")
    if group.income:
        yield locale.text("input.income", rupiah=group.income)
    if group.growth_percent:
        yield locale.text("input.growth", percent=group.growth_percent)
    if group.sector == "transport":
        yield locale.text("input.transport")


def _changes(group: Group, year: int, payers: Mapping[str, str], locale: Locale) -> Iterator[str]:
    """Tell what is different in a group from *year* on."""
    now, keys = group_in(group, year, year), group.changes[year].model_fields_set
    for of, text in _terms(now, payers, locale):
        if not keys.isdisjoint(of):
            yield text


def _terms(group: Group, payers: Mapping[str, str], locale: Locale) -> Iterator[tuple[tuple[str, ...], str]]:
    """Tell all that may change in a group, what holds by default too; before each text the keys that it is of."""
    yield ("programmes",), ", ".join(name.upper() for name in group.programmes)
    yield ("paid_by",), locale.text("input.paid_by", payer=payers.get(group.payer, group.payer))
    yield ("wage", "risk_class"), locale.text("input.wage", rupiah=group.wage or 0, risk=group.risk_class)
    yield ("income",), locale.text("input.income", rupiah=group.income)
    yield ("sector",), locale.text("input.transport" if group.sector == "transport" else "input.other_sector")
    industry = "input.labour_intensive" if group.labour_intensive else "input.other_industry"
    yield ("labour_intensive",), locale.text(industry)
    yield ("priority",), locale.text("input.priority", number=group.priority or 0)
    yield ("months",), locale.text("input.months", first=group.months.first, last=group.months.last)
    yield ("pass_rate_percent",), locale.text("input.pass_rate", percent=group.pass_rate_percent or Decimal(0))
    yield ("lapse_percent",), locale.text("input.lapse", percent=group.lapse_percent)


def _enrolment(group: Group, locale: Locale) -> Iterator[str]:
    """Tell how many of a group are to be enrolled, when, and how many names or participants are lost."""
    if group.planned:
        yield locale.text("input.planned", years=", ".join(_by_year(group.planned, locale.people)))
    if group.enrol_from:
        months = ", ".join(_by_year(group.enrol_from, locale.month_name))
        yield locale.text("input.enrol_from", months=months)
    if group.priority is not None:
        yield locale.text("input.priority", number=group.priority)
    if (group.months.first, group.months.last) != WHOLE_YEAR:
        yield locale.text("input.months", first=group.months.first, last=group.months.last)
    if group.pass_rate_percent is not None:
        yield locale.text("input.pass_rate", percent=group.pass_rate_percent)
    if group.lapse_percent:
        yield locale.text("input.lapse", percent=group.lapse_percent)


def _assumed_rates(plan: Plan, locale: Locale) -> Iterator[Row]:
    """List the rates that the plan assumes, and no law has ordered."""
    for row in assumed_rows(plan):
        name = locale.text("input.assumed_rate", segment=row.segment.upper(), programme=row.programme.upper())
        yield _row(name, _rate(row, locale), (row.regulation or None, "assumed"), locale)


def _rate(row: RateRow, locale: Locale) -> Iterator[str]:
    yield locale.rupiah(row.rupiah) if row.rupiah is not None else locale.percent(row.percent or Decimal(0))
    yield locale.text("input.from_month", month=row.start)
    if row.end is not None:
        yield locale.text("input.until_month", month=row.end)
    yield locale.text(f"owed.{row.payer}")
    yield from conditions(dict(row.conditions), locale)


def law(locale: Locale) -> Row:
    """Return the line of the law."""
    value = locale.text("input.law.value", day=last_checked())
    return Row((locale.text("input.law"), value, locale.text("input.law.source"), locale.text("standing.published")))
