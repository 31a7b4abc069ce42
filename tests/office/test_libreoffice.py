"""The workbook in a real LibreOffice, which works out every formula again: the figures are those of `ucj`."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

import ucj_cli
from tests.conftest import SMALLEST, needed
from tests.office.reading import BUDGET, FIGURES, GROUP, ROAD, Inputs, Reader
from tests.office.sheets import SOFFICE, Office, Sheets
from tests.plans import YEARS as YEARS_OF_PLANS
from tests.plans import percents, plan_of, plans
from tests.render.test_workbook import VISIBLE, hostile_plan
from ucj_cli.engine.report import report
from ucj_cli.errors import OutOfRangeError
from ucj_cli.i18n import get_locale
from ucj_cli.plan_file.load import load_plan
from ucj_cli.render.excel import workbook

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from tests.conftest import RunUcj, WritePlan
    from tests.office.sheets import Cell, Value
    from ucj_cli.i18n import Code
    from ucj_cli.plan_file.model import Plan

pytestmark = needed(SOFFICE, "needs LibreOffice Calc (soffice) on the PATH")

SHIPPED = (Path(__file__).parents[2] / "config" / "targets.yaml").read_text("utf-8")
FULL = """\
region: {name: Kota Contoh, code: "35.73"}
workforce: {size: {2025: 428_699, 2028: 455_003}, growth_percent: 1.5}
coverage: {date: 2025-09-09, participants: 138_471}
targets: {percent: {2027: 50, 2031: 71.234, 2040: 99.5}, path: geometric}
funds:
  kota: {kind: public, ceiling: {2026: 4_000_000_000, 2027: 9_000_000_000}}
  peduli: {kind: donor, half_price: true, ceiling: {2025: 10_000_000_000}}
groups:
  - {id: ojek, workers: 17_711, participants: 1_250, paid_by: peduli, sector: transport, income: 3_736_101, priority: 2,
     lapse_percent: 7.25, programmes: [jkk, jkm, jht]}
  - {id: tani, workers: 35_677, participants: 9_000, paid_by: kota, planned: {2025: 5_000, 2027: 21_000, 2029: 12_000},
     pass_rate_percent: 34.88, months: {from: 3, to: 9}, lapse_percent: 2}
  - {id: seni, workers: 1_000, participants: 1_013, paid_by: kota, priority: 1}
  - {id: pabrik, workers: 133_690, participants: 58_985, segment: pu, wage: 12_000_000, risk_class: 3,
     labour_intensive: true, programmes: [jkk, jkm, jht, jp], priority: 2, lapse_percent: 0.5}
  - {id: honorer, workers: 20_000, participants: 6_000, segment: pu, wage: 3_736_101, programmes: [jkk, jkm, jht],
     paid_by: kota, months: {from: 2, to: 11}}
  - {id: lain, workers: 40_000, participants: 7_000, paid_by: elsewhere}
  - {id: mandiri, workers: rest, income: 5_000_000}
"""
TIES = """\
region: {name: Kota Contoh, code: "35.73"}
workforce: {size: {2025: 1_000, 2027: 1_001}, growth_percent: 1.5}
coverage: {date: 2025-09-09, percent: 32.35}
targets: {percent: {2025: 41, 2027: 41.01, 2030: 70, 2045: 100}, path: linear}
funds: {kota: {kind: public}}
groups:
  - {id: a, workers: 200, participants: 50, paid_by: kota, lapse_percent: 1}
  - {id: b, workers: 200, participants: 50, paid_by: kota, lapse_percent: 1}
  - {id: c, workers: 200, participants: 50, paid_by: kota, priority: 2}
  - {id: d, workers: 200, participants: 50, paid_by: kota, priority: 2}
  - {id: e, workers: rest, segment: pu, wage: 3_736_500, pass_rate_percent: 12.5}
