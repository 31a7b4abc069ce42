"""The screen of ``ucj regions``: one line a region."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ucj_cli.render.page import Column, Page, Remark, Row, Table

if TYPE_CHECKING:
    from ucj_cli.answers.reference import RegionRow, Regions
    from ucj_cli.i18n import Locale


def page(answer: Regions, locale: Locale) -> Page:
    """The regions as a page."""
    first = answer.regions[0]
    employed, employees = sorted(first.employed), sorted(first.employees)
    columns = (
        Column(locale.text("column.code"), number=False),
        Column(locale.text("column.region"), number=False),
        Column(locale.text("column.province"), number=False, droppable=True),
        *(Column(locale.text("column.employed", year=year)) for year in employed),
        *(Column(locale.text("column.employees", year=year), droppable=True) for year in employees),
    )
    table = Table(columns, tuple(Row(_cells(region, locale)) for region in answer.regions))
    return Page(
        title=locale.text("regions.title", count=len(answer.regions)),
        tables=(table,),
        remarks=(Remark(locale.text("label.sources"), first.source, "quiet"),),
    )


def _cells(region: RegionRow, locale: Locale) -> tuple[str, ...]:
    people = [*region.employed.values(), *region.employees.values()]
    return (region.code, region.name, region.province, *(locale.people(count) for count in people))
