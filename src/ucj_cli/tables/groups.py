"""Groups out of a table: a row each, with the keys that a plan has."""

from __future__ import annotations

import re
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from ucj_cli.plan_file.arguments import path_of
from ucj_cli.plan_file.meant import id_of
from ucj_cli.tables.cells import Sheet, TableError, shown, stop
from ucj_cli.tables.figures import Figures, notation_of
from ucj_cli.tables.headings import BY_YEAR, GROUP_HEADINGS, REGION_HEADINGS
from ucj_cli.tables.payers import Payers
from ucj_cli.tables.rows import REST, Row, given, segment_of
from ucj_cli.tables.table import Table, find_table, heads, no_table
from ucj_cli.vocabulary import ID, OWN_PAYER, PROGRAMMES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date
    from pathlib import Path

Key = tuple[str, tuple[str, ...]]
_GROUPS, _REGIONS = ("name", "workers"), ("name", "percent")
_TAGS = ("opd", "kecamatan", "kelurahan")
_WHOLE = ("workers", "participants", "wage", "income", "planned")
_HIGHEST_RISK, _LAST_PRIORITY = 5, 1000
_STATUS = {
    **dict.fromkeys(("published", "terbit", "diterbitkan", "resmi", "dipublikasikan"), "published"),
    **dict.fromkeys(("assumed", "asumsi", "perkiraan", "estimasi", "estimate", "proyeksi"), "assumed"),
}


class Groups(NamedTuple):
    """The groups of a table, by the keys of a plan; the funds that it names; and what a reader must be told."""

    file: str
    groups: list[dict[str, object]]
    funds: dict[str, dict[str, str]]
    notes: list[tuple[str, dict[str, object]]]
    rows: frozenset[str]
    """The sources that only say in which row a group stands."""
    day: date | None
    """The day on which the heading says that participants were counted: *Peserta per 31 Oktober 2026*."""


def read_groups(path: str | Path, sheet: str | None = None) -> list[dict[str, object]]:
    """Read the groups of a table in a CSV file or an Excel workbook, each as a plan has it.

    *sheet* is the workbook's sheet; it may be left out where only one has such a table.

    Raises:
        UsageError: *path* is the name of no file.
        TableError: there is no such table, or it is not clear what some of its cells mean; every one is told.
        MissingExtraError: a workbook needs openpyxl, and it is not installed.
    """
    from ucj_cli.tables.files import shown_sheets

    file = path_of(path)
    return groups_in(shown_sheets(file, sheet), file).groups


def groups_in(sheets: list[Sheet], file: str, payers: Payers | None = None) -> Groups:
    """Read the groups of the one sheet that has a table of them; *payers* knows the funds of a plan.

    Raises:
        TableError: there is none, or several, or it is not clear what some cells mean.
    """
    table = the_table(sheets, file, GROUP_HEADINGS, _GROUPS)
    return _Reader(table, payers or Payers({})).read()


def the_table(sheets: list[Sheet], file: str, known: dict[str, tuple[str, ...]], needed: tuple[str, ...]) -> Table:
    """Return the one table of the *known* columns.

    Raises:
        TableError: there is none, or several, or it is not clear what some of it means.
    """
    found = [table for each in sheets if (table := find_table(each, known, needed)) is not None]
    if not found:
        raise no_table(sheets, file)
    if len(found) > 1:
        raise stop(file, "table.several", sheets=[table.sheet.name for table in found])
    if not found[0].rows:
        raise stop(found[0].sheet.place(0, 0), "table.no_rows")
    return found[0]


def is_of_regions(sheets: list[Sheet]) -> bool:
    """Whether a sheet heads a column with words for regions, and none is a table of groups."""
    names = {"name": REGION_HEADINGS["name"], "code": ("kode wilayah", "kode kemendagri", "kode daerah", "region code")}
    wanted = {**REGION_HEADINGS, **names}
    of_regions = any(heads(each, wanted, ("name", key)) for each in sheets for key in ("percent", "participants"))
    return of_regions and not any(heads(each, GROUP_HEADINGS, _GROUPS) for each in sheets)


