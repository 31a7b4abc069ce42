"""From Pydantic's errors to findings: what is wrong with the shape of a plan, and where it is written.

Loaded only when there is something to say.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from ucj_cli.i18n import CODES
from ucj_cli.i18n.visible import quoted
from ucj_cli.plan_file.claims import CLAIMS
from ucj_cli.plan_file.group import Group
from ucj_cli.plan_file.meant import id_of, probably_meant
from ucj_cli.plan_file.model import SECTIONS
from ucj_cli.plan_file.rules import fund_rules, group_rules
from ucj_cli.vocabulary import FIRST_YEAR, LAST_YEAR
from ucj_cli.yamldoc.document import INVALID, Document, Node
from ucj_cli.yamldoc.findings import Finding, KeyPath, TextKey
from ucj_cli.yamldoc.proposals import QUOTES, month_called, number_remedy, suggest_days, suggest_month

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pydantic_core import ErrorDetails

# Pydantic promises an error's type, not its words or its context: the words are ours.
_CODE = r"([0-9]{2})(?:([. /-]?)([0-9]{2}))?"
_EXPECTED = {
    "int_type": "expected.whole",
    "int_from_float": "expected.whole",
    "int_parsing": "expected.whole",
    "is_instance_of": "expected.number",
    "decimal_type": "expected.number",
    "decimal_parsing": "expected.number",
    "finite_number": "expected.number",
    "string_type": "expected.text",
    "bool_type": "expected.bool",
    "date_type": "expected.date",
    "date_from_datetime_inexact": "expected.date",
    "dict_type": "expected.mapping",
    "model_type": "expected.mapping",
    "model_attributes_type": "expected.mapping",
    "tuple_type": "expected.list",
    "string_pattern_mismatch": "expected.id",
    "string_too_long": "expected.short",
    "date_range": "expected.day",
    "too_short": "expected.one",
    "repeated": "expected.once",
}


def check_valid_parts(details: list[ErrorDetails], data: dict[Any, Any]) -> Iterator[Finding]:
    """Apply the rules to the funds, and to each group without those of its keys that have the wrong shape."""
    groups, funds = data.get("groups", []), data.get("funds", {})
    if not isinstance(groups, list) or not isinstance(funds, dict):
        return
    names = {name for name in funds if isinstance(name, str)}
    yield from fund_rules(names)
    wrong: dict[int, set[Any]] = {}
    for detail in details:
        if detail["loc"][0] == "groups":
            wrong.setdefault(int(detail["loc"][1]), set()).update(detail["loc"][2:3])
    sound = {}
    for i, group in enumerate(groups):
        keys = wrong.get(i, set())
        if isinstance(group, dict) and "segment" not in keys:
            rest = {key: value for key, value in group.items() if key not in keys}
            sound[i] = Group.model_validate({"id": f"{i}", "workers": 0, **rest})
    for found in group_rules(sound, names):
        if found.path[2] not in wrong.get(int(found.path[1]), ()):
            yield found


def shape_finding(detail: ErrorDetails, document: Document) -> Finding | None:
    """One of Pydantic's errors as a finding; None where the value was found wrong already."""
    kind = detail["type"]
    if detail["input"] is INVALID and kind not in _ABOUT_KEYS:
        return None
    if detail["loc"][-1:] == ("[key]",):
        return _wrong_key(detail, document)
    return _CONVERTERS.get(kind, _wrong_type)(detail, document)


def _wrong_key(detail: ErrorDetails, document: Document) -> Finding:
    """Report a key of the wrong shape, in a mapping whose keys are years, days, ids or languages."""
    node, path = document.walk(detail["loc"][:-2])
    key = detail["loc"][-2]
    if detail["type"] == "literal_error":
        return _unknown_key_at(document, (*path, key))
    expected = _KEYS.get(str(path[-1]), "expected.year")
    if detail["type"] == "date_range":
        expected = _EXPECTED["date_range"]
    is_quoted_year = expected == "expected.year" and isinstance(key, str) and key in _YEARS
    remedy = "year" if is_quoted_year else None
    facts = {"value": f"`{quoted(key)}`", "expected": TextKey(expected), "remedy": remedy}
    meant = _PROPOSALS[expected](str(key)) if expected in _PROPOSALS else {}
    if meant.get("meant") not in node.keys:  # or the day would stand there twice
        facts |= meant
    return Finding("UCJ012", (*path, key), node.keys.get(key, node.span), facts)


