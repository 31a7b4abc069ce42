"""From the file's values to a plan: what Pydantic and the rules find, each at its place in the file."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from pydantic import ValidationError

from ucj_cli.plan_file.model import Plan
from ucj_cli.plan_file.rules import rules_of
from ucj_cli.yamldoc.document import Origin
from ucj_cli.yamldoc.findings import Finding, TextKey

if TYPE_CHECKING:
    from ucj_cli.yamldoc.document import Document, Source


MOST_TOLD = 500
"""How many mistakes of a kind are looked into: more than anybody mends at once, and a bound for a hostile file."""

ABOUT_KEYS = ("UCJ020", "UCJ037")
"""Rules that speak of a key rather than of its value."""


def validated(document: Document, source: Source) -> tuple[Plan | None, list[Finding]]:
    """Return the plan (None where it is not valid) and all that is wrong with it."""
    data = document.root.value
    findings = list(document.findings)
    if not document.complete:
        return None, findings
    if not isinstance(data, dict):
        what = "list" if isinstance(data, list) else "empty" if data is None else "word"
        return None, [
            *findings,
            Finding("UCJ005", (), document.root.span, {"what": TextKey(f"not_a_plan.{what}")}),
        ]
    try:
        plan = Plan.model_validate(data, context=Origin(source, document))
    except ValidationError as error:
        from ucj_cli.plan_file.shape_errors import check_valid_parts, shape_finding, with_proposals

        details = error.errors(include_url=False)
        findings = with_proposals(findings, details, document)
        said = {found.span for found in findings}
        shapes = filter(None, (shape_finding(detail, document) for detail in details[:MOST_TOLD]))
        findings += [found for found in shapes if found.span not in said]
        findings += [locate(found, document) for found in islice(check_valid_parts(details, data), MOST_TOLD)]
        return None, [found for found in findings if not _already_reported(found, findings)]
    findings += [locate(found, document) for found in islice(rules_of(plan), MOST_TOLD)]
    return (None if findings else plan), findings


def locate(found: Finding, document: Document) -> Finding:
    """Place a rule's finding at the value it speaks of, or at the key of the section that lacks one."""
    node, covered = document.walk(found.path)
    at_value = covered == found.path and found.code not in ABOUT_KEYS
    span = node.span if at_value else document.key_span(covered)
    return found._replace(span=span)


def _already_reported(found: Finding, findings: list[Finding]) -> bool:
    """Whether *found* calls something empty only because what it held was found wrong."""
    if found.facts.get("expected") != TextKey("expected.one"):
        return False
    span = found.span
    others = (other.span for other in findings if other is not found and other.span.file == span.file)
    return any(span.start <= other.start <= span.end for other in others)
