"""What the workbook tells: the report's answers, and the steps behind them as the engine walked them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ucj_cli.engine.groups import funds_of, groups_of, population_of
from ucj_cli.engine.pathway import PathwayYear, first_year, pathway
from ucj_cli.engine.roadmap import roadmap
from ucj_cli.engine.targets import waypoints
from ucj_cli.engine.year import YearResult, year_result
from ucj_cli.errors import OutputError
from ucj_cli.plan_file.series import workforce_in
from ucj_cli.render.excel.law import Law, law_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from ucj_cli.answers.roadmap import RoadmapYear
    from ucj_cli.engine.report import Report
    from ucj_cli.i18n import Locale
    from ucj_cli.plan_file.model import Fund, Group, Plan

MOST_ROWS = 5_000
"""Groups x years: beyond that a spreadsheet takes longer to recalculate than anybody waits."""

MOST_WORKERS, MOST_WAGE, MOST_DECIMALS = 99_999_999, 999_999_999, 4
"""Within these every step of the method is exact in the binary fractions of a spreadsheet, of 15 digits."""

OTHERS = ("employer", "worker", "self")


class Model(NamedTuple):
    """The plan worked out: groups in their order, payers in theirs, the years that can be chosen, and the road."""

    report: Report
    lang: Locale
    groups: tuple[Group, ...]
    names: tuple[str, ...]
    funds: dict[str, Fund]
    payers: tuple[str, ...]
    years: range
    law: Law
    sizes: list[int]
    now: list[int]
    year: YearResult
    road: tuple[PathwayYear, ...]
    told: tuple[RoadmapYear, ...]

    @property
    def plan(self) -> Plan:
        """The plan."""
        return self.report.plan

    @property
    def as_of(self) -> int:
        """The year of today's coverage."""
        return self.plan.coverage.date.year

    @property
    def asked(self) -> tuple[RoadmapYear, ...]:
        """The years of the road that were asked for: its last ones."""
        return self.report.roadmap.years

    @property
    def years_of_targets(self) -> tuple[int, ...]:
        """The years for which there is a target, a workforce, or today's coverage."""
        return self.calendar(*self.plan.targets.percent, *self.plan.workforce.size, self.as_of)

    @property
    def years_of_funds(self) -> tuple[int, ...]:
        """The years for which a fund has a ceiling, or may get one."""
        return self.calendar(*(year for fund in self.funds.values() for year in fund.ceiling))

    @property
    def years_of_plans(self) -> tuple[int, ...]:
        """The years for which a headcount is planned, or may be."""
        return self.calendar(*(year for group in self.groups for year in group.planned))

    def calendar(self, *listed: int) -> tuple[int, ...]:
        """The years that can be chosen, and those for which the plan lists a number."""
        return tuple(sorted({*self.years, *listed}))

    @property
    def waypoints(self) -> dict[int, Decimal]:
        """The targets that the path runs through."""
        return waypoints(self.plan)


def model_of(report: Report, locale: Locale) -> Model:
    """Work out what the workbook tells of *report*.

    Raises:
        OutputError: it is more than a spreadsheet can recalculate, or recalculate exactly.
    """
    plan, last = report.plan, report.roadmap.years[-1].year
    groups, first = groups_of(plan), first_year(plan)
    years = range(min(report.year, first), max(report.year, last) + 1)
    _fits(plan, groups, years)
    funds = funds_of(plan)
    law = law_of(groups, funds, years)
    paying = {group.payer for group in groups} | {"worker" for owed in law.owed if owed.bearer == "worker"}
    asked, population = report.roadmap.years, population_of(plan)
    told = asked if asked[0].year == first else roadmap(plan, None, last, lang=locale.code).years
    return Model(
        report,
        locale,
        groups,
        tuple(group.name for group in report.gap.groups),
        funds,
        (*funds, *(payer for payer in OTHERS if payer in paying)),
        years,
        law,
        population.sizes,
        population.participants,
        year_result(population, report.year),
        tuple(pathway(population, last)),
        told,
    )


def _fits(plan: Plan, groups: Sequence[Group], years: range) -> None:
    if len(groups) * len(years) > MOST_ROWS:
        raise OutputError("workbook_rows", groups=len(groups), years=len(years), most=MOST_ROWS)
    people = [*plan.workforce.size.values(), workforce_in(plan.workforce, years[-1]), plan.coverage.participants or 0]
    people += [number for group in groups for number in (group.participants or 0, *group.planned.values())]
    if max(people) > MOST_WORKERS:
        raise OutputError("workbook_people", value=max(people), most=MOST_WORKERS)
    wages = [wage for group in groups for wage in (group.income, group.wage or 0)]
    if max(wages) > MOST_WAGE:
        raise OutputError("workbook_wage", value=max(wages), most=MOST_WAGE)
    for percent in _percentages(plan, groups):
        if percent != round(percent, MOST_DECIMALS):
            raise OutputError("workbook_decimals", value=percent, most=MOST_DECIMALS)


def _percentages(plan: Plan, groups: Sequence[Group]) -> list[Decimal]:
    """Every percentage of the plan that is multiplied with people in whole millionths."""
    coverage = plan.coverage.percent if plan.coverage.participants is None else None
    rates = [rate for group in groups for rate in (group.lapse_percent, group.pass_rate_percent)]
    return [percent for percent in [*plan.targets.percent.values(), coverage, *rates] if percent is not None]