def _unknown_key(detail: ErrorDetails, document: Document) -> Finding:
    return _unknown_key_at(document, document.walk(detail["loc"])[1])


def _unknown_key_at(document: Document, path: KeyPath) -> Finding:
    parent, _ = document.walk(path[:-1])
    key = str(path[-1])
    known = _keys_at(path[:-1], parent.value)
    guess = probably_meant(key, known)
    remedy = "nearest" if guess else None
    facts = {"key": key, "allowed": ", ".join(known), "nearest": guess, "remedy": remedy}
    return Finding("UCJ010", path, parent.keys.get(path[-1], parent.span), facts)


def _missing(detail: ErrorDetails, document: Document) -> Finding:
    path = document.walk(detail["loc"])[1]
    key = detail["loc"][-1] if detail["type"] == "missing" else "kind"
    return Finding("UCJ011", (*path, key), document.key_span(path), {"key": key})


def _empty(detail: ErrorDetails, document: Document) -> Finding:
    node, path = document.walk(detail["loc"])
    return Finding("UCJ009", path, node.span, {"key": path[-1]})


def _not_a_choice(detail: ErrorDetails, document: Document) -> Finding:
    loc, context = detail["loc"], detail["ctx"]
    node, path = document.walk((*loc, "kind") if "expected_tags" in context else loc)
    choices = re.findall(r"'([^']*)'", str(context.get("expected_tags") or context["expected"]))
    guess = probably_meant(node.text, choices)
    if path[-1:] == ("workers",):
        choices.append("123_456")
    facts = {"value": _as_written(node), "allowed": ", ".join(choices), "nearest": guess}
    return Finding("UCJ014", path, node.span, facts | {"remedy": "nearest" if guess else None})


def _out_of_range(detail: ErrorDetails, document: Document) -> Finding:
    node, path = document.walk(detail["loc"])
    limit = next(iter(detail["ctx"].values()))
    return Finding("UCJ013", path, node.span, {"value": node.text, "limit": limit, "remedy": detail["type"]})


def _wrong_type(detail: ErrorDetails, document: Document) -> Finding:
    node, path = document.walk(detail["loc"])
    expected = _EXPECTED.get(detail["type"], "expected.other")
    if path == ("region", "code"):
        expected = "expected.code"
    elif path[:1] == ("assumed_rates",) and path[-1] in ("from", "to"):
        expected = "expected.month"
    elif {"months", "enrol_from"} & set(path[:-1]):
        expected = "expected.month_number"
    facts = {"value": _as_written(node), "expected": TextKey(expected)}
    meant = _form_proposal(node, path, expected) or _proposal(node, expected)
    return Finding("UCJ012", path, node.span, facts | meant)


def _form_proposal(node: Node, path: KeyPath, expected: str) -> dict[str, Any]:
    """Show how one value is written where several are expected, by year, from a month to a month, or as a list."""
    if isinstance(node.value, (dict, list)):
        return {}
    if expected == "expected.mapping" and path[-1] == "months":
        return {"remedy": "form", "guess": "{from: 1, to: 12}"}
    if expected == "expected.mapping" and path[-1] in _BY_YEAR:
        meant = number_remedy(node.text, node.value, whole=path[-1] != "percent").get("meant", quoted(node.text))
        return {"remedy": "by_year", "guess": f"{{2026: {meant}}}"}
    if expected == "expected.list":
        return {"remedy": "form", "guess": f"[{', '.join(re.split('[ ,]+', quoted(node.text).lower()))}]"}
    return {}


def with_proposals(findings: list[Finding], details: list[ErrorDetails], document: Document) -> list[Finding]:
    """Say of numbers that a comma cut in two what the whole was meant to be; `--fix` leaves that to their author."""
    expected = {
        document.walk(detail["loc"])[1]: _EXPECTED.get(detail["type"], "")
        for detail in details
        if detail["input"] is INVALID
    }
    return [
        _whole_again(found, document, expected[found.path])
        if found.facts.get("remedy") == "comma" and found.path in expected
        else found
        for found in findings
    ]


