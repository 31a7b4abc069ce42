"""A workbook's figures in the shape of the JSON answers, found as a reader finds them: by sheet, label and heading."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ucj_cli.i18n import get_locale
from ucj_cli.render.excel.book import NONE

if TYPE_CHECKING:
    from tests.office.sheets import Sheets, Value
    from ucj_cli.i18n import Code

FIGURES = {
    "year": "year", "workforce": "workforce", "participants": "participants", "coverage_now": "coverage_percent",
    "coverage": "coverage_in_year_percent", "target": "target_percent", "basis": "target_basis",
    "needed": "participants_needed", "gap": "gap", "new": "new", "points": "gap_points", "to_full": "gap_to_full",
    "achievement": "achievement_percent",
}  # fmt: skip
GROUP = {
    "workers": "workers", "participants": "participants", "planned": "planned", "new": "new",
    "after": "participants_after", "coverage": "coverage_after_percent", "names": "names_to_propose",
    "cost": "cost_per_person", "new_cost": "cost_per_new_person",
}  # fmt: skip
BUDGET = {"existing_money": "existing", "new_money": "new", "total": "total", "public": "public"}
ROAD = {
    "workforce": "workforce", "target": "target_percent", "basis": "target_basis", "start": "participants_start",
    "lost": "lapsed", "participants": "retained", "needed": "participants_needed", "gap": "missing_at_start",
    "new": "new", "after": "participants_end", "coverage": "coverage_end_percent", "active": "active_year_end",
}  # fmt: skip


class Reader:
    """Reads one workbook, which is written in *code*."""

    def __init__(self, sheets: Sheets, code: Code) -> None:
        self.sheets, self.lang = sheets, get_locale(code)
        self.words: dict[str, str | None] = {NONE: None, self.lang.text("unknown"): None}
        self.words |= {self.say(f"basis.{basis}"): basis for basis in ("given", "interpolated", "carried", "current")}

    def say(self, key: str, **facts: object) -> str:
        return self.lang.text(f"sheet.{key}", **facts)

    def told(self, key: str, value: Value) -> Any:  # noqa: ANN401 - whatever JSON holds
        """A cell's value as JSON has it: 43.95 for 0.4395, null for a dash or *unknown*."""
        if isinstance(value, str):
            return self.words[value]
        if key.endswith("_percent") and value is not None:
            return round(value * 100, 8)
        return round(value, 8) if isinstance(value, float) else value

    def gap(self) -> dict[str, Any]:
        """The sheet of one year."""
        sheet = self.say("year")
        figures = {
            name: self.told(name, self.sheets.value(sheet, f"B{self.sheets.find(sheet, self.say(f'figure.{key}'))}"))
            for key, name in FIGURES.items()
        }
        top = self.sheets.find(sheet, self.say("column.group"))
        groups, end = self._groups(sheet, top)
        return figures | {"groups": groups, "budget": self._budget(sheet, top, end), "payers": self._payers(sheet, end)}

    def _payers(self, sheet: str, after: int) -> list[dict[str, Any]]:
        top, found = self.sheets.find(sheet, self.say("column.payer"), after=after), []
        for row in range(top + 1, self.sheets.find(sheet, self.say("public"))):
            keys = zip(("need", "ceiling", "shortfall", "spent"), "CDEF", strict=True)
            cells = self.sheets.cells[sheet]
            found.append(
                {key: self.told("", cells[f"{c}{row}"].value if f"{c}{row}" in cells else None) for key, c in keys}
            )
        return found

    def _groups(self, sheet: str, top: int) -> tuple[list[dict[str, Any]], int]:
        """The groups below the headings in row *top*, and the row of their sums."""
        end = self.sheets.find(sheet, self.say("together"), after=top)
        return [
            self._row(sheet, top, row, GROUP) | {"budget": self._budget(sheet, top, row)} for row in range(top + 1, end)
        ], end

    def _budget(self, sheet: str, top: int, row: int) -> dict[str, Any]:
        return self._row(sheet, top, row, BUDGET)

    def _row(self, sheet: str, top: int, row: int, names: dict[str, str]) -> dict[str, Any]:
        heads = self.sheets.heads(sheet, top)
        return {
            name: self.told(name, self.sheets.value(sheet, f"{heads[self.say(f'column.{key}')]}{row}"))
            for key, name in names.items()
        }

    def months(self, programmes: list[str]) -> list[dict[str, Any]]:
        """The sheet of months."""
        sheet = self.say("months")
        top = self.sheets.find(sheet, self.say("column.month"))
        heads = self.sheets.heads(sheet, top)
        names = {name: self.say("months.all", programme=name.upper()) for name in programmes}
        names |= {"people": self.say("column.paid_for"), "total": self.say("column.total")}
        return [
            {name: self.sheets.value(sheet, f"{heads[head]}{row}") for name, head in names.items()}
            for row in range(top + 1, top + 13)
        ]

    def roadmap(self, years: list[int]) -> list[dict[str, Any]]:
        """The sheet of the road, and each year's needs and shortfalls on the sheet of funds."""
        sheet, found = self.say("roadmap"), []
        top = self.sheets.find(sheet, self.say("column.year"))
        lines = {
            self.sheets.value(sheet, f"A{row}"): row
            for row in range(top + 1, top + 1 + 110)
            if f"A{row}" in self.sheets.cells[sheet]
        }
        for year in years:
            head = self.sheets.find(sheet, self.say("roadmap.groups", year=year)) + 1
            groups, _ = self._groups(sheet, head)
            budget = self._budget(sheet, top, lines[year])
            line = self._row(sheet, top, lines[year], ROAD)
            found.append({"year": year, **line, "groups": groups, "budget": budget, "payers": self.funds(year)})
        return found

    def funds(self, year: int | str) -> dict[str, dict[str, Any]]:
        """A line of the sheet of funds, by payer's name."""
        sheet = self.say("funds")
        top = self.sheets.find(sheet, self.say("column.year"))
        cells = self.sheets.cells[sheet]
        row = next(r for r in range(top + 1, top + 200) if cells[f"A{r}"].value == year)
        parts = {self.say(f"column.{part}"): part for part in ("ceiling", "need", "shortfall", "spent")}
        found: dict[str, dict[str, Any]] = {}
        payer = ""
        for number in range(1, 200):
            column = letters(number)
            if f"{column}{top}" not in cells:
                break
            payer = str(cells[f"{column}{top - 1}"].value or payer)
            cell = cells.get(f"{column}{row}")
            head = str(cells[f"{column}{top}"].value)
            if head != self.say("column.given_ceiling"):
                found.setdefault(payer, {})[parts[head]] = self.told("", cell.value if cell else None)
        return found


