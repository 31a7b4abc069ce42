"""What is looked up: the contributions in force in a month, and the regions that a few words may mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ucj_cli.answers.reference import IncomeBand, Rate, Rates, RegionRow, Regions
from ucj_cli.engine.header import answer_header, locale_of
from ucj_cli.engine.unit_cost import assumed_rows
from ucj_cli.errors import UsageError
from ucj_cli.i18n.visible import quoted
from ucj_cli.law.contribution import Terms, contribution
from ucj_cli.law.month import month_of
from ucj_cli.law.tables import bands_in, ceiling_in, in_force, is_in_force
from ucj_cli.plan_file.arguments import plan_of
from ucj_cli.region_data import SURVEY_YEARS
from ucj_cli.region_data.names import find_regions

if TYPE_CHECKING:
    from datetime import date

    from ucj_cli.i18n import Code
    from ucj_cli.law.month import Month
    from ucj_cli.law.tables import RateRow
    from ucj_cli.plan_file.model import Plan


def rates(month: Month | date | str, plan: Plan | None = None) -> Rates:
    """List the contributions in force in *month* (``2026-05``), those that *plan* assumes before those of the law.

    Raises:
        UsageError: *month* is not a month.
        OutOfRangeError: *month* lies before the law that is known here.
    """
    month = month_of(month)
    assumed = [row for row in assumed_rows(plan_of(plan)) if is_in_force(row, month)] if plan is not None else []
    rows = [*assumed, *(row for found in in_force(month).values() for row in found)]
    return Rates(
        **answer_header("rates/1", plan),
        date=str(month),
        rates=tuple(_rate(row) for row in rows),
        bands=tuple(_band(income_from, base, month) for income_from, base in bands_in(month).bands.items()),
        wage_ceiling=ceiling_in(month).rupiah,
    )


def _rate(row: RateRow) -> Rate:
    return Rate(
        segment=row.segment,
        programme=row.programme,
        payer=row.payer,
        percent=row.percent,
        rupiah=row.rupiah,
        base=row.base,
        start=str(row.start),
        end=str(row.end) if row.end else None,
        conditions={name: list(values) for name, values in row.conditions},
        regulation=row.regulation,
        verified=row.verified,
        last_checked=row.last_checked,
    )


def _band(income_from: int, base: int, month: Month) -> IncomeBand:
    full_price = Terms("bpu", ("jkk", "jkm", "jht"), "donor", income=income_from)
    parts = {part.programme: part.rupiah for part in contribution(full_price, month)}
    return IncomeBand(income_from=income_from, base=base, jkk=parts["jkk"], jkm=parts["jkm"], jht=parts["jht"])


def regions(words: str = "", *, lang: Code = "en") -> Regions:
    """All regions that *words* may mean; without words, all. Their source is told in *lang*.

    Raises:
        UsageError: there is none.
    """
    if not isinstance(words, str):
        raise UsageError("region_unknown", words=quoted(words), nearest=None)
    source = locale_of(lang).text("source.surveys", first=SURVEY_YEARS[0], last=SURVEY_YEARS[-1])
    return Regions(
        **answer_header("regions/1"),
        regions=tuple(RegionRow(**region._asdict(), source=source) for region in find_regions(words)),
    )