def _whole_again(found: Finding, document: Document, expected: str) -> Finding:
    meant = _proposal(document.walk(found.path)[0], expected)
    guess = meant.get("meant") or meant.get("spelled")
    if not guess:
        return found
    remedy = "comma_point" if "." in guess else "comma_whole"
    return found._replace(facts={**found.facts, "remedy": remedy, "guess": guess})


def _proposal(node: Node, expected: str) -> dict[str, Any]:
    """Say what was probably meant; ``meant`` is what `--fix` writes, so there it is the one right answer."""
    if expected in _PROPOSALS:
        return _PROPOSALS[expected](node.text)
    if expected == "expected.month_number" and (number := month_called(node.text)):
        return {"remedy": "code", "meant": str(number)}
    if expected in {"expected.whole", "expected.month_number", "expected.number"}:
        return number_remedy(node.text, node.value, whole=expected != "expected.number")
    return {}


def _day_proposal(text: str) -> dict[str, Any]:
    """Say which day was meant, or which two it may be."""
    days = [day.isoformat() for day in suggest_days(text)]
    if len(days) > 1:
        return {"remedy": "days", "first": days[0], "second": days[1]}
    return {"remedy": "date", "meant": days[0]} if days else {}


def _month_proposal(text: str) -> dict[str, Any]:
    month = suggest_month(text)
    return {"remedy": "code", "meant": month} if month else {}


def _id_proposal(text: str) -> dict[str, Any]:
    """Say which id it may be; other places name it too, so it is only shown."""
    made = id_of(text)
    return {"remedy": "id", "guess": made} if made else {}


def _code_proposal(text: str) -> dict[str, Any]:
    """Say which code was meant; four digits without a dot may be that of BPS, so there it is only shown."""
    code = re.fullmatch(_CODE, text.strip(f"{QUOTES} "))
    if not code:
        return {}
    dotted = '"' + ".".join(filter(None, code.group(1, 3))) + '"'
    if code[3] and not code[2]:
        return {"remedy": "code_of_either", "guess": dotted, "digits": text}
    return {"remedy": "code", "meant": dotted}


_PROPOSALS: dict[str, Callable[[str], dict[str, Any]]] = {
    "expected.date": _day_proposal,
    "expected.month": _month_proposal,
    "expected.id": _id_proposal,
    "expected.code": _code_proposal,
}


def _as_written(node: Node) -> object:
    if isinstance(node.value, dict):
        return TextKey("value.mapping")
    if isinstance(node.value, list):
        return TextKey("value.list")
    return f"`{quoted(node.text)}`"


def _keys_at(path: KeyPath, value: Any) -> list[str]:  # noqa: ANN401 - any value of a file
    """List the keys that a plan may have at *path*, as they are written in the file."""
    shape = tuple(
        "*" if isinstance(step, int) or (path[0] in ("funds", "observed", "uncertain") and i == 1) else step
        for i, step in enumerate(path)
    )
    if shape[-1:] == ("name",):
        return list(CODES)
    model = CLAIMS.get(value.get("kind")) if shape == ("claims", "*") else SECTIONS.get(shape)
    return [field.alias or name for name, field in model.model_fields.items()] if model else []


_BY_YEAR = ("size", "percent", "participants", "ceiling", "spent", "planned", "enrol_from")
_YEARS = frozenset(map(str, range(FIRST_YEAR, LAST_YEAR + 1)))
_KEYS = {"uncertain": "expected.path", "funds": "expected.id", "tags": "expected.id", "observed": "expected.date"}
"""What the keys of a mapping are, where they are not years."""
_ABOUT_KEYS = ("extra_forbidden", "invalid_key")
_CONVERTERS = {
    **dict.fromkeys(_ABOUT_KEYS, _unknown_key),
    **dict.fromkeys(("missing", "union_tag_not_found"), _missing),
    **dict.fromkeys(("string_too_short", "empty"), _empty),
    **dict.fromkeys(("literal_error", "union_tag_invalid"), _not_a_choice),
    **dict.fromkeys(("greater_than", "greater_than_equal", "less_than", "less_than_equal"), _out_of_range),
}
"""Who tells of which of Pydantic's errors; all others are values of a wrong type."""