"""
"""Halves that go up, and equal remainders that go to the earlier group: in workers, targets, lapses, rupiah."""

CHANGING = """\
region: {name: Kota Contoh, code: "35.73"}
workforce: {size: {2025: 100_000, 2028: 108_003}, growth_percent: 1.5}
coverage: {date: 2025-09-09, participants: 30_001}
observed: {2026-06-30: {percent: 35.5}, 2026-10-31: {participants: 38_007}}
targets: {percent: {2027: 50}, participants: {2029: 66_666, 2035: 99_000}, path: smooth}
funds:
  kota: {kind: public, ceiling: {2026: 4_000_000_000, 2028: 5_000_000_001}, growth_percent: 2.5,
         spent: {2026: 1_234_567}}
  provinsi: {kind: public, ceiling: {2027: 3_000_000_000}, carry_over: true}
  peduli: {kind: donor, half_price: true}
groups:
  - {id: ojek, workers: 17_711, participants: 1_250, observed: {2026-06-30: 2_000, 2026-10-31: 6_001}, paid_by: peduli,
     sector: transport, income: 3_000_000, growth_percent: 6.25, priority: 2, lapse_percent: 7.25,
     enrol_from: {2027: 4, 2029: 11},
     changes: {2028: {paid_by: kota, priority: 3, programmes: [jkk, jkm, jht], lapse_percent: 1},
               2030: {paid_by: self}}}
  - {id: tani, workers: 15_677, participants: 5_000, paid_by: kota, planned: {2026: 7_000, 2029: 12_000},
     enrol_from: {2026: 10, 2027: 12}, pass_rate_percent: 34.88, months: {from: 2, to: 11}, lapse_percent: 2,
     changes: {2027: {months: {from: 3, to: 9}, pass_rate_percent: 50}, 2031: {months: {from: 1, to: 12}}}}
  - {id: pabrik, workers: 33_690, participants: 18_985, segment: pu, wage: 9_000_000, growth_percent: 4.5,
     risk_class: 3, labour_intensive: true, programmes: [jkk, jkm, jht, jp], priority: 2, lapse_percent: 0.5,
     changes: {2024: {lapse_percent: 1.5}, 2028: {wage: 10_000_000, labour_intensive: false},
               2032: {paid_by: elsewhere}}}
  - {id: honorer, workers: 5_000, participants: 2_000, segment: pu, wage: 3_736_101, programmes: [jkk, jkm, jht],
     paid_by: elsewhere, changes: {2027: {paid_by: provinsi}}}
  - {id: mandiri, workers: rest, income: 5_000_000}
