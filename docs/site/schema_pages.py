"""The pages of JSON Schemas: every key of the plan and of each answer, and what may stand there."""

from __future__ import annotations

import json
from typing import Any

from ucj_cli.schema import DAY, GROUPED, NAMES, PREFIX, YEAR, schema_of

HEAD = """\
# The schemas

Every key of the plan and of each answer, with what may stand there, from the JSON Schemas that `ucj schema NAME`
writes for editors and programs. What the keys mean is told at length in [the plan file](plan.md) and in [the
answers](answers.md).

```{toctree}
:glob:

schemas/*
```
"""
SCENARIO = "Scenario"
WHOLE = "whole number"
WORDS = {"string": "text", "integer": WHOLE, "boolean": "`true` or `false`"}


def schemas() -> dict[str, str]:
    """Make a page for each schema, and the page that lists them."""
    return {f"schemas/{name}.md": _page(name, schema_of(name)) for name in NAMES} | {"schemas.md": HEAD}


def _page(name: str, schema: dict[str, Any]) -> str:
    """Write the page of one schema; a scenario has the keys of a plan, so they are not told twice."""
    blocks = [f"# Keys of {'the plan' if name == 'plan' else f'`{name}`'}\n"]
    if "properties" in schema:
        blocks.append(_section(schema))
    for part, section in schema.get("$defs", {}).items():
        if not part.startswith(SCENARIO):
            blocks += [f"## {part}\n", _section(section)]
    return "\n".join(blocks)


def _section(section: dict[str, Any]) -> str:
    """Write what a mapping is, and a table of its keys; with their meaning where the schema tells it."""
    keys = section["properties"]
    columns = ["key", "what may stand there"]
    told = any("description" in value and "$ref" not in value for value in keys.values())
    lines = [columns + ["default", "meaning"] * told]
    lines.append(["---"] * len(lines[0]))
    for key, value in keys.items():
        meaning = [_default(key, value, section), _meaning(value)] if told else []
        lines.append([f"`{key}`", _kind(value), *meaning])
    table = "".join(f"| {' | '.join(line)} |\n" for line in lines)
    return f"{section.get('description', '')}\n\n{table}"


def _default(key: str, value: dict[str, Any], section: dict[str, Any]) -> str:
    if key in section.get("required", ()):
        return "required"
    return f"`{json.dumps(value['default'])}`" if "default" in value else ""


def _meaning(value: dict[str, Any]) -> str:
    """Write what a key says of itself, with its examples."""
    examples = " or ".join(f"`{json.dumps(example, ensure_ascii=False)}`" for example in value.get("examples", ()))
    return f"{value.get('description', '')}{f' Such as {examples}.' if examples else ''}"


def _kind(node: dict[str, Any]) -> str:
    """Write in words what a schema allows."""
    match node:
        case {"$ref": reference}:
            part = reference.removeprefix(PREFIX)
            told = f"[{part}](#{part.lower()})"
        case {"anyOf": branches} | {"oneOf": branches}:
            kinds = [_kind(branch) for branch in branches if branch != GROUPED]
            told = " or ".join(kind for kind in kinds if (kind, "number" in kinds) != (WHOLE, True))
        case {"const": word} | {"enum": [word]}:
            told = f"`{word}`"
        case {"enum": words}:
            told = ", ".join(f"`{word}`" for word in words)
        case {"type": "array"}:
            told = f"list of: {_kind(node.get('items', {}))}"
        case {"type": "object"}:
            told = _mapping(node)
        case {"type": kind}:
            told = f"{node.get('format', WORDS.get(kind, kind))}{_bounds(node)}"
        case _:
            told = "anything"
    return told


def _mapping(node: dict[str, Any]) -> str:
    """Write what a mapping with free keys holds."""
    for value in node.get("patternProperties", {}).values():
        return f"id → {_kind(value)}"
    names = node.get("propertyNames")
    key = "year" if names == YEAR else "day" if names == DAY else "name"
    return f"{key} → {_kind(node.get('additionalProperties', {}))}"


def _bounds(node: dict[str, Any]) -> str:
    """Write between what a number lies; a text's length is told by its page."""
    bounds = {"minimum": "at least", "exclusiveMinimum": "more than", "maximum": "at most", "exclusiveMaximum": "below"}
    told = [f"{words} {node[bound]:,}" for bound, words in bounds.items() if bound in node]
    return f", {', '.join(told)}" if told else ""
