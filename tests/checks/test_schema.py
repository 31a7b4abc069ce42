"""``ucj schema``: valid JSON Schemas, which plans and answers pass and mistakes do not."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from tests.checks.looking import SOUND, look, reported
from ucj_cli.checks.diff import diff
from ucj_cli.engine.afford import afford
from ucj_cli.engine.budget import budget
from ucj_cli.engine.explain import explain
from ucj_cli.engine.gap import gap
from ucj_cli.engine.multi_region import gaps, roadmaps
from ucj_cli.engine.reference import rates, regions
from ucj_cli.engine.roadmap import roadmap
from ucj_cli.engine.scenarios import compare, sweep
from ucj_cli.law.month import Month
from ucj_cli.plan_file.find import shipped_plan
from ucj_cli.plan_file.load import load_plan
from ucj_cli.schema import DIALECT, NAMES, schema_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.conftest import RunUcj, WritePlan


def as_json(value: Any) -> Any:  # noqa: ANN401 - any value of a plan
    """A plan's value as a JSON Schema sees it: keys are text, days are ISO text."""
    if isinstance(value, dict):
        return {str(key): as_json(item) for key, item in value.items()}
    if isinstance(value, list):
        return [as_json(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value


def plan_of(text: str) -> Any:  # noqa: ANN401 - whatever the text holds
    return as_json(yaml.safe_load(text))


def as_written(name: str) -> Any:  # noqa: ANN401 - a schema
    """A schema as a file has it."""
    return json.loads(json.dumps(schema_of(name)))


def mistakes(name: str, value: object) -> list[str]:
    """What a real validator finds in *value*."""
    return [f"{error.json_path}: {error.message}" for error in Draft202012Validator(schema_of(name)).iter_errors(value)]


@pytest.mark.parametrize("name", NAMES)
def test_a_schema_is_itself_valid(name: str) -> None:
    schema = schema_of(name)
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == DIALECT


# The plan


def test_the_shipped_plan_is_valid() -> None:
    assert mistakes("plan", plan_of(shipped_plan().read_text(encoding="utf-8"))) == []


def test_the_smallest_plan_is_valid() -> None:
    assert mistakes("plan", plan_of(SOUND)) == []


def test_a_number_with_underscores_is_valid_for_readers_of_yaml_1_2_too() -> None:
    plan = plan_of(SOUND)
    plan["workforce"]["size"]["2025"] = "428_699"
    assert mistakes("plan", plan) == []


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ("workforce", "workforce: {size: {abc: 428_699}}"),
        ("workforce", "workforce: {size: {1989: 428_699}}"),
        ("workforce", "workforce: {size: {2101: 428_699}}"),
        ("workforce", "workforce: {size: {}}"),
        ("workforce", "workforce: {size: {2025: 428.699}}"),
        ("workforce", "workforce: {size: {2025: Rp 5}}"),
        ("workforce", "workforce: {size: {2025: true}}"),
        ("workforce", "workforce: {size: {2025: 0}}"),
        ("workforce", "workforce: {size: {2025: 428_699}, growth: 1}"),
        ("coverage", "coverage: {percent: 32.3}"),
        ("coverage", "coverage: {date: 2025-09-09, percent: 41%}"),
        ("coverage", "coverage: {date: 2025-09-09, percent: 32.3, sorce: BPJS}"),
        ("targets", "targets: {percent: {2025: 101}}"),
        ("targets", "targets: {percent: {2025: -1}}"),
        ("targets", "targets: {percent: {2025: 41}, path: linaer}"),
        ("targets", "targets: {percent: {abc: 41}}"),
        ("targets", "targets: {percent: {2025: 41}}\ngroup: []"),
        ("targets", "targets: {percent: {2025: 41}}\nfunds: {apbd: {kind: private}}"),
        ("targets", "targets: {percent: {2025: 41}}\nfunds: {'a b': {kind: public}}"),
        ("targets", "targets: {percent: {2025: 41}}\nfunds: {apbd: {kind: public, ceiling: {abc: 1}}}"),
        ("targets", "targets: {percent: {2025: 41}}\ngroups: [{id: a, workers: many}]"),
        ("targets", "targets: {percent: {2025: 41}}\ngroups: [{id: a, workers: rest, planned: {abc: 1}}]"),
        ("targets", "targets: {percent: {2025: 41}}\ngroups: [{id: a, workers: rest, programmes: []}]"),
        ("targets", "targets: {percent: {2025: 41}}\ngroups: [{id: a, workers: rest, months: {first: 1}}]"),
        ("targets", "targets: {percent: {2025: 41}}\nclaims: [{kind: sum, parts: [1]}]"),
        ("targets", "targets: {percent: {2025: 41}}\nclaims: [{kind: other}]"),
        ("region", "region: {name: Kota Malang, code: 35.73}"),
        ("region", "region: {name: Kota Malang, code: 3573}"),
    ],
)
def test_what_check_refuses_the_schema_refuses_too(line: str, wrong: str) -> None:
    text = "\n".join(wrong if found.startswith(line) else found for found in SOUND.splitlines()) + "\n"
    assert mistakes("plan", plan_of(text))
    assert [found for found in look(text).findings if found.code < "UCJ090"]


@pytest.mark.parametrize(
    "scenario",
    [
        "extends: targets.yaml",
        "extends: targets.yaml\ntargets: {percent: {2035: 100, 2045: null}}",
        "extends: targets.yaml\ngroups: [{id: ojol, planned: {2026: 9_000}, priority: null}]",
        "extends: targets.yaml\nfunds: {dbhcht: {ceiling: {2026: 5_300_000_000}}, apbd: null}\nclaims: null",
    ],
)
def test_a_scenario_need_not_say_everything_again(scenario: str) -> None:
    assert mistakes("plan", plan_of(scenario)) == []


