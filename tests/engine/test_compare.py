"""Plans next to each other: what they say differently, what comes of it, and what the first has less or more."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.conftest import SMALLEST
from tests.plan_file.laying import Lay, base
from tests.plans import has_a_road, plan_of, plans
from ucj_cli import OutOfRangeError, compare, load_plan, roadmap

if TYPE_CHECKING:
    from tests.conftest import RunUcj, WritePlan
    from ucj_cli.plan_file.model import Plan

SCENARIOS = Path(__file__).parents[2] / "config" / "scenarios"


def inputs(*compared: Plan) -> dict[str, tuple[object, ...]]:
    return {given.path: given.values for given in compare(compared).inputs}


def value_of(year: Any) -> dict[str, Any]:  # noqa: ANN401 - a year of a road
    """What a comparison says of a road's year."""
    lacks = [payer.shortfall for payer in year.payers if payer.kind in ("public", "donor") and payer.need]
    kept = {"workforce", "target_percent", "participants_needed", "new", "budget", "payers"}
    told = year.model_dump(include=kept)
    return {
        **told,
        "gap": year.missing_at_start,
        "coverage_percent": year.coverage_end_percent,
        "funded_percent": year.funded.coverage_end_percent,
        "shortfall": None if None in lacks else sum(lacks),
        "price_assumed": any(group.price_assumed for group in year.groups),
    }


@given(plans())
def test_a_plan_does_not_differ_from_itself(plan: Plan) -> None:
    assume(has_a_road(plan))
    answer = compare([plan, plan, plan])
    assert answer.inputs == ()
    assert [year.year for year in answer.years] == [year.year for year in roadmap(plan).years]
    for year in answer.years:
        for difference in year.differences:
            assert difference is not None
            told = difference.model_dump()
            money, lack = told.pop("budget"), told.pop("shortfall")
            assert not any([*told.values(), *money.values(), lack])


@given(plans(), st.integers(2025, 2045), st.integers(1, 100))
def test_each_plan_is_told_as_its_own_road_has_it(plan: Plan, year: int, percent: int) -> None:
    assume(year not in plan.targets.participants)
    other = plan.replace({f"targets.percent.{year}": percent})
    assume(has_a_road(plan) and has_a_road(other))
    answer = compare([plan, other])
    last = max(year.year for year in answer.years)
    for i, each in enumerate((plan, other)):
        found = {told.year: told.values[i] for told in answer.years}
        own = {told.year: value_of(told) for told in roadmap(each, last=last).years}
        assert {year: value and value.model_dump() for year, value in found.items()} == {
            year: own.get(year) for year in found
        }


@given(plans(), st.integers(2025, 2045), st.integers(1, 100))
def test_a_difference_is_a_plans_value_less_the_firsts(plan: Plan, year: int, percent: int) -> None:
    assume(year not in plan.targets.participants)
    other = plan.replace({f"targets.percent.{year}": percent})
    assume(has_a_road(plan) and has_a_road(other))
    for told in compare([other, plan]).years:
        first, second = (value and value.model_dump() for value in told.values)
        difference = told.differences[1]
        assert (difference is None) == (first is None or second is None)
        if first and second and difference:
            assert difference.coverage_points == second["coverage_percent"] - first["coverage_percent"]
            assert difference.funded_points == second["funded_percent"] - first["funded_percent"]
            for key in ("participants_needed", "gap", "new"):
                assert getattr(difference, key) == second[key] - first[key]
            for key, money in difference.budget:
                assert money == second["budget"][key] - first["budget"][key]
            if None not in (first["shortfall"], second["shortfall"]):
                assert difference.shortfall == second["shortfall"] - first["shortfall"]
            elif difference.shortfall is not None:  # what is unknown is the same in both
                known = [sum(payer["shortfall"] or 0 for payer in each["payers"]) for each in (first, second)]
                assert difference.shortfall == known[1] - known[0]


@given(plans(), st.integers(2025, 2045))
def test_of_the_inputs_only_those_are_told_that_differ(plan: Plan, year: int) -> None:
    assume(year not in plan.targets.participants)
    other = plan.replace({f"targets.percent.{year}": 77, "region.name": "Kota Lain"})
    assume(has_a_road(plan) and has_a_road(other) and plan.targets.percent.get(year) != 77)
    before = plan.targets.percent.get(year)
    assert inputs(plan, other) == {
        "region.name": ("Kota Contoh", "Kota Lain"),
        f"targets.percent.{year}": (before if before is None else float(before), 77),
    }


def test_a_road_that_begins_later_has_no_figures_before(tmp_path: Path) -> None:
    file = Lay(tmp_path).write("plan.yaml", base())
    early, late = load_plan(file), load_plan(file).replace({"coverage.date": "2026-12-31"})
    answer = compare([early, late])
    assert [year.values[1] is None for year in answer.years[:4]] == [True, True, False, False]
    assert [year.differences[1] is None for year in answer.years[:4]] == [True, True, False, False]
    assert all(year.values[0] for year in answer.years)
    turned = compare([late, early])
    assert [year.differences for year in turned.years[:2]] == [(None, None)] * 2
    assert sum(row["year"] == 2025 for row in answer.rows()) == 1


