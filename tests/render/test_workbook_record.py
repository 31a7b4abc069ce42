"""The sheet that is a record of the run: what was seen, how it went, what the money reaches."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.office.sheets import Sheets
from ucj_cli.engine.report import report
from ucj_cli.i18n import CODES, get_locale
from ucj_cli.plan_file.load import load_plan
from ucj_cli.render.excel import workbook

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import WritePlan
    from ucj_cli.engine.report import Report
    from ucj_cli.i18n import Code

pytestmark = pytest.mark.slow

PLAN = """\
region: {name: Kota Contoh, code: "35.73"}
workforce: {size: {2025: 1_000}}
coverage: {date: 2025-09-09, participants: 300, source: the first count}
observed: {2026-01-15: {participants: 350}, 2026-10-31: {percent: 39.9, source: the third count}}
targets: {percent: {2025: 40, 2030: 80}}
funds:
  kota: {kind: public, ceiling: {2026: 5_000_000, 2027: 60_000_000}, growth_percent: 0,
         spent: {2025: 7, 2026: 2_000_000}}
  provinsi: {kind: public}
groups:
  - {id: ojek, workers: 300, participants: 40, observed: {2026-10-31: 77}, paid_by: kota, planned: {2026: 90}}
  - {id: tani, workers: 200, participants: 10, paid_by: provinsi}
  - {id: lain, workers: rest}
"""


@pytest.fixture
def plan(write_plan: WritePlan) -> Path:
    return write_plan(PLAN)


def reported(plan: Path, code: Code) -> Report:
    return report(load_plan(plan), 2026, lang=code)


class Record:
    """The sheet, by the titles and headings of its tables."""

    def __init__(self, plan: Path, code: Code) -> None:
        self.locale = get_locale(code)
        self.sheets = Sheets(workbook(reported(plan, code), self.locale))
        self.name = self.say("record")

    def say(self, key: str, **facts: object) -> str:
        return self.locale.text(f"sheet.{key}", **facts)

    def table(self, title: str, *keys: str) -> list[list[Any]]:
        """The rows below a title, of the columns whose headings are *keys*."""
        top = self.sheets.find(self.name, self.say(f"record.{title}")) + 1
        heads, cells = self.sheets.heads(self.name, top), self.sheets.cells[self.name]
        columns, rows = [heads[self.say(f"column.{key}")] for key in keys], list[list[Any]]()
        while f"A{top + 1 + len(rows)}" in cells:
            rows.append([cells[f"{column}{top + 1 + len(rows)}"].value for column in columns])
        return rows


@pytest.mark.parametrize("code", CODES)
def test_its_head_says_that_it_does_not_follow_and_it_has_no_formulas(plan: Path, code: Code) -> None:
    record = Record(plan, code)
    cells = record.sheets.cells[record.name]
    assert cells["A2"].value == record.say("record.remark")
    assert [place for place, cell in cells.items() if cell.formula is not None] == []


@pytest.mark.parametrize("code", CODES)
def test_the_observations_are_those_of_track_with_their_sources(plan: Path, code: Code) -> None:
    track, record = reported(plan, code).track, Record(plan, code)
    rows = record.table("seen", "seen", "seen_percent", "asked", "apart", "change", "source")
    assert [row[0] for row in rows] == [300, 350, 399]
    assert [row[1] for row in rows] == [0.3, 0.35, 0.399]
    assert [row[2] for row in rows] == ["–", *(float(each.expected_percent / 100) for each in track.observations[1:])]
    assert [row[3] for row in rows] == ["–", *(each.difference_people for each in track.observations[1:])]
    assert [row[4] for row in rows] == ["–", 50, 49]
    assert [row[5] for row in rows] == ["the first count", get_locale(code).text("no_source"), "the third count"]


def test_a_group_has_its_latest_figure_on_each_day_and_the_rest_what_is_left(plan: Path) -> None:
    days = [get_locale("en").text("sheet.column.group"), "9 September 2025", "15 January 2026", "31 October 2026"]
    record = Record(plan, "en")
    top = record.sheets.find(record.name, record.say("record.groups")) + 1
    heads = record.sheets.heads(record.name, top)
    assert list(heads) == days
    assert [
        [record.sheets.value(record.name, f"{column}{row}") for column in heads.values()]
        for row in range(top + 1, top + 4)
    ] == [["ojek", 40, 40, 77], ["tani", 10, 10, 10], ["lain", 250, 300, 312]]


def test_year_ends_pace_groups_and_money_are_those_of_track(plan: Path) -> None:
    track, record = reported(plan, "en").track, Record(plan, "en")
    assert record.table("ends", "year", "needed", "result", "missing") == [[2025, 400, "missed", 50]]
    (end,) = track.year_ends
    assert (end.participants_needed, end.missed_people) == (400, 50)
    needed = {each.year: float(each.people_per_month) for each in track.pace.needed}
    assert {row[0]: row[1] for row in record.table("pace", "year", "needed_a_month") if row[1] != "–"} == needed
    assert record.table("planned", "group", "planned", "seen", "difference") == [["ojek", 90, 77, -13]]
    assert record.table("spent", "fund", "year", "ceiling", "spent") == [
        ["kota", 2025, "unknown", 7],
        ["kota", 2026, 5_000_000, 2_000_000],
    ]


@pytest.mark.parametrize("code", CODES)
def test_what_the_money_reaches_is_that_of_roadmap(plan: Path, code: Code) -> None:
    roadmap, record = reported(plan, code).roadmap, Record(plan, code)
    spent = (record.say("column.spends", fund=fund) for fund in ("kota", "provinsi"))
    names = ("start", "kept", "dropped", "added", "others", "after", "missing")
    rows = record.table("walk", "year", *names)
    assert rows == [
        [
            year.year, year.funded.participants_start, year.funded.kept, year.funded.dropped, year.funded.added,
            year.funded.others, year.funded.participants_end, year.funded.missing_to_target,
        ]
        for year in roadmap.years
    ]  # fmt: skip
    assert any(row[3] for row in rows)  # some are lost, or this would show nothing
    top = record.sheets.find(record.name, record.say("record.walk")) + 1
    heads = record.sheets.heads(record.name, top)
    for fund, heading in zip(("kota", "provinsi"), spent, strict=True):
        found = [record.sheets.value(record.name, f"{heads[heading]}{top + 1 + n}") for n in range(len(rows))]
        assert found == [year.funded.spent[fund] for year in roadmap.years]
    percent = get_locale(code).percent(roadmap.funded.coverage_end_percent)
    texts = [str(cell.value) for cell in record.sheets.cells[record.name].values() if cell.kind == "s"]
    assert any(percent in text and str(roadmap.funded.behind_from) in text for text in texts)


def test_of_a_plan_that_was_seen_once_it_tells_only_that(write_plan: WritePlan) -> None:
    once = write_plan(PLAN.replace("observed: {2026-01-15", "# ").replace("observed: {2026-10-31: 77}, ", ""))
    record = Record(once, "en")
    assert [row[0] for row in record.table("seen", "seen")] == [300]
    with pytest.raises(KeyError):
        record.sheets.find(record.name, record.say("record.groups"))