@pytest.mark.parametrize(
    "wrong",
    [
        "extends: targets.json",
        "extends: 3",
        "extends: targets.yaml\ntargets: {percnt: {2035: 100}}",
        "extends: targets.yaml\ngroups: [{planned: {2026: 9_000}}]",
        "extends: targets.yaml\nfunds: {dbhcht: {ceiling: {2026: lots}}}",
        SOUND.replace("32.3", "null"),
    ],
)
def test_a_scenario_is_checked_all_the_same(wrong: str) -> None:
    assert mistakes("plan", plan_of(wrong))


def properties(schema: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for title, section in schema["$defs"].items():
        for key, value in section["properties"].items():
            yield f"{title}.{key}", value


def test_every_key_of_a_plan_is_described() -> None:
    described = dict(properties(schema_of("plan")))
    assert len(described) > 50
    assert [key for key, value in described.items() if not value.get("description")] == []


def test_the_examples_are_valid() -> None:
    schema = schema_of("plan")
    for key, value in properties(schema):
        for example in value.get("examples", ()):
            alone = {"$schema": DIALECT, "$defs": schema["$defs"], **value}
            assert Draft202012Validator(alone).is_valid(as_json(example)), (key, example)


def test_the_file_beside_the_shipped_plan_is_this_schema() -> None:
    file = shipped_plan().with_name("plan.schema.json")
    assert json.loads(file.read_text(encoding="utf-8")) == as_written("plan")


# The answers


@pytest.mark.parametrize("lang", ["en", "id"])
@pytest.mark.parametrize("year", [2025, 2026, 2045])
def test_gap_answers_as_its_schema_says(year: int, lang: str) -> None:
    found = gap(load_plan(shipped_plan()), year, lang="id" if lang == "id" else "en")
    assert mistakes("gap", json.loads(found.model_dump_json())) == []


def test_gap_of_the_smallest_plan_answers_as_its_schema_says(write_plan: WritePlan) -> None:
    assert mistakes("gap", json.loads(gap(load_plan(write_plan()), 2030).model_dump_json())) == []


@pytest.mark.parametrize("month", [Month(2024, 1), Month(2026, 6), Month(2030, 12)])
def test_rates_answer_as_their_schema_says(month: Month) -> None:
    assert mistakes("rates", json.loads(rates(month).model_dump_json())) == []


def test_check_answers_as_its_schema_says() -> None:
    for text in (SOUND, SOUND.replace("32.3", "32,3"), "", shipped_plan().read_bytes()):
        assert mistakes("check", json.loads(reported(text).model_dump_json())) == []


def test_regions_answer_as_their_schema_says() -> None:
    assert mistakes("regions", json.loads(regions().model_dump_json())) == []


@pytest.mark.parametrize(
    "options",
    [
        "--people 25000 --months 12",
        "--people 25000 --budget 5300000000",
        "--months 12 --budget 5300000000",
        "--people 25000 --months 12 --budget 5300000000",
        "--people 10 --months 3 --segment pu --wage 3736101 --programmes jkk,jkm,jht,jp",
    ],
)
def test_cost_answers_as_its_schema_says(run_ucj: RunUcj, options: str) -> None:
    assert mistakes("cost", json.loads(run_ucj("cost", *options.split(), "--format", "json").stdout)) == []


@pytest.mark.parametrize("name", NAMES[1:])
def test_an_answer_with_another_key_is_refused(name: str) -> None:
    answers: dict[str, Any] = {
        "gap": gap(load_plan(shipped_plan()), 2026),
        "rates": rates(Month(2026, 6)),
        "check": reported(SOUND),
        "regions": regions("35.78"),
    }
    value = json.loads(answers[name].model_dump_json()) if name in answers else {}
    assert mistakes(name, value | {"more": 1})


# The command


def test_the_command_writes_a_schema(run_ucj: RunUcj) -> None:
    assert json.loads(run_ucj("schema").stdout) == as_written("plan")
    assert json.loads(run_ucj("schema", "gap").stdout) == as_written("gap")


def test_an_unknown_schema_is_answered_with_all_there_are(run_ucj: RunUcj) -> None:
    done = run_ucj("schema", "plna")
    assert done.status == 2
    assert all(name in done.stderr for name in NAMES)


def test_what_a_script_gets_is_as_its_schema_says() -> None:
    plan = load_plan(shipped_plan())
    other = plan.replace({"targets.percent.2030": 70})
    told = {
        "budget": budget(plan, 2026).to_json(),
        "roadmap": roadmap(plan).to_json(),
        "afford": afford(plan, 2026).to_json(),
        "gaps": gaps([plan, other], 2026).to_json(),
        "roadmaps": roadmaps([plan, other]).to_json(),
        "compare": compare([plan, other]).to_json(),
        "diff": diff(plan, other).to_json(),
        "explain": explain(plan, "shortfall", 2026).to_json(),
    }
    assert {name: mistakes(name, json.loads(text)) for name, text in told.items()} == {name: [] for name in told}


def test_each_line_of_a_sweep_is_as_its_schema_says() -> None:
    lines = sweep(load_plan(shipped_plan()), {"targets.percent.2030": [60, 70.5]}, 2030, 2031).to_json().splitlines()
    assert [mistakes("sweep", json.loads(line)) for line in lines] == [[]] * 4
    assert mistakes("sweep", {"year": 2030})