def test_the_years_go_from_the_first_road_to_the_last_target() -> None:
    near, far = (plan_of(targets={"percent": {2025: 40, last: 100}}) for last in (2027, 2029))
    assert [year.year for year in compare([near, far]).years] == [*range(2025, 2030)]
    assert [year.year for year in compare([near, far], 2026, 2028).years] == [2026, 2027, 2028]


def test_years_backwards_are_an_error_as_on_a_road() -> None:
    with pytest.raises(OutOfRangeError):
        compare([plan_of(), plan_of()], 2030, 2029)


def test_a_first_year_before_every_road_is_an_error() -> None:
    with pytest.raises(OutOfRangeError):
        compare([plan_of(), plan_of()], 2020, 2030)


@pytest.mark.parametrize("file", sorted(SCENARIOS.glob("*.yaml")), ids=lambda file: file.stem)
def test_a_place_is_where_the_value_is_written(file: Path) -> None:
    answer = compare([load_plan(SCENARIOS.parent / "targets.yaml"), load_plan(file)])
    assert answer.inputs
    for told in answer.inputs:
        for value, place in zip(told.values, told.places, strict=True):
            by_default = value == "published" and told.path.endswith(".status")
            assert (place is None) == (value is None or by_default)
            if place is not None:
                name, line, column = place.rsplit(":", 2)
                written = Path(name).read_text("utf-8").splitlines()[int(line) - 1][int(column) - 1 :]
                assert re.sub(r"[_\"]", "", written).startswith(str(value)[:60].replace('"', "").replace("_", ""))


def test_a_value_that_holds_by_default_or_is_set_has_no_file(tmp_path: Path) -> None:
    file = Lay(tmp_path).write("plan.yaml", base())
    (told,) = compare([load_plan(file), load_plan(file, ["targets.path=step"])]).inputs
    assert (told.path, told.values) == ("targets.path", ("linear", "step"))
    assert told.places == (None, "--set targets.path=step")


def test_groups_are_compared_by_their_id_in_any_order(tmp_path: Path) -> None:
    lay = Lay(tmp_path)
    plan = load_plan(lay.write("base.yaml", base()))
    sections = plan.model_dump(by_alias=True, exclude_unset=True)
    assert inputs(plan, plan_of(**sections | {"groups": sections["groups"][::-1]})) == {}
    more = load_plan(lay.scenario("groups: [{id: neu, workers: 5}]"))
    assert inputs(plan, more)["groups.neu.workers"] == (None, 5)
    assert inputs(more, plan)["groups.neu.workers"] == (5, None)


def test_a_list_is_one_value(tmp_path: Path) -> None:
    lay = Lay(tmp_path)
    plan = load_plan(lay.write("base.yaml", base()))
    other = load_plan(lay.scenario("groups: [{id: ojol, programmes: [jkm]}]\nclaims: null"))
    told = inputs(plan, other)
    assert told["groups.ojol.programmes"] == (["jkk", "jkm"], ["jkm"])
    assert told["claims"][1] is None


def test_every_plan_has_a_name_of_its_own(tmp_path: Path) -> None:
    lay = Lay(tmp_path)
    plan = load_plan(lay.write("base.yaml", base()))
    there = load_plan(lay.write("there/base.yaml", base()))
    steps = [plan.replace({"targets.path": "step"}), plan.replace({"coverage.percent": 30, "targets.path": "step"})]
    for compared in ([plan, there], [plan, *steps], [plan, steps[0], there], [plan, plan]):
        names = [each.name for each in compare(compared, 2025, 2026).plans]
        assert len(set(names)) == len(compared), names
    assert [each.name for each in compare([plan, steps[0]]).plans] == ["base", "targets.path=step"]
    assert [each.name for each in compare([plan, steps[1]]).plans][1] == "coverage.percent=30, targets.path=step"
    assert [each.name for each in compare([steps[0], there.replace({"targets.path": "step"})]).plans] == [
        str(lay.folder / "base.yaml"),
        str(lay.folder / "there" / "base.yaml"),
    ]


def test_what_is_no_plans_file_goes_by_its_path(run_process: RunUcj, write_plan: WritePlan) -> None:
    """As a pipe of a shell does: `ucj compare <(git show HEAD:plan.yaml) plan.yaml`."""
    plan = write_plan()
    run = run_process("compare", "/dev/stdin", plan, "--format", "json", stdin=SMALLEST)
    assert [each["name"] for each in json.loads(run.stdout)["plans"]] == ["/dev/stdin", "plan"]


