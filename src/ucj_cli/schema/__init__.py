"""JSON Schema (2020-12) of the plan, for editors, and of every answer, for scripts."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from pydantic.json_schema import GenerateJsonSchema

from ucj_cli.plan_file.model import Plan
from ucj_cli.schema.keys import KEYS
from ucj_cli.yamldoc.reader import EXTENDS

if TYPE_CHECKING:
    from pydantic import BaseModel
    from pydantic_core import core_schema


DIALECT = "https://json-schema.org/draft/2020-12/schema"
ANSWERS = {
    "gap": ("ucj_cli.answers.gap", "Gap"),
    "budget": ("ucj_cli.answers.money", "YearBudget"),
    "roadmap": ("ucj_cli.answers.roadmap", "Roadmap"),
    "afford": ("ucj_cli.answers.money", "Afford"),
    "track": ("ucj_cli.answers.track", "Track"),
    "gaps": ("ucj_cli.answers.gap", "Gaps"),
    "roadmaps": ("ucj_cli.answers.roadmap", "Roadmaps"),
    "compare": ("ucj_cli.answers.compare", "Compare"),
    "diff": ("ucj_cli.answers.diff", "Diff"),
    "sweep": ("ucj_cli.answers.sweep", "SweepRow"),
    "explain": ("ucj_cli.answers.explain", "Explain"),
    "cost": ("ucj_cli.answers.money", "Cost"),
    "rates": ("ucj_cli.answers.reference", "Rates"),
    "check": ("ucj_cli.answers.check", "Check"),
    "regions": ("ucj_cli.answers.reference", "Regions"),
    "doctor": ("ucj_cli.answers.doctor", "Doctor"),
}
"""The model of each answer: its module and its name. One is loaded when its schema is asked for."""

NAMES = ("plan", *ANSWERS)
YEAR = {"pattern": r"^(199[0-9]|20[0-9]{2}|2100)$"}
DAY = {"pattern": r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
# Editors that read YAML 1.2 take 428_699 for text
GROUPED = {"type": "string", "pattern": r"^[1-9][0-9]{0,2}(_[0-9]{3})+$"}
_BOUNDS = {"ge": "minimum", "gt": "exclusiveMinimum", "le": "maximum", "lt": "exclusiveMaximum"}


class _Generator(GenerateJsonSchema):
    """Pydantic's generator, for what YAML and our JSON hold: decimals are numbers, and years are keys."""

    def decimal_schema(self, schema: core_schema.DecimalSchema) -> dict[str, Any]:  # noqa: ARG002 - Pydantic's own
        return {"type": "number"}

    def dict_schema(self, schema: core_schema.DictSchema) -> dict[str, Any]:
        made = super().dict_schema(schema)
        keys: Any = schema.get("keys_schema", {})
        while "schema" in keys:  # what checks a key stands around its type
            keys = keys["schema"]
        names = {"int": YEAR, "date": DAY}.get(keys.get("type"))
        if names:
            return made | {"propertyNames": names}
        return made | {"additionalProperties": False} if "patternProperties" in made else made


def schema_of(name: str) -> dict[str, Any]:
    """Return the schema of the plan, or of an answer, by its name."""
    if name == "plan":
        made = Plan.model_json_schema(schema_generator=_Generator)
        _describe(made)
        made = with_scenarios(_as_written(made))
    else:
        module, answer = ANSWERS[name]
        model: type[BaseModel] = getattr(import_module(module), answer)
        made = model.model_json_schema(mode="serialization", schema_generator=_Generator)
        if name == "sweep":
            made = _line(made)
    return {"$schema": DIALECT, **made, "title": f"ucj {name}"}


