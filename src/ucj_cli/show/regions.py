"""The screen of ``ucj regions``: one line a region."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ucj_cli.show.page import Column, Page, Remark, Row, Table

if TYPE_CHECKING:
    from ucj_cli.answers.regions import RegionRow, Regions
    from ucj_cli.language import Language


def page(answer: Regions, lang: Language) -> Page:
    """The regions as a page."""
    first = answer.regions[0]
    employed, employees = sorted(first.employed), sorted(first.employees)
    columns = (
        Column(lang.say("column.code"), number=False),
        Column(lang.say("column.region"), number=False),
        Column(lang.say("column.province"), number=False, spare=True),
        *(Column(lang.say("column.employed", year=year)) for year in employed),
        *(Column(lang.say("column.employees", year=year), spare=True) for year in employees),
    )
    table = Table(columns, tuple(Row(_cells(region, lang)) for region in answer.regions))
    return Page(
        title=lang.say("regions.title", count=len(answer.regions)),
        tables=(table,),
        remarks=(Remark(lang.say("label.sources"), first.source, "quiet"),),
    )


def _cells(region: RegionRow, lang: Language) -> tuple[str, ...]:
    people = [*region.employed.values(), *region.employees.values()]
    return (region.code, region.name, region.province, *(lang.people(count) for count in people))
