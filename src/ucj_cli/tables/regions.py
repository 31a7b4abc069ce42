"""Plans of regions out of a table: a row each, with what a plan cannot do without."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from ucj_cli.errors import UsageError
from ucj_cli.law.tables import last_national_target
from ucj_cli.plan_file.meant import id_of
from ucj_cli.region_data.names import the_region
from ucj_cli.tables.cells import Sheet, TableError, Value, shown
from ucj_cli.tables.figures import Figures, notation_of
from ucj_cli.tables.groups import the_table
from ucj_cli.tables.headings import REGION_HEADINGS, Meaning
from ucj_cli.tables.rows import Row, given
from ucj_cli.tables.table import Table, heads
from ucj_cli.tables.yaml_text import section
from ucj_cli.vocabulary import FIRST_YEAR, LAST_YEAR, MOST_COVERAGE, MOST_TARGET

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from ucj_cli.i18n import Locale

MOST_PROBLEMS = 200
"""After so many a table is read no further: a name that is unknown is looked for among those of all regions."""


class RegionPlan(NamedTuple):
    """A region's plan: the name of its file, and its sections."""

    file: str
    name: str
    sections: dict[str, dict[str, object]]

    def text(self, locale: Locale) -> str:
        """Write the plan."""
        head = locale.text("import.region_head", region=self.name)
        lines = [line for name, keys in self.sections.items() for line in section(name, keys)]
        return "\n".join([head, *lines]) + "\n"


def region_plans(sheets: list[Sheet], file: str) -> tuple[list[RegionPlan], list[str]]:
    """Read a plan for each row of the table of regions, and name the columns that were not used.

    Raises:
        TableError: there is no such table, or it is not clear what some cells mean.
    """
    wanted = "percent" if any(heads(each, REGION_HEADINGS, ("name", "percent")) for each in sheets) else "participants"
    table = the_table(sheets, file, REGION_HEADINGS, ("name", wanted))
    return _Reader(table).read(), table.unused


class _Reader:
    """Reads one table, row by row."""

    def __init__(self, table: Table) -> None:
        people = [c for c, meaning in table.columns.items() if meaning.key in ("workforce", "participants")]
        cells = (given(table.sheet.value(row.number, column)) for row in table.rows for column in people)
        self._table = table
        self._figures = Figures(notation_of(cells))
        self._files: dict[str, str] = {}

    def read(self) -> list[RegionPlan]:
        """Read all rows.

        Raises:
            TableError: with the cells that are wrong or not clear.
        """
        plans = []
        for row in self._table.rows:
            plans.append(self._plan(row))
            if len(self._figures.problems) >= MOST_PROBLEMS:
                break
        if self._figures.problems:
            raise TableError(self._figures.problems)
        return plans

    def _plan(self, row: Row) -> RegionPlan:
        region = self._region(row)
        name = region["name"]
        day = self._day(row)
        year = self._workforce_year(row)
        source = shown(self._table.cell(row, "source")[0]) or self._table.sheet.place(row.number, 0).rpartition("/")[2]
        sections: dict[str, dict[str, object]] = {
            "region": {**region},
            "workforce": {"size": {year: self._workforce(row)}, "source": source},
            "coverage": {"date": day, **self._coverage(row), "source": source},
            "targets": self._targets(row, source),
        }
        return RegionPlan(f"{id_of(name)}.yaml", name, sections)

    def _region(self, row: Row) -> dict[str, str]:
        """Find the region by its code, else by its name."""
        name, place = self._table.cell(row, "name")
        code, at = self._table.cell(row, "code")
        try:
            found = the_region(_code(shown(code)) or shown(name))
        except UsageError as error:
            self._figures.wrong(place if code is None else at, error.key, **error.facts)
            return {"name": shown(name), "code": ""}
        if found.code in self._files:
            self._figures.wrong(place, "table.twice", name=found.name, other=self._files[found.code])
        self._files[found.code] = place.rpartition("!")[2].rpartition(":")[2]
        return {"name": found.name, "code": found.code}

    def _meaning(self, key: str) -> Meaning | None:
        return next((meaning for meaning in self._table.columns.values() if meaning.key == key), None)

    def _workforce(self, row: Row) -> int:
        value, place = self._table.cell(row, "workforce")
        size = self._figures.whole(value, place)
        if value is None or size == 0:
            self._figures.wrong(place, "table.no_workforce")
        return size or 0

    def _workforce_year(self, row: Row) -> int:
        """Return the year of the workforce: of its heading, or of a column of its own."""
        heading = self._meaning("workforce")
        value, place = self._table.cell(row, "workforce_year")
        if value is None and heading and heading.year:
            return heading.year
        text = shown(value)
        if self._table.cell(row, "workforce")[0] is None:  # told already
            return FIRST_YEAR
        if not re.fullmatch("[0-9]{4}", text) or not FIRST_YEAR <= int(text) <= LAST_YEAR:
            self._figures.wrong(place if value is not None else self._table.cell(row, "workforce")[1], "table.no_year")
            return FIRST_YEAR
        return int(text)

    def _day(self, row: Row) -> date | None:
        """Return the day of the coverage: of a column of its own, or of the heading, *Peserta per 30 Juni 2025*."""
        value, place = self._table.cell(row, "date")
        if value is None:
            headings = filter(None, (self._meaning(key) for key in ("participants", "percent")))
            value = next((heading.day for heading in headings if heading.day), None)
        if value is None:
            self._figures.wrong(place, "table.no_day")
        return self._figures.day(value, place)

    def _coverage(self, row: Row) -> dict[str, object]:
        percent = self._percent(*self._table.cell(row, "percent"), MOST_COVERAGE)
        participants = self._figures.whole(*self._table.cell(row, "participants"))
        if percent is None and participants is None:
            self._figures.wrong(self._table.cell(row, "name")[1], "table.no_coverage")
        return {
            **({} if percent is None else {"percent": percent}),
            **({} if participants is None else {"participants": participants}),
        }

    def _percent(self, value: Value, place: str, most: int) -> Decimal | None:
        percent = self._figures.percent(value, place)
        if percent is not None and not 0 <= percent <= most:
            self._figures.wrong(place, "table.out_of_range", value=percent, least=0, most=most)
        return percent

    def _targets(self, row: Row, source: str) -> dict[str, object]:
        """Take the targets in per cent and in people; the nation's last one where there is none."""
        percents: dict[int, object] = {}
        people: dict[int, object] = {}
        for year, value, place, _ in self._table.by_year(row, "targets"):
            if value is not None:
                percents[year] = self._percent(value, place, MOST_TARGET)
        for year, value, place, meaning in self._table.by_year(row, "targets_people"):
            if value is not None and meaning.in_percent:
                percents[year] = self._percent(value, place, MOST_TARGET)
            elif value is not None:
                people[year] = self._figures.whole(value, place)
        if not percents and not people:
            national = last_national_target()
            return {"percent": {national.year: national.percent}, "source": national.regulation}
        given_ones = {"percent": dict(sorted(percents.items())), "participants": dict(sorted(people.items()))}
        return {**{key: value for key, value in given_ones.items() if value}, "source": source}


def _code(text: str) -> str:
    """Return a code as it is known: Excel makes 35.10 a number, which loses its last zero."""
    found = re.fullmatch(r"([0-9]{2})[.,]([0-9]{1,2})", text)
    return f"{found[1]}.{found[2]:0<2}" if found else text
