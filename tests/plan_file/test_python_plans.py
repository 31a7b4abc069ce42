"""Plans made in Python: they run every rule, as a file does."""

from __future__ import annotations

from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

import ucj_cli as ucj

DATA: dict[str, Any] = {
    "region": {"name": "Kota Contoh", "code": "35.73"},
    "workforce": {"size": {2025: 1_000}},
    "coverage": {"date": date(2025, 9, 9), "participants": 300},
    "targets": {"percent": {2025: 40, 2045: 100}},
}


def group(**changes: object) -> dict[str, object]:
    return {"id": "a", "workers": 1_000, "participants": 300, **changes}


WRONG = [
    pytest.param({"groups": [group(workers=5_000)]}, "groups: UCJ103", id="more workers than there are"),
    pytest.param({"groups": [group(paid_by="dbhct")]}, "groups.0.paid_by: UCJ016 `dbhct`", id="an unknown payer"),
    pytest.param({"groups": [group(segment="pu")]}, "groups.0.wage: UCJ011", id="no wage"),
    pytest.param({"coverage": {"date": date(2025, 9, 9)}}, "coverage.percent: UCJ011", id="no coverage"),
    pytest.param({"funds": {"self": {"kind": "public"}}}, "funds.self: UCJ020", id="a fund of a reserved name"),
]


@pytest.mark.parametrize(("changes", "says"), WRONG)
def test_a_rule_between_keys_holds_for_a_plan_that_is_constructed(changes: dict[str, Any], says: str) -> None:
    with pytest.raises(ucj.PlanError) as caught:
        ucj.Plan.model_validate(DATA | changes)
    assert says in str(caught.value)


@pytest.mark.parametrize(("changes", "says"), WRONG)
def test_a_rule_between_keys_holds_for_a_plan_made_of_data(changes: dict[str, Any], says: str) -> None:
    with pytest.raises(ucj.PlanError) as caught:
        ucj.plan(DATA | changes)
    assert says in str(caught.value)


def test_a_plan_made_of_data_is_told_all_its_mistakes_at_once() -> None:
    with pytest.raises(ucj.PlanError) as caught:
        ucj.plan(DATA | {"targets": {"percent": {2025: 140}}, "grups": [], "coverage": {"participants": 10**16}})
    assert {found.code for found in caught.value.findings} == {"UCJ002"}
    with pytest.raises(ucj.PlanError) as caught:
        ucj.plan(DATA | {"targets": {"percent": {2025: 140}}, "grups": []})
    assert {found.code for found in caught.value.findings} == {"UCJ010", "UCJ013"}
    assert "targets.percent.2025: UCJ013 140 is out of range" in str(caught.value)


def test_a_plan_made_of_data_extends_no_file_and_says_so() -> None:
    with pytest.raises(ucj.PlanError, match=r"extends: UCJ026 `base\.yaml` cannot be extended: values of Python"):
        ucj.plan({"extends": "base.yaml", **DATA})


def test_a_plan_made_of_data_answers_as_its_file_does() -> None:
    assert ucj.gap(ucj.plan(DATA), 2026).gap == ucj.gap(ucj.Plan.model_validate(DATA), 2026).gap == 130


def test_a_float_of_arithmetic_is_the_decimal_that_is_meant() -> None:
    plan = ucj.plan(DATA)
    assert str(plan.replace({"targets.percent.2025": 50 + 201 / 50}).targets.percent[2025]) == "54.02"
    rows = ucj.sweep(plan, {"targets.percent.2025": [50 + 201 / 50, 0.1 + 0.2]}).rows()
    assert {row["targets.percent.2025"] for row in rows} >= {54.02}


def test_notes_are_part_of_every_answer_of_a_plan() -> None:
    plan = ucj.plan(DATA)
    for answer in (ucj.gap(plan, 2026), ucj.budget(plan, 2026), ucj.afford(plan, 2026), ucj.roadmap(plan)):
        assert answer.notes
        assert answer.model_dump(mode="json")["notes"][0].keys() == {"code", "text"}
        assert answer.model_dump(mode="json", by_alias=True) == type(answer).model_validate(
            answer.model_dump(by_alias=True)
        ).model_dump(mode="json", by_alias=True)


TEXT = """\
region: {name: Kota Contoh, code: "35.73"}
workforce: {size: {2025: 1_000}}
coverage: {date: 2025-09-09, participants: 300}
targets: {percent: {2025: 40, 2045: 100}}
"""


@pytest.mark.parametrize(
    "data", [DATA, TEXT, TEXT.encode(), b"\xef\xbb\xbf" + TEXT.encode()], ids=["values", "text", "bytes", "BOM"]
)
def test_a_plan_is_made_of_values_of_text_or_of_bytes(data: Any) -> None:  # noqa: ANN401
    assert ucj.gap(ucj.plan(data), 2026).gap == 130


def test_bytes_are_known_again_by_their_fingerprint_as_a_file_is() -> None:
    assert ucj.plan(TEXT.encode()).source.sha256 == sha256(TEXT.encode()).hexdigest()


@pytest.mark.parametrize(
    ("data", "place"), [(TEXT.replace("40", "140").encode(), "<text>:4:27: UCJ013"), (b"a: \xff", "<text>:1:4: UCJ0")]
)
def test_a_mistake_in_bytes_has_its_place(data: bytes, place: str) -> None:
    with pytest.raises(ucj.PlanError) as caught:
        ucj.plan(data)
    assert place in str(caught.value)


@pytest.mark.parametrize("name", ["config/targets.yaml", Path("config/targets.yaml"), "x.YML"])
def test_the_name_of_a_file_is_told_where_text_is_meant_and_the_other_way_round(name: Any) -> None:  # noqa: ANN401
    with pytest.raises(ucj.UsageError, match=r"is the name of a file, which `ucj\.load_plan` reads"):
        ucj.plan(name)
    for data in (DATA, TEXT.encode()):
        with pytest.raises(ucj.UsageError, match=r"is not the name of a file; .* `ucj\.plan` makes a plan"):
            ucj.load_plan(data)  # type: ignore[arg-type]