"""
"""Whatever changes with the years: where the plan stands, terms, prices of new people, money, targets in people."""

PLANS: dict[str, tuple[str, Code]] = {
    "shipped": (SHIPPED, "id"),
    "full": (FULL, "en"),
    "smallest": (SMALLEST, "id"),
    "ties": (TIES, "en"),
    "changing": (CHANGING, "en"),
}
YEARS = (2025, 2026, 2030, 2040)


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """LibreOffice with its own profile, for all tests."""
    return Office(tmp_path_factory.mktemp("office"))


def made(plan: Path, year: int, code: Code) -> bytes:
    return workbook(report(load_plan(plan), year, lang=code), get_locale(code))


def asked(run_ucj: RunUcj, plan: Path, *arguments: str) -> dict[str, Any]:
    done = run_ucj(*arguments, "--plan", plan, "--format", "json")
    assert done.status == 0, done.stderr
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def same_groups(found: list[dict[str, Any]], answer: list[dict[str, Any]]) -> None:
    assert found == [{name: group[name] for name in GROUP.values()} | {"budget": group["budget"]} for group in answer]


def same_gap(reader: Reader, answer: dict[str, Any]) -> None:
    """The sheet of the year has the figures of `ucj gap`; who pays nothing is not in the answer."""
    found = reader.gap()
    assert {name: found[name] for name in FIGURES.values()} == {name: answer[name] for name in FIGURES.values()}
    same_groups(found["groups"], answer["groups"])
    assert found["budget"] == {name: answer["budget"][name] for name in BUDGET.values()}
    keys = ("need", "ceiling", "shortfall", "spent")
    paying = [payer for payer in found["payers"] if payer["need"] or payer["ceiling"] is not None]
    owing = [payer for payer in answer["payers"] if payer["need"] or payer["ceiling"] is not None]
    assert paying == [{key: payer[key] for key in keys} for payer in owing]


def same_months(reader: Reader, answer: dict[str, Any]) -> None:
    """The sheet of months has the figures of `ucj budget`."""
    programmes = list(answer["programmes"])
    assert reader.months(programmes) == [
        {"people": month["people"], "total": month["total"]}
        | {programme: month["programmes"].get(programme, 0) for programme in programmes}
        for month in answer["months"]
    ]


def same_roadmap(reader: Reader, answer: dict[str, Any], names: Mapping[str, str]) -> None:
    """The sheets of the road and of funds have the figures of `ucj roadmap`, and their sums."""
    found = reader.roadmap([year["year"] for year in answer["years"]])
    for line, year in zip(found, answer["years"], strict=True):
        assert {name: line[name] for name in ROAD.values()} == {name: year[name] for name in ROAD.values()}
        same_groups(line["groups"], year["groups"])
        assert line["budget"] == year["budget"]
        for payer in year["payers"]:
            parts = ("need", "ceiling", "shortfall", "spent") if payer["kind"] in ("public", "donor") else ("need",)
            assert {"spent": None} | line["payers"][names[payer["id"]]] == {"spent": None} | {
                part: payer[part] for part in parts
            }
    sums = reader.funds(reader.say("all_years", first=answer["years"][0]["year"], last=answer["years"][-1]["year"]))
    for payer in answer["totals"]["payers"]:
        assert sums[names[payer["id"]]]["need"] == payer["need"]
        known = payer["shortfall_at_least"] or payer["shortfall"]  # in all years, or as far as it is
        assert sums[names[payer["id"]]].get("shortfall") == known


def names_of(plan: Path, code: Code) -> Mapping[str, str]:
    return report(load_plan(plan), 2026, lang=code).details.payer_names


def differing(before: Sheets, after: Sheets) -> list[object]:
    """The formulas whose result is not the one that the file carried, or is an error."""
    return [
        (sheet, place, cell, after.cells[sheet].get(place))
        for sheet, cells in before.cells.items()
        for place, cell in cells.items()
        if cell.formula is not None and not consistent_with_rounding(cell.value, after.cells[sheet][place])
    ]


def consistent_with_rounding(value: Value, cell: Cell) -> bool:
    if cell.kind == "e" or isinstance(value, str) or isinstance(cell.value, str) or value is None or cell.value is None:
        return cell.kind != "e" and value == cell.value
    return abs(value - cell.value) <= 1e-12 * max(1, abs(value))


@pytest.mark.parametrize("name", PLANS)
def test_a_recalculation_gives_the_figures_of_ucj_cell_by_cell(
    office: Office, run_ucj: RunUcj, write_plan: WritePlan, name: str
) -> None:
    """Every formula comes to the result that the file carried, and the figures are those of `ucj`, in four years."""
    text, code = PLANS[name]
    plan = write_plan(text)
    years = YEARS[1:] if name == "changing" else YEARS  # it stands in 2026: figures of today say nothing of 2025
    files = {f"{name}-{year}": made(plan, year, code) for year in years}
    recalculated = office.recalculated(files)
    roadmap = asked(run_ucj, plan, "roadmap", "--lang", code)
    for year in years:
        sheets = recalculated[f"{name}-{year}"]
        assert differing(Sheets(files[f"{name}-{year}"]), sheets) == []
        reader, answer = Reader(sheets, code), asked(run_ucj, plan, "gap", "--year", str(year), "--lang", code)
        same_gap(reader, answer)
        budget = asked(run_ucj, plan, "budget", "--year", str(year))
        assert answer["payers"] == budget["payers"]
        same_months(reader, budget)
        same_roadmap(reader, roadmap, names_of(plan, code))


def test_the_sums_by_a_tag_follow_the_groups(office: Office) -> None:
    """Values that differ by a capital or hold a wildcard are not the same; another year is another sum."""
    tags = ("Dinas", "dinas", "*", ">5", None, "Dinas")
    groups = [
        {"id": f"g{i}", "workers": 100, "participants": 10 * i, "paid_by": "kota"}
        | ({"tags": {"opd": tag}} if tag else {})
        for i, tag in enumerate(tags)
    ]
    groups.append({"id": "rest", "workers": "rest"})
    plan = plan_of(funds={"kota": {"kind": "public"}}, groups=groups)
    made = Sheets(workbook(report(plan, 2026, by="opd"), get_locale("en")))
    chosen = "Year", f"B{made.find('Year', get_locale('en').text('sheet.figure.year'))}"
    recalculated = office.recalculated({"as-it-is": made.content, "later": made.with_inputs({chosen: 2030})})
    assert differing(made, recalculated["as-it-is"]) == []
    for name, year in (("as-it-is", 2026), ("later", 2030)):
        sheets, answer = recalculated[name], ucj_cli.gap(plan, year, by="opd")
        top = sheets.find("Year", "opd")
        at = sheets.heads("Year", top)
        for row, found in enumerate(answer.by, top + 1):
            told = {head: sheets.value("Year", f"{at[head]}{row}") for head in ("opd", "To enrol", "Total, Rp")}
            assert told == {
                "opd": found.value or "without opd",
                "To enrol": found.new,
                "Total, Rp": found.budget.total,
            }


# An input is changed in the workbook, and for `ucj` by --set; what is removed, by a scenario

Change = tuple[list[str], str, Any]
CHANGES: dict[str, Change] = {
    "workforce": (
        ["workforce.size.2025=440_011", "workforce.growth_percent=-0.75"],
        "",
        lambda at: {at.dated("size", 2025): 440_011, at.assumed("growth"): -0.0075},
    ),
    "workforce of another year": (["workforce.size.2027=444_444"], "", lambda at: {at.dated("size", 2027): 444_444}),
    "target": (["targets.percent.2031=66.6"], "", lambda at: {at.dated("given", 2031): 0.666}),
    "target of another year": (
        ["targets.percent.2028=50.1234", "targets.percent.2035=80"],
        "",
        lambda at: {at.dated("given", 2028): 0.501234, at.dated("given", 2035): 0.8},
    ),
    "no target": ([], "targets: {percent: {2031: null}}", lambda at: {at.dated("given", 2031): None}),
    "path": (["targets.path=smooth"], "", lambda at: {at.assumed("path"): "smooth"}),
    "steps": (["targets.path=step"], "", lambda at: {at.assumed("path"): "step"}),
    "straight": (["targets.path=linear"], "", lambda at: {at.assumed("path"): "linear"}),
    "participants": (
        ["coverage.participants=151_007", "groups.tani.participants=9_999"],
        "",
        lambda at: {at.assumed("participants"): 151_007, at.group("tani", "today"): 9_999},
    ),
    "planned headcount": (["groups.tani.planned.2027=23_456"], "", lambda at: {at.planned("tani", 2027): 23_456}),
    "planned headcounts of others": (
        ["groups.ojek.planned.2026=4_321"],
        "groups: [{id: tani, planned: {2025: null, 2027: null}}]",
        lambda at: {at.planned("ojek", 2026): 4_321, at.planned("tani", 2025): None, at.planned("tani", 2027): None},
    ),
    "ceiling": (
        ["funds.kota.ceiling.2026=6_500_000_000", "funds.kota.ceiling.2029=1"],
        "funds: {kota: {ceiling: {2027: null}}}",
        lambda at: {
            at.ceiling("kota", 2026): 6_500_000_000,
            at.ceiling("kota", 2027): None,
            at.ceiling("kota", 2029): 1,
        },
    ),
    "terms of groups": (
        [
            "groups.pabrik.wage=9_876_543",
            "groups.ojek.income=700_000",
            "groups.tani.months.from=2",
            "groups.tani.months.to=10",
            "groups.tani.lapse_percent=12.5",
            "groups.tani.pass_rate_percent=50",
            "groups.lain.workers=41_234",
            "groups.lain.priority=1",
        ],
        "groups: [{id: ojek, priority: null}]",
        lambda at: {
            at.group("pabrik", "earns"): 9_876_543,
            at.group("ojek", "earns"): 700_000,
            at.group("ojek", "priority"): None,
            at.group("tani", "first_month"): 2,
            at.group("tani", "last_month"): 10,
            at.group("tani", "lapse"): 0.125,
            at.group("tani", "pass_rate"): 0.5,
            at.group("lain", "size"): 41_234,
            at.group("lain", "priority"): 1,
        },
    ),
    "year": ([], "", lambda at: {at.year(): 2029}),
}
LATER: dict[str, Change] = {
    "a wage, what it grows by, and a later one": (
        [
            "groups.ojek.growth_percent=-3.5",
            "groups.pabrik.wage=8_765_432",
            "groups.pabrik.changes.2028.wage=11_111_111",
        ],
        "groups: [{id: ojek, changes: {2029: {income: 4_444_444}}}, {id: pabrik, changes: {2031: {wage: 9_999_999}}}]",
        lambda at: {
            at.group("ojek", "wage_growth"): -0.035,
            at.term("ojek", 2029, "given_earns"): 4_444_444,
            at.group("pabrik", "earns"): 8_765_432,
            at.term("pabrik", 2028, "given_earns"): 11_111_111,
            at.term("pabrik", 2031, "given_earns"): 9_999_999,
        },
    ),
    "terms from a year on": (
        [],
        """groups:
  - {id: tani, changes: {2028: {months: {from: 4, to: 12}, pass_rate_percent: 12.5}, 2031: {months: null}}}
  - {id: ojek, changes: {2027: {priority: 1}, 2028: {priority: null}, 2029: {lapse_percent: 12.5}}}""",
        lambda at: {
            at.term("tani", 2028, "given_first_month"): 4,
            at.term("tani", 2028, "given_last_month"): 12,
            at.term("tani", 2028, "given_pass_rate"): 0.125,
            at.term("tani", 2031, "given_first_month"): None,
            at.term("tani", 2031, "given_last_month"): None,
            at.term("ojek", 2027, "given_priority"): 1,
            at.term("ojek", 2028, "given_priority"): None,
            at.term("ojek", 2029, "given_lapse"): 0.125,
        },
    ),
    "the month from which new people are paid": (
        [],
        "groups: [{id: ojek, enrol_from: {2027: null, 2028: 7, 2029: 12}}, {id: tani, enrol_from: {2026: 11}}]",
        lambda at: {
            at.term("ojek", 2027, "enrol_from"): None,
            at.term("ojek", 2028, "enrol_from"): 7,
            at.term("ojek", 2029, "enrol_from"): 12,
            at.term("tani", 2026, "enrol_from"): 11,
        },
    ),
    "a ceiling and what it grows by": (
        ["funds.kota.growth_percent=-1.75", "funds.kota.ceiling.2029=6_000_000_007"],
        "funds: {kota: {ceiling: {2026: null}}}",
        lambda at: {
            at.ceiling_growth("kota"): -0.0175,
            at.ceiling("kota", 2029): 6_000_000_007,
            at.ceiling("kota", 2026): None,
        },
    ),
    "a ceiling that grows no longer": (
        [],
        "funds: {kota: {growth_percent: null}}",
        lambda at: {at.ceiling_growth("kota"): None},
    ),
    "targets in people": (
        ["targets.participants.2035=88_888", "targets.participants.2031=70_001"],
        "targets: {percent: {2027: null, 2029: 61.7}, participants: {2029: null}}",
        lambda at: {
            at.dated("given", 2027): None,
            at.dated("given", 2029): 0.617,
            at.dated("given_people", 2029): None,
            at.dated("given_people", 2031): 70_001,
            at.dated("given_people", 2035): 88_888,
        },
    ),
    "where the plan stands": (
        [],
        "observed: {2026-10-31: {participants: 41_234}}\ngroups: [{id: ojek, observed: {2026-10-31: 7_007}}]",
        lambda at: {at.assumed("participants"): 41_234, at.group("ojek", "today"): 7_007},
    ),
    "workforce and headcount": (
        ["workforce.size.2026=101_010", "groups.tani.planned.2028=9_876"],
        "",
        lambda at: {at.dated("size", 2026): 101_010, at.planned("tani", 2028): 9_876},
    ),
    "a later year": ([], "", lambda at: {at.year(): 2030}),
    "a year with a month of its own": ([], "", lambda at: {at.year(): 2029}),
}
"""The same of the plan in which much changes with the years."""

CHANGED = {name: (FULL, *change) for name, change in CHANGES.items()} | {
    name: (CHANGING, *change) for name, change in LATER.items()
}
LOOKED_AT = {"year": 2029, "a later year": 2030, "a year with a month of its own": 2029}


@pytest.fixture(scope="session")
def changed(office: Office, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Sheets]:
    """The workbook of a plan with each change made in it, recalculated, all at once."""
    sheets: dict[str, Sheets] = {}
    for text in (FULL, CHANGING):
        plan = tmp_path_factory.mktemp("plans") / "plan.yaml"
        plan.write_text(text, "utf-8")
        sheets[text] = Sheets(made(plan, 2026, "en"))
    return office.recalculated(
        {
            name: sheets[text].with_inputs(change(Inputs(sheets[text], "en")))
            for name, (text, *_, change) in CHANGED.items()
        }
    )


@pytest.mark.parametrize("name", CHANGED)
def test_a_change_in_the_workbook_does_what_set_does(
    changed: dict[str, Sheets], run_ucj: RunUcj, write_plan: WritePlan, name: str
) -> None:
    text, wanted, removed, _ = CHANGED[name]
    settings = [word for setting in wanted for word in ("--set", setting)]
    write_plan(text)
    plan, reader = write_plan(f"extends: plan.yaml\n{removed}\n", "scenario.yaml"), Reader(changed[name], "en")
    year = ("--year", str(LOOKED_AT.get(name, 2026)))
    same_gap(reader, asked(run_ucj, plan, "gap", *year, *settings))
    same_months(reader, asked(run_ucj, plan, "budget", *year, *settings))
    same_roadmap(reader, asked(run_ucj, plan, "roadmap", *settings), names_of(plan, "en"))
    assert [cell for cells in changed[name].cells.values() for cell in cells.values() if cell.kind == "e"] == []


def test_a_changed_rate_changes_the_money(office: Office, write_plan: WritePlan, tmp_path: Path) -> None:
    """The law stands in no plan, so `ucj` is run with another one."""
    law = tmp_path / "law"
    shutil.copytree(Path(ucj_cli.__file__).parent / "law" / "data", law)
    for name, before, old, new in (
        ("contributions", "jkk, payer: self, ", "percent: 1, base: lowest_band", "percent: 1.25, base: lowest_band"),
        ("contributions", "", "rupiah: 6800", "rupiah: 7100"),
        ("contributions", "programme: jp, payer: worker, ", "percent: 1,", "percent: 1.125,"),
        ("bands", "4_700_000: ", "4_950_000", "4_999_999"),
        ("wage_ceilings", "", "11_086_300", "11_500_000"),
    ):
        text = (law / f"{name}.yaml").read_text("utf-8")
        assert text.count(before + old) == 1
        (law / f"{name}.yaml").write_text(text.replace(before + old, before + new), "utf-8")
    plan = write_plan(FULL)
    sheets = Sheets(made(plan, 2026, "en"))
    at, (own, earner) = Inputs(sheets, "en"), (get_locale("en").text(f"segment.{segment}") for segment in ("bpu", "pu"))
    rates = sheets.cells["Rates"]
    changes = {
        at.rate(own, "JKK", "the lowest base"): 0.0125,
        at.rate(own, "JKM", "flat"): 7_100,
        at.rate(earner, "JP", "the wage to the ceiling", owed_by="wage earner"): 0.01125,
        ("Rates", next(f"B{place[1:]}" for place, cell in rates.items() if cell.value == 4_700_000)): 4_999_999,
        ("Rates", next(place for place, cell in rates.items() if cell.value == 11_086_300)): 11_500_000,
    }
    reader = Reader(office.recalculated({"rates": sheets.with_inputs(changes)})["rates"], "en")

    def with_that_law(*arguments: str) -> dict[str, Any]:
        told = f"import pathlib, ucj_cli.law.tables as law; law._LAW = pathlib.Path({str(law)!r})"
        code = f"{told}; from ucj_cli.__main__ import main; main()"
        command = [sys.executable, "-c", code, *arguments, "--plan", str(plan), "--format", "json", "--lang", "en"]
        answer: dict[str, Any] = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
        return answer

    same_gap(reader, with_that_law("gap", "--year", "2026"))
    same_months(reader, with_that_law("budget", "--year", "2026"))
    same_roadmap(reader, with_that_law("roadmap"), names_of(plan, "en"))


def test_what_the_workbook_cannot_follow_is_told(office: Office, write_plan: WritePlan) -> None:
    """Groups that no longer add up."""
    sheets = Sheets(
        made(write_plan(FULL.replace("workers: rest", "workers: 180_621, participants: 55_223")), 2026, "en")
    )
    at = Inputs(sheets, "en")
    changes = {at.group("lain", "size"): 40_007, at.group("lain", "today"): 6_990}
    files = {"as it was": sheets.content, "changed": sheets.with_inputs(changes)}
    labels = [get_locale("en").text(f"sheet.checks.{key}") for key in ("size", "today")]
    told = {
        name: [found.value("Assumptions", f"B{found.find('Assumptions', label)}") for label in labels]
        for name, found in office.recalculated(files).items()
    }
    assert told == {"as it was": ["agree"] * 2, "changed": [7, -10]}


def test_hostile_names_are_texts_in_libreoffice_too(office: Office) -> None:
    plan = hostile_plan()
    content = workbook(report(plan, 2026), get_locale("en"))
    sheets = office.recalculated({"hostile": content})["hostile"]
    assert differing(Sheets(content), sheets) == []
    texts = {cell.value for cells in sheets.cells.values() for cell in cells.values() if cell.kind == "s"}
    assert set(VISIBLE.values()) - texts == set()
    formulas = [cell.formula for cells in sheets.cells.values() for cell in cells.values() if cell.formula]
    assert [formula for formula in formulas if "HYPERLINK" in formula or "cmd" in formula] == []


def drawn_at_random(count: int) -> list[tuple[Plan, int]]:
    """Plans, each with a year; some of their groups lapse."""
    found = []
    lapses = st.lists(percents(), min_size=6, max_size=6)

    @settings(max_examples=count, suppress_health_check=list(HealthCheck), phases=[Phase.generate])
    @given(plans(), st.sampled_from(YEARS_OF_PLANS), lapses)
    def draw(plan: Plan, year: int, lapse: list[Decimal]) -> None:
        groups = [group.model_copy(update={"lapse_percent": lapse[i]}) for i, group in enumerate(plan.groups)]
        found.append((plan.model_copy(update={"groups": tuple(groups)}), year))

    draw()
    return found


def test_random_plans_are_recalculated_to_the_same_figures(office: Office) -> None:
    files = {}
    for number, (plan, year) in enumerate(drawn_at_random(30)):
        with suppress(OutOfRangeError):  # a year before the plan's first, or a workforce that shrinks to nothing
            files[f"{number}"] = workbook(report(plan, year), get_locale("en"))
    assert len(files) > 10
    recalculated = office.recalculated(files)
    assert [differing(Sheets(content), recalculated[name]) for name, content in files.items()] == [[]] * len(files)
