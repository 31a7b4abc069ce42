"""What the workbook tells: the report's answers, the engine's steps behind them, and the law over the years."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ucj_cli.engine.groups import funds_of, groups_of, population_of
from ucj_cli.engine.pathway import first_year, pathway
from ucj_cli.engine.roadmap import roadmap
from ucj_cli.engine.unit_cost import assumed_rows, paid_terms
from ucj_cli.engine.year import year_result
from ucj_cli.errors import OutputError
from ucj_cli.law.contribution import contributions_due
from ucj_cli.law.month import Month
from ucj_cli.law.tables import Bands, Ceiling, band_tables, ceilings, contributions, first_month
from ucj_cli.plan_file.series import workforce_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ucj_cli.answers.gap import Gap, GapGroup
    from ucj_cli.answers.roadmap import RoadmapYear
    from ucj_cli.engine.report import Report
    from ucj_cli.engine.year import YearResult
    from ucj_cli.i18n import Locale
    from ucj_cli.law.contribution import Bearer, Terms
    from ucj_cli.law.tables import RateRow
    from ucj_cli.plan_file.group import Group
    from ucj_cli.plan_file.model import Fund, Plan

MOST_ROWS = 5_000
"""Groups x years: beyond that a spreadsheet takes longer to recalculate than anybody waits."""

MOST_WORKERS, MOST_WAGE, MOST_DECIMALS = 99_999_999, 999_999_999, 4
"""Within these every step of the method is exact in the binary fractions of a spreadsheet, of 15 digits."""

OTHERS = ("employer", "worker", "self")


class YearGroups(NamedTuple):
    """The groups of one year: as the answer lists them, the people they began with, and what the engine worked out."""

    answers: tuple[GapGroup, ...]
    starts: list[int]
    result: YearResult

    @property
    def first(self) -> list[int]:
        """What each planned headcount still lacks, as far as there are people for it: it is filled first."""
        return [min(group.missing_to_plan, group.uncovered) for group in self.result.groups]

    @property
    def lacking(self) -> int:
        """What the gap lacks once every planned headcount is filled."""
        return max(0, self.result.gap - sum(self.first))


class Period(NamedTuple):
    """Months over which the law stays the same."""

    first: Month
    last: Month


class Owed(NamedTuple):
    """What one person of a group owes for a programme: in each period the row that decides, and the rupiah.

    The row is its number among those of the law; None in a period in which nothing is owed.
    """

    group: int
    programme: str
    bearer: Bearer
    rows: tuple[int | None, ...]
    rupiah: tuple[int, ...]


class Law(NamedTuple):
    """The rows in force at any time in the years, the periods between their changes, and what groups owe."""

    rows: tuple[RateRow, ...]
    bands: tuple[Bands, ...]
    ceilings: tuple[Ceiling, ...]
    periods: tuple[Period, ...]
    owed: tuple[Owed, ...]

    def owed_by(self, group: int, bearer: Bearer) -> list[int]:
        """List the numbers in `owed` of what *bearer* owes for a person of *group*; they follow each other."""
        return [n for n, owed in enumerate(self.owed) if (owed.group, owed.bearer) == (group, bearer)]


class Model(NamedTuple):
    """The plan worked out: groups in their order, payers in theirs, the years that can be chosen, and the road.

    `sizes` are the groups' workers and `now` their participants, both of today; `chosen` is the year of the report. The
    years are those that can be chosen, and those with a number that is given for a year.
    """

    report: Report
    locale: Locale
    groups: tuple[Group, ...]
    names: tuple[str, ...]
    funds: dict[str, Fund]
    payers: tuple[str, ...]
    years: range
    years_of_targets: list[int]
    years_of_funds: list[int]
    years_of_plans: list[int]
    law: Law
    sizes: list[int]
    now: list[int]
    chosen: YearGroups
    road: tuple[YearGroups, ...]
    road_years: tuple[RoadmapYear, ...]

    @property
    def plan(self) -> Plan:
        """The plan."""
        return self.report.plan

    @property
    def gap(self) -> Gap:
        """The answer for the year of the report."""
        return self.report.gap

    @property
    def asked(self) -> tuple[RoadmapYear, ...]:
        """The years of the road that were asked for: its last ones."""
        return self.report.roadmap.years

    def text(self, key: str, **facts: object) -> str:
        """Return a text of the workbook in its language."""
        return self.locale.text(f"sheet.{key}", **facts)

    def payer_name(self, payer: str) -> str:
        """How a payer is called."""
        return self.report.details.payer_names[payer]

    def payer_number(self, payer: str) -> int:
        """Return the number by which formulas know a payer; 0 for one who does not pay here."""
        return self.payers.index(payer) + 1 if payer in self.payers else 0

    @property
    def public(self) -> list[str]:
        """The public funds."""
        return [name for name, fund in self.funds.items() if fund.kind == "public"]


def model_of(report: Report, locale: Locale) -> Model:
    """Work out what the workbook tells of *report*.

    Raises:
        OutputError: it is more than a spreadsheet can recalculate, or recalculate exactly.
    """
    plan, asked = report.plan, report.roadmap.years
    groups, funds, first, last = groups_of(plan), funds_of(plan), first_year(plan), asked[-1].year
    years = range(min(report.year, first), max(report.year, last) + 1)
    _check_size(plan, groups, years)
    law = _law(groups, funds, years, assumed_rows(plan))
    paying = {group.payer for group in groups} | {"worker" for owed in law.owed if owed.bearer == "worker"}
    population = population_of(plan)
    road_years = asked if asked[0].year == first else roadmap(plan, None, last, lang=locale.code).years
    chosen = year_result(population, report.year)

    def calendar(*listed: Iterable[int]) -> list[int]:
        return sorted({*years, *(year for given in listed for year in given)})

    return Model(
        report,
        locale,
        groups,
        tuple(group.name for group in report.gap.groups),
        funds,
        (*funds, *(payer for payer in OTHERS if payer in paying)),
        years,
        calendar(plan.targets.percent, plan.workforce.size, [plan.coverage.date.year]),
        calendar(*(fund.ceiling for fund in funds.values())),
        calendar(*(group.planned for group in groups)),
        law,
        population.sizes,
        population.participants,
        YearGroups(report.gap.groups, population.participants, chosen),
        tuple(
            YearGroups(answer.groups, *year) for answer, year in zip(road_years, pathway(population, last), strict=True)
        ),
        road_years,
    )


def _check_size(plan: Plan, groups: Sequence[Group], years: range) -> None:
    if len(groups) * len(years) > MOST_ROWS:
        raise OutputError("workbook_rows", groups=len(groups), years=len(years), most=MOST_ROWS)
    people = [*plan.workforce.size.values(), workforce_in(plan.workforce, years[-1]), plan.coverage.participants or 0]
    people += [number for group in groups for number in (group.participants or 0, *group.planned.values())]
    if max(people) > MOST_WORKERS:
        raise OutputError("workbook_people", value=max(people), most=MOST_WORKERS)
    wages = [wage for group in groups for wage in (group.income, group.wage or 0)]
    if max(wages) > MOST_WAGE:
        raise OutputError("workbook_wage", value=max(wages), most=MOST_WAGE)
    # Every percentage that is multiplied with people in whole millionths
    percentages = [
        *plan.targets.percent.values(),
        plan.coverage.percent if plan.coverage.participants is None else None,
    ]
    percentages += [rate for group in groups for rate in (group.lapse_percent, group.pass_rate_percent)]
    for percent in percentages:
        if percent is not None and percent != round(percent, MOST_DECIMALS):
            raise OutputError("workbook_decimals", value=percent, most=MOST_DECIMALS)


def _law(groups: tuple[Group, ...], funds: dict[str, Fund], years: range, assumed: Sequence[RateRow]) -> Law:
    """Return the law over *years*, as far as the *groups* can owe it, and what the plan has *assumed* before it."""
    first, last = max(Month(years[0], 1), first_month()), Month(years[-1], 12)

    def holds(row: RateRow | Bands | Ceiling) -> bool:
        return row.start <= last and (row.end is None or row.end >= first)

    rows = [row for row in contributions() if holds(row) and row.payer in ("self", "employer", "worker")]
    bands, limits = tuple(filter(holds, band_tables())), tuple(filter(holds, ceilings()))
    periods = tuple(_periods([*rows, *bands, *limits, *filter(holds, assumed)], first, last))
    by_group = {n: terms for n, group in enumerate(groups) if (terms := paid_terms(group, funds, assumed).terms)}
    due = (row for terms in by_group.values() for p in periods for row, _ in contributions_due(terms, p.first))
    rows = [*dict.fromkeys(row for row in due if row.is_assumed), *rows]
    owed = [part for number, terms in by_group.items() for part in _owed(number, terms, periods, rows)]
    return Law(tuple(rows), bands, limits, periods, tuple(owed))


def _periods(rows: Iterable[RateRow | Bands | Ceiling], first: Month, last: Month) -> Iterable[Period]:
    begins = {first} | {row.start for row in rows} | {row.end.later(1) for row in rows if row.end}
    starts = sorted(month for month in begins if first <= month <= last)
    for start, following in zip(starts, [*starts[1:], last.later(1)], strict=True):
        yield Period(start, following.later(-1))


def _owed(number: int, terms: Terms, periods: Sequence[Period], law: Sequence[RateRow]) -> Iterable[Owed]:
    """List what is owed: the payer's contributions first, then a wage earner's own."""
    by_period = [
        {
            (part.programme, part.bearer): (law.index(row), part.rupiah)
            for row, part in contributions_due(terms, p.first)
        }
        for p in periods
    ]
    keys = dict.fromkeys(key for due in by_period for key in due)
    for key in sorted(keys, key=lambda key: key[1] == "worker"):
        found = [due.get(key, (None, 0)) for due in by_period]
        yield Owed(number, *key, tuple(row for row, _ in found), tuple(rupiah for _, rupiah in found))
