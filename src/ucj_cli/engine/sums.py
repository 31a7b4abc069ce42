"""Groups of a year as answers hold them: each by itself, and added up by segment or by what a tag says of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from ucj_cli.answers.gap import GapGroup, TagSum, TagTotal
from ucj_cli.engine.funding import budget_of, total_budget
from ucj_cli.errors import UsageError
from ucj_cli.i18n.visible import quoted
from ucj_cli.rounding import divide_up, percent, share
from ucj_cli.yamldoc.findings import nearest

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from ucj_cli.answers.base import Budget
    from ucj_cli.engine.year import GroupYear, YearResult
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


def group_records(result: YearResult, names: Sequence[str]) -> tuple[GapGroup, ...]:
    """Return the groups of a year as answers hold them, called by *names*."""
    return tuple(_record(group, name) for group, name in zip(result.groups, names, strict=True))


def _record(found: GroupYear, name: str) -> GapGroup:
    group, after = found.group, found.participants_after
    return GapGroup.model_construct(
        id=group.id,
        name=name,
        segment=group.segment,
        paid_by=found.payer,
        status=group.status,
        workers=found.workers,
        participants=found.participants,
        coverage_percent=percent(found.participants, found.workers) if found.workers else None,
        planned=found.planned,
        new=found.new,
        participants_after=after,
        coverage_after_percent=percent(after, found.workers) if found.workers else None,
        names_to_propose=_names_to_propose(found.new, group.pass_rate_percent),
        cost_per_person=found.unit_cost.total,
        cost_per_new_person=found.new_cost.total,
        price_assumed=found.price_assumed,
        tags=group.tags,
        budget=budget_of(found),
    )


def _names_to_propose(new: int, pass_rate: Decimal | None) -> int | None:
    """Return so many names that *new* people pass verification, of every 100 as many as the *pass_rate* says."""
    if pass_rate is None:
        return None
    passing, hundred = share(pass_rate, 1)
    return divide_up(new * hundred, passing)


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
