"""What must hold between the keys of a plan, beyond each one's own shape."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ucj_cli.errors import OutOfRangeError
from ucj_cli.plan_file.series import participants_now, workforce_in
from ucj_cli.vocabulary import OWN_PAYER, PROGRAMMES, RESERVED_PAYERS, SEGMENT_KEYS
from ucj_cli.yamldoc.findings import Finding, TextKey, nearest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ucj_cli.plan_file.model import Group, Plan


MOST_SEARCHED = 200
"""Among how many payers the one that was meant is looked for: a plan may have thousands, and as many groups."""


def rules_of(plan: Plan) -> Iterator[Finding]:
    """Find all that is wrong between the keys of a plan whose keys all have the right shape."""
    funds = set(plan.funds)
    yield from fund_rules(funds)
    yield from group_rules(dict(enumerate(plan.groups)), funds)
    yield from plan_rules(plan)


def group_rules(groups: Mapping[int, Group], funds: set[str]) -> Iterator[Finding]:
    """Find what is wrong with single groups, given the ids of the plan's *funds*."""
    seen: dict[str, int] = {}
    rest: int | None = None
    named = sorted(funds.difference(RESERVED_PAYERS))
    payers = {segment: [*named, own, "elsewhere"] for segment, own in OWN_PAYER.items()}
    for i, group in groups.items():
        path = ("groups", i)
        if group.id in seen:
            yield Finding("UCJ015", (*path, "id"), facts={"id": group.id, "number": seen[group.id] + 1})
        seen.setdefault(group.id, i)
        if group.workers == "rest":
            if rest is not None:
                yield Finding("UCJ018", (*path, "workers"), facts={"number": rest + 1})
            elif group.participants is not None:
                yield Finding("UCJ019", (*path, "participants"), facts={"value": group.participants})
            rest = i if rest is None else rest
        yield from _segment_rules(group, i)
        yield from _payer_rules(group, i, funds, payers[group.segment])
        if group.months.first > group.months.last:
            facts = {"first": group.months.first, "last": group.months.last}
            yield Finding("UCJ021", (*path, "months"), facts=facts)


def _segment_rules(group: Group, i: int) -> Iterator[Finding]:
    """Keys and programmes that the group's segment does not have, and the wage that wage earners must have."""
    for segment, keys in SEGMENT_KEYS.items():
        for key in keys:
            if segment != group.segment and key in group.model_fields_set:
                yield Finding("UCJ022", ("groups", i, key), facts={"key": key, "segment": segment})
    allowed = PROGRAMMES[group.segment]
    for n, programme in enumerate(group.programmes):
        if programme not in allowed:
            facts = {"value": programme, "allowed": ", ".join(allowed), "segment": group.segment}
            yield Finding("UCJ404", ("groups", i, "programmes", n), facts=facts)
    if group.segment == "pu" and group.wage is None and group.payer != "elsewhere":
        yield Finding("UCJ011", ("groups", i, "wage"), facts={"key": "wage", "remedy": "wage"})


def _payer_rules(group: Group, i: int, funds: set[str], allowed: Sequence[str]) -> Iterator[Finding]:
    if group.payer in allowed[-2:] or (group.payer in funds and group.payer not in RESERVED_PAYERS):
        return
    guess = nearest(group.payer, allowed[-MOST_SEARCHED:])
    facts = {"value": group.payer, "allowed": allowed, "segment": group.segment, "nearest": guess}
    if group.payer in RESERVED_PAYERS:
        yield Finding("UCJ017", ("groups", i, "paid_by"), facts=facts)
    else:
        yield Finding("UCJ016", ("groups", i, "paid_by"), facts=facts | {"remedy": "nearest" if guess else None})


def fund_rules(funds: set[str]) -> Iterator[Finding]:
    """Find what is wrong with the ids of the *funds*."""
    for name in sorted(funds.intersection(RESERVED_PAYERS)):
        yield Finding("UCJ020", ("funds", name), facts={"name": name})


def plan_rules(plan: Plan) -> Iterator[Finding]:
    """Find what is wrong between the sections of a plan whose sections all have the right shape."""
    for name, fund in plan.funds.items():
        if fund.half_price and fund.kind == "public":
            yield Finding("UCJ025", ("funds", name, "half_price"), facts={})
    coverage, size = plan.coverage, plan.workforce.size
    if coverage.percent is None and coverage.participants is None:
        yield Finding("UCJ011", ("coverage", "percent"), facts={"key": "percent", "remedy": "coverage"})
    elif coverage.date.year < min(size):
        facts = {"year": coverage.date.year, "first": min(size)}
        yield Finding("UCJ023", ("workforce", "size"), facts=facts)
    else:
        yield from _workforce_rules(plan)
    if plan.targets.path == "geometric" and any(
        percent == 0 for year, percent in plan.targets.percent.items() if year < max(plan.targets.percent)
    ):
        yield Finding("UCJ024", ("targets", "path"), facts={})


def _workforce_rules(plan: Plan) -> Iterator[Finding]:
    """Check that there are workers in the year of the coverage date, and that the groups add up to them."""
    try:
        workforce_in(plan.workforce, plan.coverage.date.year)
    except OutOfRangeError:  # it may shrink until nobody is left
        yield Finding("UCJ028", ("workforce", "growth_percent"), facts={"year": plan.coverage.date.year})
    else:
        yield from _sums(plan)


def _sums(plan: Plan) -> Iterator[Finding]:
    """Check that the groups, with the rest, add up to the whole workforce and to all participants."""
    if not plan.groups:
        return
    workers_due = workforce_in(plan.workforce, plan.coverage.date.year)
    participants_due = participants_now(plan)
    workers = sum(group.workers for group in plan.groups if group.workers != "rest")
    participants = sum(group.participants or 0 for group in plan.groups)
    has_rest = any(group.workers == "rest" for group in plan.groups)
    for what, found, due in (
        ("workers", workers, workers_due),
        ("participants", participants, participants_due),
    ):
        if found > due if has_rest else found != due:
            remedy = "rest" if has_rest else None
            facts = {"what": TextKey(f"expected.{what}"), "found": found, "due": due, "remedy": remedy}
            yield Finding("UCJ103", ("groups",), facts=facts)
