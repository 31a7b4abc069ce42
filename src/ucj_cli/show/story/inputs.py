"""The plan's inputs as a table: what was put in, where it was read, whether somebody published it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ucj_cli.plan.model import told
from ucj_cli.rates.law import last_checked
from ucj_cli.show.page import Column, Row, Table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from ucj_cli.answers.report import Report
    from ucj_cli.language import Language
    from ucj_cli.plan.model import Fund, Group, Plan

WHOLE_YEAR = (1, 12)


def inputs(report: Report, lang: Language) -> Table:
    """All inputs of the plan, and the law."""
    names = report.gap.payer_names
    rows = (*sections(report.plan, lang), *_funds(report.plan, lang), *_groups(report.plan, names, lang), law(lang))
    return Table(columns(lang), rows, lang.say("report.basis.table"))


def columns(lang: Language) -> tuple[Column, ...]:
    """What is told of an input."""
    return tuple(Column(lang.say(f"column.{head}"), number=False) for head in ("input", "value", "source", "standing"))


def _row(name: str, values: Iterator[str], source: str | None, status: str, lang: Language) -> Row:
    """One input; what names no source is not said to be published."""
    standing = lang.say(f"standing.{status}") if source or status == "assumed" else ""
    return Row((name, "; ".join(values), source or lang.say("no_source"), standing))


def _by_year(values: Mapping[int, Any], write: Callable[[Any], str]) -> Iterator[str]:
    return (f"{year}: {write(value)}" for year, value in sorted(values.items()))


def sections(plan: Plan, lang: Language) -> Iterator[Row]:
    """Workforce, coverage and targets."""
    for name, values in (("workforce", _workforce), ("coverage", _coverage), ("targets", _targets)):
        section = getattr(plan, name)
        yield _row(lang.say(f"input.{name}"), values(plan, lang), section.source, section.status, lang)


def _workforce(plan: Plan, lang: Language) -> Iterator[str]:
    yield from _by_year(plan.workforce.size, lang.people)
    yield lang.say("input.growth", percent=plan.workforce.growth_percent)


def _coverage(plan: Plan, lang: Language) -> Iterator[str]:
    coverage = plan.coverage
    if coverage.percent is not None:
        yield lang.percent(coverage.percent)
    if coverage.participants is not None:
        yield lang.say("input.participants", people=coverage.participants)
    yield lang.date(coverage.date)


def _targets(plan: Plan, lang: Language) -> Iterator[str]:
    yield from _by_year(plan.targets.percent, lang.percent)
    yield lang.say(f"input.path.{plan.targets.path}")


def _funds(plan: Plan, lang: Language) -> Iterator[Row]:
    for name, fund in plan.funds.items():
        status = "published" if fund.ceiling else "unknown"
        yield _row(told(fund.name, lang) or name, _fund(fund, lang), fund.source, status, lang)


def _fund(fund: Fund, lang: Language) -> Iterator[str]:
    if not fund.ceiling:
        yield lang.say("input.no_ceiling")
    yield from _by_year(fund.ceiling, lang.rupiah)
    if fund.half_price:
        yield lang.say("input.half_price")


def _groups(plan: Plan, payers: Mapping[str, str], lang: Language) -> Iterator[Row]:
    for group in plan.groups:
        name = told(group.name, lang) or group.id
        yield _row(name, _group(group, payers, lang), group.source, group.status, lang)
    if not plan.groups:
        yield Row((lang.say("input.no_groups"), lang.say("input.no_groups.value"), "", lang.say("standing.assumed")))


def _group(group: Group, payers: Mapping[str, str], lang: Language) -> Iterator[str]:
    if isinstance(group.workers, int):
        yield lang.say("input.workers", people=group.workers)
        yield lang.say("input.participants", people=group.participants or 0)
    else:
        yield lang.say("input.rest")
    yield f"{group.segment.upper()} {', '.join(name.upper() for name in group.programmes)}"
    yield lang.say("input.paid_by", payer=payers.get(group.payer, group.payer))
    if group.wage is not None:
        yield lang.say("input.wage", rupiah=group.wage, risk=group.risk_class)
    if group.labour_intensive:
        yield lang.say("input.labour_intensive")
    if group.income:
        yield lang.say("input.income", rupiah=group.income)
    if group.sector == "transport":
        yield lang.say("input.transport")
    yield from _enrolment(group, lang)


def _enrolment(group: Group, lang: Language) -> Iterator[str]:
    """How many of a group are to be enrolled, when, and how many names or participants are lost."""
    if group.planned:
        yield lang.say("input.planned", years=", ".join(_by_year(group.planned, lang.people)))
    if group.priority is not None:
        yield lang.say("input.priority", number=group.priority)
    if (group.months.first, group.months.last) != WHOLE_YEAR:
        yield lang.say("input.months", first=group.months.first, last=group.months.last)
    if group.pass_rate_percent is not None:
        yield lang.say("input.pass_rate", percent=group.pass_rate_percent)
    if group.lapse_percent:
        yield lang.say("input.lapse", percent=group.lapse_percent)


def law(lang: Language) -> Row:
    """What the law puts in."""
    value = lang.say("input.law.value", day=last_checked())
    return Row((lang.say("input.law"), value, lang.say("input.law.source"), lang.say("standing.published")))