class _Reader:
    """Reads one table, row by row."""

    def __init__(self, table: Table, payers: Payers) -> None:
        amounts = [c for c, meaning in table.columns.items() if meaning.key in (*_WHOLE, *BY_YEAR)]
        cells = (given(table.sheet.value(row.number, column)) for row in table.rows for column in amounts)
        self._table, self._payers = table, payers
        self._figures = Figures(notation_of(cells))
        self._ids: dict[str, str] = {}
        self._unpaid: list[str] = []
        self._rows: set[str] = set()

    def read(self) -> Groups:
        """Read all groups.

        Raises:
            TableError: with every cell that is wrong or not clear.
        """
        groups, day = [self._group(row) for row in self._table.rows], self._day()
        if self._figures.problems:
            raise TableError(self._figures.problems)
        sheet, rows = self._table.sheet, self._table.rows
        place = sheet.place(rows[0].number, 0)
        return Groups(place, groups, self._payers.used, [*self._notes()], frozenset(self._rows), day)

    def _day(self) -> date | None:
        days = [meaning.day for meaning in self._table.columns.values() if meaning.key == "participants"]
        place = self._table.cell(self._table.rows[0], "participants")[1]
        return self._figures.day(days[0], place) if any(days) else None

    def _notes(self) -> Iterable[tuple[str, dict[str, object]]]:
        if self._table.unused:
            yield "import.unused", {"columns": self._table.unused}
        if self._unpaid:
            yield "import.elsewhere", {"groups": self._unpaid}
        yield from _totals_that_differ(self._table)

    def _group(self, row: Row) -> dict[str, object]:
        name, place = self._table.cell(row, "name")
        group: dict[str, object] = {"id": self._id(row, shown(name), place), "name": shown(name)}
        group["workers"] = self._workers(row)
        if (participants := self._whole(row, "participants")) is not None:
            group["participants"] = participants
        segment = self._segment(row)
        group["segment"] = segment
        self._earnings(row, segment, group)
        if programmes := self._programmes(row, segment):
            group["programmes"] = programmes
        if payer := self._payer(row, segment, group):
            group["paid_by"] = payer
        planned = {
            year: people
            for year, value, at, _ in self._table.by_year(row, "planned")
            if (people := self._figures.whole(value, at)) is not None
        }
        if planned:
            group["planned"] = dict(sorted(planned.items()))
        if priority := self._within(row, "priority", _LAST_PRIORITY):
            group["priority"] = priority
        tags = {key: shown(value) for key in _TAGS if (value := self._table.cell(row, key)[0]) is not None}
        if tags:
            group["tags"] = tags
        self._origin(row, group)
        return group

    def _origin(self, row: Row, group: dict[str, object]) -> None:
        """Say where the group comes from: its own source, else its row in the table."""
        source, _ = self._table.cell(row, "source")
        of_row = self._table.sheet.place(row.number, 0).rpartition("/")[2]
        group["source"] = shown(source) or of_row
        if source is None:
            self._rows.add(of_row)
        status, place = self._table.cell(row, "status")
        if status is not None:
            known = _STATUS.get(shown(status).lower())
            if known is None:
                self._figures.wrong(place, "table.status_unknown", value=shown(status))
            elif known == "assumed":
                group["status"] = known

    def _id(self, row: Row, name: str, place: str) -> str:
        """Return the group's id: the one that is given, else one made of its name."""
        own, at = self._table.cell(row, "id")
        if own is not None and not re.fullmatch(ID, shown(own)):
            self._figures.wrong(at, "table.no_id", value=shown(own))
            return ""
        made = shown(own) or id_of(name)
        if not made:
            self._figures.wrong(place, "table.no_name")
        elif made in self._ids:
            self._figures.wrong(place if own is None else at, "table.twice", name=name, other=self._ids[made])
        self._ids[made] = self._ids.get(made, place.rpartition("!")[2].rpartition(":")[2])
        return made

    def _workers(self, row: Row) -> int | str:
        value, place = self._table.cell(row, "workers")
        if value is None:
            self._figures.wrong(place, "table.no_figure", name=shown(self._table.cell(row, "name")[0]))
        if shown(value).lower() in REST:
            return "rest"
        return self._figures.whole(value, place) or 0

    def _whole(self, row: Row, key: str) -> int | None:
        return self._figures.whole(*self._table.cell(row, key))

    def _within(self, row: Row, key: str, most: int) -> int | None:
        value, place = self._table.cell(row, key)
        number = self._figures.whole(value, place)
        if number is not None and not 1 <= number <= most:
            self._figures.wrong(place, "table.out_of_range", value=number, least=1, most=most)
        return number

    def _segment(self, row: Row) -> str:
        """Return the segment of the column, else of the section; own-account where neither says anything."""
        value, place = self._table.cell(row, "segment")
        if value is None:
            return segment_of(row.section) or "bpu"
        found = segment_of(shown(value))
        if found is None:
            self._figures.wrong(place, "table.segment_unknown", value=shown(value))
        return found or "bpu"

    def _earnings(self, row: Row, segment: str, group: dict[str, object]) -> None:
        """Take the wage or the income, whichever the segment has; one that it has not is asked about."""
        for key, of in (("wage", "pu"), ("income", "bpu")):
            value = self._whole(row, key)
            if not value:
                continue
            if segment != of:
                self._figures.wrong(
                    self._table.cell(row, key)[1], "table.of_other_segment", value=value, segment=segment
                )
            group[key] = value
        if segment == "pu":
            if risk := self._within(row, "risk_class", _HIGHEST_RISK):
                group["risk_class"] = risk
        elif re.search("transport|angkutan", shown(self._table.cell(row, "sector")[0]), re.IGNORECASE):
            group["sector"] = "transport"

    def _programmes(self, row: Row, segment: str) -> list[str]:
        value, place = self._table.cell(row, "programmes")
        words = re.sub(r"\b(?:dan|and|program|programmes?|programs?)\b", " ", shown(value).lower())
        found = re.findall("[a-z0-9]+", words)
        by_count = {"2": ["jkk", "jkm"], "3": ["jkk", "jkm", "jht"], "4": ["jkk", "jkm", "jht", "jp"]}
        found = by_count.get(found[0], found) if len(found) == 1 else found
        known: tuple[str, ...] = PROGRAMMES["pu" if segment == "pu" else "bpu"]
        if any(each not in known for each in found):
            self._figures.wrong(place, "table.programmes_unknown", value=shown(value), allowed=", ".join(known))
            return []
        return [each for each in known if each in found]

    def _payer(self, row: Row, segment: str, group: Mapping[str, object]) -> str | None:
        """Return who pays; wage earners whose wage nobody gave are counted, and their money is not."""
        value, place = self._table.cell(row, "paid_by")
        payer = self._payers.called(shown(value)) if value is not None else None
        if value is not None and payer is None:
            self._figures.wrong(place, "table.payer_unknown", value=shown(value), allowed=self._payers.known)
            return None
        other = OWN_PAYER["bpu" if segment == "pu" else "pu"]
        if payer in (other, "worker"):
            self._figures.wrong(place, "table.payer_of_other_segment", value=shown(value), segment=segment)
        if segment == "pu" and "wage" not in group and payer != "elsewhere":
            if payer is not None:
                self._figures.wrong(place, "table.no_wage", value=shown(value))
            else:
                self._unpaid.append(str(group["name"]))
            return "elsewhere"
        return payer


def _totals_that_differ(table: Table) -> Iterable[tuple[str, dict[str, object]]]:
    """Tell of totals that are neither the sum of all rows above nor of those since the total before."""
    column = next(c for c, meaning in table.columns.items() if meaning.key in ("workers", "workforce"))
    figures = Figures(notation_of([]))

    def size_in(number: int) -> int | None:
        return figures.whole(given(table.sheet.value(number, column)), "")

    sizes = [size_in(row.number) for row in table.rows]
    known = sizes.index(None) if None in sizes else len(sizes)
    sums = [*accumulate((size or 0 for size in sizes), initial=0)]
    before = 0
    for number, above in table.totals:
        total = size_in(number)
        if total is not None and above <= known and total not in (sums[above], sums[above] - sums[before]):
            facts = {"place": table.sheet.place(number, column), "total": total, "found": sums[above]}
            yield "import.total_differs", facts
        before = above