def _line(schema: dict[str, Any]) -> dict[str, Any]:
    """Describe a line of ``ucj sweep``: varied inputs, under their own paths, and funds stand beside the figures."""
    for key in ("settings", "funds"):
        del schema["properties"][key]
        schema["required"].remove(key)
    schema["properties"]["price_assumed"] = {"type": "boolean"}
    schema["required"].remove("price_assumed")  # a column only where a combination assumes rates
    del schema["$defs"]
    rupiah = {"type": ["integer", "null"]}
    of_a_fund = {"^need_": rupiah, "^shortfall_(?!known$)": rupiah}
    return {**schema, "patternProperties": of_a_fund, "additionalProperties": True}


def _describe(schema: dict[str, Any]) -> None:
    """Give every key of the plan its description and examples."""
    for title, section in {"Plan": schema, **schema["$defs"]}.items():
        for key, value in section.get("properties", {}).items():
            known = KEYS[f"{title}.{key}"]
            value["description"] = known.description
            if known.examples:
                value["examples"] = list(known.examples)


def _as_written(node: Any) -> Any:  # noqa: ANN401 - any part of a schema
    """Return a schema of what a plan's file may say: no nulls, bounds by name, large numbers also with underscores."""
    if isinstance(node, list):
        return [_as_written(item) for item in node]
    if not isinstance(node, dict):
        return node
    made = {_BOUNDS.get(key, key): _as_written(value) for key, value in node.items() if key != "title"}
    if made.get("default", ...) is None:
        del made["default"]
    branches = [branch for branch in made.get("anyOf", ()) if branch != {"type": "null"}]
    if len(branches) == 1:
        del made["anyOf"]
        made = {**branches[0], **made}
    if made.get("type") == "integer" and made.get("exclusiveMaximum") == 10**15:
        number = {key: made.pop(key) for key in ("type", "minimum", "exclusiveMaximum") if key in made}
        made["anyOf"] = [number, GROUPED]
    return made


PREFIX = "#/$defs/"
ABOUT = ("description", "examples")
"""What a key says of itself, whatever may stand under it."""


def with_scenarios(plan: dict[str, Any]) -> dict[str, Any]:
    """Build a schema of both kinds of plan from that of a *plan*: one with `extends` need not say everything again."""
    sections = plan.pop("$defs")
    scenario = {f"Scenario{name}": _partial(section) for name, section in sections.items() if not _is_whole(name)}
    scenario["ScenarioGroup"]["required"] = ["id"]
    extended = _partial(plan)
    extended["properties"][EXTENDS] = plan["properties"].pop(EXTENDS)
    return {
        "if": {"required": [EXTENDS]},
        "then": {"$ref": f"{PREFIX}ScenarioPlan"},
        "else": {"$ref": f"{PREFIX}Plan"},
        "$defs": {"Plan": plan, **sections, "ScenarioPlan": {**extended, "required": [EXTENDS]}, **scenario},
    }


def _is_whole(name: str) -> bool:
    """Whether a section is never changed in part: the claims are a list, which a scenario replaces."""
    return name.endswith("Claim")


def _partial(node: Any) -> Any:  # noqa: ANN401 - any part of a schema
    """*node* with nothing required, and null beside each value of a mapping."""
    if isinstance(node, list):
        return [_partial(item) for item in node]
    if not isinstance(node, dict):
        return node
    made = {key: _partial(value) for key, value in node.items() if key != "required"}
    for key in ("properties", "patternProperties"):
        if key in made:
            made[key] = {name: _or_null(value) for name, value in made[key].items()}
    if isinstance(made.get("additionalProperties"), dict):
        made["additionalProperties"] = _or_null(made["additionalProperties"])
    reference = made.get("$ref", "")
    if reference and not _is_whole(reference):
        made["$ref"] = reference.replace(PREFIX, f"{PREFIX}Scenario")
    return made


def _or_null(value: dict[str, Any]) -> dict[str, Any]:
    about = {key: value[key] for key in ABOUT if key in value}
    rest = {key: part for key, part in value.items() if key not in (*ABOUT, "default")}
    return {"anyOf": [rest, {"type": "null"}], **about}
