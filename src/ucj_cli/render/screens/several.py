"""Several regions: the screens of ``ucj gap`` and ``ucj roadmap`` for them, and the columns that the report shares."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from ucj_cli.i18n.visible import short, visible
from ucj_cli.render.page import Page, Remark, Row, Table, without
from ucj_cli.render.screens.parts import (
    MONEY_SIGNS,
    Field,
    Shortfall,
    at_least,
    columns_of,
    marked,
    money_columns,
    remarks,
    row_of,
    sign_remarks,
    sum_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ucj_cli.answers.base import SharedFund
    from ucj_cli.answers.gap import Gaps, GapTotal, RegionGap
    from ucj_cli.answers.roadmap import RegionRoad, Roadmaps, RoadTotal
    from ucj_cli.i18n import Locale

PUBLIC = Field("public", lambda found, locale: locale.number(found.budget.public), summed=True)
NEW = Field("new", lambda found, locale: locale.people(found.new), summed=True)
SHORT_OF = Field("short_of", lambda found, locale: lacks(found).cell(locale), droppable=4, summed=True)
TARGET = Field("target", lambda found, locale: locale.percent(found.target_percent))
FUNDED = Field("funded_end", lambda found, locale: locale.percent(found.funded.coverage_end_percent))

IN_YEAR = (
    Field("workers", lambda found, locale: locale.people(found.workforce), droppable=2, summed=True),
    Field("coverage", lambda found, locale: locale.percent(found.coverage_in_year_percent), summed=True),
    TARGET._replace(droppable=3),
    NEW,
    PUBLIC,
)
"""What a region's year, and the sum of all of them, is told by."""
ROAD = (
    Field("coverage", lambda found, locale: locale.percent(found.coverage_percent), droppable=3),
    Field("from", lambda found, _: str(found.first), droppable=2),
    Field("until", lambda found, _: str(found.last), droppable=2),
    TARGET,
    FUNDED,
    NEW,
)
"""What a region's road is told by, but for its money."""
LOST = Field("lost", lambda found, locale: locale.people(found.lapsed), droppable=1, summed=True)


def lacks(found: RegionGap | RegionRoad | GapTotal | RoadTotal) -> Shortfall:
    """Return what the funds of a region, or of all, lack, as far as that is known."""
    return Shortfall(found.shortfall_at_least, unknown=found.shortfall is None)


def any_known(regions: Iterable[RegionGap | RegionRoad]) -> bool:
    """Whether of any of *regions* it is known what its funds lack; else a column of it would tell nothing."""
    return any(found.shortfall is not None or found.shortfall_at_least for found in regions)


def name_of(regions: Sequence[RegionGap | RegionRoad], *, mark: bool = False) -> Field:
    """Return the field that names a region, with the plan's file where two of *regions* have one name.

    *mark* those whose workforce is assumed.
    """
    seen = Counter(found.region.name for found in regions)

    def name(found: Any, _: Locale) -> str:  # noqa: ANN401 - a row of either table
        told: str = found.region.name
        told = f"{told} ({short(found.plan.path)})" if seen[told] > 1 else told
        return marked(told, found.status) if mark else told

    return Field("region", name, number=False)


def gaps_page(answer: Gaps, locale: Locale) -> Page:
    """Show the gap of each region, and their sum."""
    as_of = Field("as_of", lambda found, _: str(found.as_of), droppable=1)
    title = locale.text("gaps.title", year=answer.year, count=len(answer.regions))
    return _page(title, (name_of(answer.regions, mark=True), as_of, *IN_YEAR, SHORT_OF), answer, locale)


def roadmaps_page(answer: Roadmaps, locale: Locale) -> Page:
    """Show the road of each region, and their sum."""
    title = locale.text("roadmaps.title", count=len(answer.regions))
    page = _page(title, (name_of(answer.regions, mark=True), *ROAD, LOST, PUBLIC, SHORT_OF), answer, locale)
    return page._replace(tables=(page.tables[0], years_table(answer, locale), *page.tables[1:]))


def years_table(answer: Roadmaps, locale: Locale) -> Table:
    """Return a line for each year: over how many regions it is, who is covered and enrolled, what that costs."""
    fields = (
        Field("year", lambda year, _: str(year.year), number=False),
        Field("regions", lambda year, _: str(year.regions)),
        Field("workers", lambda year, locale: locale.people(year.workforce), droppable=1),
        Field("end", lambda year, locale: locale.people(year.participants_end), droppable=2),
        Field("covered_end", lambda year, locale: locale.percent(year.coverage_end_percent)),
        Field("funded", lambda year, locale: locale.percent(year.funded_percent)),
        NEW,
        PUBLIC,
    )
    return Table(columns_of(fields, locale), tuple(row_of(fields, year, locale) for year in answer.total.years))


def shared_tables(answer: Gaps | Roadmaps, locale: Locale) -> tuple[Table, ...]:
    """Tell what each fund that plans share needs, has and lacks; no table where there is none."""
    rows = tuple(
        Row((visible(fund.name), *_money(fund, locale)), 0, "bad" if fund.shortfall_at_least else "plain")
        for fund in answer.shared
    )
    return (Table(money_columns("roadmaps.shared", locale), rows),) if rows else ()


def _money(fund: SharedFund, locale: Locale) -> tuple[str, ...]:
    """Write what a fund needs, has and lacks, as far as that is known."""
    ceiling = at_least(fund.ceiling_at_least, locale, more=fund.ceiling is None)
    lacking = Shortfall(fund.shortfall_at_least, unknown=fund.shortfall is None)
    return locale.rupiah(fund.need), ceiling, lacking.rupiah(locale)


def regions_table(
    fields: Sequence[Field], regions: Iterable[RegionGap | RegionRoad], total: object, name: str, locale: Locale
) -> Table:
    """Return a line for each of *regions*, and their *total*, called *name*."""
    rows = (row_of(fields, found, locale) for found in regions)
    return Table(columns_of(fields, locale), (*rows, sum_of(fields, name, total, locale)))


def total_name(bases: int, several_bases: str, locale: Locale) -> str:
    """Name a sum: one over different denominators says, by the text *several_bases*, that it is one."""
    return locale.text(several_bases, bases=bases) if bases > 1 else locale.text("gaps.total")


def _page(title: str, fields: Sequence[Field], answer: Gaps | Roadmaps, locale: Locale) -> Page:
    """Return the page of *answer*; its last column, what funds lack, only where anything is known of it."""
    name = total_name(answer.total.bases, "gaps.total_of_bases", locale)
    table = regions_table(fields, answer.regions, answer.total, name, locale)
    known = any_known(answer.regions)
    unknown = [] if known else [Remark(locale.text("label.know"), locale.text("gaps.no_ceilings"))]
    return Page(
        title=title,
        tables=(table if known else without(table, len(table.columns) - 1), *shared_tables(answer, locale)),
        remarks=(*remarks(answer.notes, locale), *unknown, *sign_remarks(locale, *MONEY_SIGNS)),
    )