def test_plans_go_by_the_names_that_they_are_given(run_ucj: RunUcj, write_plan: WritePlan) -> None:
    plan, other = write_plan(), write_plan(SMALLEST.replace("41", "42"), "b.yaml")
    run = run_ucj("compare", plan, other, "--name", "RKPD", "--name", "usul dinas", "--format", "json")
    assert [each["name"] for each in json.loads(run.stdout)["plans"]] == ["RKPD", "usul dinas"]
    assert "usul dinas" in run_ucj("compare", plan, other, "--name", "RKPD", "--name", "usul dinas").stdout
    for names, wrong in ((["a"], "--name: 1 name is given, and 2 plans"), (["a", "a"], "--name: `a` is given twice")):
        run = run_ucj("compare", plan, other, *(f"--name={name}" for name in names))
        assert (run.status, run.stdout) == (2, "")
        assert run.stderr.startswith(f"ucj: {wrong}")


@pytest.mark.parametrize("form", ["table", "json", "csv", "md"])
def test_a_name_that_is_no_text_is_written_out(run_ucj: RunUcj, write_plan: WritePlan, form: str) -> None:
    run = run_ucj("compare", write_plan(name="rencana \udc96.yaml"), write_plan(name="b.yaml"), "--format", form)
    assert (run.stderr, run.status) == ("", 0)
    assert "rencana " in run.stdout


@pytest.mark.parametrize("form", ["table", "json"])
@pytest.mark.parametrize(("lang", "words"), [("en", "plans of one region"), ("id", "rencana satu daerah")])
def test_plans_of_two_regions_are_no_scenarios(
    run_ucj: RunUcj, write_plan: WritePlan, form: str, lang: str, words: str
) -> None:
    other = write_plan(SMALLEST.replace("Kota Malang", "Kota Batu").replace("35.73", "35.79"), "batu.yaml")
    run = run_ucj("compare", write_plan(), other, "--format", form, "--lang", lang)
    assert (run.stdout, run.status) == ("", 2)
    assert words in run.stderr
    assert "Kota Malang (35.73), Kota Batu (35.79)" in run.stderr


def test_a_region_without_a_code_is_called_by_its_name(run_ucj: RunUcj, write_plan: WritePlan) -> None:
    bare = write_plan(SMALLEST.replace(', code: "35.73"', ""), "bare.yaml")
    told = run_ucj("compare", bare, write_plan(SMALLEST.replace("Malang", "Batu").replace("35.73", "35.79"))).stderr
    assert "of 2: Kota Malang, Kota Batu (35.79);" in told


def test_one_row_for_each_year_and_plan() -> None:
    rows = compare([load_plan(file) for file in sorted(SCENARIOS.glob("*.yaml"))], 2025, 2030).rows()
    assert len(rows) == 6 * 4 + 5  # the one that stands in December 2025 begins in 2026
    assert len({tuple(row) for row in rows}) == 1


# What is known of one fund is told, whatever is unknown of another

CHANGED = "funds.dbhcht.ceiling.2026=3200000000"
"""Of the shipped plan, in which no ceiling of the other fund, APBD, is known in any year."""


def test_a_changed_ceiling_is_told_though_another_funds_is_unknown() -> None:
    file = SCENARIOS.parent / "targets.yaml"
    year = next(told for told in compare([load_plan(file), load_plan(file, [CHANGED])]).years if told.year == 2026)
    funds = [{payer.id: (payer.ceiling, payer.shortfall) for payer in value.payers} for value in year.values if value]
    assert [told["dbhcht"] for told in funds] == [(4 * 10**9, 1_660_323_200), (32 * 10**8, 2_460_323_200)]
    assert [told["apbd"] for told in funds] == [(None, None)] * 2
    difference = year.differences[1]
    assert difference
    assert difference.shortfall == 8 * 10**8


def test_a_fund_of_unknown_ceiling_that_needs_more_leaves_the_difference_unknown() -> None:
    file = SCENARIOS.parent / "targets.yaml"
    plans = [load_plan(file), load_plan(file, ["groups.penerima-insentif.wage=2000000"])]
    assert {year.differences[1].shortfall for year in compare(plans).years if year.differences[1]} == {None}


def test_rows_have_each_funds_figures_also_of_a_fund_that_one_plan_lacks() -> None:
    kota = {"kota": {"kind": "public", "ceiling": {2025: 1}}}
    group = [{"id": "a", "workers": 1_000, "participants": 300, "paid_by": "kota"}]
    one = plan_of(funds=kota, groups=group)
    two = plan_of(funds={**kota, "csr": {"kind": "donor", "ceiling": {2025: 5}}}, groups=group)
    first, second = compare([one, two], 2025, 2025).rows()
    last = ["need_kota", "ceiling_kota", "shortfall_kota", "need_csr", "ceiling_csr", "shortfall_csr"]
    assert list(first)[-6:] == last
    assert [first[key] for key in last] == [80_640_000, 1, 80_639_999, None, None, None]
    assert [second[key] for key in last] == [80_640_000, 1, 80_639_999, 0, 5, 0]


def test_the_answer_is_headed_by_the_first_plan() -> None:
    plan = plan_of(observed={date(2026, 1, 31): {"participants": 310}})
    answer = compare([plan.as_of("2026-01-01"), plan])
    assert answer.plan
    assert answer.plan.as_of == date(2026, 1, 1)
