"""The schema of a plan that extends another one: every key may be left out, and null removes."""

from __future__ import annotations

from typing import Any

from ucj_cli.yamldoc.reader import EXTENDS

PREFIX = "#/$defs/"
ABOUT = ("description", "examples")
"""What a key says of itself, whatever may stand under it."""


def with_scenarios(plan: dict[str, Any]) -> dict[str, Any]:
    """A schema of both kinds of plan, from that of a *plan*: one that has `extends` needs not say everything again."""
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