def letters(number: int) -> str:
    """The name of a column, counted from 0."""
    return letters(number // 26 - 1) + chr(65 + number % 26) if number > 25 else chr(65 + number)


class Inputs:
    """Where a workbook's inputs stand: for each a sheet and a cell."""

    def __init__(self, sheets: Sheets, code: Code) -> None:
        self.sheets, self.reader = sheets, Reader(sheets, code)

    def _at(self, sheet: str, label: object, heading: object, top: int) -> tuple[str, str]:
        column = self.sheets.heads(sheet, top)[str(heading)]
        row = next(
            row
            for row in range(top + 1, top + 300)
            if f"A{row}" in self.sheets.cells[sheet] and self.sheets.value(sheet, f"A{row}") == label
        )
        return sheet, f"{column}{row}"

    def year(self) -> tuple[str, str]:
        sheet = self.reader.say("year")
        return sheet, f"B{self.sheets.find(sheet, self.reader.say('figure.year'))}"

    def assumed(self, key: str) -> tuple[str, str]:
        sheet = self.reader.say("assumptions")
        return sheet, f"B{self.sheets.find(sheet, self.reader.say(f'assumption.{key}'))}"

    def dated(self, key: str, year: int) -> tuple[str, str]:
        """A given target, or the size of a given workforce."""
        sheet = self.reader.say("targets")
        top = self.sheets.find(sheet, self.reader.say("column.year"))
        return self._at(sheet, year, self.reader.say(f"column.{key}"), top)

    def group(self, name: str, key: str) -> tuple[str, str]:
        sheet, heading = self.reader.say("groups"), self.reader.say("column.group")
        return self._at(sheet, name, self.reader.say(f"column.{key}"), self.sheets.find(sheet, heading))

    def term(self, name: str, year: int, key: str) -> tuple[str, str]:
        """What changes of a group in a year."""
        sheet = self.reader.say("terms")
        top = self.sheets.find(sheet, self.reader.say("column.group"))
        column = self.sheets.heads(sheet, top)[self.reader.say(f"column.{key}")]
        first, cells = self._at(sheet, name, self.reader.say("column.year"), top), self.sheets.cells[sheet]
        row = next(n for n in range(int(first[1][1:]), 9_999) if cells[f"B{n}"].value == year)
        return sheet, f"{column}{row}"

    def planned(self, name: str, year: int) -> tuple[str, str]:
        sheet, heading = self.reader.say("groups"), self.reader.say("column.group")
        first = self.sheets.find(sheet, heading)
        return self._at(sheet, name, year, self.sheets.find(sheet, heading, after=first))

    def ceiling(self, fund: str, year: int) -> tuple[str, str]:
        sheet = self.reader.say("funds")
        top = self.sheets.find(sheet, self.reader.say("column.year"))
        column = self.sheets.heads(sheet, top - 1)[fund]
        return sheet, f"{column}{self._at(sheet, year, self.reader.say('column.year'), top)[1][1:]}"

    def ceiling_growth(self, fund: str) -> tuple[str, str]:
        sheet = self.reader.say("funds")
        top = self.sheets.find(sheet, self.reader.say("column.payer"))
        return self._at(sheet, fund, self.reader.say("column.ceiling_growth"), top)

    def rate(self, *texts: str, owed_by: str = "") -> tuple[str, str]:
        """The amount of the first row of the law that begins with *texts*, and is *owed_by* somebody."""
        sheet = self.reader.say("rates")
        top = self.sheets.find(sheet, self.reader.say("column.segment"))
        for row in range(top + 1, top + 60):
            found = tuple(self.sheets.value(sheet, f"{column}{row}") for column in "ABC")
            if found == texts and owed_by in ("", self.sheets.value(sheet, f"G{row}")):
                return sheet, f"D{row}"
        raise KeyError(texts)
