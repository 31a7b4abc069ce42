"""What the workbook tells: the report's answers, the engine's steps behind them, and the law over the years."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ucj_cli.engine.groups import population_of
from ucj_cli.engine.pathway import first_year, pathway
from ucj_cli.engine.roadmap import roadmap
from ucj_cli.engine.year import year_result
from ucj_cli.errors import OutputError
from ucj_cli.plan_file.group import EARNINGS, Change, Group, changed_by
from ucj_cli.plan_file.series import workforce_in
from ucj_cli.plan_file.standing import participants_now, standing
from ucj_cli.render.excel.law import Law, law_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ucj_cli.answers.gap import Gap, GapGroup
    from ucj_cli.answers.roadmap import RoadmapYear
    from ucj_cli.engine.groups import Population
    from ucj_cli.engine.report import Report
    from ucj_cli.engine.year import YearResult
    from ucj_cli.i18n import Locale
    from ucj_cli.plan_file.model import Fund, Plan
    from ucj_cli.plan_file.standing import Standing

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


class Term(NamedTuple):
    """A group, by its number, in a year: on the terms of the year, and what its plan says of just that year.

    `listed` is the year of the wage or income from which that of the year grows, and `amount` what it is; `public` is
    whether a public fund pays.
    """

    number: int
    year: int
    group: Group
    change: Change
    enrol_from: int | None
    listed: int
    amount: int | None
    public: bool

    @property
    def earns(self) -> int | None:
        """The wage or income of the year, in rupiah a month."""
        earned: int | None = getattr(self.group, EARNINGS[self.group.segment])
        return earned

    @property
    def new_first(self) -> int:
        """From which month on new people are paid for."""
        return max(self.group.months.first, self.enrol_from or 0)


class Model(NamedTuple):
    """The plan worked out: groups in their order, payers in theirs, the years that can be chosen, and the road.

    `sizes` are the groups' workers in the year of the first observation and `now` their participants where the plan
    stands; `chosen` is the year of the report. The years are those that can be chosen, and those with a number that is
    given for a year. `terms` are those of each group in each of their years, group by group.
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
    years_of_terms: list[int]
    population: Population
    terms: tuple[Term, ...]
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
    def standing(self) -> Standing:
        """The latest observation, from which everything begins."""
        return standing(self.plan)

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

    def term(self, group: int, year: int) -> int:
        """Return the number among the terms of those of a group in a year."""
        return group * len(self.years_of_terms) + self.years_of_terms.index(year)

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
    first, last, population = first_year(plan), asked[-1].year, population_of(plan)
    groups, funds = population.groups, population.funds
    years = range(min(report.year, first), max(report.year, last) + 1)
    changes = {year for group in groups for year in group.changes if year < years[-1]}
    years_of_terms = sorted({*years, *changes})
    terms = tuple(_term(population, i, year) for i in range(len(groups)) for year in years_of_terms)
    _check_size(plan, groups, terms)
    law = law_of(population, years)
    paying = {term.group.payer for term in terms} | {"worker" for owed in law.owed if owed.bearer == "worker"}
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
        calendar(plan.targets.years, plan.workforce.size, [plan.coverage.date.year, standing(plan).day.year]),
        calendar(*(listed for fund in funds.values() for listed in (fund.ceiling, fund.spent))),
        calendar(*(group.planned for group in groups)),
        years_of_terms,
        population,
        terms,
        law,
        population.sizes,
        population.participants,
        YearGroups(report.gap.groups, population.participants, chosen),
        tuple(
            YearGroups(answer.groups, *year) for answer, year in zip(road_years, pathway(population, last), strict=True)
        ),
        road_years,
    )


def _term(population: Population, number: int, year: int) -> Term:
    """Return the terms of the group of that *number* in *year*."""
    group, then = population.groups[number], population.in_year(year).groups[number]
    earned, funds = EARNINGS[group.segment], population.funds
    listed = changed_by(group, year).get(earned)
    public = then.payer in funds and funds[then.payer].kind == "public"
    return Term(
        number,
        year,
        then,
        group.changes.get(year) or Change(),
        group.enrol_from.get(year),
        population.plan.coverage.date.year if listed is None else listed,
        getattr(group if listed is None else group.changes[listed], earned),
        public,
    )


def _check_size(plan: Plan, groups: Sequence[Group], terms: Sequence[Term]) -> None:
    if len(terms) > MOST_ROWS:
        raise OutputError("workbook_rows", groups=len(groups), years=len(terms) // len(groups), most=MOST_ROWS)
    workforce = workforce_in(plan.workforce, terms[-1].year)
    people = [*plan.workforce.size.values(), workforce, participants_now(plan), *plan.targets.participants.values()]
    people += [number for group in groups for number in (group.participants or 0, *group.planned.values())]
    if max(people) > MOST_WORKERS:
        raise OutputError("workbook_people", value=max(people), most=MOST_WORKERS)
    wages = [term.earns or 0 for term in terms]
    if max(wages) > MOST_WAGE:
        raise OutputError("workbook_wage", value=max(wages), most=MOST_WAGE)
    # Every percentage that is multiplied with people in whole millionths
    now = standing(plan).observation
    percentages = [*plan.targets.percent.values(), now.percent if now.participants is None else None]
    percentages += [rate for term in terms for rate in (term.group.lapse_percent, term.group.pass_rate_percent)]
    for percent in percentages:
        if percent is not None and percent != round(percent, MOST_DECIMALS):
            raise OutputError("workbook_decimals", value=percent, most=MOST_DECIMALS)
