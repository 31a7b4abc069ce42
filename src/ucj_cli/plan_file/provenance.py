"""What a value of a plan stands on: its section's source, unless another file or ``--set`` laid it over that source."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from ucj_cli.yamldoc.document import Source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ucj_cli.plan_file.model import Plan
    from ucj_cli.vocabulary import Status
    from ucj_cli.yamldoc.document import Node
    from ucj_cli.yamldoc.findings import KeyPath, Span

FIELDS = {"from": "first", "to": "last"}
"""Keys that are not called so in the model."""
NO_FILE = Source("", b"")
"""The source of a plan that was made in Python of its parts."""
UNSOURCED = ("source", "status", "id", "name", "tags")
"""What needs no source."""


class Origin(NamedTuple):
    """A value of a plan, and what it stands on."""

    value: Any
    source: str | None
    status: Status


def origin_of(plan: Plan, *way: Any) -> Origin:  # noqa: ANN401 - keys and numbers
    """Return the plan's value at *way* with its source; one that was laid over the source has none, and is assumed."""
    value: Any = plan
    stands_on: Any = None
    section: tuple[Any, ...] = ()
    for n, key in enumerate(way):
        if n and hasattr(value, "source"):
            stands_on, section = value, way[:n]
        if isinstance(value, dict):
            value = value[key] if key in value else value[date.fromisoformat(key)]
        else:
            value = value[key] if isinstance(value, tuple) else getattr(value, FIELDS.get(key, key))
    if plan.source != NO_FILE:  # else nothing was laid over anything, and the document would be made anew
        document = plan.document
        named, covered = document.walk((*section, "source"))
        if covered == (*section, "source") and _layer(plan, document.walk(way)[0].span) < _layer(plan, named.span):
            return Origin(value, None, "assumed")
    return Origin(value, getattr(stands_on, "source", None), getattr(stands_on, "status", "published"))


def laid_over(plan: Plan, *section: Any) -> list[str]:  # noqa: ANN401 - keys and numbers
    """List the values of a *section*, by their paths in it, that were laid over its source, which is not theirs."""
    if plan.source == NO_FILE:
        return []
    node, covered = plan.document.walk(section)
    if covered != section or "source" not in node.children:
        return []
    least = _layer(plan, node.children["source"].span)
    return [".".join(map(str, path)) for path, leaf in _leaves(node) if _layer(plan, leaf.span) < least]


def _leaves(node: Node, path: KeyPath = ()) -> Iterator[tuple[KeyPath, Node]]:
    for key, child in node.children.items():
        if key in UNSOURCED or "source" in child.children:
            continue
        if child.children:
            yield from _leaves(child, (*path, key))
        else:
            yield (*path, key), child


def _layer(plan: Plan, span: Span) -> int:
    """Return how far down a value lies: on top what is set for this run, then the plan's own file, then those below."""
    if span.is_setting:
        return 0
    below = [source.path for source in plan.source.extends]
    return below.index(span.file) + 2 if span.file in below else 1
