"""Groups of a year added up: those of a segment, or those in which a tag has one value."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from ucj_cli.answers.gap import TagSum, TagTotal
from ucj_cli.engine.funding import budget_of, total_budget
from ucj_cli.errors import UsageError
from ucj_cli.i18n.visible import quoted
from ucj_cli.rounding import percent
from ucj_cli.yamldoc.findings import nearest

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from ucj_cli.answers.base import Budget
    from ucj_cli.engine.year import GroupYear
    from ucj_cli.plan_file.model import Plan


class Sums(TypedDict):
    """The people and the money of several groups."""

    workers: int
    participants: int
    coverage_percent: Decimal | None
    new: int
    participants_after: int
    coverage_after_percent: Decimal | None
    budget: Budget


def sums_of(groups: Sequence[GroupYear]) -> Sums:
    """Add up the people and the money of *groups*; a coverage is None where they have no workers."""
    workers, participants = (sum(getattr(found, key) for found in groups) for key in ("workers", "participants"))
    after = sum(found.participants_after for found in groups)
    return {
        "workers": workers,
        "participants": participants,
        "coverage_percent": percent(participants, workers) if workers else None,
        "new": after - participants,
        "participants_after": after,
        "coverage_after_percent": percent(after, workers) if workers else None,
        "budget": budget_of(*groups),
    }


def tag_of(plan: Plan, by: str | None) -> str | None:
    """Return the tag that the groups are to be added up *by*, if any.

    Raises:
        UsageError: no group of *plan* has it.
    """
    if by is None:
        return None
    tags = [*dict.fromkeys(tag for group in plan.groups for tag in group.tags)]
    if not tags:
        raise UsageError("tags_none", value=quoted(by))
    if by not in tags:
        raise UsageError("tag_unknown", value=quoted(by), nearest=nearest(by, tags), allowed=tags)
    return str(by)


def sums_by(groups: Sequence[GroupYear], tag: str | None) -> tuple[TagSum, ...]:
    """Add up *groups* by what *tag* says of each, in the order of the plan; at last those that do not have it."""
    if tag is None:
        return ()
    found: dict[str | None, list[GroupYear]] = {}
    for group in groups:
        found.setdefault(group.group.tags.get(tag), []).append(group)
    values = sorted(found, key=lambda value: value is None)
    return tuple(TagSum(tag=tag, value=value, **sums_of(found[value])) for value in values)


def totals_by(years: Sequence[Sequence[TagSum]]) -> tuple[TagTotal, ...]:
    """Add up over *years* what each value of a tag comes to in each."""
    return tuple(
        TagTotal(
            tag=of_value[0].tag,
            value=of_value[0].value,
            new=sum(found.new for found in of_value),
            budget=total_budget(found.budget for found in of_value),
        )
        for of_value in zip(*years, strict=True)
    )
